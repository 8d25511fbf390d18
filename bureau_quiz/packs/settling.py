"""Spoiler grades settled: what tables, keys and references say of rows, once all are known."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.grades import OF_TABLE, TOP, UNREAD, grade_of, is_grade
from bureau_quiz.packs.model import ColumnType, Row
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.texts import meant, quoted, text_of

Drafts = Mapping[str, Draft]


def settle(drafts: Drafts, others: Iterable[int]) -> int:
    """Give rows and columns their final grades; give the pack's highest, 0 where it has none.

    `others` are the grades of what is no table.
    """
    found = set(others)
    if any(map(_graded, drafts.values())):
        settled = {draft.id: _Settled(draft) for draft in drafts.values()}
        _hand_on(drafts, settled)
        for one in settled.values():
            found |= set(one.all())
        top = max((grade for grade in found if grade < UNREAD), default=0)
        for one in settled.values():
            one.write(top or 1)
        return top or int(UNREAD in found)
    return max(found, default=0)


def _graded(draft: Draft) -> bool:
    """Whether a table says a grade anywhere."""
    return (
        "spoiler" in draft.fields
        or any(column.spoiler for column in draft.columns.values())
        or any(row.spoiler or row.spoilers for row in draft.all_rows())
    )


class _Settled:
    """The grades of one table's rows."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.least, self.by = _of_table(draft)
        """What every row has at least, and the column that says it of each."""
        self.least = max(self.least, *(draft.columns[name].spoiler for name in draft.key))
        self.rows = {row.key: self._said(row) for row in draft.all_rows()}
        self.born = {key: grade for key, grade in self.rows.items() if key not in draft.said}
        """What rows born of references have at least."""

    def _said(self, row: Row) -> int:
        if row.key not in self.draft.rows:
            return UNREAD  # an error keeps it out: what it alone says is told last
        by_cell = self._by_cell(row) if self.by else 0
        by_key = max(row.spoilers.get(name, 0) for name in self.draft.key)
        node = self.draft.said.get(row.key)
        lost = UNREAD if node is not None and node.torn and "spoiler" not in node.entries else 0
        return max(self.least, by_cell, by_key, row.spoiler, lost)

    def _by_cell(self, row: Row) -> int:
        cell = row.cells.get(self.by)
        if cell is None:
            return 0
        numbers = [value.number for value in cell.values if value.number is not None]
        if not numbers:
            return UNREAD
        lowest = min(numbers)
        if 0 <= lowest <= TOP and lowest == int(lowest):
            return int(lowest)
        node = self.draft.said.get(row.key)
        if node is not None:
            self.draft.report.add(
                "BQ320",
                node.source,
                cell.place,
                f"the rows of table {self.draft.id} are graded by their {self.by}, and a grade is "
                f"a whole number from 0 to {TOP}, not {lowest}",
                "grade by another column, or row by row",
            )
        return UNREAD

    def told(self, row: Row, column: str) -> int:
        """Give how far one must have seen to be told one cell of a row."""
        return max(
            self.rows[row.key],
            self.draft.columns[column].spoiler,
            row.spoilers.get(column, 0),
        )

    def all(self) -> Iterator[int]:
        """Give every grade of the table."""
        yield self.least
        yield from self.rows.values()
        yield from (column.spoiler for column in self.draft.columns.values())
        yield from (grade for row in self.draft.all_rows() for grade in row.spoilers.values())

    def write(self, top: int) -> None:
        """Put the grades on rows and columns; what could not be read is `top`."""
        draft = self.draft
        for name, column in draft.columns.items():
            if column.spoiler > top:
                draft.columns[name] = replace(column, spoiler=top)
        for key, row in draft.rows.items():
            draft.rows[key] = self._written(row, top)
        draft.loose = [self._written(row, top) for row in draft.loose]

    def _written(self, row: Row, top: int) -> Row:
        own = min(self.rows[row.key], top)
        more = {
            name: min(grade, top)
            for name, grade in row.spoilers.items()
            if min(grade, top) > max(own, self.draft.columns[name].spoiler)
        }
        same = own == row.spoiler and more == row.spoilers
        return row if same else replace(row, spoiler=own, spoilers=more)


def _of_table(draft: Draft) -> tuple[int, str]:
    """Give the grade that a table says for all its rows, or the column by which they have one."""
    node = draft.fields.node.get("spoiler")
    if draft.fields.slipped("spoiler"):
        return UNREAD, ""
    if not isinstance(node, Scalar) or node.empty or is_grade(text_of(node, draft.report)):
        return grade_of(node, draft.report, OF_TABLE), ""
    name = text_of(node, draft.report)
    column = draft.columns.get(name)
    if column is not None and column.type is ColumnType.NUMBER:
        return 0, name
    if column is not None:
        draft.report.add(
            "BQ225",
            node.source,
            node.place,
            f"column {name} is {column.type}, and rows are graded by numbers alone",
            f"say `type: number` for column {name}, or grade row by row",
        )
    elif not any(sign.isalpha() for sign in name):
        return grade_of(node, draft.report, OF_TABLE), ""
    elif not draft.blind and not node.damaged:
        draft.report.add(
            "BQ203",
            node.source,
            node.place,
            f"table {draft.id} has no column {quoted(name)} to grade its rows",
            meant(name, draft.columns, draft.report) or f"the table has: {draft.column_list()}",
        )
    return UNREAD, ""


def _hand_on(drafts: Drafts, settled: Mapping[str, _Settled]) -> None:
    """Give rows born of references the lowest grade at which one of these may be told."""
    for one in settled.values():
        one.rows.update(dict.fromkeys(one.born, UNREAD))
    waiting = deque((draft, row) for draft in drafts.values() for row in draft.all_rows())
    while waiting:
        draft, row = waiting.popleft()
        for name, cell in row.cells.items():
            target = settled.get(draft.columns[name].to or "")
            if target is None or not target.born:
                continue
            told = settled[draft.id].told(row, name)
            for key in [value.text for value in cell.values if value.text in target.born]:
                grade = max(told, target.born[key])
                if grade < target.rows[key]:
                    target.rows[key] = grade
                    waiting.append((target.draft, target.draft.rows[key]))
