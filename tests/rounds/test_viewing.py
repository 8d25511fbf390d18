from dataclasses import replace

import pytest

from bureau_quiz.bank.model import Put, Response, Scale
from bureau_quiz.rounds.model import Phase, Rules, View
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.round import Round
from tests.rounds.decks import question

FOUR = ("Ann", "Ben", "Cat", "Dan")


def put(
    kind: str,
    options: tuple[str, ...],
    right: tuple[int, ...],
    lefts: tuple[str, ...] = (),
    besides: tuple[str, ...] = (),
    scale: Scale | None = None,
) -> Put:
    one = replace(
        question("a", kind=kind, answer="120", explanation="Told."), source="A book", hints=()
    )
    return Put(one, one.prompt, options, right, "the right one", lefts, besides, scale)


MULTIPLE = put("multiple", FOUR, (0, 2))
EXCEPT = put("except", FOUR, (3,))
ORDER = put("order", FOUR, (1, 0, 3, 2), besides=("2016", "2015", "2018", "2017"))
MATCH = put("match", ("Ann", "Ben"), (1, 0), lefts=("one", "two"))
NUMBER = put("number", (), (), scale=Scale("100", "200", "10"))
TYPED = put("typed", (), ())
TRUTH = put("true-false", ("True", "False"), (1,))
CHOICE = put("choice", FOUR, (0,))
ALL = (MULTIPLE, EXCEPT, ORDER, MATCH, NUMBER, TYPED, TRUTH, CHOICE)

of_every_kind = pytest.mark.parametrize("one", ALL, ids=lambda one: one.question.kind)


def begun(one: Put) -> Round:
    return Round(Rules(), "The Bureau", (one,))


def told(one: Put, response: Response) -> View:
    playing = begun(one)
    playing.answer(response, 1)
    return playing.view()


def marks(view: View) -> list[str]:
    return ["r" * option.right + "g" * option.given for option in view.options]


@of_every_kind
def test_nothing_is_told_before_the_verdict(one: Put) -> None:
    view = begun(one).view()
    assert (view.kind, view.prompt, view.lefts) == (one.question.kind, one.prompt, one.lefts)
    assert [option.text for option in view.options] == list(one.options)
    assert view.scale == one.scale
    assert not any(o.right or o.given or o.struck or o.beside for o in view.options)
    assert view.verdict is None
    assert (view.given, view.right, view.explanation, view.source, view.hint) == ("",) * 5
    assert (view.given_places, view.right_places) == ((), ())
    assert not view.several


@of_every_kind
def test_nothing_of_the_question_is_seen_while_it_is_paused(one: Put) -> None:
    playing = begun(one)
    playing.pause()
    view = playing.view()
    bare = View(
        Phase.PAUSED,
        view.title,
        view.meters,
        view.actions,
        number=1,
        total=1,
        kind=one.question.kind,
        category="General",
        question=one.question.id,
        points_help=view.points_help,
    )
    assert view == bare


@of_every_kind
def test_a_skip_shows_what_would_have_been_right_and_nothing_given(one: Put) -> None:
    view = told(one, Response.skip())
    assert (view.given, view.given_places) == ("", ())
    assert view.right_places == one.right
    assert (view.right, view.explanation, view.source) == ("the right one", "Told.", "A book")
    assert not any(option.given for option in view.options)


def test_several_picked_are_marked_by_their_places() -> None:
    assert begun(MULTIPLE).view().picks == 2
    view = told(MULTIPLE, Response.of_places("set", (2, 1)))
    assert marks(view) == ["r", "g", "rg", ""]
    assert view.given == "Ben and Cat"
    assert (view.given_places, view.right_places) == ((1, 2), (0, 2))


@pytest.mark.parametrize(("one", "right"), [(EXCEPT, 3), (TRUTH, 1), (CHOICE, 0)])
def test_one_picked_is_marked_by_its_place(one: Put, right: int) -> None:
    view = told(one, Response.option(1))
    expected = ["" for _ in one.options]
    expected[right] += "r"
    expected[1] += "g"
    assert marks(view) == expected
    assert (view.given, view.picks) == (one.options[1], 0)
    assert (view.given_places, view.right_places) == ((1,), (right,))


def test_an_order_shows_by_what_it_is_and_marks_no_option() -> None:
    view = told(ORDER, Response.of_places("order", (1, 0, 2, 3)))
    assert [option.beside for option in view.options] == ["2016", "2015", "2018", "2017"]
    assert marks(view) == [""] * 4
    assert view.given == "Ben, Ann, Cat, Dan"
    assert (view.given_places, view.right_places) == ((1, 0, 2, 3), (1, 0, 3, 2))


def test_pairs_are_places_for_each_left_one() -> None:
    view = told(MATCH, Response.of_places("pairs", (0, 1)))
    assert marks(view) == [""] * 2
    assert (view.given_places, view.right_places) == ((0, 1), (1, 0))


def test_a_number_shows_its_scale_and_how_near_is_near_enough() -> None:
    view = begun(NUMBER).view()
    assert view.scale == Scale("100", "200", "10")
    assert "10" in view.how
    near = told(NUMBER, Response.number("115"))
    assert near.given == "115"
    assert near.verdict
    assert (near.verdict.points, near.verdict.streak) == (150, 1)  # 3/4 of 200


@pytest.mark.parametrize("mode", MODES)
def test_only_modes_that_are_open_ended_do_not_say_how_many(mode: str) -> None:
    playing = Round(MODES[mode].rules, "The Bureau", (CHOICE, TRUTH))
    open_ended = mode in ("time-attack", "survival", "training")
    assert playing.view().total == (None if open_ended else 2)
    if not MODES[mode].dealt:
        return  # what counts there is facts
    progress = playing.view().meters[0]
    assert progress.text == ("1" if open_ended else "1/2")
    assert progress.spoken == ("Question 1" if open_ended else "Question 1 of 2")
