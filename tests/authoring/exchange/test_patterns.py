"""The pattern language of quiz(6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange import patterns

signs = st.text(alphabet="ab é\\[]{}|:", max_size=60)


def written(text: str) -> tuple[tuple[str, ...], ...]:
    return patterns.read(text)[0].branches()


@pytest.mark.parametrize(
    ("text", "branches"),
    [
        ("", ()),
        ("   ", ()),
        ("Oslo", (("Oslo",),)),
        ("Oslo|Kristiania", (("Oslo",), ("Kristiania",))),
        ("Col{our}", (("Colour", "Col"),)),
        ("gr[a|e]y", (("gray", "grey"),)),
        ("{The }Gambia", (("The Gambia", "Gambia"),)),
        ("{G{eorge} }Boole", (("George Boole", "G Boole", "Boole"),)),
        ("[a|b] c|d", (("a c", "b c"), ("d",))),
        ("a{b|c}d", (("abd", "acd", "ad"),)),
        ("|late", (("late",),)),
        ("[|e]x", (("x", "ex"),)),
        ("{}", ()),
        ("{only}", (("only",),)),
        (r"a\|b\:c\{d\}\[e\]\\", ((r"a|b:c{d}[e]" + "\\",),)),
        ("a {b }c", (("a b c", "a c"),)),
        ("[a|b} c", (("a c", "b c", "c"),)),
        ("é{n}", (("én", "é"),)),
    ],
)
def test_a_pattern_is_written_out_with_the_shown_text_first(
    text: str, branches: tuple[tuple[str, ...], ...]
) -> None:
    assert written(text) == branches
    assert not patterns.read(text)[1]


@pytest.mark.parametrize(
    ("text", "first", "amiss"),
    [
        ("[a|b", "a", "opened and not closed"),
        ("a{b", "ab", "opened and not closed"),
        ("a]b", "ab", "a ] closes nothing"),
        ("}", "", "a } closes nothing"),
    ],
)
def test_a_bracket_without_its_other_costs_nothing_else(text: str, first: str, amiss: str) -> None:
    pattern, told = patterns.read(text)
    assert "".join(pattern.branches()[0][:1] if pattern.branches() else ()) == first
    assert amiss in told


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("a:b", ["a", "b"]),
        ("a::", ["a", "", ""]),
        (r"a\:b:c", [r"a\:b", "c"]),
        (r"a\\:b", [r"a\\", "b"]),
        ("", [""]),
    ],
)
def test_cells_are_parted_by_colons_that_are_not_quoted(line: str, cells: list[str]) -> None:
    assert patterns.cells(line) == cells


def test_of_many_groups_no_more_is_written_out_than_is_kept() -> None:
    (texts,) = written("{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}" * 100)
    assert texts[0] == "abcdefghij" * 100
    assert len(texts) <= patterns.SPELLING_LIMIT


def test_brackets_may_nest_deeper_than_calls_can() -> None:
    deep = "[" * 2_000 + "a|b" + "]" * 2_000
    assert written(deep)[0][0] == "a"
    assert written("{" * 2_000)[:1] == ()


@given(signs)
def test_whatever_stands_in_a_cell_is_read(text: str) -> None:
    pattern, _ = patterns.read(text)
    for branch in pattern.branches():
        assert 0 < len(branch) <= patterns.SPELLING_LIMIT
        assert len(set(branch)) == len(branch)
        assert all(one == " ".join(one.split()) and one for one in branch)


@given(st.lists(st.text(alphabet="ab:\\|[]{} ", max_size=8), min_size=1, max_size=5))
def test_a_quoted_text_is_that_text(texts: list[str]) -> None:
    quoted = ["".join(f"\\{sign}" for sign in text) for text in texts]
    found = patterns.cells(":".join(quoted))
    assert found == quoted
    for text, cell in zip(texts, found, strict=True):
        said = " ".join(text.split())
        assert written(cell) == (((said,),) if said else ())
