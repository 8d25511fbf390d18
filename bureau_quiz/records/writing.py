"""Values of a round as rows of the records."""

from dataclasses import asdict
from datetime import UTC, datetime
from random import Random
from typing import Any

from bureau_quiz import __version__
from bureau_quiz.bank.model import Put, Question
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
from bureau_quiz.rounds.model import RULES_VERSION, Told


def _insert(table: str, **values: Any) -> Statement:
    return _upsert(table, "DO NOTHING", values)


def _upsert(table: str, conflict: str, values: dict[str, Any]) -> Statement:
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks}) ON CONFLICT {conflict}"
    return Statement(sql, tuple(map(plain, values.values())))


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
    }
    # What stood in for the round, after it was lost to a damage, gives way to it.
    updates = ", ".join(f"{name} = excluded.{name}" for name in values)
    anew = f"(id) DO UPDATE SET {updates} WHERE rounds.rules_version = {STAND_IN}"
    return [known, _upsert("rounds", anew, values)]


def put(round_id: int, number: int, what: Put, at: datetime) -> list[Statement]:
    """A question is put."""
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
        "content": _content(question),
    }
    key = _hash(wording)
    row = _insert(
        "puts",
        round=round_id,
        number=number,
        question=question.id,
        wording=key,
        prompt=what.prompt,
        options=as_json(what.options),
        right=as_json(what.right),
        shown=what.shown,
        at=instant(at),
    )
    return [_insert("questions", id=key, **wording), row]


def told(round_id: int, what: Told, at: datetime) -> list[Statement]:
    """A question is settled."""
    verdict = what.verdict
    row = _insert(
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
    return [row]


def ended(round_id: int, ending: Ending, at: datetime) -> list[Statement]:
    """A round ends; one that has ended stays as it is."""
    state = State.ABANDONED if ending.abandoned else State.FINISHED
    score = ending.score
    close = Statement(
        "UPDATE rounds SET state = ?, ended = ?, points = ?, possible = ?, right = ?, asked = ?,"
        " best_streak = ?, tenths = ? WHERE id = ? AND state = 'open'",
        (
            state.value,
            instant(at),
            score.points,
            score.possible,
            score.right,
            score.asked,
            score.best_streak,
            round(score.seconds * TENTHS),
            round_id,
        ),
    )
    if not ending.why_not:
        return [close]
    unranked = "UPDATE rounds SET ranked = 0, why_not = ? WHERE id = ?"
    return [close, Statement(unranked, (plain(ending.why_not), round_id))]


def _content(question: Question) -> str:
    """What is needed to judge the question and to explain it; its pool is not."""
    return as_json(
        {
            "answers": [[a.text, a.accepted, a.size] for a in question.answers],
            "also_right": [[a.text, a.accepted, a.size] for a in question.also_right],
            "unknown": question.unknown,
            "pool_size": question.pool_size,
            "explanation": question.explanation,
            "source": question.source,
            "claim": question.claim,
            "exact": question.exact,
            "card": question.card,
            "extra": dict(question.extra),
        }
    )


def _hash(wording: dict[str, Any]) -> int:
    """53 bits that differ where a wording does."""
    # Seeding with a text hashes it by SHA-512, and spares loading what hashlib needs.
    return int(Random(plain(as_json(wording))).random() * (1 << 53))
