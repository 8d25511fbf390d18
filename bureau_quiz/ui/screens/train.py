"""Before a training run: how many facts it has, and what may be chosen about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from textual import on
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList, Static

from bureau_quiz.errors import BureauError
from bureau_quiz.game.meanwhile import Progress
from bureau_quiz.game.model import PackLine
from bureau_quiz.game.recall.outlook import Training, Wish
from bureau_quiz.game.words import titled
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.text import plural
from bureau_quiz.ui.fitted import QUIET, STAMP, STRONG, Fitted, lines, styled
from bureau_quiz.ui.screens.slip import PickSlip, Slip
from bureau_quiz.ui.widgets.form import Field, Form
from bureau_quiz.ui.words import counted, going_through

LOOKING = "looking …"
NOTHING = "nothing now"
LOW = 2
"""Lines that say what a run would be, where the terminal is low."""


class _Known(NamedTuple):
    """What a run can be chosen from, and what it would be."""

    wish: Wish
    """What that is asked to be."""
    packs: tuple[PackLine, ...]
    chosen: tuple[str, ...]
    """Packs with their levels."""
    training: Training


_Tell = Callable[[Training, int], Sequence[Content]]


class TrainSlip(Slip[None]):
    """A form over one Wish; its last row begins the run, and is where one starts."""

    said = query_one("#said", Static)
    form = query_one(Form)

    def __init__(self, wish: Wish | None = None) -> None:
        super().__init__("Train")
        self.wish = wish or Wish()
        self.known: _Known | None = None
        """None: nobody has looked yet."""

    def body(self) -> Iterable[Widget]:
        yield Static(styled(LOOKING, QUIET), id="said")
        yield Form(*self._fields())

    async def on_mount(self) -> None:
        self._look()

    def _look(self) -> None:
        """Ask what a run would be; that may take a moment."""
        reading = self.reporting(self._reading)
        self.fetch(partial(self._known_of, self.wish, reading), self.tell)

    def _reading(self, done: int, of: int) -> None:
        """Say how much of the past has been read, where that takes long."""
        self.said.update(styled(going_through(done, of), QUIET))

    def _known_of(self, wish: Wish, progress: Progress) -> _Known | BureauError:
        self.game.prepare()
        self.game.recall(progress)
        news = self.game.hq()
        try:
            training = self.game.training(wish)
        except BureauError as error:
            return error
        return _Known(wish, news.packs, wish.packs or news.again.packs, training)

    def tell(self, known: _Known | BureauError) -> None:
        """Say what a run would be, and what there is to choose."""
        if isinstance(known, BureauError):
            self.said.update(lines((styled(known.message, STAMP), styled(known.mend, QUIET))))
            return
        self.known = known
        self.form.show(self._fields())
        self.said.update(Fitted(partial(self._said, known.training, _told)))

    def _said(self, training: Training, tell: _Tell, width: int) -> Content:
        """What a run would be; in a low terminal as much as leaves room for the keys."""
        told = tell(training, width)
        return lines(told[:LOW] if self.has_class("-low") else told)

    def _fields(self) -> list[Field]:
        weakest = self.wish.weakest
        what = "the weakest" if weakest else "due, then new"
        if self.known is None:
            return [
                Field("packs", "Packs", ""),
                Field("what", "Ask for", what),
                Field("new", "New facts", ""),
                Field("begin", "Begin", LOOKING, acts=True),
            ]
        _, packs, chosen, training = self.known
        ids = {Scope.read(pack).pack for pack in chosen}
        titles = [pack.title for pack in packs if pack.id in ids]
        new = str(training.new) if training.room else _why_none(training, weakest)
        ready = plural(training.facts, "fact") if training.facts else NOTHING
        return [
            Field("packs", "Packs", titled(titles)),
            Field("what", "Ask for", what, steps=True),
            Field("new", "New facts", new, steps=bool(training.room)),
            Field("begin", "Begin", ready, acts=True),
        ]

    @on(Form.Stepped)
    def stepped(self, event: Form.Stepped) -> None:
        """Take the next value of a row."""
        event.stop()
        if self.known is None:
            return
        if event.name == "what":
            self.wish = self.wish._replace(weakest=not self.wish.weakest, new=None)
        elif event.name == "new":
            now, room = self.known.training.new, self.known.training.room
            new = min(max(now + event.by, 0), room)
            if new == now:
                return
            self.wish = self.wish._replace(new=new)
        self._look()

    @on(OptionList.OptionSelected)
    def opened(self, event: OptionList.OptionSelected) -> None:
        """Begin, or choose packs."""
        event.stop()
        name = event.option_id or ""
        if self.known is None:
            return
        if name == "begin":
            # As many facts as are told here, not those of a wish that is looked at still.
            if self.known.wish == self.wish and self.known.training.facts:
                wish = self.wish._replace(run=self.known.training.run)
                self.bureau.pop_screen()
                self.bureau.sit_down(partial(self.game.train, wish))
            elif self.known.wish == self.wish:
                self.said.update(Fitted(partial(self._said, self.known.training, _mend)))
        elif name == "packs":
            self._pick(self.known)
        else:
            self.stepped(Form.Stepped(name, 1))

    def _pick(self, known: _Known) -> None:
        """Choose packs."""
        there = [pack for pack in known.packs if pack.playable]
        among = [(pack.id, pack.title, counted(pack.prompts, "prompt")) for pack in there]
        chosen = [Scope.read(pack).pack for pack in known.chosen]

        def picked(names: Sequence[str] | None) -> None:
            if names:
                self.wish = self.wish._replace(packs=tuple(names))
                self._look()

        self.app.push_screen(PickSlip("Packs", among, chosen), picked)


def _why_none(training: Training, weakest: bool) -> str:
    """Why a run can have no new facts."""
    if weakest:
        return "none"
    return "no room" if training.left else "none left"


def _mend(training: Training, width: int) -> Sequence[Content]:
    """What to do where there is nothing to begin."""
    if training.weakest:
        said = "There is no weak fact: ask for what is due, then new."
    elif training.room:
        said = "Nothing is due: choose some new facts."
    elif training.coming:
        said = f"All is known: the next fact is due {training.coming}."
    else:
        said = "There is nothing to ask for: choose other packs."
    return styled(said, STAMP).wrap(width)


def _told(training: Training, width: int) -> Sequence[Content]:
    """What a run would be, or when something is due."""
    if training.facts:
        said = [styled(" · ".join(training.parts), STRONG)]
        if training.later:
            said.append(styled(training.waits, QUIET))
        elif training.beside:
            said.append(styled(f"{training.beside} more due, tested beside these", QUIET))
    elif training.weakest:
        said = [styled("Nothing has been asked for yet.", STRONG)]
    else:
        said = [styled("Nothing is due.", STRONG)]
        if training.coming:
            said.append(styled(f"The next fact is due {training.coming}.", QUIET))
    if training.left and not training.weakest:
        said.append(styled(f"{counted(training.left, 'fact')} never asked for", QUIET))
    return [line for part in said for line in part.wrap(width)]
