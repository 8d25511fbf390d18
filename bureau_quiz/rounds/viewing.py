"""What may be seen of a round: nothing of an answer before its verdict, nothing while paused."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Put
from bureau_quiz.rounds import lifelines
from bureau_quiz.rounds.model import (
    Action,
    Lifeline,
    Meter,
    OptionView,
    Phase,
    Rules,
    Told,
    View,
)
from bureau_quiz.rounds.modes import MODES


class Standing(NamedTuple):
    """Where a round stands: all that its view is made of."""

    rules: Rules
    title: str
    phase: Phase
    puts: Sequence[Put]
    put: Put | None
    """The question that is open or has just been told."""
    told: Sequence[Told]
    number: int
    """Which question it is, from 1; once it is over, how many were told."""
    limit: float | None
    aids: Collection[Lifeline]
    """Used for this question."""
    used: Collection[Lifeline]
    """Used in the round."""
    actions: tuple[Action, ...]
    names: Sequence[str]

    @property
    def settled(self) -> Told | None:
        """The question that has just been told."""
        return self.told[-1] if self.phase is Phase.TOLD else None


def view_of(now: Standing) -> View:
    """All that may be seen of a round that stands so."""
    mode = MODES[now.rules.mode]
    timed = now.rules.seconds is not None
    lent = [one for one in mode.lifelines if timed or one is not Lifeline.TIME]
    open_put = now.put if now.phase is Phase.ASKING else None
    view = View(
        phase=now.phase,
        title=now.title,
        meters=_meters(now),
        actions=now.actions,
        number=now.number,
        total=_total(now),
        kind=now.put.question.kind if now.put else "",
        category=now.put.question.category if now.put else "",
        limit=now.limit,
        question=now.put.question.id if now.put else "",
        whole=float(now.rules.seconds) if mode.by_round and now.rules.seconds else None,
        lifelines=lifelines.views(lent, open_put, now.used, now.limit is not None),
        turn=_turn(now, now.number) if now.put else "",
        next_turn=_next_turn(now),
        last=_is_last(now),
        points_help=mode.points_help,
        scored=mode.scored,
        noun=mode.noun,
    )
    if now.put is None or now.phase is Phase.PAUSED:
        return view
    return _told(_shown(view, now.put, now), now.put, now.settled)


def _shown(view: View, put: Put, now: Standing) -> View:
    """With the question itself."""
    kind = KINDS[put.question.kind]
    return view._replace(
        prompt=put.prompt,
        how=kind.how(put),
        options=_options(put, now.settled, Lifeline.STRIKE in now.aids),
        lefts=put.lefts,
        picks=len(put.right) if kind.tag == "set" else 0,
        scale=put.scale,
        hint=lifelines.hint(put) if Lifeline.HINT in now.aids and put.question.hints else "",
    )


def _told(view: View, put: Put, told: Told | None) -> View:
    """With its verdict and what is told with it."""
    if told is None:
        return view
    return view._replace(
        given=told.given,
        right=put.shown,
        verdict=told.verdict,
        explanation=put.question.explanation,
        source=put.question.source,
        several=put.several,
        given_places=_given(put, told),
        right_places=put.right,
        appealed=told.appealed,
    )


def _options(put: Put, told: Told | None, strike: bool) -> tuple[OptionView, ...]:
    """The options, marked once told; in an order and in pairs no option is right by itself."""
    out = lifelines.struck(put) if strike else frozenset()
    marked = told is not None and KINDS[put.question.kind].tag in ("option", "set")
    given = _given(put, told) if told else ()
    besides = put.besides if told and put.besides else ("",) * len(put.options)
    return tuple(
        OptionView(
            text,
            right=marked and place in put.right,
            given=marked and place in given,
            struck=place in out,
            beside=beside,
        )
        for place, (text, beside) in enumerate(zip(put.options, besides, strict=True))
    )


def _given(put: Put, told: Told) -> tuple[int, ...]:
    kind = KINDS[put.question.kind]
    return kind.places(put, told.response) if kind.fits(put, told.response) else ()


def _total(now: Standing) -> int | None:
    return None if MODES[now.rules.mode].open_ended else len(now.puts)


def _turn(now: Standing, number: int) -> str:
    return MODES[now.rules.mode].policy.turn(now.rules, now.names, number)


def _next_turn(now: Standing) -> str:
    """Whose turn follows a verdict that is out; empty where nothing follows."""
    if now.settled is None or _is_last(now):
        return ""
    return _turn(now, now.number + 1)


def _is_last(now: Standing) -> bool:
    """Whether nothing follows a verdict that is out."""
    policy = MODES[now.rules.mode].policy
    ended = policy.next_place(now.rules, now.puts, now.told) is None
    return now.settled is not None and ended


def _meters(now: Standing) -> tuple[Meter, ...]:
    mode, number = MODES[now.rules.mode], now.number
    policy = mode.policy
    own = policy.own(now.rules, now.told, number) if number else ()
    earned = policy.final(now.rules, own)
    streak = own[-1].verdict.streak if own else 0
    meters = [policy.progress(now.rules, _total(now), now.told, number)]
    if mode.scored:
        meters.append(Meter("points", f"{earned:,}".replace(",", " "), f"Score {earned}"))
    if policy.streaks:
        meters.append(Meter("streak", f"streak {streak}", f"Streak {streak}"))
    return (*meters, *policy.meters(now.rules, now.puts, now.told, number, _turn(now, number)))
