"""The Round: it owns its phase, judges each question once, and shows what may be seen of itself."""

from collections.abc import Sequence

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Judgement, Outcome, Put, Response
from bureau_quiz.errors import Refused
from bureau_quiz.rounds import points
from bureau_quiz.rounds.model import (
    Action,
    Meter,
    OptionView,
    Phase,
    Rules,
    Score,
    Told,
    Verdict,
    View,
)
from bureau_quiz.rounds.modes import MODES

_ACTIONS = {
    Phase.ASKING: (Action.ANSWER, Action.SKIP, Action.PAUSE, Action.ABANDON),
    Phase.PAUSED: (Action.RESUME, Action.ABANDON),
    Phase.TOLD: (Action.NEXT, Action.ABANDON),
    Phase.OVER: (),
}


class Round:
    """One play-through of questions that are dealt already.

    A call that does not fit the phase raises Refused and changes nothing.
    """

    def __init__(
        self, rules: Rules, title: str, puts: Sequence[Put], told: Sequence[Told] = ()
    ) -> None:
        """Start a round, or take one up again after the questions that are `told`.

        Args:
            rules: The rules; their mode must be one of MODES.
            title: What is played: `The Bureau`.
            puts: The dealt questions.
            told: What was settled before, in order; its points are worked out again.

        Raises:
            ValueError: If more is told than the mode asks.
        """
        mode = MODES[rules.mode]
        self.rules = rules
        self.puts = tuple(puts)
        self.title = f"{title} · {mode.title.lower()}"
        self.abandoned = False
        self._policy = mode.policy
        self._places: list[int] = []
        self._told: list[Told] = []
        self._paused = False
        self._phase = Phase.OVER
        for settled in told:
            self._ask()
            if self._phase is Phase.OVER:
                raise ValueError("more questions are told than the round asks")
            self._told.append(settled)
        difficulties = [put.question.difficulty for put in self.asked]
        self._told = list(points.replay(rules, difficulties, told))
        self._ask()

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
        return None if self._phase is Phase.OVER else self.asked[-1]

    @property
    def coming(self) -> Put | None:
        """The question that `next()` would put once the present one is told; None: none is left."""
        place = self._place_after(len(self._told))
        return None if place is None else self.puts[place]

    @property
    def finished(self) -> bool:
        """Whether every question that the mode asks has been settled."""
        return self._place_after(len(self._told)) is None

    @property
    def score(self) -> Score:
        """What the settled questions come to."""
        asked = self.asked[: len(self._told)]
        return points.score(self.rules, [put.question.difficulty for put in asked], self._told)

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
        if self.rules.seconds is not None and seconds > self.rules.seconds:
            raise Refused("The time for this question is up.")
        return self._settle(response, _judge(put, response), _tenths(seconds))

    def expire(self) -> Verdict:
        """Settle the open question as late: its time ran out.

        Raises:
            Refused: If no question is open, or the round has no timer.
        """
        self._open()
        if self.rules.seconds is None:
            raise Refused("This round has no timer.")
        late = Judgement(Outcome.LATE)
        return self._settle(Response.late(), late, self.rules.seconds * points.TENTHS)

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
            raise Refused(
                "The round is over."
                if self._phase is Phase.OVER
                else "This question is not answered yet."
            )
        self._ask()

    def abandon(self) -> None:
        """End the round here; what is settled counts, the open question does not.

        Raises:
            Refused: If the round is over.
        """
        if self._phase is Phase.OVER:
            raise Refused("The round is over.")
        self.abandoned = not self.finished
        self._phase = Phase.OVER

    def view(self) -> View:
        """All that may be seen now."""
        put, shown = self.put, self._phase in (Phase.ASKING, Phase.TOLD)
        told = self._told[-1] if self._phase is Phase.TOLD else None
        number = len(self._places) if put else len(self._told)
        return View(
            phase=self._phase,
            title=self.title,
            meters=self._meters(number),
            actions=_ACTIONS[self._phase],
            number=number,
            total=len(self.puts),
            kind=put.question.kind if put else "",
            category=put.question.category if put else "",
            prompt=put.prompt if put and shown else "",
            options=_options(put, told) if put and shown else (),
            limit=None if self.rules.seconds is None else float(self.rules.seconds),
            given=told.given if told else "",
            right=put.shown if put and told else "",
            verdict=told.verdict if told else None,
            explanation=put.question.explanation if put and told else "",
            source=put.question.source if put and told else "",
            question=put.question.id if put else "",
            several=put.several if put and told else False,
        )

    def _place_after(self, count: int) -> int | None:
        return self._policy(self.rules, self.puts, self._told[:count])

    def _ask(self) -> None:
        place = self._place_after(len(self._told))
        self._paused = False
        if place is None:
            self._phase = Phase.OVER
        else:
            self._places.append(place)
            self._phase = Phase.ASKING

    def _open(self) -> Put:
        """The open question; Refused, with the reason, where there is none."""
        if self._phase is Phase.ASKING:
            return self.asked[-1]
        raise Refused(
            {
                Phase.PAUSED: "The round is paused: resume it first.",
                Phase.TOLD: "This question has been answered already.",
            }.get(self._phase, "The round is over.")
        )

    def _settle(self, response: Response, judgement: Judgement, tenths: int) -> Verdict:
        put = self.asked[-1]
        verdict = points.verdict(
            self.rules, put.question.difficulty, judgement, self._told, tenths, self._paused
        )
        number = len(self._places)
        given = _in_words(put, response)
        self._told.append(Told(number, response, given, tenths, self._paused, verdict))
        self._phase = Phase.TOLD
        return verdict

    def _meters(self, number: int) -> tuple[Meter, ...]:
        total = len(self.puts)
        earned = sum(told.verdict.points for told in self._told)
        streak = self._told[-1].verdict.streak if self._told else 0
        return (
            Meter("progress", f"{number}/{total}", f"Question {number} of {total}"),
            Meter("points", f"{earned:,}".replace(",", " "), f"Score {earned}"),
            Meter("streak", f"streak {streak}", f"Streak {streak}"),
        )


def _judge(put: Put, response: Response) -> Judgement:
    if response.tag == "skip":
        return Judgement(Outcome.SKIPPED)
    kind = KINDS[put.question.kind]
    if not kind.fits(put, response):
        raise Refused("That is no answer to this question.")
    judgement = kind.judge(put, response)
    if judgement is None:
        raise Refused("The pack does not say whether that is right: give another answer.")
    return judgement


def _tenths(seconds: float) -> int:
    return max(int(seconds * points.TENTHS), 0)


def _in_words(put: Put, response: Response) -> str:
    return put.options[int(response.value)] if response.tag == "option" else response.value


def _options(put: Put, told: Told | None) -> tuple[OptionView, ...]:
    if told is None:
        return tuple(OptionView(text) for text in put.options)
    given = told.response.value if told.response.tag == "option" else ""
    return tuple(
        OptionView(text, right=place in put.right, given=str(place) == given)
        for place, text in enumerate(put.options)
    )
