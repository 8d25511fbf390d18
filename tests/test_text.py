from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.text import (
    TEXT_LIMIT,
    clean,
    fold,
    fold_accents,
    fold_exact,
    folds_away,
    holds,
    key,
    listed,
    plural,
    visible,
    words,
)

ANYTHING = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Phénomène", "phenomene"),
        ("The Bureau", "bureau"),
        ("L’Équipe", "equipe"),
        ("l' Équipe", "equipe"),
        ("« L'Équipe »", "equipe"),
        ("Le Bureau des Légendes", "bureau des legendes"),
        ("U.S.A.", "usa"),
        ("O'Brien", "obrien"),
        ("Canal+", "canal"),
        ("Jean-Pierre  Darroussin", "jean pierre darroussin"),
        ("3.5", "3 5"),
        ("3,5", "3 5"),
        ("Straße", "strasse"),
        ("Søren Łukasz Æon Œuvre", "soren lukasz aeon oeuvre"),
        ("La La Land", "la la land"),
        ("The A-Team", "team"),
        ("The", "the"),
        ("A", "a"),
        ("Ελλάδα", "ελλαδα"),
        ("ёлка", "елка"),
        ("हिन्दी", "हिन्दी"),
        ("東京", "東京"),
        ("한국", "한국"),
        ("がく", "がく"),
        ("Ｆｕｌｌ", "full"),
        ("…", "…"),
        (".-", ".-"),
        ("C++", "c"),
        ("❤️", "❤️"),
        ("I ❤️ NY", "i ny"),
        ("1️⃣", "1"),
        ("soft\u00adhyphen", "softhyphen"),
        ("x²", "x2"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_fold(raw: str, folded: str) -> None:
    assert fold(raw) == unicodedata.normalize("NFC", folded)


def test_marks_that_are_letters_do_not_merge_words() -> None:
    assert fold("कि") != fold("की")
    assert fold("か") != fold("が")


@given(ANYTHING)
def test_folding_twice_changes_nothing(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)
    assert fold_exact(fold_exact(raw)) == fold_exact(raw)


@given(ANYTHING)
def test_case_and_form_never_matter(raw: str) -> None:
    cleaned = clean(raw).text
    for form in ("NFC", "NFD"):
        assert fold_exact(unicodedata.normalize(form, cleaned)) == fold_exact(cleaned)
        assert fold(unicodedata.normalize(form, cleaned)) == fold(cleaned)


@given(ANYTHING)
def test_what_passed_the_gate_passes_it_again_unchanged(raw: str) -> None:
    once = clean(raw)
    again = clean(once.text)
    assert again.text == once.text
    assert not again.refused
    assert visible(once.text) == once.text


@given(ANYTHING)
def test_what_is_visible_can_do_no_harm(raw: str) -> None:
    shown = visible(raw)
    assert not any(
        unicodedata.category(character) in {"Cc", "Cs", "Co", "Zl", "Zp"} for character in shown
    )
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode()


@pytest.mark.parametrize(
    ("raw", "text", "refused"),
    [
        ("e\u0301", "é", ()),
        ("a\tb\n  c", "a b c", ()),
        ("a\r\nb", "a b", ()),
        ("a\x1b[31mb", "a[31mb", ((1, "\x1b"),)),
        ("\x00", "", ((0, "\x00"),)),
        ("a\x7f\x85", "a", ((1, "\x7f"), (2, "\x85"))),
        ("x\u202ey\u2066z", "xyz", ((1, "\u202e"), (3, "\u2066"))),
        ("\ud83d\ude00", "😀", ()),
        ("\ude00\ud83d", "", ((0, "\ude00"), (1, "\ud83d"))),
        ("\ue000\ufdd0\ufffe\U0001ffff\U0010fffd", "", None),
        ("\u200e\u200f👩\u200d👩❤\ufe0f", "\u200e\u200f👩\u200d👩❤\ufe0f", ()),
    ],
)
def test_the_gate(raw: str, text: str, refused: tuple[tuple[int, str], ...] | None) -> None:
    cleaned = clean(raw)
    assert cleaned.text == text
    if refused is None:
        assert len(cleaned.refused) == len(raw)
    else:
        assert cleaned.refused == refused


def test_the_gate_bounds_length() -> None:
    cleaned = clean("é" * (TEXT_LIMIT + 1))
    assert cleaned.cut
    assert len(cleaned.text) == TEXT_LIMIT
    assert not clean("é" * TEXT_LIMIT).cut


@pytest.mark.parametrize(
    ("haystack", "needle", "there"),
    [
        ("Who plays Guillaume Debailly?", "guillaume debailly", True),
        ("Who plays Guillaume-Debailly?", "The Guillaume Debailly", True),
        ("What is artefact?", "Arte", False),
        ("Arte, then?", "arte", True),
        ("A or B?", "A", True),
        ("東京タワー", "東京", True),
        ("What does +++ mean?", "+++", True),
        ("What does ++ mean?", "+++", False),
        ("anything", "", False),
        ("Who is Henri Duflot’s boss?", "Henri Duflot", True),
        ("Who is Henri Duflot's boss?", "Henri Duflot", True),
        ("Eat at McDonald’s", "McDonald’s", True),
        ("Eat at McDonald’s", "McDonalds", True),
        ("Who let Charles in?", "Charle", False),
    ],
)
def test_holds(haystack: str, needle: str, there: bool) -> None:
    assert holds(haystack, needle) is there


@given(st.text(), st.text(), st.text())
def test_a_text_holds_its_middle(before: str, middle: str, after: str) -> None:
    if not folds_away(middle):
        assert holds(f"{before} , {middle} , {after}", middle) or words(
            f"{before} , {middle} , {after}"
        ) != (*words(before), *words(middle), *words(after))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Éric Rochant", "eric  rochant", True),
        ("C’est", "C'est", True),
        ("C", "C++", False),
        ("Jean Pierre", "Jean-Pierre", False),
        ("The Times", "Times", False),
    ],
)
def test_accents_alone(one: str, other: str, same: bool) -> None:
    assert (fold_accents(one) == fold_accents(other)) is same


def test_key_and_folds_away() -> None:
    assert key("C++", exact=True) == "c++"
    assert key("C++", exact=False) == "c"
    assert folds_away("+-+")
    assert not folds_away("C++")


def test_visible() -> None:
    assert visible("a\u202e\x1b\n\U000f0000") == r"a\u202e\x1b\n\U000f0000"


def test_prose() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"], "or") == "a or b"
    assert plural(1, "row") == "1 row"
    assert plural(2, "entry", "entries") == "2 entries"


@pytest.mark.parametrize("mark", ["\u0301", "\u0323", "\u05b0", "\U0001e8d0"])
def test_a_letter_carries_no_heap_of_marks(mark: str) -> None:
    raw = f"a{mark * 100_000}b{mark * 30}c"
    cleaned = clean(raw, limit=200_000)
    assert cleaned.text == unicodedata.normalize("NFC", f"a{mark * 30}b{mark * 30}c")
    assert cleaned.refused == ((31, mark),)
