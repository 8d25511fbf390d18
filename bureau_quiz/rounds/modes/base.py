"""What a mode is: default Rules, what a player may choose, and a policy."""

from collections.abc import Sequence
from typing import NamedTuple

from bureau_quiz.bank.model import Judgement, Outcome, Put
from bureau_quiz.rounds.earning import Sum, base_of, factor_of, speed_of, streak_after
from bureau_quiz.rounds.model import Action, Lifeline, Meter, Phase, Rules, Told, Verdict

MISTAKES = (Outcome.WRONG, Outcome.SKIPPED, Outcome.LATE)
"""What is neither right nor partly right."""

LENGTHS = (5, 10, 20, 30)
"""Numbers of questions that are offered unless a mode says otherwise."""

_ACTIONS = {
    Phase.ASKING: (Action.ANSWER, Action.SKIP, Action.PAUSE, Action.FLAG, Action.ABANDON),
    Phase.PAUSED: (Action.RESUME, Action.ABANDON),
    Phase.TOLD: (Action.NEXT, Action.FLAG, Action.ABANDON),
    Phase.OVER: (),
}


class Policy:
    """How a round goes on and what it earns, as classic has it; a mode overrides what is its own.

    Every method is a function of its arguments alone, so that a round can be taken up again, and
    scored again, from its record.
    """

    streaks = True
    """Whether right answers in a row earn more."""
    speed = True
    """Whether the time left earns points."""

    def next_place(self, rules: Rules, puts: Sequence[Put], told: Sequence[Told]) -> int | None:
        """The place in the round's puts of the next question; None ends the round."""
        return len(told) if len(told) < len(puts) else None

    def seconds_left(self, rules: Rules, told: Sequence[Told]) -> float | None:
        """Seconds that the coming question is given; None: untimed."""
        return None if rules.seconds is None else float(rules.seconds)

    def actions(self, phase: Phase) -> tuple[Action, ...]:
        """What can be done, besides lifelines and appeals."""
        return _ACTIONS[phase]

    def own(self, rules: Rules, told: Sequence[Told], number: int) -> Sequence[Told]:
        """What was told of whoever is asked question `number`, from 1."""
        return told

    def base(self, difficulty: int, number: int) -> int:
        """What question `number` is worth before anything is added or taken away."""
        return base_of(difficulty)

    def verdict(
        self,
        rules: Rules,
        difficulty: int,
        judgement: Judgement,
        before: Sequence[Told],
        tenths: int,
        paused: bool,
        aids: Sequence[Lifeline] = (),
    ) -> Verdict:
        """What a response earns; see `points.verdict`."""
        own = self.own(rules, before, len(before) + 1)
        base = self.base(difficulty, len(before) + 1)
        streak = streak_after(judgement.outcome, own[-1].verdict.streak if own else 0)
        seconds = rules.seconds if self.speed else None
        best = Sum(base, self._factor(len(own) + 1), speed_of(seconds, base, 0))
        if judgement.outcome in MISTAKES:
            return Verdict(judgement, 0, base=base, possible=best.points)
        speed = 0 if paused else speed_of(seconds, base, tenths)
        earned = Sum(base, self._factor(streak), speed, judgement.share, len(aids))
        return Verdict(
            judgement,
            earned.points,
            base=base,
            streak=streak,
            speed=earned.points - earned._replace(speed=0).points,
            possible=best.points,
            sum_text=earned.text(),
            sum_spoken=earned.spoken(streak),
        )

    def final(self, rules: Rules, told: Sequence[Told]) -> int:
        """The points that stay, of those that the questions earned."""
        return sum(one.verdict.points for one in told)

    def possible(self, rules: Rules, told: Sequence[Told]) -> int:
        """The most that could have stayed."""
        return sum(one.verdict.possible for one in told)

    def parts(self, rules: Rules, told: Sequence[Told]) -> tuple[tuple[str, int], ...]:
        """How the points came about, in named parts that add up to `final`."""
        plain = sum(
            Sum(one.verdict.base, share=one.verdict.judgement.share, aids=len(one.aids)).points
            for one in told
        )
        speed = sum(one.verdict.speed for one in told)
        streaks = self.final(rules, told) - plain - speed
        found = (("Right answers", plain), ("Streaks", streaks), ("Speed", speed))
        return found if self.speed and rules.seconds is not None else found[:2]

    def turn(self, rules: Rules, names: Sequence[str], number: int) -> str:
        """Who is asked question `number`, from 1; empty where one plays alone."""
        return ""

    def progress(self, rules: Rules, total: int | None, told: Sequence[Told], number: int) -> Meter:
        """How far the round has come.

        Args:
            rules: The round's rules.
            total: How many questions it has; None: as many as one can.
            told: The settled questions.
            number: Which question is open or told, from 1.
        """
        of = ("", "") if total is None else (f"/{total}", f" of {total}")
        return Meter("progress", f"{number}{of[0]}", f"Question {number}{of[1]}")

    def meters(
        self, rules: Rules, puts: Sequence[Put], told: Sequence[Told], number: int, turn: str
    ) -> tuple[Meter, ...]:
        """What the state line shows besides progress, points and streak.

        Args:
            rules: The round's rules.
            puts: The dealt questions.
            told: The settled questions.
            number: Which question is open or told, from 1.
            turn: Whose it is.
        """
        return ()

    def _factor(self, streak: int) -> int:
        return factor_of(streak) if self.streaks else 10


class Mode(NamedTuple):
    """A way to play."""

    name: str
    """As rules, settings and records write it."""
    title: str
    summary: str
    """One line for the briefing."""
    points_help: str
    """One line on how points are earned."""
    rules: Rules
    """What is played unless the player chooses otherwise."""
    policy: Policy = Policy()
    lengths: tuple[int, ...] = LENGTHS
    """Numbers of questions to choose from; one alone: the mode says how many."""
    most: int | None = None
    """The most questions that may be asked for; None: as many as any round may have."""
    by_round: bool = False
    """Whether the rules' seconds are for the whole round."""
    timer: bool = True
    """Whether the player may choose a timer, or none."""
    filters: frozenset[str] = frozenset({"difficulties", "categories"})
    """What of the rules the player may leave out questions by."""
    kinds: frozenset[str] = frozenset()
    """Kinds that are asked; empty: all. `typed` asks choices as typed ones, too."""
    lifelines: tuple[Lifeline, ...] = ()
    """Help that it lends, each once."""
    seats: tuple[int, ...] = (1,)
    """How many may play in turns."""
    open_ended: bool = False
    """As many as one can: a round that runs out of questions is not short of any."""
    rising: bool = False
    """Dealt from easy to hard."""
    ranked: bool = True
    """Whether its rounds may take a place on a board."""
    offered: bool = True
    """Whether a briefing may choose it; the day's dispatch is begun by itself."""
    coded: bool = True
    """Whether a code can name its rounds."""
    dealt: bool = True
    """Whether its questions are dealt; those of others are chosen by what the player knows."""
    scored: bool = True
    """Whether there are points to be told of."""
    noun: str = "mission"
    """What the player is told that one of its rounds is."""
