from dataclasses import replace
from random import Random

import pytest

from bureau_quiz.bank.model import Answer, Fact, Question
from bureau_quiz.rounds.flaws import Course, Flaws, Traits
from tests.rounds.decks import card, question


def traits(one: Question) -> Traits:
    return Traits.of(card(one), one)


def course(*earlier: Traits, lately: tuple[str, ...] = ()) -> Course:
    so_far = Course(lately, of_one_template=2)
    for one in earlier:
        so_far.add(one)
    return so_far


MALOTRU = question(
    "malotru",
    template="owner",
    prompt="Whose codename is “Malotru”?",
    answer="Guillaume Debailly",
    claim=("Malotru",),
    explanation="He is played by Mathieu Kassovitz.",
)


def gives_away(answer: str, *claim: str) -> bool:
    later = question("later", prompt="Later?", answer=answer, claim=claim)
    return traits(MALOTRU).gives_away(traits(later))


@pytest.mark.parametrize(
    ("answer", "claim", "told"),
    [
        ("Guillaume Debailly", ("Malotru",), True),
        ("Mathieu Kassovitz", ("Guillaume Debailly",), True),
        ("mathieu KASSOVITZ", ("other", "malotru"), True),
        ("Màthieu Kassovitz", ("“Malotru”",), True),
        ("Mathieu", ("Malotru",), True),
        ("Mathieu Kassovitz", ("Marina Loiseau",), False),  # names nothing it asks about
        ("Sara Giraudeau", ("Malotru",), False),  # does not name its answer
        ("Mat", ("Malotru",), False),  # not a whole word
        ("Guillaume", ("Malo",), False),
        ("Guillaume Debailly", (), False),  # no holes, so nothing connects them
        ("?", ("!",), False),
    ],
)
def test_given_away_by_whole_folded_words_of_one_earlier_question(
    answer: str, claim: tuple[str, ...], told: bool
) -> None:
    assert gives_away(answer, *claim) is told


def test_any_of_several_right_answers_counts_as_told() -> None:
    later = question("later", answer="Nobody", claim=("Malotru",))
    several = replace(later, answers=(*later.answers, *MALOTRU.answers))
    assert not traits(MALOTRU).gives_away(traits(later))
    assert traits(MALOTRU).gives_away(traits(several))


def test_two_earlier_questions_do_not_give_away_together() -> None:
    first = traits(question("first", explanation="Kassovitz acts."))
    second = traits(question("second", explanation="Malotru spies."))
    later = traits(question("later", answer="Kassovitz", claim=("Malotru",)))
    assert not course(first, second).find(later).given_away
    assert course(first, traits(MALOTRU)).find(later).given_away


def test_a_question_looked_at_before_is_read_against_what_was_added_since() -> None:
    so_far = course(traits(question("first")))
    later = traits(question("later", answer="Kassovitz", claim=("Malotru",)))
    assert not so_far.find(later).given_away
    so_far.add(traits(question("second")))
    assert not so_far.find(later).given_away
    so_far.add(traits(MALOTRU))
    assert so_far.find(later).given_away
    so_far.add(traits(question("third")))
    assert so_far.find(later).given_away


def test_what_stands_beside_an_answer_is_told_with_it() -> None:
    pairs = (Answer("Guillaume Debailly", beside="Malotru"), Answer("x", beside="y"))
    earlier = replace(question("pairs", kind="match"), answers=pairs)
    later = question("later", answer="Guillaume Debailly", claim=("Malotru",))
    assert traits(earlier).gives_away(traits(later))


def test_scripts_without_spaces_are_read_too() -> None:
    earlier = traits(question("e", explanation="東京は日本の首都である"))
    later = traits(question("l", answer="東京", claim=("日本",)))
    assert earlier.gives_away(later)


def found(one: Question, *earlier: Question, lately: tuple[str, ...] = ()) -> Flaws:
    return course(*map(traits, earlier), lately=lately).find(traits(one))


def test_nothing_wrong_with_the_first() -> None:
    assert found(MALOTRU) == Flaws()
    assert not any(found(MALOTRU, question("a"), question("b"), lately=("other",)))


def test_each_flaw_by_itself() -> None:
    fact = Fact("people", "x", "code", "y")
    plain = question("plain")
    one = question("one", template="t", facts=(fact,))
    two, three = question("two", template="t"), question("three", template="t")
    assert found(plain, plain, MALOTRU) == Flaws(same_prompt=True, template_full=False)
    assert found(question("z", facts=(fact,)), one) == Flaws(same_fact=True)
    assert found(question("z", answer="Debailly", claim=("Malotru",)), MALOTRU) == Flaws(
        given_away=True
    )
    assert found(one, two, three, plain) == Flaws(template_full=True)
    assert found(one, two) == Flaws(like_before=True)
    assert found(one, two, plain) == Flaws()
    assert found(one, lately=("what about one?",)) == Flaws(seen_lately=True)


def test_a_reverse_is_like_its_template_but_has_a_share_of_its_own() -> None:
    forth = [question("one", template="t"), question("two", template="t")]
    back = question("three", template="t~")
    assert found(back, *forth) == Flaws(like_before=True)
    assert found(back, *forth, question("plain")) == Flaws()


def test_templates_of_two_packs_are_two() -> None:
    assert found(question("a", template="t"), question("b", pack="q", template="t")) == Flaws()


def test_plain_questions_are_no_template() -> None:
    assert found(question("a"), question("b"), question("c"), question("d")) == Flaws()


def test_less_bad_is_less() -> None:
    order = [
        Flaws(),
        Flaws(seen_lately=True),
        Flaws(like_before=True),
        Flaws(like_before=True, seen_lately=True),
        Flaws(template_full=True),
        Flaws(given_away=True),
        Flaws(same_fact=True),
        Flaws(same_fact=True, seen_lately=True),
        Flaws(same_prompt=True),
    ]
    assert sorted(Random(7).sample(order, len(order))) == order
