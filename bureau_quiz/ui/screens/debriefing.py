"""The debriefing: the score, how it came about, and every question looked back on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList, Static

from bureau_quiz.bank.model import Outcome
from bureau_quiz.game.model import Debriefing, DebriefingLine, Placing
from bureau_quiz.ui.fitted import (
    QUIET,
    RIGHT,
    STAMP,
    STRONG,
    Fitted,
    columns,
    hanging,
    lines,
    styled,
)
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.widgets.heading import Heading, title
from bureau_quiz.ui.widgets.numerals import numerals
from bureau_quiz.ui.widgets.report import LOOKS
from bureau_quiz.ui.widgets.rows import Rows
from bureau_quiz.ui.words import number


class DebriefingScreen(BureauScreen[None]):
    """A round looked back on; a question unfolds when it is chosen."""

    CSS_PATH = "debriefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "again", "play again"),
        Binding("h", "boards", "hall of fame"),
        Binding("q,escape", "leave", "headquarters"),
    ]

    questions = query_one("#questions", Rows)

    def __init__(self, debriefing: Debriefing) -> None:
        super().__init__()
        self.debriefing = debriefing
        self._open: set[int] = set()

    def heading(self) -> Heading:
        said = "Debriefing" if self.debriefing.finished else "Abandoned"
        return Heading(*title(said), right=styled(self.debriefing.title, QUIET))

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False, classes="body"):
            yield Static(Fitted(self._summary), id="summary")
            rows = (Rows.row(str(line.number), _fit(line, False)) for line in self.debriefing.lines)
            yield Rows(*rows, id="questions")

    def _summary(self, width: int) -> Content:
        told, score = self.debriefing, self.debriefing.score
        parts = [
            *self._points(),
            Content(
                f"{score.right} of {score.asked} right · best streak {score.best_streak}"
                f" · {score.seconds:.0f} s"
            ),
        ]
        if score.points:
            parts.append(
                styled(" + ".join(f"{name} {number(points)}" for name, points in told.sums), QUIET)
            )
        parts += [Content(), *_place(told.placing)]
        for note in (*told.notes, *told.notices):
            parts.append(Content.assemble(("! ", STAMP), note))
        return lines(line for part in parts for line in part.wrap(width) or [part])

    def _points(self) -> list[Content]:
        """The score, in large numerals where there is room."""
        score = self.debriefing.score
        of = styled(f"   of {number(score.possible)} possible", QUIET)
        if self.has_class("-low"):
            return [Content.assemble((number(score.points), STAMP), of)]
        first, second, third = (styled(line, STAMP) for line in numerals(number(score.points)))
        return [first, second, third + of, Content()]

    @on(OptionList.OptionSelected)
    def unfold(self, event: OptionList.OptionSelected) -> None:
        """Unfold a question, or fold it again."""
        event.stop()
        place = event.option_index
        self._open ^= {place}
        self.questions.refit(place, _fit(self.debriefing.lines[place], place in self._open))

    def action_again(self) -> None:
        """Play with the same settings: new questions."""
        self.bureau.play(self.debriefing.again)

    def action_boards(self) -> None:
        """See the boards."""
        self.bureau.open("boards")

    async def action_leave(self) -> None:
        """Go to headquarters."""
        self.bureau.home()


def _place(placing: Placing) -> list[Content]:
    """Where the score stands, and the player's best before."""
    if placing.rank is not None:
        said = Content.assemble(
            (f"Place {placing.rank} of {placing.of}", STRONG), (f"   {placing.board}", QUIET)
        )
    else:
        said = styled(placing.why, QUIET)
    best = Content()
    if placing.personal_best:
        best = styled("✓ A personal best.", RIGHT)
    elif placing.best_before is not None:
        best = styled(f"Your best: {number(placing.best_before)}.", QUIET)
    return [said, best] if best else [said]


def _fit(line: DebriefingLine, unfolded: bool) -> Callable[[int], Content]:
    outcome = line.verdict.judgement.outcome
    sign, style = LOOKS[outcome]

    def fit(width: int) -> Content:
        lead = Content.assemble((sign, style), (f" {line.number:>2} ", QUIET))
        points = styled(f"{line.points:+}" if line.points else "", QUIET)
        if not unfolded:
            prompt = Content(line.prompt)
            head = columns([(lead[:-1], lead.cell_length - 1), (prompt, 0), (points, -5)], width)
        else:
            head = hanging(lead, styled(line.prompt, STRONG), width)
        indent = Content(" " * lead.cell_length)
        said = _answers(line, outcome)
        if not unfolded:
            return lines([head, (indent + said).truncate(width, ellipsis=True)])
        more = [head, hanging(indent, said, width)]
        if line.verdict.sum_text:
            more.append(
                hanging(indent, styled(f"{line.points:+} = {line.verdict.sum_text}", QUIET), width)
            )
        source = f"Source: {line.source}" if line.source else ""
        told = filter(None, (line.explanation, source))
        more += (hanging(indent, styled(text, QUIET), width) for text in told)
        return lines(more)

    return fit


def _answers(line: DebriefingLine, outcome: Outcome) -> Content:
    """What was right, and what was given where that was something else."""
    right = styled(line.right, RIGHT if outcome is Outcome.RIGHT else "")
    if outcome is Outcome.RIGHT:
        return right
    given = f"   {outcome.value}: {line.given}" if line.given else f"   {outcome.value}"
    return right + styled(given, LOOKS[outcome][1])
