"""All of a pack's questions, put on cards, and all that is wrong with them."""

from collections.abc import Iterable

from bureau_quiz.bank.asked import Asked
from bureau_quiz.bank.clashes import Settling
from bureau_quiz.bank.effort import TooMuchError
from bureau_quiz.bank.ground import Ground
from bureau_quiz.bank.model import Bank, Card, Question
from bureau_quiz.bank.plain import ask_plain
from bureau_quiz.bank.report import Report
from bureau_quiz.bank.tally import Tally, Told
from bureau_quiz.bank.templates import ask
from bureau_quiz.packs.model import Pack
from bureau_quiz.text import fold


def make_bank(pack: Pack, told: Told | None, aids: bool) -> Bank:
    """Give every question that a pack can ask; the same as `make`, which is the door."""
    tally = Tally(pack, told)
    ground = Ground(pack)
    report = Report(pack.ignore)
    asked: list[Asked] = []
    for template in pack.templates:
        spent = ground.effort.spent
        try:
            if not spent:
                asked.extend(ask(ground, template, report, tally, aids))
                continue
        except TooMuchError as error:
            spent = f"and {template.name} {error}"
        report.add(
            "BQ405",
            template.place,
            f"the templates above {spent}, so {template.name} and those below ask nothing",
            "make two packs of it",
        )
        break
    asked.extend(tally.of(ask_plain(ground, report)))
    questions = tuple(Settling(ground.spellings, report).settle(asked))
    return Bank(questions, report.sorted(), frozenset(report.silenced))


def make_cards(questions: Iterable[Question]) -> tuple[Card, ...]:
    """Put questions of one prompt on one card; sorted by key, and on a card by id."""
    found: dict[str, list[Question]] = {}
    for question in questions:
        found.setdefault(question.card or fold(question.prompt), []).append(question)
    return tuple(
        Card(key, tuple(sorted(asked, key=lambda question: question.id)))
        for key, asked in sorted(found.items())
    )
