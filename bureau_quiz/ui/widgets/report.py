"""What the player is told of a response: the word, the points, the right answer and why."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from bureau_quiz.bank.model import Outcome
from bureau_quiz.rounds.model import Verdict, View
from bureau_quiz.ui.effects import Lifting
from bureau_quiz.ui.fitted import (
    QUIET,
    RIGHT,
    RULE,
    STAMP,
    STRONG,
    WRONG,
    Fitted,
    framed,
    lines,
    redacted,
    spaced,
    styled,
)
from bureau_quiz.ui.widgets.dossier import MEASURE
from bureau_quiz.ui.words import number

LOOKS = {
    Outcome.RIGHT: ("✓", RIGHT),
    Outcome.PARTLY: ("≈", STAMP),
    Outcome.WRONG: ("✗", WRONG),
    Outcome.SKIPPED: ("–", QUIET),
    Outcome.LATE: ("✗", WRONG),
}
"""The sign and style of every outcome; the word is the outcome's own."""


def stamp(outcome: Outcome) -> Content:
    """The sign and the word, in one line."""
    sign, style = LOOKS[outcome]
    return Content.assemble((f"{sign}  {spaced(outcome.value)}", style))


def stamped(outcome: Outcome, faint: bool = False) -> list[Content]:
    """The same with a frame around it: three lines; faint while the stamp is still in the air."""
    sign, style = LOOKS[outcome]
    return framed(f"{sign}  {spaced(outcome.value)}", RULE if faint else style)


ROOMY = 30
"""Lines of the terminal from which the word has a frame: below, that would cost the dossier its."""
LANDED = 12
"""Characters of the explanation that are uncovered when the stamp has landed."""


class Report(Lifting):
    """The verdict; empty while the question is open, or a line on why a response was refused."""

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._note = ""
        self._warnings: Sequence[str] = ()
        self._landed = 0
        self._comes = True
        """Whether it scrolls into view."""

    def clear(self, note: str = "", seen: bool = True) -> None:
        """Show no verdict; with `note`, one sentence instead.

        Args:
            note: What is to be said.
            seen: Whether it must come into view, though something else leaves it for that.
        """
        self.settle()
        self._comes = seen
        self._view, self._note = None, note
        self.display = bool(note)
        self.refresh(layout=True)

    def tell(self, view: View, warnings: Sequence[str] = ()) -> None:
        """Show the verdict of a view that has one; the bars lift off the explanation."""
        self._view, self._note, self._warnings = view, "", warnings
        self.display = self._comes = True
        self.lift(len(view.explanation))
        self._landed = min(LANDED, len(view.explanation))
        self.refresh(layout=True)

    def on_resize(self) -> None:
        """Come into view, from its beginning where it is longer than the view."""
        page = self.parent
        if self._comes and isinstance(page, Widget):
            region = self.virtual_region
            long = region.height > page.scrollable_content_region.height
            page.scroll_to_region(region, animate=False, top=long)

    def render(self) -> Fitted:
        return Fitted(self._page)

    def _page(self, width: int) -> Content:
        view = self._view
        if view is None or view.verdict is None:
            return lines(styled(self._note, STAMP).wrap(width))
        measure = min(width, MEASURE)
        parts = self._verdict(view.verdict, width)
        # Where several options belong to the answer they themselves show it, and so does a scale.
        if view.given != view.right and len(view.right_places) < 2 and view.scale is None:
            label = "The answers  " if view.several else "The answer  "
            right = Content.assemble((label, QUIET), (view.right, STRONG))
            parts += right.wrap(measure)
        if view.explanation:
            parts += redacted(Content(view.explanation), self.shown).wrap(measure)
        if view.source:
            parts += styled(f"Source: {view.source}", QUIET).wrap(measure)
        if view.next_turn:
            parts += Content.assemble(("Next  ", QUIET), (view.next_turn, STRONG)).wrap(width)
        for warning in self._warnings:
            parts += Content.assemble(("! ", STAMP), warning).wrap(width)
        return lines(parts)

    def _verdict(self, verdict: Verdict, width: int) -> list[Content]:
        judgement = verdict.judgement
        sums, why = Content(), styled(judgement.why, QUIET)
        if verdict.points:
            sums = Content.assemble((f"+{number(verdict.points)}", STRONG))
            if verdict.sum_text:
                sums += styled(f"  =  {verdict.sum_text}", QUIET)
        elif not why and self._view and self._view.scored:
            sums = styled("no points", QUIET)
        said = [part for part in (sums, why) if part]
        if self.app.size.height < ROOMY:
            line = stamp(judgement.outcome) + "   " + styled("  ·  ", QUIET).join(said)
            return line.wrap(width)
        top, middle, foot = stamped(judgement.outcome, faint=self.shown < self._landed)
        room = width - middle.cell_length - 3
        beside = [line for part in said for line in part.wrap(room)]
        frame, first = [top, middle, foot], 1 if len(beside) < 3 else 0
        blank = Content(" " * middle.cell_length)
        frame += [blank] * (first + len(beside) - len(frame))
        for place, line in enumerate(beside, start=first):
            frame[place] += "   " + line
        return [*frame, Content()]
