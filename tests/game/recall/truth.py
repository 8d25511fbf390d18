"""What facts come to by the records and the packs alone, worked out a second time.

Nothing here goes by the cache, the history or the renames of the game: rows of the records' file,
YAML, and py-fsrs. Only the rule of ratings is the game's own; it has tests of its own.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import fsrs
import yaml

from bureau_quiz.bank.model import Fact, Outcome
from bureau_quiz.memory.ratings import Answered, rated

Key = tuple[str, str, Fact]
"""Player, pack, fact."""
Told = tuple[datetime, int]
"""When, and how well."""


class State(NamedTuple):
    """How a fact is known."""

    stability: float
    difficulty: float
    first: datetime
    last: datetime
    due: datetime
    rating: int
    reviews: int
    lapses: int
    right: int


_SQL = """
    SELECT r.round, r.number, r.tag, r.value, r.outcome, r.why, r.tenths, r.paused, r.at,
        o.player, o.names, o.rules, p.prompt, p.options, p.right, p.lefts,
        q.question, q.pack, q.template, q.kind, q.facts
    FROM responses r, rounds o, puts p, questions q
    WHERE o.id = r.round AND p.round = r.round AND p.number = r.number AND q.id = p.wording
"""


def truth(records: Path, packs: Iterable[Path] = ()) -> dict[Key, State]:
    """The state of every fact of every player.

    Args:
        records: The records' file.
        packs: Those there are now, a YAML file each.
    """
    names = {str(pack["pack"]): pack for pack in map(_yaml, packs)}
    told: dict[Key, list[Told]] = {}
    with closing(sqlite3.connect(records)) as file:
        file.row_factory = sqlite3.Row
        appeals = {(a["round"], a["number"]): a for a in file.execute("SELECT * FROM appeals")}
        aids: dict[tuple[int, int], list[str]] = {}
        for aid in file.execute("SELECT * FROM aids"):
            aids.setdefault((aid["round"], aid["number"]), []).append(aid["lifeline"])
        for row in file.execute(_SQL).fetchall():
            key = row["round"], row["number"]
            worst: dict[Fact, int] = {}
            for fact, rating in rated(_answered(row, appeals.get(key), aids.get(key, []))):
                now = today(fact, names.get(row["pack"], {}))
                worst[now] = min(worst.get(now, 4), int(rating))
            at = datetime.fromisoformat(row["at"]).astimezone(UTC).replace(microsecond=0)
            for fact, worse in worst.items():
                told.setdefault((_who(row), row["pack"], fact), []).append((at, worse))
    return {key: state(tolds) for key, tolds in told.items()}


def state(tolds: Iterable[Told]) -> State:
    """What reviews come to, by py-fsrs."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    ordered = sorted(tolds)
    card = fsrs.Card(card_id=1)
    last, lapses, before = ordered[0][0], 0, 1
    for at, rating in ordered:
        slept = int((at - last + timedelta(hours=12)).total_seconds() // 86_400)
        last = at
        if card.last_review:
            card.last_review = at - timedelta(days=slept)
        lapses += rating == 1 and before > 1
        before = rating
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), at)
    assert card.stability is not None
    assert card.difficulty is not None
    rights = sum(rating > 1 for _, rating in ordered)
    first = ordered[0][0]
    known = card.stability, card.difficulty
    return State(*known, first, last, card.due, before, len(ordered), lapses, rights)


def today(fact: Fact, pack: Mapping[str, Any]) -> Fact:
    """What a fact is called in a pack as it stands now; made for tables named by one column."""
    tables = pack.get("tables", {})
    if fact.table not in tables:
        return fact
    column = (tables[fact.table].get("columns") or {}).get(fact.column) or {}
    to = column.get("to") if isinstance(column, dict) else None
    value = _row(fact.value, tables[to]) if to in tables else fact.value
    row = _row(fact.row, tables[fact.table])
    return Fact(fact.table, row, fact.column, value if fact.column else row)


def _row(name: str, table: Mapping[str, Any]) -> str:
    rows = table.get("rows") or []
    key = table.get("key") or next((next(iter(row)) for row in rows), "")
    keys = [str(row[key]) for row in rows]
    if name in keys:
        return name
    for row, now in zip(rows, keys, strict=True):
        was = row.get("was", [])
        if name in (was if isinstance(was, list) else [was]):
            return now
    return name


def _yaml(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def _who(row: sqlite3.Row) -> str:
    names = json.loads(row["names"])
    return str(names[(row["number"] - 1) % len(names)].casefold() if names else row["player"])


def _answered(row: sqlite3.Row, appeal: sqlite3.Row | None, aids: list[str]) -> Answered:
    facts = tuple(Fact(*fact) for fact in json.loads(row["facts"]))
    if not row["template"]:
        facts = (Fact("", row["question"].removeprefix(f"{row['pack']}/"), "", ""),)
    return Answered(
        kind=row["kind"],
        facts=facts,
        outcome=Outcome(row["outcome"]),
        tenths=row["tenths"],
        appealed=appeal is not None,
        paused=bool(row["paused"]),
        aids=tuple(aids),
        prompt=row["prompt"],
        options=tuple(json.loads(row["options"])),
        right=tuple(json.loads(row["right"])),
        lefts=tuple(json.loads(row["lefts"])),
        tag=row["tag"],
        value=row["value"],
        why=appeal["why"] if appeal else row["why"],
        stretch=json.loads(row["rules"]).get("stretch", 1),
    )
