"""Bytes become sources: decoded, bounded, refused characters told and masked."""

import codecs
import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path

from bureau_quiz.errors import Place
from bureau_quiz.packs.source import MASK, Report, Source
from bureau_quiz.text import MARKS, plural, refused, visible

SIZE_LIMIT = 32 * 1024 * 1024
"""The most bytes a file of a pack may have: some 200,000 questions."""
PACK_SIZE_LIMIT = 2 * SIZE_LIMIT
"""The most bytes that all files of a pack may have, each as often as it is read."""

SHOWN = 20
"""Refused characters and bad bytes of one file that are told one by one."""

_NO_TEXT = {
    b"PK\x03\x04": "a zip, or a document of Word or Excel",
    b"\xd0\xcf\x11\xe0": "an old document of Word or Excel",
    b"{\\rtf": "rich text (RTF)",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"SQLite format": "a database",
}
"""What is often saved under a name that ends in .yaml, by how it begins."""
_PAGE = re.compile(rb"\s*<(!doctype|html|\?xml)\b", re.IGNORECASE)

_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as Python keeps it."""
_SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""What colours a terminal: all of it goes where its first sign may not stand."""

_NAMES = {
    "\x00": "NUL",
    "\x1b": "an escape",
    "\x7f": "a delete",
    "\x85": "a line end of mainframes",
    "\x0b": "a vertical tab",
    "\x0c": "a page break",
    "\ufeff": "a byte order mark, which cannot be seen",
}
_TURNING = "a sign that turns the direction of writing, which cannot be seen"


def read_bytes(path: Path, report: Report) -> bytes | None:
    """Give a file's bytes, or tell why they cannot be had."""
    place = Place(str(path))
    try:
        if not path.is_file():
            what = (
                "is a folder"
                if path.is_dir()
                else "is no file"
                if path.exists()
                else "is not there"
            )
            report.add("BQ101", None, place, f"{path.name} {what}", "check the path")
            return None
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        report.add(
            "BQ101", None, place, f"{path.name} cannot be read: {why}", "check its permissions"
        )
        return None
    if len(data) > SIZE_LIMIT:
        report.add(
            "BQ102",
            None,
            place,
            f"{path.name} is larger than {SIZE_LIMIT // 1024 // 1024} MB",
            "make it a folder of several files",
        )
        return None
    return data


def no_text(data: bytes) -> str:
    """Say what bytes are that are no text at all, whatever the file is called; else nothing."""
    for sign, what in _NO_TEXT.items():
        if data.startswith(sign):
            return what
    return "a web page" if _PAGE.match(data) else ""


def decode(path: str, data: bytes, report: Report) -> Source:
    """Give the text of a YAML file; what is no UTF-8 or may not stand is told and masked."""
    wide = _utf32_name(data) or utf16_name(data)
    if wide:
        message = f"this file is {wide[:6].upper()}, and packs are UTF-8"
        source = as_source(path, data.decode(wide, "replace").removeprefix("\ufeff"), report)
        report.add("BQ103", source, source.place(1, 1), message, "save it as UTF-8")
        return source
    bare = data.removeprefix(codecs.BOM_UTF8)
    text = bare.decode("utf-8", "surrogateescape")
    bad = [] if text.isascii() else [found.start() for found in _BYTE.finditer(text)]
    guessed = _as_windows(bare, text) if bad else ""
    source = as_source(path, guessed or text, report)
    source.guessed = bool(guessed)
    # Up to the first of them what was guessed is what the file says.
    for at in bad[:1] if guessed else bad[:SHOWN]:
        offset = len(data) - len(bare) + len(text[:at].encode("utf-8", "surrogateescape"))
        _tell_byte(source, text, at, offset, len(bad) - 1 if guessed else 0, report)
    if not guessed and len(bad) > SHOWN:
        more = plural(len(bad) - SHOWN, "more byte")
        message = f"{more} of this file from here on are not UTF-8"
        report.add(
            "BQ103", source, _place(source, text, bad[SHOWN]), message, "save the file as UTF-8"
        )
    return source


def _utf32_name(data: bytes) -> str:
    return "utf-32" if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) else ""


def _as_windows(data: bytes, text: str) -> str:
    """Give the text of a file that has nothing of UTF-8 as Windows-1252, or nothing.

    It is read on so that all else that is wrong with it is told as well; it is not played.
    """
    if not _BYTE.sub("", text).isascii():
        return ""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return ""


def _place(source: Source, text: str, at: int) -> Place:
    """Give the place of an offset in a text whose lines end in whatever way."""
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return source.place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _tell_byte(
    source: Source, text: str, at: int, offset: int, others: int, report: Report
) -> None:
    byte = ord(text[at]) - 0xDC00
    message = f"byte {offset:,} is 0x{byte:02X}, which is not UTF-8"
    if others:
        message += f"; nor {'is' if others == 1 else 'are'} {plural(others, 'other')}"
    guess = bytes([byte]).decode("cp1252", "ignore")
    mend = "save the file as UTF-8"
    if guess:
        mend += f"; in Windows-1252 it would be {guess}"
    report.add("BQ103", source, _place(source, text, at), message, mend)


def utf16_name(data: bytes) -> str:
    """Name the UTF-16 that bytes are in, which some editors and spreadsheets save unasked."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(data) >= 4 and data[0] and data[2] and not data[1] and not data[3]:
        return "utf-16-le"
    if len(data) >= 4 and data[1] and data[3] and not data[0] and not data[2]:
        return "utf-16-be"
    return ""


def lines_of(data: bytes) -> list[str]:
    """Give the lines of a file of a pack as problems count them, whatever it was saved as."""
    utf16 = utf16_name(data)
    try:
        text = data.decode(utf16 or "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode(utf16 or "cp1252", "replace")
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def as_source(path: str, text: str, report: Report) -> Source:
    """Make a source of decoded text; refused characters are told and masked."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = Source(path, text, text.split("\n"))
    if not text.isascii():
        source.text = text.replace("\u2028", " ").replace("\u2029", " ")
    if not all(map(str.isprintable, source.lines)):
        _mask(source, report)
    return source


def _mask(source: Source, report: Report) -> None:
    """Mask what no text may have, and tell of it; of bytes that are no UTF-8 `decode` tells."""
    everything = list(refused().finditer(source.text))
    if not everything:
        return
    found = [match for match in everything if not _BYTE.match(match.group())]
    starts = list(accumulate((len(line) + 1 for line in source.lines), initial=0))
    for number, match in enumerate(found[: SHOWN + 1]):
        line = bisect_right(starts, match.start())
        place = source.place(line, match.start() - starts[line - 1] + 1)
        message, mend = refusal(match.group()), "take it out"
        if number == SHOWN:
            more = len(found) - SHOWN
            message, mend = f"{more:,} more like this follow from here on", "take them out"
        report.add("BQ104", source, place, message, mend)
    coloured = _SEQUENCE.sub(lambda sequence: MASK * len(sequence.group()), source.text)
    source.text = refused().sub(MASK, coloured)
    source.masked = True


def refusal(character: str) -> str:
    """Say that a character may not stand in a text, and what it is where few know it."""
    if unicodedata.combining(character):
        return f"\\u{ord(character):04x} is one mark more than the {MARKS} that a letter may carry"
    turning = "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"
    name = _TURNING if turning else _NAMES.get(character)
    return f"{visible(character)}{f' ({name})' if name else ''} may not stand in a text"
