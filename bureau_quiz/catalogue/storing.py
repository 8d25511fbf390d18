"""How compiled packs are laid down on a shelf."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from bureau_quiz.bank.model import Card
from bureau_quiz.bank.typable import typable
from bureau_quiz.catalogue.compiling import Compiled, category_of, difficulty_of
from bureau_quiz.catalogue.encoding import Numbers, encode
from bureau_quiz.catalogue.listing import Slice, encode_info, seal

TABLES = (
    """
    CREATE TABLE packs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL,
        maker TEXT NOT NULL,
        stamp TEXT NOT NULL,
        info TEXT NOT NULL,
        problems TEXT NOT NULL,
        decks TEXT NOT NULL,
        seal INTEGER NOT NULL,
        first_text INTEGER NOT NULL,
        last_text INTEGER NOT NULL
    )
    """,
    """
    CREATE INDEX packs_by_path ON packs (path)
    """,
    """
    CREATE TABLE cards (
        id INTEGER PRIMARY KEY,
        pack INTEGER NOT NULL,
        difficulty INTEGER NOT NULL,
        category TEXT NOT NULL,
        kind TEXT NOT NULL,
        level INTEGER NOT NULL,
        typed INTEGER,
        key TEXT NOT NULL,
        questions TEXT NOT NULL,
        seal INTEGER NOT NULL
    )
    """,
    """
    CREATE INDEX cards_by_sort ON cards (pack, difficulty, category, kind, level, typed)
    """,
    """
    CREATE TABLE questions (
        pack INTEGER NOT NULL,
        id TEXT NOT NULL,
        card INTEGER NOT NULL,
        PRIMARY KEY (pack, id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE resting (
        pack INTEGER PRIMARY KEY,
        told TEXT NOT NULL,
        told_seal INTEGER NOT NULL,
        names TEXT NOT NULL,
        names_seal INTEGER NOT NULL,
        asks TEXT NOT NULL,
        tables TEXT NOT NULL,
        seal INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE texts (
        id INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        size TEXT NOT NULL,
        spoiler INTEGER NOT NULL
    )
    """,
)


class _Sort(NamedTuple):
    """What filters look at in a card."""

    difficulty: int
    category: str
    kind: str
    level: int
    typed: int | None

    @classmethod
    def of(cls, card: Card, levels: Mapping[str, int]) -> Self:
        typed = [levels[question.id] for question in card.questions if typable(question)]
        return cls(
            difficulty_of(card),
            category_of(card),
            card.questions[0].kind,
            min(levels[question.id] for question in card.questions),
            min(typed, default=None),
        )


def store(connection: sqlite3.Connection, path: str, compiled: Compiled) -> int:
    """Add a compiled pack, and forget all but the last of those it replaces; gives its number.

    Where another program has just stored the very same, that is taken.
    """
    said = compiled.maker, *encode_info(compiled.info)
    last = "SELECT id, maker, info, problems FROM packs WHERE path = ? ORDER BY id DESC LIMIT 1"
    for number, *other in connection.execute(last, (path,)).fetchall():
        if tuple(other) == said:
            connection.execute("UPDATE packs SET stamp = ? WHERE id = ?", (compiled.stamp, number))
            return int(number)
    older = "SELECT id FROM packs WHERE path = ? ORDER BY id DESC LIMIT -1 OFFSET 1"
    forget(connection, [number for (number,) in connection.execute(older, (path,))])
    first_text, first_card = _after(connection, "texts"), _after(connection, "cards")
    numbers = Numbers(first_text)
    cards = sorted(compiled.cards, key=lambda card: (difficulty_of(card), card.key))
    sorts = [_Sort.of(card, compiled.levels) for card in cards]
    decks = json.dumps(list(_slices(cards, sorts, first_card)))
    cursor = connection.execute(
        "INSERT INTO packs (path, stamp, maker, info, problems, decks, seal, first_text, last_text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
        (path, compiled.stamp, *said, decks, seal(path, *said, decks), first_text),
    )
    pack = int(cursor.lastrowid or 0)
    _add_cards(connection, pack, first_card, cards, sorts, numbers)
    rests = compiled.resting
    row: list[str | int | None] = [
        pack,
        rests.told,
        seal(rests.told),
        rests.names,
        seal(rests.names),
        rests.asks,
        rests.tables,
        seal(rests.asks, rests.tables),
    ]
    _add(connection, "resting", [row])
    _add(connection, "texts", ((of.number, *text) for text, of in numbers.texts.items()))
    connection.execute(
        "UPDATE packs SET last_text = ? WHERE id = ?", (first_text + len(numbers.texts) - 1, pack)
    )
    return pack


def forget(connection: sqlite3.Connection, packs: Iterable[int]) -> None:
    """Take packs off the shelf."""
    for pack in packs:
        connection.execute(
            "DELETE FROM texts WHERE id BETWEEN (SELECT first_text FROM packs WHERE id = :pack)"
            " AND (SELECT last_text FROM packs WHERE id = :pack)",
            {"pack": pack},
        )
        for table in ("cards", "questions", "resting"):
            connection.execute(f"DELETE FROM {table} WHERE pack = ?", (pack,))
        connection.execute("DELETE FROM packs WHERE id = ?", (pack,))


def _add_cards(
    connection: sqlite3.Connection,
    pack: int,
    first: int,
    cards: Sequence[Card],
    sorts: Sequence[_Sort],
    numbers: Numbers,
) -> None:
    _add(
        connection,
        "cards",
        (
            (
                number,
                pack,
                *sort,
                card.key,
                *encode(card, numbers),
            )
            for number, (card, sort) in enumerate(zip(cards, sorts, strict=True), first)
        ),
    )
    _add(
        connection,
        "questions",
        (
            (pack, question.id, number)
            for number, card in enumerate(cards, first)
            for question in card.questions
        ),
    )


def _slices(cards: Sequence[Card], sorts: Sequence[_Sort], first: int) -> Iterator[Slice]:
    found: dict[_Sort, list[Card]] = {}
    for card, sort in zip(cards, sorts, strict=True):
        found.setdefault(sort, []).append(card)
    numbers: dict[str, int] = {}
    firsts: dict[int, int] = {}
    for place, sort in enumerate(sorts, first):
        firsts.setdefault(sort.difficulty, place)
    for sort, those in found.items():
        names = [card.questions[0].template for card in those]
        templates = {numbers.setdefault(name, len(numbers)) for name in names if name}
        yield Slice(
            *sort,
            cards=len(those),
            templates=sorted(templates),
            plain=names.count(""),
            first_card=firsts[sort.difficulty],
        )


def _add(
    connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[str | int | None]]
) -> None:
    rows = iter(rows)
    if first := next(rows, None):
        sql = f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(first))})"
        connection.execute(sql, first)
        connection.executemany(sql, rows)


def _after(connection: sqlite3.Connection, table: str) -> int:
    found = connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")
    return int(found.fetchone()[0])
