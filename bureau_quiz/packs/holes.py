"""Texts with `<holes>`: parsed with the place of each, nothing evaluated."""

import re

from bureau_quiz.errors import Place
from bureau_quiz.packs.model import Hole, Text
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import quoted, text_of

HOLE_LIMIT = 20
"""How many holes a text may have."""
STEP_LIMIT = 8
"""How many columns the path of a hole may lead over."""

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
        place = _place(node, text, found)
        wrong = _wrong(found.group(), path)
        if wrong:
            report.add("BQ210", node.source, place, *wrong)
            sound = False
            continue
        if literal:
            parts.append(literal)
            literal = ""
        parts.append(Hole(path, place))
    literal += text[at:]
    if literal:
        parts.append(literal)
    made = Text(tuple(parts), node.place)
    if len(made.holes) > HOLE_LIMIT:
        what = f"this text has {len(made.holes)} holes, and {HOLE_LIMIT} is the most"
        report.add("BQ210", node.source, made.holes[HOLE_LIMIT].place, what, "say less at once")
        sound = False
    return made if sound else None


def _wrong(written: str, path: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with a hole, and its mend."""
    if not all(path):
        what = "a hole is opened and not closed"
        if written != "<":
            what = f"{quoted(written)} names no column"
        return what, "write <column>, or << for the sign <"
    if len(path) > STEP_LIMIT:
        what = f"{quoted(written)} leads over more than {STEP_LIMIT} columns"
        return what, "put what it shows into a nearer table"
    return None


def _place(node: Scalar, text: str, found: re.Match[str]) -> Place:
    """Find in the raw value what was found in the cleaned text."""
    raw, written = node.value, found.group()
    if raw.strip() == text:
        return node.within(found.start() + len(raw) - len(raw.lstrip()), len(written))
    offset = -1
    for _ in range(text.count(written, 0, found.start()) + 1):
        offset = raw.find(written, offset + 1)
    return node.within(offset, len(written)) if offset >= 0 else node.place
