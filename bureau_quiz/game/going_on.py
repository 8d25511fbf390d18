"""Rounds that were cut off: offered, gone on with at the same question, or dropped."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.errors import WrongUse
from bureau_quiz.game import boards, briefings
from bureau_quiz.game.briefings import playable
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.model import Stuck, Waiting
from bureau_quiz.game.words import seen
from bureau_quiz.records.model import Ending, Past, RoundStart
from bureau_quiz.rounds.model import RULES_VERSION
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.scope import Scope

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Put
    from bureau_quiz.game.recall.memories import Memories
    from bureau_quiz.game.sitting import Sitting
    from bureau_quiz.rounds.model import Rules, Told
    from bureau_quiz.rounds.round import Round
    from bureau_quiz.settings import Settings

CHANGED = "A pack has changed since the round began: what is still to come is dealt anew."
OTHER_RULES = "The game has changed since the round began: what is still to come is dealt anew."
DAMAGED = "Its record is damaged."
ENDED = "That round is not waiting any more."
ELSEWHERE = "Perhaps another window plays it."


class _Taken(NamedTuple):
    """A round taken up again from its record."""

    playing: "Round"
    as_dealt: bool
    """Whether all its questions are those that were dealt when it began."""


def look(
    desk: Desk, settings: "Settings", pasts: Iterable[Past]
) -> tuple[Waiting | None, tuple[Stuck, ...]]:
    """The first of some open rounds that can be gone on with, and those before it that cannot.

    One of which only its end was not written is closed on the way, with its score.
    """
    stuck: list[Stuck] = []
    for past in pasts:
        why = why_not(desk, settings, past)
        try:
            if not why and not _closed(desk, past):
                return _waiting(desk, past), tuple(stuck)
        except WrongUse:
            why = DAMAGED
        if why:
            stuck.append(Stuck(past.id, _title(past.start), why))
    return None, tuple(stuck)


def _waiting(desk: Desk, past: Past) -> Waiting:
    rules, mode = past.start.rules, MODES[past.start.rules.mode]
    number, total = past.score.asked + 1, _total(past.start)
    told = () if mode.dealt else desk.records.tolds(past.id)
    return Waiting(
        round=past.id,
        title=_title(past.start),
        number=number,
        total=total,
        points=past.score.points,
        when=past.started.astimezone(desk.now().tzinfo),
        progress="" if mode.dealt else mode.policy.progress(rules, total, told, number).spoken,
        scored=mode.scored,
        noun=mode.noun,
    )


def _total(start: RoundStart) -> int | None:
    if MODES[start.rules.mode].open_ended:
        return None
    # Those of the first schema were not counted; of one that was shorter a note says so.
    return start.dealt or (None if start.deal.notes else start.rules.questions)


def _title(start: RoundStart) -> str:
    name = start.rules.mode
    return f"{start.title} · {MODES[name].title.lower() if name in MODES else name}"


def why_not(desk: Desk, settings: "Settings", past: Past) -> str:
    """Why a round cannot be gone on with, as a sentence; empty where it can."""
    if past.start.rules.mode not in MODES:
        return f"This version of the game has no mode “{past.start.rules.mode}”."
    infos = desk.infos()
    for pack in past.start.deal.packs:
        name = Scope.read(pack).pack
        info = infos.get(name)
        if info is None:
            add = "bureau-quiz pack add PATH"
            return f"The pack “{name}” is not installed. Add it, and the round goes on: {add}."
        if not playable(info):
            return f"The pack “{pack}” cannot be played now."
    if beyond := briefings.beyond(past.start.deal.packs, settings, infos):
        info, level, mine = beyond
        return (
            f"It is for who has {seen(info.scale, level)} of {info.title};"
            f" your settings say: {seen(info.scale, mine)}."
        )
    asked, told = len(desk.records.puts(past.id)), len(desk.records.tolds(past.id))
    return "" if 0 <= asked - told <= 1 and asked else DAMAGED


def go_on(
    desk: Desk, settings: "Settings", number: int, memories: "Callable[[], Memories] | None" = None
) -> "Sitting":
    """Sit down again to a round that was cut off: the same question, its time fresh.

    Args:
        desk: What the game works with.
        settings: Who plays, and how far they have seen.
        number: The round's, in the records.
        memories: What the player knows, brought up to date each time it is called; only rounds that
            are dealt can do without.

    Raises:
        WrongUse: If there is no such round, it cannot be gone on with, or it tells of more than
            the player has seen.
    """
    from bureau_quiz.game.beginning import sit_down

    past = _found(desk, number)
    if why := why_not(desk, settings, past):
        beyond = briefings.beyond(past.start.deal.packs, settings, desk.infos())
        mend = "Say that you have seen further, or drop it." if beyond else "Drop it, or wait."
        raise WrongUse(f"The round cannot be gone on with. {why}", mend)
    if _closed(desk, past):
        raise WrongUse(ENDED, "It had come to its end; its score is kept.")
    start = past.start
    if start.rules.seconds is not None and start.ranked:
        start = start._replace(ranked=False, why_not=boards.RESUMED)
    if not desk.records.resume(number, start.why_not):
        raise WrongUse(ENDED, ELSEWHERE)
    try:
        playing, as_dealt = _taken(desk, past)
    except WrongUse:
        desk.records.leave(number)
        raise
    if not as_dealt:
        why = CHANGED if past.version == RULES_VERSION else OTHER_RULES
        notes = tuple(dict.fromkeys((*start.deal.notes, why)))
        start = start._replace(deal=start.deal._replace(notes=notes))
    if MODES[start.rules.mode].dealt or memories is None:
        return sit_down(desk, number, start, playing, as_dealt)
    from bureau_quiz.game.recall import training

    look_back = training.looking_back(desk, memories, settings, training.wish_of(start))
    return sit_down(desk, number, start, playing, as_dealt, trained=look_back)


def drop(desk: Desk, number: int) -> None:
    """Give a round up that was cut off; what was answered is kept, as unfinished.

    Raises:
        WrongUse: If no such round is waiting.
    """
    from bureau_quiz.rounds import points

    past = _found(desk, number)
    # Taken up first: whoever goes on with it in this very moment has it, or finds it ended.
    if not desk.records.resume(number):
        raise WrongUse(ENDED, ELSEWHERE)
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
    if desk.records.resume(past.id):
        desk.records.finish(past.id, boards.ending(playing, past.start))
    return True


def _taken(desk: Desk, past: Past) -> _Taken:
    """The round as it was, from its record; what was not asked yet is dealt again."""
    from bureau_quiz.rounds.round import Round

    start, records = past.start, desk.records
    asked, told = records.puts(past.id), records.tolds(past.id)
    same_packs = desk.digests(start.deal.packs) == dict(start.digests)
    as_dealt = same_packs and past.version == RULES_VERSION
    try:
        rules, puts, as_before = _dealt_again(desk, start, asked, told)
        aids = records.open_aids(past.id)
        playing = Round(rules, start.title, puts, told, aids, start.names)
    except ValueError as strange:
        raise WrongUse(f"The round cannot be gone on with. {DAMAGED}", "Drop it.") from strange
    return _Taken(playing, as_dealt and as_before)


def _dealt_again(
    desk: Desk, start: RoundStart, asked: Sequence["Put"], told: Sequence["Told"]
) -> tuple["Rules", Sequence["Put"], bool]:
    """The round's rules and questions, and whether these are as they were dealt.

    Raises:
        ValueError: If more was asked than the round has.
    """
    if MODES[start.rules.mode].dealt:
        coming, as_before = _coming(desk, start, asked)
        return start.rules, (*asked, *coming), as_before
    from bureau_quiz.game.recall import runs

    return runs.again(desk.catalogue, start, asked, told)


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
