from collections.abc import Callable
from dataclasses import replace

import pytest

from bureau_quiz.bank.model import Outcome, Put, Response
from bureau_quiz.errors import Refused
from bureau_quiz.rounds.model import Action, Phase, Rules
from bureau_quiz.rounds.round import Round
from tests.rounds.decks import question

TIMED = Rules(seconds=20)


def put(name: str, difficulty: int = 2) -> Put:
    one = question(name, difficulty=difficulty, explanation=f"Because of {name}.")
    return Put(one, f"What about {name}?", ("no", "yes", "neither", "both"), (1,), "yes")


def typed(name: str, unknown: tuple[str, ...] = ()) -> Put:
    plain = question(name, kind="typed", answer="yes")
    one = replace(plain, unknown=unknown)
    return Put(one, one.prompt, (), (), "yes")


def a_round(rules: Rules | None = None, *puts: Put) -> Round:
    return Round(rules or Rules(), "The Bureau", puts or (put("a", 1), put("b", 2), put("c", 3)))


YES, NO = Response.option(1), Response.option(0)


def test_a_round_from_start_to_end() -> None:
    playing = a_round()
    seen = []
    for response in (YES, NO, YES):
        seen.append(playing.view())
        playing.answer(response, 3.0)
        playing.next()
    assert [view.prompt for view in seen] == [f"What about {name}?" for name in "abc"]
    assert [(view.number, view.total) for view in seen] == [(1, 3), (2, 3), (3, 3)]
    assert playing.phase is Phase.OVER
    assert playing.finished
    assert not playing.abandoned
    assert playing.score.points == 100 + 0 + 300
    assert playing.score.possible == 100 + 220 + 360
    assert [told.given for told in playing.told] == ["yes", "no", "yes"]
    assert [told.tenths for told in playing.told] == [30, 30, 30]


def test_the_view_tells_nothing_before_the_verdict() -> None:
    view = a_round().view()
    assert view.phase is Phase.ASKING
    assert view.title == "The Bureau · classic"
    assert [option.text for option in view.options] == ["no", "yes", "neither", "both"]
    assert not any(option.right or option.given for option in view.options)
    assert (view.right, view.given, view.explanation, view.source) == ("", "", "", "")
    assert view.verdict is None
    assert view.limit is None
    assert view.actions == (
        Action.ANSWER,
        Action.SKIP,
        Action.PAUSE,
        Action.FLAG,
        Action.ABANDON,
    )


def test_the_view_tells_everything_with_the_verdict() -> None:
    playing = a_round()
    verdict = playing.answer(NO, 1)
    view = playing.view()
    assert view.phase is Phase.TOLD
    assert view.verdict == verdict
    assert (view.given, view.right, view.explanation) == ("no", "yes", "Because of a.")
    assert [(o.right, o.given) for o in view.options] == [
        (False, True),
        (True, False),
        (False, False),
        (False, False),
    ]
    assert view.actions == (Action.NEXT, Action.APPEAL, Action.FLAG, Action.ABANDON)
    assert view.number == 1


def test_meters_say_where_the_round_stands_in_signs_and_in_words() -> None:
    puts = [put(f"q{n}", 3) for n in range(6)]
    playing = Round(Rules(), "The Bureau", puts)
    for _ in range(4):
        playing.answer(YES, 1)
        playing.next()
    meters = {meter.name: (meter.text, meter.spoken) for meter in playing.view().meters}
    assert meters == {
        "progress": ("5/6", "Question 5 of 6"),
        "points": ("1 380", "Score 1380"),
        "streak": ("streak 4", "Streak 4"),
    }


def test_when_it_is_over_there_is_nothing_to_see_or_do() -> None:
    playing = a_round(None, put("a"))
    playing.answer(YES, 1)
    playing.next()
    view = playing.view()
    assert (view.prompt, view.options, view.actions, view.question) == ("", (), (), "")
    assert (view.number, view.total) == (1, 1)


def test_a_second_response_is_refused_and_never_counted() -> None:
    playing = a_round()
    playing.answer(YES, 1)
    before = playing.told
    with pytest.raises(Refused, match="already"):
        playing.answer(NO, 1)
    assert playing.told == before


@pytest.mark.parametrize(
    "response",
    [
        Response.option(4),
        Response.option(-1),
        Response("option", "x"),
        Response("option", ""),
        Response.text("yes"),
        Response("late"),
        Response("bribe", "1"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_question_stays_open(response: Response) -> None:
    playing = a_round()
    with pytest.raises(Refused):
        playing.answer(response, 1)
    assert playing.phase is Phase.ASKING
    assert playing.told == ()
    assert playing.answer(YES, 2).points == 100


def test_what_the_pack_leaves_open_is_asked_again() -> None:
    playing = a_round(None, typed("a", unknown=("perhaps",)))
    with pytest.raises(Refused, match="does not say"):
        playing.answer(Response.text("perhaps"), 1)
    assert playing.answer(Response.text("yes"), 2).judgement.outcome is Outcome.RIGHT
    assert playing.told[0].given == "yes"


@pytest.mark.parametrize(("seconds", "tenths"), [(0, 0), (0.09, 0), (19.99, 199), (20, 200)])
def test_in_time_is_counted_in_whole_tenths(seconds: float, tenths: int) -> None:
    playing = a_round(TIMED)
    playing.answer(YES, seconds)
    assert playing.told[0].tenths == tenths


def test_a_late_response_is_refused_and_settled_by_expiring() -> None:
    playing = a_round(TIMED)
    with pytest.raises(Refused, match="time"):
        playing.answer(YES, 20.001)
    assert playing.phase is Phase.ASKING
    verdict = playing.expire()
    assert verdict.judgement.outcome is Outcome.LATE
    assert verdict.points == 0
    told = playing.told[0]
    assert (told.tenths, told.given, told.response.tag) == (200, "", "late")
    with pytest.raises(Refused):
        playing.expire()


def test_without_a_timer_nothing_is_late() -> None:
    playing = a_round()
    with pytest.raises(Refused, match="no timer"):
        playing.expire()
    assert playing.answer(YES, 1e6).points == 100


def test_a_clock_that_runs_backwards_gives_no_extra_points() -> None:
    playing = a_round(TIMED)
    assert playing.answer(YES, -5).points == 125


def test_a_skip_is_an_answer_that_earns_nothing() -> None:
    playing = a_round()
    playing.answer(YES, 1)
    playing.next()
    verdict = playing.answer(Response.skip(), 1)
    assert verdict.judgement.outcome is Outcome.SKIPPED
    assert (verdict.points, verdict.streak) == (0, 0)
    assert not any(option.given for option in playing.view().options)
    assert playing.score.asked == 2


def test_a_pause_hides_the_question_and_costs_its_speed() -> None:
    playing = a_round(TIMED)
    playing.pause()
    view = playing.view()
    assert view.phase is Phase.PAUSED
    assert (view.prompt, view.options) == ("", ())
    assert view.actions == (Action.RESUME, Action.ABANDON)
    with pytest.raises(Refused, match="resume"):
        playing.answer(YES, 1)
    with pytest.raises(Refused):
        playing.expire()
    playing.resume()
    assert playing.view().prompt == "What about a?"
    assert playing.answer(YES, 0).points == 100
    assert playing.told[0].paused
    playing.next()
    assert playing.answer(YES, 0).speed == 50  # of the paused question alone
    assert not playing.told[1].paused


@pytest.mark.parametrize(
    ("call", "phases"),
    [
        (Round.pause, {Phase.ASKING}),
        (Round.resume, {Phase.PAUSED}),
        (Round.next, {Phase.TOLD}),
        (Round.abandon, {Phase.ASKING, Phase.PAUSED, Phase.TOLD}),
    ],
)
def test_each_call_is_refused_where_it_does_not_fit(
    call: Callable[[Round], None], phases: set[Phase]
) -> None:
    asking, paused, told, over = a_round(), a_round(), a_round(), a_round()
    paused.pause()
    told.answer(YES, 1)
    over.abandon()
    for playing in (asking, paused, told, over):
        view = playing.view()
        if playing.phase in phases:
            call(playing)
            assert playing.view() != view
        else:
            with pytest.raises(Refused):
                call(playing)
            assert playing.view() == view


def test_what_was_settled_counts_when_a_round_is_abandoned() -> None:
    playing = a_round()
    playing.answer(YES, 1)
    playing.next()
    playing.abandon()
    assert playing.abandoned
    assert not playing.finished
    assert (playing.score.points, playing.score.asked) == (100, 1)


def test_a_round_left_at_its_last_verdict_is_finished() -> None:
    playing = a_round(None, put("a"))
    playing.answer(YES, 1)
    playing.abandon()
    assert playing.finished
    assert not playing.abandoned


def test_coming_is_what_next_will_put() -> None:
    playing = a_round()
    for name in "bc":
        playing.answer(YES, 1)
        assert playing.coming
        assert playing.coming.prompt == f"What about {name}?"
        playing.next()
    playing.answer(YES, 1)
    assert playing.coming is None


def test_a_round_is_taken_up_again_where_it_was_left() -> None:
    puts = [put("a", 1), put("b", 2), put("c", 3)]
    first = Round(TIMED, "The Bureau", puts)
    first.answer(YES, 2)
    first.next()
    first.answer(YES, 4)
    again = Round(TIMED, "The Bureau", puts, first.told)
    first.next()
    assert again.view() == first.view()
    assert again.score == first.score
    assert again.answer(YES, 1) == first.answer(YES, 1)
    assert Round(TIMED, "The Bureau", puts, first.told).phase is Phase.OVER
    with pytest.raises(ValueError):
        Round(TIMED, "The Bureau", puts[:2], first.told)


def test_a_round_without_questions_is_over() -> None:
    empty = Round(Rules(), "The Bureau", ())
    assert empty.phase is Phase.OVER
    assert empty.put is None
    assert empty.finished
