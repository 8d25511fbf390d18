"""Finding texts in texts fast gives what looking at each of them gives."""

from hypothesis import given
from hypothesis import strategies as st

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
    phrases = Phrases(texts, exact)
    inside = {place for place, text in enumerate(texts) if holds(other, text, exact)}
    around = {place for place, text in enumerate(texts) if holds(text, other, exact)}
    assert phrases.within(other) == inside
    assert phrases.around(other) == around


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
