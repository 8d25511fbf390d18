"""Rows that lie in a spreadsheet: CSV or TSV, every cell with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from bureau_quiz.errors import Place
from bureau_quiz.packs.building import PACK_LIMIT
from bureau_quiz.packs.csvcells import COLUMN_LIMIT, Record, lines_of, records
from bureau_quiz.packs.csvguesses import readings
from bureau_quiz.packs.csvheader import Names, Naming, as_written, tell_of_nameless
from bureau_quiz.packs.csvtext import decoded, separator_of, unfit
from bureau_quiz.packs.loading import PACK_SIZE_LIMIT, SIZE_LIMIT
from bureau_quiz.packs.nodes import Mapping, Scalar
from bureau_quiz.packs.source import Report, Source
from bureau_quiz.packs.texts import meant, quoted, text_of
from bureau_quiz.text import plural

GUESS_LIMIT = 2_000
"""How many readings of rows that do not fit are kept; beyond, nothing is known of the table."""

CELL_LIMIT = 2_000_000
"""What a file of rows may hold: some 200,000 rows of ten columns."""

TITLE_LIMIT = 10
"""How many lines above the column names may be a title of the whole."""

ENDINGS = frozenset({".csv", ".tsv", ".tab", ".txt"})

_SIGNS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a |"}


@dataclass(slots=True)
class Sheet:
    """What a file of rows says."""

    path: str = ""
    data: bytes = b""
    source: Source | None = None
    separator: str = ","
    header: list[Scalar] = field(default_factory=list)
    """The cells that name columns, each name once."""
    written: list[Scalar] = field(default_factory=list)
    """The whole header, cell by cell as the file has it."""
    first: int = 1
    """The line of the header."""
    rows: list[Mapping] = field(default_factory=list)
    guesses: list[Mapping] = field(default_factory=list)
    """Every reading of the rows whose cells do not fit the header."""
    torn: bool = False
    """Whether rows were lost."""
    lost: bool = False
    """Whether nothing is known of some."""


@dataclass(slots=True)
class SheetSource(Source):
    """The YAML of a pack that was made of a sheet: its lines stand where the sheet has them."""

    sheet: Sheet = field(default_factory=Sheet)
    """What it was made of: its `rows:` are those."""
    spots: list[Place] = field(default_factory=list)
    """For each of its lines the place in the sheet that it comes from."""

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """Give the place in the sheet that a line comes from."""
        return self.spots[min(line, len(self.spots)) - 1]


def load(node: Scalar, folder: Path, report: Report) -> Sheet:
    """Read the file that `rows:` names, as mappings of its header's columns."""
    if isinstance(node.source, SheetSource):
        return node.source.sheet
    path = _beside(node, folder, report)
    data = _bytes(node, path, report) if path else None
    if path is None or data is None:
        return Sheet(torn=True, lost=True)
    held = node.source.held
    held.size += len(data)
    if held.size > PACK_SIZE_LIMIT:
        message = f"with {quoted(path.name)}, the files of this pack have more than"
        message = f"{message} {PACK_SIZE_LIMIT >> 20} MB together"
        report.add("BQ311", node.source, node.place, message, "make several packs of it")
        return Sheet(torn=True, lost=True)
    sheet = read_sheet(str(path), data, as_written, report)
    held.things += sum(map(len, (row.entries for row in sheet.rows)))
    if held.things > PACK_LIMIT:
        message = f"with {quoted(path.name)}, this pack says more than {PACK_LIMIT:,} things"
        report.add("BQ311", node.source, node.place, message, "make several packs of it")
        return Sheet(torn=True, lost=True)
    return sheet


def read_sheet(
    path: str, data: bytes, naming: Naming, report: Report, titled: bool = False
) -> Sheet:
    """Read the bytes of a spreadsheet.

    Args:
        path: where it lies.
        data: what it holds.
        naming: says what the cells of its header are called.
        report: what is told of it.
        titled: whether a title of the whole may stand above the header; it is left out.
    """
    sheet = Sheet(path, data)
    why = unfit(data)
    if why is not None:
        report.add("BQ311", None, Place(path), *why)
        sheet.torn = sheet.lost = True
        return sheet
    sheet.source = source = decoded(path, data, report)
    lines = lines_of(source)
    sheet.separator, first = separator_of(source, lines)
    found = _filled(records(source, lines, sheet.separator, first, report))
    found = _below_title(found) if titled else found
    sheet.written = header = next(found, [])
    sheet.first = header[0].line if header else 1
    if len(header) > COLUMN_LIMIT:
        message = f"this header names more than {COLUMN_LIMIT} columns"
        report.add("BQ314", source, header[-1].place, message, "keep those that are asked for")
        sheet.torn = sheet.lost = True
        return sheet
    names = naming(header, source, report)
    sheet.header = list({scalar.value: scalar for scalar in reversed(names.values())}.values())
    sheet.header.reverse()
    _Rows(sheet, names, report).take(found)
    return sheet


def _filled(found: Iterator[Record]) -> Iterator[Record]:
    """The records that say something."""
    return (record for record in found if any(cell.value or cell.damaged for cell in record))


def _below_title(found: Iterator[Record]) -> Iterator[Record]:
    """The records from the header on: a title is a line of one cell above lines of several."""
    waiting: list[Record] = []
    for record in found:
        if sum(bool(cell.value) for cell in record) > 1:
            return chain([record], found)
        waiting.append(record)
        if len(waiting) > TITLE_LIMIT:
            break
    return chain(waiting, found)


class _Rows:
    """Takes the records of a sheet."""

    def __init__(self, sheet: Sheet, names: Names, report: Report) -> None:
        self.sheet = sheet
        self.names = names
        self.report = report
        self.width = len(sheet.written)
        self.nameless: dict[int, list[Scalar]] = {}

    def take(self, found: Iterator[Record]) -> None:
        """Make rows of what follows the header, up to the limit."""
        sheet, report = self.sheet, self.report
        cells = 0
        for record in found:
            cells += len(record)
            if cells > CELL_LIMIT:
                message = f"this file holds more than {CELL_LIMIT:,} cells, and ends here for us"
                mend = "make two files of it"
                report.add("BQ311", sheet.source, record[0].place, message, mend)
                sheet.torn = sheet.lost = True
                break
            row = self._row(record)
            if row is None:
                sheet.torn = True
                self._guess(record)
            else:
                sheet.rows.append(row)
        for position, said in self.nameless.items():
            tell_of_nameless(said, position, len(said), report)

    def _guess(self, record: Record) -> None:
        sheet = self.sheet
        guesses: list[Mapping] = []
        if not sheet.lost:
            guesses = readings(record, self.width, self.names, sheet.separator)
        sheet.lost = not guesses or len(sheet.guesses) > GUESS_LIMIT
        sheet.guesses += guesses

    def _row(self, record: Record) -> Mapping | None:
        """Give a record as a mapping, or None where its cells do not fit the header."""
        first = record[0]
        row = Mapping(first.source, first.line, first.column)
        while len(record) > self.width and not record[-1].value:
            record.pop()
        if len(record) != self.width:
            if not any(cell.damaged for cell in record):
                self._misfit(record)
            return None
        for at, scalar in enumerate(record):
            name = self.names.get(at)
            if name is not None:
                # Of two columns of one name, which was told, nobody knows which counts.
                if row.entries.setdefault(name.value, (name, scalar))[0] is not name:
                    row.again.append((name, scalar))
            elif scalar.value:
                self.nameless.setdefault(at, []).append(scalar)
        return row

    def _misfit(self, record: Record) -> None:
        width = self.width
        long = len(record) > width
        at = record[width] if long else record[-1]
        message = f"this row has {plural(len(record), 'cell')}, and the header has {width}"
        mend = "add the cells that are missing, empty if need be"
        if long:
            sign = _SIGNS.get(self.sheet.separator, self.sheet.separator)
            mend = f"put quotes around a cell that holds {sign}"
        self.report.add("BQ312", at.source, at.place, message, mend)


def _beside(node: Scalar, folder: Path, report: Report) -> Path | None:
    """Give the path that is meant; it may not lead out of the pack's folder."""
    name = text_of(node, report)
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        exists = path.is_file()
    except (OSError, RuntimeError, ValueError):
        inside, exists = True, False
    if inside and exists:
        return path
    if inside:
        mend = (
            meant(name, _sheets(folder), report)
            or "give a list of rows, or a CSV file beside the pack"
        )
        message = f"there is no file {quoted(name)} beside the pack"
    else:
        message = f"{quoted(name)} leads out of the pack's folder"
        mend = "put the file beside the pack"
    report.add("BQ311", node.source, node.place, message, mend)
    return None


def _sheets(folder: Path) -> Sequence[str]:
    try:
        return [path.name for path in islice(folder.iterdir(), 1000) if path.suffix in ENDINGS]
    except OSError:
        return []


def _bytes(node: Scalar, path: Path, report: Report) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        message = f"{quoted(path.name)} cannot be read: {error.strerror}"
        report.add("BQ311", node.source, node.place, message, "check its permissions")
        return None
    if len(data) > SIZE_LIMIT:
        message = f"{quoted(path.name)} is larger than {SIZE_LIMIT // 1024 // 1024} MB"
        report.add("BQ311", node.source, node.place, message, "make two tables of it")
        return None
    return data
