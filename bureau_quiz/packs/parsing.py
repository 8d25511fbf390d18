"""YAML text becomes nodes; PyYAML is imported here alone, and only when a file is read."""

import gc
from collections.abc import Iterator
from typing import Any

from bureau_quiz.packs.building import QUESTION, Builder, Unparsable
from bureau_quiz.packs.nodes import Node, Torn
from bureau_quiz.packs.source import Report, Source

COLLECTOR_HELD_FROM = 200_000
"""Characters from which on the garbage collector waits: it finds nothing in a growing tree."""


def parse(source: Source, report: Report, pure: bool = False) -> Node | None:
    """Give the root of a file, or None where it says nothing; problems go on the report.

    `pure` leaves libyaml aside, as where it is missing.
    """
    held = len(source.text) > COLLECTOR_HELD_FROM and gc.isenabled()
    if held:
        gc.disable()
    try:
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
    finally:
        if held:
            gc.enable()


def events(text: str, pure: bool = False) -> Iterator[Any]:
    """Give YAML's parse events, from libyaml where there is one unless `pure`."""
    import yaml

    loader = yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.parse(text, Loader=loader)


def build(source: Source, text: str, above: int, report: Report, pure: bool = False) -> Node | None:
    """Build the nodes of a text that begins `above` lines down in its file.

    Raises:
        Unparsable: it is not YAML, or nested too deeply.
    """
    import yaml

    builder = Builder(source, above, report)
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
    try:
        for event in events(text.replace("?", QUESTION), pure):
            taker = take.get(type(event))
            if taker is not None:
                taker(event)
    except yaml.MarkedYAMLError as error:
        # Where a key has no colon, the key's own place is worth more than where that was noticed.
        keyless = "could not find expected ':'" in (error.problem or "")
        mark = (keyless and error.context_mark) or error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise Unparsable("BQ106", above + line + 1, column + 1, error.problem or "") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Unparsable("BQ106", above + 1, 1, str(error).partition("\n")[0]) from None
    return builder.root
