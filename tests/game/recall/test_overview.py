"""What headquarters lead with is the same in however small parts the past is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bureau_quiz.game.recall import overview
from tests.game.packs import SIGNALS
from tests.game.recall.test_training import DAY, MINE, at_home, train


@pytest.mark.parametrize("most", [1, 2, 7])
def test_the_past_is_read_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    others = SIGNALS.replace("pack: signals", "pack: others")
    settings = replace(MINE, pace=20)
    with at_home(tmp_path, settings=settings, signals=SIGNALS, others=others) as (game, clock):
        for _ in range(3):
            train(game)
            clock.time += DAY
            game.recall()
        for _ in range(2):
            monkeypatch.setattr(overview, "PART", 10_000)
            whole = game.overview(), game.prospect()
            assert whole[0].open + whole[1].due_in_all
            monkeypatch.setattr(overview, "PART", most)
            assert (game.overview(), game.prospect()) == whole
            clock.time += 60 * DAY
