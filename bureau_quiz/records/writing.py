"""Values of a round as rows of the records."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from random import Random
from typing import Any, NamedTuple

from bureau_quiz import __version__
from bureau_quiz.bank.model import Put, Question
from bureau_quiz.records.model import BoardKey, Ending, RoundStart, State
from bureau_quiz.rounds.model import RULES_VERSION, Rules, Told
from bureau_quiz.text import fold_exact

TENTHS = 10
STAND_IN = 0
"""The version of rules of a round that only stands in for one that was lost."""


class Statement(NamedTuple):
    """Something to do to the file; doing it twice changes nothing."""

    sql: str
    values: tuple[Any, ...]


def _insert(table: str, **values: Any) -> Statement:
    return _upsert(table, "DO NOTHING", values)


def _upsert(table: str, conflict: str, values: dict[str, Any]) -> Statement:
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks}) ON CONFLICT {conflict}"
    return Statement(sql, tuple(map(_plain, values.values())))


def _plain(value: Any) -> Any:
    """Half a surrogate, which a terminal may hand in, cannot be written."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def instant(when: datetime) -> str:
    """A time as the records write it: UTC, in milliseconds, in an order that texts sort by."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def player_id(name: str) -> str:
    """What tells players apart: their name with its case folded."""
    return fold_exact(str(_plain(name)))


def likeness(packs: Iterable[str], rules: Rules) -> str:
    """What rounds must share for a personal best: their board and what filters left."""
    board = str(BoardKey.of(tuple(packs), rules))
    if not rules.filtered:
        return board
    return f"{board} {_json([sorted(rules.difficulties), sorted(rules.categories)])}"


def series(packs: Iterable[str], rules: Rules) -> str:
    """What rounds must share to be dealt from the same decks: all but the timer."""
    return likeness(packs, replace(rules, seconds=None))


def started(round_id: int, start: RoundStart, at: datetime) -> list[Statement]:
    """A round begins."""
    local = at if at.tzinfo else at.astimezone()
    offset = local.utcoffset()
    player = player_id(start.player)
    known = Statement(
        "INSERT INTO players (id, name, since) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        (player, _plain(start.player), instant(at)),
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
        "rules": _json(asdict(start.rules)),
        "rules_version": RULES_VERSION,
        "game": __version__,
        "packs": _json({pack: start.digests.get(pack, "") for pack in start.deal.packs}),
        "seed": start.deal.seed,
        "block": start.deal.block,
        "seeded": int(start.seeded),
        "notes": _json(start.deal.notes),
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
        "facts": _json([[f.table, f.row, f.column, f.value] for f in question.facts]),
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
        options=_json(what.options),
        right=_json(what.right),
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
    return [close, Statement(unranked, (_plain(ending.why_not), round_id))]


def _content(question: Question) -> str:
    """What is needed to judge the question and to explain it; its pool is not."""
    return _json(
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
    return int(Random(_plain(_json(wording))).random() * (1 << 53))
