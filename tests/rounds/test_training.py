"""Training: every run ends, what was missed comes back, and no place where it is cut matters."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.bank.model import Outcome, Put, Response
from bureau_quiz.rounds import points
from bureau_quiz.rounds.model import Action, Phase, Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.modes.training import APART, TIMES, course
from bureau_quiz.rounds.round import Round
from tests.rounds.decks import question

YES, NO, SKIP = Response.option(1), Response.option(0), Response.skip()


def a_run(facts: int) -> Round:
    names = [f"{'abc'[time]}{fact}" for time in range(TIMES) for fact in range(facts)]
    puts = [
        Put(question(name), f"What about {name}?", ("no", "yes", "so", "both"), (1,), "yes")
        for name in names
    ]
    return Round(replace(MODES["training"].rules, questions=facts), "The Bureau", puts)


def asked(playing: Round) -> list[str]:
    return [put.question.id.rpartition("/")[2] for put in playing.asked]


def play(playing: Round, right: str) -> Round:
    """Answer right where a `+` stands, and skip at the end of the text."""
    for sign in right:
        playing.answer(YES if sign == "+" else NO, 1)
        playing.next()
    return playing


def order(facts: int, right: str) -> str:
    return " ".join(asked(play(a_run(facts), right)))


def test_what_is_missed_comes_back_after_three_others() -> None:
    assert order(5, "+++++") == "a0 a1 a2 a3 a4"
    assert order(5, "-++++") == "a0 a1 a2 a3 b0 a4"
    assert order(5, "-+++-++") == "a0 a1 a2 a3 b0 a4 c0"
    assert order(5, "++++-+") == "a0 a1 a2 a3 a4 b4"
    assert order(6, "--++++++") == "a0 a1 a2 a3 b0 b1 a4 a5"


def test_where_there_are_no_three_others_it_comes_back_at_the_end() -> None:
    assert order(1, "---") == "a0 b0 c0"
    assert order(2, "-+-+") == "a0 a1 b0 c0"
    assert order(3, "-+-++") == "a0 a1 a2 b0 b2"


def test_three_times_is_the_most() -> None:
    playing = play(a_run(2), "------")
    assert playing.phase is Phase.OVER
    assert playing.finished
    assert asked(playing) == ["a0", "a1", "b0", "b1", "c0", "c1"]


def test_a_skip_is_a_miss_and_an_appeal_is_none() -> None:
    playing = a_run(4)
    playing.answer(SKIP, 1)
    playing.next()
    play(playing, "+++")
    assert asked(playing)[-1] == "b0"
    playing = a_run(2)
    playing.answer(NO, 1)
    assert playing.coming
    assert playing.coming.question.id.endswith("a1")
    playing.appeal()
    playing.next()
    assert asked(play(playing, "+")) == ["a0", "a1"]
    assert playing.finished


def test_the_number_seen_at_the_start_stays_true() -> None:
    playing = a_run(2)
    seen = [playing.view().meters]
    for response in (NO, YES, YES):
        playing.answer(response, 1)
        seen.append(playing.view().meters)
        playing.next()
    assert [meters[0].text for meters in seen] == [
        "0 of 2 facts",
        "0 of 2 facts",
        "1 of 2 facts",
        "2 of 2 facts",
    ]
    assert [meters[0].name for meters in seen] == ["progress"] * 4


def test_what_comes_back_is_told_before_and_when_it_does() -> None:
    playing = a_run(5)

    def said() -> list[str]:
        return [meter.text for meter in playing.view().meters[1:]]

    assert said() == []
    playing.answer(NO, 1)
    assert said() == ["1 comes back"]
    playing.next()
    playing.answer(NO, 1)
    assert said() == ["2 come back"]
    playing.next()
    play(playing, "++")
    # The first of them is asked now; one is still to come.
    assert said() == ["once more", "1 comes back"]
    playing.answer(NO, 1)
    assert said() == ["once more", "2 come back"]
    playing.next()
    assert said() == ["once more", "1 comes back"]
    playing.answer(YES, 1)
    playing.next()
    play(playing, "+")
    assert said() == ["once more"]
    playing.answer(NO, 1)
    # Asked for as often as may be: the run reaches the number that it began with.
    assert playing.view().meters[0].text == "5 of 5 facts"
    assert said() == ["once more"]


def test_there_are_no_points() -> None:
    playing = a_run(2)
    view = playing.view()
    assert not view.scored
    assert view.total is None
    assert {Action.SKIP, Action.PAUSE} <= set(view.actions)
    verdict = playing.answer(YES, 1)
    assert (verdict.points, verdict.possible, verdict.sum_text) == (0, 0, "")
    playing.next()
    play(playing, "+")
    assert playing.score.points == playing.score.possible == 0
    assert (playing.score.right, playing.score.asked) == (2, 2)
    assert not any(earned for _, earned in points.parts(playing.rules, playing.told))


outcomes = st.lists(st.sampled_from([YES, NO, SKIP]), min_size=60, max_size=60)


@given(st.integers(1, 20), outcomes)
def test_every_run_ends_and_each_miss_comes_back(facts: int, responses: list[Response]) -> None:
    playing = a_run(facts)
    for response in responses:
        if playing.phase is Phase.OVER:
            break
        playing.answer(response, 1)
        playing.next()
    assert playing.phase is Phase.OVER
    assert facts <= len(playing.told) <= TIMES * facts
    went = course(facts, playing.told)
    assert went.done == set(range(facts))
    right = [one.verdict.judgement.outcome is Outcome.RIGHT for one in playing.told]
    for fact in range(facts):
        places = [place for place, other in enumerate(went.asked) if other == fact]
        # Until it is right or was asked for as often as may be, and no further.
        assert [right[place] for place in places[:-1]] == [False] * (len(places) - 1)
        assert right[places[-1]] or len(places) == TIMES
        for one, other in pairwise(places):
            fresh_after = any(
                went.asked[place] not in went.asked[:place] for place in range(other, len(right))
            )
            assert other - one > APART or not fresh_after
    assert len(set(asked(playing))) == len(playing.told)


@given(st.integers(1, 8), outcomes, st.data())
def test_taken_up_again_anywhere_it_goes_on_alike(
    facts: int, responses: list[Response], data: st.DataObject
) -> None:
    playing = a_run(facts)
    for response in responses:
        if playing.phase is Phase.OVER:
            break
        playing.answer(response, 1)
        playing.next()
    cut = data.draw(st.integers(0, len(playing.told)))
    again = Round(playing.rules, "The Bureau", playing.puts, playing.told[:cut])
    for one in playing.told[cut:]:
        again.answer(one.response, one.tenths / 10)
        again.next()
    assert asked(again) == asked(playing)
    assert again.told == playing.told


def test_fewer_puts_than_the_rules_have_facts_are_asked_to_their_end() -> None:
    puts = a_run(2).puts[:2]
    playing = Round(Rules("training", 5), "The Bureau", puts)
    assert asked(play(playing, "-+-+")) == ["a0", "a1", "a0", "a0"]
    assert playing.finished
    assert Fraction(playing.score.right) == 2
