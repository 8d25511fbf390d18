from collections import Counter
from dataclasses import replace

import pytest

from bureau_quiz.bank.model import Graded, Outcome, Put, Response
from bureau_quiz.errors import Refused
from bureau_quiz.rounds import lifelines
from bureau_quiz.rounds.model import Action, Lifeline, LifelineView, Phase, Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.round import Round
from tests.rounds.decks import question

STRIKE, HINT, TIME = Lifeline.STRIKE, Lifeline.HINT, Lifeline.TIME
YES, NO = Response.option(1), Response.option(0)
LADDER = MODES["ladder"].rules
TIMED = replace(LADDER, seconds=20)
HINTS = (Graded("Played by: Mathieu Kassovitz"), Graded("Rank: major"))


def put(name: str, hints: tuple[Graded, ...] = HINTS, options: int = 4) -> Put:
    one = replace(question(name, difficulty=2), hints=hints)
    offered = ("no", "yes", "neither", "both", "all")[:options]
    return Put(one, f"What about {name}?", offered, (1,), "yes")


def typed(name: str) -> Put:
    one = replace(question(name, kind="typed", answer="yes"), hints=HINTS)
    return Put(one, one.prompt, (), (), "yes")


def a_round(*puts: Put, rules: Rules = LADDER) -> Round:
    return Round(rules, "The Bureau", puts or tuple(put(f"q{n}") for n in range(12)))


def struck(playing: Round) -> set[int]:
    return {place for place, option in enumerate(playing.view().options) if option.struck}


def test_striking_leaves_the_right_option_and_one_wrong() -> None:
    seen: Counter[frozenset[int]] = Counter()
    for number in range(300):
        one = put(f"q{number}")
        playing = a_round(one)
        assert struck(playing) == set()
        playing.use(STRIKE)
        assert struck(playing) == lifelines.struck(one)
        seen[frozenset(struck(playing))] += 1
    assert set(seen) == {frozenset({0, 2}), frozenset({0, 3}), frozenset({2, 3})}
    assert min(seen.values()) > 60


def test_what_is_struck_cannot_be_given() -> None:
    playing = a_round()
    playing.use(STRIKE)
    for place in struck(playing):
        with pytest.raises(Refused, match="struck"):
            playing.answer(Response.option(place), 1)
    assert playing.phase is Phase.ASKING
    verdict = playing.answer(YES, 1)
    assert verdict.points == 50
    assert playing.told[0].aids == (STRIKE,)
    assert len(struck(playing)) == 2  # still to be seen with the verdict
    playing.next()
    assert struck(playing) == set()


def test_a_hint_is_one_of_the_questions_own() -> None:
    playing = a_round()
    assert playing.view().hint == ""
    playing.use(HINT)
    assert playing.view().hint in {hint.text for hint in HINTS}
    playing.pause()
    assert playing.view().hint == ""
    playing.resume()
    assert playing.answer(YES, 1).points == 50
    playing.next()
    assert playing.view().hint == ""


def test_more_time_is_as_much_again() -> None:
    playing = a_round(rules=TIMED)
    assert playing.view().limit == 20
    playing.use(TIME)
    assert playing.view().limit == 40
    assert playing.answer(YES, 39.9).points == 50
    assert playing.view().limit == 40
    playing.next()
    assert playing.view().limit == 20
    with pytest.raises(Refused, match="up"):
        playing.answer(YES, 21)


def test_who_lets_more_time_pass_too_is_late_by_all_of_it() -> None:
    playing = a_round(rules=TIMED)
    playing.use(TIME)
    assert playing.expire().judgement.outcome is Outcome.LATE
    assert playing.told[0].tenths == 400


@pytest.mark.parametrize("lifeline", [STRIKE, HINT, TIME])
def test_each_once_a_round(lifeline: Lifeline) -> None:
    playing = a_round(rules=TIMED)
    playing.use(lifeline)
    with pytest.raises(Refused, match="already"):
        playing.use(lifeline)
    playing.answer(YES, 1)
    with pytest.raises(Refused, match="answered"):
        playing.use(lifeline)
    playing.next()
    with pytest.raises(Refused, match="already"):
        playing.use(lifeline)
    assert playing.told[0].aids == (lifeline,)


@pytest.mark.parametrize(
    ("one", "lifeline", "rules"),
    [
        (put("three", options=3), STRIKE, LADDER),
        (typed("typed"), STRIKE, LADDER),
        (put("bare", hints=()), HINT, LADDER),
        (put("untimed"), TIME, LADDER),
    ],
)
def test_what_is_of_no_use_is_refused_and_not_offered(
    one: Put, lifeline: Lifeline, rules: Rules
) -> None:
    playing = a_round(one, rules=rules)
    before = playing.view()
    with pytest.raises(Refused) as refused:
        playing.use(lifeline)
    assert str(refused.value).endswith(".")
    assert playing.view() == before
    assert lifelines.ACTIONS[lifeline] not in before.actions
    assert not [one for one in before.lifelines if one.lifeline is lifeline and one.usable]


@pytest.mark.parametrize("mode", MODES)
def test_a_mode_lends_what_it_says_and_nothing_else(mode: str) -> None:
    lent = MODES[mode].lifelines
    for lifeline in Lifeline:
        playing = a_round(put("a"), put("b"), rules=replace(MODES[mode].rules, seconds=30))
        offered = [one.lifeline for one in playing.view().lifelines]
        assert offered == list(lent)
        if lifeline in lent:
            assert lifelines.ACTIONS[lifeline] in playing.view().actions
            playing.use(lifeline)
            assert lifelines.ACTIONS[lifeline] not in playing.view().actions
        else:
            with pytest.raises(Refused, match="no such"):
                playing.use(lifeline)


def test_lifelines_say_what_they_do_and_cost() -> None:
    playing = a_round(rules=TIMED)
    half = "half the points of this question"
    assert playing.view().lifelines == (
        LifelineView(STRIKE, "strike two wrong options", half, True),
        LifelineView(HINT, "a hint", half, True),
        LifelineView(TIME, "as much time again", half, True),
    )
    playing.use(HINT)
    assert [one.usable for one in playing.view().lifelines] == [True, False, True]
    assert [one.used for one in playing.view().lifelines] == [False, True, False]
    assert playing.view().actions[:4] == (Action.ANSWER, Action.STOP, Action.STRIKE, Action.TIME)
    playing.answer(YES, 1)
    assert [one.usable for one in playing.view().lifelines] == [False] * 3


def test_a_round_taken_up_again_has_its_lifelines_as_they_were() -> None:
    playing = a_round(rules=TIMED)
    playing.use(TIME)
    playing.answer(YES, 1)
    playing.next()
    playing.use(STRIKE)
    playing.use(HINT)
    again = Round(TIMED, "The Bureau", playing.puts, playing.told, (STRIKE, HINT))
    assert again.view() == playing.view()
    assert again.answer(YES, 1) == playing.answer(YES, 1)
    assert again.told == playing.told
    for lifeline in Lifeline:
        with pytest.raises(Refused):
            again.use(lifeline)
