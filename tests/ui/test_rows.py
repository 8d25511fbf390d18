"""A list is as high as its rows are, however they fall into lines."""

from __future__ import annotations

from functools import partial

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from bureau_quiz.ui.fitted import hanging
from bureau_quiz.ui.widgets.rows import GUTTER, Rows


class Listing(App[None]):
    """Four rows, the third of them nearly as wide as the screen, or wider."""

    CSS = "Rows { height: auto; max-height: 10000; border: none; padding: 0; }"

    def __init__(self, wide: int) -> None:
        super().__init__()
        self.texts = ("first", "second", "word " * (wide // 5) + "x" * (wide % 5), "last")

    def compose(self) -> ComposeResult:
        yield Rows()

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.set_options(
            rows.row(str(place), partial(fitted, text)) for place, text in enumerate(self.texts)
        )


def fitted(text: str, width: int) -> Content:
    """A numbered option, as wide as there is room."""
    return hanging(Content("1 "), Content(text), width)


@pytest.mark.parametrize("wide", [*range(32, 42), 78])
async def test_no_row_is_hidden_by_a_long_one(wide: int) -> None:
    app = Listing(wide)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        rows = app.query_one(Rows)
        width = rows.size.width - GUTTER - 2
        lines = sum(len(Content(text).wrap(width)) for text in app.texts)
        assert rows.size.height == lines
        drawn = [rows.render_line(y).text for y in range(rows.size.height)]
        assert "last" in drawn[-1]
