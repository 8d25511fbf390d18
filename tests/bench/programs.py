"""The programs that are measured, how each is started and when it counts as painted."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.terminal import GAME

BARE_FILE = Path(__file__).parent / "bare.py"
PACK = "the-bureau"


@dataclass(frozen=True)
class Program:
    """One program to measure."""

    name: str
    command: tuple[str, ...]
    painted: Callable[[str], bool]
    """Whether a screen's text shows all that a player needs to begin."""


def _all(*texts: str) -> Callable[[str], bool]:
    return lambda screen: all(text in screen for text in texts)


def _options(screen: str) -> bool:
    """Four numbered options, each on a line of its own, and the keys below them."""
    numbered = [re.search(rf"^\W*{number}\s+\w", screen, re.MULTILINE) for number in range(1, 5)]
    return all(numbered) and "skip" in screen


BARE = Program("bare", (sys.executable, str(BARE_FILE)), _all("Option 1", "Option 7", "Quit"))
HQ = Program("HQ", GAME, _all("New mission", "Settings", "help"))
COLD = Program("cold start", HQ.command, HQ.painted)
"""HQ in an empty home: no catalogue, no records, no settings."""
PLAY = Program("play", (*GAME, "play", PACK, "--seed", "7", "--untimed"), _options)
PLAIN = Program(
    "plain", (*GAME, "play", PACK, "--seed", "7", "--untimed", "--plain"), _all("\nA. ", "\nD. ")
)
