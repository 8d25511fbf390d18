"""However the records came to be what they are, the cache is what they come to."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bureau_quiz.game.recall import cache, laid
from bureau_quiz.game.recall.memories import Memories
from bureau_quiz.records.keys import STAND_IN
from tests.game.recall.pasts import (
    OUTCOMES,
    QUESTIONS,
    Past,
    at,
    contents,
    integrity,
    played,
    rebuilt,
)

ROUNDS = range(1, 5)
NUMBERS = range(1, 6)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "BATCH", 3)


answers = st.tuples(
    st.just("answer"),
    st.sampled_from(ROUNDS),
    st.sampled_from(NUMBERS),
    st.integers(0, len(QUESTIONS) - 1),
    st.sampled_from(OUTCOMES),
    st.integers(0, 400),
)
marked = st.tuples(
    st.sampled_from(["appeal", "aid"]), st.sampled_from(ROUNDS), st.sampled_from(NUMBERS)
)
renames = st.tuples(
    st.just("rename"),
    st.sampled_from(["bureau", "signals"]),
    st.dictionaries(
        st.sampled_from(["Heron", "Plover", "Egret", "owner", "owner~", "town"]),
        st.sampled_from(["Avocet", "Knot", "Egret", "town"]),
        max_size=3,
    ),
)
others = st.sampled_from(
    [("refresh",), ("other",), ("removed",), ("added",), ("lost",), ("found",)]
)
pasts = st.lists(st.one_of(answers, answers, answers, marked, renames, others), max_size=30)


def happen(past: Past, what: tuple[Any, ...], first: Memories, second: Memories) -> None:
    """One thing after the other."""
    name, *rest = what
    if name in ("answer", "appeal", "aid"):
        with suppress(sqlite3.IntegrityError):  # what was answered once stays so
            getattr(past, name)(*rest)
    elif name == "rename":
        pack, rows = rest
        past.packs.rows[pack] = {was: now for was, now in rows.items() if now not in rows}
    elif name == "refresh":
        first.refresh()
    elif name == "other":
        second.refresh()
    elif name == "removed":
        past.packs.rows.pop("signals", None)
    elif name == "added":
        past.packs.rows.setdefault("signals", {})
    elif name == "lost":
        past.run("UPDATE rounds SET rules_version = ? WHERE id = 3", STAND_IN)
    else:
        past.run("UPDATE rounds SET rules_version = 1 WHERE id = 3")


@settings(max_examples=80)
@given(pasts)
def test_what_grew_is_what_is_made_anew(story: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "BATCH", 3)
        past = Past(Path(folder))
        for round, mode in zip(ROUNDS, ("classic", "hot-seat", "survival", "ladder"), strict=True):
            past.round(round, "Marina" if round < 4 else "SISTERON", mode, zone=90 * (round - 2))
        first, second = past.memories(), past.memories(own=True)
        for what in story:
            happen(past, what, first, second)
        # A pack that is there no more leaves its facts as they were called last.
        past.packs.rows.setdefault("signals", {})
        # A loss that came to light since is no news: what was read before it counts.
        past.run("UPDATE rounds SET rules_version = 1")
        first.refresh()
        anew = rebuilt(past)
        assert contents(first) == anew
        assert anew["orphans"] == []
        assert anew["lacking"] == []
        for made in (first, second):
            made.close()
        past.close()


def test_a_batch_cut_off_is_gone_on_with(past: Past) -> None:
    played(past)
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        if done == 6:
            raise KeyboardInterrupt

    memories = past.memories()
    with pytest.raises(KeyboardInterrupt):
        memories.refresh(stop)
    past.memories(own=True).refresh(stop_at := lambda done, of: told.append((done, of)))
    memories.refresh(stop_at)
    assert told == [(3, 12), (6, 12), (9, 12), (12, 12)]
    assert contents(memories) == rebuilt(past)


def test_where_nothing_is_new_nothing_is_written(past: Past) -> None:
    played(past)
    memories = past.memories()
    memories.refresh()
    before = memories._cache.file.stat()
    told: list[int] = []
    memories.refresh(lambda done, of: told.append(done))
    past.memories(own=True).refresh(lambda done, of: told.append(done))
    assert memories._cache.file.stat() == before
    assert told == []


def test_a_cache_of_another_version_of_the_game_is_made_anew(
    past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(past)
    past.memories().refresh()
    monkeypatch.setattr(cache, "MAKER", "another")
    told: list[int] = []
    past.memories().refresh(lambda done, of: told.append(done))
    assert told == [3, 6, 9, 12]
    assert contents(past.memories()) == rebuilt(past)


def _other_records(past: Past) -> None:
    other = Past(past.folder / "other")
    other.round(9)
    for number in range(1, 16):
        other.answer(9, number, 1, when=number)
    other.close()
    other.file.replace(past.file)


def _fewer_records(past: Past) -> None:
    past.run("DELETE FROM responses WHERE number > 5")


def _no_records(past: Past) -> None:
    past.file.unlink()


@pytest.mark.parametrize("change", [_other_records, _fewer_records, _no_records])
def test_other_records_come_to_something_else(past: Past, change: Any) -> None:
    played(past)
    memories = past.memories()
    memories.refresh()
    before = contents(memories)
    change(past)
    memories.refresh()
    assert contents(memories) == rebuilt(past) != before


def _shorter(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _overwritten(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xa7" * (file.stat().st_size - 4096))


def _torn_header(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.write(b"nothing that SQLite knows")


def _empty(file: Path) -> None:
    os.truncate(file, 0)


def _gone(file: Path) -> None:
    file.unlink()


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    file.joinpath("something").touch()


def _somebody_elses(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()


def _newer(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def _without_a_table(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE reviews")
    connection.close()


DAMAGES = (
    _shorter,
    _overwritten,
    _torn_header,
    _empty,
    _gone,
    _folder,
    _somebody_elses,
    _newer,
    _without_a_table,
)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("refreshed", [True, False])
@pytest.mark.parametrize("open", [True, False])
def test_a_damaged_cache_is_made_anew(past: Past, damage: Any, refreshed: bool, open: bool) -> None:
    played(past)
    memories = past.memories()
    memories.refresh()
    before = memories.all()
    if not open:
        memories.close()
        memories = past.memories()
    damage(memories._cache.file)
    if refreshed:
        memories.refresh()
    elif open and damage in (_newer, _without_a_table):
        memories.close()  # who has it open has looked at that already
    assert memories.all() == before or damage in (_empty, _gone)
    memories.refresh()
    assert contents(memories) == rebuilt(past)


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.booleans())
def test_whatever_became_of_its_bytes_a_cache_can_be_read(random: Random, new: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        past = Past(Path(folder))
        played(past, 30)
        memories = past.memories()
        memories.refresh()
        memories.close()
        raw = bytearray(memories._cache.file.read_bytes())
        for _ in range(30):
            raw[int(random.random() * len(raw))] = int(random.random() * 256)
        memories._cache.file.write_bytes(raw)
        if new:
            past.answer(1, 99, when=999)
        memories = past.memories()
        memories.refresh()
        for pack in memories.all():
            assert all(memories.of(pack).values())
        for round in (1, 2):
            memories.touched(round)
        memories.counts(at(9), at(9))
        memories.next_due(at(0))
        for question in QUESTIONS:
            memories.history(question.pack, question.facts)
        memories.close()
        past.close()


def test_where_there_can_be_no_file_all_is_worked_out_in_memory(past: Past) -> None:
    played(past)
    past.folder.joinpath("cache").write_text("in its place")
    memories = past.memories()
    memories.refresh()
    found = contents(memories)
    past.answer(1, 50, when=900)
    memories.refresh()
    past.folder.joinpath("cache").unlink()
    after = contents(memories)
    assert len(after["answers"]) == len(found["answers"]) + 1
    assert after == rebuilt(past)


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_locked_cache_is_done_without(
    past: Past, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    monkeypatch.setattr(laid, "PATIENCE", 0.02)
    played(past)
    past.memories().refresh()
    past.answer(1, 50, when=900)
    other = sqlite3.connect(past.folder / "cache" / "memory.sqlite", isolation_level=None)
    other.execute(f"BEGIN {lock}")
    memories, told = past.memories(), list[int]()
    memories.refresh(lambda done, of: told.append(done))
    assert contents(memories) == rebuilt(past)
    # What can be read is not worked out again.
    assert told == ([13] if lock == "IMMEDIATE" else [3, 6, 9, 12, 13])
    other.close()
    past.memories(own=True).refresh()
    assert contents(past.memories(own=True)) == rebuilt(past)


PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from bureau_quiz.game.recall import cache, laid
from bureau_quiz.game.recall.memories import Memories
from bureau_quiz.records.records import Records
from tests.game.recall.pasts import Packs
cache.BATCH = int(sys.argv[2])
folder = Path(sys.argv[1])
records = Records.open(folder / "records.sqlite", lambda: datetime.now(UTC))
memories = Memories.open(folder / "cache" / "memory.sqlite", records, Packs(), "Marina")
sys.stdin.readline()
memories.refresh()
print(len(memories.all()["bureau"]), memories._cache._identity is not None, "fsrs" in sys.modules)
"""


def programs(past: Past, batches: list[int]) -> list[str]:
    """What programs say that refresh at once."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(past.folder), str(batch)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for batch in batches
    ]
    for program in started:
        assert program.stdin
        program.stdin.write("\n")
        program.stdin.flush()
    return [program.communicate()[0].strip() for program in started]


def test_two_programs_at_once_count_nothing_twice(past: Past) -> None:
    past.round(1)
    for number in range(1, 401):
        past.answer(1, number, number % 5, OUTCOMES[number % 3 == 0], when=number)
    facts = len({fact for question in QUESTIONS[:5] for fact in question.facts}) + 1
    said = programs(past, [7, 11])
    assert [one.split()[:2] for one in said] == [[str(facts), "True"]] * 2
    memories = past.memories()
    assert contents(memories) == rebuilt(past)
    assert integrity(memories._cache.file) == "ok"


def test_reading_needs_nothing_of_what_memory_is_worked_out_with(past: Past) -> None:
    played(past)
    past.memories().refresh()
    (said,) = programs(past, [7])
    assert said.endswith("True False")
