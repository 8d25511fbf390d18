"""What lies unused in a pack's tables: rows that nobody asks about, columns that nothing reads."""

from collections.abc import Iterator

from bureau_quiz.authoring.flaws.paths import Column, end, path_of, steps
from bureau_quiz.authoring.flaws.sources import Scene, named, problem
from bureau_quiz.errors import Place, Problem
from bureau_quiz.packs.model import ColumnType, Pack, Row, Table, Template, Text
from bureau_quiz.text import fold_exact, plural


def told(scene: Scene) -> Iterator[Problem]:
    """Rows, then columns, by table."""
    pack = scene.pack
    if not pack.templates:
        return
    asked = _asked(scene)
    used = _used(pack)
    led_to = {column.to for table in pack.tables.values() for column in table.columns.values()}
    for table in pack.tables.values():
        over = [template for template in pack.templates if template.table == table.id]
        pooled = any(template.pool and template.pool[0] == table.id for template in pack.templates)
        if over:
            yield from _rows(scene, table, over, asked.get(table.id, set()))
        elif table.id not in led_to and not pooled and table.rows:
            if not scene.quiet("BQ523", table.ignore):
                message = f"nobody asks about table {table.id}, and nothing leads to it"
                mend = "write a template over it, or take it out"
                yield problem("BQ523", table.place, message, mend)
            continue
        yield from _columns(scene, table, used)


# Rows


def _asked(scene: Scene) -> dict[str, set[str]]:
    """The keys of the rows that questions rest on, or lead to, by table; as written and folded."""
    pack = scene.pack
    leads = {
        (table.id, column.name): column.to
        for table in pack.tables.values()
        for column in table.columns.values()
        if column.to is not None
    }
    found: dict[str, set[str]] = {}
    for source in scene.sources:
        if source.template is None:
            continue
        own = found.setdefault(source.template.table, set())
        for question in source.questions:
            for fact in question.facts:
                found.setdefault(fact.table, set()).add(fact.row)
                to = leads.get((fact.table, fact.column))
                if to is not None:
                    found.setdefault(to, set()).update((fact.value, fold_exact(fact.value)))
            if not question.facts:
                row = scene.row(source, question)
                own.update((row.key,) if row else ())
    return found


def _rows(scene: Scene, table: Table, over: list[Template], asked: set[str]) -> Iterator[Problem]:
    idle: list[tuple[str, Place]] = [
        (row.key, row.place)
        for row in table.rows.values()
        if row.key not in asked
        and fold_exact(row.key) not in asked
        and not any(_could_ask(row, template) for template in over)
        and not scene.quiet("BQ523", table.ignore, row.ignore)
    ]
    if idle:
        place = idle[0][1]
        message = (
            f"nobody asks about {len(idle)} of {plural(len(table.rows), 'row')} of table "
            f"{table.id}: {named(idle, place)}"
        )
        mend = "fill the cells that a template needs, or say `ignore: [BQ523]` where that is meant"
        yield problem("BQ523", place, message, mend)


def _could_ask(row: Row, template: Template) -> bool:
    """Whether a row fills what a template needs of it: why it does not ask has been told then."""
    needed = {hole.path[0] for hole in (*template.prompt.holes, template.answer)}
    if template.order is not None:
        needed.add(template.order.path[0])
    filled = all((cell := row.cells.get(name)) is not None and cell.values for name in needed)
    return filled and all(
        (cell := row.cells.get(name)) is not None
        and any(
            fold_exact(value.text) == fold_exact(one.text)
            for value in cell.values
            for one in wanted
        )
        for name, wanted in template.where.items()
    )


# Columns


def _used(pack: Pack) -> set[Column]:
    """Every column that a template asks by, shows, or chooses distractors by."""
    found: set[Column] = set()
    for template in pack.templates:
        for text in _texts(template):
            for hole in text.holes:
                found.update(steps(pack, template.table, path_of(template, hole.path)))
        holes = [template.answer, *([template.order] if template.order else ())]
        for hole in holes:
            found.update(steps(pack, template.table, hole.path))
        found.update((template.table, name) for name in template.where)
        at = end(pack, template.table, template.answer.path)
        to = pack.tables[at[0]].columns[at[1]].to
        found.update((table, name) for name in template.similar for table in (at[0], to) if table)
        if template.pool:
            found.add(template.pool)
    return found


def _texts(template: Template) -> Iterator[Text]:
    yield template.prompt
    yield from template.explanation
    for text in (template.statement, template.all, template.none, template.match, template.source):
        if text is not None:
            yield text


def _columns(scene: Scene, table: Table, used: set[Column]) -> Iterator[Problem]:
    for column in table.columns.values():
        if (table.id, column.name) in used or column.name in table.key:
            continue
        place = column.place or _first(table, column.name)
        if place is None or _grades(scene.pack, table, column.name):
            continue
        if scene.quiet("BQ524", table.ignore):
            continue
        if column.hidden:
            message = f"column {column.name} of {table.id} is hidden, and no template looks at it"
            mend = "name it in `similar`, or take it out"
        else:
            message = f"column {column.name} of {table.id} is never asked, and in no explanation"
            mend = "ask by it, tell it in an `explanation`, or name it in `similar`"
        yield problem("BQ524", place, message, mend)


def _grades(pack: Pack, table: Table, name: str) -> bool:
    """Whether a column may be the one that grades its table's rows for spoilers."""
    if not pack.levels or table.columns[name].type is not ColumnType.NUMBER:
        return False
    # The lowest counts, and a row may have a higher grade of its own.
    return all(
        any(value.number is not None and value.number <= row.spoiler for value in cell.values)
        for row in table.rows.values()
        if (cell := row.cells.get(name)) is not None and cell.values
    )


def _first(table: Table, name: str) -> Place | None:
    return next((row.cells[name].place for row in table.rows.values() if name in row.cells), None)
