"""Finding texts in texts fast gives what looking at each of them gives."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.bank import phrases
from bureau_quiz.bank.phrases import Phrases, clash, holds

WORDS = (
    "ant’s",
    "ant",
    "Ánt",
    "bee",
    "the",
    "le",
    "C",
    "C++",
    ".-",
    "...",
    "東京",
    "都",
    "l’art",
    "U.S.A.",
    "2.5",
    "!",
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@given(st.lists(TEXTS, max_size=12), TEXTS, st.booleans())
def test_phrases_find_what_holds_says(texts: list[str], other: str, exact: bool) -> None:
    found = Phrases(texts, exact)
    inside = {place for place, text in enumerate(texts) if holds(other, text, exact)}
    around = {place for place, text in enumerate(texts) if holds(text, other, exact)}
    assert found.within(other) == inside
    assert found.around(other) == around


@given(st.lists(TEXTS, max_size=12), TEXTS, st.booleans())
def test_long_ones_are_found_by_how_they_begin(texts: list[str], other: str, exact: bool) -> None:
    with patch.object(phrases, "LONG", 2):
        found = Phrases(texts, exact).within(other)
    assert found == {place for place, text in enumerate(texts) if holds(other, text, exact)}


@given(st.lists(TEXTS, max_size=12), TEXTS, st.booleans())
def test_of_many_that_begin_alike_none_is_missed(texts: list[str], other: str, exact: bool) -> None:
    with patch.multiple(phrases, LONG=1, FEW=1):
        found = Phrases(texts, exact).within(other)
    assert found >= {place for place, text in enumerate(texts) if holds(other, text, exact)}


def test_exact_words_keep_their_signs() -> None:
    assert holds("Is “C++” newer than C?", "C++", exact=True)
    assert holds("Is “C++” newer than C?", "c", exact=True)
    assert not holds("Is “C++” old?", "C", exact=True)
    assert holds("Is “C++” old?", "C", exact=False)
    assert not holds("What is E in Morse?", ".", exact=True)
    assert holds("What is “.-” in Morse?", ".-", exact=True)


def test_a_clash_is_one_text_in_the_other_or_the_same_text() -> None:
    assert clash("Xbox", "the Xbox 360", exact=False)
    assert clash("Éric", "eric", exact=False)
    assert not clash("Éric", "Eric", exact=True)
    assert not clash("Rome", "Romeo", exact=False)
