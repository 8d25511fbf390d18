"""A content is written, read back by the game's own reader, and loses what has an error."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bureau_quiz.authoring.exchange import writing
from bureau_quiz.authoring.exchange.content import Content, Origin
from bureau_quiz.authoring.exchange.model import Entry, Remark
from bureau_quiz.authoring.look import look
from bureau_quiz.authoring.new import SCHEMA
from bureau_quiz.errors import PackUnreadable, Problem, Severity

NOTHING = "BQ401"
"""The bank's code for a template that asks nothing."""
TOO_LARGE = "BQ102"
"""The reader's code for a file that is too large."""

_OF_ROWS = {"row": "sheet", "fact": "facts"}
"""What a row goes with."""


def proved(
    content: Content, here: Path, folder: Path, remarks: list[Remark]
) -> tuple[Content, int]:
    """Write a content and read it back; give it less what had errors, and how many it asks.

    None are asked while there are errors.

    Args:
        content: what is to become a pack.
        here: where it is written: an empty folder, or a file.
        folder: in which it is to lie at last.
        remarks: take what is told of what goes.

    Raises:
        PackUnreadable: It is too much for one pack.
        OSError: It cannot be written.
    """
    if here.is_dir():
        for file in here.iterdir():
            file.unlink()
        written = writing.write_folder(content, here)
    else:
        written = writing.write_file(content, here, (folder / SCHEMA).is_file())
    seen = look(here, aids=False)
    errors = [problem for problem in seen.problems if problem.severity is Severity.ERROR]
    if not errors:
        return _asking(content, len(seen.questions), remarks)
    found: dict[Origin, Problem] = {}
    for problem in errors:
        if problem.code == TOO_LARGE:
            mend = "Name a folder instead: -o without .yaml at its end."
            if here.is_dir():
                mend = "Import its files into several packs."
            raise PackUnreadable("That is too much for one file of a pack.", mend)
        origin = written.origin(problem.place.path, problem.place.line)
        if origin is None:
            raise PackUnreadable(f"No pack can be made of this: {problem.message}.")
        found.setdefault(origin, problem)
    return _less(content, found, remarks), 0


def without_idle(content: Content, remarks: list[Remark]) -> Content:
    """Give a content less the tables that nothing asks about."""
    idle = {
        Origin("sheet", at): table.rows
        for at, table in enumerate(content.tables)
        if not table.ways or not table.rows
    }
    idle |= {
        Origin("facts", at): table.rows
        for at, table in enumerate(content.facts)
        if not table.asks or not table.rows
    }
    remarks.extend(
        Remark(row.place, "nothing asks for this row", dropped=True)
        for rows in idle.values()
        for row in rows
    )
    return content.without(idle)


def _less(content: Content, found: dict[Origin, Problem], remarks: list[Remark]) -> Content:
    """A content less what has errors; a template that asks nothing first goes without options."""
    lost: set[Origin] = set()
    whole = {(origin.what, origin.first) for origin in found if origin.what in _OF_ROWS.values()}
    for origin, problem in found.items():
        if (_OF_ROWS.get(origin.what), origin.first) in whole:
            continue
        if origin.what in ("forward", "back") and problem.code == NOTHING:
            content, again = _typed(content, origin)
            if again:
                continue
        lost.add(origin)
        remarks.extend(_told(content, origin, problem))
    return without_idle(content.without(lost), remarks)


def _asking(content: Content, count: int, remarks: list[Remark]) -> tuple[Content, int]:
    """A content that was proved, or an empty one if it asks nothing."""
    if count:
        return content, count
    without = replace(
        content,
        tables=tuple(replace(one, ways=()) for one in content.tables),
        facts=tuple(replace(one, asks=()) for one in content.facts),
    )
    lost = {Origin("question", at) for at in range(len(content.questions))}
    for entry in content.questions:
        remarks += _all_of(entry, "it cannot be asked")
    return without_idle(without.without(lost), remarks), 0


def _typed(content: Content, origin: Origin) -> tuple[Content, bool]:
    """The same with one wording typed, and whether it was not so before."""
    table = content.tables[origin.first]
    way = table.ways[origin.second]
    wording = way.forward if origin.what == "forward" else way.back
    if wording is None or wording.kind != "choice":
        return content, False
    typed = replace(wording, kind="typed")
    way = replace(way, forward=typed) if origin.what == "forward" else replace(way, back=typed)
    ways = tuple(way if at == origin.second else one for at, one in enumerate(table.ways))
    tables = tuple(
        replace(table, ways=ways) if at == origin.first else one
        for at, one in enumerate(content.tables)
    )
    return replace(content, tables=tables), True


def _told(content: Content, origin: Origin, problem: Problem) -> Iterator[Remark]:
    """What is said of a part that has an error."""
    match origin.what:
        case "question":
            yield from _all_of(content.questions[origin.first], problem.message)
        case "row" | "fact":
            tables = content.tables if origin.what == "row" else content.facts
            row = tables[origin.first].rows[origin.second]
            yield Remark(row.place, problem.message, dropped=True)
        case "spelling":
            spelling = content.spellings[origin.first]
            yield Remark(spelling.place, problem.message)
        case "sheet" | "facts":
            tables = content.tables if origin.what == "sheet" else content.facts
            for row in tables[origin.first].rows:
                yield Remark(row.place, problem.message, dropped=True)
        case "ask" | "ask back":
            table = content.facts[origin.first]
            what = f"template {table.asks[origin.second].id}"
            what += ", the other way round," if origin.what == "ask back" else ""
            yield Remark(table.rows[0].place, f"{what} was left out: {problem.message}")
        case _:
            yield Remark(content.tables[origin.first].place, f"left out: {problem.message}")


def _all_of(entry: Entry, why: str) -> Iterator[Remark]:
    """That a question goes, wherever it is asked."""
    for place in (entry.place, *entry.again):
        yield Remark(place, why, dropped=True)
