"""Values in the records that a damage made: each costs what it said, and nothing beside it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bureau_quiz.game.recall.statistics import Asked, statistics
from bureau_quiz.game.recall.statistics_json import as_json
from bureau_quiz.rounds.model import Lifeline
from tests.game.recall.pasts import OUTCOMES, Past, contents, rebuilt

NOW = datetime(2026, 4, 1, tzinfo=UTC)
PLACES = {
    "aids": ("lifeline",),
    "appeals": ("points", "why"),
    "puts": ("prompt", "options", "right", "lefts"),
    "questions": ("question", "pack", "template", "kind", "category", "difficulty", "facts"),
    "responses": ("tag", "value", "tenths", "paused", "outcome", "why", "points", "at"),
    "rounds": ("zone", "mode", "rules", "names"),
}
WHERE = {"questions": "question = 'bureau/owner~/Heron'", "rounds": "id = 2"}
VALUES = (
    "",
    "x",
    b"\xff\x00",
    1e308,
    -1,
    2**62,
    '{"a": 1}',
    "[null]",
    '[["a", "b"]]',
    '{"seats":"2"}',
)


@pytest.mark.parametrize(("table", "column"), [(t, c) for t, cs in PLACES.items() for c in cs])
def test_one_value_costs_one_answer_at_most(past: Past, table: str, column: str) -> None:
    past.round(1)
    past.round(2, "Sisteron", "hot-seat")
    for number in range(1, 5):
        aids = [Lifeline.HINT] if number == 2 else []
        past.answer(1, number, number - 1, OUTCOMES[number % 3], when=number * 9, aids=aids)
    past.answer(2, 1, 4, when=50)
    past.appeal(1, 2)
    where = WHERE.get(table, "round = 1 AND number = 2")
    for value in VALUES:
        past.run(f"UPDATE {table} SET {column} = ? WHERE {where}", value)
        made = rebuilt(past)
        assert len(made["answers"]) >= 4, value
        assert len(made["facts"]) >= 2, value
    memories = past.memories()
    memories.refresh()
    assert contents(memories) == made
    found = statistics(memories.query, Asked("marina", "Marina", NOW), {})
    assert json.dumps(as_json(found))
