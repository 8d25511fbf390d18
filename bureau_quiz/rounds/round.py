"""The Round: it owns its phase, judges each question once, and shows what may be seen of itself."""

from collections.abc import Sequence

from bureau_quiz.bank.model import Judgement, Outcome, Put, Response
from bureau_quiz.errors import Refused
from bureau_quiz.rounds import lifelines, points
from bureau_quiz.rounds.actions import OVER, actions_of, why_not_next, why_not_open
from bureau_quiz.rounds.earning import TENTHS
from bureau_quiz.rounds.judging import judge, said
from bureau_quiz.rounds.model import Action, Lifeline, Phase, Rules, Score, Told, Verdict, View
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.viewing import Standing, view_of


class Round:
    """One play-through of questions that are dealt already.

    A call that does not fit the phase raises Refused and changes nothing.
    """

    def __init__(
        self,
        rules: Rules,
        title: str,
        puts: Sequence[Put],
        told: Sequence[Told] = (),
        aids: Sequence[Lifeline] = (),
        names: Sequence[str] = (),
    ) -> None:
        """Start a round, or take one up again after the questions that are `told`.

        Args:
            rules: The rules; their mode must be one of MODES.
            title: What is played: `The Bureau`.
            puts: The dealt questions.
            told: What was settled before, in order; its points are worked out again.
            aids: Lifelines that were used for the question that is open then.
            names: Who plays, where several play in turns.

        Raises:
            ValueError: If more is told than the mode asks.
        """
        self._mode = MODES[rules.mode]
        self._policy = self._mode.policy
        self.rules = rules
        self.puts = tuple(puts)
        self.names = tuple(names)
        self.title = f"{title} · {self._mode.title.lower()}"
        self.abandoned = False
        self._stopped = False
        self._places: list[int] = []
        self._told: list[Told] = []
        self._aids: tuple[Lifeline, ...] = ()
        self._paused = False
        self._phase = Phase.OVER
        self._take_up(told)
        self._ask()
        if self._phase is Phase.ASKING:
            self._aids = tuple(aids)

    @property
    def phase(self) -> Phase:
        """Where the round stands."""
        return self._phase

    @property
    def told(self) -> tuple[Told, ...]:
        """Every question that is settled, in order."""
        return tuple(self._told)

    @property
    def asked(self) -> tuple[Put, ...]:
        """The questions put so far, in order: the settled ones and the one that is open."""
        return tuple(self.puts[place] for place in self._places)

    @property
    def put(self) -> Put | None:
        """The question that is open or has just been told; None once the round is over."""
        return None if self._phase is Phase.OVER else self.puts[self._places[-1]]

    @property
    def coming(self) -> Put | None:
        """The question that `next()` would put once the present one is told; None: none is left."""
        place = self._place_after(len(self._told))
        return None if place is None else self.puts[place]

    @property
    def finished(self) -> bool:
        """Whether it came to its end: all asked that the mode asks, or stopped where one may."""
        return self._stopped or self._place_after(len(self._told)) is None

    @property
    def score(self) -> Score:
        """What the settled questions come to."""
        asked = self.asked[: len(self._told)]
        return points.score(self.rules, [put.question.difficulty for put in asked], self._told)

    @property
    def aids(self) -> tuple[Lifeline, ...]:
        """Lifelines that were used for the question that is open or has just been told."""
        return self._told[-1].aids if self._phase is Phase.TOLD else self._aids

    @property
    def limit(self) -> float | None:
        """Seconds that the question that is open or has just been told was given; None: untimed."""
        before = self._told[:-1] if self._phase is Phase.TOLD else self._told
        given = self._policy.seconds_left(self.rules, before)
        return given * 2 if given is not None and Lifeline.TIME in self.aids else given

    def answer(self, response: Response, seconds: float) -> Verdict:
        """Judge a response to the open question.

        Args:
            response: What the player gives; a skip counts as answered.
            seconds: From the moment the prompt was shown, pauses left out.

        Raises:
            Refused: If no question is open, it is too late, the response does not fit the
                question, or the pack does not say whether it is right. The question stays as it is.
        """
        put = self._open()
        if self.limit is not None and seconds > self.limit:
            raise Refused("The time for this question is up.")
        judgement = judge(put, response, self._actions(), self._aids)
        return self._settle(response, judgement, int(max(seconds, 0) * TENTHS))

    def expire(self) -> Verdict:
        """Settle the open question as late: its time ran out.

        Raises:
            Refused: If no question is open, or the round has no timer.
        """
        self._open()
        if self.limit is None:
            raise Refused("This round has no timer.")
        return self._settle(Response.late(), Judgement(Outcome.LATE), int(self.limit * TENTHS))

    def use(self, lifeline: Lifeline) -> None:
        """Take help for the open question, at the price of half its points.

        Raises:
            Refused: If no question is open, the mode does not lend it, it was used already, or it
                is of no use for this question.
        """
        put = self._open()
        if lifeline not in self._mode.lifelines:
            raise Refused("There is no such lifeline in this round.")
        if why := lifelines.why_not(lifeline, put, self._used(), self.limit is not None):
            raise Refused(why)
        self._aids = (*self._aids, lifeline)

    def appeal(self) -> Verdict:
        """“I was right”: count the response that was just judged wrong as right.

        Raises:
            Refused: If no wrong verdict is out.
        """
        if Action.APPEAL not in self._actions():
            raise Refused("Only a wrong verdict that is out can be appealed.")
        told = self._told.pop()
        verdict = self._verdict(points.APPEALED, told.tenths, told.paused, told.aids)
        self._told.append(told._replace(verdict=verdict, appealed=True))
        return verdict

    def pause(self) -> None:
        """Hide the question, at the price of its speed points.

        Raises:
            Refused: If no question is open.
        """
        self._open()
        self._paused = True
        self._phase = Phase.PAUSED

    def resume(self) -> None:
        """Show the question again.

        Raises:
            Refused: If the round is not paused.
        """
        if self._phase is not Phase.PAUSED:
            raise Refused("The round is not paused.")
        self._phase = Phase.ASKING

    def next(self) -> None:
        """Go on after a verdict: to the next question, or to the end.

        Raises:
            Refused: If the question is still open, or the round is over.
        """
        if self._phase is not Phase.TOLD:
            raise Refused(why_not_next(self._phase))
        self._ask()

    def stop(self) -> None:
        """End the round before the open question, which is not asked then; what is earned stays.

        Raises:
            Refused: If no question is open, or the mode does not let the player stop.
        """
        self._open()
        if Action.STOP not in self._actions():
            raise Refused("This round cannot be stopped with what is earned, only abandoned.")
        self._stopped = True
        self._phase = Phase.OVER

    def abandon(self) -> None:
        """End the round here; what is settled counts, the open question does not.

        Raises:
            Refused: If the round is over.
        """
        if self._phase is Phase.OVER:
            raise Refused(OVER)
        self.abandoned = not self.finished
        self._phase = Phase.OVER

    def view(self) -> View:
        """All that may be seen now."""
        return view_of(
            Standing(
                rules=self.rules,
                title=self.title,
                phase=self._phase,
                puts=self.puts,
                put=self.put,
                told=self._told,
                number=len(self._places) if self.put else len(self._told),
                limit=self.limit if self.put else None,
                aids=self.aids,
                used=self._used(),
                actions=self._actions(),
                names=self.names,
            )
        )

    def _take_up(self, told: Sequence[Told]) -> None:
        """Ask again all that is settled, and work out what it earned."""
        for settled in told:
            self._ask()
            if self._phase is Phase.OVER:
                raise ValueError("more questions are told than the round asks")
            self._told.append(settled)
        difficulties = [put.question.difficulty for put in self.asked]
        self._told = list(points.replay(self.rules, difficulties, told))

    def _actions(self) -> tuple[Action, ...]:
        last = self._told[-1] if self._phase is Phase.TOLD else None
        timed = self.limit is not None
        return actions_of(self._mode, self._phase, self.put, self._used(), timed, last)

    def _used(self) -> frozenset[Lifeline]:
        return frozenset(self._aids).union(*(told.aids for told in self._told))

    def _place_after(self, count: int) -> int | None:
        return self._policy.next_place(self.rules, self.puts, self._told[:count])

    def _ask(self) -> None:
        place = self._place_after(len(self._told))
        self._paused = False
        self._aids = ()
        if place is None:
            self._phase = Phase.OVER
        else:
            self._places.append(place)
            self._phase = Phase.ASKING

    def _open(self) -> Put:
        """The open question; Refused, with the reason, where there is none."""
        if self._phase is Phase.ASKING:
            return self.puts[self._places[-1]]
        raise Refused(why_not_open(self._phase))

    def _settle(self, response: Response, judgement: Judgement, tenths: int) -> Verdict:
        put, number = self._open(), len(self._places)
        verdict = self._verdict(judgement, tenths, self._paused, self._aids)
        given = said(put, response)
        told = Told(number, response, given, tenths, self._paused, verdict, self._aids)
        self._told.append(told)
        self._aids = ()
        self._phase = Phase.TOLD
        return verdict

    def _verdict(
        self, judgement: Judgement, tenths: int, paused: bool, aids: Sequence[Lifeline]
    ) -> Verdict:
        """What the last question put earns, after those that are settled."""
        difficulty = self.puts[self._places[-1]].question.difficulty
        return points.verdict(self.rules, difficulty, judgement, self._told, tenths, paused, aids)
