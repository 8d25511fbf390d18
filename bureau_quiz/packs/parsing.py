"""YAML text becomes nodes; PyYAML is imported here alone, and only when a file is read."""

import re
from functools import cache
from typing import Any

from bureau_quiz.packs.anchors import Marks
from bureau_quiz.packs.building import QUESTION, Builder, Unparsable
from bureau_quiz.packs.nodes import Node, Torn
from bureau_quiz.packs.source import Report, Source

_TAB = re.compile(r"(^(?: *-)* *\t[ \t]*(?=[^\s#]))|\t", re.MULTILINE)
"""A tab; in the group one that indents, which is wrong."""

TAGS_LIMIT = 100
"""How many directives the parser is given."""


def parse(source: Source, report: Report, pure: bool = False) -> Node | None:
    """Give the root of a file, or None where it says nothing; problems go on the report.

    `pure` leaves libyaml aside, as where it is missing.
    """
    own = Report()
    try:
        root = build(source, source.text, 0, own, pure)
    except Unparsable as error:
        if error.code == "BQ102":
            place = source.place(error.line, error.column)
            report.add(error.code, source, place, error.message, error.mend)
            return Torn(source, error.line, error.column)
        from bureau_quiz.packs.mending import recover

        return recover(source, report, pure)
    report.join(own)
    return root


def build(
    source: Source,
    text: str,
    above: int,
    report: Report,
    pure: bool = False,
    marks: Marks | None = None,
    beside: int = 0,
) -> Node | None:
    """Build the nodes of a text that begins `above` lines down in its file.

    `marks` are those that it shares with the other pieces of its file; its first line begins
    `beside` characters to the right.

    Raises:
        Unparsable: it is not YAML, or nested too deeply.
    """
    import yaml

    if text.count("\n%TAG") > TAGS_LIMIT:
        # The parser compares each with all those before it.
        line = text.count("\n", 0, text.index("\n%TAG")) + 2
        raise Unparsable("BQ106", above + line, 1, "YAML directives are not used in packs")
    builder = Builder(source, above, report, marks, beside)
    if "\t" in text:
        # Between words a tab is a space; the parsers do not agree on that.
        text = _TAB.sub(lambda found: found[1] or " ", text)
    take = {
        yaml.ScalarEvent: builder.scalar,
        yaml.MappingStartEvent: builder.open_mapping,
        yaml.SequenceStartEvent: builder.open_sequence,
        yaml.MappingEndEvent: builder.close,
        yaml.SequenceEndEvent: builder.close,
        yaml.AliasEvent: builder.alias,
        yaml.DocumentStartEvent: builder.document,
        yaml.StreamEndEvent: builder.end,
    }
    fast = None if pure else getattr(yaml, "CSafeLoader", None)
    loader: Any = None
    try:
        # Like `yaml.parse`, without its second call for each event.
        loader = (fast or _pure())(text.replace("?", QUESTION))
        for event in iter(loader.get_event, None):
            taker = take.get(type(event))
            if taker is not None:
                taker(event)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise _unparsable(error, above, beside) from None
    finally:
        if loader is not None:
            loader.dispose()
    return builder.root


@cache
def _pure() -> Any:
    """Give the parser that needs no libyaml; like that, it lets tabs indent what is in brackets."""
    import yaml

    class Loader(yaml.SafeLoader):
        def scan_to_next_token(self) -> None:
            super().scan_to_next_token()
            while self.flow_level and self.peek() == "\t":
                self.forward()
                super().scan_to_next_token()

    return Loader


def _unparsable(error: Exception, above: int, beside: int) -> Unparsable:
    """Say where a parser stopped, and in its own words why."""
    problem, context = getattr(error, "problem", ""), getattr(error, "context_mark", None)
    # Where a key has no colon, the key's own place is worth more than where that was noticed.
    keyless = "could not find expected ':'" in (problem or "")
    mark = (keyless and context) or getattr(error, "problem_mark", None) or context
    line, column = (mark.line, mark.column) if mark else (0, 0)
    column += 0 if line else beside
    said = problem or str(error).partition("\n")[0]
    return Unparsable("BQ106", above + line + 1, column + 1, said)
