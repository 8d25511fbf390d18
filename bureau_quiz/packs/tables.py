"""Tables as the file has them become tables of typed cells, references resolved."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from bureau_quiz.errors import Place
from bureau_quiz.packs import csvrows
from bureau_quiz.packs.cells import Fault, decimal_of, values_of
from bureau_quiz.packs.fields import Fields, meant, quoted, scalars, shape_wrong, text_of
from bureau_quiz.packs.format import COLUMN, RESERVED, ROW, TABLE
from bureau_quiz.packs.likeness import nearly
from bureau_quiz.packs.model import Cell, Column, ColumnType, Row, Value
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.source import MASK, Report
from bureau_quiz.text import clean, fold_exact, plural

_ROW_KEYS = frozenset(key.name for key in ROW)
_NAME_SIGNS = frozenset("<>.")


@dataclass(slots=True)
class Draft:
    """A table on its way."""

    id: str
    place: Place
    fields: Fields
    open: bool
    key: tuple[str, ...] = ()
    columns: dict[str, Column] = field(default_factory=dict)
    nodes: list[Mapping] = field(default_factory=list)
    """Its rows as the file has them."""
    rows: dict[str, Row] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)
    """Row keys by their case-folded form."""
    torn: bool = False
    """Whether rows were lost, so that nobody can say what it does not have."""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    """Path and bytes of the file its rows lie in."""

    @property
    def report(self) -> Report:
        """Where its problems go."""
        return self.fields.report

    def column_list(self) -> str:
        """Its columns, for a mend."""
        return ", ".join(self.columns)


def draft_table(key: Scalar, node: Node, folder: Path, report: Report) -> Draft | None:
    """Read a table's columns and rows, without a look at other tables."""
    name = text_of(key, report)
    if not _table_name_fits(key, name, report):
        return None
    if isinstance(node, Scalar) and node.empty:
        node = Mapping(node.source, node.line, node.column)
    if not isinstance(node, Mapping):
        shape_wrong(node, f"table {name}", "a mapping with `rows:`", report)
        return None
    fields = Fields(node, TABLE, f"table {name}", report)
    draft = Draft(name, key.place, fields, fields.flag("open"), torn=node.torn)
    _declare_columns(draft)
    _take_rows(draft, folder)
    _imply_columns(draft)
    _choose_key(draft)
    return draft


def _table_name_fits(key: Scalar, name: str, report: Report) -> bool:
    if name and not _NAME_SIGNS & set(name):
        return True
    report.add(
        "BQ207",
        key.source,
        key.place,
        f"a table cannot be named {quoted(name)}",
        "leave out full stops, < and >",
    )
    return False


def _declare_columns(draft: Draft) -> None:
    section = draft.fields.section("columns")
    if section is None:
        return
    draft.torn = draft.torn or section.torn
    for key, node in section:
        name = _column_name(key, draft.report)
        if name is None:
            continue
        if isinstance(node, Scalar) and node.empty:
            node = Mapping(node.source, node.line, node.column)
        if not isinstance(node, Mapping):
            shape_wrong(node, f"column {name}", "a mapping such as {type: number}", draft.report)
            draft.columns[name] = Column(name, label=labelled(name), place=key.place)
            continue
        draft.columns[name] = _column(name, key, node, draft)


def _column(name: str, key: Scalar, node: Mapping, draft: Draft) -> Column:
    fields = Fields(node, COLUMN, f"column {name} of table {draft.id}", draft.report)
    return Column(
        name,
        ColumnType(fields.choice("type", "text")),
        fields.text("to") or None,
        fields.text("label") or labelled(name),
        fields.flag("hidden"),
        fields.choice("empty", "") == "none",
        fields.flag("partial"),
        _bound(fields, "min"),
        _bound(fields, "max"),
        split=fields.text("split"),
        place=key.place,
    )


def _bound(fields: Fields, name: str) -> Decimal | None:
    node = fields.scalar(name)
    if node is None:
        return None
    number = decimal_of(node.value)
    if number is None:
        fields.wrong(node, f"`{name}` is a number, not {quoted(node.value)}")
    return number


def labelled(name: str) -> str:
    """Name a column as a dossier does: `birth_year` becomes `Birth year`."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _column_name(key: Scalar, report: Report) -> str | None:
    if key.value.startswith(MASK):
        return None
    name = text_of(key, report)
    if name in RESERVED:
        message = f"a column cannot be named {name}: the word means something else in a row"
        mend = f"name it {name}-text, say" if name == "answer" else "give it another name"
    elif not name:
        message, mend = "a column without a name", "name it, or take the comma out"
    elif _NAME_SIGNS & set(name):
        message = f"a column cannot be named {quoted(name)}"
        mend = "leave out full stops, < and >"
    else:
        return name
    report.add("BQ207", key.source, key.place, message, mend)
    return None


def _take_rows(draft: Draft, folder: Path) -> None:
    node = draft.fields.node.get("rows")
    if node is None or (isinstance(node, Scalar) and node.empty):
        return
    if isinstance(node, Scalar):
        table = csvrows.load(node, folder, draft.report)
        draft.nodes = table.rows
        draft.torn = draft.torn or table.torn
        draft.files = [(table.path, table.data)] if table.path else []
        for name in table.header:
            known = _column_name(name, draft.report)
            if known is not None and known not in draft.columns:
                draft.columns[known] = Column(known, label=labelled(known))
        if table.header:
            first = [name.value for name in table.header if name.value in draft.columns]
            draft.columns = {name: draft.columns[name] for name in (*first, *draft.columns)}
        return
    if not isinstance(node, Sequence):
        shape_wrong(
            node, f"`rows` of table {draft.id}", "a list, or the name of a CSV file", draft.report
        )
        draft.torn = True
        return
    draft.torn = draft.torn or node.torn
    for item in node.items:
        if isinstance(item, Mapping):
            draft.nodes.append(item)
        elif isinstance(item, Torn):
            draft.torn = True
        else:
            shape_wrong(item, f"a row of table {draft.id}", "a mapping of columns", draft.report)


def _imply_columns(draft: Draft) -> None:
    """Add the columns that rows have and nobody declared; order is that of the rows."""
    counts: dict[str, int] = {}
    written: dict[str, Scalar] = {}
    for row in draft.nodes:
        for raw, (key, _) in row.entries.items():
            if raw in counts:
                counts[raw] += 1
            else:
                counts[raw] = 1
                written[raw] = key
    first: dict[str, Scalar] = {}
    for raw, key in written.items():
        name = None if raw in _ROW_KEYS else _column_name(key, draft.report)
        if name is not None:
            first.setdefault(name, key)
            counts[name] = counts[raw]
    slips = _slips(draft, first, counts)
    draft.columns = {
        name: draft.columns.get(name) or Column(name, label=labelled(name), place=first[name].place)
        for name in dict.fromkeys((*first, *draft.columns))
    }
    for key in slips:
        draft.report.add("BQ216", key.source, key.place, *_slip_words(draft, key, counts))
    _unfilled(draft, set(first))


def _slips(draft: Draft, first: dict[str, Scalar], counts: dict[str, int]) -> list[Scalar]:
    """Undeclared columns of very few rows whose name is nearly that of a column of many."""
    few = max(1, len(draft.nodes) // 20)
    others = {
        name for name in (*first, *draft.columns) if counts.get(name, few + 1) > few
    } | draft.columns.keys()
    return [
        key
        for name, key in first.items()
        if name not in draft.columns
        and counts[name] <= few
        and any(nearly(name, other) for other in others if other != name)
    ]


def _slip_words(draft: Draft, key: Scalar, counts: dict[str, int]) -> tuple[str, str]:
    name = text_of(key, draft.report)
    others = [other for other in draft.columns if other != name]
    rows = plural(counts[name], "row")
    return f"column {quoted(name)} is in {rows} of table {draft.id} only", meant(name, others)


def _unfilled(draft: Draft, filled: set[str]) -> None:
    if not draft.nodes or draft.torn:
        return
    for name, column in draft.columns.items():
        if name not in filled and column.place is not None:
            draft.report.add(
                "BQ216",
                draft.fields.node.source,
                column.place,
                f"no row of table {draft.id} has the column {quoted(name)}",
                meant(name, filled) or "take it out, or fill it",
            )


def _choose_key(draft: Draft) -> None:
    said = draft.fields.texts("key")
    names = tuple(name for _, name in said)
    for scalar, name in said:
        if name not in draft.columns and not (draft.open and not draft.nodes):
            draft.report.add(
                "BQ203",
                scalar.source,
                scalar.place,
                f"table {draft.id} has no column {quoted(name)}",
                meant(name, draft.columns) or f"the table has: {draft.column_list()}",
            )
            names = ()
    if not names:
        names = tuple(draft.columns)[:1] or ("name",)
    for name in names:
        draft.columns.setdefault(name, Column(name, label=labelled(name)))
    draft.key = names


def fill(draft: Draft) -> None:
    """Turn the rows' scalars into values; columns must have their final types."""
    for node in draft.nodes:
        _fill_row(draft, node)


def _fill_row(draft: Draft, node: Mapping) -> None:
    report = draft.report
    ignore = node.get("ignore")
    if ignore is not None:
        report = Fields(node_of(node, "ignore"), ROW, f"this row of {draft.id}", report).report
    cells: dict[str, Cell] = {}
    for key, value in node:
        column = draft.columns.get(key.value) or draft.columns.get(clean(key.value).text.strip())
        if column is not None and key.value not in _ROW_KEYS:
            cell = _cell(value, column, report)
            if cell is not None:
                cells[column.name] = cell
        elif key.value == "spoiler":
            Fields(node_of(node, "spoiler"), ROW, f"this row of {draft.id}", report)
    name = _row_key(draft, node, cells, report)
    if name is None:
        return
    draft.folded[fold_exact(name)] = name
    draft.rows[name] = Row(
        name,
        cells,
        node.place,
        _texts(node, "never", report),
        _texts(node, "was", report),
        report.ignored,
    )


def node_of(node: Mapping, key: str) -> Mapping:
    """Give a mapping with one of its keys alone."""
    return Mapping(node.source, node.line, node.column, {key: node.entries[key]})


def _texts(node: Mapping, name: str, report: Report) -> tuple[str, ...]:
    value = node.get(name)
    if value is None:
        return ()
    return tuple(text_of(scalar, report) for scalar in scalars(value, f"`{name}`", report))


def _row_key(draft: Draft, node: Mapping, cells: dict[str, Cell], report: Report) -> str | None:
    """Give the text that names a row, or tell why it has none and give None."""
    source, place = node.source, node.place
    for column in draft.key:
        cell = cells.get(column)
        if cell is None or len(cell.values) != 1:
            if not node.torn and not (
                column in node.entries and cell is not None and not cell.values
            ):
                what = "no" if cell is None else "several values as"
                report.add(
                    "BQ307",
                    source,
                    place,
                    f"this row of table {draft.id} has {what} {column}, and that names it",
                    f"give it a {column}, one value" if cell is None else "a key is one value",
                )
            draft.torn = True
            return None
    name = " | ".join(cells[column].values[0].text for column in draft.key)
    earlier = draft.folded.get(fold_exact(name))
    if earlier is not None:
        key_cell = cells[draft.key[0]]
        report.add(
            "BQ306",
            source,
            key_cell.place,
            f"table {draft.id} has two rows named {quoted(name)}: "
            f"first in line {draft.rows[earlier].place.line}",
            "join them, giving a list where they differ, or say `key: [a, b]` with a second column",
        )
        return None
    return name


def _cell(node: Node, column: Column, report: Report) -> Cell | None:
    """Give a cell, None where it is empty; without values where they cannot be read."""
    if isinstance(node, Scalar):
        if node.empty:
            return None
        found = _values(node, column, report)
    elif isinstance(node, Sequence):
        if not node.items:
            return None
        found = [
            value
            for scalar in scalars(node, f"column {column.name}", report)
            for value in _values(scalar, column, report)
        ]
    else:
        shape_wrong(node, f"column {column.name}", "a text or a list", report)
        found = []
    return Cell(tuple(dict.fromkeys(found)), node.place)


def _values(node: Scalar, column: Column, report: Report) -> Iterable[Value]:
    text = text_of(node, report)
    parts = [text]
    if column.split:
        parts = [part for piece in text.split(column.split) if (part := piece.strip())]
    found: list[Value] = []
    for part in parts:
        if not part:
            continue
        values = values_of(part, column)
        if isinstance(values, Fault):
            offset = node.value.find(part)
            place = node.within(offset, len(part)) if column.split and offset >= 0 else node.place
            report.add(values.code, node.source, place, values.message, values.mend)
        else:
            found.extend(values)
    return found
