"""Texts as a terminal sets them: letter by letter with its marks, and how many cells each takes."""

import unicodedata
from collections.abc import Iterator

JOINER = "\u200d"


def graphemes(text: str) -> tuple[str, ...]:
    """The text cut into what a reader calls letters: marks and joined signs stay with them."""
    found: list[str] = []
    for character in text:
        if found and _belongs(character, found[-1]):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def cells(text: str) -> int:
    """How many cells the text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(width, graphemes(text)))


def width(grapheme: str) -> int:
    """How many cells one letter takes with all that belongs to it: 0, 1 or 2."""
    first = grapheme[:1]
    if not first or _is_mark(first):
        return 0
    if unicodedata.east_asian_width(first) in "WF" or "\ufe0f" in grapheme or _is_flag(first):
        return 2
    return 1


def cut(text: str, room: int) -> str:
    """The text in at most `room` cells; an ellipsis stands for what was cut off."""
    if cells(text) <= room:
        return text
    kept, used = [], 1
    for letter in graphemes(text):
        used += width(letter)
        if used > room:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…" if room > 0 else ""


def wrapped(text: str, room: int) -> tuple[str, ...]:
    """The text in lines of at most `room` cells, parted at spaces where that can be; at least one.

    A letter that is wider than the room stands in a line by itself.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        long = cells(word)
        if line and used + 1 + long <= room:
            line, used = f"{line} {word}", used + 1 + long
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, room) if long > room else (word,)
        lines += full
        used = cells(line)
    return (*lines, line) if line or not lines else tuple(lines)


def _pieces(word: str, room: int) -> Iterator[str]:
    """A word that is longer than a line, in pieces that are not."""
    piece, used = "", 0
    for letter in graphemes(word):
        wide = width(letter)
        if piece and used + wide > room:
            yield piece
            piece, used = "", 0
        piece, used = piece + letter, used + wide
    yield piece


def _belongs(character: str, before: str) -> bool:
    if _is_mark(character) or before.endswith(JOINER):
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff":  # a skin tone
        return not before.isspace()
    # Two regional letters are one flag.
    return _is_flag(character) and len(before) == 1 and _is_flag(before)


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf")
