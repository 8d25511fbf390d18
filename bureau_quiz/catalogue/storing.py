"""How compiled packs are laid down on a shelf."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bureau_quiz.bank.model import Card
from bureau_quiz.catalogue import coding
from bureau_quiz.catalogue.compiling import Compiled, category_of, difficulty_of, template_of
from bureau_quiz.catalogue.listing import DeckRow, encode_info, seal

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
        key TEXT NOT NULL,
        questions TEXT NOT NULL,
        seal INTEGER NOT NULL
    )
    """,
    """
    CREATE INDEX cards_by_category ON cards (pack, difficulty, category)
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
    CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL, size TEXT NOT NULL)
    """,
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
    texts: dict[tuple[str, str], int] = {}

    def number_of(text: str, size: str) -> int:
        return texts.setdefault((text, size), first_text + len(texts))

    cards = sorted(compiled.cards, key=lambda card: (difficulty_of(card), card.key))
    decks = json.dumps(list(_decks(cards, first_card)))
    cursor = connection.execute(
        "INSERT INTO packs (path, stamp, maker, info, problems, decks, seal, first_text, last_text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
        (path, compiled.stamp, *said, decks, seal(path, *said, decks), first_text),
    )
    pack = int(cursor.lastrowid or 0)
    _add_cards(connection, pack, first_card, cards, number_of)
    _add(connection, "texts", ((number, *text) for text, number in texts.items()))
    connection.execute(
        "UPDATE packs SET last_text = ? WHERE id = ?", (first_text + len(texts) - 1, pack)
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
        for table in ("cards", "questions"):
            connection.execute(f"DELETE FROM {table} WHERE pack = ?", (pack,))
        connection.execute("DELETE FROM packs WHERE id = ?", (pack,))


def _add_cards(
    connection: sqlite3.Connection,
    pack: int,
    first: int,
    cards: Sequence[Card],
    number_of: coding.NumberOf,
) -> None:
    _add(
        connection,
        "cards",
        (
            (
                number,
                pack,
                difficulty_of(card),
                category_of(card),
                card.key,
                *coding.encode(card, number_of),
            )
            for number, card in enumerate(cards, first)
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


def _decks(cards: Iterable[Card], first: int) -> Iterator[DeckRow]:
    for difficulty, group in groupby(cards, difficulty_of):
        of_deck = list(group)
        categories: list[tuple[str | None, list[Card]]] = [(None, of_deck)]
        categories += sorted(_by_category(of_deck).items())
        for category, those in categories:
            templates = len(set(map(template_of, those)))
            yield DeckRow(difficulty, category, len(those), templates, first)
        first += len(of_deck)


def _by_category(cards: Iterable[Card]) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(category_of(card), []).append(card)
    return found


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
