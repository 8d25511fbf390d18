"""The briefing: what is going to be played. Every choice is remembered by the game."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList, Static

from bureau_quiz.game.model import Briefing, Choices
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES, settled
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.settings import NAME_LIMIT
from bureau_quiz.ui import seen
from bureau_quiz.ui.fitted import Fitted
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.screens.briefing_fields import (
    LOOKING,
    OFFERED,
    TITLES,
    about,
    fields,
    names_of,
    picking,
)
from bureau_quiz.ui.screens.slip import PickSlip
from bureau_quiz.ui.stepping import after
from bureau_quiz.ui.widgets.form import Field, Form


class BriefingScreen(BureauScreen[None]):
    """A form over one Briefing, and below it what the chosen mode is."""

    CSS_PATH = "briefing.tcss"
    TITLE = "Briefing"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("b", "begin", "begin", id="briefing.begin")]

    form = query_one(Form)
    about = query_one("#about", Static)

    def __init__(self) -> None:
        super().__init__()
        self.wish: Briefing | None = None
        """What is chosen; what the mode does not let choose waits in it for another mode."""
        self.choices: Choices | None = None

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False, classes="body"):
            yield Form(*self._fields())
        yield Static(id="about")

    async def on_mount(self) -> None:
        self.fetch(self._remembered, self.tell)

    def _remembered(self) -> tuple[Briefing, Choices]:
        """What was chosen last; the game may have packs to compile before it knows."""
        self.game.prepare()
        wish, settings = self.game.hq().again, self.game.settings
        rules = replace(
            wish.rules,
            questions=settings.questions,
            seconds=settings.seconds if settings.timed else None,
            seats=settings.seats,
        )
        wish = replace(wish, rules=rules, names=settings.names)
        return wish, self.game.choices(wish.packs, rules)

    def tell(self, known: tuple[Briefing, Choices]) -> None:
        """Show a briefing and what else there is to choose."""
        self.wish, self.choices = known
        self._draw()

    def _fields(self) -> list[Field]:
        if self.wish is None or self.choices is None:
            return [Field("begin", "Begin", LOOKING, acts=True)]
        return list(fields(self.wish, self.choices))

    def _draw(self) -> None:
        self.form.show(self._fields())
        self._tell_mode()
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted)
    def _tell_mode(self) -> None:
        """Say what the chosen mode is; where there is little room only beside its own row."""
        here = self.form.highlighted_option
        self.about.set_class(here is None or here.id != "mode", "-elsewhere")
        if self.wish is not None:
            mode = MODES[self.wish.rules.mode]
            self.about.update(Fitted(about(mode, self.has_class("-low"))))
        self.call_after_refresh(self.form.scroll_to_highlight)

    async def on_resize(self, _: Resize) -> None:
        """Set the mode's text for the height there is."""
        self.call_after_refresh(self._tell_mode)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "begin" and not (
            self.choices and self.choices.available and not self.choices.trouble
        ):
            return False
        return super().check_action(action, parameters)

    def action_begin(self) -> None:
        """Begin the mission."""
        if self.wish:
            rules = settled(self.wish.rules)
            names = tuple(names_of(self.wish, rules)) if rules.seats > 1 else ()
            briefing = replace(self.wish, rules=rules, names=names)
            self.game.remember_briefing(briefing)
            self.bureau.play(briefing)

    @on(Form.Stepped)
    def stepped(self, event: Form.Stepped) -> None:
        """Take the next value of a row that has values in a row."""
        event.stop()
        if self.wish is None or self.choices is None:
            return
        name, by, choices = event.name, event.by, self.choices
        wished, rules = self.wish.rules, settled(self.wish.rules)
        if name == "questions":
            self._set(replace(wished, questions=after(choices.lengths, rules.questions, by)))
        elif name == "seconds":
            self._set(replace(wished, seconds=after(choices.timers, rules.seconds, by)))
        elif name == "seats":
            self._set(replace(wished, seats=after(choices.seats, rules.seats, by)))
        elif name == "mode":
            self._set(replace(wished, mode=after(OFFERED, rules.mode, by)))
        elif name.startswith(seen.ROW):
            self._see(name.removeprefix(seen.ROW), by, self.wish, choices)

    def _see(self, pack: str, by: int, wish: Briefing, choices: Choices) -> None:
        """Say that the player has seen more of a pack's story, or less; that is kept at once."""
        now = {Scope.read(text).pack: text for text in wish.packs}
        choice = next(each for each in choices.spoilers if each.pack == pack)
        now[pack] = seen.stepped(seen.at(choice, now[pack]), by)
        spoilers = seen.kept(self.game.settings.spoilers, now[pack])
        self.game.remember(replace(self.game.settings, spoilers=spoilers))
        self._set(packs=tuple(now.values()))

    @on(OptionList.OptionSelected)
    def opened(self, event: OptionList.OptionSelected) -> None:
        """Begin, or open the list that a row chooses from."""
        event.stop()
        name = event.option_id or ""
        if self.wish is None or self.choices is None:
            return
        if name == "begin":
            self.call_next(self.run_action, "begin")
        elif name in TITLES:
            self._pick(name, self.wish, self.choices)
        elif name == "names":
            self._ask_names(self.wish)
        else:
            self.stepped(Form.Stepped(name, 1))

    def _ask_names(self, wish: Briefing) -> None:
        """Ask for the names of those who play in turns."""
        from bureau_quiz.game.briefings import names_settled
        from bureau_quiz.ui.screens.fields import NamesSlip

        rules = settled(wish.rules)

        def check(names: Sequence[str]) -> Sequence[str]:
            return names_settled(names, names[0], rules.seats)

        def named(names: tuple[str, ...] | None) -> None:
            if names and self.wish:
                self.wish = replace(self.wish, player=names[0], names=names)
                self._draw()

        self.app.push_screen(NamesSlip(names_of(wish, rules), NAME_LIMIT, check), named)

    def _pick(self, name: str, wish: Briefing, choices: Choices) -> None:
        """Open the list that a row chooses from."""
        among, chosen = picking(name, wish, choices)

        def picked(names: tuple[str, ...] | None) -> None:
            self._picked(name, names or (), len(among))

        self.app.push_screen(PickSlip(TITLES[name], among, chosen), picked)

    def _picked(self, name: str, names: Sequence[str], of: int) -> None:
        """Take what was picked; none and all are the same."""
        if self.wish is None or self.choices is None:
            return
        every = len(names) in (0, of)
        rules = self.wish.rules
        if name == "packs":
            now = {Scope.read(text).pack: text for text in self.wish.packs}
            # Categories belong to packs: with other packs they are chosen anew.
            if names and set(names) != set(now):
                scopes = {pack.id: pack.scope or pack.id for pack in self.choices.packs} | now
                packs = tuple(sorted(scopes[pack] for pack in names))
                self._set(replace(rules, categories=()), packs)
        elif name == "difficulties":
            self._set(replace(rules, difficulties=() if every else tuple(map(int, names))))
        else:
            self._set(replace(rules, categories=() if every else tuple(names)))

    def _set(self, rules: Rules | None = None, packs: tuple[str, ...] = ()) -> None:
        """Change the briefing, and ask anew what else there is to choose."""
        if self.wish is None:
            return
        wish = replace(self.wish, packs=packs or self.wish.packs, rules=rules or self.wish.rules)
        self.wish = wish
        self._draw()
        self.fetch(partial(self.game.choices, wish.packs, wish.rules), self._offer)

    def _offer(self, choices: Choices) -> None:
        self.choices = choices
        self._draw()
