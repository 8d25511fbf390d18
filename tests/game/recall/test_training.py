"""Training over weeks: what a run asks, that it goes on where it was cut off, and what is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bureau_quiz.bank.model import Response
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.recall.outlook import Wish
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.memory.training import RUN
from bureau_quiz.records.model import State
from bureau_quiz.rounds.model import Phase, Rules
from bureau_quiz.settings import Settings
from tests.game.packs import SIGNALS, answer, home, packs, play_on, put_of

MINE = Settings(player="Marina", pace=5)
DAY = timedelta(days=1)
SEEDS = tuple(range(1, 400))


class Clock:
    """Stands where it is set; each look takes a second."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@contextmanager
def at_home(
    folder: Path, clock: Clock | None = None, settings: Settings = MINE, **texts: str
) -> Iterator[tuple[Game, Clock]]:
    clock = clock or Clock()
    folder.mkdir(exist_ok=True)
    there = packs(folder / "packs", own=False, **texts)
    with home(folder / "home", there, settings, SEEDS, clock) as game:
        game.recall()
        yield game, clock


def asked(sitting: Sitting) -> list[str]:
    return [put.question.id for put in sitting._round.asked]


def facts_of(sitting: Sitting) -> list[object]:
    return [fact for put in sitting._round.asked for fact in put.question.facts]


def train(game: Game, hits: str = "r", wish: Wish | None = None) -> Sitting:
    game.recall()
    return play_on(game.train(wish), hits)


def drawn(sitting: Sitting) -> list[tuple[object, ...]]:
    return [
        (put.question.id, put.question.kind, put.prompt, put.options) for put in sitting._round.puts
    ]


def test_the_first_runs_bring_new_facts_at_the_pace(tmp_path: Path) -> None:
    with at_home(tmp_path) as (game, clock):
        assert game.training()[:3] == (0, 0, 5)
        assert game.prospect() == game.training()._replace(run=())
        first = train(game)
        assert first.notes == ("5 facts: 5 new.",)
        trained = first.debriefing().trained
        assert trained
        assert (trained.facts, trained.known, trained.learnt, trained.missed) == (5, 5, (), ())
        assert trained.ahead
        assert trained.ahead.facts == 0
        assert trained.ahead.coming in ("tomorrow", *(f"in {days} days" for days in range(2, 30)))
        with pytest.raises(WrongUse, match="today's new facts are done"):
            game.train()
        assert game.training(Wish(new=3))[:3] == (0, 0, 3)
        assert game.prospect() == game.training()._replace(run=())
        clock.time += DAY
        assert game.training().new == 5
        # A second run of the day asks for what is left of its pace.
        train(game, wish=Wish(new=2))
        game.recall()
        assert game.training().new == 3


def test_nothing_is_asked_for_twice_but_what_was_missed(tmp_path: Path) -> None:
    with at_home(tmp_path, settings=replace(MINE, pace=20)) as (game, _):
        sitting = train(game)
        facts = facts_of(sitting)
        assert len(set(facts)) == len(facts) > 5
        prompts = [put.prompt for put in sitting._round.asked]
        assert len(set(prompts)) == len(prompts)
        assert {put.question.kind for put in sitting._round.asked} <= {"choice", "true-false"}


def test_what_is_missed_comes_back_in_other_words_and_is_due_tomorrow(tmp_path: Path) -> None:
    with at_home(tmp_path) as (game, clock):
        sitting = game.train()
        answer(sitting, hit=False)
        missed = put_of(sitting)
        sitting.next()
        play_on(sitting, "r")
        again = sitting._round.asked[4]
        assert set(again.question.facts) <= set(missed.question.facts)
        assert (again.question.id, again.options) != (missed.question.id, missed.options)
        trained = sitting.debriefing().trained
        assert trained
        assert (trained.known, trained.learnt, trained.missed) == (4, (5,), ())
        clock.time += DAY
        game.recall()
        assert game.training().due >= 1
        assert missed.question.facts[0] in facts_of(train(game))


def test_known_facts_are_asked_in_other_ways(tmp_path: Path) -> None:
    forms: set[tuple[str, bool]] = set()
    with at_home(tmp_path, settings=replace(MINE, pace=3)) as (game, clock):
        for _ in range(14):
            if game.training().facts:
                sitting = train(game)
                forms.update(
                    (put.question.kind, put.question.template.endswith("~"))
                    for put in sitting._round.asked
                )
            clock.time += 3 * DAY
            game.recall()
    assert ("choice", False) in forms
    assert ("choice", True) in forms
    assert "typed" in {kind for kind, _ in forms}


def test_four_weeks_away_bury_nobody(tmp_path: Path) -> None:
    more = SIGNALS.replace("pack: signals", "pack: others")
    settings = replace(MINE, pace=20)
    with at_home(tmp_path, settings=settings, others=more) as (game, clock):
        for _ in range(4):
            train(game)
            clock.time += DAY
            game.recall()
        clock.time += 28 * DAY
        known = len(game.recall().of("signals")) + len(game.memories.of("others"))
        away = game.training()
        assert known > RUN
        assert away.due == away.facts <= RUN
        assert (away.weak, away.new) == (0, 0)
        assert 0 < away.later <= known
        left = []
        for _ in range(20):
            left.append(game.training().later)
            if not game.training().due:
                break
            train(game)
            game.recall()
        # Run by run it is done, and nothing more was ever asked for at once.
        assert left == sorted(left, reverse=True)
        assert left[-1] == game.training().due == 0


def test_a_run_is_filled_where_a_question_tests_two(tmp_path: Path) -> None:
    alfa, bravo = (SIGNALS.replace("pack: signals", f"pack: {name}") for name in ("alfa", "bravo"))
    settings = replace(MINE, pace=20)
    with at_home(tmp_path, settings=settings, alfa=alfa, bravo=bravo) as (game, clock):
        for _ in range(8):
            if game.training().facts:
                train(game)
            clock.time += DAY
            game.recall()
        clock.time += 90 * DAY
        game.recall()
        away, seen = game.training(), game.overview()
        assert away.due_in_all == seen.due > RUN + 5
        assert away.due == away.facts == RUN
        assert away.beside
        # Each fact that is due is asked for, tested beside another, or left for another time.
        assert away.due + away.beside + away.later == away.due_in_all
        ahead = game.prospect()
        assert (ahead.facts, ahead.due_in_all, ahead.room) == (RUN, seen.due, 0)
        after = train(game).debriefing().trained
        assert after
        assert after.ahead
        assert after.ahead.due_in_all == game.overview().due < away.due_in_all
        weakest = game.training(Wish(weakest=True))
        assert weakest.facts == RUN
        assert weakest.due_in_all == game.overview().due


def test_what_was_missed_alone(tmp_path: Path) -> None:
    with at_home(tmp_path) as (game, _):
        sitting = game.train(Wish(packs=("signals",), new=3))
        first = put_of(sitting)
        play_on(sitting, "wrrw" + "w")
        trained = sitting.debriefing().trained
        assert trained
        assert len(trained.missed) == 1
        assert trained.wish == Wish(packs=("signals",))
        assert trained.once_more
        again = train(game, wish=trained.once_more)
        assert set(facts_of(again)) & set(first.question.facts)
        assert len(asked(again)) == 1
        over = again.debriefing().trained
        assert over
        assert over.once_more is None
        # What comes next is what would have come before.
        assert over.wish == Wish(packs=("signals",))
        assert game.training(over.wish) == over.ahead


def test_cut_off_anywhere_it_goes_on_with_the_same_questions(tmp_path: Path) -> None:
    hits = "wwrrwrrwwrrrr"
    clock = Clock()
    with at_home(tmp_path / "whole", clock) as (game, _):
        whole = train(game, hits)
    for cut in range(len(whole._round.told)):
        with at_home(tmp_path / f"{cut}", Clock()) as (game, clock):
            sitting = game.train()
            assert drawn(sitting) == drawn(whole)
            for number in range(cut):
                answer(sitting, hits[number % len(hits)] == "r")
                sitting.next()
            open_put, meters = put_of(sitting), sitting.view().meters
            sitting.leave()
        with at_home(tmp_path / f"{cut}", clock) as (game, _):
            waiting = game.waiting()
            assert waiting
            assert not waiting.scored
            assert waiting.place == meters[0].spoken
            again = game.go_on(waiting.round)
            assert again.notes == ()
            assert put_of(again)[1:] == open_put[1:]
            assert put_of(again).question.id == open_put.question.id
            assert again.view().meters == meters
            assert drawn(again) == drawn(whole)
            play_on(again, hits)
            assert asked(again) == asked(whole)
            trained, other = again.debriefing().trained, whole.debriefing().trained
            assert trained
            assert other
            assert trained[:4] == other[:4]


def test_what_a_pack_asks_no_more_is_left_out_of_what_is_to_come(tmp_path: Path) -> None:
    others = SIGNALS.replace("pack: signals", "pack: others")
    wish = Wish(packs=("others",))
    with at_home(tmp_path, others=others) as (game, clock):
        sitting = game.train(wish)
        answer(sitting, hit=False)
        sitting.next()
        answer(sitting, hit=True)
        sitting.next()
        before = asked(sitting)
        rows = {put.question.id.rpartition("/")[2] for put in sitting._round.puts[2:5]}
        gone = sorted(rows - {name.rpartition("/")[2] for name in before})[0]
        sitting.leave()
    kept = "\n".join(line for line in others.splitlines() if f"name: {gone}" not in line)
    (tmp_path / "packs" / "others.yaml").write_text(kept)
    with at_home(tmp_path, clock, signals=SIGNALS) as (game, _):
        (tmp_path / "packs" / "others.yaml").write_text(kept)
    with home(tmp_path / "home", tmp_path / "packs", MINE, SEEDS, clock) as game:
        waiting = game.waiting()
        assert waiting
        again = game.go_on(waiting.round)
        assert any("A pack has changed" in note for note in again.notes)
        play_on(again, "r")
        assert asked(again)[:2] == before[:2]
        assert not any(gone in id_ for id_ in asked(again)[3:])
        assert again.debriefing().finished


def test_training_is_no_score(tmp_path: Path) -> None:
    with at_home(tmp_path) as (game, _):
        play_on(game.begin(Briefing(("signals",), Rules(questions=4), "Marina")), "w")
        missed = game.misses()
        boards, again = game.boards(), game.hq().again
        debriefing = train(game, "wr").debriefing()
        assert not debriefing.scored
        assert debriefing.score.points == 0
        assert debriefing.placing.rank is None
        assert not debriefing.placing.personal_best
        assert (debriefing.code, debriefing.misses) == ("", None)
        assert game.misses() == missed
        assert game.boards() == boards
        assert game.hq().again == again
        assert "point" not in game.unplaced() or "without" in game.unplaced()
        past = game._desk.records.rounds(last=1)[0]
        assert past.state is State.FINISHED
        assert past.start.rules.mode == "training"
        assert set(asked_of(past.start.listed)) >= {line.question for line in debriefing.lines}
        # The next dealt round goes on where the one before it came to.
        first = game.begin(Briefing(("signals",), Rules(questions=4), "Marina"))
        assert first.debriefing().block == 1


def asked_of(listed: tuple[str, ...]) -> list[str]:
    return [text.removeprefix("typed:") for text in listed]


def test_packs_categories_and_players_are_looked_at(tmp_path: Path) -> None:
    others = SIGNALS.replace("pack: signals", "pack: others")
    with at_home(tmp_path, others=others) as (game, clock):
        both = train(game)
        assert {id_.partition("/")[0] for id_ in asked(both)} == {"signals", "others"}
        one = train(game, wish=Wish(packs=("others",), new=4))
        assert {id_.partition("/")[0] for id_ in asked(one)} == {"others"}
        towns = train(game, wish=Wish(categories=("Towns",), new=4))
        assert {put.question.category for put in towns._round.asked} == {"Towns"}
        assert game.training(Wish(player="Raymond")).new == 5
        assert game.training(Wish(player="marina")).new == 0
        for wish in (Wish(packs=("nope",)), Wish(categories=("Nope",))):
            with pytest.raises(WrongUse, match="There is no"):
                game.training(wish)
        weakest = game.training(Wish(weakest=True))
        assert weakest.weak == weakest.facts > 5
        # What is due is trained of every pack that is on, though another was played last.
        clock.time += 60 * DAY
        game.settings = replace(game.settings, packs=("others",))
        sitting = train(game)
        assert {id_.partition("/")[0] for id_ in asked(sitting)} == {"signals", "others"}
        game.settings = replace(game.settings, off=("signals",))
        clock.time += 60 * DAY
        sitting = train(game)
        assert {id_.partition("/")[0] for id_ in asked(sitting)} == {"others"}


def test_nothing_beyond_what_the_player_has_seen(tmp_path: Path) -> None:
    settings = replace(MINE, pace=20, spoilers=("signals:1",))
    with at_home(tmp_path, settings=settings) as (game, clock):
        for _ in range(4):
            sitting = train(game)
            for put in sitting._round.puts:
                told = f"{put.prompt} {put.options} {put.question.id}"
                assert not any(name in told for name in ("Jana Zorn", "Karl Abend", "Lena Birk"))
            clock.time += DAY
            game.recall()
            if not game.training().facts:
                break


def test_skips_appeals_and_flags(tmp_path: Path) -> None:
    with at_home(tmp_path) as (game, _):
        sitting = game.train()
        sitting.pause()
        assert sitting.view().prompt == ""
        sitting.resume()
        sitting.answer(Response.skip(), 1)
        sitting.flag("a note")
        sitting.next()
        answer(sitting, hit=False)
        sitting.appeal()
        sitting.next()
        while sitting.view().phase is not Phase.OVER:
            answer(sitting, hit=True)
            sitting.next()
        trained = sitting.debriefing().trained
        assert trained
        assert (trained.known, len(trained.learnt), trained.missed) == (4, 1, ())


def test_without_a_pack_there_is_nothing_to_train(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with home(tmp_path / "home", tmp_path / "none", MINE) as game:
        game.recall()
        assert game.training().facts == 0
        with pytest.raises(WrongUse):
            game.train()
