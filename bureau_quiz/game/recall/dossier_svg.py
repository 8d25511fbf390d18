"""A dossier as a picture: a typewritten page of a service's file, to be shown to others.

The same dossier gives the same bytes. What is closed is not in it at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from bureau_quiz.game.recall.dossier_drawn import sitter, stamp
from bureau_quiz.game.recall.dossier_text import by_table, counted, named_in, past, state
from bureau_quiz.game.recall.graphemes import cells, cut, wrapped
from bureau_quiz.game.recall.model import DossierCell, DossierLine, DossierPage, DossierValue
from bureau_quiz.game.recall.svg_parts import (
    ADVANCE,
    FONT,
    INK,
    QUIET,
    RED,
    bar,
    faded,
    number,
    safe,
    typed,
)
from bureau_quiz.game.recall.svg_photo import HIGH as PHOTO_HIGH
from bureau_quiz.game.recall.svg_photo import WIDE as PHOTO_WIDE
from bureau_quiz.game.recall.svg_photo import defs, photo
from bureau_quiz.game.recall.worn import POINT, worn
from bureau_quiz.memory.model import Openness
from bureau_quiz.text import plural, visible

WIDE = 900
LEFT, RIGHT = 104, 796
"""Where lines of type begin and end."""
LEAST = 720
"""How high a page is at least."""
SIZE, LINE = 20.0, 34.0
LABEL = 15.0
VALUES = 330
"""Where values begin."""
TITLE = RIGHT - LEFT - PHOTO_WIDE - 36
"""How wide a title may be."""
MOST = 40
"""Values that are shown; of more it is said how many."""
HEAD = 30
"""Letters of a table's title at most, where it stands above its cells."""
STATE = 90
"""How wide the word for a state may be, with what parts it from a value."""
SQUARES = 20
"""Facts of which each has a square of its own."""


class _Placed(NamedTuple):
    """Pieces of the page, and where the next may begin."""

    parts: list[str]
    y: float


def svg(page: DossierPage) -> str:
    """Draw a dossier; the file refers to nothing outside itself."""
    head = _head(page)
    fields = _fields(page, head.y)
    about = f"{page.line.table}, {page.pack_title}: {counted(page.line)}"
    high = max(LEAST, int(fields.y) + 150)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" width="{WIDE}"'
        f' height="{high}" role="img" aria-labelledby="t d" font-family="{FONT}">',
        f'<title id="t">{safe(f"Dossier: {_short(page.line.title)}")}</title>',
        f'<desc id="d">{safe(about)}</desc>',
        "<defs>",
        *_defs(),
        *defs(),
        "</defs>",
        *_folder(page, high),
        f'<g transform="rotate(-.4 {WIDE // 2} {high // 2})">',
        *_paper(high),
        *head.parts,
        *fields.parts,
        *_foot(page, high),
        *photo(sitter(page), LEFT, 206),
        *_stamped(page),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts)


def _defs() -> Iterator[str]:
    yield (
        '<linearGradient id="manila" x1="0" y1="0" x2="0" y2="1"><stop offset="0"'
        ' stop-color="#d8b87c"/><stop offset="1" stop-color="#bd9858"/></linearGradient>'
    )
    yield (
        '<linearGradient id="paper" x1="0" y1="0" x2="1" y2="1"><stop offset="0"'
        ' stop-color="#f8f2e3"/><stop offset=".6" stop-color="#f3ebd8"/><stop offset="1"'
        ' stop-color="#e9dfc8"/></linearGradient>'
    )


def _folder(page: DossierPage, high: int) -> Iterator[str]:
    """The folder below the page, with its tab."""
    yield f'<rect width="{WIDE}" height="{high}" fill="#241f1a"/>'
    tab = cut(visible(f"{page.line.table} · {page.pack_title}").upper(), 40)
    wide = number(cells(tab) * 15 * ADVANCE + 56)
    yield f'<rect x="58" y="22" width="{wide}" height="60" rx="12" fill="#c6a465"/>'
    yield (
        f'<rect x="28" y="58" width="{WIDE - 56}" height="{high - 86}" rx="10"'
        ' fill="url(#manila)"/>'
    )
    yield typed(86, 47, tab, 15, "#4a3a1c", extra=' font-weight="bold"')


def _paper(high: int) -> Iterator[str]:
    wide = WIDE - 112
    yield f'<rect x="60" y="80" width="{wide}" height="{high - 132}" fill="#000" opacity=".25"/>'
    yield f'<rect x="56" y="74" width="{wide}" height="{high - 132}" fill="url(#paper)"/>'
    for y in (84 + (high - 132) / 3, 84 + (high - 132) * 2 / 3):  # where it was folded
        yield (
            f'<rect x="56" y="{number(y)}" width="{wide}" height="1" fill="#8b7a58" opacity=".22"/>'
            f'<rect x="56" y="{number(y + 1)}" width="{wide}" height="1" fill="#fff" opacity=".5"/>'
        )


def _head(page: DossierPage) -> _Placed:
    """The service, the file's number, and what the file is about, beside the photograph."""
    line = page.line
    x = LEFT + PHOTO_WIDE + 36
    parts = [
        typed(LEFT, 128, "BUREAU QUIZ", 19, extra=' font-weight="bold" letter-spacing="5"'),
        typed(RIGHT, 128, f"FILE No. {_file_number(line)}", 15, QUIET, "end"),
        f'<rect x="{LEFT}" y="142" width="{RIGHT - LEFT}" height="3" fill="{INK}"/>',
        f'<rect x="{LEFT}" y="148" width="{RIGHT - LEFT}" height="1" fill="{INK}"/>',
        typed(x, 206, "SUBJECT", 13, QUIET, extra=' letter-spacing="3"'),
    ]
    y, title = 250.0, _short(line.title)
    size = next((size for size in (38, 30, 24) if len(_lines(title, size)) <= 3), 20)
    lines = _lines(title, size)[:6]
    for said in lines:
        parts.append(typed(x, y, said, size, extra=' font-weight="bold"'))
        y += size * 1.16
    parts += _count(line, x, y + 8)
    return _Placed(parts, max(206.0 + PHOTO_HIGH + 62, y + 120))


def _lines(title: str, size: float) -> tuple[str, ...]:
    return wrapped(title, int(TITLE / (size * ADVANCE)))


def _count(line: DossierLine, x: float, y: float) -> Iterator[str]:
    """How much lies open: a square for each fact, and in words."""
    if line.of <= SQUARES:
        for at in range(line.of):
            left, top = number(x + at % 10 * 24), number(y + at // 10 * 24)
            clear = at < line.open - line.fading
            ink = INK if clear else "url(#hatch)" if at < line.open else "none"
            opacity = "" if clear or at >= line.open else ' fill-opacity=".55"'
            yield (
                f'<rect x="{left}" y="{top}" width="16" height="16" fill="{ink}"{opacity}'
                f' stroke="{INK}" stroke-width="1.6"/>'
            )
        y += (line.of - 1) // 10 * 24 + 16
    yield typed(x, y + 26, counted(line), 16, QUIET)


def _fields(page: DossierPage, y: float) -> _Placed:
    """What the file says, cell below cell, and where else it is named."""
    parts: list[str] = []
    left = MOST
    for head, fields in _groups(page):
        if head:
            y += 16
            parts.append(typed(LEFT, y, head, 13, QUIET, extra=' letter-spacing="2"'))
            y += LINE
        for label, values in fields:
            shown = values[: max(left, 1)]
            left -= len(shown)
            block = _field(label, shown, y)
            parts += block.parts
            y = block.y
            if more := len(values) - len(shown):
                parts.append(typed(VALUES, y - 6, f"and {plural(more, 'more', 'more')}", 15, QUIET))
                y += LINE
    return _Placed(parts, y)


def _groups(page: DossierPage) -> Iterator[tuple[str, list[tuple[str, list[DossierValue]]]]]:
    """Its own cells, those of its kin, and what names it: what stands above each, and below."""
    yield "", _labelled(page.cells)
    for kin in page.kin:
        head = f"{cut(visible(kin.line.table).upper(), HEAD)} · {counted(kin.line)}"
        yield head, _labelled(kin.cells)
    if page.mentions:
        yield named_in(page).upper(), by_table(page.mentions)


def _labelled(cells: Sequence[DossierCell]) -> list[tuple[str, list[DossierValue]]]:
    return [(cell.label, list(cell.values)) for cell in cells]


def _field(label: str, values: Sequence[DossierValue], y: float) -> _Placed:
    room = int((VALUES - LEFT - 12) / (LABEL * ADVANCE))
    names = wrapped(visible(label), room)[:3]
    parts = [
        typed(LEFT, y + at * LABEL * 1.2, cut(name, room), LABEL, QUIET)
        for at, name in enumerate(names)
    ]
    for at, value in enumerate(values):
        if value.openness is not Openness.CLEAR:
            parts.append(_state(value, y))
        if value.openness is Openness.SHUT:
            parts.append(bar(VALUES, y, SIZE, f"{label}{at}"))
        else:
            kept = visible(worn(value.text, value.openness, POINT))
            said = wrapped(kept, int((RIGHT - VALUES - STATE) / (SIZE * ADVANCE)))
            for row, line in enumerate(said):
                y += SIZE * 1.25 if row else 0
                parts.append(faded(VALUES, y, line, SIZE, value.openness))
        parts.append(_rule(y + 9))
        y += LINE
    return _Placed(parts, y + 6)


def _state(value: DossierValue, y: float) -> str:
    return typed(RIGHT, y, state(value), 14, QUIET, "end", ' font-style="italic"')


def _rule(y: float) -> str:
    return (
        f'<line x1="{VALUES}" y1="{number(y)}" x2="{RIGHT}" y2="{number(y)}" stroke="#a3947a"'
        ' stroke-width="1" stroke-dasharray="1.5 4.5"/>'
    )


def _foot(page: DossierPage, high: int) -> Iterator[str]:
    y = high - 108
    yield f'<rect x="{LEFT}" y="{y - 22}" width="{RIGHT - LEFT}" height="1" fill="{INK}"/>'
    for at, said in enumerate(past(page)):
        yield typed(LEFT, y + 22 * at, said, 13, QUIET)
    yield typed(RIGHT, y + 22, "bureau-quiz dossier", 13, QUIET, "end")
    cells = (*page.cells, *(cell for kin in page.kin for cell in kin.cells))
    if any(value.openness is Openness.SHUT for cell in cells for value in cell.values):
        yield typed(RIGHT, y, "a bar lifts once its fact is known", 13, QUIET, "end")


def _stamped(page: DossierPage) -> Iterator[str]:
    """The stamp, pressed on askew and not quite evenly."""
    said = stamp(page)
    size = 30
    wide = len(said) * (size * ADVANCE + 3) + 36
    x, y = RIGHT - wide - 6, 206 + PHOTO_HIGH - 52
    yield f'<g transform="rotate(-7 {number(x + wide / 2)} {y + 28})" fill="none" opacity=".78">'
    for inset, stroke in ((0, 4), (6, 1.5)):
        yield (
            f'<rect x="{number(x + inset)}" y="{y + inset}" width="{number(wide - 2 * inset)}"'
            f' height="{58 - 2 * inset}" rx="5" stroke="{RED}" stroke-width="{stroke}"/>'
        )
    yield typed(
        x + wide / 2 + 1.5, y + 40, said, size, RED, "middle",
        ' font-weight="bold" letter-spacing="3"',
    )  # fmt: skip
    yield "</g>"


def _file_number(line: DossierLine) -> str:
    chance = crc32(f"{line.key.pack}/{line.table}/{line.title}".encode("utf-8", "replace"))
    return f"{chance % 97:02}-{chance // 97 % 10000:04}"


def _short(title: str) -> str:
    return cut(visible(title), 150)
