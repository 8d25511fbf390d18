"""Rounds of questions that were chosen one by one."""

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Put, Question
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.model import Briefing
from bureau_quiz.records.model import Past, State
from bureau_quiz.rounds import filters
from bureau_quiz.rounds.dealing import Dealt
from bureau_quiz.rounds.leaning import leanings
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.text import plural

if TYPE_CHECKING:
    from bureau_quiz.catalogue.catalogue import Catalogue

FEW = 20
"""Rounds that are looked at before all are."""
ALL = -1


def listed(
    catalogue: "Catalogue", packs: Sequence[str], rules: Rules, ids: Sequence[str], seed: int
) -> Dealt:
    """Put the questions of a list, in its order, with the options that a seed draws.

    Raises:
        WrongUse: If none of them is asked any more.
    """
    levels = {scope.pack: scope.level for scope in map(Scope.read, packs)}
    found = [_question(catalogue, levels, id_) for id_ in dict.fromkeys(ids)]
    # Two ids may be of one question by now.
    left = list({question.id: question for question in found if question}.values())
    if not left:
        raise WrongUse("None of these questions is asked any more.", "Play a new round.")
    gone = found.count(None)
    note = f"{plural(gone, 'question is', 'questions are')} left out: no pack asks them any more."
    puts = _put([filters.as_asked(question, rules) for question in left], seed)
    return Dealt(puts, (note,) if gone else ())


def missed_last(desk: Desk, player: str) -> Briefing:
    """What a player's last finished round missed, once more.

    Raises:
        WrongUse: If there is no such round, it missed nothing, or several played it.
    """
    from bureau_quiz.game.debriefing import misses

    past = last_scored(desk, player, State.FINISHED)
    if past is None:
        raise WrongUse("No round has been finished yet.", "Play one: bureau-quiz play")
    found = misses(desk.records.puts(past.id), desk.records.tolds(past.id), past.start)
    if found is None:
        several = past.start.rules.seats > 1
        why = "The last round was played in turns." if several else "The last round missed nothing."
        raise WrongUse(why, "Play another: bureau-quiz play")
    return found


def last_scored(desk: Desk, player: str | None = None, state: State | None = None) -> Past | None:
    """The last round that was begun to be scored: training is not looked at.

    Args:
        desk: Where the records are.
        player: Only theirs.
        state: Only those that came so far.
    """
    for last in (FEW, ALL):
        for past in desk.records.rounds(player, last=last, state=state):
            mode = MODES.get(past.start.rules.mode)
            if mode is None or mode.scored:
                return past
    return None


def _question(catalogue: "Catalogue", levels: dict[str, int | None], id_: str) -> Question | None:
    pack = id_.partition("/")[0]
    return catalogue.question(id_, levels[pack]) if pack in levels else None


def _put(questions: Sequence[Question], seed: int) -> tuple[Put, ...]:
    """Draw the options."""
    leans = leanings([question.kind for question in questions], f"{seed}/list")
    return tuple(
        KINDS[question.kind].put(question, Random(f"{seed}/list/{slot}/options").random, lean)
        for slot, (question, lean) in enumerate(zip(questions, leans, strict=True))
    )
