"""Portraits: their size, their signs, and how much of them has come out."""

from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.game.recall.graphemes import cells
from bureau_quiz.game.recall.portrait import COVER, FRAME, SMALLEST, Ink, Sitter, portrait
from bureau_quiz.game.recall.silhouettes import Subject, subject_of

SIZES = ((16, 9), (26, 13), (34, 18), (60, 30), (8, 5), (40, 6))
SITTERS = st.builds(Sitter, st.text(), st.text(), st.text(), st.floats(0, 1))


@given(SITTERS, st.sampled_from(SIZES))
def test_a_portrait_is_as_large_as_asked_in_any_terminal(
    sitter: Sitter, size: tuple[int, int]
) -> None:
    wide, high = size
    lines = portrait(sitter, wide, high).lines
    assert len(lines) == high
    for line in lines:
        assert len(line) == cells(line) == wide
        assert all(east_asian_width(sign) not in "WF" and category(sign)[0] != "M" for sign in line)
        assert line.isprintable()
    assert portrait(sitter, wide, high).lines == lines


@given(SITTERS, st.sampled_from(SIZES))
def test_letters_are_those_of_what_is_known(sitter: Sitter, size: tuple[int, int]) -> None:
    runs = [run for row in portrait(sitter, *size).rows for run in row]
    for run in runs:
        if run.ink is Ink.TYPE:
            assert all(sign in sitter.known + sitter.title + "·" for sign in run.text)
        elif run.ink is Ink.HIDDEN:
            assert set(run.text) == {COVER}
        elif run.ink is Ink.FRAME:
            assert set(run.text) <= set(FRAME)


@pytest.mark.parametrize("table", ["Characters", "Awards", "Seasons", "Countries", "Morse", "Else"])
def test_more_comes_out_as_more_is_known(table: str) -> None:
    def hidden(share: float) -> int:
        lines = portrait(Sitter("Marina", table, "Sara", share), 26, 13).lines
        return sum(line.count(COVER) for line in lines)

    counts = [hidden(share / 10) for share in range(11)]
    assert counts[-1] == 0 < counts[0]
    assert counts == sorted(counts, reverse=True)
    assert counts[5] == pytest.approx(counts[0] / 2, abs=1)


def test_the_eyes_come_last() -> None:
    lines = portrait(Sitter("Marina", "Characters", "Sara", 0.9), 26, 13).lines
    covered = [at for at, line in enumerate(lines) if COVER in line]
    assert covered
    assert all(4 <= at <= 6 for at in covered)


def test_faces_differ_from_name_to_name() -> None:
    names = ("Marina", "Henri", "Guillaume", "Nadia", "Marc", "Zoé")
    faces = {portrait(Sitter(name, "Agents", "x", 1), 34, 18).lines for name in names}
    assert len(faces) >= 3


@pytest.mark.parametrize(("wide", "high"), [(7, 9), (16, 4), (0, 0)])
def test_what_is_too_small_has_none(wide: int, high: int) -> None:
    assert wide < SMALLEST[0] or high < SMALLEST[1]
    assert portrait(Sitter("Marina", "Characters"), wide, high).rows == ()


@pytest.mark.parametrize(
    ("table", "subject"),
    [
        ("Characters", Subject.PERSON),
        ("First heads", Subject.PERSON),
        ("Awards", Subject.CUP),
        ("Seasons on screen", Subject.SCREEN),
        ("Services of the past", Subject.GLOBE),
        ("Words in Morse", Subject.WAVE),
        ("Reviews", Subject.SHEET),
        ("", Subject.SHEET),
    ],
)
def test_what_is_portrayed_is_told_by_the_tables_title(table: str, subject: Subject) -> None:
    assert subject_of(table) is subject
