import sqlite3
from contextlib import closing
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from bureau_quiz.bank.model import Outcome, Response
from bureau_quiz.errors import Refused
from bureau_quiz.game import boards
from bureau_quiz.records import store
from bureau_quiz.records.model import State
from bureau_quiz.records.records import Records
from bureau_quiz.rounds import points
from bureau_quiz.rounds.model import Phase
from bureau_quiz.rounds.round import Round
from tests.game.house import Clock, briefing, game, play, right, wrong


def reopened(folder: Path) -> Records:
    """The records as another program sees them now."""
    return Records.open(folder / "records.sqlite", Clock())


def test_a_verdict_is_kept_before_it_is_told(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        sitting = one.begin(briefing())
        other = reopened(tmp_path)
        (past,) = other.rounds()
        assert past.state is State.OPEN
        assert [put.prompt for put in other.puts(past.id)] == [sitting.view().prompt]
        for number in (1, 2, 3):
            verdict = sitting.answer(right(sitting), 2)
            (*_, told) = other.tolds(past.id)
            assert (told.number, told.verdict.points) == (number, verdict.points)
            assert len(other.puts(past.id)) == min(number + 1, 3)
            sitting.next()
        other.close()


def test_what_is_kept_plays_and_scores_the_same_again(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        sitting = one.begin(briefing(seconds=20, questions=6))
        for response, seconds in [(right, 3.4), (wrong, 1), (right, 19.95), (right, 0)]:
            if seconds == 0:
                sitting.pause()
                sitting.resume()
            sitting.answer(response(sitting), seconds)
            sitting.next()
        sitting.answer(Response.skip(), 4)
        sitting.next()
        sitting.answer(right(sitting), 20.5)
        sitting.next()
        debriefing = sitting.debriefing()
        other = reopened(tmp_path)
        (past,) = other.rounds()
        tolds, puts = other.tolds(past.id), other.puts(past.id)
        levels = [put.question.difficulty for put in puts]
        score = points.score(past.start.rules, levels, tolds)
        assert score == past.score == debriefing.score
        assert score.points == sum(line.points for line in debriefing.lines)
        assert score.points == sum(amount for _, amount in debriefing.sums)
        again = Round(past.start.rules, past.start.title, puts, tolds)
        assert again.phase is Phase.OVER
        assert again.score == score
        assert tolds[-1].verdict.judgement.outcome is Outcome.LATE
        assert [told.paused for told in tolds] == [False, False, False, True, False, False]
        other.close()


def test_a_late_answer_settles_its_question_as_late(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        sitting = one.begin(briefing(seconds=20))
        verdict = sitting.answer(right(sitting), 20.01)
        assert verdict.judgement.outcome is Outcome.LATE
        assert verdict.points == 0
        assert sitting.view().phase is Phase.TOLD
        with pytest.raises(Refused):
            sitting.answer(Response.option(0), 30)
        with pytest.raises(Refused):
            sitting.expire()
        assert len(sitting.debriefing().lines) == 1


def test_refused_responses_are_not_kept(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        sitting = one.begin(briefing())
        for response in (Response.option(9), Response.text("x")):
            with pytest.raises(Refused):
                sitting.answer(response, 1)
        sitting.answer(right(sitting), 1)
        with pytest.raises(Refused):
            sitting.answer(Response.option(0), 1)
        other = reopened(tmp_path)
        assert len(other.tolds(other.rounds()[0].id)) == 1
        other.close()


def test_the_last_answer_finishes_the_round_at_once(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        sitting = one.begin(briefing(questions=1))
        sitting.answer(right(sitting), 1)
        other = reopened(tmp_path)
        assert other.rounds()[0].state is State.FINISHED
        sitting.abandon()
        assert sitting.debriefing().finished
        assert other.rounds()[0].state is State.FINISHED
        other.close()


def test_the_debriefing_tells_the_round(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        sitting = one.begin(briefing(seconds=20))
        prompts = []
        for respond in (right, wrong):
            prompts.append(sitting.view().prompt)
            sitting.answer(respond(sitting), 5)
            sitting.next()
        prompts.append(sitting.view().prompt)
        sitting.answer(Response.skip(), 5)
        sitting.next()
        debriefing = sitting.debriefing()
        assert debriefing.title == "The Bureau · classic"
        assert debriefing.finished
        assert [line.prompt for line in debriefing.lines] == prompts
        first, second, third = debriefing.lines
        assert first.given == first.right
        assert first.seconds == 5
        assert second.given.casefold().startswith("wrong")
        assert third.given == ""
        assert (second.points, third.points) == (0, 0)
        assert debriefing.score.points == first.points > 0
        assert debriefing.again == briefing(seconds=20)
        assert debriefing.notices == debriefing.notes == ()


def test_places_on_the_board(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        results = [
            play(one.begin(briefing(player=player)), hits=hits).debriefing().placing
            for player, hits in [("Marina", 1), ("Malotru", 3), ("Marina", 2), ("marina", 1)]
        ]
        assert [(placing.rank, placing.of) for placing in results] == [
            (1, 1),
            (1, 2),
            (2, 3),
            (4, 4),
        ]
        assert [placing.personal_best for placing in results] == [True, True, True, False]
        assert results[0].best_before is None
        assert results[2].best_before
        assert results[3].best_before
        assert results[3].best_before > results[2].best_before
        assert {placing.why for placing in results} == {""}
        assert results[0].board == "The Bureau · classic · 3 questions · untimed"


def test_like_meets_like(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        play(one.begin(briefing()))
        for other in (briefing(seconds=20), briefing(questions=4), briefing(seconds=30)):
            placing = play(one.begin(other)).debriefing().placing
            assert (placing.rank, placing.of, placing.best_before) == (1, 1, None)
        assert {board.key for board in one.boards()} == {
            "bureau/classic/3/untimed",
            "bureau/classic/3/20s",
            "bureau/classic/3/30s",
            "bureau/classic/4/untimed",
        }


@pytest.mark.parametrize(
    ("rules", "seed", "why"),
    [
        ({"difficulties": (3,)}, None, boards.FILTERED),
        ({"categories": ("Category 2", "Category 3")}, None, boards.FILTERED),
        ({}, 7, boards.SEEDED),
    ],
)
def test_filtered_and_seeded_rounds_keep_a_personal_best_and_take_no_place(
    tmp_path: Path, rules: dict[str, Any], seed: int | None, why: str
) -> None:
    with game(tmp_path) as one:
        first = play(one.begin(briefing(seed=seed, **rules)), hits=1).debriefing().placing
        assert (first.rank, first.of, first.why, first.personal_best) == (None, 0, why, True)
        second = play(one.begin(briefing(seed=seed, **rules)), hits=2).debriefing().placing
        assert second.best_before
        assert second.personal_best
        third = play(one.begin(briefing(seed=seed, **rules)), hits=0).debriefing().placing
        assert not third.personal_best
        assert third.best_before
        assert third.best_before > second.best_before
        assert one.boards() == ()


def test_an_abandoned_round_takes_no_place_and_is_no_best(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        sitting = one.begin(briefing())
        assert sitting.debriefing().placing.why == boards.OPEN
        sitting.answer(right(sitting), 1)
        sitting.next()
        sitting.abandon()
        debriefing = sitting.debriefing()
        assert not debriefing.finished
        assert debriefing.score.asked == len(debriefing.lines) == 1
        assert debriefing.placing.rank is None
        assert debriefing.placing.why == boards.ABANDONED
        assert not debriefing.placing.personal_best
        assert one.boards() == ()
        assert play(one.begin(briefing()), hits=0).debriefing().placing.best_before is None


def test_a_round_without_a_point_takes_no_place(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        placing = play(one.begin(briefing()), hits=0).debriefing().placing
        assert (placing.rank, placing.of, placing.why) == (None, 0, boards.POINTLESS)
        assert not placing.personal_best
        assert one.boards() == ()
        play(one.begin(briefing()))
        (board,) = one.boards()
        assert len(board.lines) == 1


def test_boards_as_front_ends_draw_them(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        for player, hits in [("Marina", 1), ("Agent", 3), ("Malotru", 2)]:
            play(one.begin(briefing(player=player)), hits=hits)
        (board,) = one.boards()
        assert board.title == "The Bureau · classic · 3 questions · untimed"
        assert [(line.rank, line.player, line.mine) for line in board.lines] == [
            (1, "Agent", True),
            (2, "Malotru", False),
            (3, "Marina", False),
        ]
        best = board.lines[0]
        assert (best.right, best.asked, best.seconds) == (3, 3, 6.0)
        assert best.points == best.possible
        assert [line.rank for line in one.boards(top=2)[0].lines] == [1, 2]


def test_boards_tell_the_players_time(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        play(one.begin(briefing()))
        zone = timezone(timedelta(hours=-9))
        one._desk = one._desk._replace(now=lambda: Clock().time.astimezone(zone))
        assert one.boards()[0].lines[0].when.utcoffset() == timedelta(hours=-9)


def test_without_records_the_round_goes_on_and_it_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with game(blocked) as one:
        sitting = play(one.begin(briefing()))
        assert not one.kept
        assert not sitting.kept
        debriefing = sitting.debriefing()
        assert debriefing.score.right == 3
        assert len(debriefing.notices) == 1
        assert one.notices == debriefing.notices
        assert debriefing.placing.rank is None
        assert debriefing.placing.why == boards.NOT_KEPT
        assert one.boards() == ()


def test_without_records_rounds_do_not_repeat_either(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with game(blocked) as one:
        rounds = [play(one.begin(briefing(questions=10))).debriefing() for _ in range(5)]
        assert len({line.prompt for played in rounds for line in played.lines}) == 50
        assert [(played.seed, played.block) for played in rounds] == [(101, n) for n in range(5)]


def test_records_that_fail_midway_are_caught_up_when_they_work_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.05)
    with game(tmp_path) as one:
        sitting = one.begin(briefing())
        assert (sitting.kept, sitting.notices) == (True, ())
        sitting.answer(right(sitting), 1)
        one_saved = sitting.saved
        sitting.next()
        with closing(sqlite3.connect(tmp_path / "records.sqlite")) as another:
            another.execute("BEGIN EXCLUSIVE")
            verdict = sitting.answer(right(sitting), 1)
            assert verdict.judgement.outcome is Outcome.RIGHT
            assert (sitting.kept, one.kept) == (False, False)
            assert (one_saved, sitting.saved) == (1, 1)
            assert "not being kept" in sitting.notices[0]
            assert sitting.notices == one.notices
        sitting.next()
        play(sitting)
        assert (sitting.kept, one.notices, sitting.saved) == (True, (), 3)
        other = reopened(tmp_path)
        assert [told.number for told in other.tolds(other.rounds()[0].id)] == [1, 2, 3]
        other.close()
