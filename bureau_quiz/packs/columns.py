"""Columns: as `columns:` declares them and as the rows imply them, and which of them is the key."""

from dataclasses import replace

from bureau_quiz.packs import formerly, grades
from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import FLAGS, Fields
from bureau_quiz.packs.format import COLUMN, NAME_SIGNS, RESERVED, ROW_KEYS
from bureau_quiz.packs.likeness import nearly
from bureau_quiz.packs.model import Column, ColumnType
from bureau_quiz.packs.nodes import Mapping, Scalar, Torn
from bureau_quiz.packs.source import MASK, Report
from bureau_quiz.packs.texts import meant, quoted, shape_wrong, text_of
from bureau_quiz.text import plural

COLUMN_LIMIT = 500
"""How many columns a table may have."""

SHORTEST_SLIP = 4
"""Letters a column's name must have before it is taken for a slip of another."""


def declare(draft: Draft) -> None:
    """Read `columns:`."""
    section = draft.fields.section("columns")
    if section is None:
        draft.blind = isinstance(draft.fields.node.get("columns"), Torn)
        return
    draft.blind = section.torn
    # Of a declaration that cannot be read nobody knows what it says: perhaps `partial: true`.
    draft.lost = draft.lost or section.torn
    doubled = {key.value for key, _ in section.again}
    for key, node in section:
        name = column_name(key, draft.report)
        if name is None:
            continue
        if isinstance(node, Scalar) and node.empty:
            node = Mapping(node.source, node.line, node.column)
        if not isinstance(node, Mapping):
            wanted = "a mapping such as {type: number}"
            shape_wrong(node, f"column {name}", wanted, draft.report)
            draft.columns[name] = Column(name, label=labelled(name), partial=True, place=key.place)
            continue
        draft.columns[name] = _column(name, key, node, draft)
        if key.value in doubled:
            draft.columns[name] = replace(draft.columns[name], partial=True)


def _column(name: str, key: Scalar, node: Mapping, draft: Draft) -> Column:
    fields = Fields(node, COLUMN, f"column {name} of table {draft.id}", draft.report)
    _warn_of_idle(fields)
    low, high = (fields.number(name, "write digits; for dates, a year") for name in ("min", "max"))
    if low is not None and high is not None and low > high:
        at = fields.scalar("max") or key
        fields.wrong(at, f"`min` is {low} and `max` is {high}", "put the lesser under `min`")
        low = high = None
    were = formerly.formers(fields, name, lambda at, old: _fits(at, old, fields.report))
    draft.columns_were += were
    fields.finish()
    empty_none = fields.choice("empty", "") == "none"
    partial = fields.flag("partial") or not fields.whole
    if "partial" in fields and fields.text("partial").casefold() not in FLAGS:
        partial = True
    return Column(
        name,
        ColumnType(fields.choice("type", "text")),
        fields.text("to") or None,
        fields.text("label") or labelled(name),
        fields.flag("hidden"),
        empty_none,
        partial,
        low,
        high,
        split=fields.text("split"),
        place=key.place,
        spoiler=grades.of(fields),
        was=formerly.names(were),
    )


def _warn_of_idle(fields: Fields) -> None:
    node = fields.node.get("type")
    kind = node.value if isinstance(node, Scalar) and not node.empty else "text"
    if "to" in fields:
        fields.idle("type", "a column with `to:` has the type of the key it leads to")
    elif kind in ("text", "exact"):
        fields.idle("min", "only numbers and dates have bounds; say `type: number` or `type: date`")
        fields.idle("max", "only numbers and dates have bounds; say `type: number` or `type: date`")
    if fields.text("partial").casefold() in ("true", "yes"):
        fields.idle("empty", "with `partial: true` an empty cell is unknown all the same")


def labelled(name: str) -> str:
    """Name a column as a dossier does: `birth_year` becomes `Birth year`."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def column_name(key: Scalar, report: Report) -> str | None:
    """Give a column's name, or tell why no column can have it."""
    if key.value.startswith(MASK):
        return None
    name = text_of(key, report)
    return name if _fits(key, name, report) else None


def _fits(key: Scalar, name: str, report: Report) -> bool:
    """Whether a column can have a name; tells why none can."""
    wrong = fault(name)
    if wrong is not None:
        report.add("BQ207", key.source, key.place, *wrong)
    return wrong is None


def fault(name: str) -> tuple[str, str] | None:
    """Say why no column can have a name, and the mend; None where it can."""
    if name in RESERVED:
        message = f"a column cannot be named {name}: the word means something else in a row"
        return message, "give it another name"
    if not name:
        return "a column without a name", "name it, or take the comma out"
    if NAME_SIGNS & set(name):
        return f"a column cannot be named {quoted(name)}", "leave out full stops, < and >"
    return None


def imply(draft: Draft) -> None:
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
        name = None if raw in ROW_KEYS else column_name(key, draft.report)
        if name is not None:
            first.setdefault(name, key)
            counts[name] = counts[raw]
    if len(first.keys() | draft.columns.keys()) > COLUMN_LIMIT:
        _too_many(draft, first)
        return
    slips = _slips(draft, first, counts)
    declared = set(draft.columns)
    draft.columns = {
        name: draft.columns.get(name) or Column(name, label=labelled(name), place=first[name].place)
        for name in dict.fromkeys((*first, *draft.columns))
    }
    for name, key in first.items():
        if name not in declared and nearly(name, "spoiler"):
            message = f"column {quoted(name)} grades nothing: the key of a row is `spoiler`"
            draft.report.add("BQ216", key.source, key.place, message, "did you mean spoiler?")
    for key in slips:
        draft.report.add("BQ216", key.source, key.place, *_slip_words(draft, key, counts))
    _unfilled(draft, set(first))


def _too_many(draft: Draft, first: dict[str, Scalar]) -> None:
    """Tell of more columns than a table can have, and do without the last of them."""
    names = list(dict.fromkeys((*draft.columns, *first)))
    declared = draft.columns.get(names[COLUMN_LIMIT])
    place = (declared.place if declared else first[names[COLUMN_LIMIT]].place) or draft.place
    message = f"table {draft.id} has more than {COLUMN_LIMIT} columns"
    draft.report.add(
        "BQ102", draft.fields.node.source, place, message, "keep those that are asked for"
    )
    draft.lost = draft.blind = True
    draft.columns = {
        name: draft.columns.get(name) or Column(name, label=labelled(name), place=first[name].place)
        for name in names[:COLUMN_LIMIT]
    }


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
        and len(name) >= SHORTEST_SLIP
        and counts[name] <= few
        and any(nearly(name, other) for other in others if other != name)
    ]


def _slip_words(draft: Draft, key: Scalar, counts: dict[str, int]) -> tuple[str, str]:
    name = text_of(key, draft.report)
    others = [other for other in draft.columns if other != name]
    rows = plural(counts[name], "row")
    message = f"column {quoted(name)} is in {rows} of table {draft.id} only"
    return message, meant(name, others, draft.report)


def _unfilled(draft: Draft, filled: set[str]) -> None:
    if not draft.nodes or draft.torn or draft.files:
        return
    for name, column in draft.columns.items():
        if name not in filled and column.place is not None:
            draft.report.add(
                "BQ216",
                draft.fields.node.source,
                column.place,
                f"no row of table {draft.id} has the column {quoted(name)}",
                meant(name, filled, draft.report) or "take it out, or fill it",
            )


def choose_key(draft: Draft) -> None:
    """Find the columns that name a row: as said, else the first one."""
    said = draft.fields.texts("key")
    names = tuple(name for _, name in said)
    for scalar, name in said:
        if name not in draft.columns and not (draft.open and not draft.nodes):
            draft.report.add(
                "BQ203",
                scalar.source,
                scalar.place,
                f"table {draft.id} has no column {quoted(name)}",
                meant(name, draft.columns, draft.report) or f"the table has: {draft.column_list()}",
            )
            names = ()
    if not names:
        names = tuple(draft.columns)[:1] or ("name",)
    for name in names:
        draft.columns.setdefault(name, Column(name, label=labelled(name)))
    draft.key = names
