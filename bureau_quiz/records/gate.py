"""What a row must be to enter the records from a file that anybody may have written."""

import json
import re
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from bureau_quiz.bank.model import Outcome
from bureau_quiz.records import schema
from bureau_quiz.records.keys import STAND_IN, as_json
from bureau_quiz.records.model import State
from bureau_quiz.rounds.model import Lifeline
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.text import clean

TEXT = 1 << 16
"""The most characters of a text."""
DOCUMENT = 1 << 21
"""The most characters of a column that holds JSON."""
WIDEST = 1 << 53
"""The ids of rounds lie below this."""
MOST = 1_000_000_000
"""Points, tenths of seconds and numbers lie below this."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_SHARE = re.compile(r"\d{1,6}(/[1-9]\d{0,5})?")
_UNBOUND = frozenset(("id", "wording", "seed"))
"""Whole numbers as wide as SQLite's."""
_LEAST = {
    "number": 1,
    "difficulty": 1,
    **dict.fromkeys(("asked", "best_streak", "block", "dealt", "paused", "resumed"), 0),
    **dict.fromkeys(("right", "seeded", "streak", "tenths"), 0),
}
"""The least that some whole numbers can be."""

Row = tuple[Any, ...]


class Unfit(ValueError):
    """A row that cannot be one of ours; `str()` says why, as part of a sentence."""


class Passed(NamedTuple):
    """A row that may enter."""

    values: Row
    """In the order of its table's columns."""
    mended: bool
    """Whether characters were taken out that no text may have."""


class Column(NamedTuple):
    """A column of today's schema."""

    name: str
    text: bool
    needed: bool
    """Whether it may not be empty."""
    default: str | int | None
    """What stands where a row of an earlier time has none."""
    low: int
    high: int
    """Whole numbers lie from `low` to below `high`."""
    check: Callable[[str], bool] | None
    """What its texts must be; None: any."""
    document: Callable[[Any], bool] | None
    """What its JSON must be; None: it holds none."""


@cache
def shapes() -> Mapping[str, tuple[Column, ...]]:
    """The tables, in an order in which each refers only to earlier ones."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        schema.migrate(empty)
        return {
            table: tuple(
                _column(table, *row[1:5]) for row in empty.execute(f"PRAGMA table_info({table})")
            )
            for (table,) in empty.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }


def _column(table: str, name: str, kind: str, needed: int, default: str | None) -> Column:
    value: str | int | None = None
    if default is not None:
        value = default.strip("'") if kind == "TEXT" else int(default)
    low, high = -MOST, MOST
    if name == "round" or (table, name) == ("rounds", "id"):
        low, high = 0, WIDEST
    elif name in _UNBOUND:
        low, high = -(1 << 63), 1 << 63
    elif name in _LEAST:
        low = _LEAST[name]
    words, document = _WORDS.get(name), _JSON.get(f"{table}.{name}")
    return Column(name, kind == "TEXT", bool(needed), value, low, high, words, document)


@cache
def _names(table: str) -> frozenset[str]:
    return frozenset(column.name for column in shapes()[table])


def passed(table: str, row: Mapping[str, Any]) -> Passed:
    """A row of a table of today's schema, as it may enter.

    Raises:
        Unfit: It may not.
    """
    if unknown := row.keys() - _names(table):
        raise Unfit(f"there is no column {_short(min(unknown))}")
    mended = False
    values = []
    for column in shapes()[table]:
        value = row.get(column.name, column.default)
        if column.text and type(value) is str:
            kept = _document(column, value) if column.document else _text(column, value)
            mended, value = mended or kept != value, kept
        elif column.text or type(value) is not int:  # True is no number here
            _refuse(column, value)
        elif not column.low <= value < column.high:
            raise Unfit(f"{column.name} is out of bounds")
        values.append(value)
    if table == "rounds":
        _round(dict(zip((column.name for column in shapes()[table]), values, strict=True)))
    return Passed(tuple(values), mended)


def _refuse(column: Column, value: Any) -> None:
    """Say what is wrong with a value of another type, unless it may be missing."""
    if value is None:
        if column.needed:
            raise Unfit(f"{column.name} is missing")
    else:
        raise Unfit(f"{column.name} is no {'text' if column.text else 'whole number'}")


def _text(column: Column, value: str) -> str:
    """A text without what no text may have."""
    if column.check and not column.check(value):
        raise Unfit(f"{column.name} cannot be {_short(value)}")
    if len(value) > TEXT:
        raise Unfit(f"{column.name} is too long")
    if value.isascii() and value.isprintable():
        return value
    cleaned = clean(value, TEXT)
    return cleaned.text if cleaned.refused else value


def _document(column: Column, value: str) -> str:
    """JSON of which no text has what none may have."""
    if value in ("[]", "{}"):
        return value
    if len(value) > DOCUMENT:
        raise Unfit(f"{column.name} is too long")
    try:
        read = json.loads(value)
        fits = column.document is None or column.document(read)
    except (ValueError, RecursionError):
        raise Unfit(f"{column.name} cannot be read") from None
    if not fits:
        raise Unfit(f"{column.name} is not what it should be")
    if "\\u" not in value and not clean(value, DOCUMENT).refused:
        return value
    kept = _cleaned(read)
    return value if kept == read else as_json(kept)


def _cleaned(read: Any) -> Any:
    if isinstance(read, str):
        cleaned = clean(read, DOCUMENT)
        return cleaned.text if cleaned.refused else read
    if isinstance(read, list):
        return [_cleaned(each) for each in read]
    if isinstance(read, dict):
        return {_cleaned(name): _cleaned(value) for name, value in read.items()}
    return read


def _texts(read: Any) -> bool:
    return isinstance(read, list) and all(isinstance(each, str) for each in read)


def _whole(value: Any, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value < high


def _places(read: Any) -> bool:
    return isinstance(read, list) and all(_whole(each, -1, MOST) for each in read)


def _facts(read: Any) -> bool:
    return isinstance(read, list) and all(_texts(each) and len(each) == 4 for each in read)


def _scale(read: Any) -> bool:
    return _texts(read) and len(read) in (0, 3)


def _packs(read: Any) -> bool:
    return isinstance(read, dict) and all(isinstance(each, str) for each in read.values())


_RULES: dict[str, Callable[[Any], bool]] = {
    "mode": lambda value: isinstance(value, str),
    "questions": lambda value: _whole(value, 0, MOST),
    "seconds": lambda value: value is None or _whole(value, 1, MOST),
    "difficulties": lambda value: _places(value) and set(value) <= {1, 2, 3},
    "categories": _texts,
    "seats": lambda value: _whole(value, 1, 1000),
    "stretch": lambda value: _whole(value, 1, 1000),
}


def _rules(read: Any) -> bool:
    """What is not known here may mean something to another version; what is must make sense."""
    return isinstance(read, dict) and all(
        _RULES[name](value) for name, value in read.items() if name in _RULES
    )


def _round(row: Mapping[str, Any]) -> None:
    mode = row["mode"]
    if mode not in MODES:
        raise Unfit(f"this version of Bureau Quiz does not know the mode {_short(mode)}")
    if row["rules_version"] != STAND_IN and json.loads(row["rules"]).get("mode", mode) != mode:
        raise Unfit("its rules are those of another mode")
    if (row["state"] == State.OPEN) != (row["ended"] is None):
        raise Unfit("it has ended and has not")


def _instant(value: str) -> bool:
    """Whether it is a time as the records write it, and one that there was or will be."""
    if not _TIME.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


_WORDS: dict[str, Callable[[str], bool]] = {
    "state": lambda value: value in set(State),
    "outcome": lambda value: value in set(Outcome),
    "lifeline": lambda value: value in set(Lifeline),
    "share": lambda value: _SHARE.fullmatch(value) is not None,
    **dict.fromkeys(("since", "started", "ended", "at"), _instant),
}
"""What the texts of some columns must be."""

_JSON: dict[str, Callable[[Any], bool]] = {
    "rounds.rules": _rules,
    "rounds.packs": _packs,
    "rounds.notes": _texts,
    "rounds.names": _texts,
    "rounds.listed": _texts,
    "questions.facts": _facts,
    "questions.content": lambda read: isinstance(read, dict),
    "puts.options": _texts,
    "puts.right": _places,
    "puts.lefts": _texts,
    "puts.besides": _texts,
    "puts.scale": _scale,
}
"""What the JSON of some columns must be."""


def _short(value: str) -> str:
    return f"“{value[:40]}”"
