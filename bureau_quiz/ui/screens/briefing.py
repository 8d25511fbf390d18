"""The briefing: what is going to be played. Every choice is remembered by the game."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList

from bureau_quiz.game.model import Briefing, Choices
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.text import listed, plural
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.screens.slip import PickSlip
from bureau_quiz.ui.stepping import after
from bureau_quiz.ui.widgets.form import Field, Form
from bureau_quiz.ui.words import LEVELS, SECONDS

NOTHING = "nothing to ask: choose otherwise, or see the archive"
TIMERS = (None, *SECONDS)
"""Seconds a question that the timer's row steps through; None: no timer."""


class BriefingScreen(BureauScreen[None]):
    """A form over one Briefing."""

    CSS_PATH = "briefing.tcss"
    TITLE = "Briefing"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("b", "begin", "begin")]

    form = query_one(Form)

    def __init__(self) -> None:
        super().__init__()
        self.briefing: Briefing | None = None
        self.choices: Choices | None = None

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False, classes="body"):
            yield Form(*self._fields())

    async def on_mount(self) -> None:
        self.fetch(self._remembered, self.tell)

    def _remembered(self) -> tuple[Briefing, Choices]:
        """What was chosen last; the game may have packs to compile before it knows."""
        self.game.prepare()
        briefing = self.game.hq().again
        return briefing, self.game.choices(briefing.packs, briefing.rules)

    def tell(self, known: tuple[Briefing, Choices]) -> None:
        """Show a briefing and what else there is to choose."""
        self.briefing, self.choices = known
        self.form.show(self._fields())
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "begin" and not (self.choices and self.choices.available):
            return False
        return super().check_action(action, parameters)

    def action_begin(self) -> None:
        """Begin the mission."""
        if self.briefing:
            self.game.remember_briefing(self.briefing)
            self.bureau.play(self.briefing)

    def _fields(self) -> list[Field]:
        if self.briefing is None or self.choices is None:
            return [Field("begin", "Begin", "looking through the archive …", acts=True)]
        rules, choices = self.briefing.rules, self.choices
        titles = [pack.title for pack in choices.packs if pack.id in self.briefing.packs]
        mode = MODES[rules.mode]
        levels = listed(LEVELS[level] for level in rules.difficulties) or "all"
        categories = (
            f"{len(rules.categories)} of {len(choices.categories)}" if rules.categories else "all"
        )
        least = min(rules.questions, choices.available)
        ready = f"{least} of {plural(choices.available, 'prompt')}"
        return [
            Field("packs", "Packs", listed(titles) or "none", said=_of(titles, choices.packs)),
            Field("mode", "Mode", mode.title, len(MODES) > 1, said=mode.summary),
            Field("questions", "Questions", str(rules.questions), True),
            Field("difficulties", "Difficulty", levels),
            Field("categories", "Categories", categories),
            Field("seconds", "Timer", _timer(rules.seconds), True),
            Field("begin", "Begin", ready if least else NOTHING, acts=True),
        ]

    @on(Form.Stepped)
    def stepped(self, event: Form.Stepped) -> None:
        """Take the next value of a row that has values in a row."""
        event.stop()
        if self.briefing is None or self.choices is None:
            return
        rules = self.briefing.rules
        if event.name == "questions":
            rules = replace(rules, questions=after(self.choices.lengths, rules.questions, event.by))
        elif event.name == "seconds":
            rules = replace(rules, seconds=after(TIMERS, rules.seconds, event.by))
        elif event.name == "mode":
            rules = replace(rules, mode=after(tuple(MODES), rules.mode, event.by))
        self._set(rules=rules)

    @on(OptionList.OptionSelected)
    def opened(self, event: OptionList.OptionSelected) -> None:
        """Begin, or open the list that a row chooses from."""
        event.stop()
        name = event.option_id or ""
        if self.briefing is None or self.choices is None:
            return
        if name == "begin":
            self.call_next(self.run_action, "begin")
        elif name in ("packs", "difficulties", "categories"):
            self._pick(name, self.briefing, self.choices)
        else:
            self.stepped(Form.Stepped(name, 1))

    def _pick(self, name: str, briefing: Briefing, choices: Choices) -> None:
        rules = briefing.rules
        among: list[tuple[str, str, str]]
        if name == "packs":
            among = [(p.id, p.title, str(p.prompts)) for p in choices.packs if p.playable]
            chosen: Iterable[str] = briefing.packs
        elif name == "difficulties":
            among = [(str(level), LEVELS[level], "") for level in choices.difficulties]
            chosen = map(str, rules.difficulties)
        else:
            among = [(category, category, "") for category in choices.categories]
            chosen = rules.categories

        def picked(names: tuple[str, ...] | None) -> None:
            self._picked(name, names or (), len(among))

        title = {"packs": "Packs", "difficulties": "Difficulty", "categories": "Categories"}[name]
        self.app.push_screen(PickSlip(title, among, chosen), picked)

    def _picked(self, name: str, names: Sequence[str], of: int) -> None:
        """Take what was picked; none and all are the same."""
        if self.briefing is None:
            return
        every = len(names) in (0, of)
        rules = self.briefing.rules
        if name == "packs":
            # Categories belong to packs: with other packs they are chosen anew.
            if names and tuple(sorted(names)) != self.briefing.packs:
                self._set(packs=tuple(sorted(names)), rules=replace(rules, categories=()))
        elif name == "difficulties":
            self._set(rules=replace(rules, difficulties=() if every else tuple(map(int, names))))
        else:
            self._set(rules=replace(rules, categories=() if every else tuple(names)))

    def _set(self, packs: tuple[str, ...] = (), rules: Rules | None = None) -> None:
        """Change the briefing, and ask anew what else there is to choose."""
        if self.briefing is None:
            return
        briefing = replace(
            self.briefing, packs=packs or self.briefing.packs, rules=rules or self.briefing.rules
        )
        self.briefing = briefing
        self.form.show(self._fields())
        game = self.game
        self.fetch(lambda: (briefing, game.choices(briefing.packs, briefing.rules)), self.tell)


def _timer(seconds: int | None) -> str:
    return "untimed" if seconds is None else f"{seconds} s a question"


def _of(titles: Sequence[str], packs: Sequence[object]) -> str:
    return f"{len(titles)} of {len(packs)}" if len(packs) > 1 else ""
