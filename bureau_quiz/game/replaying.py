"""Rounds of questions that were chosen one by one."""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Put, Question
from bureau_quiz.errors import WrongUse
from bureau_quiz.rounds import filters
from bureau_quiz.rounds.dealing import Dealt
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.text import plural

if TYPE_CHECKING:
    from bureau_quiz.catalogue.catalogue import Catalogue


def listed(
    catalogue: "Catalogue", packs: Sequence[str], rules: Rules, ids: Sequence[str], seed: int
) -> Dealt:
    """Put the questions of a list, in its order, with the options that a seed draws.

    Raises:
        WrongUse: If none of them is asked any more.
    """
    levels = {scope.pack: scope.level for scope in map(Scope.read, packs)}
    found = [_question(catalogue, levels, id_) for id_ in dict.fromkeys(ids)]
    left = [question for question in found if question]
    if not left:
        raise WrongUse("None of these questions is asked any more.", "Play a new round.")
    gone = len(found) - len(left)
    note = f"{plural(gone, 'question is', 'questions are')} left out: no pack asks them any more."
    puts = _put([filters.as_asked(question, rules) for question in left], seed)
    return Dealt(puts, (note,) if gone else ())


def _question(catalogue: "Catalogue", levels: dict[str, int | None], id_: str) -> Question | None:
    pack = id_.partition("/")[0]
    return catalogue.question(id_, levels[pack]) if pack in levels else None


def _put(questions: Sequence[Question], seed: int) -> tuple[Put, ...]:
    """Draw the options; what leans one way or the other does so in turns."""
    of_kind: Counter[str] = Counter()
    puts = []
    for slot, question in enumerate(questions):
        chance = Random(f"{seed}/list/{slot}/options").random
        lean = bool((seed + of_kind[question.kind]) % 2)
        of_kind[question.kind] += 1
        puts.append(KINDS[question.kind].put(question, chance, lean))
    return tuple(puts)
