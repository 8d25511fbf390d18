"""The prompt, as a page of a file: its stamp and category above, bars that lift off the text."""

from __future__ import annotations

from textual.content import Content

from bureau_quiz.ui.effects import Lifting
from bureau_quiz.ui.fitted import (
    QUIET,
    STAMP,
    STRONG,
    Fitted,
    ends,
    lines,
    redacted,
    spaced,
    styled,
)

CLOSED = "████████ ██ ██████████ ██████"
"""What stands for a prompt while the round is paused: the same for every one."""
PAUSED = "Paused: the file is closed, and the clock stands still."
MEASURE = 64
"""Cells beyond which a line of a prompt is hard to read."""


class Dossier(Lifting):
    """One prompt."""

    def __init__(self) -> None:
        super().__init__()
        self._prompt = Content()
        self._category = ""
        self._paused = False

    def ask(self, prompt: str, category: str) -> None:
        """Show a prompt; its bars lift."""
        self._prompt, self._category, self._paused = styled(prompt, STRONG), category, False
        self.lift(len(prompt))
        self.refresh(layout=True)

    def close(self) -> None:
        """Hide the prompt while the round is paused."""
        self.settle()
        self._paused = True
        self.refresh(layout=True)

    @property
    def text(self) -> str:
        """The prompt that can be read now; empty while paused."""
        return "" if self._paused else self._prompt.plain

    def render(self) -> Fitted:
        return Fitted(self._page)

    def _page(self, width: int) -> Content:
        body = styled(CLOSED, QUIET) if self._paused else redacted(self._prompt, self.shown)
        if self.screen.has_class("-low"):
            return lines(self._text(body, width))
        category = styled(self._category.upper(), QUIET).truncate(width * 2 // 3, ellipsis=True)
        head = ends(styled(spaced("secret"), STAMP), category, width)
        return lines([head, Content(), *self._text(body, min(width, MEASURE))])

    def _text(self, body: Content, width: int) -> list[Content]:
        said = [Content(), *styled(PAUSED, QUIET).wrap(width)] if self._paused else []
        return [*body.wrap(width), *said]
