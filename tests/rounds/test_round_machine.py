from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bureau_quiz.bank.model import Graded, Outcome, Put, Response
from bureau_quiz.errors import Refused
from bureau_quiz.rounds import lifelines, points
from bureau_quiz.rounds.model import Action, Lifeline, Phase, Told
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.modes.training import TIMES
from bureau_quiz.rounds.round import Round
from tests.rounds.decks import question

OPTIONS = ("no", "yes", "neither", "both")
CALLS = [Action.PAUSE, Action.RESUME, Action.NEXT, Action.ABANDON, Action.APPEAL, Action.STOP]
NAMES = ("Marie", "Henri")

responses = st.one_of(
    st.integers(-1, 5).map(Response.option),
    st.just(Response.option(1)),
    st.just(Response.skip()),
    st.just(Response.late()),
    st.sampled_from(["yes", "", "1"]).map(Response.text),
    st.sampled_from(["1,2", "0,1", "0,3", "1", "2", "0,9"]).map(lambda said: Response("set", said)),
    st.builds(Response, st.sampled_from(["option", "order", ""]), st.sampled_from(["", "1", "²"])),
)
moments = st.one_of(
    st.floats(-1, 100, allow_nan=False), st.sampled_from([0.0, 1.0, 19.99, 20.0, 20.0001, 45.0])
)
levels = st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=1, max_size=9)


def put(number: int, difficulty: int, multiple: bool) -> Put:
    """A choice whose second option is right, or a multiple with the third one, too."""
    kind = "multiple" if multiple else "choice"
    one = replace(question(f"{number}", difficulty=difficulty, kind=kind), explanation="Told.")
    hinted = replace(one, hints=(Graded("A hint"),) if number % 2 else ())
    return Put(hinted, f"Prompt {number}", OPTIONS, (1, 2) if multiple else (1,), "yes")


class AnyOrder(RuleBasedStateMachine):
    """Whatever is called in whatever order, in whatever mode, a round keeps its word."""

    def __init__(self) -> None:
        super().__init__()
        self.settled: tuple[Told, ...] = ()

    @initialize(mode=st.sampled_from(sorted(MODES)), levels=levels, timed=st.booleans())
    def start(self, mode: str, levels: list[tuple[int, bool]], timed: bool) -> None:
        usual = MODES[mode].rules
        seconds = usual.seconds or (20 if timed else None)
        self.how = replace(usual, questions=len(levels), seconds=seconds)
        comes_back = 1 if MODES[mode].dealt else TIMES
        self.puts = [put(number, *level) for number, level in enumerate(levels * comes_back)]
        self.round = Round(self.how, "T", self.puts, names=NAMES)

    def tried(self, action: Action, call: Callable[[], object]) -> bool:
        """Make a call; refused, it changes nothing, and what worked had been offered."""
        before = self.round.view()
        with suppress(Refused):
            call()
            assert action in before.actions
            return True
        assert self.round.view() == before
        assert self.round.told == self.settled
        return False

    @rule(response=responses, seconds=moments)
    def answer(self, response: Response, seconds: float) -> None:
        limit = self.round.view().limit
        action = Action.SKIP if response.tag == "skip" else Action.ANSWER
        if self.tried(action, lambda: self.round.answer(response, seconds)):
            assert limit is None or seconds <= limit
            told = self.round.told[-1]
            assert self.round.view().verdict == told.verdict
            outcome = told.verdict.judgement.outcome
            assert (outcome is Outcome.RIGHT) == (response in (("option", "1"), ("set", "1,2")))
            assert len(self.round.told) == len(self.settled) + 1

    @rule()
    def expire(self) -> None:
        if self.tried(Action.ANSWER, self.round.expire):
            assert self.how.seconds
            assert self.round.told[-1].verdict.judgement.outcome is Outcome.LATE

    @rule(lifeline=st.sampled_from(Lifeline))
    def use(self, lifeline: Lifeline) -> None:
        action, offered = lifelines.ACTIONS[lifeline], self.round.view().actions
        assert self.tried(action, lambda: self.round.use(lifeline)) == (action in offered)

    @rule(action=st.sampled_from(CALLS))
    def call(self, action: Action) -> None:
        offered, before = self.round.view().actions, self.round.told
        if action is Action.APPEAL and action in offered:
            self.settled = before[:-1]
        worked = self.tried(action, getattr(self.round, action.value))
        assert worked == (action in offered)
        if worked and action is Action.APPEAL:
            told = self.round.told[-1]
            assert told.appealed
            assert told._replace(appealed=False, verdict=before[-1].verdict) == before[-1]
            assert told.verdict.judgement[:2] == (Outcome.RIGHT, Fraction(1))

    @invariant()
    def no_verdict_is_taken_back_and_none_given_twice(self) -> None:
        told = self.round.told
        assert told[: len(self.settled)] == self.settled
        assert [one.number for one in told] == list(range(1, len(told) + 1))
        assert len(told) <= len(self.puts)
        aids = [aid for one in told for aid in one.aids]
        assert len(aids) == len(set(aids))
        self.settled = told

    @invariant()
    def the_score_is_the_records(self) -> None:
        told = self.round.told
        levels = [put.question.difficulty for put in self.round.asked[: len(told)]]
        score = points.score(self.how, levels, told)
        assert score == self.round.score
        assert 0 <= score.points <= sum(one.verdict.points for one in told)
        assert score.points <= score.possible
        assert all(0 <= one.verdict.points <= one.verdict.possible for one in told)
        parts = [earned for _, earned in points.parts(self.how, told)]
        assert (sum(parts), min(parts) >= 0) == (score.points, True)
        seats = points.standings(self.how, NAMES, levels, told)
        if self.how.seats > 1:
            assert sum(seat.points for seat in seats) == score.points

    @invariant()
    def what_may_be_seen_fits_the_phase(self) -> None:
        view, told = self.round.view(), self.round.told
        assert bool(view.prompt) == bool(view.options) == (view.phase in (Phase.ASKING, Phase.TOLD))
        is_told = view.phase is Phase.TOLD
        assert (view.verdict is not None) == is_told
        assert any(option.right for option in view.options) == is_told
        assert bool(view.right_places) == bool(view.right) == bool(view.explanation) == is_told
        assert view.given_places == () or is_told
        if self.how.seats == 1 and view.scored:
            assert view.meters[1].spoken == f"Score {self.round.score.points}"
        assert view.number == len(told) + (view.phase in (Phase.ASKING, Phase.PAUSED))
        assert (view.limit is None) == (self.how.seconds is None or view.phase is Phase.OVER)

    @invariant()
    def it_can_be_taken_up_again(self) -> None:
        playing = self.round
        aids = () if playing.phase is Phase.TOLD else playing.aids
        again = Round(self.how, "T", self.puts, playing.told, aids, NAMES)
        assert again.told == playing.told
        assert again.score == playing.score
        assert again.coming == playing.coming
        if playing.phase is Phase.ASKING:
            assert again.view() == playing.view()
        if Action.STOP not in again.view().actions:
            assert again.finished == playing.finished


AnyOrder.TestCase.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)
TestAnyOrder = AnyOrder.TestCase
