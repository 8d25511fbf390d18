"""A pack's page: its counts and credits, an example of each template, and its problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from bureau_quiz.catalogue.model import Example, PackInfo
from bureau_quiz.text import plural, visible
from bureau_quiz.ui.fitted import QUIET, STAMP, STRONG, Fitted, hanging, lines, spaced, styled
from bureau_quiz.ui.screens.archive import PackSwitch, problems_of, state_of
from bureau_quiz.ui.widgets.heading import Heading, title
from bureau_quiz.ui.widgets.noted import problem_lines
from bureau_quiz.ui.widgets.page import Page
from bureau_quiz.ui.words import LEVELS

SHOWN = 200
"""Problems that are told in full; `pack check` tells all."""


class PackScreen(PackSwitch):
    """All that there is to say of one pack."""

    CSS_PATH = "archive.tcss"

    page = query_one("#page", Static)

    def __init__(self, info: PackInfo) -> None:
        super().__init__()
        self.info = info
        self._examples: Sequence[Example] = ()

    def heading(self) -> Heading:
        return Heading(
            *title("Archive"), right=styled(self.info.id, QUIET).truncate(24, ellipsis=True)
        )

    def body(self) -> Iterable[Widget]:
        with Page(classes="body page"):
            yield Static(Fitted(self._page), id="page")

    async def on_mount(self) -> None:
        self.take_focus()
        if not (self.info.closed or self.info.shadowed):
            self.fetch(lambda: self.game.examples(self.info.id), self.tell)

    def tell(self, examples: Sequence[Example]) -> None:
        """Show the examples too."""
        self._examples = examples
        self._draw()

    @property
    def chosen(self) -> PackInfo:
        return self.info

    def switched(self, info: PackInfo) -> None:
        self.info = info
        self._draw()

    def _draw(self) -> None:
        self.page.update(Fitted(self._page))
        self.refresh_bindings()

    def _page(self, width: int) -> Content:
        info = self.info
        parts = [*styled(info.title, STRONG).wrap(width)]
        parts += styled(*state_of(info)).wrap(width)
        if info.description:
            parts += [Content(), *Content(info.description).wrap(width)]
        facts = (
            ("Prompts", _counts(info)),
            ("Categories", " · ".join(f"{name} {many}" for name, many in info.categories.items())),
            ("Templates", str(info.templates)),
            ("Licence", info.licence),
            ("Source", info.source),
            ("Problems", problems_of(info)),
            ("File", visible(info.path)),
        )
        parts += [Content()]
        parts += [
            hanging(styled(f"{name:<12}", QUIET), Content(text), width)
            for name, text in facts
            if text
        ]
        if self._examples:
            parts += [Content(), *_heading("Templates", width)]
        for example in self._examples:
            parts += _example(example, width)
        if info.problems:
            parts += [Content(), *_heading("Problems", width)]
        for problem in info.problems[:SHOWN]:
            parts += [*problem_lines(problem, width), Content()]
        if len(info.problems) > SHOWN:
            more = f"and {len(info.problems) - SHOWN} more: bureau-quiz pack check {info.id}"
            parts += styled(more, QUIET).wrap(width)
        return lines(parts)


def _heading(text: str, width: int) -> list[Content]:
    wide = spaced(text)
    return styled(wide if len(wide) <= width else text.upper(), STAMP).wrap(width)


def _example(example: Example, width: int) -> list[Content]:
    """A template's name and count, and what it asks once; not what answers it."""
    name = example.template.replace(".", " · ").replace("~", " · reverse") or "plain questions"
    head = f"{name} · {plural(example.questions, 'question')}"
    body = Content(visible(example.question.prompt)).wrap(max(width - 2, 1))
    return [styled(head, QUIET).truncate(width, ellipsis=True), *(Content("  ") + x for x in body)]


def _counts(info: PackInfo) -> str:
    levels = (f"{many} {LEVELS.get(level, level)}" for level, many in info.by_difficulty.items())
    return " · ".join((str(info.prompts), *levels))
