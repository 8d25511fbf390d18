from dataclasses import replace
from fractions import Fraction

import pytest

from bureau_quiz.bank.model import Judgement, Outcome, Put, Response
from bureau_quiz.errors import Refused
from bureau_quiz.rounds import points
from bureau_quiz.rounds.model import Action, Lifeline, Phase, Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.round import Round
from tests.rounds.decks import question

YES, NO = Response.option(1), Response.option(0)


def put(name: str) -> Put:
    one = question(name, difficulty=1)
    return Put(one, f"What about {name}?", ("no", "yes", "neither", "both"), (1,), "yes")


def a_round(mode: str = "classic", seconds: int | None = None) -> Round:
    rules = replace(MODES[mode].rules, seconds=seconds)
    return Round(rules, "The Bureau", [put(f"q{n}") for n in range(12)])


def play(playing: Round, *responses: Response) -> Round:
    for response in responses:
        if playing.phase is Phase.TOLD:
            playing.next()
        playing.answer(response, 1)
    return playing


def test_an_appealed_verdict_is_right_as_if_it_had_been_so_at_once() -> None:
    playing = play(a_round(seconds=20), YES, NO)
    assert Action.APPEAL in playing.view().actions
    verdict = playing.appeal()
    as_right = play(a_round(seconds=20), YES, YES)
    assert verdict == as_right.told[-1].verdict._replace(
        judgement=Judgement(Outcome.RIGHT, Fraction(1), "you said that you were right")
    )
    told = playing.told[-1]
    assert told.appealed
    assert (told.given, told.response) == ("no", NO)
    view = playing.view()
    assert view.verdict == verdict
    assert view.appealed
    assert view.given == "no"
    assert Action.APPEAL not in view.actions
    assert playing.score == as_right.score._replace(appealed=1)


def test_the_streak_goes_on_over_an_appeal() -> None:
    playing = play(a_round(), YES, NO)
    playing.appeal()
    play(playing, YES)
    assert [told.verdict.points for told in playing.told] == [100, 110, 120]


def test_only_the_wrong_verdict_that_is_out_can_be_appealed_and_once() -> None:
    playing = a_round(seconds=20)
    for response in (YES, Response.skip()):
        with pytest.raises(Refused):
            playing.appeal()
        playing.answer(response, 1)
        with pytest.raises(Refused):
            playing.appeal()
        playing.next()
    playing.expire()
    with pytest.raises(Refused):
        playing.appeal()
    play(playing, NO)
    playing.appeal()
    before = playing.told
    with pytest.raises(Refused):
        playing.appeal()
    assert playing.told == before
    play(playing, NO)
    playing.next()
    with pytest.raises(Refused):
        playing.appeal()


def test_a_cover_that_was_not_blown_after_all() -> None:
    playing = play(a_round("survival"), NO, NO, NO)
    assert playing.finished
    playing.appeal()
    play(playing, YES, NO)
    assert playing.finished
    assert (playing.score.asked, playing.score.appealed) == (5, 1)


def test_a_climb_goes_on() -> None:
    playing = play(a_round("ladder"), YES, NO)
    assert playing.score.points == 0
    assert playing.appeal().points == 200
    play(playing, YES)
    assert playing.score.points == 600


def test_lifelines_keep_their_price() -> None:
    playing = a_round("survival")
    playing.use(Lifeline.STRIKE)
    left = [
        place
        for place, option in enumerate(playing.view().options)
        if not option.struck and place != 1
    ]
    playing.answer(Response.option(left[0]), 1)
    assert playing.appeal().points == 50


def test_a_record_that_keeps_the_old_verdict_beside_the_appeal_scores_the_same() -> None:
    playing = play(a_round(), YES, NO)
    wrong = playing.told[-1].verdict
    playing.appeal()
    kept = [playing.told[0], playing.told[1]._replace(verdict=wrong)]
    assert points.score(Rules(), [1, 1], kept) == playing.score
    assert points.replay(Rules(), [1, 1], kept) == playing.told
    assert Round(Rules(), "The Bureau", playing.puts, kept).told == playing.told
