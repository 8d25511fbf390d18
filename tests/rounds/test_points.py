from fractions import Fraction

import pytest

from bureau_quiz.bank.model import Judgement, Outcome, Response
from bureau_quiz.rounds import points
from bureau_quiz.rounds.model import Rules, Told

UNTIMED = Rules()
TIMED = Rules(seconds=20)

RIGHT = Judgement(Outcome.RIGHT, Fraction(1))
WRONG = Judgement(Outcome.WRONG)
SKIPPED = Judgement(Outcome.SKIPPED)
LATE = Judgement(Outcome.LATE)


def partly(share: str) -> Judgement:
    return Judgement(Outcome.PARTLY, Fraction(share))


def told(
    rules: Rules, *answers: tuple[int, Judgement, int] | tuple[int, Judgement, int, bool]
) -> list[Told]:
    """Settle questions of (difficulty, judgement, tenths, paused)."""
    settled: list[Told] = []
    for difficulty, judgement, tenths, *rest in answers:
        paused = bool(rest)
        verdict = points.verdict(rules, difficulty, judgement, settled, tenths, paused)
        number = len(settled) + 1
        settled.append(Told(number, Response.skip(), "", tenths, paused, verdict))
    return settled


@pytest.mark.parametrize(
    ("difficulty", "streak", "earned"),
    [
        (1, 1, 100),
        (2, 1, 200),
        (3, 1, 300),
        (1, 2, 110),
        (1, 3, 120),
        (1, 4, 130),
        (1, 5, 140),
        (1, 6, 150),
        (1, 7, 150),
        (1, 40, 150),
        (3, 6, 450),
        (2, 3, 240),
    ],
)
def test_untimed_points_by_difficulty_and_streak(difficulty: int, streak: int, earned: int) -> None:
    settled = told(UNTIMED, *[(difficulty, RIGHT, 9)] * streak)
    assert settled[-1].verdict.points == earned
    assert settled[-1].verdict.streak == streak
    assert settled[-1].verdict.speed == 0


@pytest.mark.parametrize(
    ("difficulty", "tenths", "speed"),
    [
        (1, 0, 25),
        (2, 0, 50),
        (3, 0, 75),
        (1, 200, 0),
        (1, 199, 0),  # 100 × 1 ÷ 800
        (1, 192, 1),  # 100 × 8 ÷ 800
        (1, 193, 0),  # 0.875, rounded down
        (3, 100, 37),  # 37.5, rounded down
        (2, 45, 38),  # 38.75, rounded down
        (1, 500, 0),  # never negative
    ],
)
def test_speed_points(difficulty: int, tenths: int, speed: int) -> None:
    verdict = told(TIMED, (difficulty, RIGHT, tenths))[0].verdict
    assert verdict.speed == speed
    assert verdict.points == 100 * difficulty + speed


def test_speed_is_not_multiplied_by_the_streak() -> None:
    verdict = told(TIMED, (1, RIGHT, 0), (1, RIGHT, 0))[1].verdict
    assert (verdict.points, verdict.speed) == (110 + 25, 25)


def test_a_paused_question_earns_no_speed() -> None:
    verdict = told(TIMED, (2, RIGHT, 0, True))[0].verdict
    assert (verdict.points, verdict.speed, verdict.possible) == (200, 0, 250)


@pytest.mark.parametrize("judgement", [WRONG, SKIPPED, LATE])
def test_what_is_not_right_earns_nothing_and_ends_the_streak(judgement: Judgement) -> None:
    verdicts = [
        one.verdict for one in told(TIMED, (1, RIGHT, 0), (3, judgement, 0), (1, RIGHT, 200))
    ]
    assert verdicts[1].points == verdicts[1].streak == verdicts[1].speed == 0
    assert verdicts[1].sum_text == verdicts[1].sum_spoken == ""
    assert (verdicts[2].points, verdicts[2].streak) == (100, 1)


@pytest.mark.parametrize(
    ("share", "earned", "speed"),
    [("1/2", 125, 25), ("1/3", 83, 17), ("2/3", 166, 33), ("0", 0, 0)],
)
def test_partly_right_earns_its_share_rounded_down(share: str, earned: int, speed: int) -> None:
    verdict = told(TIMED, (2, partly(share), 0))[0].verdict
    assert (verdict.points, verdict.speed) == (earned, speed)


def test_partly_right_neither_adds_to_the_streak_nor_ends_it() -> None:
    settled = told(UNTIMED, (1, RIGHT, 0), (1, RIGHT, 0), (1, partly("1/2"), 0), (1, RIGHT, 0))
    assert [one.verdict.streak for one in settled] == [1, 2, 2, 3]
    assert [one.verdict.points for one in settled] == [100, 110, 55, 120]


def test_the_most_possible_is_every_question_right_at_once() -> None:
    levels = [1, 2, 3, 3, 2, 1, 1]
    best = told(TIMED, *[(level, RIGHT, 0) for level in levels])
    worst = told(TIMED, *[(level, WRONG, 150, True) for level in levels])
    most = points.score(TIMED, levels, best)
    assert most.points == most.possible == sum(one.verdict.possible for one in worst)
    assert points.score(TIMED, levels, worst).possible == most.possible
    assert points.score(TIMED, levels, worst).points == 0


@pytest.mark.parametrize(
    ("rules", "answers", "text", "spoken"),
    [
        (UNTIMED, [(2, RIGHT, 5)], "", ""),
        (TIMED, [(2, RIGHT, 200)], "", ""),
        (TIMED, [(2, RIGHT, 100)], "200 + 25 speed", "200, and 25 for speed"),
        (
            UNTIMED,
            [(1, RIGHT, 5), (1, RIGHT, 5), (2, RIGHT, 5)],
            "200 × 1.2 streak",
            "200 times 1.2 for a streak of 3",
        ),
        (
            TIMED,
            [(1, RIGHT, 5), (2, RIGHT, 100)],
            "200 × 1.1 streak + 25 speed",
            "200 times 1.1 for a streak of 2, and 25 for speed",
        ),
        (UNTIMED, [(3, partly("2/3"), 5)], "2/3 of 300", "2 of 3 parts of 300"),
        (UNTIMED, [(2, partly("3309/4000"), 5)], "0.827 of 200", "0.827 of 200"),
    ],
)
def test_the_sum_in_words(
    rules: Rules, answers: list[tuple[int, Judgement, int]], text: str, spoken: str
) -> None:
    verdict = told(rules, *answers)[-1].verdict
    assert (verdict.sum_text, verdict.sum_spoken) == (text, spoken)


def test_a_score_comes_from_the_record_and_not_from_its_claims() -> None:
    levels = [1, 2, 3, 2]
    settled = told(
        TIMED, (1, RIGHT, 31), (2, RIGHT, 77, True), (3, WRONG, 12), (2, partly("1/2"), 60)
    )
    forged = [
        one._replace(verdict=one.verdict._replace(points=9_999, streak=7, speed=999, possible=0))
        for one in settled
    ]
    score = points.score(TIMED, levels, forged)
    assert score == points.score(TIMED, levels, settled)
    assert score.points == (100 + 21) + 220 + 0 + (200 + 35) // 2
    assert (score.right, score.asked, score.best_streak, score.seconds) == (2, 4, 2, 18.0)


def test_a_record_with_a_question_missing_is_no_record() -> None:
    with pytest.raises(ValueError):
        points.score(UNTIMED, [1, 2], told(UNTIMED, (1, RIGHT, 0)))


def test_parts_add_up_to_the_points() -> None:
    levels = [1, 2, 3, 2, 1]
    settled = told(
        TIMED,
        (1, RIGHT, 31),
        (2, RIGHT, 7),
        (3, RIGHT, 3),
        (2, partly("1/3"), 60),
        (1, LATE, 200),
    )
    parts = dict(points.parts(TIMED, settled))
    assert sum(parts.values()) == points.score(TIMED, levels, settled).points
    assert parts["Right answers"] == 100 + 200 + 300 + 66
    assert parts["Streaks"] > 0
    assert parts["Speed"] > 0


def test_without_a_timer_there_is_no_speed() -> None:
    settled = told(UNTIMED, (1, RIGHT, 31), (2, RIGHT, 7))
    assert points.parts(UNTIMED, settled) == (("Right answers", 300), ("Streaks", 20))


def test_nothing_played_is_nothing_scored() -> None:
    score = points.score(UNTIMED, [], [])
    assert (score.points, score.possible, score.asked, score.best_streak) == (0, 0, 0, 0)
