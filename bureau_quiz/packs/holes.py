"""Texts with `<holes>`: parsed with the place of each, nothing evaluated."""

import re

from bureau_quiz.errors import Place
from bureau_quiz.packs.fields import quoted, text_of
from bureau_quiz.packs.model import Hole, Text
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.source import Report

_SIGN = re.compile(r"<<|<([^<>]*)>|<")


def text_with_holes(node: Scalar, report: Report) -> Text | None:
    """Give the literal parts and holes of a scalar, or None where a hole is not written as one."""
    text = text_of(node, report)
    parts: list[str | Hole] = []
    literal, at, sound = "", 0, True
    for found in _SIGN.finditer(text):
        literal += text[at : found.start()]
        at = found.end()
        if found.group() == "<<":
            literal += "<"
            continue
        path = tuple(step.strip() for step in (found[1] or "").split("."))
        if not all(path):
            _malformed(node, found.group(), report)
            sound = False
            continue
        if literal:
            parts.append(literal)
            literal = ""
        parts.append(Hole(path, _place(node, found.group(), text, found.start())))
    literal += text[at:]
    if literal:
        parts.append(literal)
    return Text(tuple(parts), node.place) if sound else None


def _place(node: Scalar, hole: str, text: str, start: int) -> Place:
    # Cleaning may have moved the hole: it is the same one of its like in the raw value.
    offset = -1
    for _ in range(text.count(hole, 0, start) + 1):
        offset = node.value.find(hole, offset + 1)
    return node.within(offset, len(hole)) if offset >= 0 else node.place


def _malformed(node: Scalar, written: str, report: Report) -> None:
    offset = node.value.find(written)
    place = node.within(offset, len(written)) if offset >= 0 else node.place
    if written == "<":
        message, mend = "a hole is opened and not closed", "write <column>, or << for the sign <"
    else:
        message, mend = f"{quoted(written)} names no column", "write <column>, or << for the sign <"
    report.add("BQ210", node.source, place, message, mend)
