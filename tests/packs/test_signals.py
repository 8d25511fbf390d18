"""What the bundled pack of signals says of alphabets and ciphers is worked out again here."""

from collections.abc import Callable
from pathlib import Path
from string import ascii_uppercase

import pytest

from bureau_quiz import packs
from bureau_quiz.packs.model import Pack, Row

LETTERS = ascii_uppercase
SQUARE = LETTERS.replace("J", "")
BY_LENGTH = {
    1: "ET",
    2: "AIMN",
    3: "DGKORSUW",
    4: "BCFHJLPQVXYZ",
    5: "0123456789",
}
"""Signs by how many dots and dashes they have; there are no others of one to three."""


@pytest.fixture(scope="module")
def signals() -> Pack:
    pack = packs.read(Path(__file__).parents[2] / "questions/signals").pack
    assert pack is not None
    return pack


def said(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return cell.values[0].text if cell else ""


def moved(word: str, places: int) -> str:
    return "".join(LETTERS[(LETTERS.index(letter) + places) % 26] for letter in word)


def mirrored(word: str) -> str:
    return "".join(LETTERS[::-1][LETTERS.index(letter)] for letter in word)


def squared(word: str) -> str:
    fields = [divmod(SQUARE.index(letter), 5) for letter in word]
    return " ".join(f"{row + 1}{column + 1}" for row, column in fields)


def fenced(word: str) -> str:
    return word[::2] + word[1::2]


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ("shifted", lambda word: moved(word, 3)),
        ("halfway", lambda word: moved(word, 13)),
        ("mirrored", mirrored),
        ("squared", squared),
        ("fenced", fenced),
    ],
)
def test_each_cipher_gives_what_is_written(
    signals: Pack, table: str, rule: Callable[[str], str]
) -> None:
    rows = signals.tables[table].rows.values()
    assert len(rows) == 8
    for row in rows:
        assert said(row, "written") == rule(said(row, "plain"))


def test_morse_words_are_spelt_by_the_table(signals: Pack) -> None:
    codes = {said(row, "sign"): said(row, "code") for row in signals.tables["morse"].rows.values()}
    for row in signals.tables["morse_words"].rows.values():
        spelt = " ".join(codes[letter] for letter in said(row, "plain"))
        assert said(row, "written") == spelt


def test_every_letter_and_figure_has_a_code_of_its_own_length(signals: Pack) -> None:
    rows = list(signals.tables["morse"].rows.values())
    assert len({said(row, "code") for row in rows}) == len(rows) == 36
    for row in rows:
        code = said(row, "code")
        assert set(code) <= set(".-")
        assert said(row, "signs") == str(len(code))
        assert said(row, "sign") in BY_LENGTH[len(code)]


def test_figures_are_counted_in_dots(signals: Pack) -> None:
    rows = signals.tables["morse"].rows.values()
    figures = {said(row, "sign"): said(row, "code") for row in rows}
    for figure in range(1, 6):
        assert figures[str(figure)] == "." * figure + "-" * (5 - figure)
    for figure in range(6, 11):
        assert figures[str(figure % 10)] == "-" * (figure - 5) + "." * (10 - figure)


def test_a_spelling_word_begins_with_its_letter_and_is_asked_where_four_differ(
    signals: Pack,
) -> None:
    words: dict[str, set[str]] = {}
    rows = list(signals.tables["spelling"].rows.values())
    for row in rows:
        assert said(row, "word").startswith(said(row, "letter"))
        words.setdefault(said(row, "letter"), set()).add(said(row, "word"))
    assert sorted(words) == list(LETTERS)
    asked = {said(row, "letter") for row in rows if said(row, "asked")}
    assert asked == {letter for letter, found in words.items() if len(found) == 4}


def test_letters_read_backwards_and_with_dots_for_dashes(signals: Pack) -> None:
    rows = [row for row in signals.tables["morse"].rows.values() if said(row, "sort") == "letter"]
    letters = {said(row, "code"): said(row, "sign") for row in rows}
    for row in rows:
        code, sign = said(row, "code"), said(row, "sign")
        back = letters.get(code[::-1], "")
        assert said(row, "back") == (back if back != sign else "")
        swapped = letters.get(code.translate(str.maketrans(".-", "-.")), "")
        assert said(row, "swapped") == (swapped if swapped != back else "")


def test_the_flags_are_the_words_of_the_alphabet(signals: Pack) -> None:
    nato = [
        said(row, "word")
        for row in signals.tables["spelling"].rows.values()
        if said(row, "alphabet") == "NATO"
    ]
    assert [said(row, "flag") for row in signals.tables["flags"].rows.values()] == nato
