"""How answers of the records become rows of the cache: flat ones, and memories of facts.

Whatever comes after all that is known of a fact changes its memory by one step; whatever changes
its past, an appeal or a round that was brought in later, has it worked out again from its reviews.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from bureau_quiz.bank.model import Fact, Outcome, rested_on
from bureau_quiz.game.recall.rows import MEMORY, as_row, memory_of, second_of, time_of
from bureau_quiz.memory import ratings, scheduling
from bureau_quiz.memory.model import Memory, Rating, Review
from bureau_quiz.records.keys import player_id

if TYPE_CHECKING:
    from bureau_quiz.game.recall.renaming import Names
    from bureau_quiz.records.history import Answer, Key

_UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
"""What values give that were damaged without their shape showing it."""
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_EPOCH = date(1970, 1, 1).toordinal()
_EARLIEST = int(datetime(1900, 1, 1, tzinfo=UTC).timestamp())
_LATEST = int(datetime(9000, 1, 1, tzinfo=UTC).timestamp())
"""Times beyond these are a clock's error; some of them could not be reckoned with."""

_ANSWER = (
    "INSERT OR REPLACE INTO answers (player, round, number, at, day, hour, mode, pack, template,"
    ' kind, category, difficulty, question, outcome, "right", points, tenths)'
    f" VALUES ({', '.join('?' * 17)})"
)
_REVIEW = (
    "INSERT INTO reviews (fact, at, round, number, rating) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET rating = min(rating, excluded.rating)"
)
_FIND = (
    f'SELECT id, "right", {MEMORY} FROM facts WHERE player = ? AND pack = ?'
    " AND tbl = ? AND row = ? AND col = ? AND value = ?"
)
_STORE = (
    f'UPDATE facts SET "right" = ?, {", ".join(f"{n} = ?" for n in MEMORY.split(", "))}'
    " WHERE id = ?"
)
_NEW = "INSERT INTO facts (player, pack, tbl, row, col, value) VALUES (?, ?, ?, ?, ?, ?)"


class _Review(NamedTuple):
    """When a fact was asked for, and how well it was known."""

    at: int
    round: int
    number: int
    rating: Rating


class _Of(NamedTuple):
    """Whose fact it is."""

    player: str
    pack: str
    fact: Fact


def add(connection: sqlite3.Connection, answers: Iterable[Answer], names: Names) -> None:
    """File answers; those that are there already are filed as they are now."""
    rows: list[tuple[Any, ...]] = []
    lacking: list[tuple[int, int]] = []
    found: dict[_Of, list[_Review]] = {}
    for answer in answers:
        with suppress(*_UNREADABLE):
            at, player = _second(answer.at), _player(answer)
            rows.append(_flat(answer, player, at, names))
            if not answer.whole:
                lacking.append((answer.round, answer.number))
                continue
            for fact, rating in _rated(answer, names).items():
                review = _Review(at, answer.round, answer.number, rating)
                found.setdefault(_Of(player, answer.pack, fact), []).append(review)
    connection.executemany(_ANSWER, rows)
    connection.executemany("INSERT OR IGNORE INTO lacking VALUES (?, ?)", lacking)
    _review(connection, found)


def withdraw(connection: sqlite3.Connection, keys: Sequence[Key]) -> list[Key]:
    """Take the reviews of answers back, so that these can be filed anew; gives those there were."""
    filed: list[Key] = []
    facts: set[int] = set()
    for key in keys:
        where = "WHERE round = ? AND number = ?"
        if connection.execute(f"SELECT 1 FROM answers {where}", key).fetchone():
            filed.append(key)
        facts.update(one for (one,) in connection.execute(f"SELECT fact FROM reviews {where}", key))
        connection.execute(f"DELETE FROM reviews {where}", key)
        connection.execute(f"DELETE FROM lacking {where}", key)
    for fact in facts:
        replay(connection, fact)
    return filed


def replay(connection: sqlite3.Connection, fact: int) -> None:
    """Work a fact's memory out from all its reviews; one without any is forgotten."""
    found = connection.execute("SELECT at, rating FROM reviews WHERE fact = ?", (fact,)).fetchall()
    memory = scheduling.replayed(Review(time_of(at), Rating(rating)) for at, rating in found)
    if memory is None:
        connection.execute("DELETE FROM facts WHERE id = ?", (fact,))
    else:
        right = sum(rating > Rating.AGAIN for _, rating in found)
        connection.execute(_STORE, (right, *as_row(memory), fact))


def move(connection: sqlite3.Connection, fact: int, of: tuple[str, ...]) -> None:
    """Hand a fact's past to the one that it is now, by player, pack, table, row, column, value."""
    found = connection.execute(_FIND, of).fetchone()
    to = int(found[0] if found else connection.execute(_NEW, of).lastrowid or 0)
    connection.execute(
        "INSERT INTO reviews SELECT ?, at, round, number, rating FROM reviews WHERE fact = ?"
        " ON CONFLICT DO UPDATE SET rating = min(rating, excluded.rating)",
        (to, fact),
    )
    connection.execute("DELETE FROM reviews WHERE fact = ?", (fact,))
    replay(connection, fact)
    replay(connection, to)


def _review(connection: sqlite3.Connection, found: Mapping[_Of, Sequence[_Review]]) -> None:
    """Add to the reviews of facts, and bring their memories up to them."""
    rows: list[tuple[int, ...]] = []
    changed: list[tuple[Any, ...]] = []
    late: list[int] = []
    for of, reviews in found.items():
        named = (of.player, of.pack, *of.fact)
        known = connection.execute(_FIND, named).fetchone()
        memory: Memory | None = None
        if known:
            fact, right, *columns = known
            memory = memory_of(columns)
        else:
            fact, right = int(connection.execute(_NEW, named).lastrowid or 0), 0
        rows += ((fact, *one) for one in reviews)
        if memory and min(one.at for one in reviews) <= second_of(memory.last):
            late.append(fact)
            continue
        for at, rating in sorted((one.at, one.rating) for one in reviews):
            memory = scheduling.reviewed(memory, Review(time_of(at), rating))
            right += rating > Rating.AGAIN
        assert memory, "there is a review at least"
        changed.append((right, *as_row(memory), fact))
    connection.executemany(_REVIEW, rows)
    connection.executemany(_STORE, changed)
    for fact in late:
        replay(connection, fact)


def _rated(answer: Answer, names: Names) -> dict[Fact, Rating]:
    """The facts that an answer feeds, as they are called now; of two that became one the worse."""
    rated: dict[Fact, Rating] = {}
    for fact, rating in ratings.rated(_answered(answer)):
        now = names.now(answer.pack, fact)
        rated[now] = min(rating, rated.get(now, rating))
    return rated


def _answered(answer: Answer) -> ratings.Answered:
    facts = tuple(Fact(*fact) for fact in answer.facts)
    return ratings.Answered(
        kind=answer.kind,
        facts=rested_on(answer.question, answer.template, facts),
        outcome=Outcome(answer.outcome),
        tenths=answer.tenths,
        appealed=answer.appealed,
        paused=answer.paused,
        aids=answer.aids,
        prompt=answer.prompt,
        options=answer.options,
        right=answer.right,
        lefts=answer.lefts,
        tag=answer.tag,
        value=answer.value,
        why=answer.why,
        stretch=answer.stretch,
    )


def _flat(answer: Answer, player: str, at: int, names: Names) -> tuple[Any, ...]:
    day, second = divmod(at + answer.zone * _MINUTE, _DAY)
    outcome = Outcome.RIGHT.value if answer.appealed else answer.outcome
    return (
        player,
        answer.round,
        answer.number,
        at,
        _day(day),
        second // _HOUR,
        answer.mode,
        answer.pack,
        names.asker(answer.pack, answer.template),
        answer.kind,
        answer.category,
        answer.difficulty,
        answer.question,
        outcome,
        int(outcome == Outcome.RIGHT),
        answer.points,
        answer.tenths,
    )


def _player(answer: Answer) -> str:
    """Who answered: where several play in turns, whose turn it was."""
    if answer.seats < 2:
        return answer.player
    from bureau_quiz.rounds.model import Rules
    from bureau_quiz.rounds.modes import MODES

    if answer.mode not in MODES:
        return answer.player
    rules = Rules(mode=answer.mode, seats=answer.seats)
    turn = MODES[answer.mode].policy.turn(rules, answer.names, answer.number)
    return player_id(turn) if turn else answer.player


def _second(at: str) -> int:
    # Whole seconds, so that what is stored is what was reckoned with.
    second = int(datetime.fromisoformat(at).timestamp() // 1)
    return max(_EARLIEST, min(second, _LATEST))


@lru_cache(1000)
def _day(day: int) -> str:
    return date.fromordinal(_EPOCH + day).isoformat()
