"""Timer lengths line by line: the seconds really given are told, contradictions refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bureau_quiz import paths
from tests.cli.commands import Here

pytestmark = pytest.mark.usefixtures("warm")


def length(timer: str) -> None:
    """Write a timer length into the player's file."""
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text(f'timer = "{timer}"\n')


def test_the_seconds_really_given_are_told(here: Here, rivers: Path) -> None:
    length("2x")
    ran = here("play", rivers, "--timed", "--questions", "1", typed="a\n")
    assert "40 seconds each" in ran.out
    assert "You have 40 seconds." in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--timed",), "Your timer is off."),
        (("--mode", "time-attack"), "Time attack needs a timer, and yours is off."),
    ],
)
def test_what_needs_a_timer_is_refused_where_it_is_off(
    here: Here, rivers: Path, words: tuple[str, ...], said: str
) -> None:
    length("off")
    ran = here("play", rivers, *words, typed="a\n")
    assert ran.code == 2
    assert said in ran.err
    assert "Set timer to" in ran.err


def test_off_is_no_timer(here: Here, rivers: Path) -> None:
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text('timed = true\ntimer = "off"\n')
    ran = here("play", rivers, "--questions", "1", typed="a\n")
    assert "no timer" in ran.out
