"""A briefing becomes a round, dealt, of a code or of chosen questions; somebody sits down to it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.bank.model import Put
from bureau_quiz.errors import WrongUse
from bureau_quiz.game import boards, briefings, timing
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.replaying import listed
from bureau_quiz.game.series import Series
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.records.model import RoundStart
from bureau_quiz.rounds.dealing import Dealt, deal
from bureau_quiz.rounds.model import Deal
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.round import Round

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Question
    from bureau_quiz.game.afterwards import Afterwards, LookBack
    from bureau_quiz.game.meanwhile import Progress
    from bureau_quiz.game.recall.model import DossierPage
    from bureau_quiz.game.results import Debriefing
    from bureau_quiz.settings import Settings

CHANGED = (
    "The code was made with another version of a pack, or its first word is mistyped: the questions"
    " may differ from those that whoever sent it was asked."
)


class _Plan(NamedTuple):
    """A round that is about to begin."""

    briefing: Briefing
    dealt: Dealt
    seed: int
    block: int
    seeded: bool
    why_not: str
    code: str = ""
    day: str = ""


def begin(desk: Desk, series: Series, settings: "Settings", briefing: Briefing) -> Sitting:
    """Deal a round and sit down to it; its first question is in the records.

    Raises:
        WrongUse: If the briefing cannot be played, with the mend.
    """
    if briefing.code:
        plan = _from_code(desk, settings, briefing)
    else:
        settled = briefings.settled(briefing, desk.catalogue)
        mode = MODES[settled.rules.mode]
        if not mode.offered:
            raise WrongUse(f"{mode.title} is not a mode to choose: it is begun by itself.")
        settled = replace(settled, rules=timing.checked(settled.rules, settings.timer))
        plan = _listed(desk, series, settled) if settled.only else _dealt(desk, series, settled)
    return _begun(desk, plan)


def begin_day(desk: Desk, briefing: Briefing, day: str) -> Sitting:
    """Begin a day's dispatch; the briefing has its seed.

    Raises:
        WrongUse: If the briefing cannot be played, with the mend.
    """
    briefing = briefings.settled(briefing, desk.catalogue)
    seed = briefing.seed or 0
    dealt = _deal(desk, briefing, seed, 0)
    why_not = boards.why_not(briefing.rules)
    return _begun(desk, _Plan(briefing, dealt, seed, 0, True, why_not, day=day))


def sit_down(
    desk: Desk,
    number: int,
    start: RoundStart,
    playing: Round,
    as_dealt: bool = True,
    trained: "LookBack | None" = None,
    notes: tuple[str, ...] = (),
) -> Sitting:
    """Sit down to a round that is in the records.

    Args:
        desk: What the game works with.
        number: Its number.
        start: How it began.
        playing: The round.
        as_dealt: Whether its questions are those of its seed, so that a code can name it.
        trained: Looks back on a training run.
        notes: What is said before it starts, and not kept.
    """
    before = desk.best(start.player, start.deal.packs, start.rules)
    afterwards: Afterwards | None = None

    def look_back(
        notices: tuple[str, ...], patience: float | None, tell: "Progress | None"
    ) -> "Debriefing":
        nonlocal afterwards
        from bureau_quiz.game import coding, dispatches
        from bureau_quiz.game.afterwards import Afterwards
        from bureau_quiz.game.debriefing import debriefing

        afterwards = afterwards or Afterwards(desk, number, start, playing, trained)
        after = afterwards.look(patience, tell)
        return debriefing(
            playing,
            start,
            boards.placing(desk.records, playing, start, number, before),
            notices,
            code=coding.written(desk, playing, start) if as_dealt else "",
            rival=coding.rival(start),
            dispatch=dispatches.of_round(desk, start) if start.day else None,
            trained=after.trained,
            gains=after.gains,
            pending=after.pending,
        )

    def look_up(question: "Question", tell: "Progress | None") -> "DossierPage | None":
        from bureau_quiz.game.recall import aftermath

        turn = MODES[start.rules.mode].policy.turn(start.rules, start.names, len(playing.told))
        return aftermath.opened(desk, start, question, turn or start.player, tell)

    return Sitting(number, playing, start, desk.records, look_back, notes, look_up)


def _dealt(desk: Desk, series: Series, briefing: Briefing) -> _Plan:
    seeded = briefing.seed is not None
    seed, block = series.coming(briefing)
    dealt = _deal(desk, briefing, seed, block)
    why_not = boards.SEEDED if seeded else boards.why_not(briefing.rules)
    return _Plan(briefing, dealt, seed, block, seeded, why_not)


def _listed(desk: Desk, series: Series, briefing: Briefing) -> _Plan:
    seed = series.fresh()
    dealt = listed(desk.catalogue, briefing.packs, briefing.rules, briefing.only, seed)
    return _Plan(briefing, dealt, seed, 0, True, boards.REPLAYED)


def _from_code(desk: Desk, settings: "Settings", briefing: Briefing) -> _Plan:
    from bureau_quiz.game import coding
    from bureau_quiz.rounds import codes

    given = briefing.code
    assert given is not None
    read = coding.read(desk, settings, given.text)
    briefing = briefings.settled(
        replace(read, player=briefing.player, names=briefing.names, code=given),
        desk.catalogue,
    )
    asked, rules = briefing.rules, timing.checked(briefing.rules, settings.timer)
    briefing, packs = replace(briefing, rules=rules), briefing.packs
    seed, block = briefing.seed or 0, briefing.block or 0
    dealt = _deal(desk, briefing, seed, block)
    why_not = boards.why_not(rules)
    if not codes.read(given.text).agrees(dealt.puts):
        dealt = dealt._replace(notes=(CHANGED, *dealt.notes))
        why_not = why_not or boards.OTHER_VERSION
    elif desk.records.played(briefing.player, packs, rules, seed, block):
        why_not = why_not or boards.PLAYED_BEFORE
    if note := timing.told(asked, rules):
        dealt = dealt._replace(notes=(note, *dealt.notes))
    return _Plan(briefing, dealt, seed, block, True, why_not, code=coding.kept(given))


def _deal(desk: Desk, briefing: Briefing, seed: int, block: int) -> Dealt:
    dealt = deal(desk.catalogue.decks(briefing.packs, briefing.rules), briefing.rules, seed, block)
    if not dealt.puts:
        raise WrongUse("Nothing is left to ask.", "Choose more packs, categories or difficulties.")
    return dealt


def _begun(desk: Desk, plan: _Plan) -> Sitting:
    briefing, puts = plan.briefing, plan.dealt.puts
    start = RoundStart(
        player=briefing.player,
        title=desk.title(briefing.packs),
        rules=briefing.rules,
        deal=Deal(briefing.packs, plan.seed, plan.block, plan.dealt.notes),
        digests=desk.digests(briefing.packs),
        ranked=not plan.why_not,
        why_not=plan.why_not,
        seeded=plan.seeded,
        names=briefing.names,
        listed=_ids(puts) if briefing.only else (),
        day=plan.day,
        code=plan.code,
        dealt=len(puts),
    )
    playing = Round(start.rules, start.title, puts, names=start.names)
    number = desk.records.begin(start, playing.asked[0])
    return sit_down(desk, number, start, playing)


def _ids(puts: Sequence[Put]) -> tuple[str, ...]:
    return tuple(put.question.id for put in puts)
