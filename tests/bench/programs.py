"""The programs that are measured, how each is started and when it counts as painted."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.e2e.terminal import GAME

BARE_FILE = Path(__file__).parent / "bare.py"
PACK = "the-bureau"
SEED = "7"
"""Of a round that begins with a choice of four."""


@dataclass(frozen=True)
class Program:
    """One program to measure."""

    name: str
    command: tuple[str, ...]
    begun: Callable[[str], bool]
    """Whether a screen's text shows what there is to choose from."""
    painted: Callable[[str], bool]
    """Whether it shows all that a player needs to begin: the keys at its foot, too."""


def _all(*texts: str) -> Callable[[str], bool]:
    return lambda screen: all(text in screen for text in texts)


def _options(screen: str) -> bool:
    """Four numbered options, each on a line of its own."""
    found = [re.search(rf"^\W*{number}\s+\w", screen, re.MULTILINE) for number in range(1, 5)]
    return all(found)


def _question(screen: str) -> bool:
    return _options(screen) and "skip" in screen


BARE = Program(
    "bare",
    (sys.executable, str(BARE_FILE)),
    _all("Option 1", "Option 7"),
    _all("Option 1", "Option 7", "Quit"),
)
HQ = Program(
    "HQ",
    GAME,
    _all("New mission", "Settings"),
    _all("New mission", "Settings", "help", "quit"),
)
COLD = replace(HQ, name="cold start")
"""HQ in an empty home: no catalogue, no records, no settings."""
PLAY = Program(
    "play",
    (*GAME, "play", PACK, "--seed", SEED, "--untimed"),
    _options,
    _question,
)
PLAIN = Program(
    "plain",
    (*PLAY.command, "--plain"),
    _all("\nA. "),
    _all("\nA. ", "\nD. "),
)
