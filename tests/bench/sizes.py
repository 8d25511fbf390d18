"""Packs of 100 to 50,000 questions among the player's own: checked, added and played.

BENCH_SIZES says of how many questions (`100,1000`), BENCH_SIZE_RUNS how often each is started.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench import packs
from tests.bench.measure import prepared, start
from tests.bench.programs import HQ, PLAY, Program
from tests.bench.table import Row, compared
from tests.e2e.terminal import GAME

SIZES = [
    int(size) for size in os.environ.get("BENCH_SIZES", "100,1000,5000,20000,50000").split(",")
]
RUNS = int(os.environ.get("BENCH_SIZE_RUNS", "15"))

_SMALL = 1_000
"""How many questions are to be checked in at most twice the time of parsing them."""
_TRIES = 5
"""How often small packs are parsed and checked; the best of them counts."""

_TIMED = """
import sys, time
from pathlib import Path

path, tries = Path(sys.argv[1]), int(sys.argv[2])
text = path.read_text(encoding="utf-8")

def timed(call):
    best = 1e9
    for _ in range(tries):
        begun = time.process_time()
        call()
        best = min(best, time.process_time() - begun)
    print(best)
"""
_PARSE = f"""{_TIMED}
import yaml
timed(lambda: yaml.load(text, yaml.CSafeLoader))
if tries > 1:
    timed(lambda: yaml.load(text, yaml.SafeLoader))
"""
"""Prints the seconds that parsing a file takes, by libyaml and, of a small one, by PyYAML alone."""
_CHECK = f"""{_TIMED}
from bureau_quiz.authoring.check import check
from bureau_quiz.authoring.problems import as_text
timed(lambda: list(as_text([check(path)])))
"""
"""Prints the seconds that checking it takes, with the report."""


@dataclass(frozen=True)
class Size:
    """A pack of so many questions."""

    questions: int
    name: str
    """`50,000 templated`."""
    id: str
    written: Callable[[], str]

    @property
    def play(self) -> Program:
        """The game, from its start to the first question of the pack."""
        return replace(PLAY, command=(*GAME, "play", self.id, "--seed", "7", "--untimed"))


def all_sizes() -> list[Size]:
    """The curve of templated packs, and the largest one written out as an import makes it."""
    found = [
        Size(size, f"{size:,} templated", "towns", lambda size=size: packs.templated(size // 2))  # type: ignore[misc]
        for size in SIZES
    ]
    most = max(SIZES)
    return [*found, Size(most, f"{most:,} plain", "asked", lambda: packs.plain(most))]


class Home:
    """A home that stays where it is: a pack that moves would be compiled anew."""

    def __init__(self, folder: Path) -> None:
        self.path = prepared(folder / "home")
        self._kept = folder / "records"
        self._kept.mkdir()
        for file in self.path.glob("records*"):
            shutil.copy2(file, self._kept)

    def start(self, program: Program) -> tuple[float, int]:
        """Seconds to the first paint, and KiB at most, with the records as they were."""
        for file in self.path.glob("records*"):
            file.unlink()
        shutil.copytree(self._kept, self.path, dirs_exist_ok=True)
        recorder, (_, painted) = start(program, self.path)
        with recorder:
            return painted, recorder.peak_memory()


def _run(command: list[str], home: Path) -> tuple[str, float, int]:
    """What a program says, the processor's seconds that it took, and KiB at most."""
    environment = {**os.environ, "BUREAU_QUIZ_HOME": str(home)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench: {command} ended with {process.returncode}:\n{said}")
    return said, used.ru_utime + used.ru_stime, used.ru_maxrss


def sizes(folder: Path) -> Iterator[Row]:
    """What a pack of each size costs: checked, added, and beside the bundled packs alone."""
    alone = Home(folder / "alone")
    first: dict[str, float] = {}
    for size in all_sizes():
        home = Home(folder / size.name)
        file = folder / f"{size.id}.yaml"
        file.write_text(size.written(), encoding="utf-8")
        yield from _checked(size, file, home.path, first)
        _, seconds, memory = _run([*GAME, "pack", "add", str(file)], home.path)
        yield _told(f"{size.name}: added", seconds, memory)
        yield from _played(size, alone, home)


def _checked(size: Size, file: Path, home: Path, first: dict[str, float]) -> Iterator[Row]:
    """Beside parsing the file, and a question of it beside one of the first pack of its kind."""
    arguments = [str(file), str(_TRIES if size.questions <= _SMALL else 1)]
    parsed = [
        float(line) for line in _run([sys.executable, "-c", _PARSE, *arguments], home)[0].split()
    ]
    said, _, memory = _run([sys.executable, "-c", _CHECK, *arguments], home)
    seconds = float(said)
    what = f"{size.name}: check, parse"
    yield compared(f"{what} by libyaml", parsed[:1], [seconds], None, "ms", 1e3)
    for pure in parsed[1:]:
        limit = 2.0 if size.questions == _SMALL else None
        yield compared(f"{what} by PyYAML", [pure], [seconds], limit, "ms", 1e3)
    yield _told(f"{size.name}: check, in all", seconds, memory)
    one = seconds / size.questions
    if size.questions >= _SMALL:
        before = first.setdefault(size.id, one)
        yield compared(f"{size.name}: check, a question", [before], [one], 2.0, "µs", 1e6)


def _told(what: str, seconds: float, memory: int) -> Row:
    return Row(what, f"{memory / 1024:.0f} MiB", f"{seconds:.2f} s", "", "", None)


def _played(size: Size, alone: Home, home: Home) -> Iterator[Row]:
    """Starts with the pack beside starts without it, one after the other."""
    for what, program, bundled in (
        ("HQ, first paint", HQ, HQ),
        ("first question", size.play, PLAY),
    ):
        without: list[tuple[float, int]] = []
        with_it: list[tuple[float, int]] = []
        for run in range(-1, RUNS):  # the first warms the file cache
            # Taken in turns, so that neither is always the one that comes after.
            if run % 2:
                first, second = alone.start(bundled), home.start(program)
            else:
                second, first = home.start(program), alone.start(bundled)
            if run >= 0:
                without.append(first)
                with_it.append(second)
        name = f"{size.name}: {what}"
        seconds = [[one for one, _ in those] for those in (without, with_it)]
        yield compared(name, seconds[0], seconds[1], 1.1, "ms", 1e3)
        memory = [[float(kib) for _, kib in those] for those in (without, with_it)]
        yield compared(f"{name}, memory", memory[0], memory[1], 1.2, "MiB", 1 / 1024)
