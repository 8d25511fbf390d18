"""What templates stand on: the tables, and whether a hole, a pool or a `where` fits them."""

from dataclasses import dataclass, field

from bureau_quiz.packs.cells import Fault, values_of
from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import says_nothing
from bureau_quiz.packs.holes import text_with_holes
from bureau_quiz.packs.model import Column, Hole, Text, Value
from bureau_quiz.packs.nodes import Mapping, Node, Scalar
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import all_of, meant, quoted, scalars, text_of
from bureau_quiz.text import key as comparable


@dataclass(slots=True)
class Ground:
    """All tables of a pack."""

    tables: dict[str, Draft]
    torn: bool
    """Whether tables were lost, so that nobody can say which there are."""
    nowhere: Draft
    """Stands for a table that is not there: whatever is said of it fits."""
    _there: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """The values of a column by what is compared, once they have been asked for."""

    def table(self, node: Scalar, report: Report) -> Draft | None:
        """Give the table that a text names, or tell that there is none."""
        name = text_of(node, report)
        draft = self.tables.get(name)
        if draft is None and not self.torn:
            mend = "add it under `tables:`"
            if self.tables:
                mend = meant(name, self.tables, report) or f"the tables are: {all_of(self.tables)}"
            report.add("BQ204", node.source, node.place, f"there is no table {quoted(name)}", mend)
        return draft

    def text(self, node: Scalar, table: Draft, report: Report, answer: bool = False) -> Text | None:
        """Parse a text and hold its holes against the tables; None where one does not fit.

        `answer` allows the hole `<answer>` besides.
        """
        text = text_with_holes(node, report)
        if node.damaged:
            return None
        if text is None or table is self.nowhere:
            return text
        fits = [
            (answer and hole.path == ("answer",)) or self._fits(node, hole, table, report)
            for hole in text.holes
        ]
        return text if all(fits) else None

    def _fits(self, node: Scalar, hole: Hole, table: Draft, report: Report) -> bool:
        return self.column(node, hole, table, report) is not None

    def end(self, table: Draft, hole: Hole) -> Column:
        """Give the column at the end of a hole that fits."""
        for name in hole.path[:-1]:
            table = self.tables[table.columns[name].to or ""]
        return table.columns[hole.path[-1]]

    def column(self, node: Scalar, hole: Hole, table: Draft, report: Report) -> Column | None:
        """Give the column at the end of a hole, or tell why none may be shown there."""
        column: Column | None = None
        for step, name in enumerate(hole.path):
            if column is not None:
                if column.to is None or column.to not in self.tables:
                    self._leads_nowhere(node, hole, column, report)
                    return None
                table = self.tables[column.to]
            column = table.columns.get(name)
            if column is None:
                self._no_column(node, hole, step, table, report)
                return None
        if column is None or not column.hidden:
            return column
        report.add(
            "BQ219",
            node.source,
            hole.place,
            f"column {column.name} of table {table.id} is hidden, and this would show it",
            "use another column, or take `hidden: true` away",
        )
        return None

    def _leads_nowhere(self, node: Scalar, hole: Hole, column: Column, report: Report) -> None:
        if self.torn and column.to is not None:
            return
        report.add(
            "BQ203",
            node.source,
            hole.place,
            f"column {quoted(column.name)} leads to no other table, so {hole} leads nowhere",
            f"give column {column.name} a `to:`, or write <{column.name}>",
        )

    def _no_column(self, node: Scalar, hole: Hole, step: int, table: Draft, report: Report) -> None:
        if table.blind:
            return
        name = hole.path[step]
        near = report.nearest(name, table.columns)
        if near:
            guess = ".".join((*hole.path[:step], near, *hole.path[step + 1 :]))
            mend = f"did you mean <{guess}>? The table has: {table.column_list()}."
        else:
            mend = f"the table has: {table.column_list()}; the sign < is written <<"
        message = f"table {table.id} has no column {quoted(name)}"
        report.add("BQ203", node.source, hole.place, message, mend)

    def no_column(
        self, node: Scalar, name: str, table: Draft, report: Report, why: str = ""
    ) -> None:
        """Tell that a table has no such column."""
        if not table.blind:
            report.add(
                "BQ203",
                node.source,
                node.place,
                f"{why}table {table.id} has no column {quoted(name)}",
                meant(name, table.columns, report) or f"the table has: {table.column_list()}",
            )

    def pool(self, node: Scalar, report: Report) -> tuple[str, str] | None:
        """Give the table and column that a pool names, or tell that there is none."""
        table, dot, column = text_of(node, report).partition(".")
        draft = self.tables.get(table)
        if draft is not None and column in draft.columns:
            return table, column
        if not dot or (draft is None and not self.torn):
            report.add(
                "BQ204",
                node.source,
                node.place,
                f"a pool is table.column, and there is no table {quoted(table)}",
                meant(table, self.tables, report) or f"the tables are: {all_of(self.tables)}",
            )
        elif draft is not None:
            self.no_column(node, column, draft, report)
        return None

    def giver(self, table: Draft, answer: Hole, pool: tuple[str, str] | None) -> Draft:
        """Give the table of the candidates' own rows: where `to:` leads, else where they stand."""
        path = (pool[1],) if pool else answer.path
        table = self.tables[pool[0]] if pool else table
        for name in path:
            column = table.columns[name]
            onward = self.tables.get(column.to or "")
            if onward is not None:
                table = onward
        return table

    def where(
        self, section: Mapping, table: Draft, report: Report
    ) -> dict[str, tuple[Value, ...]] | None:
        """Give the values that rows must have, or None where one does not fit."""
        found: dict[str, tuple[Value, ...]] = {}
        sound = not (section.torn or section.again)
        for key, node in section:
            column = table.columns.get(key.value)
            if column is None:
                if table is self.nowhere:
                    scalars(node, f"`where` of {key.value}", report)
                self.no_column(key, key.value, table, report)
                sound = False
                continue
            if says_nothing(node):
                message = f"`where` says nothing of {key.value}"
                report.add("BQ202", key.source, key.place, message, "give a value, or several")
            values = self._where_values(node, column, table, report)
            found[column.name] = values or ()
            sound = sound and bool(values)
        return found if sound else None

    def _where_values(
        self, node: Node, column: Column, table: Draft, report: Report
    ) -> tuple[Value, ...] | None:
        there = self._values(table, column)
        found: list[Value] = []
        sound = True
        for scalar in scalars(node, f"`where` of {column.name}", report):
            text = text_of(scalar, report)
            values = values_of(text, column)
            if isinstance(values, Fault):
                report.add(values.code, scalar.source, scalar.place, values.message, values.mend)
                sound = False
            elif any(comparable(value.text, column.exact) in there for value in values):
                found.extend(values)
            else:
                sound = False
                if not table.torn:
                    report.add(
                        "BQ217",
                        scalar.source,
                        scalar.place,
                        f"no row of table {table.id} has {quoted(text)} as its {column.name}",
                        meant(text, there.values(), report) or "mend it, or add such a row",
                    )
        return tuple(found) if sound else None

    def _values(self, table: Draft, column: Column) -> dict[str, str]:
        known = self._there.get((table.id, column.name))
        if known is None:
            known = self._there[table.id, column.name] = {
                comparable(value.text, column.exact): value.text
                for row in table.rows.values()
                if column.name in row.cells
                for value in row.cells[column.name].values
            }
        return known
