"""The daily dispatch: by the player's date, once a day, the same for everybody."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bureau_quiz.errors import WrongUse
from bureau_quiz.game.dispatches import seed_of
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing, Dispatch
from bureau_quiz.rounds.model import Rules
from bureau_quiz.settings import Settings
from tests.game.packs import SIGNALS, answer, home, packs, play_on, put_of

MARINA = Settings(player="Marina")


class At:
    """A clock that is set by hand, and goes by a second at each look."""

    def __init__(self, text: str, hours: int = 0) -> None:
        self.set(text, hours)

    def set(self, text: str, hours: int = 0) -> None:
        self.time = datetime.fromisoformat(text).replace(tzinfo=timezone(timedelta(hours=hours)))

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


def today(one: Game) -> Dispatch:
    found = one.hq().dispatch
    assert found
    return found


def test_seeds_are_what_they_always_were() -> None:
    assert [seed_of(day) for day in ("2026-11-22", "2026-11-23", "2031-01-01")] == [
        3505414215,
        3911012026,
        1676807176,
    ]


def test_it_is_the_same_for_everybody_and_another_every_day(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs", other=SIGNALS.replace("signals", "other"))
    drawn = []
    for who, time, hours in [
        ("Marina", "2026-11-22 23:50", -8),
        ("Malotru", "2026-11-22 00:10", 11),
        ("Marina", "2026-11-23 00:10", -8),
    ]:
        at = At(time, hours)
        with home(tmp_path / f"{who}{time[:10]}", folder, Settings(player=who), clock=at) as one:
            sitting = one.begin_dispatch()
            drawn.append([put[1:5] for put in sitting._round.puts])
            assert sitting.view().title == "Signals and Signals · daily dispatch"
            assert sitting.view().limit is None
    assert len(drawn[0]) == 10
    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]


def test_once_a_day_by_the_players_clock(tmp_path: Path) -> None:
    at = At("2026-11-22 22:00")
    with home(tmp_path, packs(tmp_path / "packs"), MARINA, clock=at) as one:
        before = today(one)
        assert (before.day, before.done, before.score, before.days) == (
            date(2026, 11, 22),
            False,
            None,
            0,
        )
        debriefing = play_on(one.begin_dispatch(), "rrw").debriefing()
        done = today(one)
        assert debriefing.dispatch == done
        assert (done.done, done.score, done.days) == (True, debriefing.score, 1)
        with pytest.raises(WrongUse, match="is done") as wrong:
            one.begin_dispatch()
        assert "2026-11-23" in wrong.value.mend
        one.settings = Settings(player="Malotru")
        assert not today(one).done
        one.settings = Settings(player="MARINA")
        at.set("2026-11-23 00:01")
        tomorrow = today(one)
        assert (tomorrow.done, tomorrow.days, tomorrow.share) == (False, 1, "")
        play_on(one.begin_dispatch())
        assert today(one).days == 2


def test_the_day_is_that_of_its_start_wherever_the_clock_goes(tmp_path: Path) -> None:
    at = At("2026-11-22 23:58", 2)
    folder = packs(tmp_path / "packs")
    with home(tmp_path, folder, MARINA, clock=at) as one:
        sitting = one.begin_dispatch()
        answer(sitting, True)
        sitting.next()
        at.set("2026-11-23 00:03", 2)  # midnight passes
        dispatch = play_on(sitting).debriefing().dispatch
        assert dispatch
        assert (dispatch.day, dispatch.done, dispatch.days) == (date(2026, 11, 22), True, 1)
        assert not today(one).done
        at.set("2026-11-22 13:00", -8)  # a flight to the west: it is still the day before
        assert today(one).done
        with pytest.raises(WrongUse, match="done"):
            one.begin_dispatch()


def test_days_in_a_row_and_their_gaps(tmp_path: Path) -> None:
    at = At("2026-02-26 12:00")
    found = []
    with home(tmp_path, packs(tmp_path / "packs"), MARINA, clock=at) as one:
        for day, does in [
            ("2026-02-26", "play"),
            ("2026-02-27", "play"),
            ("2026-02-28", "play"),
            ("2026-03-01", "play"),
            ("2026-03-02", ""),
            ("2026-03-03", "play"),
            ("2026-03-04", "give up"),
            ("2026-03-05", ""),
            ("2026-03-06", "play"),
        ]:
            at.set(f"{day} 12:00")
            if does:
                sitting = one.begin_dispatch()
                if does == "play":
                    play_on(sitting)
                else:
                    answer(sitting, True)
                    sitting.abandon()
            found.append(today(one).days)
            if does == "give up":
                given_up = today(one)
                assert (given_up.done, given_up.score, given_up.share) == (True, None, "")
                with pytest.raises(WrongUse, match="done"):
                    one.begin_dispatch()
    assert found == [1, 2, 3, 4, 4, 1, 1, 0, 1]


def test_one_that_was_cut_off_goes_on(tmp_path: Path) -> None:
    folder, at = packs(tmp_path / "packs"), At("2026-11-22 12:00")
    with home(tmp_path, folder, MARINA, clock=at) as one:
        answer(one.begin_dispatch(), True)
    with home(tmp_path, folder, MARINA, clock=at) as one:
        hq = one.hq()
        assert hq.waiting
        assert hq.waiting.title == "Signals · daily dispatch"
        assert hq.dispatch
        assert not hq.dispatch.done
        sitting = one.begin_dispatch()
        assert sitting.view().number == 2
        with pytest.raises(WrongUse):
            one.begin_dispatch()  # it is open in this window
        debriefing = play_on(sitting).debriefing()
        assert debriefing.placing.rank == 1
        assert today(one).days == 1


def test_what_is_shown_to_others_tells_no_answer(tmp_path: Path) -> None:
    folder, at = packs(tmp_path / "packs"), At("2026-11-22 12:00")
    with home(tmp_path, folder, MARINA, clock=at) as one:
        sitting = one.begin_dispatch()
        answers = {put.shown for put in sitting._round.puts}
        prompts = {put.prompt for put in sitting._round.puts}
        debriefing = play_on(sitting, "rw").debriefing()
        assert debriefing.dispatch
        title, what, row, sums = debriefing.dispatch.share.splitlines()
    assert title == "Bureau Quiz · daily dispatch · 2026-11-22"
    assert what == "Signals (seen to season 3)"
    assert row == "● ○ ● ○ ● ○ ● ○ ● ○"
    assert sums == f"5 of 10 answers right · {debriefing.score.points} points"
    for told in answers | prompts:
        assert told not in debriefing.dispatch.share


def test_it_cannot_be_chosen_as_a_mode_and_is_no_seed_of_ones_own(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "packs"), MARINA, seeds=(5,)) as one:
        with pytest.raises(WrongUse, match="Daily dispatch"):
            one.begin(Briefing(("signals",), Rules(mode="dispatch"), "Marina"))
        debriefing = play_on(one.begin_dispatch(), "w").debriefing()
        assert debriefing.again.rules.mode == "classic"
        assert debriefing.misses
        assert one.begin(debriefing.again).debriefing().seed == 5


def test_only_bundled_packs_are_asked_and_without_any_there_is_none(tmp_path: Path) -> None:
    folder = packs(tmp_path / "packs")
    with home(tmp_path / "one", folder, MARINA) as one:
        path = packs(tmp_path / "mine", mine=SIGNALS.replace("signals", "mine")) / "mine.yaml"
        one._desk.catalogue.add_path(path)
        sitting = one.begin_dispatch()
        assert {put.question.pack for put in sitting._round.puts} == {"signals"}
        assert put_of(sitting)
    empty = tmp_path / "empty"
    empty.mkdir()
    with home(tmp_path / "two", empty, MARINA) as one:
        assert one.hq().dispatch is None
        with pytest.raises(WrongUse, match="bundled"):
            one.begin_dispatch()


def test_one_that_is_being_played_is_not_begun_beside_it(tmp_path: Path) -> None:
    folder, at = packs(tmp_path / "packs"), At("2026-11-22 12:00")
    with (
        home(tmp_path, folder, MARINA, clock=at) as one,
        home(tmp_path, folder, MARINA, clock=at) as other,
    ):
        sitting = one.begin_dispatch()
        with pytest.raises(WrongUse, match="another window"):
            other.begin_dispatch()
        sitting.leave()
        assert other.begin_dispatch().view().prompt == sitting.view().prompt
