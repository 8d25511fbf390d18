"""Rows that lie in a spreadsheet beside the pack: CSV or TSV, every cell with its place."""

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from bureau_quiz.errors import Place
from bureau_quiz.packs.csvcells import COLUMN_LIMIT, Record, records
from bureau_quiz.packs.csvguesses import readings
from bureau_quiz.packs.loading import as_source, utf16_name
from bureau_quiz.packs.nodes import Mapping, Scalar
from bureau_quiz.packs.source import Report, Source
from bureau_quiz.packs.texts import meant, quoted, text_of
from bureau_quiz.text import plural

SEPARATORS = ",;\t|"
SAMPLE = 20
"""Records that are looked at to find the separator."""

GUESS_LIMIT = 2_000
"""How many readings of rows that do not fit are kept; beyond, nothing is known of the table."""

CELL_LIMIT = 2_000_000
"""What a file of rows may hold: some 200,000 rows of ten columns."""

ENDINGS = frozenset({".csv", ".tsv", ".tab", ".txt"})


@dataclass(slots=True)
class Sheet:
    """What a file of rows says."""

    path: str = ""
    data: bytes = b""
    header: list[Scalar] = field(default_factory=list)
    rows: list[Mapping] = field(default_factory=list)
    guesses: list[Mapping] = field(default_factory=list)
    """Every reading of the rows whose cells do not fit the header."""
    torn: bool = False
    """Whether rows were lost."""
    lost: bool = False
    """Whether nothing is known of some."""


def load(node: Scalar, folder: Path, report: Report) -> Sheet:
    """Read the file that `rows:` names, as mappings of its header's columns."""
    path = _beside(node, folder, report)
    data = _bytes(node, path, report) if path else None
    if path is None or data is None:
        return Sheet(torn=True, lost=True)
    sheet = Sheet(str(path), data)
    source = as_source(str(path), _decoded(str(path), data, report), report)
    separator, first = _separator(source)
    found = records(source, separator, first, report)
    header = next(found, [])
    if len(header) > COLUMN_LIMIT:
        message = f"this header names more than {COLUMN_LIMIT} columns"
        report.add("BQ314", source, header[-1].place, message, "keep those that are asked for")
        return Sheet(sheet.path, data, torn=True, lost=True)
    names = {at: scalar for at, scalar in enumerate(header) if scalar.value}
    sheet.header = _header(header, source, report)
    cells = 0
    for record in found:
        cells += len(record)
        if cells > CELL_LIMIT:
            message = f"{quoted(path.name)} holds more than {CELL_LIMIT:,} cells"
            report.add("BQ311", node.source, node.place, message, "make two tables of it")
            sheet.torn = sheet.lost = True
            break
        row = _row(record, len(header), names, report)
        if row is None:
            sheet.torn = True
            guesses = readings(record, len(header), names, separator) if not sheet.lost else []
            sheet.lost = not guesses or len(sheet.guesses) > GUESS_LIMIT
            sheet.guesses += guesses
        elif row.entries:
            sheet.rows.append(row)
    return sheet


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
        mend = meant(name, _sheets(folder)) or "give a list of rows, or a CSV file beside the pack"
        message = f"there is no file {quoted(name)} beside the pack"
    else:
        message = f"{quoted(name)} leads out of the pack's folder"
        mend = "put the file beside the pack"
    report.add("BQ311", node.source, node.place, message, mend)
    return None


def _sheets(folder: Path) -> list[str]:
    try:
        return [path.name for path in islice(folder.iterdir(), 1000) if path.suffix in ENDINGS]
    except OSError:
        return []


def _bytes(node: Scalar, path: Path, report: Report) -> bytes | None:
    from bureau_quiz.packs.loading import SIZE_LIMIT

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


def _decoded(path: str, data: bytes, report: Report) -> str:
    utf16 = utf16_name(data)
    if utf16:
        return data.decode(utf16, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        report.add(
            "BQ313",
            None,
            Place(path),
            "this file is not UTF-8 and was read as Windows-1252",
            "look at its accented letters, or save it as CSV UTF-8",
        )
        return data.decode("cp1252", "replace")


def _separator(source: Source) -> tuple[str, int]:
    """Give the sign between cells, and the line on which the records begin (from 0)."""
    said = source.lines[0].lower()
    if said.startswith("sep=") and len(said) == 5:
        return source.lines[0][4], 1
    best, most = ",", (0, 0)
    for separator in SEPARATORS:
        sample = [len(record) for record in islice(records(source, separator, 0, None), SAMPLE)]
        wide = sample[0] if sample else 0
        score = (sum(width == wide for width in sample) if wide > 1 else 0, wide)
        if score > most:
            best, most = separator, score
    return best, 0


def _header(header: Record, source: Source, report: Report) -> Record:
    """Give the cells that name columns, each once."""
    names: dict[str, Scalar] = {}
    if not header:
        report.add(
            "BQ314", source, source.place(1, 1), "this file is empty", "begin with column names"
        )
    for scalar in header:
        if not scalar.value:
            continue
        if scalar.value in names:
            report.add(
                "BQ314",
                source,
                scalar.place,
                f"two columns are named {quoted(scalar.value)}",
                "name one of them otherwise",
            )
        else:
            names[scalar.value] = scalar
    return list(names.values())


def _row(record: Record, width: int, names: dict[int, Scalar], report: Report) -> Mapping | None:
    """Give a record as a mapping, or None where its cells do not fit the header."""
    first = record[0]
    while len(record) > width and not record[-1].value:
        record.pop()
    row = Mapping(first.source, first.line, first.column)
    if len(record) == 1 and not first.value:
        return row
    if len(record) != width:
        if not any(cell.damaged for cell in record):
            _misfit(record, width, report)
        return None
    for at, scalar in enumerate(record):
        if at in names:
            # Of two columns of one name, which was told, nobody knows which counts.
            if row.entries.setdefault(names[at].value, (names[at], scalar))[0] is not names[at]:
                row.again.append((names[at], scalar))
        elif scalar.value:
            message = "this cell stands in a column without a name"
            mend = "name the column in the first line"
            report.add("BQ314", scalar.source, scalar.place, message, mend)
    return row


def _misfit(record: Record, width: int, report: Report) -> None:
    long = len(record) > width
    at = record[width] if long else record[-1]
    message = f"this row has {plural(len(record), 'cell')}, and the header has {width}"
    mend = "add the cells that are missing, empty if need be"
    if long:
        mend = "put quotes around a cell that holds the separator"
    report.add("BQ312", at.source, at.place, message, mend)
