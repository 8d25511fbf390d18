"""Text that is set for the width it gets: hanging indents, two ends of a line, columns.

Whatever comes from a pack or a player is handed to Textual as Content, never as a str: a str would
be read as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

QUIET = "$quiet-ink"
STAMP = "$stamp-ink"
RIGHT = "$right-ink"
WRONG = "$wrong-ink"
RULE = "$rule-ink"
KEY = "$key-ink"
STRONG = "bold"
STRUCK = "$quiet-ink strike"
"""Styles of parts of a text: variables that the app sets for the theme; see `theme.inks`."""

BAR = "█"
"""What a hidden character looks like."""


class Fitted(Visual):
    """Content that is made once its width is known."""

    def __init__(self, fit: Callable[[int], Content]) -> None:
        """Take a function from a width in cells, at least 1, to lines that are no wider."""
        self._fit = fit
        self._made: tuple[int, Content] | None = None

    def at(self, width: int) -> Content:
        """Give the content for a width."""
        if self._made is None or self._made[0] != width:
            self._made = width, self._fit(max(width, 1))
        return self._made[1]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.at(width).plain.count("\n") + 1

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self.at(width).render_strips(width, height, style, options)


def styled(text: str, style: str) -> Content:
    """Give a text in one of the styles above."""
    return Content.styled(text, style)


def lines(parts: Iterable[Content]) -> Content:
    """Put parts below one another."""
    return Content("\n").join(parts)


def hanging(lead: Content, body: Content, width: int) -> Content:
    """Set `body` beside `lead`, and its further lines below its first."""
    indent = Content(" " * lead.cell_length)
    wrapped = body.wrap(max(width - lead.cell_length, 1)) or [Content()]
    return lines((lead if place == 0 else indent) + line for place, line in enumerate(wrapped))


def flowed(parts: Iterable[str | Content], width: int) -> list[Content]:
    """Set parts one after the other, plain ones quiet; a line ends between them."""
    made: list[Content] = []
    for part in parts:
        one = styled(part, QUIET) if isinstance(part, str) else part
        if made and made[-1].cell_length + 2 + one.cell_length <= width:
            made[-1] += "  " + one
        else:
            made.append(one)
    return [line.truncate(width) for line in made]


def ends(left: Content, right: Content, width: int) -> Content:
    """Put one text at each end of a line; the left one is cut where there is no room."""
    room = width - right.cell_length - 1
    if room < 1:
        return right.truncate(width, ellipsis=True)
    return left.truncate(room, ellipsis=True, pad=True) + " " + right


def columns(cells: Sequence[tuple[Content, int]], width: int) -> Content:
    """Put cells side by side on one line, each in its own width with a space behind.

    A width of 0 takes what is left; a negative one sets the cell to the right.
    """
    taken = sum(abs(cell_width) for _, cell_width in cells) + len(cells) - 1
    made = []
    for cell, asked in cells:
        room = abs(asked) or max(width - taken, 1)
        cut = cell.truncate(room, ellipsis=True)
        spare = room - cut.cell_length
        made.append(cut.pad_left(spare) if asked < 0 else cut.pad_right(spare))
    return Content(" ").join(made).truncate(width)


def spaced(text: str) -> str:
    """Set our own capitals wide: `S E C R E T`."""
    return " ".join(text.upper())


def framed(text: str, style: str) -> list[Content]:
    """Set one of our own texts as a stamp: three lines with a frame around it."""
    edge = "─" * (len(text) + 4)
    return [styled(line, style) for line in (f"┌{edge}┐", f"│  {text}  │", f"└{edge}┘")]


def redacted(text: Content, shown: int) -> Content:
    """Hide what comes after the first `shown` characters under bars of the same length."""
    plain = text.plain
    if shown >= len(plain):
        return text
    bars = "".join(
        character if character.isspace() else BAR * Content(character).cell_length
        for character in plain[shown:]
    )
    return text[:shown] + styled(bars, QUIET)
