"""The line with carets under what is wrong in it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.excerpt import excerpt


def cells(text: str) -> int:
    """How wide a terminal draws it, of what the cases below hold."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    marks = sum(unicodedata.category(character) in ("Mn", "Me", "Cf") for character in text)
    return len(text) + wide - marks


@pytest.mark.parametrize(
    ("line", "column", "width", "shown", "carets"),
    [
        ("prompt: <cdoe>?", 9, 6, "prompt: <cdoe>?", "        ^^^^^^"),
        ("first", 1, 1, "first", "^"),
        ("end", 4, 1, "end", "   ^"),
        ("past the end", 99, 3, "past the end", "            ^"),
        ("", 1, 1, "", "^"),
        ("too wide", 5, 99, "too wide", "    ^^^^"),
        ("\tkey: x", 2, 3, "    key: x", "    ^^^"),
        ("\tkey: x", 1, 1, "    key: x", "^^^^"),
        ("東京 is <wrong>", 7, 7, "東京 is <wrong>", "        ^^^^^^^"),
        ("東京", 2, 1, "東京", "  ^^"),
        ("Phe\u0301nome\u0300ne x", 13, 1, "Phe\u0301nome\u0300ne x", "          ^"),
        ("a \u202eb", 3, 1, "a \\u202eb", "  ^^^^^^"),
        ("a \u202eb", 4, 1, "a \\u202eb", "        ^"),
        ("a \x1b[31mb", 3, 1, "a \\x1b[31mb", "  ^^^^"),
        ("caf\udce9 b", 4, 1, "caf\\xe9 b", "   ^^^^"),
        ("👩\u200d🚀 x", 5, 1, "👩\u200d🚀 x", "   ^"),
        ("👍🏽 x", 4, 1, "👍🏽 x", "   ^"),
        ("line\r\n", 1, 4, "line", "^^^^"),
    ],
)
def test_caret_stands_below(line: str, column: int, width: int, shown: str, carets: str) -> None:
    assert excerpt(line, column, width, 80) == (shown, carets)


@pytest.mark.parametrize("column", [1, 2, 30, 250, 470, 499, 500])
def test_a_long_line_is_clipped_around_its_caret(column: int) -> None:
    line = "".join(chr(ord("a") + place % 26) for place in range(500))
    shown, carets = excerpt(line, column, 1, 60)
    assert len(shown) == 60
    assert shown[carets.index("^")] == line[column - 1]
    assert shown.startswith("…") == (column > 60)
    assert shown.endswith("…") == (column < 475)


def test_a_line_of_millions_is_quick_and_short() -> None:
    shown, carets = excerpt("東" * 3_000_000, 1_500_000, 5, 60)
    assert cells(shown) <= 60
    assert carets.strip() == "^" * 10


@given(
    st.text(st.sampled_from("ab <\t東é\u0301\u202e\x1b"), max_size=300),
    st.integers(1, 310),
    st.integers(1, 300),
    st.integers(20, 120),
)
def test_never_wider_than_its_room_and_the_caret_below_its_character(
    line: str, column: int, width: int, room: int
) -> None:
    shown, carets = excerpt(line, column, width, room)
    assert cells(shown) <= room
    assert len(carets) <= room + 1
    assert carets.lstrip() == "^" * len(carets.lstrip())
    marked = line[column - 1 : column]
    if marked in ("a", "b", "<", "é"):
        offset = 0
        for character in shown:
            if offset == len(carets) - len(carets.lstrip()) and character != "\u0301":
                assert character == marked
                break
            offset += cells(character)
        else:
            pytest.fail("the caret stands beside the line")


def plainly(text: str) -> str:
    """As an output that knows ASCII alone may show it."""
    return "".join(
        "..." if sign == "…" else sign if sign.isascii() else "" if sign == "\u0301" else "?"
        for sign in text
    )


@pytest.mark.parametrize(
    ("line", "column", "shown", "carets"),
    [
        ("東京 <cc>", 4, "?? <cc>", "   ^^^^"),
        ("e\u0301 <cc>", 4, "e <cc>", "  ^^^^"),
        ("<cc> 東", 1, "<cc> ?", "^^^^"),
        ("é" * 40 + "<cc>" + "é" * 40, 41, "..." + "?" * 9 + "<cc>" + "?" * 1 + "...", None),
    ],
)
def test_carets_stand_below_what_is_printed(
    line: str, column: int, shown: str, carets: str | None
) -> None:
    told, below = excerpt(line, column, 4, 20, plainly)
    assert told == shown
    assert below == (carets or " " * told.index("<cc>") + "^^^^")
