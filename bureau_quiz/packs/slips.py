"""Slips that YAML reads as something else without a word; each is told, with what to write."""

import re
from dataclasses import replace
from itertools import pairwise

from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence
from bureau_quiz.packs.source import MASK, Report

QUOTE_IT = "put quotes around the whole text"
QUESTION_IN_FLOW = "a text with ? must be quoted within {…} and […]"
SHORT = 60
"""The most characters of a text that a mend writes out."""

GLUED = re.compile(r"([^\W\d][\w-]*):(?!//)(\S.*)", re.DOTALL)
"""A key and its value where the space after the colon is missing."""

_OPENING = "“„«‘"
_LOOSE = re.compile(r"\s*-(?:[^\W\d]|\s)")
"""A list item, without the space after its dash or indented too much; no negative number."""
_BULLET = re.compile(r"\s*(?:-\S|[–—•·‣▪] )")


def quote_it(text: str) -> str:
    """Say that quotes are to be put around a text, and write that out where it is short."""
    text = text.strip()
    if not text or len(text) > SHORT or MASK in text or "\n" in text:
        return QUOTE_IT
    if '"' not in text and "\\" not in text:
        return f'{QUOTE_IT}: "{text}"'
    doubled = text.replace("'", "''")
    return f"{QUOTE_IT}: '{doubled}'"


def swallowed(node: Scalar, report: Report) -> None:
    """Tell of list items in a text that goes over lines: they were to be no part of it."""
    lines = [node.source.excerpt(at) for at in range(node.line, node.end_line + 1)]
    first = lines[0][node.column - 1 :]
    all_ = all(map(_BULLET.match, (first, *lines[1:])))
    for at, line in enumerate(lines[1:], 1):
        found = _LOOSE.match(line) or (all_ and _BULLET.match(line))
        if found:
            node.damaged = True
            at = 0 if all_ else at
            column = node.column if not at else len(line) - len(line.lstrip()) + 1
            place = node.source.place(node.line + at, column)
            report.add("BQ106", node.source, place, *dash_words(lines[at].strip() if at else first))
            return


def no_block(node: Scalar, report: Report) -> None:
    """Tell of `|` or `>` with no text below: it may be the text itself."""
    node.damaged = True
    header = node.source.excerpt(node.line)[node.column - 1 :].partition(" #")[0].strip()
    place = node.source.place(node.line, node.column, len(header))
    message = f"`{header}` begins a block of text, and there is none below it"
    mend = f"indent the text more than its key; if {header} is the text, put quotes around it"
    report.add("BQ107", node.source, place, message, mend)


def question(node: Scalar, report: Report) -> None:
    """Tell of a text that other parsers would not read."""
    if "?" in node.value and not node.style:
        at = node.within(node.value.index("?"), 1)
        report.add("BQ107", node.source, at, QUESTION_IN_FLOW, quote_it(node.value))


def parted(node: Sequence, report: Report) -> None:
    """Tell of a comma that parts what is one text for its author: `[1,000, “A, b”]`."""
    plain = [item for item in node.items if isinstance(item, Scalar) and not item.style]
    pairs = [pair for pair in pairwise(plain) if pair[0].end_line == pair[1].line]
    glued = [one.end_column + 1 == other.column for one, other in pairs]
    for (one, other), close in zip(pairs, glued, strict=True):
        number = close and one.value.isdigit() and other.value.isdigit() and not all(glued)
        quote = one.value[:1] in _OPENING and not set(one.value[1:]) & set("”“»’")
        if number and len(other.value) == 3:
            mend = f"write {one.value}{other.value}, or put quotes around it"
        elif quote and one.value and other.value[-1:] in "”“»’" and other.value:
            mend = quote_it(f"{one.value}, {other.value}")
        else:
            continue
        one.damaged = other.damaged = True
        message = "in […] a comma ends the text before it, so these are two"
        width = other.end_column - one.column
        place = node.source.place(one.line, one.column, width)
        report.add("BQ107", node.source, place, message, mend)


def in_flow(key: Scalar, node: Node, parent: Mapping, report: Report) -> Scalar:
    """Tell of what is read otherwise within `{…}` than it was meant; give the key."""
    lone = (
        isinstance(node, Scalar)
        and not node.value
        and not node.style
        and (node.line, node.column) == (key.end_line, key.end_column)
    )
    if lone and isinstance(node, Scalar):
        return _lone(key, node, parent, report)
    question(key, report)
    if isinstance(node, Scalar):
        question(node, report)
    return key


def _lone(key: Scalar, node: Scalar, parent: Mapping, report: Report) -> Scalar:
    """Tell of an entry such as `John` in `{name: Smith, John}`, or `{name:Smith}`."""
    glued = GLUED.fullmatch(key.value) if not key.style else None
    if glued:
        place = key.place
        message, mend = "a colon needs a space after it", f"write `{glued[1]}: {glued[2]}`"
        node.value, node.damaged = glued[2], True
        key = replace(key, value=glued[1])
    else:
        place = key.place
        message = f"“{key.value}” has no value: in {{…}} a comma ends the text before it"
        before = next(reversed(parent.entries.values()), None)
        mend = QUOTE_IT
        if before is not None and isinstance(before[1], Scalar):
            before[1].damaged = True
            mend = _together(before[1].value, key.value)
        key.damaged = True
    report.add("BQ107", key.source, place, message, mend)
    return key


def dash_words(line: str) -> tuple[str, str]:
    """Say that a list item begins with `- `, and how the line is to be written."""
    if line[:2] == "- ":
        return "this list item is indented more than the one above, so that it is text of that", (
            "give it the same spaces before it"
        )
    what = (
        "a - needs a space after it"
        if line[0] == "-"
        else f"a list item begins with `- `, not with {line[0]}"
    )
    rest = line[1:].strip()
    return what, f"write `- {rest}`" if len(rest) <= SHORT and MASK not in rest else "write `- `"


def asks_on(text: str, rest: str) -> bool:
    """Whether a comment ends as a question and the text before it does not."""
    return rest.rstrip().endswith("?") and text[-1:] not in "?.!"


def _together(one: str, other: str) -> str:
    """Say how two texts are written that a comma has parted."""
    if one.isdigit() and other.isdigit():
        mark = "" if len(other) == 3 else "."
        return f"write {one}{mark}{other}, or put quotes around the whole text"
    return quote_it(f"{one}, {other}")
