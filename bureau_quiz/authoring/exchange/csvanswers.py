"""Rows of a table of questions become entries: which option is right, and what kind they are."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from bureau_quiz.authoring.exchange.model import Entry
from bureau_quiz.errors import Place
from bureau_quiz.packs.plainkinds import LEAST
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import fold, visible

LETTERS = "abcdefghij"

_KINDS = {
    "choice": "choice",
    "single choice": "choice",
    "multiple choice": "choice",
    "multiplechoice": "choice",
    "mcq": "choice",
    "mc": "choice",
    "quiz": "choice",
    "typed": "typed",
    "text": "typed",
    "open": "typed",
    "short answer": "typed",
    "type answer": "typed",
    "fill in": "typed",
    "boolean": "true-false",
    "true false": "true-false",
    "true or false": "true-false",
    "tf": "true-false",
    "t f": "true-false",
    "multiple": "multiple",
    "multiple answer": "multiple",
    "multiple answers": "multiple",
    "multiple select": "multiple",
    "multi": "multiple",
    "checkbox": "multiple",
    "except": "except",
    "order": "order",
    "ordering": "order",
    "number": "number",
    "numeric": "number",
    "numerical": "number",
    "match": "match",
    "matching": "match",
}
_LEVELS = {
    "easy": 1, "beginner": 1, "low": 1, "simple": 1, "1": 1, "leicht": 1, "facil": 1, "facile": 1,
    "medium": 2, "intermediate": 2, "normal": 2, "moderate": 2, "2": 2, "mittel": 2, "medio": 2,
    "hard": 3, "difficult": 3, "advanced": 3, "high": 3, "expert": 3, "3": 3, "4": 3, "5": 3,
    "schwer": 3, "dificil": 3, "difficile": 3,
}  # fmt: skip
_TRUTHS = {"true": True, "false": False, "t": True, "f": False, "yes": True, "no": False}
_PLAIN_TRUTHS = frozenset({"true", "false"})
_LETTER = re.compile(r"(?:option|answer|choice)? ?([a-j])")
_DIGIT = re.compile(r"(?:option|answer|choice)? ?([0-9]{1,2})")
_PARTS = re.compile(r"\s*[,;|/&]\s*|\s+and\s+")


class NoAnswer(Exception):
    """A row says nothing that could be asked; why, in words."""


class Naming(StrEnum):
    """How a file says which option is right."""

    TEXT = "text"
    LETTER = "letter"
    FROM_ONE = "from one"
    FROM_NOUGHT = "from nought"


class Row(NamedTuple):
    """A row by the roles of its columns."""

    place: Place
    said: Mapping[str, str]
    """Of columns that are one of their role."""
    rights: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    """In the order of their columns, empty ones included."""

    def get(self, role: str) -> str:
        """What the one column of a role says."""
        return self.said.get(role, "")


def parted(text: str, commas: bool) -> tuple[str, ...]:
    """Part a cell that may hold several texts: a JSON list, or with `;` or `|` between them.

    Args:
        text: The cell.
        commas: Whether commas part as well, if nothing else does.
    """
    if text.startswith("[") and text.endswith("]"):
        try:
            said = json.loads(text)
        except (ValueError, RecursionError):
            said = [part.strip(" '\"") for part in text[1:-1].split(",")]
        if isinstance(said, list) and all(isinstance(one, str | int | float) for one in said):
            return tuple(str(one).strip() for one in said)
    for sign in ("|", ";", ","):
        if sign in text and (sign != "," or commas):
            return tuple(part.strip() for part in text.split(sign))
    return (text,)


def naming_of(rows: Sequence[Row]) -> Naming:
    """How most rows of a file name their right option; in doubt by its text."""
    asked = [row for row in rows if any(row.options) and row.get("answer")]
    digits = (_DIGIT.fullmatch(fold(row.get("answer"))) for row in asked)
    nought = any(found is not None and found[1] == "0" for found in digits)
    order = (Naming.TEXT, Naming.LETTER, Naming.FROM_NOUGHT if nought else Naming.FROM_ONE)
    counts = {naming: sum(bool(_chosen(row, naming)) for row in asked) for naming in order}
    return max(order, key=lambda naming: counts[naming])


def entry_of(row: Row, naming: Naming) -> Entry:
    """Give a row as an entry.

    Raises:
        NoAnswer: It asks nothing, or does not say what is right.
    """
    if not row.get("question"):
        raise NoAnswer("it asks nothing")
    rights, wrong = _sides(row, naming)
    if not rights:
        raise NoAnswer("it does not say what is right")
    entry = Entry(
        row.place,
        row.get("question"),
        answers=rights,
        distractors=wrong,
        category=row.get("category"),
        difficulty=_LEVELS.get(fold(row.get("difficulty")), 2),
        explanation=row.get("explanation"),
        source=row.get("source"),
        exact=fold(row.get("exact")) in ("true", "yes", "1", "x"),
    )
    return _of_kind(entry, _KINDS.get(fold(row.get("kind")), ""), row)


# What is right


def _sides(row: Row, naming: Naming) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is right, and what is wrong."""
    if not any(row.options):
        rights = row.rights or tuple(filter(None, (row.get("answer"),)))
        return rights, row.wrong
    if not row.get("answer"):
        if row.rights:
            right = {fold(text) for text in row.rights}
            others = tuple(text for text in row.options if text and fold(text) not in right)
            return row.rights, (*others, *row.wrong)
        return (), ()
    tried = (naming, *(other for other in Naming if other is not naming))
    chosen = next(filter(None, (_chosen(row, one) for one in tried)), ())
    if not chosen:
        raise NoAnswer(f"the answer {quoted(visible(row.get('answer')))} is none of its options")
    wrong = (text for at, text in enumerate(row.options) if text and at not in chosen)
    return tuple(row.options[at] for at in chosen), (*wrong, *row.wrong)


def _chosen(row: Row, naming: Naming) -> tuple[int, ...]:
    """The places of the options that an answer names; none where it does not name any so."""
    answer = row.get("answer")
    for parts in ([answer], [part for part in _PARTS.split(answer) if part]):
        places = [_place(part, row, naming) for part in parts]
        if parts and None not in places:
            return tuple(dict.fromkeys(place for place in places if place is not None))
    return ()


def _place(part: str, row: Row, naming: Naming) -> int | None:
    if naming is Naming.TEXT:
        options = enumerate(row.options)
        return next((at for at, text in options if text and fold(text) == fold(part)), None)
    # Not folded: `A` alone would be an article.
    sign = part.casefold().strip(" .:()[]")
    found = (_LETTER if naming is Naming.LETTER else _DIGIT).fullmatch(sign)
    if found is None:
        return None
    if naming is Naming.LETTER:
        place = LETTERS.index(found[1])
    else:
        place = int(found[1]) - (naming is Naming.FROM_ONE)
    return place if 0 <= place < len(row.options) and row.options[place] else None


# Kinds


def _of_kind(entry: Entry, kind: str, row: Row) -> Entry:
    truth = _TRUTHS.get(fold(entry.answers[0]))
    match kind:
        case "true-false" if truth is not None:
            return replace(entry, kind=kind, truth=truth, answers=(), distractors=())
        case "number":
            within, low, high = (row.get(name) for name in ("within", "min", "max"))
            entry = replace(entry, within=within, min=low, max=high)
            return replace(entry, kind=kind, distractors=())
        case "match":
            pairs = zip(row.lefts, entry.answers, strict=False)
            return replace(entry, kind=kind, pairs=tuple(pairs), answers=(), distractors=())
        case "typed" | "except" | "order":
            return replace(entry, kind=kind)
        case "multiple" if len(entry.answers) > 1:
            return replace(entry, kind=kind)
        case "choice" | "multiple":
            return entry
        case _:
            return _guessed(entry)


def _guessed(entry: Entry) -> Entry:
    """The kind that answers and wrong options suggest."""
    said = {fold(text) for text in (*entry.answers, *entry.distractors)}
    if said <= _PLAIN_TRUTHS and len(entry.answers) == 1:
        truth = _TRUTHS[fold(entry.answers[0])]
        return replace(entry, kind="true-false", truth=truth, answers=(), distractors=())
    if len(entry.answers) > 1 and len(entry.distractors) >= LEAST["multiple"]:
        return replace(entry, kind="multiple")
    return entry if entry.distractors else replace(entry, kind="typed")
