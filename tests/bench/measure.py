"""Measuring one program under a pseudo terminal of 80×24.

What a program writes is only stored while the clock runs, and drawn afterwards to find the moment
that mattered: drawing takes time, and would take more of it from the program that writes more.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.programs import PACK, Program
from tests.e2e.terminal import GAME, Terminal

QUIET = 0.25
"""Seconds without output after which a program counts as having finished its start."""
KEY_QUIET = 0.04
"""Seconds without output after which a repaint counts as finished."""
LONGEST = 20.0


class Recorder(Terminal):
    """A terminal that stores what comes and draws it when asked."""

    def __init__(self, program: Program, home: Path) -> None:
        self.program = program
        self.chunks: list[tuple[float, bytes]] = []
        super().__init__(
            program.command,
            env={"BUREAU_QUIZ_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )

    def take(self, output: bytes) -> None:
        self.chunks.append((time.perf_counter(), output))

    def first_paint(self) -> tuple[float, float]:
        """Seconds from the start until there was something to choose from, and until all was there.

        To be called once, at the start.

        Raises:
            AssertionError: the program fell silent or ended without showing what was wanted.
        """
        deadline = time.monotonic() + LONGEST
        drawn = 0
        begun = 0.0
        while time.monotonic() < deadline:
            alive = self.process.poll() is None
            if self.pump(QUIET):
                continue
            for at, output in self.chunks[drawn:]:
                super().take(output)
                if not begun and self.program.begun(self.text):
                    begun = at - self.started
                if self.program.painted(self.text):
                    return begun, at - self.started
            drawn = len(self.chunks)
            if not alive:
                break
        raise AssertionError(f"{self.program.name} is not painted:\n{self.text}")

    def key(self, name: str) -> float:
        """Seconds from pressing a key until the last byte of what it changed has come.

        Raises:
            AssertionError: nothing changed.
        """
        while self.pump(KEY_QUIET):
            pass
        before = len(self.chunks)
        pressed = time.perf_counter()
        self.press(name)
        if not self.pump(1.0):
            raise AssertionError(f"{self.program.name} does not react to {name}")
        while self.pump(KEY_QUIET):
            pass
        return self.chunks[-1][0] - pressed if len(self.chunks) > before else 0.0

    def until(self, name: str, shown: Callable[[str], bool]) -> float:
        """Seconds from pressing a key until the screen's text is as it is to be.

        Raises:
            AssertionError: it never was.
        """
        while self.pump(KEY_QUIET):
            pass
        self._drawn()
        pressed = time.perf_counter()
        self.press(name)
        deadline = time.monotonic() + LONGEST
        while time.monotonic() < deadline:
            if self.pump(QUIET):
                continue
            for at, output in self.chunks:
                super().take(output)
                if shown(self.text):
                    self._drawn()
                    return at - pressed
            self.chunks.clear()
        raise AssertionError(f"{self.program.name}, {name}: not as it is to be:\n{self.text}")

    def _drawn(self) -> None:
        """Draw what has come so far."""
        for _, output in self.chunks:
            super().take(output)
        self.chunks.clear()

    def peak_memory(self) -> int:
        """The most memory that the program has held at once, in KiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0])

    def cpu_seconds(self) -> float:
        """Seconds of processor time that the program has used, all threads together."""
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def start(program: Program, home: Path) -> tuple[Recorder, tuple[float, float]]:
    """Start a program and wait for its first paint; the running program and its seconds."""
    recorder = Recorder(program, home)
    try:
        return recorder, recorder.first_paint()
    except BaseException:
        recorder.close()
        raise


def prepared(home: Path) -> Path:
    """Make a home what it is after one round: settings, records and catalogue are there."""
    home.mkdir(parents=True)
    ran = subprocess.run(
        [*GAME, "play", PACK, "--plain", "--untimed", "--questions", "5"],
        input="/skip\n" * 5,
        env={**os.environ, "BUREAU_QUIZ_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise SystemExit(f"bench: the round that prepares a home ended with {ran.returncode}")
    return home
