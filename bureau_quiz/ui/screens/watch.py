"""Beside the editor: a pack's problems, and the questions of the template that is being edited."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from time import time_ns
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList, Static

from bureau_quiz.authoring.watching import Glance, Group, Stamp, glance, stamp, template_at
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Severity
from bureau_quiz.game.trial import Trial
from bureau_quiz.text import plural
from bureau_quiz.ui.fitted import QUIET, RIGHT, STAMP, STRONG, WRONG, Fitted, styled
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.screens.mission import MissionScreen
from bureau_quiz.ui.widgets.heading import Heading
from bureau_quiz.ui.widgets.noted import problem_row, question_row
from bureau_quiz.ui.widgets.page import Page
from bureau_quiz.ui.widgets.rows import Rows

EVERY = 0.1
"""Seconds between two looks at the files' times; nothing is read or drawn if they are the same."""
SHOWN = 200
"""Questions of a template that are listed at most, those around the one that is looked at."""
STEP = Binding.Group("template")
NOTHING = "Nothing can be asked yet."
SOUND = "✓ No problems."


class TrialScreen(MissionScreen):
    """Questions played on the spot; at their end one is back at the watch."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is wrong is mended at once: nothing needs to be noted."""
        return False if action == "flag" else super().check_action(action, parameters)

    def _debrief(self) -> None:
        self.dismiss()

    async def action_leave(self) -> None:
        """Stop trying; there is nothing to lose."""
        self.dismiss()


class WatchScreen(BureauScreen[None]):
    """Problems on one side, questions on the other, made anew whenever a file is saved."""

    CSS_PATH = "watch.tcss"
    TITLE = "Watch"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "template", group=STEP),
        Binding("right", "step(1)", "template", group=STEP),
        Binding("tab,shift+tab", "turn", "other side", priority=True),
        Binding("p", "play", "play", id="watch.play"),
    ]

    told = query_one("#told", Rows)
    asked = query_one("#asked", Rows)
    said = query_one("#said", Static)
    named = query_one("#named", Static)
    top = query_one(Heading)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._glance = Glance()
        self._stamp: Stamp | None = None
        self._reading = False
        self._template: str | None = None
        """Whose questions are listed; empty: the plain ones."""
        self._listed: tuple[Question, ...] = ()

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="both"):
            with Page(id="problems", can_focus=False):
                yield Static(styled("Reading …", QUIET), id="said")
                yield Rows(id="told")
            with Vertical(id="questions"):
                yield Static(id="named")
                with Page(can_focus=False):
                    yield Rows(id="asked")

    async def on_mount(self) -> None:
        self.look()
        self.set_interval(EVERY, self.look)

    # What the files say

    def look(self) -> None:
        """Read the pack again if something was saved since it was read last."""
        now = stamp(self._path, tuple(self._glance.lines))
        if self._reading or now == self._stamp:
            return
        self._stamp = now
        self._reading = True
        before = self._glance
        self.fetch(lambda: glance(self._path, before), self.renew)

    def renew(self, new: Glance) -> None:
        """Draw what is new; what was looked at stays, unless something else was edited."""
        self._reading = False
        self._glance = new
        names = [group.template for group in new.groups]
        if new.edited in names:
            self._template = new.edited
        elif self._template not in names:
            self._template = names[0] if names else None
        self._show_problems()
        self._show_questions(new.question if new.edited in names else "")
        self.top.show(_state(new))
        self.take_focus()
        self.refresh_bindings()

    def _show_problems(self) -> None:
        at = self.told.highlighted or 0
        self.told.set_options(
            problem_row(problem, place) for place, problem in enumerate(self._glance.problems)
        )
        if self._glance.problems:
            self.told.highlighted = min(at, len(self._glance.problems) - 1)
        self.said.update(Content() if self._glance.problems else styled(SOUND, RIGHT))
        self.said.display = not self._glance.problems

    def _show_questions(self, wanted: str = "") -> None:
        group = self._group
        wanted = wanted or self._looked_at
        questions = group.questions if group else ()
        at = next((at for at, one in enumerate(questions) if one.id == wanted), 0)
        start = max(0, min(at - SHOWN // 2, len(questions) - SHOWN))
        listed = questions[start : start + SHOWN]
        if listed != self._listed or not listed:
            self._listed = listed
            self.asked.set_options(map(question_row, listed))
        if listed:
            self.asked.highlighted = at - start
        self.named.update(Fitted(lambda width: _named(self._glance, group, width)))

    @property
    def _group(self) -> Group | None:
        groups = self._glance.groups
        return next((group for group in groups if group.template == self._template), None)

    @property
    def _looked_at(self) -> str:
        """The id of the question that is highlighted."""
        at = self.asked.highlighted
        return self._listed[at].id if at is not None and at < len(self._listed) else ""

    # What the author does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is played where nothing is asked."""
        if action == "play" and not self._listed:
            return False
        if action == "step" and len(self._glance.groups) < 2:
            return False
        return super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Look at another template."""
        names = [group.template for group in self._glance.groups]
        if names:
            self._turn_to(names[(names.index(self._template or "") + by) % len(names)])

    def _turn_to(self, template: str) -> None:
        self._template = template
        self.asked.highlighted = None
        self._show_questions()

    @on(OptionList.OptionSelected, "#told")
    def follow(self, event: OptionList.OptionSelected) -> None:
        """Show the questions of the template in which a problem lies."""
        event.stop()
        place = self._glance.problems[event.option_index].place
        template = template_at(self._glance.groups, (place.path, place.line))
        if template is not None:
            self._turn_to(template)
            self.action_turn()

    def action_turn(self) -> None:
        """Go to the other side; where there is room for one alone, show that."""
        other = self.asked if self.focused is self.told else self.told
        self.set_class(other is self.told, "-problems")
        self.set_focus(other, scroll_visible=False)

    def take_focus(self) -> None:
        """Begin with the questions; with the problems where nothing can be asked."""
        if self.focused is None:
            side = self.asked if self._listed or not self._glance.problems else self.told
            self.set_class(side is self.told, "-problems")
            self.set_focus(side, scroll_visible=False)

    async def action_leave(self) -> None:
        """Close the watch."""
        self.app.exit()

    @on(OptionList.OptionSelected, "#asked")
    def action_play(self) -> None:
        """Play the questions of the template, the one that is looked at first."""
        at = self.asked.highlighted or 0
        tried = (*self._listed[at:], *self._listed[:at])
        name = self._template or self._glance.title
        # Another draw each time, as a player would meet them.
        self.app.push_screen(TrialScreen(Trial(name, tried, time_ns())))


def _state(seen: Glance) -> tuple[Content, ...]:
    """How the pack stands, in one line, and in a shorter one."""
    counts = [plural(many, word) for word in Severity if (many := seen.count(word))]
    style = WRONG if seen.count(Severity.ERROR) else STAMP if counts else RIGHT
    problems = styled(", ".join(counts) or "no problems", style)
    asked = plural(seen.questions, "question")
    if not seen.whole:
        asked = f"{asked} before it broke" if seen.groups else "nothing to ask"
    return (problems + styled(f" · {asked}", QUIET), problems)


def _named(seen: Glance, group: Group | None, width: int) -> Content:
    """Which template is shown, and how many questions it asks."""
    if group is None:
        return styled(NOTHING, QUIET)
    place = [one.template for one in seen.groups].index(group.template) + 1
    name = group.template or "plain questions"
    rest = f"  {place}/{len(seen.groups)} · {plural(len(group.questions), 'question')}"
    head = styled(name, STRONG) + styled(rest, QUIET)
    if group.stale:
        broke = styled("  before it broke", STAMP)
        whole = head + broke
        head = whole if whole.cell_length <= width else styled(name, STRONG) + broke
    return head.truncate(width, ellipsis=True)
