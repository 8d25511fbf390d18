"""Bytes become sources: decoded, bounded, refused characters told and masked."""

import codecs
import re
from pathlib import Path

from bureau_quiz.errors import Place
from bureau_quiz.packs.source import MASK, Report, Source
from bureau_quiz.text import REFUSED, visible

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
    """Give a file's text as a source; what is undecodable or refused is told and masked."""
    text = _utf16(path, data, report)
    if text is None:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    source = Source(path, text, lines)
    if "\u2028" in text or "\u2029" in text:
        source.text = text = text.replace("\u2028", " ").replace("\u2029", " ")
    if not text.isascii() or REFUSED.search(text):
        _mask(source, report)
    return source


def _utf16(path: str, data: bytes, report: Report) -> str | None:
    """Decode UTF-16, which editors of some systems save unasked, and say so."""
    name = ""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    elif b"\x00" in data[:4]:
        name = "utf-16-be" if data[:1] == b"\x00" else "utf-16-le"
    if not name:
        return None
    report.add(
        "BQ103", None, Place(path), "this file is UTF-16, and packs are UTF-8", "save it as UTF-8"
    )
    return data.decode(name, "replace").removeprefix("\ufeff")


def _mask(source: Source, report: Report) -> None:
    found = list(REFUSED.finditer(source.text))
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
    source.text = REFUSED.sub(MASK, source.text)
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
