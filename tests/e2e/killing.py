"""Killing the real program at random moments, and looking whether it kept what it had told.

Each kill plays a round with a seed of its own, so that its responses are found again. The records
are only read after all kills: until then nobody but the program opens them, so that it is the
program's own next start that has to cope with what the kill left behind.
"""

from __future__ import annotations

import os
import random
import re
import select
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.terminal import GAME, Terminal

PACK = "the-bureau"
QUESTIONS = 10
HOMES = 3
"""Homes that kills share; two programs play in one home at once now and then."""

_TOLD = re.compile(r"^(Right|Partly right|Wrong|Skipped)\b", re.MULTILINE)
_PROGRESS = re.compile(rf"\b(\d+)/{QUESTIONS}\b")
OUTCOMES = ("partly right", "right", "wrong", "skipped")
_STAMPS = {
    outcome: re.compile(r"\b" + " {0,3}".join(outcome.replace(" ", "").upper()) + r"\b")
    for outcome in OUTCOMES
}


@dataclass
class Kill:
    """One round that was cut short."""

    seed: int
    home: Path
    front: str
    """`plain` or `tui`."""
    after: float
    """Seconds from its start to its end."""
    told: dict[int, str] = field(default_factory=dict)
    """The verdicts that the program had shown: number of the question and outcome."""
    began: float = 0.0
    """Seconds from its start to its first verdict; 0 if none came."""

    @property
    def command(self) -> list[str]:
        options = ["--seed", str(self.seed), "--questions", str(QUESTIONS), "--untimed"]
        return [*GAME, "play", PACK, *options]


@dataclass
class Tally:
    """What became of the responses."""

    kills: int = 0
    told: int = 0
    """Verdicts that were shown before the kill."""
    kept: int = 0
    """Responses in the records; those whose verdict the kill swallowed are among them."""
    lost: list[str] = field(default_factory=list)
    """Each response that was told and is not in the records as it was told."""

    def __str__(self) -> str:
        return f"{self.kills} kills, {self.told} verdicts shown, {self.kept} responses kept, " + (
            f"{len(self.lost)} LOST" if self.lost else "none lost"
        )


def kill_plain(kill: Kill) -> None:
    """Play in lines as fast as the program can, and kill it at its moment."""
    environment = {**os.environ, "BUREAU_QUIZ_HOME": str(kill.home)}
    with subprocess.Popen(
        [*kill.command, "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
    ) as process:
        assert process.stdin
        assert process.stdout
        start = time.monotonic()
        end = start + kill.after
        # What is no choice takes no “a” for an answer, and is skipped.
        process.stdin.write(b"a\n/skip\n" * QUESTIONS)
        process.stdin.flush()
        output = b""
        while (left := end - time.monotonic()) > 0 and process.poll() is None:
            if select.select([process.stdout], [], [], left)[0]:
                output += os.read(process.stdout.fileno(), 1 << 16)
            if not kill.began and _TOLD.search(output.decode(errors="replace")):
                kill.began = time.monotonic() - start
        process.kill()
        output += process.stdout.read()
    # The look back at the end says them again.
    asked, _, _ = output.decode(errors="replace").partition("\nThe round is over")
    found = _TOLD.findall(asked)
    kill.told = {number: word.lower() for number, word in enumerate(found, 1)}


def kill_tui(kill: Kill) -> None:
    """Play on the screen as fast as it is drawn, and kill it at its moment."""
    environment = {"BUREAU_QUIZ_HOME": str(kill.home), "TEXTUAL_ANIMATIONS": "none"}
    with Terminal(kill.command, env=environment) as terminal:
        start = time.monotonic()
        end = start + kill.after
        answered = 0
        while (left := end - time.monotonic()) > 0 and len(kill.told) < QUESTIONS:
            if not terminal.pump(min(left, 0.02)) and terminal.process.poll() is not None:
                break
            screen = terminal.text
            number, outcome = _shown(screen)
            if number == answered + 1 and not outcome:
                # What the first option does not settle is skipped.
                terminal.press("1", "f2")
                answered = number
            elif number == answered and outcome and number not in kill.told:
                kill.told[number] = outcome
                kill.began = kill.began or time.monotonic() - start
                terminal.press("enter")
        terminal.kill()
        while terminal.pump(0.05):
            pass
        number, outcome = _shown(terminal.text)
        # The state line changes a moment before the last verdict goes: only of what was answered
        # can the outcome be known.
        if outcome and number == answered:
            kill.told[number] = outcome


def _shown(screen: str) -> tuple[int, str]:
    """The number of the question on the screen and its outcome; 0 and empty where there is none."""
    progress = _PROGRESS.search(screen)
    outcome = next((name for name, stamp in _STAMPS.items() if stamp.search(screen)), "")
    return int(progress[1]) if progress else 0, outcome


FRONTS = {"plain": kill_plain, "tui": kill_tui}


def whole_round(front: str, home: Path) -> tuple[float, float]:
    """Seconds from the start of a round to its first verdict, and to its end, as it is here.

    Raises:
        AssertionError: the program plays no whole round.
    """
    trial = Kill(seed=0, home=home, front=front, after=60.0)
    began = time.monotonic()
    FRONTS[front](trial)
    assert len(trial.told) == QUESTIONS, f"{front} told {trial.told}"
    return trial.began, time.monotonic() - began


def kills(number: int, folder: Path, chance: random.Random, fronts: dict[str, int]) -> list[Kill]:
    """Plan this many kills, one in eight during the start and the others during the round.

    Args:
        number: how many.
        folder: where the homes are made.
        chance: decides the moments.
        fronts: how often each front end's turn comes.
    """
    rounds = {front: whole_round(front, folder / f"whole {front}") for front in fronts}
    turns = [front for front, often in fronts.items() for _ in range(often)]
    plan = []
    for seed in range(1, number + 1):
        # One in ten meets a home that does not exist yet: the records are just being made.
        home = folder / (f"new {seed}" if seed % 10 == 0 else f"home {seed % HOMES}")
        front = turns[seed % len(turns)]
        first, last = rounds[front]
        span = (0.0, first) if seed % 8 == 0 else (first, last * 1.05)
        plan.append(Kill(seed, home, front, chance.uniform(*span)))
    return plan


def carry_out(plan: list[Kill], workers: int) -> Iterator[Kill]:
    """Kill by kill, some at the same time; yields each once it is done."""
    with ThreadPoolExecutor(workers) as pool:
        for kill, _ in zip(
            plan, pool.map(lambda each: FRONTS[each.front](each), plan), strict=True
        ):
            yield kill


def count(plan: list[Kill]) -> Tally:
    """Start the program once more in every home, then compare what it told with what it kept."""
    tally = Tally(kills=len(plan))
    kept: dict[tuple[Path, int], dict[int, str]] = {}
    for home in {kill.home for kill in plan}:
        subprocess.run(
            [*GAME, "scores"],
            env={**os.environ, "BUREAU_QUIZ_HOME": str(home)},
            capture_output=True,
            check=True,
        )
        for seed, number, outcome in responses(home):
            kept.setdefault((home, seed), {})[number] = outcome
        tally.lost += [f"{file.name} was set aside" for file in home.glob("records*damaged*")]
    for kill in plan:
        found = kept.get((kill.home, kill.seed), {})
        tally.told += len(kill.told)
        tally.kept += len(found)
        tally.lost += [
            f"{kill.front} round {kill.seed}, question {number}: told {outcome}, "
            f"kept {found.get(number, 'nothing')}, killed after {kill.after:.3f} s"
            for number, outcome in kill.told.items()
            if found.get(number) != outcome
        ]
    return tally


def responses(home: Path) -> list[tuple[int, int, str]]:
    """Seed of the round, number of the question and outcome of every response in the records."""
    file = home / "records.sqlite"
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        query = (
            "SELECT rounds.seed, responses.number, responses.outcome"
            " FROM responses JOIN rounds ON rounds.id = responses.round"
        )
        return [
            (int(seed), int(number), str(what)) for seed, number, what in connection.execute(query)
        ]
