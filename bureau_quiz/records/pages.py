"""Rows out of the pages of a damaged SQLite file, whatever has become of the pages around them.

SQLite keeps rows in the leaves of trees. Where the way down to a leaf is damaged, SQLite cannot
reach it any more; here each page that looks like a leaf is read by itself. The format is described
at https://sqlite.org/fileformat.html.
"""

from collections.abc import Iterator
from typing import NamedTuple

Field = int | float | str | bytes | None

LEAF = 0x0D
SIZES = tuple(1 << power for power in range(9, 17))
USUAL_SIZE = 4096


class Found(NamedTuple):
    """One row, of whatever table."""

    rowid: int
    fields: tuple[Field, ...]


class _Broken(Exception):
    """The bytes are no row."""


def rows(image: bytes) -> Iterator[Found]:
    """Every row that lies whole in the leaves of a file's pages."""
    size = _page_size(image)
    reserved = image[20] if len(image) > 20 and image[20] < 64 else 0
    for start in range(0, len(image), size):
        page = image[start : start + size].ljust(size, b"\0")
        header = 100 if start == 0 else 0
        if page[header] != LEAF:
            continue
        count = int.from_bytes(page[header + 3 : header + 5], "big")
        for place in range(header + 8, min(header + 8 + 2 * count, size - 1), 2):
            cell = int.from_bytes(page[place : place + 2], "big")
            try:
                yield _cell(image, page, cell, size - reserved, size)
            except (_Broken, IndexError, UnicodeDecodeError):
                continue


def _page_size(image: bytes) -> int:
    said = int.from_bytes(image[16:18], "big")
    said = 65536 if said == 1 else said
    return said if said in SIZES else USUAL_SIZE


def _cell(image: bytes, page: bytes, at: int, usable: int, size: int) -> Found:
    if at < 8:
        raise _Broken
    length, at = _number(page, at)
    rowid, at = _number(page, at)
    if not 0 < length <= len(image):
        raise _Broken
    local = _local(length, usable)
    payload = page[at : min(at + local, usable)]
    if len(payload) < local:
        raise _Broken
    if local < length:
        following = int.from_bytes(page[at + local : at + local + 4], "big")
        payload += _overflow(image, following, length - local, usable, size)
    return Found(rowid, _record(payload))


def _local(length: int, usable: int) -> int:
    """How much of a row lies on its leaf; the rest is on overflow pages."""
    most = usable - 35
    if length <= most:
        return length
    least = (usable - 12) * 32 // 255 - 23
    some = least + (length - least) % (usable - 4)
    return some if some <= most else least


def _overflow(image: bytes, number: int, length: int, usable: int, size: int) -> bytes:
    parts = []
    while length > 0:
        page = image[(number - 1) * size : (number - 1) * size + usable]
        if number < 2 or len(page) < 4 + min(length, usable - 4):
            raise _Broken
        parts.append(page[4 : 4 + length])
        length -= usable - 4
        number = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def _record(payload: bytes) -> tuple[Field, ...]:
    end, at = _number(payload, 0)
    if not at < end <= len(payload):
        raise _Broken
    types = []
    while at < end:
        type_, at = _number(payload, at)
        types.append(type_)
    fields = []
    for type_ in types:
        length = _length(type_)
        if end + length > len(payload):
            raise _Broken
        fields.append(_field(type_, payload[end : end + length]))
        end += length
    if end != len(payload):
        raise _Broken
    return tuple(fields)


def _length(type_: int) -> int:
    if type_ in (10, 11) or type_ < 0:
        raise _Broken
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[type_] if type_ < 10 else (type_ - 12) // 2


def _field(type_: int, raw: bytes) -> Field:
    if type_ == 0:
        return None
    if type_ in (8, 9):
        return type_ - 8
    if type_ < 7:
        return int.from_bytes(raw, "big", signed=True)
    if type_ == 7:
        raise _Broken  # no table of ours has a column of fractions
    return raw.decode("utf-8", "replace") if type_ % 2 else raw


def _number(raw: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | raw[place] & 0x7F
        if raw[place] < 0x80:
            return value, place + 1
    value = value << 8 | raw[at + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, at + 9
