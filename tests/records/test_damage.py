"""A damaged file is set aside and never deleted, and what can be read of it is brought over."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bureau_quiz.records import schema
from bureau_quiz.records.model import Ending, State
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Lifeline, Score
from tests.records import samples
from tests.records.samples import Clock, opened, play, put, start, sum_of, tolds

ROUNDS = 30
APPEALED = Score(999, 999, 4, 4, 4, 5.0, 2)
PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A records file with thirty rounds, closed in good order."""
    file = tmp_path_factory.mktemp("sound") / "records.sqlite"
    records = opened(file)
    for number in range(ROUNDS):
        round_id = play(records, start(("Malotru", "Marina")[number % 2]))
        records.aid(round_id, 1, Lifeline.HINT)
        records.flag(round_id, 2, put(2).question.id, f"note {number}")
    for each in tolds()[2:]:  # of the last round
        records.appeal(round_id, samples.appealed(each), None, Ending(APPEALED))
    records.close()
    return file


@pytest.fixture
def file(sound: Path, tmp_path: Path) -> Path:
    """A copy of it, to damage."""
    copy = tmp_path / "records.sqlite"
    shutil.copy(sound, copy)
    return copy


def counts(file: Path) -> dict[str, int]:
    """How many rows each table has."""
    with closing(sqlite3.connect(file)) as raw:
        return {
            name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in schema.columns(len(schema.MIGRATIONS))
        }


def is_sound(file: Path) -> bool:
    with closing(sqlite3.connect(file)) as raw:
        return bool(raw.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def check_set_aside(file: Path, records: Records, before: bytes) -> None:
    """The damaged bytes lie beside, a sound file stands in their place, and it was said."""
    (aside,) = samples.beside(file)
    assert aside.read_bytes() == before
    assert aside.name.startswith("records.damaged-2026-11-22T09-57-")
    assert records.kept
    (notice,) = records.notices
    assert notice.startswith(f"Your records were damaged: the old file is kept as {aside.name}")
    assert is_sound(file)
    assert not list(file.parent.glob(".*"))


def check_goes_on(file: Path, records: Records) -> None:
    """A round can be played and is there at the next start."""
    round_id = play(records)
    assert records.kept
    past = opened(file).past(round_id)
    assert past is not None
    assert past.score == sum_of(tolds())


def test_a_round_goes_on_while_the_file_is_damaged_under_it(file: Path) -> None:
    records = opened(file)
    settled = tolds()
    round_id = records.begin(start(), put(1))
    records.tell(round_id, settled[0], put(2))
    image = b"\xa5" * 100 + file.read_bytes()[100:]
    file.write_bytes(image)
    for each in settled[1:]:
        records.tell(round_id, each, put(each.number + 1))
    records.finish(round_id, Ending(sum_of(settled)))
    check_set_aside(file, records, image)
    again = opened(file)
    assert len(again.rounds(last=100)) == ROUNDS + 1
    assert again.tolds(round_id) == samples.without_sums(settled)
    past = again.past(round_id)
    assert past is not None
    assert (past.state, past.score) == (State.FINISHED, sum_of(settled))


def test_damage_met_on_the_way_costs_nothing_of_this_sitting(file: Path) -> None:
    """In a file too large to be looked through at each start."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("CREATE TABLE ballast AS SELECT zeroblob(2000000) AS dead")
    records = opened(file)
    round_id = play(records, ending=False)
    image = file.read_bytes()
    for page in range(1, 40):
        image = image[: page * PAGE] + b"\xff" * PAGE + image[(page + 1) * PAGE :]
    file.write_bytes(image)
    records.close()
    assert len(records.rounds(last=100)) <= ROUNDS
    assert len(records.notices) == 1
    records.finish(round_id, Ending(sum_of(tolds())))
    assert records.kept
    again = opened(file)
    assert again.tolds(round_id) == samples.without_sums(tolds())
    past = again.past(round_id)
    assert past is not None
    assert past.score == sum_of(tolds())


def test_everything_is_brought_over_but_what_lay_in_the_damage(file: Path) -> None:
    """Each page in turn is lost: all rows of all other pages are there afterwards."""
    whole = counts(file)
    image = file.read_bytes()
    lost_at_once = []
    for page in range(1, len(image) // PAGE):
        broken = image[: page * PAGE] + b"\xff" * PAGE + image[(page + 1) * PAGE :]
        file.write_bytes(broken)
        records = opened(file)
        check_set_aside(file, records, broken)
        kept = counts(file)
        lost_at_once.append(sum(whole[name] - kept[name] for name in ("puts", "responses")))
        assert kept["rounds"] >= whole["rounds"] - 15
        assert kept["questions"] >= whole["questions"] - 4
        for path in samples.beside(file):
            path.unlink()
    assert max(lost_at_once) < 60
    assert lost_at_once.count(0) > len(lost_at_once) / 3


@pytest.mark.parametrize("seed", range(40))
def test_bytes_overwritten_anywhere(file: Path, seed: int) -> None:
    chance = random.Random(seed)
    image = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 3, 20))):
        length = chance.choice((1, 4, 40, 900))
        at = chance.randrange(len(image) - length)
        image[at : at + length] = chance.choice((b"\0" * length, chance.randbytes(length)))
    file.write_bytes(image)
    records = opened(file)
    records.boards()
    for past in records.rounds(last=100):
        records.tolds(past.id)
        records.puts(past.id)
    check_goes_on(file, records)
    for aside in samples.beside(file):
        assert aside.read_bytes() == bytes(image)
    assert is_sound(file)


@pytest.mark.parametrize("cut", [1, 15, 16, 99, 100, 101, 511, 4095, 4096, 4097, 8192, -1, -5000])
def test_a_file_cut_off_anywhere(file: Path, cut: int) -> None:
    image = file.read_bytes()[:cut]
    file.write_bytes(image)
    records = opened(file)
    check_set_aside(file, records, image)
    check_goes_on(file, records)


@pytest.mark.parametrize("share", [0.7, 0.8, 0.9])
def test_what_is_left_of_a_file_cut_off_is_brought_over(file: Path, share: float) -> None:
    image = file.read_bytes()
    left = image[: int(len(image) * share)]
    file.write_bytes(left)
    records = opened(file)
    kept = counts(file)
    # One row may lie across the cut.
    assert kept["responses"] >= left.count(b"given ") - 1 > 10
    assert (
        f"{kept['rounds']} rounds and {kept['responses']} answers could be read"
        in (records.notices[0])
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda image: b"",
        lambda image: b"\0" * len(image),
        lambda image: b"this is no database\n" * 300,
        lambda image: b"SQLite format 3\0" + b"\xff" * 5000,
        lambda image: image[:18] + b"\x07\x07" + image[20:],
        lambda image: image[:60] + b"\0\0\0\0" + image[64:],
        lambda image: image[:60] + b"\x7f\0\0\0" + image[64:],
        lambda image: image[:68] + b"\0\0\0\0" + image[72:],
        lambda image: image[:44] + b"\0\0\0\x09" + image[48:],
        lambda image: image[:56] + b"\0\0\0\x02" + image[60:],
        lambda image: image[:100] + b"\0" * 3000 + image[3100:],
        lambda image: image[:60] + b"\0\0\0\x03" + image[64:],
        lambda image: image[:60] + b"\0\0\0\x01" + image[64:],
        lambda image: image.replace(b"speed INTEGER", b"speex INTEGER"),
        lambda image: image.replace(b"speed INTEGER", b"spee\xff INTEGER"),
    ],
    ids=[
        "empty", "zeros", "text", "magic-alone", "format-of-the-future", "no-version",
        "odd-version", "no-application", "schema-format", "encoding", "no-tables",
        "next-version", "first-version", "another-column", "no-column",
    ],
)  # fmt: skip
def test_a_header_that_is_not_ours(file: Path, spoil: Callable[[bytes], bytes]) -> None:
    whole = counts(file)
    image = spoil(file.read_bytes())
    file.write_bytes(image)
    records = opened(file)
    check_set_aside(file, records, image)
    if len(image) > 10 * PAGE and any(image[PAGE:]):
        assert counts(file) == whole
    else:
        assert records.notices[0].endswith("nothing could be read.")
    check_goes_on(file, records)


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    file = tmp_path / "records.sqlite"
    file.mkdir()
    (file / "something").write_text("of somebody's")
    records = opened(file)
    (aside,) = samples.beside(file)
    assert (aside / "something").read_text() == "of somebody's"
    assert len(records.notices) == 1
    check_goes_on(file, records)


def test_its_journal_goes_with_it(file: Path) -> None:
    image = b"x" * 9000
    file.write_bytes(image)
    file.with_name(f"{file.name}-wal").write_bytes(b"frames")
    records = opened(file)
    check_set_aside(file, records, image)
    (aside,) = samples.beside(file)
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"frames"
    check_goes_on(file, records)


@pytest.mark.parametrize("name", ["-journal", "-wal"])
def test_a_journal_without_its_file_is_kept_and_does_no_harm(tmp_path: Path, name: str) -> None:
    file = tmp_path / "records.sqlite"
    left = tmp_path / f"records.sqlite{name}"
    left.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\xff" * 5000)
    records = opened(file)
    check_goes_on(file, records)
    (kept,) = tmp_path.glob(f"records.damaged-*{name}")
    assert kept.stat().st_size == 5008


@pytest.mark.parametrize("name", ["-journal", "-wal"])
def test_a_stale_journal_beside_a_sound_file(file: Path, name: str) -> None:
    """Bytes that SQLite takes for no journal of this file change nothing."""
    whole = counts(file)
    file.with_name(file.name + name).write_bytes(b"stale" * 3000)
    records = opened(file)
    assert len(records.rounds(last=100)) == ROUNDS
    check_goes_on(file, records)
    records.close()
    assert counts(file)["rounds"] == whole["rounds"] + 1
    assert is_sound(file)


def test_a_round_of_which_only_answers_are_left_has_a_stand_in(file: Path) -> None:
    whole = counts(file)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("DELETE FROM rounds")
        raw.execute("DELETE FROM players WHERE id = 'marina'")
        raw.commit()
        raw.execute("VACUUM")
    file.write_bytes(file.read_bytes()[:-1])
    records = opened(file)
    kept = counts(file)
    assert kept["responses"] > whole["responses"] - 60
    assert kept["rounds"] == len(records.rounds(last=100)) > ROUNDS - 10
    stand_in = records.rounds(last=100)[-1]
    assert stand_in.state is State.ABANDONED
    assert stand_in.start.player == "Malotru"
    assert stand_in.score == sum_of(tolds())
    assert not stand_in.start.ranked
    assert records.boards() == ()


def test_a_stand_in_scores_what_was_appealed(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("DELETE FROM rounds")
        raw.commit()
    file.write_bytes(file.read_bytes()[:-1])
    records = opened(file)
    last = records.rounds(last=100)[0]
    assert last.state is State.ABANDONED
    settled = records.tolds(last.id)
    assert [each.appealed for each in settled] == [False, False, True, True]
    assert last.score.points == sum(each.verdict.points for each in settled)
    assert (last.score.right, last.score.appealed) == (4, 2)
    assert len(records.reports()) == ROUNDS + 2
    assert settled[0].aids == (Lifeline.HINT,)


def test_text_that_is_no_text_is_replaced(file: Path) -> None:
    image = file.read_bytes()
    assert image.count(b"given 1") == ROUNDS
    file.write_bytes(image.replace(b"given 1", b"given \xff", 1))
    records = opened(file)
    given = [records.tolds(past.id)[0].given for past in records.rounds(last=100)]
    assert sorted(set(given)) == ["given 1", "given \ufffd"]
    assert "were brought over" in records.notices[0]
    assert records.kept


@pytest.mark.parametrize(
    ("sql", "answers"),
    [
        ("UPDATE responses SET round = 'text' WHERE rowid = 5", -1),
        ("UPDATE responses SET tenths = 'text', given = 1.5, why = x'ff' WHERE rowid = 5", 0),
        ("UPDATE puts SET round = 1.5 WHERE rowid = 5", 0),
        ("UPDATE rounds SET points = 'text', player = 1.5", 0),
    ],
)
def test_what_lost_its_type_costs_itself_alone(file: Path, sql: str, answers: int) -> None:
    before = counts(file)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute(sql)
        raw.commit()
    damaged = bytearray(file.read_bytes())
    damaged[18] = 9  # so that it is set aside
    file.write_bytes(damaged)
    records = opened(file)
    assert len(records.notices) == 1
    assert records.kept
    assert is_sound(file)
    assert counts(file)["responses"] == before["responses"] + answers
    assert counts(file)["rounds"] >= before["rounds"]
    for past in records.rounds(last=1000):
        records.tolds(past.id)


def test_json_that_is_no_json_costs_its_own_column(file: Path) -> None:
    image = file.read_bytes()
    rules = b'{"mode":"classic"'
    assert rules in image
    first, last = image.index(rules), image.rindex(b"given 1")  # of two rounds
    image = image[:last] + b"given \xff" + image[last + 7 :]
    image = image[:first] + b'{"mode":"classic)' + image[first + len(rules) :]
    file.write_bytes(image)
    records = opened(file)
    assert all(records.tolds(past.id) for past in records.rounds(last=100))
    assert len(records.rounds(last=100)) == ROUNDS


def test_two_files_set_aside_in_one_second_keep_both(file: Path) -> None:
    noon = Clock().at
    for content in (b"first", b"second"):
        file.write_bytes(content)
        Records.open(file, lambda: noon)
    asides = [path.read_bytes() for path in samples.beside(file)]
    assert sorted(asides) == [b"first", b"second"]


def test_a_file_system_without_links(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    file.write_bytes(b"damaged")
    records = opened(file)
    check_set_aside(file, records, b"damaged")
    check_goes_on(file, records)
    fresh = file.with_name("fresh.sqlite")
    check_goes_on(fresh, opened(fresh))


def test_a_damaged_file_that_cannot_be_set_aside_is_still_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    image = file.read_bytes()[:-1]
    file.write_bytes(image)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        records = opened(file)
        assert "damaged and cannot be set aside, as no space left on device" in records.notice
        assert len(records.rounds(last=100)) >= ROUNDS - 15
        round_id = play(records)
        assert "damaged" in records.notice
        assert file.read_bytes() == image
        assert list(samples.beside(file)) == []
    assert records.begin(start(), put(1))
    assert records.kept
    assert records.past(round_id)
    (aside,) = samples.beside(file)
    assert aside.read_bytes() == image


def test_a_file_that_goes_away_while_a_round_is_played(file: Path) -> None:
    records = opened(file)
    round_id = play(records, ending=False)
    file.unlink()
    records.finish(round_id, Ending(Score(1, 2, 3, 4, 3, 5.0)))
    assert records.kept
    past = opened(file).past(round_id)
    assert past is not None
    assert past.score == Score(1, 2, 3, 4, 3, 5.0)
    assert len(opened(file).tolds(round_id)) == 4


def test_another_file_put_in_its_place_while_a_round_is_played(file: Path, sound: Path) -> None:
    records = opened(file)
    round_id = play(records, ending=False)
    copy = file.with_name("backup.sqlite")
    shutil.copy(sound, copy)
    copy.replace(file)
    records.finish(round_id, Ending(Score(1, 2, 3, 4, 3, 5.0)))
    again = opened(file)
    assert len(again.rounds(last=100)) == ROUNDS + 1
    assert len(again.tolds(round_id)) == 4
