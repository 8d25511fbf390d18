"""What a player knows, as it is read from the cache."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from bureau_quiz.bank.model import Outcome
from bureau_quiz.game.recall.memories import History
from bureau_quiz.memory import fading, scheduling
from bureau_quiz.memory.clearance import is_held
from bureau_quiz.memory.model import Openness, Rating
from bureau_quiz.records.keys import STAND_IN
from tests.game.recall.pasts import OUTCOMES, Past, at, code, contents, played
from tests.history import history


def test_whose_turn_it_was(past: Past) -> None:
    past.round(1, "MARINA", "hot-seat")
    for number in range(1, 5):
        past.answer(1, number, 0, OUTCOMES[number == 2], when=number)
    memories = past.memories(player="marina")
    memories.refresh()
    assert memories.history("bureau", [code("Heron")]) == History(2, 2, at(1), at(3))
    guest = memories.of_player("Guest")
    assert guest.history("bureau", [code("Heron")]) == History(1, 2, at(2), at(4))
    assert guest.reviews("bureau", code("Heron"))[0].rating is Rating.AGAIN


def test_a_stretched_timer_leaves_more_time_to_be_quick(past: Past) -> None:
    for round, stretch in enumerate((1, 2, 4), start=1):
        past.round(round, stretch=stretch)
        past.answer(round, 1, 0, when=round)
        past.run("UPDATE responses SET tenths = 90 WHERE round = ?", round)
    past.round(4, stretch=1)
    past.answer(4, 1, 0, when=4)
    past.run("UPDATE rounds SET rules = replace(rules, '\"stretch\"', '\"unheard\"') WHERE id = 4")
    memories = past.memories()
    memories.refresh()
    ratings = [review.rating for review in memories.reviews("bureau", code("Heron"))]
    assert ratings == [Rating.HARD, Rating.GOOD, Rating.GOOD, Rating.GOOD]


def test_an_appeal_changes_the_past(past: Past) -> None:
    past.round(1)
    past.answer(1, 1, 0, Outcome.WRONG, when=1)
    past.answer(1, 2, 0, when=60)
    memories = past.memories()
    memories.refresh()
    wrong = memories.of("bureau")[code("Heron")]
    past.appeal(1, 1)
    memories.refresh()
    right = memories.of("bureau")[code("Heron")]
    assert (wrong.reviews, right.reviews) == (2, 2)
    assert right.stability > wrong.stability
    assert memories.query('SELECT "right", outcome, points FROM answers WHERE number = 1') == [
        (1, "right", 150)
    ]


def test_a_row_that_was_renamed_keeps_its_past(past: Past) -> None:
    past.round(1)
    past.answer(1, 1, 0, when=1)
    past.answer(1, 2, 2, Outcome.WRONG, when=30)
    memories = past.memories()
    memories.refresh()
    heron, plover = (memories.reviews("bureau", code(name)) for name in ("Heron", "Plover"))
    past.packs.rows["bureau"] = {"Heron": "Plover"}
    memories.refresh()
    assert memories.reviews("bureau", code("Heron")) == ()
    assert memories.reviews("bureau", code("Plover")) == (*heron, *plover)
    assert memories.of("bureau") == {code("Plover"): scheduling.replayed((*heron, *plover))}
    # Which answer was whose is known to the records alone.
    past.packs.rows["bureau"] = {}
    memories.refresh()
    assert memories.reviews("bureau", code("Heron")) == heron
    assert memories.reviews("bureau", code("Plover")) == plover


def test_what_a_round_did(past: Past) -> None:
    past.round(1)
    past.round(2)
    past.answer(1, 1, 0, Outcome.WRONG, when=1)
    past.answer(2, 1, 2, when=70)
    past.answer(2, 2, 0, when=71)
    past.answer(2, 3, 0, Outcome.WRONG, when=72)
    memories = past.memories()
    memories.refresh()
    first, second = memories.touched(2)
    assert (first.pack, first.fact, first.before) == ("bureau", code("Plover"), None)
    assert second.before == scheduling.replayed(memories.reviews("bureau", code("Heron"))[:1])
    assert second.after == memories.of("bureau")[code("Heron")]
    past.round(3)
    past.answer(3, 1, 0, when=200)
    memories.refresh()
    assert memories.touched(2) == (first, second)
    assert memories.touched(77) == ()


def test_an_answer_whose_round_is_lost_counts_when_it_is_found(past: Past) -> None:
    past.round(1)
    past.answer(1, 1, when=1)
    past.answer(1, 2, when=2)
    past.run("UPDATE rounds SET rules_version = ?", STAND_IN)
    memories = past.memories()
    memories.refresh()
    assert memories.all() == {}
    assert memories.query("SELECT count(*) FROM answers") == [(2,)]
    past.run("UPDATE rounds SET rules_version = 1")
    memories.refresh()
    assert memories.of("bureau")[code("Heron")].reviews == 2


def test_rows_that_say_nothing_readable_are_passed_over(past: Past) -> None:
    past.round(1)
    for number in range(1, 8):
        past.answer(1, number, when=number)
    for number, column in enumerate(("at", "outcome"), 1):
        past.run(f"UPDATE responses SET {column} = 'x' WHERE number = ?", number)
    for number, column in enumerate(('"right"', "options", "lefts"), 3):
        past.run(f"UPDATE puts SET {column} = '{{]' WHERE number = ?", number)
    past.run("UPDATE puts SET wording = 5 WHERE number = 6")
    memories = past.memories()
    memories.refresh()
    assert memories.of("bureau")[code("Heron")].reviews == 1
    assert memories.query("SELECT number FROM answers ORDER BY 1") == [(2,), (6,), (7,)]


def test_a_query_can_change_nothing_and_is_told_when_it_is_wrong(past: Past) -> None:
    played(past)
    memories = past.memories()
    memories.refresh()
    before = contents(memories)
    for wrong in ("SELECT nothing FROM nowhere", "SELEC"):
        with pytest.raises(sqlite3.OperationalError):
            memories.query(wrong)
    with pytest.raises(sqlite3.OperationalError):
        memories.query("DELETE FROM facts")
    assert contents(memories) == before
    mine = memories.query("SELECT count(*) FROM answers WHERE player = :player", {})
    assert mine == memories.query("SELECT count(*) FROM answers WHERE player = 'marina'")


def test_counts_are_those_of_each_memory(past: Past) -> None:
    end = at(24 * 60)
    past.file.unlink()
    history(past.file, 2000, days=60, end=end)
    memories = past.memories()
    memories.refresh()
    assert contents(memories)["lacking"] == []
    for days in (0, 20, 150):
        now = end + timedelta(days=days)
        later = now + timedelta(hours=4)
        counts = memories.counts(now, later)
        for pack, known in memories.all().items():
            steps = [fading.openness(memory, now) for memory in known.values()]
            assert counts[pack] == (
                len(known),
                *(steps.count(step) for step in (Openness.CLEAR, Openness.FADING, Openness.FAINT)),
                sum(fading.due(memory, later) for memory in known.values()),
                sum(map(is_held, known.values())),
            )
    dues = sorted(memory.due for known in memories.all().values() for memory in known.values())
    assert memories.next_due(end) == min(due for due in dues if due >= end)
    assert memories.next_due(end, ["nowhere"]) is None
