import subprocess
import sys
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.bank.model import Judgement, Outcome, Put, Response
from bureau_quiz.errors import Refused
from bureau_quiz.rounds import points
from bureau_quiz.rounds.model import Action, Lifeline, Phase, Rules, Told
from bureau_quiz.rounds.modes import MODES, settled
from bureau_quiz.rounds.modes.base import Mode
from bureau_quiz.rounds.round import Round
from tests.rounds.decks import question

R = Judgement(Outcome.RIGHT, Fraction(1))
NEAR = Judgement(Outcome.RIGHT, Fraction(1, 3))
P = Judgement(Outcome.PARTLY, Fraction(1, 2))
W, S, L = Judgement(Outcome.WRONG), Judgement(Outcome.SKIPPED), Judgement(Outcome.LATE)
STRIKE, HINT, TIME = Lifeline.STRIKE, Lifeline.HINT, Lifeline.TIME

YES, NO = Response.option(1), Response.option(0)


def put(name: str, difficulty: int = 1) -> Put:
    one = question(name, difficulty=difficulty)
    return Put(one, f"What about {name}?", ("no", "yes", "neither", "both"), (1,), "yes")


def a_round(mode: str, count: int = 12, names: tuple[str, ...] = (), **rules: int) -> Round:
    puts = [put(f"q{n}") for n in range(count)]
    return Round(
        replace(MODES[mode].rules, **rules),  # type: ignore[arg-type]
        "The Bureau",
        puts,
        names=names,
    )


def play(playing: Round, *responses: Response, seconds: float = 1) -> Round:
    for response in responses:
        if playing.phase is Phase.TOLD:
            playing.next()
        playing.answer(response, seconds)
    return playing


def told(
    rules: Rules, *answers: tuple[int, Judgement] | tuple[int, Judgement, tuple[Lifeline, ...]]
) -> list[Told]:
    """Settle questions of (difficulty, judgement, lifelines), each in a second."""
    before: list[Told] = []
    for difficulty, judgement, *rest in answers:
        aids = rest[0] if rest else ()
        verdict = points.verdict(rules, difficulty, judgement, before, 10, False, aids)
        before.append(Told(len(before) + 1, Response.skip(), "", 10, False, verdict, aids))
    return before


def score_of(mode: str, *answers: tuple[int, Judgement]) -> tuple[int, int]:
    rules = MODES[mode].rules
    levels = [difficulty for difficulty, _ in answers]
    score = points.score(rules, levels, told(rules, *answers))
    return score.points, score.possible


def meter(playing: Round, name: str) -> tuple[str, str]:
    [found] = [meter for meter in playing.view().meters if meter.name == name]
    return found.text, found.spoken


# Points, worked out by hand


@pytest.mark.parametrize("mode", ["classic", "time-attack", "survival", "dispatch"])
@pytest.mark.parametrize(
    ("answers", "earned", "possible"),
    [
        ([(1, R), (2, R), (3, R)], 100 + 220 + 360, 680),
        ([(1, R), (2, W), (3, R)], 100 + 0 + 300, 680),
        ([(1, R), (2, P), (3, R)], 100 + 100 + 330, 680),  # half of 200, at the streak it found
        ([(1, R), (2, NEAR), (3, R)], 100 + 73 + 360, 680),  # a third of 220
        ([(3, S), (3, R), (3, R)], 0 + 300 + 330, 300 + 330 + 360),
    ],
)
def test_points_by_difficulty_and_streak(
    mode: str, answers: list[tuple[int, Judgement]], earned: int, possible: int
) -> None:
    assert score_of(mode, *answers) == (earned, possible)


@pytest.mark.parametrize(
    ("answers", "earned"),
    [
        ([], 0),
        ([(1, R)], 100),
        ([(1, R)] * 3, 100 + 200 + 300),
        ([(3, R)] * 3, 100 + 200 + 300),  # by the step alone
        ([(1, R)] * 3 + [(1, W)], 0),
        ([(1, R)] * 4, 1000),
        ([(1, R)] * 4 + [(2, W)], 1000),
        ([(1, R)] * 4 + [(2, L)], 1000),
        ([(1, R)] * 7 + [(2, W)], 1000),
        ([(1, R)] * 8, 3600),
        ([(1, R)] * 8 + [(3, W)], 3600),
        ([(1, R)] * 11 + [(3, W)], 3600),
        ([(1, R)] * 12, 7800),
        ([(1, R), (1, P), (1, R)], 100 + 100 + 300),
        ([(1, R), (1, P), (1, R), (1, R), (1, W)], 100 + 100 + 300 + 400),
    ],
)
def test_a_ladder_holds_what_its_last_safe_step_held(
    answers: list[tuple[int, Judgement]], earned: int
) -> None:
    assert score_of("ladder", *answers) == (earned, 7800)
    rules = MODES["ladder"].rules
    (_, climbed), *fall = points.parts(rules, told(rules, *answers))
    assert climbed == sum(
        100 * (at + 1) // (2 if a is P else 1) for at, (_, a) in enumerate(answers) if a in (R, P)
    )
    assert climbed + sum(lost for _, lost in fall) == earned


@pytest.mark.parametrize(
    ("aids", "judgement", "earned", "said", "spoken"),
    [
        ((STRIKE,), R, 165, "½ of (300 × 1.1 streak)", "half of 300 times 1.1 for a streak of 2"),
        ((HINT,), P, 75, "½ of 1/2 of 300", "half of 1 of 2 parts of 300"),
        (
            (STRIKE, HINT),
            R,
            82,  # a quarter of 330
            "¼ of (300 × 1.1 streak)",
            "a quarter of 300 times 1.1 for a streak of 2",
        ),
        ((STRIKE,), W, 0, "", ""),
    ],
)
def test_each_lifeline_leaves_half_rounded_down(
    aids: tuple[Lifeline, ...], judgement: Judgement, earned: int, said: str, spoken: str
) -> None:
    rules = MODES["survival"].rules
    one = told(rules, (1, R), (3, judgement, aids))
    verdict = one[1].verdict
    assert (verdict.points, verdict.sum_text, verdict.sum_spoken) == (earned, said, spoken)
    assert verdict.possible == 330
    parts = dict(points.parts(rules, one))
    assert sum(parts.values()) == 100 + earned
    assert min(parts.values()) >= 0


def test_all_three_lifelines_on_one_step_leave_an_eighth() -> None:
    rules = replace(MODES["ladder"].rules, seconds=20)
    verdict = told(rules, (1, R), (1, R, (STRIKE, HINT, TIME)))[1].verdict
    assert (verdict.points, verdict.sum_text) == (25, "⅛ of 200")


def test_a_timed_ladder_and_a_time_attack_pay_nothing_for_speed() -> None:
    for rules in (replace(MODES["ladder"].rules, seconds=20), MODES["time-attack"].rules):
        verdict = points.verdict(rules, 1, R, [], 0, False)
        assert (verdict.points, verdict.speed, verdict.possible) == (100, 0, 100)
        assert "Speed" not in dict(points.parts(rules, told(rules, (1, R))))


def test_each_seat_has_its_own_streak_and_points() -> None:
    rules = Rules(mode="hot-seat", questions=3, seats=2)
    answers = [(1, R), (1, W), (2, R), (2, R), (3, R), (3, R)]
    settled_ = told(rules, *answers)
    assert [one.verdict.points for one in settled_] == [100, 0, 220, 200, 360, 330]
    assert [one.verdict.streak for one in settled_] == [1, 0, 2, 1, 3, 2]
    levels = [level for level, _ in answers]
    score = points.score(rules, levels, settled_)
    assert (score.points, score.possible, score.best_streak) == (1210, 2 * 680, 3)
    assert points.standings(rules, ("Marie", "Henri"), levels, settled_) == (
        (1, "Marie", 680, 3, 3),
        (2, "Henri", 530, 2, 3),
    )


def test_equal_points_share_a_place() -> None:
    rules = Rules(mode="hot-seat", questions=1, seats=4)
    answers = [(1, R), (1, W), (1, R), (1, S)]
    assert points.standings(rules, ("A", "B", "C"), [1] * 4, told(rules, *answers)) == (
        (1, "A", 100, 1, 1),
        (1, "C", 100, 1, 1),
        (3, "B", 0, 0, 1),
        (3, "Player 4", 0, 0, 1),
    )


def test_who_was_not_asked_yet_stands_with_nothing() -> None:
    rules = Rules(mode="hot-seat", questions=2, seats=3)
    found = points.standings(rules, ("A", "B", "C"), [1], told(rules, (1, R)))
    assert [(seat.name, seat.points, seat.asked) for seat in found] == [
        ("A", 100, 1),
        ("B", 0, 0),
        ("C", 0, 0),
    ]


# How a round goes on


def test_time_attack_has_one_clock_for_all() -> None:
    playing = a_round("time-attack", 60)
    view = playing.view()
    assert (view.limit, view.whole, view.total) == (90, 90, None)
    assert meter(playing, "progress") == ("1", "Question 1")
    play(playing, YES, NO, seconds=40.04)
    assert playing.view().limit == 50  # what the question that is told was given
    playing.next()
    assert playing.view().limit == 10
    with pytest.raises(Refused, match="up"):
        playing.answer(YES, 10.1)
    playing.expire()
    assert playing.told[-1].tenths == 100
    assert playing.finished
    playing.next()
    assert playing.phase is Phase.OVER
    assert playing.score.seconds == 90


def test_time_attack_ends_when_its_time_is_used_up_by_an_answer() -> None:
    playing = play(a_round("time-attack", 60), YES, seconds=90)
    assert playing.finished
    assert playing.score.points == 100


def test_the_third_mistake_blows_the_cover() -> None:
    playing = a_round("survival")
    assert playing.view().total is None
    seen = [meter(playing, "cover")]
    for response in (NO, YES, Response.skip(), NO):
        play(playing, response)
        seen.append(meter(playing, "cover"))
    assert seen == [
        ("cover ●●●", "Three mistakes left"),
        ("cover ●●○", "Two mistakes left"),
        ("cover ●●○", "Two mistakes left"),
        ("cover ●○○", "One mistake left"),
        ("cover ○○○", "The cover is blown"),
    ]
    assert playing.coming is None
    assert playing.finished
    playing.next()
    assert playing.phase is Phase.OVER


def test_late_is_a_mistake_and_partly_right_is_none() -> None:
    rules = replace(MODES["survival"].rules, seconds=20)
    policy, puts = MODES["survival"].policy, [put(f"{n}") for n in range(9)]
    assert policy.next_place(rules, puts, told(rules, (1, P), (1, P), (1, P), (1, L))) == 4
    assert policy.next_place(rules, puts, told(rules, (1, L), (1, P), (1, L), (1, L))) is None


def test_survival_ends_when_the_questions_run_out() -> None:
    playing = play(a_round("survival", 12), *[YES] * 12)
    assert playing.finished
    playing.next()
    assert playing.phase is Phase.OVER


def test_a_fall_ends_the_climb() -> None:
    playing = play(a_round("ladder"), *[YES] * 5, NO)
    assert playing.finished
    assert playing.score.points == 1000
    assert meter(playing, "points") == ("1 000", "Score 1000")
    playing.next()
    assert playing.phase is Phase.OVER
    assert not playing.abandoned


def test_a_ladder_says_what_a_step_is_worth_and_what_is_safe() -> None:
    playing = play(a_round("ladder"), *[YES] * 4)
    playing.next()
    assert [meter.name for meter in playing.view().meters] == ["progress", "points", "step", "safe"]
    assert meter(playing, "step") == ("for 500", "This step is worth 500")
    assert meter(playing, "safe") == ("safe 1000", "1000 points are safe")


def test_who_stops_on_a_ladder_keeps_all() -> None:
    playing = play(a_round("ladder"), *[YES] * 3)
    assert Action.STOP not in playing.view().actions
    with pytest.raises(Refused):
        playing.stop()
    playing.next()
    assert Action.STOP in playing.view().actions
    assert Action.SKIP not in playing.view().actions
    with pytest.raises(Refused, match="skipped"):
        playing.answer(Response.skip(), 1)
    playing.stop()
    assert playing.phase is Phase.OVER
    assert playing.finished
    assert not playing.abandoned
    assert (playing.score.points, playing.score.asked) == (600, 3)


def test_only_a_ladder_can_be_stopped() -> None:
    for mode in set(MODES) - {"ladder"}:
        with pytest.raises(Refused, match="abandoned"):
            a_round(mode).stop()


def test_turns_go_round_the_table() -> None:
    playing = a_round("hot-seat", 6, ("Marie", "Henri"), questions=2, seats=3)
    seen = []
    for response in (YES, NO, YES, YES, YES, YES):
        if playing.phase is Phase.TOLD:
            playing.next()
        seen.append((playing.view().turn, meter(playing, "points")[0], meter(playing, "streak")[0]))
        play(playing, response)
    assert seen == [
        ("Marie", "0", "streak 0"),
        ("Henri", "0", "streak 0"),
        ("Player 3", "0", "streak 0"),
        ("Marie", "100", "streak 1"),
        ("Henri", "0", "streak 0"),
        ("Player 3", "100", "streak 1"),
    ]
    assert meter(playing, "turn") == ("Player 3", "It is Player 3's turn")
    assert meter(playing, "points")[0] == "210"  # of whom the verdict is told
    playing.next()
    assert playing.view().turn == ""


def test_a_verdict_tells_whose_turn_comes_next() -> None:
    playing = a_round("hot-seat", 3, ("Marie", "Henri", "Jeanne"), questions=1, seats=3)
    coming = []
    for _ in range(3):
        assert playing.view().next_turn == ""
        play(playing, YES)
        coming.append(playing.view().next_turn)
        playing.next()
    assert coming == ["Henri", "Jeanne", ""]


# What a mode lets the player choose


@pytest.mark.parametrize("mode", MODES.values(), ids=lambda mode: mode.name)
def test_a_mode_is_told_in_one_line_each_and_settles_its_own_rules(mode: Mode) -> None:
    assert mode.rules.mode == mode.name
    assert MODES[mode.name] is mode
    assert settled(mode.rules) == mode.rules
    assert mode.rules.questions in mode.lengths
    assert mode.rules.seats in mode.seats
    for said in (mode.summary, mode.points_help):
        assert "\n" not in said
        assert said.endswith(".")
    assert ("lifeline" in mode.points_help) == bool(mode.lifelines)
    assert ("speed" in mode.points_help) == (mode.timer and mode.policy.speed) or mode.by_round


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("classic", Rules("classic", 33, 20, (2,), ("A",))),
        ("time-attack", Rules("time-attack", 60, 90, (2,), ("A",))),
        ("survival", Rules("survival", 100, 20, (2,), ("A",))),
        ("interrogation", Rules("interrogation", 33, 20, (2,), ("A",))),
        ("ladder", Rules("ladder", 12, 20, (), ("A",))),
        ("hot-seat", Rules("hot-seat", 10, 20, (2,), ("A",), 3)),
        ("dispatch", Rules("dispatch", 10)),
        ("training", Rules("training", 33, None, (), ("A",))),
    ],
)
def test_what_a_mode_does_not_let_choose_is_as_it_has_it(mode: str, expected: Rules) -> None:
    assert settled(Rules(mode, 33, 20, (2,), ("A",), 3)) == expected


def test_there_are_modes_and_no_others() -> None:
    assert len(MODES) == len(list(MODES)) == 8
    assert "classic" in MODES
    for name in ("base", "Classic", "hot_seat", ""):
        assert name not in MODES
        with pytest.raises(KeyError):
            MODES[name]
    assert [name for name in MODES if not MODES[name].offered] == ["dispatch", "training"]


def test_only_the_mode_that_is_asked_for_is_loaded() -> None:
    said = (
        "import sys; from bureau_quiz.rounds.modes import MODES; MODES['classic'];"
        "print([name for name in sys.modules if name.startswith('bureau_quiz.rounds.modes.')])"
    )
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, check=True, timeout=60)
    assert run.stdout.decode().split() == [
        "['bureau_quiz.rounds.modes.base',",
        "'bureau_quiz.rounds.modes.classic']",
    ]


def test_hot_seat_is_for_two_to_eight() -> None:
    seats = [settled(Rules("hot-seat", seats=wanted)).seats for wanted in (1, 2, 8, 9)]
    assert seats == [2, 2, 8, 2]


judgements = st.sampled_from([R, NEAR, P, W, S, L])


@given(
    st.sampled_from(sorted(MODES)),
    st.lists(
        st.tuples(st.integers(1, 3), judgements, st.lists(st.sampled_from(Lifeline), unique=True)),
        max_size=12,
    ),
    st.sampled_from([None, 20]),
)
def test_no_mode_pays_more_than_was_possible_and_parts_add_up(
    mode: str, answers: list[tuple[int, Judgement, list[Lifeline]]], seconds: int | None
) -> None:
    rules = settled(replace(MODES[mode].rules, seconds=seconds))
    before = told(rules, *((level, word, tuple(aids)) for level, word, aids in answers))
    levels = [level for level, _, _ in answers]
    score = points.score(rules, levels, before)
    assert 0 <= score.points <= score.possible
    parts = [earned for _, earned in points.parts(rules, before)]
    assert sum(parts) == score.points
    assert all(earned >= 0 or mode == "ladder" for earned in parts)
    assert points.replay(rules, levels, before) == tuple(before)
