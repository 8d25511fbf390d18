"""The questions of a round, looked back on: each unfolds when it is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from bureau_quiz.bank.model import Outcome
from bureau_quiz.game.results import DebriefingLine
from bureau_quiz.ui.fitted import QUIET, RIGHT, STAMP, STRONG, columns, hanging, lines, styled
from bureau_quiz.ui.widgets.report import LOOKS
from bureau_quiz.ui.widgets.rows import Rows
from bureau_quiz.ui.widgets.summary import MARK

STEP = 2
"""Lines that a key goes through what stands above the questions."""


class LookBack(Rows):
    """A row a question; the keys that choose first go through what stands above the list."""

    headed = False

    def __init__(self, told: Sequence[DebriefingLine]) -> None:
        super().__init__(
            *(self.row(str(line.number), fit(line, unfolded=False)) for line in told),
            id="questions",
        )
        self.highlighted = None
        self._told = told
        self._open: set[int] = set()

    def on_mount(self) -> None:
        """Begin with the first question where it is in view, else above it."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if not self._below:
            self.action_first()

    @property
    def _below(self) -> bool:
        """Whether the list begins further down than can be seen."""
        page = self.parent
        if not isinstance(page, Widget):
            return False
        return self.virtual_region.y + STEP > page.scroll_offset.y + page.size.height

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Unfold a question, or fold it again."""
        event.stop()
        place = event.option_index
        self._open ^= {place}
        self.refit(place, fit(self._told[place], place in self._open))

    def action_cursor_down(self) -> None:
        """Go on with what stands above, or to the next question."""
        page = self.parent
        if self.highlighted is None and self._below and isinstance(page, Widget):
            page.scroll_relative(y=STEP, animate=False, immediate=True)
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Go to the question before, or back through what stands above."""
        page = self.parent
        if isinstance(page, Widget) and (
            self.highlighted is None or (self.highlighted == 0 and page.scroll_offset.y)
        ):
            self.highlighted = None
            page.scroll_relative(y=-STEP, animate=False, immediate=True)
        else:
            super().action_cursor_up()


def fit(line: DebriefingLine, unfolded: bool) -> Callable[[int], Content]:
    """Give what sets one question for a width: two lines, or all there is to say of it."""
    sign, style = LOOKS[line.verdict.judgement.outcome]
    lead = Content.assemble((sign, style), (f" {line.number:>2} ", QUIET))
    indent = Content(" " * lead.cell_length)

    def folded(width: int) -> Content:
        points = styled(f"{line.points:+}" if line.points else "", QUIET)
        points += styled(MARK, STAMP) if line.appealed else Content(" ")
        head = [(lead[:-1], lead.cell_length - 1), (Content(line.prompt), 0), (points, -6)]
        said = (indent + _answers(line)).truncate(width, ellipsis=True)
        return lines([columns(head, width), said])

    def whole(width: int) -> Content:
        parts = [styled(line.prompt, STRONG), *_unfolded(line)]
        return lines(
            hanging(indent if place else lead, part, width) for place, part in enumerate(parts)
        )

    return whole if unfolded else folded


def _answers(line: DebriefingLine) -> Content:
    """Who was asked, what was right, and what was given where that was something else."""
    outcome = line.verdict.judgement.outcome
    who = Content.assemble((line.player, STRONG), "   ") if line.player else Content()
    if outcome is Outcome.RIGHT:
        return who + styled(line.right, RIGHT)
    given = f"   {outcome.value}: {line.given}" if line.given else f"   {outcome.value}"
    return who + Content(line.right) + styled(given, LOOKS[outcome][1])


def _unfolded(line: DebriefingLine) -> list[Content]:
    """What was right, what was given, what it earned, and why."""
    outcome = line.verdict.judgement.outcome
    label = "The answers  " if line.several else "The answer  "
    parts = [Content.assemble((label, QUIET), (line.right, RIGHT))]
    if line.player or line.given != line.right:
        who, said = line.player or "You", line.given or outcome.value
        parts.append(Content.assemble((f"{who} said  ", QUIET), (said, LOOKS[outcome][1])))
    if line.verdict.judgement.why:
        parts.append(styled(line.verdict.judgement.why, QUIET))
    if line.verdict.sum_text:
        parts.append(styled(f"{line.points:+} = {line.verdict.sum_text}", QUIET))
    source = f"Source: {line.source}" if line.source else ""
    parts += (styled(text, QUIET) for text in (line.explanation, source) if text)
    return parts
