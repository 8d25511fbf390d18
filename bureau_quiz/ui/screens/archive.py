"""The archive: every pack with its counts; a pack's page tells its categories and problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.errors import Problem, Severity
from bureau_quiz.text import plural, visible
from bureau_quiz.ui.fitted import (
    KEY,
    QUIET,
    RIGHT,
    STAMP,
    STRONG,
    WRONG,
    Fitted,
    columns,
    hanging,
    lines,
    styled,
)
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.widgets.heading import Heading, title
from bureau_quiz.ui.widgets.page import Page
from bureau_quiz.ui.widgets.rows import Rows
from bureau_quiz.ui.words import LEVELS

SEVERITIES = {Severity.ERROR: WRONG, Severity.WARNING: STAMP, Severity.NOTE: QUIET}


class ArchiveScreen(BureauScreen[None]):
    """The list of packs."""

    CSS_PATH = "archive.tcss"
    TITLE = "Archive"

    packs = query_one("#packs", Rows)
    said = query_one("#said", Static)

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
        """List the packs."""
        self._infos = infos
        self.said.update(styled("" if infos else "There is no pack.", QUIET))
        self.said.display = not infos
        self.packs.set_options(map(_row, infos))
        self.packs.action_first()

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Open a pack's page."""
        event.stop()
        self.app.push_screen(PackScreen(self._infos[event.option_index]))


class PackScreen(BureauScreen[None]):
    """All that there is to say of one pack."""

    CSS_PATH = "archive.tcss"

    def __init__(self, info: PackInfo) -> None:
        super().__init__()
        self.info = info

    def heading(self) -> Heading:
        return Heading(
            *title("Archive"), right=styled(self.info.id, QUIET).truncate(24, ellipsis=True)
        )

    def body(self) -> Iterable[Widget]:
        with Page(classes="body page"):
            yield Static(Fitted(self._page))

    def _page(self, width: int) -> Content:
        info = self.info
        parts = [*styled(info.title, STRONG).wrap(width), Content()]
        parts += Content(info.description).wrap(width) if info.description else []
        facts = (
            ("Prompts", _counts(info)),
            ("Categories", " · ".join(f"{name} {many}" for name, many in info.categories.items())),
            ("Templates", str(info.templates)),
            ("Licence", info.licence),
            ("Source", info.source),
            ("Problems", _problems(info)),
            ("File", visible(info.path)),
        )
        parts += [Content()]
        parts += [
            hanging(styled(f"{name:<12}", QUIET), Content(text), width)
            for name, text in facts
            if text
        ]
        for problem in info.problems:
            parts += [Content(), *_problem(problem, width)]
        return lines(parts)


def _row(info: PackInfo) -> Option:
    state, style = _state(info)

    def fit(width: int) -> Content:
        narrow = width < 56
        cells = [(styled(info.title, KEY), 0), (styled(_count(info), QUIET), -15)]
        first = columns(cells, width)
        second = Content.assemble("  ", (state, style))
        if not narrow and info.description:
            second = Content.assemble(second, (f" · {info.description}", QUIET))
        return lines([first, second.truncate(width, ellipsis=True)])

    return Rows.row(f"{info.id} {info.path}", fit)


def _state(info: PackInfo) -> tuple[str, str]:
    """A pack's state, in sign and word."""
    if info.closed:
        return "✗ closed: " + _problems(info), WRONG
    if info.shadowed:
        return "– another pack with this name is played in its place", QUIET
    if info.errors or info.warnings:
        return "! " + _problems(info), STAMP
    return ("✓ bundled" if info.bundled else "✓ yours"), RIGHT


def _count(info: PackInfo) -> str:
    return plural(info.prompts, "prompt") if not info.closed else "none"


def _counts(info: PackInfo) -> str:
    levels = (f"{many} {LEVELS.get(level, level)}" for level, many in info.by_difficulty.items())
    return " · ".join((str(info.prompts), *levels))


def _problems(info: PackInfo) -> str:
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


def _problem(problem: Problem, width: int) -> list[Content]:
    """One problem in full: what, where, the line, and the mend."""
    place = problem.place
    head = Content.assemble(
        (f"{problem.severity.value} {problem.code}", SEVERITIES[problem.severity]),
        (f"  line {place.line}, column {place.column}", QUIET),
    )
    parts = [*head.wrap(width), *Content(visible(problem.message)).wrap(width)]
    if problem.excerpt:
        parts.append(styled(visible(problem.excerpt.strip()), QUIET).truncate(width, ellipsis=True))
    if problem.mend:
        parts += Content.assemble(("mend: ", QUIET), visible(problem.mend)).wrap(width)
    return parts
