"""Statistics as JSON, for scripts: every figure, nothing rounded away, and a version.

A key that is there stays and means the same; new ones may come. What changes otherwise changes
VERSION.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bureau_quiz.game.recall.figures import Heat, Part, Played, Span, Statistics, Tally, WeakFact

VERSION = 1

KEYS: Mapping[str, str] = {
    "version": "of this format",
    "player": "the player's name",
    "packs": "titles of the packs it is about; empty: all",
    "since": "the first day that is counted; null: all are",
    "today": "the player's day",
    "totals": "answers, right, points of all; missions and training: the rounds of each, their "
    "answers, right, points; days of play, seconds on questions, first day",
    "changed": "the last seven days against the seven before, in a sentence",
    "days": "each day of play of the last 53 weeks: first, last, answers, right, points",
    "weeks": "the last 53 weeks, from Monday on, those without play too",
    "months": "every month from the first one played",
    "by": "pack, category, template, kind, difficulty → name, title, answers, right, points, "
    "and the median seconds of an answer (null: none came in time)",
    "heat": "two things at once: title, and cells of row, column, answers, right, points",
    "speed": "median seconds of right and of wrong answers, and how many took from start to end",
    "streaks": "right answers and days in a row: the most, and now",
    "weakest": "the weakest facts, as a training run of them asks: pack, title, label, asked, "
    "missed, when last, the chance that they are known now (null: never known)",
    "weak": "how many weak facts there are: missed the last time, or forgotten before and not held "
    "again",
}
"""What the object holds, in its order."""


def as_json(statistics: Statistics) -> dict[str, Any]:
    """The object that `bureau-quiz stats --format json` prints."""
    totals, speed = statistics.totals, statistics.speed
    return {
        "version": VERSION,
        "player": statistics.player,
        "packs": list(statistics.packs),
        "since": _day(statistics.since),
        "today": _day(statistics.today),
        "totals": {
            **_tally(totals.tally),
            "missions": _played(totals.missions),
            "training": _played(totals.training),
            "days": totals.days,
            "seconds": round(totals.seconds, 1),
            "first": _day(totals.first),
        },
        "changed": statistics.changed,
        "days": [_span(each) for each in statistics.days if each.tally.answers],
        "weeks": [_span(each) for each in statistics.weeks],
        "months": [_span(each) for each in statistics.months],
        "by": {name: [_part(part) for part in parts] for name, parts in statistics.by.items()},
        "heat": [_heat(heat) for heat in statistics.heat],
        "speed": {
            "right": speed.right,
            "wrong": speed.wrong,
            "buckets": [bucket._asdict() for bucket in speed.buckets],
        },
        "streaks": statistics.streaks._asdict(),
        "weakest": [_weak(fact) for fact in statistics.weakest],
        "weak": statistics.weak,
    }


def _day(day: object) -> str | None:
    return str(day) if day else None


def _tally(tally: Tally) -> dict[str, int]:
    return dict(tally._asdict())


def _played(played: Played) -> dict[str, int]:
    return {"rounds": played.rounds, **_tally(played.tally)}


def _span(span: Span) -> dict[str, Any]:
    return {"first": _day(span.first), "last": _day(span.last), **_tally(span.tally)}


def _part(part: Part) -> dict[str, Any]:
    return {
        "name": part.name,
        "title": part.title,
        **_tally(part.tally),
        "seconds": part.seconds,
    }


def _heat(heat: Heat) -> dict[str, Any]:
    return {
        "title": heat.title,
        "cells": [
            {"row": row, "column": column, **_tally(tally)}
            for row, tallies in zip(heat.rows, heat.cells, strict=True)
            for column, tally in zip(heat.columns, tallies, strict=True)
            if tally.answers
        ],
    }


def _weak(fact: WeakFact) -> dict[str, Any]:
    return {
        "pack": fact.pack,
        "title": fact.title,
        "label": fact.label,
        "dossier": fact.dossier._asdict() if fact.dossier else None,
        "asked": fact.asked,
        "missed": fact.missed,
        "last": fact.last.isoformat(timespec="seconds"),
        "chance": None if fact.chance is None else round(fact.chance, 4),
    }
