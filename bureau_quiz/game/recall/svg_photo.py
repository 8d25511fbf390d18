"""A dossier's photograph in SVG: the same silhouette as in a terminal, set in smaller type."""

from __future__ import annotations

from collections.abc import Iterator

from bureau_quiz.game.recall.portrait import EYES, Sitter, letters
from bureau_quiz.game.recall.silhouettes import Shape, Subject, drawn, subject_of
from bureau_quiz.game.recall.svg_parts import number, safe

WIDE, HIGH = 264, 312
"""The print with its white border."""
BORDER = 12
SIDE = WIDE - 2 * BORDER
"""Of the square that the figure stands in."""
SIZE, LINE = 8.0, 8.6
"""Of the letters, and from one line of them to the next."""
LIGHT, DARK = "#e6dcc6", "#26221e"


def photo(sitter: Sitter, x: float, y: float) -> Iterator[str]:
    """The photograph, a little askew, under a clip."""
    subject = subject_of(sitter.table)
    top = HIGH - BORDER - SIDE
    yield f'<g transform="translate({number(x)} {number(y)}) rotate(-1.8)">'
    yield f'<rect x="4" y="6" width="{WIDE}" height="{HIGH}" fill="#000" opacity=".22"/>'
    yield f'<rect width="{WIDE}" height="{HIGH}" fill="#fbf8f0"/>'
    yield (
        f'<rect x="{BORDER}" y="{BORDER}" width="{SIDE}" height="{HIGH - 2 * BORDER}"'
        ' fill="url(#backdrop)"/>'
    )
    yield from _measures()
    place = f"translate({BORDER} {top}) scale({number(SIDE / 100)})"
    yield (
        f'<mask id="figure" maskUnits="userSpaceOnUse" x="0" y="0" width="{WIDE}" height="{HIGH}">'
    )
    yield f'<g transform="{place}">'
    yield from map(_shape, drawn(subject, sitter.title))
    yield "</g></mask>"
    yield (
        f'<clipPath id="print"><rect x="{BORDER}" y="{BORDER}" width="{SIDE}"'
        f' height="{HIGH - 2 * BORDER}"/></clipPath>'
    )
    yield '<g clip-path="url(#print)"><g mask="url(#figure)">'
    yield f'<rect width="{WIDE}" height="{HIGH}" fill="{LIGHT}"/>'
    yield from _type(sitter, top)
    yield from _cover(sitter.share, subject, top)
    yield "</g></g>"
    yield from _eyes(sitter.share, subject, top)
    yield "</g>"
    yield from _clip(x, y)


def defs() -> Iterator[str]:
    """What the photograph refers to in its own file."""
    yield (
        '<radialGradient id="backdrop" cx=".5" cy=".42" r=".8"><stop offset="0"'
        ' stop-color="#6a6053"/><stop offset="1" stop-color="#2c2722"/></radialGradient>'
    )
    yield (
        '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(38)"><rect width="5" height="5" fill="#3a342d"/>'
        '<rect width="5" height="2.2" fill="#221e1a"/></pattern>'
    )


def _measures() -> Iterator[str]:
    """The lines by which one's height is read."""
    for at in range(5):
        y = BORDER + 28 + at * 52
        yield (
            f'<rect x="{BORDER}" y="{y}" width="{SIDE}" height="1" fill="#e6dcc6" opacity=".16"/>'
            f'<text x="{WIDE - BORDER - 4}" y="{y - 3}" font-size="8" fill="#e6dcc6"'
            f' opacity=".4" text-anchor="end">{190 - at * 10}</text>'
        )


def _type(sitter: Sitter, top: float) -> Iterator[str]:
    """The letters that the figure is set in, line below line."""
    set_in = letters(sitter)
    room = int(SIDE / (SIZE * 0.6)) + 1
    for line in range(int(SIDE / LINE) + 1):
        said = "".join(set_in[(line * room + at) % len(set_in)] for at in range(room))
        y = number(top + (line + 0.8) * LINE)
        yield f'<text x="{BORDER}" y="{y}" font-size="{SIZE}" fill="{DARK}">{safe(said)}</text>'


def _cover(share: float, subject: Subject, top: float) -> Iterator[str]:
    """What is not known yet: less and less around the eyes."""
    if share >= 1:
        return
    first, last = EYES * 100 * share, 100 - (100 - EYES * 100) * share
    if subject is Subject.PERSON:
        first, last = min(first, 34), max(last, 52)
    high = (last - first) / 100 * SIDE
    yield (
        f'<rect x="0" y="{number(top + first / 100 * SIDE)}" width="{WIDE}"'
        f' height="{number(high)}" fill="url(#hatch)"/>'
    )


def _eyes(share: float, subject: Subject, top: float) -> Iterator[str]:
    """The bar over the eyes, which goes last."""
    if subject is Subject.PERSON and share < 1:
        y = number(top + 0.365 * SIDE)
        yield f'<rect x="{BORDER + 40}" y="{y}" width="{SIDE - 80}" height="31" fill="#0d0b09"/>'


def _clip(x: float, y: float) -> Iterator[str]:
    left, top = number(x + 34), number(y - 26)
    yield (
        f'<path transform="translate({left} {top}) rotate(4)" fill="none" stroke="#77716a"'
        ' stroke-width="4" stroke-linecap="round" d="M4 46V10a8 8 0 0 1 16 0v54a12 12 0 0 1-24'
        ' 0V16"/>'
    )


def _shape(shape: Shape) -> str:
    ink = "#000" if shape.cut else "#fff"
    at = [number(value) for value in shape.at]
    match shape.form:
        case "oval":
            x, y, wide, high = at
            return f'<ellipse cx="{x}" cy="{y}" rx="{wide}" ry="{high}" fill="{ink}"/>'
        case "box":
            left, top, right, bottom = shape.at
            wide, high = number(right - left), number(bottom - top)
            return f'<rect x="{at[0]}" y="{at[1]}" width="{wide}" height="{high}" fill="{ink}"/>'
        case "line":
            x, y, to_x, to_y, wide = at
            return (
                f'<line x1="{x}" y1="{y}" x2="{to_x}" y2="{to_y}" stroke="{ink}"'
                f' stroke-width="{wide}"/>'
            )
        case _:
            return f'<polygon points="{" ".join(at)}" fill="{ink}"/>'
