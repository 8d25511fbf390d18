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
    hanging,
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
        self._how = ""
        self._hint = ""
        self._paused = False

    def ask(self, prompt: str, category: str, how: str = "", hint: str = "") -> None:
        """Show a prompt; its bars lift, unless it is the one that is to be read already.

        Args:
            prompt: What is asked.
            category: What it is about.
            how: How it is to be answered; in a low terminal that stands further down.
            hint: What a lifeline told.
        """
        seen = self.text == prompt
        self._prompt, self._category, self._paused = styled(prompt, STRONG), category, False
        self._how, self._hint = how, hint
        if not seen:
            self.lift(len(prompt))
        self.refresh(layout=True)

    def done(self) -> None:
        """Say no more how to answer: that is over."""
        if self._how:
            self._how = ""
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
            return lines([*self._text(body, width), *self._aids(width)])
        category = styled(self._category.upper(), QUIET).truncate(width * 2 // 3, ellipsis=True)
        head = ends(styled(spaced("secret"), STAMP), category, width)
        measure = min(width, MEASURE)
        how = [] if self._paused else styled(self._how, QUIET).wrap(measure) if self._how else []
        text = self._text(body, measure)
        return lines([head, Content(), *text, *how, *self._aids(measure)])

    def _text(self, body: Content, width: int) -> list[Content]:
        said = [Content(), *styled(PAUSED, QUIET).wrap(width)] if self._paused else []
        return [*body.wrap(width), *said]

    def _aids(self, width: int) -> list[Content]:
        if self._paused or not self._hint:
            return []
        return hanging(styled("Hint  ", STAMP), Content(self._hint), width).split("\n")
