"""A card comes back as it was stored, whatever its questions hold."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.bank.model import Answer, Candidate, Card, Fact, Graded, Question
from bureau_quiz.catalogue.coding import Text, decode, numbers, said
from bureau_quiz.catalogue.encoding import Numbers, encode
from bureau_quiz.catalogue.listing import seal

WORDS = st.text("abcé \n\"'", max_size=4)
GRADE = st.integers(0, 3)
TEXTS = st.tuples() | st.tuples(WORDS, WORDS)
ANSWER = st.builds(Answer, WORDS, TEXTS, WORDS, WORDS, GRADE)
GRADED = st.builds(Graded, WORDS, GRADE)
QUESTION = st.builds(
    Question,
    id=WORDS,
    pack=st.just("p"),
    template=WORDS,
    kind=WORDS,
    category=WORDS,
    difficulty=st.integers(1, 3),
    prompt=WORDS,
    answers=st.lists(ANSWER, min_size=1, max_size=3).map(tuple),
    also_right=st.lists(ANSWER, max_size=2).map(tuple),
    unknown=TEXTS,
    pool=st.lists(st.builds(Candidate, WORDS, GRADE, WORDS, GRADE), max_size=6).map(tuple),
    pool_size=st.integers(0, 99),
    explanation=WORDS,
    source=WORDS,
    facts=st.lists(st.builds(Fact, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple),
    claim=TEXTS,
    exact=st.booleans(),
    card=WORDS,
    extra=st.dictionaries(WORDS, WORDS, max_size=2),
    spoiler=GRADE,
    sentences=st.lists(GRADED, max_size=2).map(tuple),
    hints=st.lists(GRADED, max_size=2).map(tuple),
    source_spoiler=GRADE,
    fact_spoilers=st.lists(GRADE, max_size=2).map(tuple),
)


def stored(card: Card) -> tuple[str, int, dict[int, Text]]:
    numbered = Numbers(7)
    questions, sealed = encode(card, numbered)
    return questions, sealed, {of.number: text for text, of in numbered.texts.items()}


@given(st.builds(Card, WORDS, st.lists(QUESTION, min_size=1, max_size=2).map(tuple)))
def test_a_card_comes_back(card: Card) -> None:
    questions, sealed, texts = stored(card)
    read = json.loads(questions)
    assert decode(card.key, "p", read, texts) == card
    assert sorted(set(numbers(read))) == sorted(texts) == list(range(7, 7 + len(texts)))
    assert sealed == seal(card.key, questions, *said(numbers(read), texts))


def test_what_is_not_set_takes_no_room() -> None:
    plain = Question("i", "p", "", "choice", "", 2, "Who?", (Answer("Zoe"),))
    questions, _, _ = stored(Card("who", (plain,)))
    assert '["Zoe"]' in questions
    assert questions.endswith('"",{}]]')


@given(GRADE)
def test_a_grade_is_under_the_seal(grade: int) -> None:
    def sealed(spoiler: int) -> int:
        pool = (Candidate("Zoe", spoiler=spoiler),)
        card = Card("k", (Question("i", "p", "", "typed", "", 2, "Who?", (), pool=pool),))
        return stored(card)[1]

    assert (sealed(grade) == sealed(0)) == (grade == 0)
