"""Nobody waits for a long past: what rests on it follows when a round is looked back on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from bureau_quiz.game.game import Game
from bureau_quiz.game.meanwhile import Meanwhile, Progress
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.memories import Memories
from bureau_quiz.game.recall.outlook import Wish
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.rounds.model import Phase, Rules
from bureau_quiz.settings import Settings
from tests.game.packs import answer, home, packs
from tests.game.recall.test_aftermath import TOWNS


class Slow:
    """A game whose past is gone through no sooner than it is let."""

    def __init__(self, game: Game) -> None:
        self.go_on = Event()
        self._recall = game.recall

    def __call__(self, progress: Progress | None = None) -> Memories:
        if progress:
            progress(2_000, 100_000)
        assert self.go_on.wait(20)
        return self._recall(progress)


@pytest.fixture
def game(tmp_path: Path) -> Iterator[Game]:
    folder = packs(tmp_path / "packs", own=True, towns=TOWNS)
    with home(tmp_path / "home", folder, Settings(player="Marina", packs=("towns",))) as game:
        yield game


def play(sitting: Sitting, right: bool = True) -> Sitting:
    while sitting.view().phase is not Phase.OVER:
        answer(sitting, right)
        sitting.next()
    return sitting


def test_a_score_is_told_while_the_past_is_gone_through(
    game: Game, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(game)
    monkeypatch.setattr(game, "recall", slow)
    sitting = play(game.begin(Briefing(("towns",), Rules(questions=6), "Marina")))
    begun = time.monotonic()
    told = sitting.debriefing(0)
    assert (told.pending, told.gains, told.score.right) == (True, None, 6)
    assert sitting.debriefing(0.01).pending
    assert time.monotonic() - begun < 10
    far: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        far.append((done, of))
        slow.go_on.set()

    whole = sitting.debriefing(None, tell)
    assert far[0] == (2_000, 100_000)
    assert not whole.pending
    assert whole.gains is not None
    assert whole.gains.opened == 6
    assert sitting.debriefing(0) == whole


def test_a_training_run_is_told_before_what_comes_next(
    game: Game, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = play(game.train(Wish(new=6)))
    slow = Slow(game)
    monkeypatch.setattr(game, "recall", slow)
    told = sitting.debriefing(0)
    assert told.pending
    assert told.trained is not None
    assert (told.trained.known, told.trained.ahead) == (6, None)
    slow.go_on.set()
    whole = sitting.debriefing()
    assert whole.trained is not None
    assert whole.trained.ahead is not None
    assert not whole.pending


def test_an_appeal_is_looked_back_on_anew(game: Game) -> None:
    sitting = game.begin(Briefing(("towns",), Rules(questions=1), "Marina"))
    answer(sitting, False)
    before = sitting.debriefing().gains
    assert before is None or before.opened == 0
    sitting.appeal()
    after = sitting.debriefing().gains
    assert after is not None
    assert after.opened == 1


def test_what_fails_in_the_thread_is_raised_where_it_is_asked_for() -> None:
    def fails(_: Progress) -> int:
        raise LookupError("no such thing")

    doing = Meanwhile(fails)
    assert doing.wait()
    with pytest.raises(LookupError):
        _ = doing.found
