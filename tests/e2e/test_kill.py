"""What the program has told is kept, whenever it is killed; `make soak` does this 500 times."""

from __future__ import annotations

import random
from pathlib import Path

from tests.e2e import killing


def test_thirty_kills_lose_nothing_that_was_told(tmp_path: Path) -> None:
    plan = killing.kills(30, tmp_path, random.Random(random.random()), {"plain": 2, "tui": 1})
    for _ in killing.carry_out(plan, workers=2):
        pass
    tally = killing.count(plan)
    assert tally.lost == []
    assert tally.told > 30
    assert tally.kept >= tally.told
