"""A spreadsheet is a pack: what its header and its cells say becomes templates, both ways."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bureau_quiz.errors import Place
from bureau_quiz.packs.columns import labelled
from bureau_quiz.packs.csvheader import made_usable
from bureau_quiz.packs.csvrows import Sheet, SheetSource, read_sheet
from bureau_quiz.packs.finding import id_of_sheet
from bureau_quiz.packs.loading import read_bytes
from bureau_quiz.packs.nodes import Mapping, Scalar
from bureau_quiz.packs.sheets.asks import Plan
from bureau_quiz.packs.sheets.foreign import language_of
from bureau_quiz.packs.sheets.headings import heading
from bureau_quiz.packs.sheets.keys import key_of
from bureau_quiz.packs.sheets.oddities import oddity
from bureau_quiz.packs.sheets.plans import again, planned
from bureau_quiz.packs.sheets.profiles import Profile, profile
from bureau_quiz.packs.sheets.unfit import names, no_key, nothing_asked, unfit
from bureau_quiz.packs.sheets.writing import Lines, scalar, write
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import quoted, text_of
from bureau_quiz.text import clean, listed, plural

_NEVER_USED, _EXPLAINS_NOTHING = "BQ524", "BQ525"
"""Notes that tell nothing of a sheet: why a column is not asked for is told in another."""

FURTHER = (
    "# description: One sentence on what is asked.",
    "# licence: CC BY-SA 4.0",
    "# source: Where the facts come from.",
)
"""What a pack may say of itself besides, as comments."""


@dataclass(slots=True)
class SheetPack:
    """A sheet that is read, and what is asked over it."""

    sheet: Sheet
    columns: list[Profile]
    plan: Plan
    language: str | None
    """Of its header: a code, empty for English; None: another one."""

    def yaml(self) -> SheetSource:
        """Give the YAML of the pack that the sheet is, as it is played."""
        path = Path(self.sheet.path)
        ignored = () if self.plan.told else (_EXPLAINS_NOTHING,)
        unused = (
            (_NEVER_USED,) if any(one is not self.plan.told for one, _ in self.plan.left) else ()
        )
        lines = self._lines(id_of_sheet(path), title_of(path), path.name, ignored, unused)
        shown = self.sheet.source.lines if self.sheet.source else []
        text = "\n".join(lines.texts) + "\n"
        spots = lines.places
        return SheetSource(self.sheet.path, text, list(shown), sheet=self.sheet, spots=spots)

    def written(self, id_: str, rows: str) -> list[str]:
        """Give the YAML of a pack that says the same, for its author to better, in lines.

        Args:
            id_: the id of the pack.
            rows: the name of the file of its rows, which lies beside it.
        """
        title = title_of(Path(id_))
        return self._lines(id_, title, rows, commented=True).texts

    def _lines(
        self,
        id_: str,
        title: str,
        rows: str,
        ignored: Sequence[str] = (),
        unused: Sequence[str] = (),
        commented: bool = False,
    ) -> Lines:
        start = Place(self.sheet.path)
        lines = Lines()
        lines.add(start, f"pack: {scalar(id_)}", f"title: {scalar(title)}")
        if self.language:
            lines.add(start, f"language: {self.language}")
        if ignored:
            lines.add(start, f"ignore: [{', '.join(ignored)}]")
        if commented:
            lines.add(start, *FURTHER)
        lines.add(start, "")
        write(self.plan, self.columns, rows, unused, commented, lines)
        return lines


def title_of(path: Path) -> str:
    """Give the title of the pack that a spreadsheet is."""
    name = " ".join(clean(re.sub(r"[_-]+", " ", path.stem)).text.split())
    return labelled(name) or "Sheet"


def source_of(path: Path, report: Report) -> SheetSource | None:
    """Give the YAML of the pack that a spreadsheet is; None where none can be made, as is told."""
    opened = open_sheet(path, report)
    return opened.yaml() if opened else None


def open_sheet(path: Path, report: Report) -> SheetPack | None:
    """Read a sheet and plan what is asked over it; what stands in the way is told."""
    data = read_bytes(path, report)
    return open_bytes(path, data, report) if data is not None else None


def open_bytes(path: Path, data: bytes, report: Report) -> SheetPack | None:
    """Plan what is asked over the bytes of a sheet; what stands in the way is told."""
    sheet = read_sheet(str(path), data, made_usable, report, titled=True)
    if sheet.lost:
        _tell_of_loss(sheet, report)
        return None
    columns = _profiles(sheet, report)
    language = language_of(one.heading.words for one in columns)
    problem = unfit(sheet, columns)
    if problem is None:
        key = key_of(columns, len(sheet.rows), path.stem)
        if key:
            plan = planned(columns, key, path.stem, language)
            if plan.asks:
                _tell(plan, columns, report)
                return SheetPack(sheet, columns, plan, language)
            problem = nothing_asked(plan)
        else:
            problem = no_key(sheet)
    report.add("BQ321", sheet.source, *problem)
    return None


def _tell_of_loss(sheet: Sheet, report: Report) -> None:
    """Tell why nothing is asked, where rows do not fit and might say anything."""
    if sheet.rows and sheet.source is not None and report.room("BQ311", 1):
        report.add(
            "BQ321",
            sheet.source,
            sheet.written[0].place,
            "rows that do not fit this header may say anything, so that nothing is known to be "
            "wrong",
            "mend those rows first: errors of theirs say where they are",
        )


def _profiles(sheet: Sheet, report: Report) -> list[Profile]:
    """Look at every column that says something; what else the rows hold is taken out of them."""
    labels = {_label(cell) for cell in sheet.written}
    said: set[str] = set()
    found: list[Profile] = []
    for position, (cell, name) in enumerate(zip(sheet.written, sheet.header, strict=True)):
        cells = [_cell(row, name.value) for row in sheet.rows]
        label = _label(cell)
        head = heading(name.value, name.value if label and label in said else label, labels)
        said.add(label)
        one = profile(head, name, cells, lambda scalar: text_of(scalar, report))
        one.position = position
        if head.label or one.filled:
            found.append(one)
        else:
            for row in sheet.rows:
                row.entries.pop(name.value, None)
    sheet.header = [one.header for one in found]
    _drop_silent(sheet, found)
    return found


def _drop_silent(sheet: Sheet, columns: Sequence[Profile]) -> None:
    """Take out the rows that say of nothing anything that is known."""
    kept = [row for row in range(len(sheet.rows)) if any(one.texts[row] for one in columns)]
    if len(kept) < len(sheet.rows):
        sheet.rows = [sheet.rows[row] for row in kept]
        for one in columns:
            one.cells = [one.cells[row] for row in kept]
            one.texts = [one.texts[row] for row in kept]


def _cell(row: Mapping, name: str) -> Scalar:
    cell = row.entries[name][1]
    assert isinstance(cell, Scalar)
    return cell


def _label(cell: Scalar) -> str:
    return " ".join(clean(cell.value).text.split())


def _tell(plan: Plan, columns: Sequence[Profile], report: Report) -> None:
    """Note what is not asked, and what is read otherwise than it is written."""
    for column, why in plan.left:
        if column is plan.told:
            continue
        source, place = column.header.source, column.header.place
        (name,) = names([column])
        report.add("BQ322", source, place, f"column {name} is not asked for: {why}")
    _tell_of_text(columns, report)
    _tell_ofnames(plan, report)
    for column in columns:
        if column.blanks:
            first = column.blanks[0]
            count = f", and {plural(len(column.blanks) - 1, 'more cell')}" * (
                len(column.blanks) > 1
            )
            message = f"{quoted(first.value)} is read as an empty cell{count}: not known"
            mend = "empty the cell; if it is an answer, write it in words"
            report.add("BQ323", first.source, first.place, message, mend)
    for column in columns:
        for cell in column.blanks:
            cell.value, cell.cleaned = "", ""


def _tell_of_text(columns: Sequence[Profile], report: Report) -> None:
    """Note which cells keep columns from being numbers or dates."""
    for column in columns:
        odd = oddity(column)
        if odd is not None:
            (name,) = names([column])
            message = f"column {name} is text, since {quoted(odd.text)} is no {odd.wanted}"
            if odd.more:
                message += f", and {plural(odd.more, 'other cell')} {_are(odd.more)} none either"
            report.add("BQ325", odd.cell.source, odd.cell.place, message, odd.mend)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _tell_ofnames(plan: Plan, report: Report) -> None:
    """Note a name that stands in several rows, where it was to name one."""
    row = again(plan.key)
    if row is None:
        return
    first = plan.key[0]
    (name,) = names([first])
    cell = first.cells[row]
    message = (
        f"column {name} alone does not name a row: {quoted(first.texts[row])} stands in several, "
        f"so that {listed(names(plan.key))} name one together"
    )
    mend = "if one thing alone is meant, say so in the cell; else all is well"
    report.add("BQ326", cell.source, cell.place, message, mend)
