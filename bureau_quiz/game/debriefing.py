"""Looking back on a round: its lines, its sums, where its score stands, and what may follow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Outcome, Put
from bureau_quiz.game.model import Briefing, Dispatch, Rival
from bureau_quiz.game.results import Debriefing, DebriefingLine, Placing, Standing
from bureau_quiz.records.model import RoundStart
from bureau_quiz.rounds import points
from bureau_quiz.rounds.earning import TENTHS
from bureau_quiz.rounds.model import Rules, Told
from bureau_quiz.rounds.modes import MODES

if TYPE_CHECKING:
    from bureau_quiz.game.recall.model import Gains, Trained
    from bureau_quiz.rounds.round import Round


def debriefing(
    playing: "Round",
    start: RoundStart,
    placing: Placing,
    notices: tuple[str, ...],
    code: str = "",
    rival: Rival | None = None,
    dispatch: Dispatch | None = None,
    trained: "Trained | None" = None,
    gains: "Gains | None" = None,
    pending: bool = False,
) -> Debriefing:
    """Look back on a round as far as it came."""
    return Debriefing(
        title=playing.title,
        player=start.player,
        finished=playing.finished,
        score=playing.score,
        sums=points.parts(playing.rules, playing.told),
        lines=_lines(playing),
        placing=placing,
        notes=start.deal.notes,
        notices=notices,
        seed=start.deal.seed,
        block=start.deal.block,
        again=_again(start),
        misses=misses(playing.asked, playing.told, start),
        code=code,
        rival=rival,
        standings=standings(playing) if playing.rules.seats > 1 else (),
        dispatch=dispatch,
        scored=MODES[start.rules.mode].scored,
        trained=trained,
        gains=gains,
        pending=pending,
    )


def standings(playing: "Round") -> tuple[Standing, ...]:
    """Those who play in turns, best first."""
    levels = [put.question.difficulty for put in playing.asked[: len(playing.told)]]
    seats = points.standings(playing.rules, playing.names, levels, playing.told)
    return tuple(Standing(*seat) for seat in seats)


def _lines(playing: "Round") -> tuple[DebriefingLine, ...]:
    asked = playing.asked[: len(playing.told)]
    turn = MODES[playing.rules.mode].policy.turn
    return tuple(
        DebriefingLine(
            number=told.number,
            question=put.question.id,
            category=put.question.category,
            prompt=put.prompt,
            given=told.given,
            right=put.shown,
            points=told.verdict.points,
            verdict=told.verdict,
            seconds=told.tenths / TENTHS,
            explanation=put.question.explanation,
            source=put.question.source,
            kind=put.question.kind,
            several=put.several,
            player=turn(playing.rules, playing.names, told.number),
            appealed=told.appealed,
            aids=told.aids,
        )
        for put, told in zip(asked, playing.told, strict=True)
    )


def _again(start: RoundStart) -> Briefing:
    """The same with new questions; what cannot be chosen again gives way to what is like it.

    The rules of a replay are those of the round that it replays.
    """
    rules = start.rules if MODES[start.rules.mode].offered else Rules()
    return Briefing(start.deal.packs, rules, start.player, names=start.names)


def misses(puts: Sequence[Put], tolds: Sequence[Told], start: RoundStart) -> Briefing | None:
    """What was not right, once more; None where nothing was, several played, or it came back there.

    Args:
        puts: The questions that were asked, in order; the one that was open may be among them.
        tolds: What was settled of them.
        start: How the round began.
    """
    missed = dict.fromkeys(
        put.question.id
        for put, told in zip(puts, tolds, strict=False)
        if told.verdict.judgement.outcome is not Outcome.RIGHT and not told.appealed
    )
    if not missed or start.rules.seats > 1 or not MODES[start.rules.mode].scored:
        return None
    return Briefing(start.deal.packs, _plain(start.rules), start.player, only=tuple(missed))


def _plain(rules: Rules) -> Rules:
    """The same rules where their mode asks one question after the other, else classic ones."""
    mode = MODES[rules.mode]
    if mode.offered and len(mode.lengths) > 1:
        return rules
    return Rules(seconds=rules.seconds, stretch=rules.stretch) if mode.timer else Rules()
