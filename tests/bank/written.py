"""Small packs, written where they are tested."""

from random import Random

from bureau_quiz import bank
from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Bank, Put, Question
from tests.bank.made_packs import pack_of

HEAD = "pack: p\ntitle: P\n"


def made(text: str) -> Bank:
    """What a pack asks; its id is `p`."""
    return bank.make(pack_of(HEAD + text))


def asked(text: str) -> dict[str, Question]:
    """Its questions, by id without the pack's."""
    return {question.id.removeprefix("p/"): question for question in made(text).questions}


def codes(text: str) -> list[str]:
    """The codes of its problems, by place."""
    return [problem.code for problem in made(text).problems]


def pool(question: Question) -> list[str]:
    """What it may offer, by rank and then by name."""
    return [one.text for one in sorted(question.pool, key=lambda one: (one.rank, one.text))]


def puts(question: Question, draws: int = 200) -> list[Put]:
    """Many draws of one question."""
    kind = KINDS[question.kind]
    return [kind.put(question, Random(f"{draw}").random, draw % 2 == 0) for draw in range(draws)]
