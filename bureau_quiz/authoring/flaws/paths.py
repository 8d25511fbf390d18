"""Where the holes of a template lead."""

from collections.abc import Iterator

from bureau_quiz.errors import Place
from bureau_quiz.packs.model import Pack, Row, Template, Text

Column = tuple[str, str]
"""A table and a column of it."""


def end(pack: Pack, table: str, path: tuple[str, ...]) -> Column:
    """The table and column in which a path ends."""
    *_, last = steps(pack, table, path)
    return last


def steps(pack: Pack, table: str, path: tuple[str, ...]) -> Iterator[Column]:
    """Every table and column that a path goes through."""
    for name in path:
        yield table, name
        table = pack.tables[table].columns[name].to or table


def values_at(pack: Pack, at: Column) -> Iterator[tuple[str, Row, Place]]:
    """Each value of a column with the row that says it and where."""
    for row in pack.tables[at[0]].rows.values():
        cell = row.cells.get(at[1])
        for value in cell.values if cell else ():
            yield value.text, row, cell.place if cell else row.place


def shown(template: Template) -> Iterator[Text]:
    """The texts of a template that ask something."""
    if template.kind:
        yield template.prompt
    yield from (text for text in (template.statement, template.all, template.none) if text)


def path_of(template: Template, path: tuple[str, ...]) -> tuple[str, ...]:
    """The path of a hole; of a statement's `<answer>` that of the answer."""
    return template.answer.path if path == ("answer",) else path
