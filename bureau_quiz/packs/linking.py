"""Tables know one another: `to:` resolved, open tables filled, what is compared how."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bureau_quiz.errors import Place
from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.likeness import lookalikes
from bureau_quiz.packs.model import Cell, Column, ColumnType, Row, Value
from bureau_quiz.packs.nodes import Mapping as MappingNode
from bureau_quiz.packs.nodes import Node, Scalar, Sequence
from bureau_quiz.packs.source import Source
from bureau_quiz.packs.texts import all_of, meant, quoted
from bureau_quiz.text import fold, fold_accents, fold_exact, folds_away

Drafts = Mapping[str, Draft]


def resolve_columns(drafts: Drafts, torn: bool) -> None:
    """Check every `to:` and give its column the type of the key it leads to.

    `torn` says that tables were lost, so that a name that is not there may have been among them.
    """
    for draft in drafts.values():
        for name, column in draft.columns.items():
            if column.to is not None and column.to not in drafts:
                if not torn:
                    _unknown_table(draft, column, drafts)
                draft.columns[name] = replace(column, to=None)
    known: dict[str, ColumnType] = {}
    for draft in drafts.values():
        for name, column in draft.columns.items():
            if column.to is not None:
                draft.columns[name] = replace(column, type=_final_type(column, drafts, known))


def _unknown_table(draft: Draft, column: Column, drafts: Drafts) -> None:
    node = _declared(draft, column.name, "to")
    draft.report.add(
        "BQ204",
        node.source if node else None,
        node.place if node else draft.place,
        f"there is no table {quoted(column.to or '')}",
        meant(column.to or "", drafts, draft.report) or f"the tables are: {all_of(drafts)}",
    )


def _declared(draft: Draft, column: str, key: str) -> Node | None:
    section = draft.fields.node.get("columns")
    node = section.get(column) if isinstance(section, MappingNode) else None
    return node.get(key) if isinstance(node, MappingNode) else None


def _final_type(column: Column, drafts: Drafts, known: dict[str, ColumnType]) -> ColumnType:
    """Give the type that a chain of references ends in; `known` holds that of each table's key."""
    passed: dict[str, None] = {}
    kind: ColumnType | None = None
    while column.to is not None and column.to in drafts and column.to not in passed:
        kind = known.get(column.to)
        if kind is not None:
            break
        passed[column.to] = None
        target = drafts[column.to]
        if len(target.key) != 1:
            kind = ColumnType.TEXT
            break
        column = target.columns[target.key[0]]
    found = column.type if kind is None else kind
    known.update(dict.fromkeys(passed, found))
    return found


def resolve_references(drafts: Drafts) -> None:
    """Hold every reference against the rows it names; open tables gain the rows they lack."""
    pending = [(draft, row) for draft in drafts.values() for row in draft.all_rows()]
    while pending:
        born: list[tuple[Draft, Row]] = []
        for draft, row in pending:
            for name, cell in list(row.cells.items()):
                target = drafts.get(draft.columns[name].to or "")
                if target is not None:
                    _resolve_cell(draft, row, name, cell, target, born)
        pending = born


def _resolve_cell(
    draft: Draft,
    row: Row,
    name: str,
    cell: Cell,
    target: Draft,
    born: list[tuple[Draft, Row]],
) -> None:
    kept: list[Value] = []
    for value in cell.values:
        if value.text in target.rows:
            kept.append(value)
        elif target.open and len(target.key) == 1:
            row_born = Row(value.text, {target.key[0]: Cell((value,), cell.place)}, cell.place)
            target.rows[value.text] = row_born
            target.folded.setdefault(fold_exact(value.text), value.text)
            born.append((target, row_born))
            kept.append(value)
        elif not target.torn:
            _unknown_row(draft, row, name, value, target)
    if len(kept) < len(cell.values):
        cells = row.cells
        assert isinstance(cells, dict)
        cells[name] = Cell((), cell.place)


def _unknown_row(draft: Draft, row: Row, column: str, value: Value, target: Draft) -> None:
    source, place = _reference(draft, row, column, value)
    near = target.folded.get(fold_exact(value.text))
    mend = f"did you mean {near}?" if near else ""
    if not mend:
        mend = meant(value.text, target.rows, draft.report)
    draft.report.add(
        "BQ305",
        source,
        place,
        f"table {target.id} has no row {quoted(value.text)}",
        mend or f"add it there, or say `open: true` in table {target.id}",
    )


def _reference(draft: Draft, row: Row, column: str, value: Value) -> tuple[Source | None, Place]:
    """Find where a row says a value, for a problem."""
    place = row.cells[column].place
    node = draft.said.get(row.key)
    if node is None:
        return draft.fields.node.source, place
    said = node.get(column)
    for item in said.items if isinstance(said, Sequence) else [said]:
        if isinstance(item, Scalar) and value.text in item.value:
            return item.source, item.within(item.value.find(value.text), len(value.text))
    return node.source, place


def warn_of_lookalikes(drafts: Drafts, sources: Mapping[str, Source]) -> None:
    """Warn of names in open tables that are probably one name spelt in two ways."""
    for draft in drafts.values():
        if not draft.open or draft.columns[draft.key[0]].type is ColumnType.EXACT:
            continue
        for earlier, later in lookalikes(draft.rows):
            first, second = draft.rows[earlier], draft.rows[later]
            report = draft.report.within(first.ignore | second.ignore)
            place = second.cells[draft.key[0]].place
            report.add(
                "BQ308",
                sources.get(place.path),
                place,
                f"{quoted(later)} looks like {quoted(earlier)} of line "
                f"{first.cells[draft.key[0]].place.line}",
                "spell them alike; if they are two, say `ignore: [BQ308]` on the row of one",
            )


class Domains:
    """Columns that are compared with one another, linked by `to:` and by pools."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self._above: dict[tuple[str, str], tuple[str, str]] = {}
        for draft in drafts.values():
            for column in draft.columns.values():
                if column.to is not None and len(drafts[column.to].key) == 1:
                    self.link((draft.id, column.name), (column.to, drafts[column.to].key[0]))

    def root(self, at: tuple[str, str]) -> tuple[str, str]:
        """Give the column that stands for all that are compared with this one."""
        while (above := self._above.get(at, at)) != at:
            self._above[at] = self._above.get(above, above)
            at = above
        return at

    def link(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        """Say that two columns are compared."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._above[second] = first

    def values(self) -> dict[tuple[str, str], dict[str, Value]]:
        """Give all values by text, by domain."""
        found: dict[tuple[str, str], dict[str, Value]] = {}
        for draft in self.drafts.values():
            roots = {name: self.root((draft.id, name)) for name in draft.columns}
            for row in draft.all_rows():
                for name, cell in row.cells.items():
                    texts = found.setdefault(roots[name], {})
                    for value in cell.values:
                        texts.setdefault(value.text, value)
        return found


def mark_exact(drafts: Drafts, sources: Mapping[str, Source]) -> None:
    """Set `exact` on the columns of each domain that folding would merge or empty."""
    domains = Domains(drafts)
    exact = {
        domains.root((draft.id, column.name))
        for draft in drafts.values()
        for column in draft.columns.values()
        if column.type is ColumnType.EXACT
    }
    for root, texts in domains.values().items():
        kind = drafts[root[0]].columns[root[1]].type
        if kind is ColumnType.TEXT and root not in exact and merges(texts):
            exact.add(root)
            _warn_of_accents(drafts, sources, domains, root, texts)
    for draft in drafts.values():
        for name, column in draft.columns.items():
            if domains.root((draft.id, name)) in exact:
                draft.columns[name] = replace(column, exact=True)


def _warn_of_accents(
    drafts: Drafts,
    sources: Mapping[str, Source],
    domains: Domains,
    root: tuple[str, str],
    texts: Iterable[str],
) -> None:
    """Warn of values that would be two spellings of one, were others not told apart by signs."""
    spelt: dict[str, str] = {}
    twins: dict[str, str] = {}
    for text in texts:
        first = spelt.setdefault(fold_accents(text), text)
        if fold_exact(first) != fold_exact(text):
            twins.setdefault(text, first)
    if not twins:
        return
    for draft in drafts.values():
        names = [name for name in draft.columns if domains.root((draft.id, name)) == root]
        for row in draft.rows.values():
            for cell in [row.cells[name] for name in names if name in row.cells]:
                for text in [value.text for value in cell.values if value.text in twins]:
                    draft.report.within(row.ignore).add(
                        "BQ318",
                        sources.get(cell.place.path),
                        cell.place,
                        f"{quoted(text)} and {quoted(twins.pop(text))} are two values, for others "
                        f"of column {root[1]} are told apart by their signs alone",
                        "spell them alike, or say `ignore: [BQ318]` if they are two",
                    )


def merges(texts: Iterable[str]) -> bool:
    """Whether folding empties a text, or merges two that differ in more than case and accents."""
    spelt: dict[str, str] = {}
    for text in texts:
        if folds_away(text):
            return True
        folded = fold(text)
        if folded in spelt and fold_accents(spelt[folded]) != fold_accents(text):
            return True
        spelt.setdefault(folded, text)
    return False
