"""Rows read from bare pages are the rows that SQLite reads."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.records import pages

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.sampled_from([0, 1, -1, 127, 128, -129, 2**15, 2**23, 2**31, 2**47]),
    st.text(max_size=40),
    st.text(min_size=1, max_size=3).map(lambda text: text * 3000),
    st.binary(max_size=300),
)
IDS = st.integers(-(2**63), 2**63 - 1)


def image_of(folder: Path, page_size: int, rows: dict[int, tuple[object, object]]) -> bytes:
    file = folder / f"{page_size}.sqlite"
    with closing(sqlite3.connect(file)) as raw:
        raw.execute(f"PRAGMA page_size = {page_size}")
        raw.execute("CREATE TABLE things (a, b)")
        raw.executemany(
            "INSERT INTO things (rowid, a, b) VALUES (?, ?, ?)",
            ((key, *values) for key, values in rows.items()),
        )
        raw.commit()
    return file.read_bytes()


def things(image: bytes) -> dict[int, tuple[object, ...]]:
    return {row.rowid: row.fields for row in pages.rows(image) if len(row.fields) == 2}


@given(
    rows=st.dictionaries(IDS, st.tuples(VALUES, VALUES), max_size=30),
    page_size=st.sampled_from(pages.SIZES),
)
def test_every_row_of_a_sound_file(
    tmp_path_factory: pytest.TempPathFactory,
    rows: dict[int, tuple[object, object]],
    page_size: int,
) -> None:
    image = image_of(tmp_path_factory.mktemp("pages"), page_size, rows)
    valid = {
        key: tuple(
            value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
            if isinstance(value, str)
            else value
            for value in values
        )
        for key, values in rows.items()
    }
    assert things(image) == valid


def test_a_cell_that_points_anywhere_is_no_row(tmp_path: Path) -> None:
    image = bytearray(image_of(tmp_path, 4096, {n: (n, "x" * 50) for n in range(1, 200)}))
    whole = things(bytes(image))
    leaf = next(at for at in range(4096, len(image), 4096) if image[at] == pages.LEAF)
    for place in range(leaf + 8, leaf + 40, 2):
        image[place : place + 2] = b"\xff\xfe"
    left = things(bytes(image))
    assert len(whole) - len(left) == 16
    assert all(whole[key] == fields for key, fields in left.items())


@given(image=st.binary(max_size=3000), start=st.sampled_from([b"", b"SQLite format 3\0\2\0"]))
def test_any_bytes_end_well(image: bytes, start: bytes) -> None:
    junk = start + image
    for at in range(0, len(junk), 512):
        junk = junk[:at] + b"\x0d" + junk[at + 1 :]
    Counter(pages.rows(junk))
