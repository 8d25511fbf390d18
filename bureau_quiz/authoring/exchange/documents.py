"""Bytes of a foreign file become a `Document`; what had to be mended for that is told."""

import codecs
import re
import unicodedata
from pathlib import Path

from bureau_quiz.authoring.exchange.model import Document, Remark
from bureau_quiz.errors import PackUnreadable, Place
from bureau_quiz.packs.csvtext import AS_CSV, WORKBOOKS
from bureau_quiz.packs.loading import SIZE_LIMIT, utf16_name
from bureau_quiz.text import refused, visible

SHOWN = 20
"""Refused characters, and lines that are not UTF-8, of one file that are told one by one."""

_STRUCK = re.compile("(.)\b(.)")
"""Two signs printed one over the other, as teletypes and old manuals did."""

_MARKS = {
    "'": "\u0301",
    "´": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "¨": "\u0308",
    "°": "\u030a",
    ",": "\u0327",
}
"""A sign struck over a letter → the mark that it makes."""

_CROSSED = {"o": "ø", "O": "Ø", "d": "đ", "D": "Đ", "l": "ł", "L": "Ł"}
"""A letter → what a stroke through it makes."""

STRAY = 20
"""Signs that nobody writes that any text may have."""
ODD = 0.02
"""How much of a text may be such signs."""

_UNWRITTEN = (*range(8), *range(14, 27), *range(28, 32))
"""Control characters but those that terminals, teletypes and typesetters use."""


def load(path: Path) -> Document:
    """Read a foreign file.

    Raises:
        PackUnreadable: It is not there, no file, closed to us, or larger than a pack may be.
    """
    try:
        if path.is_dir():
            raise PackUnreadable(f"{path} is a folder.", "Name the files that lie in it.")
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise PackUnreadable(f"{path} cannot be read: {why}.", "Check the path.") from None
    if len(data) > SIZE_LIMIT:
        limit = SIZE_LIMIT // 1024 // 1024
        raise PackUnreadable(f"{path} is larger than {limit} MB.", "Cut it into several files.")
    _refuse_other_than_text(path, data)
    return decoded(str(path), data)


def _refuse_other_than_text(path: Path, data: bytes) -> None:
    what = next((what for sign, what in WORKBOOKS.items() if data.startswith(sign)), "")
    if what:
        raise PackUnreadable(f"{path} is {what}, not text.", f"{AS_CSV[:1].upper()}{AS_CSV[1:]}.")
    if b"\0" in data and not utf16_name(data):
        odd = sum(data.count(bytes([sign])) for sign in _UNWRITTEN)
        if odd > max(STRAY, len(data) * ODD):
            raise PackUnreadable(f"{path} is no text.", "Check the path.")


def decoded(path: str, data: bytes) -> Document:
    """Give bytes as a document.

    UTF-8, UTF-16 by its mark or its zero bytes, else UTF-8 with the bytes that are none read as
    Windows-1252.
    """
    remarks: list[Remark] = []
    utf16 = utf16_name(data)
    if utf16:
        text = data.decode(utf16, "replace").removeprefix("\ufeff")
    else:
        text = _utf8(path, data.removeprefix(codecs.BOM_UTF8), remarks)
    not_utf8 = bool(remarks)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\b" in text:
        text = _STRUCK.sub(_struck, text)
    text = _without_refused(path, text, remarks)
    marked = bool(utf16) or data.startswith(codecs.BOM_UTF8) or not_utf8
    return Document(path, text, tuple(remarks), marked=marked)


def _utf8(path: str, data: bytes, remarks: list[Remark]) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    found: list[Remark] = []
    text = "\n".join(_line(path, number, line, found) for number, line in enumerate(lines, 1))
    if len(found) > SHOWN:
        message = f"and {len(found) - SHOWN:,} more lines that are not UTF-8"
        found[SHOWN:] = [Remark(found[SHOWN].place, message)]
    remarks += found
    return text


def _line(path: str, number: int, line: bytes, found: list[Remark]) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        column = len(line[: error.start].decode()) + 1
        byte = line[error.start]
        message = f"byte 0x{byte:02X} is not UTF-8; what is none was read as Windows-1252"
        found.append(Remark(Place(path, number, column), message))
        return line.decode(errors=_ELSE_1252)


def _as_1252(error: UnicodeError) -> tuple[str, int]:
    """What a byte says that is not UTF-8, and where to go on."""
    assert isinstance(error, UnicodeDecodeError)
    stray = error.object[error.start : error.end]
    # A closing quote whose last byte has no sign in Windows-1252, and became a question mark.
    if stray == b"\xe2\x80" and error.object[error.end : error.end + 1] == b"?":
        return "”", error.end + 1
    return stray.decode("cp1252", "replace"), error.end


_ELSE_1252 = "bureau_quiz.else_1252"
codecs.register_error(_ELSE_1252, _as_1252)


def _struck(found: re.Match[str]) -> str:
    """The letter that two signs make of one another, in either order: `'` over `e` is `é`."""
    for over, under in ((found[1], found[2]), (found[2], found[1])):
        if over in ("_", under):
            return under
        if over == "/" and under in _CROSSED:
            return _CROSSED[under]
        made = unicodedata.normalize("NFC", under + _MARKS.get(over, ""))
        if over in _MARKS and len(made) == 1:
            return made
    return found.group()


def _without_refused(path: str, text: str, remarks: list[Remark]) -> str:
    """Take out what no text may hold, and tell the first of them."""
    found = list(refused().finditer(text))
    if not found:
        return text
    line, start, told = 1, 0, 0
    for match in found[:SHOWN]:
        line += text.count("\n", told, match.start())
        start = text.rfind("\n", 0, match.start()) + 1
        told = match.start()
        place = Place(path, line, match.start() - start + 1)
        remarks.append(Remark(place, f"{visible(match.group())} was taken out"))
    if len(found) > SHOWN:
        remarks.append(Remark(place, f"and {len(found) - SHOWN:,} more signs like it"))
    return refused().sub("", text)
