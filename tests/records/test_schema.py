"""Every earlier schema becomes today's, with all that was in it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.records import salvage, schema
from bureau_quiz.records.model import BoardKey, State
from bureau_quiz.rounds.model import RULES_VERSION, Lifeline
from tests.records import samples
from tests.records.samples import CLASSIC, PACKS, opened, play, sum_of, tolds

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"), key=lambda at: int(at.stem))

NEXT = (
    "ALTER TABLE rounds ADD COLUMN medals INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE stamps (round INTEGER NOT NULL REFERENCES rounds (id), stamp TEXT NOT NULL)",
    "UPDATE rounds SET medals = 1 WHERE state = 'finished'",
)
"""A version to come, made up."""
COMING = len(schema.MIGRATIONS) + 1


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "records.sqlite"


@pytest.fixture
def coming(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A game that knows the made-up version."""
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, NEXT))
        yield


def of_version(file: Path, dump: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript(dump.read_text(encoding="utf-8"))


def tables(file: Path) -> dict[str, tuple[object, ...]]:
    """What the file's tables look like."""
    with closing(sqlite3.connect(file)) as raw:
        names = [
            name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        found = {name: tuple(raw.execute(f"PRAGMA table_info({name})")) for name in names}
        indexes = tuple(
            raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name")
        )
        return {**found, "indexes": indexes}


def test_there_is_a_file_of_every_schema() -> None:
    assert [int(path.stem) for path in SCHEMAS] == list(range(1, len(schema.MIGRATIONS) + 1))


def check_contents(file: Path) -> None:
    """What every dump under schemas/ holds."""
    records = opened(file)
    assert records.kept
    assert records.notices == ()
    unfinished, filtered, whole = records.rounds()
    assert (whole.state, whole.score) == (State.FINISHED, sum_of(tolds()))
    assert records.tolds(whole.id) == samples.without_sums(tolds())
    assert records.puts(whole.id)[3] == samples.as_kept(samples.put(4))
    assert records.board(BoardKey.of(PACKS, CLASSIC))[0].round == whole.id
    assert filtered.start.player == "Élodie"
    assert filtered.start.why_not == "A filtered round takes no place."
    assert filtered.start.rules.categories == ("Codenames",)
    assert len(records.tolds(filtered.id)) == len(Outcome)
    assert unfinished.state is State.OPEN
    assert unfinished.start.deal.packs == ("signals", "the-bureau")
    assert len(records.puts(unfinished.id)) == 3
    played = play(records)
    assert records.kept
    assert opened(file).past(played)


@pytest.mark.parametrize("dump", SCHEMAS, ids=lambda dump: f"schema-{dump.stem}")
def test_an_earlier_file_keeps_all_it_holds(file: Path, dump: Path) -> None:
    of_version(file, dump)
    check_contents(file)
    new = file.with_name("new.sqlite")
    play(opened(new))
    assert tables(file) == tables(new)


@pytest.mark.usefixtures("coming")
def test_a_later_version_is_reached_from_the_first(file: Path) -> None:
    of_version(file, SCHEMAS[0])
    check_contents(file)
    with closing(sqlite3.connect(file)) as raw:
        assert schema.version(raw) == COMING
        assert schema.application(raw) == schema.APPLICATION
        states = Counter(raw.execute("SELECT state, medals FROM rounds"))
    assert states == {("finished", 1): 2, ("open", 0): 1, ("finished", 0): 1}
    new = file.with_name("new.sqlite")
    play(opened(new))
    assert tables(file) == tables(new)


@pytest.mark.usefixtures("coming")
def test_a_damaged_earlier_file_is_brought_to_the_later_version(file: Path) -> None:
    of_version(file, SCHEMAS[0])
    with file.open("ab") as raw:
        raw.write(b"!")
    records = opened(file)
    assert "3 rounds and 11 answers could be read" in records.notices[0]
    assert len(records.rounds()) == 3
    with closing(sqlite3.connect(file)) as migrated:
        assert schema.version(migrated) == COMING
        assert migrated.execute("SELECT sum(medals) FROM rounds").fetchone() == (2,)


@pytest.mark.usefixtures("coming")
def test_a_damaged_number_of_the_version_loses_no_column(file: Path) -> None:
    of_version(file, SCHEMAS[0])
    opened(file).close()
    image = file.read_bytes()
    file.write_bytes(image[:60] + b"\0\0\0\x01" + image[64:])
    records = opened(file)
    assert len(records.notices) == 1
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT sum(medals) FROM rounds").fetchone() == (2,)


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_version(file, SCHEMAS[0])
    before = tables(file)
    broken = (*NEXT, "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        with pytest.raises(sqlite3.OperationalError):
            schema.migrate(raw)
        assert not raw.in_transaction
        assert schema.version(raw) == 1
    assert tables(file) == before


def test_migrating_what_is_migrated_changes_nothing(file: Path) -> None:
    play(opened(file))
    before = file.read_bytes()
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        schema.migrate(raw)
    assert file.read_bytes() == before


def test_every_version_changes_the_outline() -> None:
    """By it a damaged number of the version is told from a newer game's file."""
    outlines = [schema.outline_of(of) for of in range(len(schema.MIGRATIONS) + 1)]
    assert all(one != other for one, other in pairwise(outlines))


def test_every_table_has_a_shape_of_its_own() -> None:
    """A row found without its table is known by its shape, one written by an earlier game too."""
    shapes = schema.columns(len(schema.MIGRATIONS))
    counts = sorted(map(len, shapes.values()))
    assert counts == sorted(set(counts))
    versions = range(1, len(schema.MIGRATIONS) + 1)
    written = {(name, shape) for of in versions for name, shape in schema.columns(of).items()}
    for name, shape in written:
        row = tuple("" if kind == "TEXT" else 1 for _, kind, _ in shape)
        assert [other for other in shapes if salvage._fitted(1, row, shapes[other])] == [name]


def test_what_schema_2_added_is_read(file: Path) -> None:
    of_version(file, SCHEMAS[1])
    records = opened(file)
    unfinished, filtered, _ = records.rounds()
    assert records.waiting("Malotru") == (unfinished,)
    start = unfinished.start
    assert (start.names, start.day) == (("Malotru", "Phénomène"), "2026-11-22")
    assert (start.listed, start.rules.seats) == (("signals/x", "the-bureau/y"), 2)
    assert start.code == "signals the-bureau:3 2345-6789-ABCDE"
    assert start.why_not == "A round that was taken up again takes no place."
    assert (start.ranked, unfinished.resumed) == (False, 1)
    assert records.open_aids(unfinished.id) == (Lifeline.TIME,)
    assert records.puts(unfinished.id)[2] == samples.as_kept(samples.PUTS[2])
    settled = records.tolds(filtered.id)
    assert [each.appealed for each in settled].count(True) == filtered.score.appealed == 1
    assert settled[1].aids == (Lifeline.STRIKE, Lifeline.HINT)
    assert [report.note for report in records.reports()] == ["", "It's “Malotru”."]
    assert records.dispatch("Malotru", "2026-11-22") == unfinished
    assert (start.dealt, filtered.start.dealt) == (16, 0)
    assert unfinished.version == RULES_VERSION
