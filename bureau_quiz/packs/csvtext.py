"""Bytes of a spreadsheet become text, whatever it was saved as; and the sign between its cells."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from bureau_quiz.errors import Place
from bureau_quiz.packs.csvcells import records
from bureau_quiz.packs.loading import as_source, utf16_name
from bureau_quiz.packs.source import MASK, Report, Source
from bureau_quiz.text import plural

SEPARATORS = "\t|;,"
"""In the order in which they are believed: tabs hardly ever stand in a text, commas often do."""

SAMPLE = 20
"""Records that are looked at to find the separator."""

WORKBOOKS = {
    b"PK\x03\x04": "a workbook (or another zip file)",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF": "a PDF",
}
"""What is often taken for a CSV file, by how it begins."""

AS_CSV = "open it in the program it is from, and save it as “CSV UTF-8”"


LINE_LIMIT = 1_000_000
"""What a file of rows may have, empty ones included: as many as spreadsheet programs can have."""

CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r") + b"\x7f"
CONTROL_LIMIT = 10_000
"""Control characters that a text may have and still be one; each of them is an error."""


def unfit(data: bytes) -> tuple[str, str] | None:
    """Say why bytes cannot be a file of rows at all, and the mend; None where they can."""
    for sign, what in WORKBOOKS.items():
        if data.startswith(sign):
            return f"this is {what}, not a CSV file", AS_CSV
    if max(data.count(b"\n"), data.count(b"\r")) > LINE_LIMIT:
        return f"this file has more than {LINE_LIMIT:,} lines", "make two files of it"
    controls = 0 if utf16_name(data) else len(data) - len(data.translate(None, CONTROLS))
    if controls > CONTROL_LIMIT:
        return "this is not a text, let alone a CSV file", AS_CSV
    return None


def decoded(path: str, data: bytes, report: Report) -> Source:
    """Give the text of a file of rows: UTF-8, UTF-16, or line by line Windows-1252, which is told.

    What is none of them is told by its place and masked.
    """
    if not data.isascii():
        return _read(path, data, report)
    return as_source(path, data.decode("ascii"), report)


def _read(path: str, data: bytes, report: Report) -> Source:
    utf16 = utf16_name(data)
    try:
        text = data.decode(utf16 or "utf-8-sig")
    except UnicodeDecodeError:
        return _mended(path, data, utf16, report)
    return as_source(path, text.removeprefix("\ufeff"), report)


def _mended(path: str, data: bytes, utf16: str, report: Report) -> Source:
    if utf16:
        text = data.decode(utf16, "replace").removeprefix("\ufeff")
        return _garbled(path, text, "this is not UTF-16 throughout: the file may be cut", report)
    lines = re.split(b"\r\n|\r|\n", data.removeprefix(b"\xef\xbb\xbf"))
    bad: list[tuple[int, int, int]] = []
    texts: list[str] = []
    for number, line in enumerate(lines, 1):
        try:
            texts.append(line.decode())
        except UnicodeDecodeError as error:
            bad.append((number, error.start, line[error.start]))
            texts.append(line.decode("cp1252", "replace"))
    text = "\n".join(texts)
    if "\ufffd" in text:
        why = "this byte is neither UTF-8 nor Windows-1252"
        return _garbled(path, text, why, report)
    source = as_source(path, text, report)
    number, offset, byte = bad[0]
    others = f", and so {plural(len(bad) - 1, 'other line')}" if len(bad) > 1 else ""
    report.add(
        "BQ313",
        source,
        Place(path, number, offset + 1),
        f"byte 0x{byte:02X} is not UTF-8: this line was read as Windows-1252{others}",
        f"if {bytes([byte]).decode('cp1252')} is right here, all is well; else save it as UTF-8",
    )
    return source


def _garbled(path: str, text: str, why: str, report: Report) -> Source:
    """Mask what could not be decoded, and tell of the first of it."""
    source = as_source(path, text, report)
    for number, line in enumerate(source.lines, 1):
        at = line.find("\ufffd")
        if at >= 0:
            report.add("BQ103", source, source.place(number, at + 1), why, AS_CSV)
            break
    source.text = source.text.replace("\ufffd", MASK)
    source.masked = True
    return source


def separator_of(source: Source, lines: Sequence[str]) -> tuple[str, int]:
    """Give the sign between cells, and the line on which the records begin (from 0)."""
    said = source.lines[0].strip().strip('"').lower()
    if said.startswith("sep=") and len(said) == 5:
        return said[4], 1
    if source.lines[0].lower() == "sep=\t":
        return "\t", 1
    best, most = ",", 0
    for separator in SEPARATORS:
        sample = islice(records(source, lines, separator, 0, None), SAMPLE)
        widths = Counter(len(record) for record in sample)
        # Of records that are as wide as most others: titles above the header are not.
        count = max((count for width, count in widths.items() if width > 1), default=0)
        if count > most:
            best, most = separator, count
    return best, 0
