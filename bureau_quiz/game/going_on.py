"""Rounds that were cut off: offered, gone on with at the same question, or dropped."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.errors import WrongUse
from bureau_quiz.game import boards
from bureau_quiz.game.briefings import playable
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.model import Waiting
from bureau_quiz.records.model import Ending, Past, RoundStart
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Put
    from bureau_quiz.game.sitting import Sitting
    from bureau_quiz.rounds.round import Round

CHANGED = "A pack has changed since the round began: what is still to come is dealt anew."


DAMAGED = "Its record is damaged."
ENDED = "That round is not waiting any more."


class _Taken(NamedTuple):
    """A round taken up again from its record."""

    playing: "Round"
    as_dealt: bool
    """Whether all its questions are those that were dealt when it began."""


def waiting(desk: Desk, pasts: Iterable[Past]) -> Waiting | None:
    """The first of some open rounds that can be gone on with; None: there is none.

    One of which only its end was not written is closed on the way, with its score.
    """
    for past in pasts:
        if why_not(desk, past) or _closed(desk, past):
            continue
        rules = past.start.rules
        mode = MODES[rules.mode]
        total = len(past.start.listed) or rules.questions * rules.seats
        # A round that was shorter from the start does not say by how much without being dealt.
        unknown = mode.open_ended or past.start.deal.notes
        return Waiting(
            round=past.id,
            title=f"{past.start.title} · {mode.title.lower()}",
            number=past.score.asked + 1,
            total=None if unknown else total,
            points=past.score.points,
            when=past.started.astimezone(desk.now().tzinfo),
        )
    return None


def why_not(desk: Desk, past: Past) -> str:
    """Why a round cannot be gone on with, as a sentence; empty where it can."""
    if past.start.rules.mode not in MODES:
        return f"This version of the game has no mode “{past.start.rules.mode}”."
    infos = desk.infos()
    for pack in past.start.deal.packs:
        info = infos.get(Scope.read(pack).pack)
        if info is None or not playable(info):
            return f"The pack “{pack}” cannot be played now."
    asked, told = len(desk.records.puts(past.id)), len(desk.records.tolds(past.id))
    return "" if 0 <= asked - told <= 1 and asked else DAMAGED


def go_on(desk: Desk, number: int) -> "Sitting":
    """Sit down again to a round that was cut off: the same question, its time fresh.

    Raises:
        WrongUse: If there is no such round, or it cannot be gone on with.
    """
    from bureau_quiz.game.beginning import sit_down

    past = _found(desk, number)
    if why := why_not(desk, past):
        raise WrongUse(f"The round cannot be gone on with. {why}", "Drop it, or try again later.")
    if _closed(desk, past):
        raise WrongUse(ENDED, "It had come to its end; its score is kept.")
    start = past.start
    if start.rules.seconds is not None and start.ranked:
        start = start._replace(ranked=False, why_not=boards.RESUMED)
    if not desk.records.resume(number, start.why_not):
        raise WrongUse(ENDED, "Perhaps another window plays it.")
    try:
        playing, as_dealt = _taken(desk, past)
    except WrongUse:
        desk.records.leave(number)
        raise
    if not as_dealt:
        notes = tuple(dict.fromkeys((*start.deal.notes, CHANGED)))
        start = start._replace(deal=start.deal._replace(notes=notes))
    return sit_down(desk, number, start, playing, as_dealt)


def drop(desk: Desk, number: int) -> None:
    """Give a round up that was cut off; what was answered is kept, as unfinished.

    Raises:
        WrongUse: If no such round is waiting.
    """
    from bureau_quiz.rounds import points

    past = _found(desk, number)
    score, rules = past.score, past.start.rules
    if rules.mode in MODES:
        told = desk.records.tolds(number)
        levels = [put.question.difficulty for put in desk.records.puts(number)[: len(told)]]
        score = points.score(rules, levels, told) if len(levels) == len(told) else score
    desk.records.finish(number, Ending(score, abandoned=True))


def _found(desk: Desk, number: int) -> Past:
    past = desk.records.past(number)
    if past and any(number == other.id for other in desk.records.waiting(past.start.player)):
        return past
    raise WrongUse(ENDED)


def _closed(desk: Desk, past: Past) -> bool:
    """Whether a round had come to its end and only that was not written; now it is."""
    told = desk.records.tolds(past.id)
    if not told or len(desk.records.puts(past.id)) > len(told):
        return False
    playing = _taken(desk, past).playing
    if not playing.finished:
        return False
    desk.records.finish(past.id, boards.ending(playing, past.start))
    return True


def _taken(desk: Desk, past: Past) -> _Taken:
    """The round as it was, from its record; what was not asked yet is dealt again."""
    from bureau_quiz.rounds.round import Round

    start, records = past.start, desk.records
    asked, told = records.puts(past.id), records.tolds(past.id)
    coming, as_before = _coming(desk, start, asked)
    as_dealt = as_before and desk.digests(start.deal.packs) == dict(start.digests)
    try:
        playing = Round(
            start.rules,
            start.title,
            (*asked, *coming),
            told,
            records.open_aids(past.id),
            start.names,
        )
    except ValueError as strange:
        raise WrongUse(f"The round cannot be gone on with. {DAMAGED}", "Drop it.") from strange
    return _Taken(playing, as_dealt)


def _coming(desk: Desk, start: RoundStart, asked: Sequence["Put"]) -> tuple[Sequence["Put"], bool]:
    """What is still to be asked, and whether it is dealt as what was asked before it."""
    from bureau_quiz.game.replaying import listed
    from bureau_quiz.rounds.dealing import deal

    packs, seed, block, _ = start.deal
    if start.listed:
        dealt = listed(desk.catalogue, packs, start.rules, start.listed, seed)
    else:
        dealt = deal(desk.catalogue.decks(packs, start.rules), start.rules, seed, block)
    puts = dealt.puts
    if list(map(_drawn, puts[: len(asked)])) == list(map(_drawn, asked)):
        return puts[len(asked) :], True
    known = {_card(put) for put in asked}
    places = [place for place, put in enumerate(puts) if _card(put) not in known]
    # What would have come now is asked first; what it already took is made up for by the others.
    places.sort(key=lambda place: place < len(asked))
    # A list that has lost what was asked of it is still asked to its end.
    wanted = len(places) if start.listed else max(len(puts) - len(asked), 0)
    return [puts[place] for place in sorted(places[:wanted])], False


def _drawn(put: "Put") -> object:
    return put.question.id, put.prompt, put.options, put.lefts


def _card(put: "Put") -> tuple[str, str]:
    return put.question.pack, put.question.card or put.prompt
