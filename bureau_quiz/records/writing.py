"""Values of a round as rows of the records."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from random import Random
from typing import Any

from bureau_quiz import __version__
from bureau_quiz.bank.model import Answer, Candidate, Put
from bureau_quiz.records.keys import (
    STAND_IN,
    TENTHS,
    Statement,
    as_json,
    likeness,
    plain,
    player_id,
    series,
)
from bureau_quiz.records.model import Ending, RoundStart, State
from bureau_quiz.rounds.model import RULES_VERSION, Lifeline, Told


def insert(table: str, **values: Any) -> Statement:
    """Add a row, where it is not there yet."""
    return _upsert(table, "DO NOTHING", values)


def round_row(values: Mapping[str, Any]) -> Statement:
    """Add a round; what stood in for it, after it was lost to a damage, gives way to it."""
    anew = f"(id) {_anew(values)} WHERE rounds.rules_version = {STAND_IN}"
    return _upsert("rounds", anew, values)


def _upsert(table: str, conflict: str, values: Mapping[str, Any]) -> Statement:
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks}) ON CONFLICT {conflict}"
    return Statement(sql, tuple(map(plain, values.values())))


def _anew(names: Iterable[str]) -> str:
    return f"DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in names)}"


def instant(when: datetime) -> str:
    """A time as the records write it: UTC, in milliseconds, in an order that texts sort by."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def started(round_id: int, start: RoundStart, at: datetime) -> list[Statement]:
    """A round begins."""
    local = at if at.tzinfo else at.astimezone()
    offset = local.utcoffset()
    player = player_id(start.player)
    known = Statement(
        "INSERT INTO players (id, name, since) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        (player, plain(start.player), instant(at)),
    )
    values = {
        "id": round_id,
        "player": player,
        "title": start.title,
        "state": State.OPEN.value,
        "started": instant(at),
        "ended": None,
        "zone": int(offset.total_seconds() // 60) if offset else 0,
        "mode": start.rules.mode,
        "rules": as_json(asdict(start.rules)),
        "rules_version": RULES_VERSION,
        "game": __version__,
        "packs": as_json({pack: start.digests.get(pack, "") for pack in start.deal.packs}),
        "seed": start.deal.seed,
        "block": start.deal.block,
        "seeded": int(start.seeded),
        "notes": as_json(start.deal.notes),
        "board": str(start.board),
        "likeness": likeness(start.deal.packs, start.rules),
        "series": series(start.deal.packs, start.rules),
        "ranked": int(start.ranked),
        "why_not": start.why_not,
        "names": as_json(start.names),
        "listed": as_json(start.listed),
        "day": start.day,
        "code": start.code,
        "dealt": start.dealt,
    }
    return [known, round_row(values)]


def put(
    round_id: int, number: int, what: Put, at: datetime, instead: bool = False
) -> list[Statement]:
    """A question is put; `instead`: of the one that was to be put there and was not shown."""
    question = what.question
    wording = {
        "question": question.id,
        "pack": question.pack,
        "template": question.template,
        "kind": question.kind,
        "category": question.category,
        "difficulty": question.difficulty,
        "prompt": question.prompt,
        "facts": as_json([[f.table, f.row, f.column, f.value] for f in question.facts]),
        "content": _content(what),
    }
    key = id_of(wording)
    row = {
        "round": round_id,
        "number": number,
        "question": question.id,
        "wording": key,
        "prompt": what.prompt,
        "options": as_json(what.options),
        "right": as_json(what.right),
        "shown": what.shown,
        "at": instant(at),
        "lefts": as_json(what.lefts),
        "besides": as_json(what.besides),
        "scale": as_json(what.scale or ()),
    }
    conflict = f"(round, number) {_anew(row)}" if instead else "DO NOTHING"
    return [insert("questions", id=key, **wording), _upsert("puts", conflict, row)]


def told(round_id: int, what: Told, at: datetime) -> list[Statement]:
    """A question is settled."""
    verdict = what.verdict
    row = insert(
        "responses",
        round=round_id,
        number=what.number,
        tag=what.response.tag,
        value=what.response.value,
        given=what.given,
        tenths=what.tenths,
        paused=int(what.paused),
        outcome=verdict.judgement.outcome.value,
        share=str(verdict.judgement.share),
        why=verdict.judgement.why,
        points=verdict.points,
        base=verdict.base,
        streak=verdict.streak,
        speed=verdict.speed,
        possible=verdict.possible,
        at=instant(at),
    )
    return [row, *(aided(round_id, what.number, aid, at) for aid in what.aids)]


def aided(round_id: int, number: int, lifeline: Lifeline, at: datetime) -> Statement:
    """A lifeline is used."""
    return insert("aids", round=round_id, number=number, lifeline=lifeline.value, at=instant(at))


def flagged(round_id: int, number: int, question: str, note: str, at: datetime) -> Statement:
    """Something is noted on a question."""
    return insert(
        "flags", round=round_id, number=number, question=question, note=note, at=instant(at)
    )


def ended(round_id: int, ending: Ending, at: datetime) -> Statement:
    """A round ends; one that has ended stays as it is."""
    state = State.ABANDONED if ending.abandoned else State.FINISHED
    score = ending.score
    why_not = plain(ending.why_not)
    return Statement(
        "UPDATE rounds SET state = ?, ended = ?, points = ?, possible = ?, right = ?, asked = ?,"
        " best_streak = ?, tenths = ?, ranked = ranked AND ? = '',"
        " why_not = CASE WHEN ranked AND ? <> '' THEN ? ELSE why_not END"
        " WHERE id = ? AND state = 'open'",
        (
            state.value,
            instant(at),
            score.points,
            score.possible,
            score.right,
            score.asked,
            score.best_streak,
            round(score.seconds * TENTHS),
            why_not,
            why_not,
            why_not,
            round_id,
        ),
    )


def _content(what: Put) -> str:
    """What is needed to judge the question, to help with it and to explain it.

    Its pool is needed only where nothing is offered: what is typed is held against it.
    """
    question = what.question
    content = {
        "answers": list(map(_answer, question.answers)),
        "also_right": list(map(_answer, question.also_right)),
        "unknown": question.unknown,
        "pool_size": question.pool_size,
        "explanation": question.explanation,
        "source": question.source,
        "claim": question.claim,
        "exact": question.exact,
        "card": question.card,
        "extra": dict(question.extra),
    }
    rare = {
        "pool": () if what.options else list(map(_candidate, question.pool)),
        "spoiler": question.spoiler,
        "sentences": question.sentences,
        "hints": question.hints,
        "source_spoiler": question.source_spoiler,
        "fact_spoilers": question.fact_spoilers,
    }
    return as_json(content | {name: value for name, value in rare.items() if value})


def _answer(answer: Answer) -> tuple[Any, ...]:
    """Its fields, as far as those at the end say anything."""
    return answer if answer.spoiler else answer[:4] if answer.beside else answer[:3]


def _candidate(candidate: Candidate) -> tuple[Any, ...]:
    """The same of a wrong value."""
    return candidate if candidate.spoiler else candidate[:3] if candidate.size else candidate[:2]


def id_of(wording: Mapping[str, Any]) -> int:
    """What a wording goes by: 53 bits that differ where anything of it does."""
    # Seeding with a text hashes it by SHA-512, and spares loading what hashlib needs.
    return int(Random(plain(as_json(wording))).random() * (1 << 53))
