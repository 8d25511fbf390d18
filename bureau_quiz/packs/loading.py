"""Bytes become sources: decoded, bounded, refused characters told and masked."""

import codecs
import re
from pathlib import Path

from bureau_quiz.errors import Place
from bureau_quiz.packs.source import MASK, Report, Source
from bureau_quiz.text import refused, visible

SIZE_LIMIT = 32 * 1024 * 1024
"""The most bytes a file of a pack may have: some 200,000 questions."""

SHOWN = 20
"""Refused characters and bad bytes of one file that are told one by one."""


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


def decode(path: str, data: bytes, report: Report) -> Source:
    """Give the text of a YAML file; what is no UTF-8 or may not stand is told and masked."""
    utf16 = utf16_name(data)
    if utf16:
        message = "this file is UTF-16, and packs are UTF-8"
        source = as_source(path, data.decode(utf16, "replace").removeprefix("\ufeff"), report)
        report.add("BQ103", source, source.place(1, 1), message, "save it as UTF-8")
        return source
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    return as_source(path, text, report)


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
    found = list(refused().finditer(source.text))
    if not found:
        return
    starts = [0]
    for line in source.lines:
        starts.append(starts[-1] + len(line) + 1)
    at = 0
    for match in found[:SHOWN]:
        while starts[at + 1] <= match.start():
            at += 1
        place = source.place(at + 1, match.start() - starts[at] + 1)
        _tell(source, place, match, report, len(found))
    if len(found) > SHOWN:
        report.add(
            "BQ104", source, place, f"{len(found) - SHOWN:,} more like this follow", "take them out"
        )
    source.text = refused().sub(MASK, source.text)
    source.masked = True


def _tell(source: Source, place: Place, match: re.Match[str], report: Report, count: int) -> None:
    character = match.group()
    if "\udc80" <= character <= "\udcff":
        byte = ord(character) - 0xDC00
        offset = len(source.text[: match.start()].encode("utf-8", "surrogateescape"))
        guess = bytes([byte]).decode("cp1252", "ignore")
        report.add(
            "BQ103",
            source,
            place,
            f"byte {offset:,} is 0x{byte:02X}, which is not UTF-8",
            f"save the file as UTF-8; in Windows-1252 it would be {guess}"
            if guess
            else "save the file as UTF-8",
        )
        return
    report.add(
        "BQ104", source, place, f"{visible(character)} may not stand in a text", "take it out"
    )
