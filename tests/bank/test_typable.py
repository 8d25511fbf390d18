"""What an interrogation may ask: what can be typed, and of which all that is right is known."""

import pytest

from bureau_quiz.bank.model import Answer, Candidate, Question
from bureau_quiz.bank.typable import typable


def choice(
    *answers: str, prompt: str = "Who?", template: str = "t", exact: bool = False
) -> Question:
    return Question(
        id="p/t/r",
        pack="p",
        template=template,
        kind="choice",
        category="",
        difficulty=1,
        prompt=prompt,
        answers=tuple(map(Answer, answers)),
        pool=(Candidate("wrong"),),
        exact=exact,
    )


@pytest.mark.parametrize(
    "answer",
    [
        "Malotru", "seismologist", "history", "iPhone", "5", "4.5", "27 April 2015", "May 2016",
        "the Series Mania Festival", "Pierre de Lattre de Tassigny", "Vincent van Gogh",
        "Le Bureau des Légendes", "Musée d’Orsay", "Canal+", "AMC Networks", "東京", "The CIA",
    ],
)  # fmt: skip
def test_names_numbers_and_dates_are_typed(answer: str) -> None:
    assert typable(choice(answer))
    assert typable(choice("Malotru", answer))


@pytest.mark.parametrize(
    "answer",
    [
        "seasons 1 to 3 only", "as a writer", "a field agent", "Find and recruit good sources",
        "52 to 59 minutes", "Electronic surveillance", "A false identity", "professor of history",
        "One Two Three Four Five Six", "A" * 41, "???",
    ],
)  # fmt: skip
def test_descriptions_are_not(answer: str) -> None:
    assert not typable(choice(answer))
    assert not typable(choice("Malotru", answer))


def test_of_a_plain_choice_only_the_distractors_are_known_to_be_wrong() -> None:
    assert not typable(choice("Florence Loiret-Caille", template=""))


def test_what_needs_its_options_is_not_typed() -> None:
    assert not typable(choice("Malotru", prompt="Which of these codenames is his?"))


def test_what_is_compared_sign_by_sign_has_plain_signs() -> None:
    assert typable(choice("C++", exact=True))
    assert not typable(choice("Malotrú", exact=True))
