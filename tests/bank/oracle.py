"""A slow and obvious judge of questions: every row, every way of filling it, every value.

Written from the rules alone; it knows nothing of how the bank finds its answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Literal

from bureau_quiz import text
from bureau_quiz.packs.model import Column, ColumnType, Pack, Row, Table, Template, Value

Path = tuple[str, ...]
Key = tuple[object, ...]
"""What equal values share, with the kind of value in front."""
State = Literal["no", "open", "overlap", "yes"]
WORST_FIRST: tuple[State, ...] = ("no", "open", "overlap", "yes")
Ruling = Literal["right", "unknown", "wrong"]

OPEN = "open"
NONE = "none"
TORN = ("with an error",)
"""Stands in a filling, at the end of a path, where a row with an error has a part in it."""
ELSEWHERE = "\0 where"
"""Stands before a path that `where` goes by itself."""
Evidence = tuple[Row, bool, State, Key | str]
"""A row, whether one with an error has a part in it, how it fits a claim, and what it answers."""
Filled = Mapping[Path, Value | str]
"""One way of filling paths from a row: a value, OPEN or NONE for each."""

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class Asking:
    """A row that asks by a claim."""

    row: Row
    claim: tuple[Key, ...]
    answers: frozenset[Key]


class Oracle:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._seen: dict[tuple[str, tuple[Key, ...]], list[Evidence]] = {}
        self._filled: dict[str, list[tuple[Row, Filled]]] = {}
        self._classes = {exact: self._spellings(exact) for exact in (False, True)}

    # How values compare

    def _spellings(self, exact: bool) -> list[set[str]]:
        classes: list[set[str]] = []
        for value, others in self.pack.accept.items():
            new = {text.key(one, exact) for one in (value, *others)}
            touching = [old for old in classes if old & new]
            classes = [old for old in classes if not old & new]
            classes.append(new.union(*touching))
        return classes

    def text_key(self, written: str, exact: bool) -> Key:
        key = text.key(written, exact)
        same = [one for one in self._classes[exact] if key in one]
        return ("text", min(same[0]) if same else key)

    def end_of(self, table: str, path: Path) -> tuple[Table, Column]:
        for name in path[:-1]:
            table = self.pack.tables[table].columns[name].to or table
        found = self.pack.tables[table]
        return found, found.columns[path[-1]]

    def compared_as(self, column: Column) -> tuple[ColumnType, bool]:
        """The type of a column's values and whether they compare exactly, by where it leads."""
        exact = column.exact or column.type is ColumnType.EXACT
        while column.to:
            target = self.pack.tables[column.to]
            keys = [target.columns[name] for name in target.key]
            exact = exact or any(one.exact or one.type is ColumnType.EXACT for one in keys)
            if len(keys) > 1:
                return ColumnType.TEXT, exact
            column = keys[0]
        return column.type, exact

    def key(self, column: Column, value: Value) -> Key:
        kind, exact = self.compared_as(column)
        if column.to:
            row = self.row_of(column.to, value.text)
            target = self.pack.tables[column.to]
            if row and len(target.key) == 1:
                named = target.columns[target.key[0]]
                if not named.to:
                    return self.key(named, row.cells[named.name].values[0])
            return self.text_key(row.key if row else value.text, exact)
        if kind is ColumnType.NUMBER and value.number is not None:
            return ("number", value.number)
        if kind is ColumnType.DATE and value.date is not None:
            return ("date", value.date.year, value.date.month, value.date.day)
        return self.text_key(value.text, exact)

    def key_of_text(self, column: Column, written: str) -> Key:
        """The key of a text that a question shows."""
        kind, exact = self.compared_as(column)
        if kind is ColumnType.NUMBER:
            return ("number", Decimal(written))
        if kind is ColumnType.DATE:
            return ("date", *date_of(written))
        return self.text_key(written, exact)

    def row_of(self, table: str, written: str) -> Row | None:
        found = self.pack.tables[table]
        if written in found.rows:
            return found.rows[written]
        exact = any(
            found.columns[name].exact or found.columns[name].type is ColumnType.EXACT
            for name in found.key
        )
        wanted = self.text_key(written, exact)
        same = [row for key, row in found.rows.items() if self.text_key(key, exact) == wanted]
        return same[0] if same else None

    # How rows fill templates

    def fillings(self, table: str, row: Row | str, paths: Sequence[Path]) -> Iterator[Filled]:
        """Every way of filling paths from a row; of no row, everything is as `row` says."""
        if isinstance(row, str):
            yield {path[: end + 1]: row for path in paths for end in range(len(path))}
            return
        ways = []
        for name in dict.fromkeys(path[0] for path in paths):
            column = self.pack.tables[table].columns[name]
            below = [path[1:] for path in paths if path[0] == name and len(path) > 1]
            ways.append(list(self._at(column, row, below)))
        for chosen in product(*ways):
            yield {path: value for part in chosen for path, value in part.items()}

    def _at(self, column: Column, row: Row, below: Sequence[Path]) -> Iterator[Filled]:
        cell = row.cells.get(column.name)
        values: list[Value | str] = list(cell.values) if cell else []
        unread = cell is not None and not values
        if column.partial or unread or (not values and not column.empty_none):
            values.append(OPEN)
        for value in values or [NONE]:
            target: Row | str = value if isinstance(value, str) else OPEN
            if column.to and isinstance(value, Value):
                target = self.row_of(column.to, value.text) or OPEN
            rests = list(self.fillings(column.to or "", target, below)) if below else [{}]
            for torn in self._namesakes(column.to or "", target) if below else []:
                rests += [
                    {**rest, TORN: NONE} for rest in self.fillings(column.to or "", torn, below)
                ]
            for rest in rests:
                yield {
                    (column.name,): value,
                    **{(column.name, *path): one for path, one in rest.items()},
                }

    def _namesakes(self, table: str, row: Row | str) -> list[Row]:
        """Rows with an error whose key may be that of a sound row."""
        if isinstance(row, str):
            return []
        found = self.pack.tables[table]
        return [torn for torn in found.torn if all(self._alike(found, row, torn))]

    def _alike(self, table: Table, row: Row, torn: Row) -> Iterator[bool]:
        for name in table.key:
            column = table.columns[name]
            own, other = row.cells[name].values, torn.cells[name].values
            same = {self.key(column, one) for one in own} & {self.key(column, one) for one in other}
            yield bool(same) or not other or column.partial

    def holes(self, template: Template) -> tuple[Path, ...]:
        return tuple(dict.fromkeys(hole.path for hole in template.prompt.holes))

    def _paths(self, template: Template) -> list[Path]:
        where = [(name,) for name in template.where]
        return [*self.holes(template), *where, template.answer.path]

    def _apart(self, template: Template) -> str:
        """The column that `where` looks at and that answers, each with a value of its own."""
        name = template.answer.path[0]
        used = {hole.path[0] for hole in template.prompt.holes}
        alone = template.answer.path == (name,) and template.order is None
        return name if alone and name in template.where and name not in used else ""

    def _state(self, table: str, path: Path, filled: Filled, wanted: Sequence[Key]) -> State:
        value = filled.get((ELSEWHERE, *path), filled[path])
        if value == OPEN:
            return "open"
        if not isinstance(value, Value):
            return "no"
        own = self.key(self.end_of(table, path)[1], value)
        if own in wanted:
            return "yes"
        return "overlap" if any(overlap(own, one) for one in wanted) else "no"

    def _where(self, template: Template, filled: Filled) -> State:
        states = []
        for name, values in template.where.items():
            column = self.pack.tables[template.table].columns[name]
            wanted = [self.key(column, value) for value in values]
            states.append(self._state(template.table, (name,), filled, wanted))
        return min(states, key=WORST_FIRST.index, default="yes")

    def _claim(self, template: Template, filled: Filled, claim: Sequence[Key]) -> State:
        states = [self._where(template, filled)]
        for path, wanted in zip(self.holes(template), claim, strict=True):
            states.append(self._state(template.table, path, filled, [wanted]))
        return min(states, key=WORST_FIRST.index)

    def asking_fillings(self, template: Template) -> Iterator[tuple[Row, Filled]]:
        """Every way of filling all of claim and answer."""
        paths = (*self.holes(template), template.answer.path)
        for row, filled in self._all_fillings(template):
            if is_torn(filled):
                continue
            if self._where(template, filled) == "yes" and all(
                isinstance(filled[path], Value) for path in paths
            ):
                yield row, filled

    def claim_of(self, template: Template, filled: Filled) -> tuple[Key, ...]:
        return tuple(self._key_at(template, path, filled) for path in self.holes(template))

    def _key_at(self, template: Template, path: Path, filled: Filled) -> Key:
        value = filled[path]
        assert isinstance(value, Value)
        return self.key(self.end_of(template.table, path)[1], value)

    def giver(self, template: Template, row: Row, filled: Filled) -> Row:
        """The row whose cell is the answer."""
        table, path = template.table, template.answer.path
        for end, name in enumerate(path[:-1]):
            table = self.pack.tables[table].columns[name].to or ""
            value = filled[path[: end + 1]]
            assert isinstance(value, Value)
            target = self.row_of(table, value.text)
            assert target is not None
            row = target
        return row

    def askings(self, template: Template) -> list[Asking]:
        """Every row with every claim that it fills, and its answers."""
        found: dict[tuple[str, tuple[Key, ...]], set[Key]] = {}
        for row, filled in self.asking_fillings(template):
            asked = (row.key, self.claim_of(template, filled))
            answer = self._key_at(template, template.answer.path, filled)
            found.setdefault(asked, set()).add(answer)
        rows = self.pack.tables[template.table].rows
        return [
            Asking(rows[key], claim, frozenset(answers)) for (key, claim), answers in found.items()
        ]

    # What is right

    def ruling(self, template: Template, claim: Sequence[Key], candidate: Key) -> Ruling:
        """What the tables say of a value as an answer to a claim."""
        unknown = False
        for row, torn, claimed, given in self._evidence(template, tuple(claim)):
            answered: State = "no"
            if given == OPEN:
                answered = "open"
            elif isinstance(given, tuple):
                answered = "yes" if given == candidate else "no"
                answered = "overlap" if overlap(given, candidate) else answered
            if claimed == answered == "yes" and not torn:
                return "right"
            if claimed != "no" and answered in ("yes", "overlap"):
                unknown = True
            if claimed in ("yes", "overlap") and answered == "open":
                unknown = True
            if (claimed == "yes" or (torn and claimed != "no")) and row.never:
                unknown = unknown or self._is_never(template, row, candidate)
        return "unknown" if unknown else "wrong"

    def _evidence(self, template: Template, claim: tuple[Key, ...]) -> list[Evidence]:
        """Of each row and way of filling it: how it fits the claim, and what it answers."""
        known = self._seen.get((template.id, claim))
        if known is not None:
            return known
        column = self.end_of(template.table, template.answer.path)[1]
        found: list[Evidence] = []
        for row, filled in self._all_fillings(template):
            value = filled[template.answer.path]
            given = self.key(column, value) if isinstance(value, Value) else value
            found.append((row, is_torn(filled), self._claim(template, filled, claim), given))
        self._seen[template.id, claim] = found
        return found

    def _all_fillings(self, template: Template) -> list[tuple[Row, Filled]]:
        if template.id not in self._filled:
            table, paths = self.pack.tables[template.table], self._paths(template)
            self._filled[template.id] = [
                (row, {**filled, TORN: NONE} if torn else filled)
                for rows, torn in ((table.rows.values(), False), (table.torn, True))
                for row in rows
                for filled in self._with_where(template, row, paths)
            ]
        return self._filled[template.id]

    def _with_where(self, template: Template, row: Row, paths: list[Path]) -> Iterator[Filled]:
        apart = self._apart(template)
        for filled in self.fillings(template.table, row, paths):
            if not apart:
                yield filled
                continue
            for other in self.fillings(template.table, row, [(apart,)]):
                yield {**filled, (ELSEWHERE, apart): other[(apart,)]}

    def _is_never(self, template: Template, row: Row, candidate: Key) -> bool:
        column = self.end_of(template.table, template.answer.path)[1]
        keys = [self._never(column, name) for name in row.never]
        return any(candidate == key or overlap(candidate, key) for key in keys)

    def _never(self, column: Column, name: str) -> Key:
        try:
            return self.key_of_text(column, name)
        except (ArithmeticError, ValueError):
            return self.text_key(name, False)

    def right_values(self, template: Template, claim: Sequence[Key]) -> set[Key]:
        """Everything that is right for a claim."""
        return {key for one in self.askings(template) if one.claim == claim for key in one.answers}

    def placed(self, template: Template, claim: Sequence[Key], label: Key) -> Key | None:
        """The one value of `order` that a label has, as far as the tables leave no doubt of it."""
        assert template.order is not None
        by, named = template.order.path, template.answer.path
        table = self.pack.tables[template.table]
        column = self.end_of(table.id, by)[1]
        found: dict[Key, bool] = {}
        for rows, torn in ((table.rows.values(), False), (table.torn, True)):
            for row in rows:
                for filled in self.fillings(table.id, row, [*self._paths(template), by]):
                    states = (
                        self._claim(template, filled, claim),
                        self._state(table.id, named, filled, [label]),
                    )
                    fit = min(states, key=WORST_FIRST.index)
                    value = filled[by]
                    if fit == "no" or value == NONE or (fit == "open" and value == OPEN):
                        continue
                    if not isinstance(value, Value):
                        return None
                    key = self.key(column, value)
                    sure = fit == "yes" and not torn and not is_torn(filled)
                    found[key] = found.get(key, False) or sure
        return next(iter(found)) if len(found) == 1 and all(found.values()) else None

    def all_open(self, template: Template, claim: Sequence[Key]) -> bool:
        """Whether a row with the same claim leaves its answer open."""
        return self.ruling(template, claim, ("text", "\0 said nowhere")) == "unknown"


def is_torn(filled: Filled) -> bool:
    """Whether a row with an error has a part in it."""
    return any(path[-1:] == TORN for path in filled)


def overlap(one: Key, other: Key) -> bool:
    """Whether one date lies within the other, and is not it."""
    if one[0] != "date" or other[0] != "date" or one == other:
        return False
    shorter, longer = sorted(([part for part in key[1:] if part] for key in (one, other)), key=len)
    return longer[: len(shorter)] == shorter


def date_of(written: str) -> tuple[int, int, int]:
    """Year, month and day of a date in words."""
    if written.count("-"):
        year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
        return year, month, day
    *rest, last = written.split()
    month = next((MONTHS.index(word) + 1 for word in rest if word in MONTHS), 0)
    day = next((int(word) for word in rest if word.isdigit()), 0)
    return int(last), month, day
