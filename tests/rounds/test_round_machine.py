from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bureau_quiz.bank.model import Outcome, Put, Response
from bureau_quiz.errors import Refused
from bureau_quiz.rounds import points
from bureau_quiz.rounds.model import Action, Phase, Rules, Told, View
from bureau_quiz.rounds.round import Round
from tests.rounds.decks import question

OPTIONS = ("no", "yes", "neither", "both")

responses = st.one_of(
    st.integers(-1, 5).map(Response.option),
    st.just(Response.skip()),
    st.just(Response.late()),
    st.sampled_from(["yes", "", "1"]).map(Response.text),
    st.builds(Response, st.sampled_from(["option", "order", ""]), st.sampled_from(["", "1", "²"])),
)
moments = st.one_of(
    st.floats(-1, 40, allow_nan=False), st.sampled_from([0.0, 19.99, 20.0, 20.0001])
)


class AnyOrder(RuleBasedStateMachine):
    """Whatever is called in whatever order, a round keeps its word."""

    def __init__(self) -> None:
        super().__init__()
        self.settled: tuple[Told, ...] = ()

    @initialize(levels=st.lists(st.integers(1, 3), min_size=1, max_size=6), timed=st.booleans())
    def start(self, levels: list[int], timed: bool) -> None:
        self.how = Rules(questions=len(levels), seconds=20 if timed else None)
        self.puts = [
            Put(question(f"{n}", difficulty=level), f"Prompt {n}", OPTIONS, (1,), "yes")
            for n, level in enumerate(levels)
        ]
        self.round = Round(self.how, "T", self.puts)

    def tried(self, action: Action, works: bool, before: View) -> None:
        if works:
            assert action in before.actions
        else:
            assert self.round.view() == before
            assert self.round.told == self.settled

    @rule(response=responses, seconds=moments)
    def answer(self, response: Response, seconds: float) -> None:
        before, works = self.round.view(), False
        with suppress(Refused):
            verdict = self.round.answer(response, seconds)
            works = True
            assert self.round.view().verdict == verdict
            assert not self.how.seconds or seconds <= self.how.seconds
            assert (verdict.judgement.outcome is Outcome.RIGHT) == (response.value == "1")
            assert len(self.round.told) == len(self.settled) + 1
        self.tried(Action.ANSWER, works, before)

    @rule()
    def expire(self) -> None:
        before, works = self.round.view(), False
        with suppress(Refused):
            assert self.round.expire().judgement.outcome is Outcome.LATE
            works = True
            assert self.how.seconds
        self.tried(Action.ANSWER, works, before)

    @rule(action=st.sampled_from([Action.PAUSE, Action.RESUME, Action.NEXT, Action.ABANDON]))
    def call(self, action: Action) -> None:
        before, works = self.round.view(), False
        with suppress(Refused):
            getattr(self.round, action.value)()
            works = True
        self.tried(action, works, before)
        assert works == (action in before.actions)

    @invariant()
    def no_verdict_is_taken_back_and_none_given_twice(self) -> None:
        told = self.round.told
        assert told[: len(self.settled)] == self.settled
        assert [one.number for one in told] == list(range(1, len(told) + 1))
        assert len(told) <= len(self.puts)
        self.settled = told

    @invariant()
    def the_score_is_the_records(self) -> None:
        told = self.round.told
        levels = [put.question.difficulty for put in self.puts[: len(told)]]
        score = points.score(self.how, levels, told)
        assert score == self.round.score
        assert score.points == sum(one.verdict.points for one in told) <= score.possible
        assert dict(points.parts(self.how, told))["Streaks"] >= 0

    @invariant()
    def what_may_be_seen_fits_the_phase(self) -> None:
        view, told = self.round.view(), self.round.told
        assert bool(view.prompt) == bool(view.options) == (view.phase in (Phase.ASKING, Phase.TOLD))
        assert (view.verdict is not None) == (view.phase is Phase.TOLD)
        assert any(option.right for option in view.options) == (view.phase is Phase.TOLD)
        assert view.meters[1].spoken == f"Score {self.round.score.points}"
        assert view.number == len(told) + (view.phase in (Phase.ASKING, Phase.PAUSED))

    @invariant()
    def it_can_be_taken_up_again(self) -> None:
        again = Round(self.how, "T", self.puts, self.round.told)
        assert again.told == self.round.told
        assert again.finished == self.round.finished


AnyOrder.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyOrder = AnyOrder.TestCase
