"""Tables: their columns and the nodes of their rows, without a look at other tables."""

from pathlib import Path

from bureau_quiz.packs import columns, csvrows, formerly
from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.format import NAME_SIGNS, ROW_KEYS, TABLE
from bureau_quiz.packs.model import Column
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import quoted, shape_wrong, text_of

_KEYS = frozenset(key.name for key in TABLE)


def draft_table(key: Scalar, node: Node, folder: Path, report: Report) -> Draft | None:
    """Read a table's columns and rows, without a look at other tables."""
    name = text_of(key, report)
    if not _table_name_fits(key, name, report):
        return None
    if isinstance(node, Scalar) and node.empty:
        node = Mapping(node.source, node.line, node.column)
    if not isinstance(node, Mapping):
        mend = "say `rows:` first, and the rows below it" if isinstance(node, Sequence) else ""
        if name in _KEYS:
            mend = f"if `{name}` belongs to the table above, indent it more"
        shape_wrong(node, f"table {name}", "a mapping with `rows:`", report, mend)
        return None
    fields = Fields(node, TABLE, f"table {name}", report)
    draft = Draft(
        name, key.place, fields, fields.flag("open"), fields.text("label"), torn=node.torn
    )
    draft.was = formerly.formers(
        fields, name, lambda at, old: _table_name_fits(at, old, fields.report)
    )
    draft.lost = not fields.whole
    columns.declare(draft)
    _take_rows(draft, folder)
    draft.blind = draft.blind or fields.lost  # perhaps its rows, under a slip of that word
    columns.imply(draft)
    columns.choose_key(draft)
    fields.finish()
    return draft


def _table_name_fits(key: Scalar, name: str, report: Report) -> bool:
    if name and not NAME_SIGNS & set(name):
        return True
    report.add(
        "BQ207",
        key.source,
        key.place,
        f"a table cannot be named {quoted(name)}",
        "leave out full stops, < and >",
    )
    return False


def _take_rows(draft: Draft, folder: Path) -> None:
    node = draft.fields.node.get("rows")
    if node is None or (isinstance(node, Scalar) and node.empty):
        draft.blind = draft.torn
    elif isinstance(node, Scalar):
        _take_sheet(draft, csvrows.load(node, folder, draft.report))
    elif isinstance(node, Sequence):
        _take_items(draft, node)
    else:
        wanted = "a list, or the name of a CSV file"
        mend = _as_rows(node) if isinstance(node, Mapping) else ""
        shape_wrong(node, f"`rows` of table {draft.id}", wanted, draft.report, mend)
        draft.torn = draft.blind = draft.lost = True


def _take_sheet(draft: Draft, sheet: csvrows.Sheet) -> None:
    draft.nodes = sheet.rows
    draft.guesses = sheet.guesses
    draft.torn = draft.torn or sheet.torn
    draft.lost = draft.lost or sheet.lost
    draft.blind = draft.blind or not sheet.header
    draft.files = [(sheet.path, sheet.data)] if sheet.path else []
    named: dict[str, Column] = {}
    for scalar in sheet.header:
        name = text_of(scalar, draft.report)
        if name not in ROW_KEYS and columns.fault(name) is None:
            named[name] = draft.columns.get(name) or Column(
                name, label=columns.labelled(name), place=scalar.place
            )
    draft.columns = {**named, **draft.columns}


def _take_items(draft: Draft, node: Sequence) -> None:
    draft.torn = draft.torn or node.torn
    draft.lost = draft.lost or node.torn
    draft.nodes.extend(item for item in node.items if isinstance(item, Mapping))
    if any(row.torn and not _says_a_cell(row) for row in draft.nodes):
        draft.torn = draft.lost = True
    if len(draft.nodes) != len(node.items):
        draft.torn = draft.lost = True
        _tell_rows(draft, [item for item in node.items if not isinstance(item, Mapping)])
    draft.blind = draft.blind or (draft.torn and not draft.nodes)


def _says_a_cell(row: Mapping) -> bool:
    """Whether anything of a row could be read."""
    return any(
        not (isinstance(cell, Torn) or (isinstance(cell, Scalar) and cell.damaged))
        for _, cell in row
    )


def _tell_rows(draft: Draft, wrong: list[Node]) -> None:
    """Tell of rows that are no mappings: where all are written so, once."""
    alike = len(wrong) > 1 and not draft.nodes and len({type(item) for item in wrong}) == 1
    for item in wrong[:1] if alike else wrong:
        name = f"a row of table {draft.id}"
        mend = ""
        if isinstance(item, Sequence):
            first = next((cell.value for cell in item.items if isinstance(cell, Scalar)), "Danube")
            mend = f"say of which column each cell is: `{{name: {first}, …}}`"
        if alike:
            name = f"each row of table {draft.id}"
        shape_wrong(item, name, "a mapping of columns", draft.report, mend)


def _as_rows(node: Mapping) -> str:
    """Say how rows are written that stand under their names."""
    first = next(iter(node.entries), "")
    row = node.get(first)
    column = next(iter(row.entries), "") if isinstance(row, Mapping) else ""
    more = f", {column}: …" if column else ""
    return f"write each row as a list item: `- {{name: {first}{more}}}`"
