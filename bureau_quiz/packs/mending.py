"""Stub."""

from bureau_quiz.packs.nodes import Node
from bureau_quiz.packs.source import Report, Source


def recover(source: Source, report: Report) -> Node | None:
    """Stub."""
    from bureau_quiz.packs.nodes import Torn
    from bureau_quiz.packs.parsing import Unparsable, build

    try:
        return build(source, source.text, 0, report)
    except Unparsable as error:
        report.add(error.code, source, source.place(error.line, error.column), error.message)
    return Torn(source, 1, 1)
