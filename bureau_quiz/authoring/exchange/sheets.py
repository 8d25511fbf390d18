"""Sheets are made to fit what a pack can hold: columns with names, rows with a key, templates."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, islice, product

from bureau_quiz.authoring.exchange.content import Spelling, Table, Way, Wording
from bureau_quiz.authoring.exchange.model import Remark, Sheet, SheetRow, SheetTemplate
from bureau_quiz.authoring.exchange.settling import KEY_LIMIT, tidy
from bureau_quiz.packs.columns import fault
from bureau_quiz.packs.format import ID, NAME_SIGNS
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import TEXT_LIMIT, fold, fold_exact, words

_HOLE = re.compile(r"<<|<([^<>]*)>")

KEY_COLUMNS = 3
"""How many columns together may name a row."""
TRIED = 8
"""Columns that are tried for it."""
CLAIMS = 1_000
"""Ways of filling a prompt from one row that are looked at."""


def settle(sheets: Sequence[Sheet]) -> Iterator[Table | Spelling | Remark]:
    """Give each sheet as a table, its spellings, and remarks on what was mended or dropped."""
    taken: set[str] = set()
    for sheet in sheets:
        name = _unique(_named(sheet.name) or "facts", taken)
        settler = _Settler(sheet, name)
        table = settler.table()
        yield from settler.remarks
        if table is not None:
            yield table
            yield from _spellings(sheet, table)


def _named(text: str) -> str:
    """A text as the name of a table or column."""
    tidied, _ = tidy(text)
    return " ".join("".join(" " if sign in NAME_SIGNS else sign for sign in tidied).split())[:80]


def _unique(name: str, taken: set[str]) -> str:
    made, count = name, 1
    while made in taken or fault(made):
        count += 1
        made = f"{name} {count}"
    taken.add(made)
    return made


def _spellings(sheet: Sheet, table: Table) -> Iterator[Spelling]:
    values = {text: row.place for row in table.rows for cell in row.cells for text in cell}
    for said, spellings in sheet.accept.items():
        value, _ = tidy(said)
        texts = dict.fromkeys(tidy(text)[0] for text in spellings)
        if value in values and len(value) <= KEY_LIMIT:
            for text in texts:
                if text and fold(text) != fold(value) and len(text) <= TEXT_LIMIT:
                    yield Spelling(value, text, values[value])


class _Settler:
    """Settles one sheet."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self.sheet = sheet
        self.name = name
        self.remarks: list[Remark] = []
        taken: set[str] = set()
        self.columns = tuple(_unique(_named(name) or "column", taken) for name in sheet.columns)
        self.taken = taken

    def table(self) -> Table | None:
        """The sheet as a table; None where nothing of it is left."""
        rows = tuple(self._rows())
        if not rows:
            return None
        key = _key(self.columns, rows)
        renamed = dict(zip(self.sheet.columns, self.columns, strict=True))
        labels = {new: old for old, new in renamed.items() if new != old and old.strip()}
        labels |= {
            renamed[name]: tidy(label)[0]
            for name, label in self.sheet.labels.items()
            if name in renamed and label.strip()
        }
        return Table(
            name=self.name,
            columns=self.columns,
            key=key,
            rows=rows,
            ways=tuple(self._ways(rows, renamed)),
            place=rows[0].place,
            labels=labels,
            numbered="" if key else _unique("row", self.taken),
        )

    # Rows

    def _rows(self) -> Iterator[SheetRow]:
        seen: dict[tuple[tuple[str, ...], ...], SheetRow] = {}
        for row in self.sheet.rows:
            settled = self._row(row)
            if settled is None:
                continue
            same = tuple(tuple(map(fold_exact, cell)) for cell in settled.cells)
            earlier = seen.setdefault(same, settled)
            if earlier is settled:
                yield settled
            else:
                self._drop(row, f"is there already: line {earlier.place.line}")

    def _row(self, row: SheetRow) -> SheetRow | None:
        cells: list[tuple[str, ...]] = []
        for said in (*row.cells, *((),) * (len(self.columns) - len(row.cells))):
            cell: dict[str, None] = {}
            for text in said:
                tidied, out = tidy(text)
                if out:
                    message = f"{_told(row)}: {out} was taken out of a cell"
                    self.remarks.append(Remark(row.place, message))
                if len(tidied) > TEXT_LIMIT:
                    self._drop(row, f"has a cell of {len(tidied):,} characters")
                    return None
                if tidied:
                    cell[tidied] = None
            cells.append(tuple(cell))
        if sum(map(bool, cells)) < 2:
            self._drop(row, "has one cell only, and a question needs two" if any(cells) else "")
            return None
        return SheetRow(row.place, tuple(cells[: len(self.columns)]))

    def _drop(self, row: SheetRow, why: str) -> None:
        message = f"{_told(row)}: {why}" if why else "an empty row"
        self.remarks.append(Remark(row.place, message, dropped=True))

    # Templates

    def _ways(self, rows: Sequence[SheetRow], renamed: dict[str, str]) -> Iterator[Way]:
        taken: set[str] = set()
        for template in self.sheet.templates:
            forward = self._wording(template.prompt, template.answer, template, rows, renamed)
            back = None
            if template.reverse:
                asked = _asked_back(template)
                back = asked and self._wording(template.reverse, asked, template, rows, renamed)
            if forward is None:
                continue
            yield Way(
                _id(f"{self.name} {template.answer}", taken),
                forward,
                back or None,
                tidy(template.category)[0],
                _with_columns(tidy(template.explanation)[0], renamed),
            )

    def _wording(
        self,
        prompt: str,
        answer: str,
        template: SheetTemplate,
        rows: Sequence[SheetRow],
        renamed: dict[str, str],
    ) -> Wording | None:
        if answer not in renamed:
            return None
        places = {name: at for at, name in enumerate(self.sheet.columns)}
        holes = [places[name] for name in _holes(prompt) if name in places]
        several = template.kind in ("choice", "typed") and _several(rows, holes, places[answer])
        text = _with_columns(tidy(prompt)[0], renamed)
        return Wording(text, renamed[answer], template.kind, several)


def _told(row: SheetRow) -> str:
    return quoted(" | ".join(" ".join(text.split()) for cell in row.cells for text in cell))


def _key(columns: Sequence[str], rows: Sequence[SheetRow]) -> tuple[str, ...]:
    """The columns that name a row; none where no few of them do."""
    single = [at for at in range(len(columns)) if all(len(row.cells[at]) == 1 for row in rows)]
    single = single[:TRIED]
    chosen = chain.from_iterable(combinations(single, size) for size in range(1, KEY_COLUMNS + 1))
    for places in chosen:
        names = {fold_exact(" | ".join(row.cells[at][0] for at in places)) for row in rows}
        if len(names) == len(rows):
            return tuple(columns[at] for at in places)
    return ()


def _several(rows: Sequence[SheetRow], holes: Sequence[int], answer: int) -> bool:
    """Whether one prompt has several right answers."""
    found: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        right = {fold(text) for text in row.cells[answer]}
        for claim in islice(product(*(row.cells[at] for at in holes)), CLAIMS):
            rights = found.setdefault(tuple(map(fold, claim)), set())
            rights |= right
            if len(rights) > 1:
                return True
    return False


def _holes(text: str) -> list[str]:
    return [found[1].strip() for found in _HOLE.finditer(text) if found[1] is not None]


def _asked_back(template: SheetTemplate) -> str:
    """The column that a reverse asks for: the prompt's hole that it does not have."""
    holes = set(_holes(template.prompt)) - set(_holes(template.reverse))
    return holes.pop() if len(holes) == 1 else ""


def _with_columns(text: str, renamed: dict[str, str]) -> str:
    def hole(found: re.Match[str]) -> str:
        name = (found[1] or "").strip()
        return f"<{renamed.get(name, name)}>" if found[1] is not None else "<<"

    return _HOLE.sub(hole, text)


def _id(text: str, taken: set[str]) -> str:
    slug = "-".join(word for word in words(text) if word.isascii())[:60].strip("-")
    made = slug if ID.fullmatch(slug) else "facts"
    count = 1
    while made in taken:
        count += 1
        made = f"{slug or 'facts'}-{count}"
    taken.add(made)
    return made
