"""The archive: every pack with its counts, and whether it is switched on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.errors import BureauError
from bureau_quiz.text import plural
from bureau_quiz.ui.fitted import KEY, QUIET, RIGHT, STAMP, WRONG, columns, lines, styled
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.widgets.heading import Heading
from bureau_quiz.ui.widgets.rows import Rows
from bureau_quiz.ui.words import counted

WIDE = 56
"""Columns from which a pack has a line for what it is about, and one for its credits."""


class PackSwitch(BureauScreen[None]):
    """A screen on which a pack can be switched on and off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "switch", "on or off", id="archive.switch")
    ]

    @property
    def chosen(self) -> PackInfo | None:
        """The pack that is meant."""
        raise NotImplementedError

    def switched(self, info: PackInfo) -> None:
        """Draw what changed."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A closed pack is not played anyway."""
        if action == "switch" and (self.chosen is None or self.chosen.closed):
            return False
        return super().check_action(action, parameters)

    def action_switch(self) -> None:
        """Switch the pack on where it is off, and off where it is on."""
        info = self.chosen
        if info is None:
            return
        try:
            self.game.switch(info.id, info.off)
        except BureauError as error:
            self.notify(error.message, severity="error", markup=False)
        else:
            self.switched(info._replace(off=not info.off))


class ArchiveScreen(PackSwitch):
    """The list of packs."""

    CSS_PATH = "archive.tcss"
    TITLE = "Archive"

    packs = query_one("#packs", Rows)
    said = query_one("#said", Static)
    top = query_one(Heading)

    def __init__(self) -> None:
        super().__init__()
        self._infos: Sequence[PackInfo] = ()

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(can_focus=False, classes="body"):
            yield Static(styled("Looking through the archive …", QUIET), id="said")
            yield Rows(id="packs")

    async def on_mount(self) -> None:
        self.fetch(self._packs, self.tell)

    def _packs(self) -> Sequence[PackInfo]:
        self.game.prepare()
        return self.game.packs()

    def tell(self, infos: Sequence[PackInfo]) -> None:
        """List the packs; the one that was looked at stays so."""
        at = self.packs.highlighted or 0
        self._infos = infos
        self.said.update(styled("" if infos else "There is no pack.", QUIET))
        self.said.display = not infos
        self.packs.set_options(map(_row, infos))
        if infos:
            self.packs.highlighted = min(at, len(infos) - 1)
        played = [info for info in infos if not (info.closed or info.shadowed or info.off)]
        asked = counted(sum(info.prompts for info in played), "prompt")
        packs = plural(len(played), "pack")
        self.top.show((styled(f"{packs} · {asked}", QUIET), styled(packs, QUIET)))
        self.refresh_bindings()

    @property
    def chosen(self) -> PackInfo | None:
        at = self.packs.highlighted
        return self._infos[at] if at is not None and at < len(self._infos) else None

    def switched(self, info: PackInfo) -> None:
        self.tell(self.game.packs())

    @on(OptionList.OptionHighlighted)
    def _other(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Open a pack's page."""
        from bureau_quiz.ui.screens.pack import PackScreen

        event.stop()
        self.app.push_screen(
            PackScreen(self._infos[event.option_index]), lambda _: self.tell(self.game.packs())
        )


def _row(info: PackInfo) -> Option:
    state, style = state_of(info)

    def fit(width: int) -> Content:
        many = counted(info.prompts, "prompt") if not info.closed else "none"
        told = [columns([(styled(info.title, KEY), 0), (styled(many, QUIET), -15)], width)]
        told.append(Content.assemble("  ", (state, style)))
        if width >= WIDE:
            about = info.description or " · ".join(info.categories)
            credits = " · ".join(filter(None, (info.licence, info.source)))
            told += [styled(f"  {said}", QUIET) for said in (about, credits) if said]
            told.append(Content())
        return lines(line.truncate(width, ellipsis=True) for line in told)

    return Rows.row(f"{info.id} {info.path}", fit)


def state_of(info: PackInfo) -> tuple[str, str]:
    """A pack's state, in sign and word, and its style."""
    if info.closed:
        return "✗ closed: " + problems_of(info), WRONG
    if info.shadowed:
        return "– another pack with this name is played in its place", QUIET
    if info.off:
        return "○ switched off", QUIET
    if info.errors or info.warnings:
        return "! " + problems_of(info), STAMP
    return ("✓ bundled" if info.bundled else "✓ yours"), RIGHT


def problems_of(info: PackInfo) -> str:
    """How many problems it has, by severity."""
    said = (
        plural(count, word)
        for count, word in (
            (info.errors, "error"),
            (info.warnings, "warning"),
            (info.notes, "note"),
        )
        if count
    )
    return ", ".join(said) or "none"
