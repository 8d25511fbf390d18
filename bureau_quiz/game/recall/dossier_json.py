"""Dossiers as JSON: what is closed has no text there either."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bureau_quiz.game.recall.dossier_text import STATES
from bureau_quiz.game.recall.model import (
    DossierCell,
    DossierLine,
    DossierPage,
    Dossiers,
    DossierValue,
)
from bureau_quiz.game.recall.worn import spelt

VERSION = 1
"""Of what is written here: a name that goes or means something else makes it higher."""


def page(shown: DossierPage, player: str) -> dict[str, Any]:
    """One dossier.

    A row's key is not told: where a row is all key, it holds what lies closed. What has faded has
    an ellipsis for the letters that are gone, as in words.
    """
    return {
        "version": VERSION,
        "player": player,
        "dossier": {
            **_line(shown.line),
            "pack_title": shown.pack_title,
            "right": shown.right,
            "asked": shown.asked,
            "since": _time(shown.since),
            "cells": _cells(shown.cells),
            "same_name": [{**_line(kin.line), "cells": _cells(kin.cells)} for kin in shown.kin],
            "named_in": [
                {"table_title": one.table, "label": one.label, **_value(one.value)}
                for one in shown.mentions
            ],
        },
    }


def listing(found: Dossiers, lines: Sequence[DossierLine], player: str) -> dict[str, Any]:
    """Some dossiers, and the packs with all of theirs counted."""
    packs = [
        {
            "pack": pack.pack,
            "title": pack.title,
            "dossiers": pack.dossiers,
            "done": pack.done,
            "open": pack.open,
            "of": pack.of,
            "fading": pack.fading - pack.faint,
            "faint": pack.faint,
            "forgotten": pack.forgotten,
            "due": pack.due,
            "plain_open": pack.plain_open,
            "plain": pack.plain,
        }
        for pack in found.packs
    ]
    return {
        "version": VERSION,
        "player": player,
        "packs": packs,
        "dossiers": [_line(line) for line in lines],
    }


def _line(line: DossierLine) -> dict[str, Any]:
    return {
        "pack": line.key.pack,
        "table": line.key.table,
        "table_title": line.table,
        "title": line.title,
        "open": line.open,
        "of": line.of,
        "fading": line.fading - line.faint,
        "faint": line.faint,
        "forgotten": line.forgotten,
        "due": line.due,
        "last": _time(line.last),
    }


def _cells(cells: Sequence[DossierCell]) -> list[dict[str, Any]]:
    return [
        {"label": cell.label, "values": [_value(value) for value in cell.values]} for cell in cells
    ]


def _value(value: DossierValue) -> dict[str, Any]:
    return {
        "state": STATES[value.openness],
        "text": spelt(value.text, value.openness) or None,
        "due": value.due,
        "missed": value.missed,
        "forgotten": value.forgotten,
    }


def _time(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
