"""Which rating a response gives the facts it rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.bank.model import Fact, Outcome
from bureau_quiz.memory.model import Rating
from bureau_quiz.memory.ratings import Answered, rated

AGAIN, HARD, GOOD, EASY = Rating

CODE = Fact("codenames", "Malotru", "of", "Guillaume Debailly")
CHOICE = Answered(
    kind="choice",
    facts=(CODE,),
    outcome=Outcome.RIGHT,
    tenths=60,
    prompt="Whose codename is “Malotru”?",
    options=("Guillaume Debailly", "Marina Loiseau", "Henri Duflot", "Raymond Sisteron"),
    right=(0,),
    tag="option",
    value="0",
)
TYPED = CHOICE._replace(options=(), right=(), tag="text", value="Debailly", kind="typed")
SLOW = 600
WRONG, SKIPPED, LATE, PARTLY = Outcome.WRONG, Outcome.SKIPPED, Outcome.LATE, Outcome.PARTLY


@pytest.mark.parametrize(
    ("answered", "rating"),
    [
        (CHOICE, GOOD),
        (CHOICE._replace(tenths=SLOW), HARD),
        (CHOICE._replace(outcome=WRONG, value="1"), AGAIN),
        (CHOICE._replace(outcome=SKIPPED, tag="skip", value=""), AGAIN),
        (CHOICE._replace(outcome=LATE, tag="late", value=""), AGAIN),
        (CHOICE._replace(outcome=WRONG, value="1", appealed=True), GOOD),
        (CHOICE._replace(kind="true-false", tenths=10), HARD),
        (CHOICE._replace(aids=("strike",)), HARD),
        (CHOICE._replace(aids=("hint",)), HARD),
        (CHOICE._replace(aids=("time",)), HARD),
        (CHOICE._replace(paused=True), HARD),
        (CHOICE._replace(outcome=WRONG, aids=("hint",)), AGAIN),
        (TYPED, EASY),
        (TYPED._replace(tenths=SLOW), GOOD),
        (TYPED._replace(why="a slip of the pen"), GOOD),
        (TYPED._replace(paused=True), GOOD),
        (TYPED._replace(aids=("hint",)), HARD),
        (TYPED._replace(outcome=WRONG), AGAIN),
        (TYPED._replace(outcome=WRONG, appealed=True), EASY),
        (TYPED._replace(kind="number", tag="number", value="1984"), EASY),
        (TYPED._replace(kind="number", tag="number", value="1985", why="1 off"), GOOD),
        # Who plays with a stretched timer has as much longer, and no more.
        (CHOICE._replace(tenths=150, stretch=2), GOOD),
        (CHOICE._replace(tenths=300, stretch=2), HARD),
        (CHOICE._replace(tenths=300, stretch=4), GOOD),
        (CHOICE._replace(tenths=SLOW, stretch=4), HARD),
        (CHOICE._replace(tenths=60, stretch=0), GOOD),
        (CHOICE._replace(paused=True, stretch=4), HARD),
        (TYPED._replace(tenths=130), GOOD),
        (TYPED._replace(tenths=130, stretch=2), EASY),
        # A choice that the player had to type was typed.
        (TYPED._replace(kind="choice"), EASY),
    ],
)
def test_one_rating_for_all_facts(answered: Answered, rating: Rating) -> None:
    assert rated(answered) == ((CODE, rating),)


def test_reading_takes_time() -> None:
    long = CHOICE._replace(tenths=110)
    assert rated(long) == ((CODE, HARD),)
    assert rated(long._replace(prompt=long.prompt + " " * 100)) == ((CODE, GOOD),)
    assert rated(long._replace(options=("x" * 60,) * 4)) == ((CODE, GOOD),)


def test_typing_takes_time() -> None:
    slow = TYPED._replace(tenths=90)
    assert rated(slow) == ((CODE, GOOD),)
    assert rated(slow._replace(value="Guillaume Paul Debailly")) == ((CODE, EASY),)


SEASONS = tuple(Fact("characters", "Marina Loiseau", "seasons", str(one)) for one in (1, 3, 5))
MULTIPLE = Answered(
    "multiple",
    SEASONS,
    PARTLY,
    80,
    options=("1", "2", "3", "4", "5"),
    right=(0, 2, 4),
    tag="set",
    value="0,2",
)
PAIRS = (
    CODE,
    Fact("codenames", "Phénomène", "of", "Marina Loiseau"),
    Fact("codenames", "Moule à gaufres", "of", "Raymond Sisteron"),
)
MATCH = Answered(
    "match",
    PAIRS,
    PARTLY,
    80,
    options=("Raymond Sisteron", "Guillaume Debailly", "Marina Loiseau"),
    lefts=("Malotru", "Phénomène", "Moule à gaufres"),
    right=(1, 2, 0),
    tag="pairs",
    value="1,0,2",
)
AIRED = tuple(
    Fact("episodes", name, "aired", year)
    for name, year in (("pilot", "2015"), ("Middle", "2017"), ("The Finale", "2020"))
)
ORDER = Answered(
    "order",
    AIRED,
    WRONG,
    80,
    options=("The Finale", "Pilot", "Middle"),
    right=(1, 2, 0),
    tag="order",
    value="1,0,2",
)


@pytest.mark.parametrize(
    ("answered", "ratings"),
    [
        (MULTIPLE, (HARD, HARD, AGAIN)),
        (MULTIPLE._replace(value="0,2,4", outcome=Outcome.RIGHT), (GOOD, GOOD, GOOD)),
        (MULTIPLE._replace(value="0,1,3", outcome=WRONG), (AGAIN, AGAIN, AGAIN)),
        (MATCH, (HARD, AGAIN, AGAIN)),
        (MATCH._replace(value="0,1,2", outcome=WRONG), (AGAIN, AGAIN, AGAIN)),
        (MATCH._replace(value="1,2,0", outcome=Outcome.RIGHT), (GOOD, GOOD, GOOD)),
        (MATCH._replace(appealed=True), (GOOD, GOOD, GOOD)),
        # Texts that do not hang together any more: nothing was found.
        (MATCH._replace(value=""), (AGAIN, AGAIN, AGAIN)),
        (MATCH._replace(options=()), (AGAIN, AGAIN, AGAIN)),
        # What the first in place comes to is not known: it may stand there by chance.
        (ORDER, (None, AGAIN, AGAIN)),
        (ORDER._replace(value="0,1,2"), (AGAIN, AGAIN, AGAIN)),
        (ORDER._replace(value="1,2,0", outcome=Outcome.RIGHT), (GOOD, GOOD, GOOD)),
        (ORDER._replace(tag="skip", value="", outcome=SKIPPED), (AGAIN, AGAIN, AGAIN)),
    ],
)
def test_parts(answered: Answered, ratings: tuple[Rating | None, ...]) -> None:
    expected = zip(answered.facts, ratings, strict=True)
    assert rated(answered) == tuple((fact, one) for fact, one in expected if one is not None)


def test_of_several_texts_in_one_key() -> None:
    crew = tuple(Fact("crew", f"director/{name}", "", f"director/{name}") for name in ("A B", "C"))
    answered = MULTIPLE._replace(facts=crew, options=("A B", "C", "D"), right=(0, 1), value="0")
    assert rated(answered) == ((crew[0], HARD), (crew[1], AGAIN))


def test_what_belongs_to_nothing_that_was_asked_was_missed() -> None:
    other = Fact("people", "Somebody", "born", "1970")
    assert rated(MATCH._replace(facts=(other,))) == ((other, AGAIN),)


@given(
    st.sampled_from([CHOICE, TYPED, MULTIPLE, MATCH, ORDER]),
    st.sampled_from(Outcome),
    st.text("0123456789,-x", max_size=9),
    st.lists(st.integers(0, 9), max_size=4),
    st.sampled_from(["skip", "late", "option", "text", "number", "set", "order", "pairs"]),
)
def test_any_row_of_the_records_is_rated(
    answered: Answered, outcome: Outcome, value: str, right: list[int], tag: str
) -> None:
    odd = answered._replace(outcome=outcome, value=value, right=tuple(right), tag=tag)
    facts = rated(odd)
    assert {fact for fact, _ in facts} <= set(odd.facts)
    if outcome == Outcome.RIGHT:
        assert Rating.AGAIN not in {rating for _, rating in facts}


@given(st.integers(0, 2000), st.integers(0, 2000), st.sampled_from([CHOICE, TYPED]))
def test_to_be_slower_is_never_better(one: int, other: int, answered: Answered) -> None:
    quick, slow = (rated(answered._replace(tenths=each)) for each in sorted((one, other)))
    assert quick[0][1] >= slow[0][1]
