"""Questions as a table that spreadsheets open and `pack import` reads again."""

import csv
import io
from collections.abc import Iterator, Sequence

from bureau_quiz.authoring.exchange.model import Entry, Export, Unexported
from bureau_quiz.authoring.exchange.outgoing import outgoing
from bureau_quiz.bank.model import Question
from bureau_quiz.packs.model import Pack

_LEVELS = ("easy", "medium", "hard")


def export(pack: Pack, questions: Sequence[Question]) -> Export:
    """Give all that a pack asks as CSV: every kind, in as many columns as it takes."""
    found = list(outgoing(pack, questions))
    unexported = [
        Unexported(one.id, why, dropped=one.entry is None) for one in found for why in one.loses
    ]
    exported = [one.id for one in found if one.entry]
    return Export(_lines([one.entry for one in found if one.entry]), unexported, exported)


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    columns = _columns(entries)
    yield _line(columns)
    for entry in entries:
        said = _said(entry)
        yield _line([said.get(name, "") for name in columns])


def _columns(entries: Sequence[Entry]) -> list[str]:
    """Those that some question fills, in the order in which they are read best."""
    used = {"kind": None, "question": None, "right 1": None}
    used |= {name: None for entry in entries for name in _said(entry)}
    return sorted(used, key=_order)


_ORDER = (
    *("kind", "question", "left", "right", "wrong", "within", "min", "max", "exact"),
    *("category", "difficulty", "explanation", "source"),
)


def _order(column: str) -> tuple[int, int]:
    name, _, number = column.partition(" ")
    return _ORDER.index(name), int(number or 0)


def _said(entry: Entry) -> dict[str, str]:
    """What a question says, by column."""
    rights: Sequence[str] = entry.answers
    if entry.kind == "true-false":
        rights = ["true" if entry.truth else "false"]
    elif entry.kind == "match":
        rights = [right for _, right in entry.pairs]
    lefts = [left for left, _ in entry.pairs]
    said = {"kind": entry.kind, "question": entry.prompt}
    for start, texts in (("left", lefts), ("right", rights), ("wrong", entry.distractors)):
        said |= {f"{start} {at}": text for at, text in enumerate(texts, 1)}
    said |= {
        "within": entry.within,
        "min": entry.min,
        "max": entry.max,
        "exact": "true" if entry.exact else "",
        "category": entry.category,
        "difficulty": _LEVELS[entry.difficulty - 1],
        "explanation": entry.explanation,
        "source": entry.source,
    }
    return {name: text for name, text in said.items() if text}


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
