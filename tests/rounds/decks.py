"""Decks made up for tests: as large and as uneven as a real pack's."""

from collections.abc import Iterable
from random import Random

from bureau_quiz.bank.model import Answer, Candidate, Card, Fact, Question
from bureau_quiz.rounds.model import Rules
from tests.rounds.in_memory import ListDeck, list_decks


def question(
    name: str,
    *,
    pack: str = "p",
    template: str = "",
    difficulty: int = 2,
    prompt: str = "",
    answer: str = "",
    claim: tuple[str, ...] = (),
    explanation: str = "",
    facts: tuple[Fact, ...] = (),
    category: str = "General",
    kind: str = "choice",
) -> Question:
    """A choice with four distractors."""
    return Question(
        id=f"{pack}/{template}/{name}" if template else f"{pack}/{name}",
        pack=pack,
        template=template,
        kind=kind,
        category=category,
        difficulty=difficulty,
        prompt=prompt or f"What about {name}?",
        answers=(Answer(answer or f"right {name}"),),
        pool=tuple(Candidate(f"wrong {name} {letter}") for letter in "abcd"),
        pool_size=4,
        explanation=explanation,
        claim=claim,
        facts=facts,
    )


def card(*questions: Question) -> Card:
    return Card(key=questions[0].prompt.casefold(), questions=questions)


def deck(*questions: Question) -> ListDeck:
    first = questions[0]
    return ListDeck(first.pack, first.difficulty, [card(one) for one in questions])


def pack_of(seed: str = "", pack: str = "bureau", templates: int = 55) -> list[Card]:
    """Some 450 cards of 55 templates and 20 plain questions, over a world of shared facts."""
    chance = Random(f"{pack}{seed}").random
    people = [f"Agent {number}" for number in range(60)]
    cards = []
    for number in range(templates):
        difficulty = (1, 2, 2, 3, 1, 2, 3, 2, 1, 3)[number % 10]
        rows = 3 + int(chance() * 11)
        column = f"column{number // 2}"
        first = int(chance() * len(people))
        for row in range(rows):
            person = people[(first + row) % len(people)]
            value = f"Value {number // 2} {(first + row) % len(people)}"
            backwards = bool(number % 2)
            cards.append(
                card(
                    question(
                        person,
                        pack=pack,
                        template=f"template{number // 2}{'~' if backwards else ''}",
                        difficulty=difficulty,
                        prompt=f"Who has {value}, {number}?"
                        if backwards
                        else f"{number}: {person}?",
                        answer=person if backwards else value,
                        claim=(value,) if backwards else (person,),
                        explanation=f"{person} knew Value {number // 2} {row}." if row % 3 else "",
                        facts=(Fact("people", person, column, value),),
                        category=f"Category {number % 9}",
                    )
                )
            )
    plain = [
        card(question(f"plain {number}", pack=pack, difficulty=1 + number % 3))
        for number in range(20)
    ]
    return cards + plain


def decks_of(cards: Iterable[Card], rules: Rules | None = None) -> tuple[ListDeck, ...]:
    return list_decks(cards, rules or Rules())
