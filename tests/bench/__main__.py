"""`make bench`: Bureau Quiz beside a bare Textual app, paired and interleaved in one run.

BENCH_RUNS, BENCH_KEYS and BENCH_IDLE set the number of starts, of key presses and the idle seconds;
`starts`, `history` and `sizes` as arguments ask for one table alone.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench import past
from tests.bench.measure import Recorder, prepared, start
from tests.bench.programs import BARE, COLD, HQ, PLAIN, PLAY, Program
from tests.bench.sizes import RUNS as SIZE_RUNS
from tests.bench.sizes import sizes
from tests.bench.table import Row, compared, show

RUNS = int(os.environ.get("BENCH_RUNS", "15"))
KEYS = int(os.environ.get("BENCH_KEYS", "60"))
IDLE = float(os.environ.get("BENCH_IDLE", "30"))


class Bench:
    """Starts programs, each in a home of its own that is as the program expects it."""

    def __init__(self, folder: Path, home: Path) -> None:
        """A bench.

        Args:
            folder: In which homes are made.
            home: What these are copies of.
        """
        self.folder = folder
        self.home = home
        self.programs = [BARE, HQ, PLAY, PLAIN, COLD]
        self.count = 0

    def start(self, program: Program) -> tuple[Recorder, tuple[float, float]]:
        """Start a program in its home; the running program and its seconds."""
        if program is HQ:
            # It changes nothing, and what it knows is of the very records that it was made from.
            return start(program, self.home)
        self.count += 1
        home = self.folder / f"home {self.count}"
        if program is not COLD:
            shutil.copytree(self.home, home)
        return start(program, home)

    def starts(self) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
        """Seconds to the first paint and KiB at most, by program; one of each in every run.

        Under a program's name with a `*` stand the seconds until there was something to choose.
        """
        seconds: dict[str, list[float]] = defaultdict(list)
        memory: dict[str, list[float]] = defaultdict(list)
        for run in range(-1, RUNS):  # the first warms the file cache and compiles modules
            first = run % len(self.programs)
            for program in [*self.programs[first:], *self.programs[:first]]:
                recorder, (begun, painted) = self.start(program)
                with recorder:
                    if run >= 0:
                        seconds[program.name].append(painted)
                        seconds[program.name + "*"].append(begun)
                        memory[program.name].append(recorder.peak_memory())
        return seconds, memory

    def keys(self) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
        """Seconds from a key to the end of its repaint, by program, and KiB at most after them."""
        seconds: dict[str, list[float]] = defaultdict(list)
        memory: dict[str, list[float]] = defaultdict(list)
        with ExitStack() as stack:
            running = [stack.enter_context(self.start(each)[0]) for each in (BARE, HQ, PLAY)]
            for press in range(-4, KEYS):
                for recorder in running:
                    taken = recorder.key("up" if press % 2 else "down")
                    if press >= 0:
                        seconds[recorder.program.name].append(taken)
            for recorder in running:
                memory[recorder.program.name].append(recorder.peak_memory())
        return seconds, memory

    def idle(self) -> tuple[int, float, float]:
        """Bytes written and share of a core used in an untimed question; the bare app's share."""
        with self.start(PLAY)[0] as play, self.start(BARE)[0] as bare:
            for recorder in (play, bare):
                while recorder.pump(2.0):
                    pass
            before = play.received, play.cpu_seconds(), bare.cpu_seconds()
            end = time.monotonic() + IDLE
            while (left := end - time.monotonic()) > 0:
                play.pump(left)
            return (
                play.received - before[0],
                (play.cpu_seconds() - before[1]) / IDLE,
                (bare.cpu_seconds() - before[2]) / IDLE,
            )


class LongBench(Bench):
    """The same with a long past, all in one home: a cache is of the very records it was made from.

    A first start ever has no past.
    """

    def __init__(self, folder: Path, home: Path) -> None:
        super().__init__(folder, home)
        self.programs = [BARE, HQ, PLAY, PLAIN]

    def start(self, program: Program) -> tuple[Recorder, tuple[float, float]]:
        past.close_rounds(self.home)
        return start(program, self.home)


def rows(bench: Bench) -> Iterable[Row]:
    """All figures, in the order of their limits."""
    start, memory = bench.starts()
    for program, what, limit in (
        (HQ, "HQ, first paint", 1.15),
        (PLAY, "play, first question", 1.15),
        (COLD, "HQ, first start ever", 1.5),
        (PLAIN, "plain, first question", 0.5),
    ):
        if program not in bench.programs:
            continue
        yield compared(what, start["bare"], start[program.name], limit, "ms", 1e3)
    for program, what in ((HQ, "  HQ, its menu alone"), (PLAY, "  play, its options alone")):
        yield compared(what, start["bare*"], start[program.name + "*"], None, "ms", 1e3)
    for program in (HQ, PLAY):
        what = f"{program.name}, peak memory"
        yield compared(what, memory["bare"], memory[program.name], 1.25, "MiB", 1 / 1024)
    keys, after = bench.keys()
    for program in (HQ, PLAY):
        what = f"{program.name}, key to paint"
        yield compared(what, keys["bare"], keys[program.name], 1.3, "ms", 1e3)
    yield compared("play, memory after keys", after["bare"], after["play"], 1.25, "MiB", 1 / 1024)
    written, share, bare_share = bench.idle()
    yield Row(f"play, written in {IDLE:g} s idle", "", "", f"{written} B", "0 B", written == 0)
    yield Row(
        f"play, processor in {IDLE:g} s idle",
        f"{bare_share:.2%}",
        f"{share:.2%}",
        f"{share:.2%}",
        "0.50%",
        share < 0.005,
    )


def long(folder: Path, home: Path) -> Iterable[Row]:
    """All figures of a home with a long past; its cache is filled first."""
    yield from past.rebuilt(home)
    yield from past.looked_at(home)
    yield from past.kept_up(home)
    yield from rows(LongBench(folder, home))


def main(parts: Sequence[str]) -> int:
    """Print the tables that are named; 1 if a figure is over its limit."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    good = True
    with tempfile.TemporaryDirectory(prefix="bureau-quiz-bench-") as name:
        folder = Path(name)
        home = prepared(folder / "prepared") if {"starts", "history"} & {*parts} else folder
        if "starts" in parts:
            print(f"Medians of {RUNS} starts and {KEYS} keys at 80×24; ratios are of pairs.\n")
            good &= show(rows(Bench(folder, home)), ("bare", "ours"))
        if "history" in parts:
            print(f"\nWith {past.RESPONSES:,} responses in the records.\n")
            good &= show(long(folder, past.lived(folder / "lived", home)), ("bare", "ours"))
        if "sizes" in parts:
            print(f"\nA pack beside the bundled ones: medians of {SIZE_RUNS} starts.\n")
            good &= show(sizes(folder), ("without", "with it"))
    print("\nAll within their limits." if good else "\nOver the limit.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["starts", "history", "sizes"]))
