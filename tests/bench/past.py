"""A home with a long past: years of answers in its records, and what they come to in its cache.

BENCH_HISTORY says of how many responses, BENCH_HISTORY_RUNS how often each thing is looked at.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import median

from bureau_quiz import settings
from bureau_quiz.paths import NAME
from tests.bench.measure import start
from tests.bench.programs import HQ
from tests.bench.table import Row
from tests.e2e.terminal import GAME, Terminal
from tests.history import history

RESPONSES = int(os.environ.get("BENCH_HISTORY", "100000"))
RUNS = int(os.environ.get("BENCH_HISTORY_RUNS", "5"))
WITHIN = 1.0
"""Seconds in which what is known of all the past is to be seen."""
_ENTRY = {"dossiers": 3, "statistics": 6}
"""Rows of the menu, counted from the first."""
_CACHE, _RECORDS = "cache/memory.sqlite", "records.sqlite"


def lived(folder: Path, template: Path) -> Path:
    """A home with a long past, whose cache is not filled yet.

    Args:
        folder: Where it is to lie.
        template: A home as it is after one round.
    """
    shutil.copytree(template, folder)
    for file in (*folder.glob("records*"), folder / _CACHE):
        file.unlink(missing_ok=True)
    player = settings.load(folder / "settings.toml")[0].player
    history(folder / _RECORDS, RESPONSES, end=datetime.now().astimezone(), player=player)
    return folder


def close_rounds(home: Path) -> None:
    """See that no round waits: it would be offered before another begins."""
    file = home / _RECORDS
    if file.exists():
        with closing(sqlite3.connect(file)) as records, records:
            records.execute("UPDATE rounds SET state = 'abandoned' WHERE state = 'open'")


def rebuilt(home: Path) -> Iterator[Row]:
    """The cache made out of nothing, by a command in a terminal; what it tells meanwhile."""
    with Terminal((*GAME, "stats"), env=_environment(home), lines=200) as terminal:
        shares: list[int] = []
        while terminal.process.poll() is None:
            terminal.pump(0.05)
            found = re.findall(r"(\d+) %  Going through your past", terminal.text)
            shares += map(int, found[-1:])
        seconds = time.perf_counter() - terminal.started
    seen = len(set(shares))
    yield Row("cache made anew (stats)", "", f"{seconds:.1f} s", "", "", None)
    # A second passes before anything is drawn: there is nothing to see of a short past.
    due = seconds > 2
    figure = f"{seen} steps" if seen else "none"
    yield Row(
        "  its progress, seen", "", "", figure, "2 steps" if due else "", seen >= 2 or not due
    )
    for what, name in (("records", _RECORDS), ("cache", _CACHE)):
        size = (home / name).stat().st_size / 2**20
        yield Row(f"  size of the {what}", "", f"{size:.1f} MiB", "", "", None)


def looked_at(home: Path) -> Iterator[Row]:
    """Seconds from a key, or from the start of a command, until all that it shows is there."""
    found: dict[str, list[float]] = defaultdict(list)
    memory = 0.0
    for _ in range(RUNS):
        seconds, most = _opened(home)
        memory = max(memory, most)
        for what, one in seconds.items():
            found[what].append(one)
        for command in (("stats", "--format", "json"), ("dossier", "--list"), ("train", "--due")):
            begun = time.perf_counter()
            subprocess.run(
                [*GAME, *command],
                env={**os.environ, **_environment(home)},
                stdout=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL,
                check=True,
            )
            found[f"{NAME} {' '.join(command)}"].append(time.perf_counter() - begun)
    for what, taken in found.items():
        yield _within(what, taken)
    yield Row("HQ, memory after all that", "", f"{memory / 1024:.1f} MiB", "", "", None)


def kept_up(home: Path) -> Iterator[Row]:
    """What it takes to keep up with the records: nothing new, ten answers, a debriefing."""
    command = [sys.executable, "-m", "tests.bench.keeping_up"]
    said = subprocess.run(
        command,
        env={**os.environ, **_environment(home)},
        stdout=subprocess.PIPE,
        check=True,
    ).stdout
    taken: Mapping[str, Sequence[float]] = json.loads(said)
    for what, seconds in taken.items():
        yield _within(what, seconds)


def _within(what: str, seconds: Sequence[float]) -> Row:
    middle = median(seconds)
    return Row(what, "", f"{middle * 1e3:.0f} ms", "", f"{WITHIN * 1e3:.0f} ms", middle <= WITHIN)


def _opened(home: Path) -> tuple[dict[str, float], int]:
    """Seconds until each screen that tells of the past is there, and KiB at most."""
    seconds: dict[str, float] = {}
    led = replace(HQ, painted=_shows("% open"))
    recorder, (_, seconds["HQ’s lead line, from the start"]) = start(led, home)
    with recorder:
        for key in ["down"] * _ENTRY["dossiers"]:
            recorder.key(key)
        seconds["dossiers, from the key"] = recorder.until("enter", _shows(r"D O S S.* facts open"))
        seconds["a dossier, from the key"] = recorder.until("enter", _shows("asked for .* times"))
        recorder.until("escape", _shows("D O S S I E R S"))
        lead = _shows("% open")
        seconds["back at HQ, from the key"] = recorder.until("escape", lead)
        for key in ["down"] * (_ENTRY["statistics"] - _ENTRY["dossiers"]):
            recorder.key(key)
        seconds["statistics, from the key"] = recorder.until("enter", _shows("in a row at most"))
        return seconds, recorder.peak_memory()


def _shows(pattern: str) -> Callable[[str], bool]:
    return lambda screen: re.search(pattern, screen) is not None


def _environment(home: Path) -> dict[str, str]:
    return {"BUREAU_QUIZ_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
