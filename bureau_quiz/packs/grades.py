"""Spoiler grades as a pack says them: how far one must have seen to be told a fact."""

import re

from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import FLAGS, Fields
from bureau_quiz.packs.nodes import Mapping as MappingNode
from bureau_quiz.packs.nodes import Node, Scalar, Torn, named
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import meant, quoted, text_of, warn_of_cut

TOP = 99
"""The highest grade there may be."""

UNREAD = TOP + 1
"""Stands for a grade that cannot be read: it becomes the pack's highest, to be safe."""

_SCALE = "level"
"""What grades count where the pack does not say."""

_SCALE_LIMIT = 30
"""How many characters a scale's name may have."""

_GRADE = re.compile(r"\d{1,2}", re.ASCII)
_ONE = f"a whole number from 0 to {TOP}"
_OF_ROW = f"{_ONE}, or a mapping of columns to such numbers"
OF_TABLE = f"{_ONE}, or the name of a column of such numbers"
"""What a table may say."""


def is_grade(text: str) -> bool:
    """Whether a text is a grade."""
    return _GRADE.fullmatch(text) is not None


def grade_of(node: Node | None, report: Report, wanted: str = _ONE) -> int:
    """Give a grade, 0 where none is said; what is none is told, and `UNREAD`."""
    if node is None:
        return 0
    if not isinstance(node, Scalar):
        if not isinstance(node, Torn):
            _tell(node, f"a spoiler grade is {wanted}, and this is {named(node)}", report)
        return UNREAD
    if node.empty:
        warn_of_cut(node, report)
        return 0
    text = text_of(node, report)
    if is_grade(text):
        return int(text)
    if not node.damaged:
        _tell(node, f"a spoiler grade is {wanted}, not {quoted(text)}", report)
    return UNREAD


def of(fields: Fields) -> int:
    """Give the grade that a mapping says by its key `spoiler`."""
    said = grade_of(fields.node.get("spoiler"), fields.report)
    return UNREAD if fields.slipped("spoiler") else said


def _tell(node: Node, message: str, report: Report) -> None:
    mend = "write digits, or leave it out where anybody may know"
    report.add("BQ320", node.source, node.place, message, mend)


def of_row(node: MappingNode, draft: Draft, report: Report) -> tuple[int, dict[str, int]]:
    """Give the grade that a row says for itself, and by column those it says for its cells."""
    said = node.get("spoiler")
    if said is None:
        return 0, {}
    if any(key.value == "spoiler" for key, _ in node.again):
        return UNREAD, {}
    if not isinstance(said, MappingNode):
        return grade_of(said, report, _ONE if isinstance(said, Scalar) else _OF_ROW), {}
    own = UNREAD if said.torn or said.again else 0
    grades: dict[str, int] = {}
    for key, value in said:
        name = text_of(key, report)
        if name in draft.columns:
            grades[name] = grade_of(value, report)
            continue
        own = UNREAD
        if not draft.blind:
            report.add(
                "BQ203",
                key.source,
                key.place,
                f"table {draft.id} has no column {quoted(name)} to be graded",
                meant(name, draft.columns, draft.report) or f"the table has: {draft.column_list()}",
            )
    return own, grades


def scale_of(fields: Fields, levels: int) -> str:
    """Give what a pack's grades count; empty where nothing is graded.

    `levels` is the highest grade that it gives.
    """
    node, said = fields.scalar("spoiler"), fields.node.get("spoiler")
    if node is not None:
        text = text_of(node, fields.report)
        if not _counts(text):
            message = f"a pack's `spoiler` says what its grades count, not {quoted(text)}"
            fields.wrong(node, message, "give a singular noun, such as `spoiler: season`")
        elif levels:
            return text
        elif fields.report.room("BQ320", 1) and not fields.node.torn:
            _no_grades(fields, node, text)
    elif levels and (said is None or isinstance(said, Scalar)) and not fields.node.torn:
        _no_scale(fields, levels)
    return _SCALE if levels else ""


def _counts(text: str) -> bool:
    """Whether a text can be what grades count."""
    return (
        any(sign.isalpha() for sign in text)
        and len(text) <= _SCALE_LIMIT
        and text.casefold() not in FLAGS
    )


def _no_grades(fields: Fields, node: Scalar, scale: str) -> None:
    fields.report.add(
        "BQ227",
        node.source,
        node.place,
        f"this pack counts spoilers by the {scale}, and grades nothing",
        "say `spoiler: 3` on what is told in the third, or take this out",
    )


def _no_scale(fields: Fields, levels: int) -> None:
    entry = fields.node.entries.get("pack")
    at = entry[0] if entry else fields.node
    fields.report.add(
        "BQ226",
        at.source,
        at.place,
        f"this pack has spoiler grades, up to {levels}, and does not say what they count",
        "say so beside `pack:`, as a singular noun: `spoiler: season`",
    )
