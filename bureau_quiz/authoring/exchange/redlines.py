"""A trivia list as questions and the nodes of their answers; where YAML fails, line by line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bureau_quiz.authoring.exchange.model import Document, Remark
from bureau_quiz.errors import Place
from bureau_quiz.packs.building import Unparsable
from bureau_quiz.packs.loading import as_source
from bureau_quiz.packs.nodes import Mapping, Node, Scalar
from bureau_quiz.packs.nodes import Sequence as Listed
from bureau_quiz.packs.parsing import build
from bureau_quiz.packs.source import MASK, Report, Source
from bureau_quiz.packs.texts import quoted

PIECE_LIMIT = 10_000
"""How many pieces of a broken file are parsed as YAML; those beyond are read as lines at once."""

_BEGINS = re.compile(r"[^\s#-]|-\S")
"""How the line begins on which a question stands."""

_DASH = re.compile(r"\s*-(?:\s+(.*?))?\s*")
_DOCUMENT = re.compile(r"(---|\.\.\.)\s*")
_NO_LIST = "this is no list of questions, each with a colon and with its answers below it"

_SAID_TWICE = "BQ109"
_DAMAGED = ("BQ107", "BQ110", "BQ112")
"""What a builder tells of a text that YAML takes for something else; its node says so too."""


class Asked(NamedTuple):
    """A question's text, or the name of a setting."""

    place: Place
    value: str


def pairs(document: Document, remarks: list[Remark]) -> Iterator[tuple[Asked, Node]]:
    """Give each question with the node of its answers; what cannot be read is told."""
    source = as_source(document.path, document.text, Report())
    report = Report()
    try:
        root = build(source, source.text, 0, report)
    except Unparsable:
        yield from _piecewise(source, remarks)
        return
    if any(problem.code not in (_SAID_TWICE, *_DAMAGED) for problem in report.found):
        yield from _piecewise(source, remarks)
    elif isinstance(root, Mapping):
        yield from _of_mapping(root, remarks)
    elif root is not None:
        remarks.append(Remark(root.place, _NO_LIST, dropped=True))


def _of_mapping(root: Mapping, remarks: list[Remark]) -> Iterator[tuple[Asked, Node]]:
    said = sorted((*root, *root.again), key=lambda pair: (pair[0].line, pair[0].column))
    for key, node in said:
        if MASK in key.value:
            message = "a question that YAML takes for a list or a mapping: put quotes around it"
            remarks.append(Remark(key.place, message, dropped=True))
        else:
            yield Asked(key.place, key.value), node


def _piecewise(source: Source, remarks: list[Remark]) -> Iterator[tuple[Asked, Node]]:
    """Read question by question, so that a mistake costs none but its own."""
    lines = source.text.split("\n")
    starts = [at for at, line in enumerate(lines) if _BEGINS.match(line)]
    starts = [at for at in starts if not _DOCUMENT.fullmatch(lines[at])]
    if not starts:
        remarks.append(Remark(source.place(1, 1), _NO_LIST, dropped=True))
    for number, (start, stop) in enumerate(pairwise((*starts, len(lines)))):
        piece = lines[start:stop]
        root = _built(source, piece, start) if number < PIECE_LIMIT else None
        if isinstance(root, Mapping):
            yield from _of_mapping(root, remarks)
        else:
            yield from _of_lines(source, piece, start, remarks)


def _built(source: Source, piece: Sequence[str], start: int) -> Node | None:
    kept = [line for line in piece if not _DOCUMENT.fullmatch(line)]
    try:
        return build(source, "\n".join(kept), start, Report())
    except Unparsable:
        return None


def _of_lines(
    source: Source, piece: Sequence[str], start: int, remarks: list[Remark]
) -> Iterator[tuple[Asked, Node]]:
    """Read a question as it stands: what ends in a colon, and what has a dash below it."""
    first = piece[0].strip()
    place = source.place(start + 1, 1, len(first))
    if not first.endswith(":"):
        message = f"{quoted(first)}: a question ends in a colon, and its answers stand below it"
        remarks.append(Remark(place, message, dropped=True))
        return
    answers = Listed(source, start + 1, 1)
    for at, line in enumerate(piece[1:], start + 2):
        found = _DASH.fullmatch(line)
        if found and found[1]:
            column = found.start(1) + 1
            text = _bare(found[1])
            end = column + len(found[1])
            answers.items.append(Scalar(source, at, column, at, end, text))
    prompt = _bare(first[:-1].strip())
    remarks.append(Remark(place, f"{quoted(prompt)}: it is not YAML, and was read as it stands"))
    yield Asked(place, prompt), answers


def _bare(text: str) -> str:
    """A text without the quotes around it."""
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text
