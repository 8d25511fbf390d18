"""What the first screens look like, to the last cell (`--snapshot-update` takes them anew)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from bureau_quiz.settings import Settings
from bureau_quiz.ui.app import BureauApp
from tests.ui.opening import SMALL, USUAL, Player
from tests.ui.worlds import sound

STILL = Settings(player="Malotru", animations=False)
Compare = Callable[..., bool]


async def at_headquarters(pilot: Pilot[Any]) -> None:
    await player(pilot).ready()
    await player(pilot).sees("nothing is due")


async def at_a_question(pilot: Pilot[Any]) -> None:
    await player(pilot).begin()
    await pilot.press("down")


def player(pilot: Pilot[Any]) -> Player:
    assert isinstance(pilot.app, BureauApp)
    return Player(pilot.app, pilot)


def test_headquarters_looks_as_it_did(snap_compare: Compare) -> None:
    app = BureauApp(sound(STILL))
    assert snap_compare(app, run_before=at_headquarters, terminal_size=USUAL)


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x12"])
def test_a_question_looks_as_it_did(snap_compare: Compare, size: tuple[int, int]) -> None:
    app = BureauApp(sound(STILL))
    assert snap_compare(app, run_before=at_a_question, terminal_size=size)
