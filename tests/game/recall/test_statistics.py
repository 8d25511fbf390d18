"""Every figure against a tiny past, counted again by hand."""

from __future__ import annotations

import random
import statistics as reference
from collections import Counter
from collections.abc import Collection
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.bank.model import Fact
from bureau_quiz.game.recall import spans
from bureau_quiz.game.recall.figures import FEW, Played, Statistics, Tally
from bureau_quiz.game.recall.statistics import Asked, median, statistics
from bureau_quiz.game.recall.weakest import TOP, Named, weakest
from bureau_quiz.memory import training
from bureau_quiz.memory.model import Memory, Rating
from tests.game.recall.answers import Given, Held, Past, on
from tests.game.recall.counted import NOW, TITLES, TODAY, plainly


def told(past: Past, now: datetime = NOW, packs: tuple[str, ...] = (), **named: date) -> Statistics:
    return statistics(past.query, Asked("malotru", "Malotru", now, packs, **named), TITLES)


FOUR = (
    Given(number=1, at=1, day="2026-11-20", points=100, tenths=31),
    Given(number=2, at=2, day="2026-11-20", outcome="wrong", right=0, points=0, tenths=52),
    Given(number=3, at=3, day="2026-11-21", outcome="skipped", right=0, points=0, tenths=990),
    Given(
        round=2, number=1, at=4, day="2026-11-22", pack="signals", template="q-code~",
        kind="typed", category="", difficulty=3, points=330, tenths=75,
    ),
    Given(player="phenomene", round=3, at=5, points=999),
)  # fmt: skip


def test_totals_are_of_one_player() -> None:
    totals = told(Past(FOUR)).totals
    assert totals.tally == (4, 2, 430)
    assert (totals.missions, totals.training) == ((2, totals.tally), (0, Tally()))
    assert (totals.days, totals.first) == (3, date(2026, 11, 20))
    assert totals.seconds == pytest.approx((31 + 52 + 990 + 75) / 10)


def test_parts_are_named_for_people() -> None:
    by = told(Past(FOUR)).by
    assert [(part.name, part.title, part.tally) for part in by["pack"]] == [
        ("the-bureau", "The Bureau", (3, 1, 100)),
        ("signals", "Signals", (1, 1, 330)),
    ]
    assert [part.title for part in by["category"]] == ["Codenames", "No category"]
    assert [part.title for part in by["template"]] == [
        "Codename owner · The Bureau",
        "Q code, in reverse · Signals",
    ]
    assert [part.name for part in by["template"]] == [
        "the-bureau/codename-owner",
        "signals/q-code~",
    ]
    assert [part.title for part in by["kind"]] == ["choice", "typed"]
    assert [(part.name, part.title) for part in by["difficulty"]] == [("1", "easy"), ("3", "hard")]


@pytest.mark.parametrize(
    ("template", "title"),
    [
        ("", "Plain questions"),
        ("stars.multiple", "Stars, multiple"),
        ("who~.true-false", "Who, in reverse, true or false"),
    ],
)
def test_templates_in_words(template: str, title: str) -> None:
    (part,) = told(Past([Given(template=template)])).by["template"]
    assert part.title == title


def test_times_are_of_answers_given_in_time() -> None:
    found = told(Past(FOUR))
    assert found.by["pack"][0].seconds == pytest.approx((3.1 + 5.2) / 2)
    assert found.speed.right == pytest.approx(5.3)
    assert found.speed.wrong == pytest.approx(5.2)
    assert {
        (bucket.start, bucket.end): (bucket.right, bucket.wrong)
        for bucket in found.speed.buckets
        if bucket.right or bucket.wrong
    } == {(2, 4): (1, 0), (4, 6): (0, 1), (6, 8): (1, 0)}
    late = told(Past([Given(outcome="late", right=0)]))
    assert late.speed == (None, None, ())
    assert late.by["kind"][0].seconds is None


def test_buckets_have_no_gap() -> None:
    answers = [Given(number=tenths, tenths=tenths) for tenths in range(1200)]
    buckets = told(Past(answers)).speed.buckets
    assert buckets[0].start == 0
    assert buckets[-1].end is None
    assert [bucket.end for bucket in buckets[:-1]] == [bucket.start for bucket in buckets[1:]]
    assert sum(bucket.right for bucket in buckets) == 1200
    assert buckets[1].right == 20  # 2.0 to 3.9 seconds


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=60))
def test_the_median_is_the_middle(times: list[int]) -> None:
    assert median(times) == pytest.approx(reference.median(times) / 10)


def test_heat_maps_hold_every_answer() -> None:
    heat, packs = told(Past(FOUR)).heat
    assert (heat.rows, heat.columns) == (("Codenames", "No category"), ("easy", "hard"))
    assert heat.cells == (((3, 1, 100), (0, 0, 0)), ((0, 0, 0), (1, 1, 330)))
    assert (packs.rows, packs.columns) == (("The Bureau", "Signals"), ("choice", "typed"))
    assert len(told(Past(FOUR[:3])).heat) == 1


def test_a_pack_and_a_first_day_leave_the_rest_out() -> None:
    one = told(Past(FOUR), packs=("signals",))
    assert one.totals.tally == (1, 1, 330)
    assert one.packs == ("Signals",)
    late = told(Past(FOUR), since=date(2026, 11, 21))
    assert late.totals.tally.answers == 2
    assert late.since == date(2026, 11, 21)


def test_nothing_played() -> None:
    nothing = told(Past())
    assert nothing.totals == (Tally(), Played(), Played(), 0, 0.0, None)
    assert (nothing.changed, nothing.months, nothing.heat) == ("", (), ())
    assert nothing.streaks == (0, 0, 0, 0)
    assert not any(nothing.by.values())


# Days


def test_the_calendar_begins_on_a_monday_and_ends_today() -> None:
    found = told(Past(FOUR))
    assert found.days[0].first.weekday() == 0
    assert found.days[-1].last == TODAY
    assert len(found.weeks) == 53
    assert len(found.days) == 53 * 7  # today is a Sunday
    assert [span.tally.answers for span in found.days[-3:]] == [2, 1, 1]
    assert found.weeks[-1] == (date(2026, 11, 16), TODAY, Tally(4, 2, 430))
    monday = told(Past(FOUR), NOW + timedelta(days=1))
    assert len(monday.days) == 52 * 7 + 1
    assert monday.weeks[-1] == (date(2026, 11, 23), date(2026, 11, 23), Tally())


def test_months_go_from_the_first_to_this_one_without_a_gap() -> None:
    days = on(date(2025, 11, 30), 3, 2, 1) + on(date(2026, 2, 28), 1, 1, 2)
    months = told(Past(days)).months
    assert [month.first.isoformat()[:7] for month in months] == [
        "2025-11", "2025-12", *(f"2026-{number:02}" for number in range(1, 12)),
    ]  # fmt: skip
    assert (months[0].last, months[3].last) == (date(2025, 11, 30), date(2026, 2, 28))
    assert [month.tally.answers for month in months[:4]] == [3, 0, 0, 1]


def test_a_day_is_the_players_own() -> None:
    """Where it is the 23rd already, the cache says the 23rd, and so does the clock."""
    east = timezone(timedelta(hours=10))
    past = Past(on(date(2026, 11, 23), 2, 1, 1))
    there = told(past, NOW.astimezone(east))
    assert there.today == date(2026, 11, 23)
    assert there.days[-1].tally.answers == 2
    # Flown home, where it is still the 22nd: what was played stays the newest day.
    home = told(past, NOW)
    assert home.today == date(2026, 11, 23)
    assert home.streaks.days_now == 1
    assert home.changed.startswith("In the last 7 days 1 of 2 right")


def test_a_wrong_clock_moves_no_calendar() -> None:
    past = Past([*on(date(2031, 1, 1), 2, 1, 1), *on(TODAY, 3, 3, 2)])
    found = told(past)
    assert found.today == TODAY
    assert sum(day.tally.answers for day in found.days) == 3
    assert found.totals.tally.answers == 5
    assert found.streaks.days_now == 1


@pytest.mark.parametrize(
    ("ago", "row"),
    [
        ([], (0, 0)),
        ([0], (1, 1)),
        ([1], (1, 1)),
        ([2], (1, 0)),
        ([3, 2, 1], (3, 3)),
        ([9, 8, 7, 6, 2, 1, 0], (4, 3)),
        ([5, 3, 1], (1, 1)),
    ],
)
def test_days_in_a_row(ago: list[int], row: tuple[int, int]) -> None:
    assert spans.in_a_row([TODAY - timedelta(days=each) for each in ago], TODAY) == row


@pytest.mark.parametrize(
    ("rights", "row"),
    [("", (0, 0)), ("0", (0, 0)), ("1", (1, 1)), ("1101110", (3, 0)), ("01011", (2, 2))],
)
def test_right_answers_in_a_row(rights: str, row: tuple[int, int]) -> None:
    answers = [
        Given(round=number // 3, number=number % 3, at=number, right=int(right))
        for number, right in enumerate(rights)
    ]
    random.Random(rights).shuffle(answers)
    streaks = told(Past(answers)).streaks
    assert (streaks.right, streaks.right_now) == row


# What changed


@pytest.mark.parametrize(
    ("week", "before", "said"),
    [
        ((4, 3), (0, 0), "In the last 7 days 3 of 4 right; none in the 7 before."),
        ((4, 3), (9, 9), "In the last 7 days 3 of 4 right; in the 7 before 9 of 9 right."),
        (
            (100, 90), (100, 70),
            "In the last 7 days 90 of 100 right (90%); in the 7 before 70 of 100 right (70%): "
            "better than before.",
        ),
        (
            (100, 60), (100, 80),
            "In the last 7 days 60 of 100 right (60%); in the 7 before 80 of 100 right (80%): "
            "not as good as before.",
        ),
        (
            (50, 40), (50, 38),
            "In the last 7 days 40 of 50 right (80%); in the 7 before 38 of 50 right (76%): "
            "a difference that may be chance.",
        ),
        (
            (19, 19), (50, 10),
            "In the last 7 days 19 of 19 right (100%); in the 7 before 10 of 50 right (20%).",
        ),
        ((0, 0), (5, 5), "Nothing in the last 7 days: you last played 7 days ago."),
    ],
)  # fmt: skip
def test_a_week_against_the_one_before(
    week: tuple[int, int], before: tuple[int, int], said: str
) -> None:
    played = {
        day: Tally(*tally, 0)
        for day, tally in ((TODAY, week), (TODAY - timedelta(days=7), before))
        if tally[0]
    }
    assert spans.changed(played, TODAY) == said


def test_all_right_twice_is_no_difference() -> None:
    played = {TODAY: Tally(30, 30, 0), TODAY - timedelta(days=8): Tally(30, 30, 0)}
    assert spans.changed(played, TODAY).endswith(": no difference.")


def test_few_answers_have_no_share() -> None:
    assert Tally(FEW - 1, 3, 0).share is None
    assert Tally(FEW, 3, 0).share == pytest.approx(0.3)


# All of it again, in another way


@given(st.integers(0, 2**32))
def test_any_past_adds_up(seed: int) -> None:
    chance = random.Random(seed)
    answers = []
    for number in range(chance.randrange(1, 60)):
        outcome = chance.choice(["right", "right", "wrong", "partly right", "skipped", "late"])
        answers.append(
            Given(
                round=number // 5,
                number=number % 5,
                at=number,
                day=(TODAY - timedelta(days=chance.randrange(0, 500))).isoformat(),
                pack=chance.choice(["the-bureau", "signals"]),
                category=chance.choice(["A", "B", ""]),
                difficulty=chance.randrange(1, 4),
                kind=chance.choice(["choice", "typed"]),
                outcome=outcome,
                right=int(outcome == "right"),
                points=100 * (outcome == "right"),
                tenths=chance.randrange(1, 900),
            )
        )
    found = told(Past(answers))
    whole = found.totals.tally
    assert whole.answers == len(answers)
    for parts in found.by.values():
        assert sum((part.tally for part in parts), Tally()) == whole
    for heat in found.heat:
        assert sum((cell for row in heat.cells for cell in row), Tally()) == whole
    assert sum((month.tally for month in found.months), Tally()) == whole
    seen = [day for day in found.days if day.tally.answers]
    counts = Counter(answer.day for answer in answers)
    assert all(counts[day.first.isoformat()] == day.tally.answers for day in seen)
    for part in found.by["category"]:
        times = [
            answer.tenths / 10
            for answer in answers
            if answer.category == part.name and answer.outcome not in ("skipped", "late")
        ]
        assert part.seconds == (pytest.approx(reference.median(times)) if times else None)


# The weakest


def ago(days: float) -> int:
    return int((NOW - timedelta(days=days)).timestamp())


def test_the_weakest_come_first() -> None:
    facts = [
        Held(row="held", stability=7, rating=3, reviews=4, right=3, lapses=1, last=ago(90)),
        Held(row="never missed", stability=0.1, rating=3, reviews=3, right=3),
        Held(row="just missed", stability=30, rating=1, reviews=9, right=8, lapses=1, last=ago(0)),
        Held(row="missed long ago", stability=1, reviews=5, right=1, lapses=1, last=ago(9)),
        Held(row="never known, long ago", reviews=1, last=ago(200)),
        Held(row="never known, thrice", reviews=3, last=ago(100)),
        Held(row="never known", reviews=1, last=ago(1)),
        Held(row="known", stability=2, rating=3, reviews=5, right=2, lapses=1, last=ago(2)),
        Held(row="faded", stability=6.9, rating=3, reviews=9, right=2, lapses=1, last=ago(90)),
        Held(row="missed once, then learnt", stability=2, rating=3, reviews=2, right=1),
        Held(row="of somebody else", player="phenomene"),
        Held(row="of a pack that is gone", pack="gone"),
        Held(
            row="of another pack",
            pack="signals",
            stability=3,
            rating=2,
            reviews=4,
            right=2,
            lapses=1,
            last=ago(1),
        ),
    ]
    past, asked = Past((), facts), Asked("malotru", "Malotru", NOW)
    found, wish, count = weakest(past.query, asked, TITLES, plainly)
    assert [fact.title for fact in found] == [
        "never known, thrice", "never known", "never known, long ago", "missed long ago",
        "just missed", "faded", "known", "of another pack",
    ]  # fmt: skip
    assert count == 8
    assert (wish.packs, wish.weakest, wish.player) == (("the-bureau", "signals"), True, "Malotru")
    assert [(pack, fact.row) for pack, fact in wish.facts] == [
        (fact.pack, fact.title) for fact in found
    ]
    assert [fact.chance for fact in found[:3]] == [None] * 3
    known = found[6]
    assert (known.asked, known.missed) == (5, 3)
    assert known.chance == pytest.approx(0.9)  # after as many days as its stability
    assert known.last == NOW - timedelta(days=2)
    assert (known.pack_title, known.label) == ("The Bureau", "of")
    only, *_ = weakest(past.query, asked._replace(packs=("signals",)), TITLES, plainly)
    assert [fact.title for fact in only] == ["of another pack"]


def test_training_takes_them_in_the_same_order() -> None:
    chance = random.Random(5)
    facts, known = [], {}
    for number in range(TOP):
        last = NOW - timedelta(seconds=chance.randrange(10**6))
        stability, rating = chance.uniform(0.1, 6), chance.choice([1, 2, 3])
        lapses, asked = chance.choice([0, 1, 2]) if rating == 1 else 1, chance.randrange(1, 4)
        facts.append(
            Held(
                row=f"{number}",
                stability=stability,
                rating=rating,
                reviews=asked,
                lapses=lapses,
                last=int(last.timestamp()),
            )
        )
        held = Rating(rating), asked, lapses
        known[f"{number}"] = Memory(stability, 5, last, last, last, *held)
    found, *_ = weakest(Past((), facts).query, Asked("malotru", "Malotru", NOW), TITLES, plainly)
    assert tuple(fact.title for fact in found) == training.weakest(known, NOW)


def test_what_may_not_be_named_is_left_out() -> None:
    facts = [Held(row=f"{number:03}", last=number) for number in range(TOP + 5)]
    past = Past((), facts)

    def guarded(pack: str, facts: Collection[Fact]) -> dict[Fact, Named]:
        return plainly(pack, [fact for fact in facts if fact.row != "024"])

    found, wish, count = weakest(past.query, Asked("malotru", "Malotru", NOW), TITLES, guarded)
    assert [fact.title for fact in found] == [
        f"{number:03}" for number in reversed(range(4, TOP + 4))
    ]
    assert count == TOP + 4
    assert len(wish.facts) == TOP
    assert "024" not in [fact.row for _, fact in wish.facts]
