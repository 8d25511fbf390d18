"""What a large table knows to be wrong is not taken for a right answer that was mistyped."""

from random import Random

import pytest
from jellyfish import damerau_levenshtein_distance as apart

from bureau_quiz.bank.guard import guarded
from bureau_quiz.bank.kinds.slips import forgiven
from bureau_quiz.bank.lookalikes import Lookalikes
from bureau_quiz.bank.model import Outcome, Question
from tests.bank.typing import judged, told
from tests.bank.written import asked

# fmt: off
COUNTRIES = [
    "Gambia", "Zambia", "Austria", "Australia", "Niger", "Nigeria", "Slovakia", "Slovenia",
    "Mauritania", "Mauritius", "Iran", "Iraq", "Albania", "Algeria", "Andorra", "Angola",
    "Argentina", "Armenia", "Bahrain", "Bangladesh", "Barbados", "Belarus", "Belgium", "Belize",
    "Benin", "Bhutan", "Bolivia", "Botswana", "Brazil", "Brunei", "Bulgaria", "Burundi",
    "Cambodia", "Cameroon", "Canada", "Chad", "Chile", "China", "Colombia", "Comoros", "Congo",
    "Croatia", "Cuba", "Cyprus", "Denmark", "Djibouti", "Dominica", "Ecuador", "Egypt", "Eritrea",
    "Estonia", "Ethiopia", "Fiji", "Finland", "France", "Gabon", "Georgia", "Germany", "Ghana",
    "Greece", "Grenada", "Guatemala", "Guinea", "Guyana", "Haiti", "Honduras", "Hungary",
    "Iceland", "India", "Indonesia", "Ireland", "Israel", "Italy",
]
# fmt: on


def table(values: list[str], kind: str = "choice") -> dict[str, Question]:
    """A question for each value, with the value as its one right answer."""
    rows = "".join(f"      - {{key: k{place}, value: {one}}}\n" for place, one in enumerate(values))
    template = (
        f'  - {{id: t, table: t, prompt: "Which of <key>?", answer: <value>, kind: {kind}}}\n'
    )
    found = asked(f"tables:\n  t:\n    rows:\n{rows}templates:\n{template}")
    return {question.answers[0].text: question for question in found.values()}


@pytest.mark.parametrize("kind", ["choice", "typed"])
@pytest.mark.parametrize(
    ("right", "wrong"),
    [("Gambia", "Zambia"), ("Australia", "Austria"), ("Austria", "Australia"),
     ("Slovenia", "Slovakia"), ("Nigeria", "Niger"), ("Iran", "Iraq")],
)  # fmt: skip
def test_another_country_is_not_a_slip(kind: str, right: str, wrong: str) -> None:
    question = table(COUNTRIES, kind)[right]
    assert len(question.pool) < len(COUNTRIES) - 1
    assert told(question, wrong) == "wrong"
    assert told(question, right) == "right"


def test_only_what_looks_like_a_right_answer_is_carried() -> None:
    questions = table(COUNTRIES)
    carried = {one: questions[one].extra.get("lookalikes", "") for one in ("France", "Gambia")}
    assert carried["France"] == ""
    assert set(carried["Gambia"].splitlines()) <= {"Zambia"}
    held = {candidate.text for candidate in questions["Gambia"].pool}
    assert "Zambia" in held | set(carried["Gambia"].splitlines())


def test_a_surname_that_another_bears_anywhere_in_the_table_is_not_enough() -> None:
    names = [f"{given} {last}" for given in ("Ann", "Bo", "Cy") for last in COUNTRIES[6:]]
    question = table([*names, "Prune Debailly", "Henri Duflot", "Guillaume Debailly"])[
        "Guillaume Debailly"
    ]
    assert told(question, "Debailly") == "wrong"
    assert told(question, "Duflot") == "wrong"
    assert told(question, "Guillaume Debailly") == "right"


def test_nothing_that_a_table_knows_to_be_wrong_is_accepted() -> None:
    random = Random("names").random

    def word() -> str:
        count = 2 + int(random() * 3)
        return "".join("lmnr"[int(random() * 4)] + "aei"[int(random() * 3)] for _ in range(count))

    names = sorted(
        {f"{word().title()} {word().title()}" for _ in range(400)} | {word() for _ in range(200)}
    )
    questions = table(names, "typed")
    tried = 0
    for right in names[::3]:
        last = right.split()[-1]
        for other in names:
            near = apart(right, other) <= forgiven(len(right)) or other.split()[-1] == last
            if other != right and near:
                tried += 1
                judgement = judged(questions[right], other)
                assert judgement is not None
                assert judgement.outcome is Outcome.WRONG, (right, other)
    assert tried > 30


def test_those_spelt_alike_are_found_and_no_others() -> None:
    texts = ["Marina", "Marine", "Maria", "Martina", "Nadia", "Karina", "Ann", "Anna", "The Marina"]
    found = [texts[place] for place in Lookalikes(texts).of("Marina")]
    assert set(found) == {"Marine", "Maria", "Martina", "Karina", "The Marina"}
    assert Lookalikes(texts).of("Ann") == []
    assert Lookalikes([]).of("Marina") == []
    assert Lookalikes(["", "?", "+"]).of("?") == []


def test_of_very_many_that_end_alike_some_are_found_fast() -> None:
    texts = [f"Place {number} county" for number in range(20_000)] + ["Polk county", "Pulk county"]
    lookalikes = Lookalikes(texts)
    found = {texts[place] for place in lookalikes.of("Polk county")}
    assert "Pulk county" in found
    assert lookalikes.of("Place 7 county") == []


def test_what_the_player_has_not_seen_yet_is_no_slip_either() -> None:
    found = asked(
        """
spoiler: season
tables:
  t:
    rows:
      - {key: k0, value: Marina}
      - {key: k1, value: Marine, spoiler: 3}
      - {key: k2, value: Rocambole}
      - {key: k3, value: Socrate}
      - {key: k4, value: Malotru}
templates:
  - {id: t, table: t, prompt: "Which of <key>?", answer: <value>, kind: typed}
"""
    )
    seen = guarded(found["t/k0"], 1)
    assert seen is not None
    assert "Marine" not in {candidate.text for candidate in seen.pool}
    assert told(seen, "Marine") == "wrong"
    assert told(seen, "Marino") == "wrong"
    assert told(found["t/k0"], "Marinna") == "right: accepted: one letter off"


def test_words_with_figures_never_slip() -> None:
    texts = [*(f"Code{number}" for number in range(100)), "Channel 11", "Chanel 11", "Channel 12"]
    lookalikes = Lookalikes(texts)
    assert lookalikes.of("Code7") == []
    assert [texts[place] for place in lookalikes.of("Channel 11")] == ["Chanel 11"]


def test_of_many_namesakes_those_come_first_who_may_have_the_same_initials() -> None:
    texts = [f"{given} Kassovitz" for given in ("Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gil")]
    lookalikes = Lookalikes([*texts, "Marie Kassovitz", "Mathieu Kassovitz", "Paul Kassovitz Jr."])
    found = lookalikes.of("Mathieu Kassovitz")
    assert found[0] == len(texts)
    assert len(texts) + 2 in lookalikes.of("Peter Kassovitz")


@pytest.mark.parametrize(
    ("word", "other"),
    [("Kassovitz", "Cassovits"), ("Kassovitz", "aKssovizt"), ("Kassovitz", "assovits"),
     ("Kassovitz", "Kkassovitzz"), ("Loiseau", "Loisaeu"), ("Dufot", "uDfot")],
)  # fmt: skip
def test_slips_at_both_ends_are_found(word: str, other: str) -> None:
    random = Random("words").random
    texts = ["".join(chr(97 + int(random() * 26)) for _ in range(8)) for _ in range(400)]
    assert Lookalikes([*texts, other]).of(word) == [len(texts)]
