"""Export and import lose nothing, whichever way and however often."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bureau_quiz.bank.model import Outcome
from bureau_quiz.errors import RecordsFailed, WrongUse
from bureau_quiz.records import checking, gate, importing, schema
from bureau_quiz.records.model import State
from tests.records.pasts_made import (
    STEPS,
    Step,
    Tables,
    exported,
    imported,
    play,
    silent,
    tables,
    two,
)
from tests.records.samples import opened

HERE = Path(__file__).parent
EARLIER = sorted([*(HERE / "pasts").glob("*.sql"), *(HERE / "schemas").glob("*.sql")])
PLAYED = [Step("play", "Élodie", tuple(Outcome)), Step("begin", "Malotru", (Outcome.WRONG,))]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "records.sqlite"
    play(made, [*PLAYED, Step("flag", "", (Outcome.LATE,)), Step("aid", "", (Outcome.LATE,))])
    return made


def given_answers(found: Tables) -> set[tuple[object, ...]]:
    """What was given, whichever round it lies in now."""
    return {row[1:] for row in found["responses"]}


@settings(max_examples=20)
@given(STEPS)
def test_export_and_import_give_equal_rows(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "records.sqlite"
        play(file, [*PLAYED, *steps])
        before = tables(file)
        brought = imported(exported(file, folder / "past.jsonl"), folder / "new.sqlite")
        assert tables(folder / "new.sqlite") == before
        assert (brought.dropped, brought.mended, brought.remarks) == (0, 0, ())
        assert brought.merged.added.responses == len(before["responses"])
        again = imported(folder / "past.jsonl", folder / "new.sqlite")
        assert tables(folder / "new.sqlite") == before
        assert again.merged.added == (0, 0)
        assert again.merged.there == (len(before["rounds"]), len(before["responses"]))
        other = imported(file, folder / "from-file.sqlite")
        assert tables(folder / "from-file.sqlite") == before
        assert other.dropped == 0


@settings(max_examples=60)
@given(STEPS, STEPS, STEPS)
def test_two_pasts_come_together_either_way(
    shared: list[Step], one: list[Step], other: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, second = two(folder, shared, one, other)
        had = given_answers(tables(first)) | given_answers(tables(second))
        this, that = folder / "this.sqlite", folder / "that.sqlite"
        shutil.copyfile(first, this)
        shutil.copyfile(second, that)
        imported(exported(second, folder / "second.jsonl"), this)
        imported(first, that)
        both = tables(this)
        assert both == tables(that)
        assert given_answers(both) == had
        assert len(both["responses"]) >= len(had)
        for each in (folder / "second.jsonl", first, second, that):
            assert imported(each, this).merged.added == (0, 0)
            assert tables(this) == both
        with closing(sqlite3.connect(this)) as raw:
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_round_finished_elsewhere_is_finished_here(tmp_path: Path) -> None:
    open_round = [Step("begin", "Malotru", (Outcome.RIGHT, Outcome.WRONG))]
    first, second = two(tmp_path, open_round, [Step("end", "", (Outcome.RIGHT,))], [])
    brought = imported(first, second)
    assert (brought.merged.joined, brought.merged.apart) == (1, 0)
    assert brought.merged.added == (0, 0)
    assert tables(second) == tables(first)


def test_a_round_that_went_on_otherwise_in_both_is_kept_twice(tmp_path: Path) -> None:
    open_round = [Step("begin", "Malotru", (Outcome.RIGHT,))]
    first, second = two(
        tmp_path,
        open_round,
        [Step("go on", "", (Outcome.RIGHT, Outcome.RIGHT))],
        [Step("go on", "", (Outcome.WRONG,))],
    )
    brought = imported(second, first)
    assert brought.merged.apart == 1
    assert brought.merged.added == (1, 1)
    records = opened(first)
    (going,) = records.rounds(state=State.OPEN)
    assert going.score.asked == 3
    (apart,) = records.rounds(state=State.ABANDONED)
    assert (apart.score.asked, apart.score.right, apart.start.ranked) == (1, 0, False)
    assert "elsewhere" in apart.start.why_not
    assert [each.number for each in records.tolds(apart.id)] == [2]


@pytest.mark.parametrize("dump", EARLIER, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_file_of_every_earlier_schema_is_imported(tmp_path: Path, dump: Path) -> None:
    earlier = tmp_path / "earlier.sqlite"
    with closing(sqlite3.connect(earlier)) as raw:
        raw.executescript(dump.read_text(encoding="utf-8"))
    image = earlier.read_bytes()
    brought = imported(earlier, tmp_path / "new.sqlite")
    assert (brought.dropped, brought.mended) == (0, 0)
    assert earlier.read_bytes() == image
    opened(earlier).close()  # which migrates it
    assert tables(tmp_path / "new.sqlite") == tables(earlier)
    assert brought.merged.added.responses in (11, 42)


def test_what_can_be_read_of_a_damaged_file_is_imported(tmp_path: Path, file: Path) -> None:
    before = tables(file)
    with file.open("ab") as raw:
        raw.write(b"!" * 4096)
    image = bytearray(file.read_bytes())
    image[20 * 4096 + 100 : 20 * 4096 + 200] = bytes(100)
    file.write_bytes(image)
    brought = imported(file, tmp_path / "new.sqlite")
    assert given_answers(tables(tmp_path / "new.sqlite")) <= given_answers(before)
    assert brought.merged.added.responses > 0


@pytest.mark.parametrize("column", ["content", "facts", "prompt"])
def test_the_wording_that_was_put_stays_whichever_comes_first(
    tmp_path: Path, file: Path, column: str
) -> None:
    before = tables(file)
    other = tmp_path / "other.sqlite"
    shutil.copyfile(file, other)
    with closing(sqlite3.connect(other)) as raw:
        raw.execute(f"UPDATE questions SET {column} = '{{}}' WHERE '{column}' <> 'facts'")
        raw.execute("UPDATE questions SET facts = '[]'")
        raw.commit()
    assert imported(other, file).merged.reworded == len(before["questions"])
    assert tables(file) == before
    assert imported(file, other).merged.reworded == len(before["questions"])
    assert tables(other) == before
    assert imported(file, other).merged.reworded == 0


def test_bytes_that_are_no_text_cost_their_row_at_most(tmp_path: Path, file: Path) -> None:
    before = tables(file)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE responses SET given = CAST(x'ff41' AS TEXT) WHERE rowid = 2")
        raw.execute("UPDATE puts SET at = CAST(x'b232' AS TEXT) WHERE rowid = 3")
        raw.commit()
    brought = imported(file, tmp_path / "new.sqlite")
    assert (brought.dropped, brought.mended) == (1, 1)
    told = {remark.where: remark.what for remark in brought.remarks}
    assert told["responses, row 2"] == importing.NO_TEXT
    assert "at cannot be" in told["puts, row 3"]
    found = tables(tmp_path / "new.sqlite")
    assert len(found["responses"]) == len(before["responses"])
    assert len(found["puts"]) == len(before["puts"]) - 1
    assert "\ufffdA" in exported(file, tmp_path / "past.jsonl").read_text(encoding="utf-8")
    said = [each.what.partition(" cannot")[0] for each in checking.check(file, silent).findings]
    assert said == ["Row 3 of the puts", "Row 2 of the responses"]


BAD = (
    ("{", "not one object"),
    ("[]", "not one object"),
    ("[" * 100_000, "not one object"),
    ('{"a":1,"b":2}', "not one object"),
    ('{"sqlite_master":{}}', "there is no table"),
    ('{"rounds":[]}', "an object of columns"),
    ('{"responses":{"round":1}}', "missing"),
    ('{"aids":{"round":-1,"number":1,"lifeline":"hint","at":"2026-11-22T10:00:00.000Z"}}', "out"),
    ('{"aids":{"round":1,"number":1,"lifeline":"gun","at":"2026-11-22T10:00:00.000Z"}}', "gun"),
    ('{"aids":{"round":1,"number":1,"lifeline":"hint","at":"yesterday"}}', "yesterday"),
    ('{"aids":{"round":1,"number":1,"lifeline":"hint","at":"2027-13-45T10:00:00.000Z"}}', "13-45"),
    ('{"aids":{"round":1,"number":1,"lifeline":"hint","at":"2027-02-29T10:00:00.000Z"}}', "02-29"),
    ('{"aids":{"round":1,"number":true,"lifeline":"hint","at":""}}', "whole number"),
    ('{"responses":{"round":1,"number":1,"tag":"","value":"","given":"","tenths":-1}}', "tenths"),
    ('{"players":{"id":7,"name":"x","since":"2026-11-22T10:00:00.000Z"}}', "no text"),
    ('{"players":{"id":"x","name":"x","since":"2026-11-22T10:00:00.000Z","rm":1}}', "no column"),
    ('{"players":{"id":"x","name":"' + "x" * 70_000 + '","since":""}}', "too long"),
)


def test_a_malformed_line_costs_only_itself(tmp_path: Path, file: Path) -> None:
    lines = exported(file, tmp_path / "past.jsonl").read_text(encoding="utf-8").splitlines()
    for line, _ in BAD:
        lines.insert(3, line)
    lines.insert(3, "x" * (importing.LINE + 10))
    raw = "\n".join(lines).encode() + b'\n{"players":"\xff"}\n'
    (tmp_path / "past.jsonl").write_bytes(raw)
    brought = imported(tmp_path / "past.jsonl", tmp_path / "new.sqlite")
    assert tables(tmp_path / "new.sqlite") == tables(file)
    assert brought.dropped == len(BAD) + 2
    told = {remark.where: remark.what for remark in brought.remarks}
    for number, (_, why) in enumerate(reversed(BAD), 5):
        assert why in told[f"line {number}"]


def test_hidden_characters_are_taken_out_and_told(tmp_path: Path, file: Path) -> None:
    text = exported(file, tmp_path / "past.jsonl").read_text(encoding="utf-8")
    text = text.replace('"name":"Élodie"', '"name":"\\u001b]0;Él\\u202eodie"')
    (tmp_path / "past.jsonl").write_text(text, encoding="utf-8")
    brought = imported(tmp_path / "past.jsonl", tmp_path / "new.sqlite")
    assert (brought.dropped, brought.mended) == (0, 1)
    assert ("élodie", "]0;Élodie") in {
        row[:2] for row in tables(tmp_path / "new.sqlite")["players"]
    }


@pytest.mark.parametrize("keep", [0.3, 0.7])
def test_an_export_that_stops_early_says_so(tmp_path: Path, file: Path, keep: float) -> None:
    text = exported(file, tmp_path / "past.jsonl").read_text(encoding="utf-8")
    (tmp_path / "past.jsonl").write_text(text[: int(len(text) * keep)], encoding="utf-8")
    brought = imported(tmp_path / "past.jsonl", tmp_path / "new.sqlite")
    assert "stops before its last line" in brought.remarks[-1].what


def test_answers_whose_round_is_missing_get_a_stand_in_until_it_comes(
    tmp_path: Path, file: Path
) -> None:
    whole = exported(file, tmp_path / "past.jsonl")
    part = tmp_path / "part.jsonl"
    lines = whole.read_text(encoding="utf-8").splitlines()
    part.write_text("\n".join(each for each in lines if '{"rounds":' not in each), "utf-8")
    new = tmp_path / "new.sqlite"
    imported(part, new)
    assert given_answers(tables(new)) == given_answers(tables(file))
    imported(whole, new)
    assert tables(new) == tables(file)


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        ("", WrongUse, "neither an export"),
        ("PK\x03\x04", WrongUse, "neither an export"),
        ('{"bureau_quiz_records":99,"schema":2}', RecordsFailed, "newer version"),
        ('{"bureau_quiz_records":1,"schema":99}', RecordsFailed, "newer version"),
    ],
)
def test_what_is_no_export_is_refused(
    tmp_path: Path, content: str, error: type[Exception], said: str
) -> None:
    (tmp_path / "it").write_text(content, encoding="utf-8")
    with pytest.raises(error, match=said):
        imported(tmp_path / "it", tmp_path / "new.sqlite")


def test_files_of_others_and_of_the_future_are_refused(tmp_path: Path, file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    with pytest.raises(RecordsFailed, match="newer version"):
        imported(file, tmp_path / "new.sqlite")
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA application_id = 7")
    with pytest.raises(WrongUse, match="another program"):
        imported(file, tmp_path / "new.sqlite")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@settings(max_examples=150)
@given(st.data())
def test_whatever_a_row_says_it_enters_fit_or_not_at_all(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(sorted(gate.shapes())))
    columns = gate.shapes()[table]
    row = {column.name: data.draw(_JSON | _JSON.map(json.dumps)) for column in columns}
    try:
        found = gate.passed(table, row)
    except gate.Unfit:
        return
    assert len(found.values) == len(columns)
    for column, value in zip(columns, found.values, strict=True):
        assert value is not None or not column.needed
        assert value is None or isinstance(value, str if column.text else int)
