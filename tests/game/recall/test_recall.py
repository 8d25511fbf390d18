"""What a game remembers of the rounds that are played in it."""

from __future__ import annotations

from pathlib import Path

from bureau_quiz.bank.model import Fact, rested_on
from bureau_quiz.game.game import Game
from bureau_quiz.memory.model import Rating
from bureau_quiz.paths import memory_file
from bureau_quiz.settings import Settings
from tests.game.house import briefing
from tests.game.packs import SIGNALS, answer, home, packs, play_on, put_of, right_to

PLAYER = Settings(player="Marina")


def played(game: Game, hits: str = "rw") -> dict[Fact, Rating]:
    """Play a round; what each fact came to in it: of several ratings the last."""
    sitting = game.begin(briefing("signals", questions=12))
    found: dict[Fact, Rating] = {}
    while sitting.view().number < 12 or not found:
        put = put_of(sitting)
        hit = hits[sitting.view().number % len(hits)] == "r"
        if put.question.kind in ("choice", "typed"):
            rating = Rating.GOOD if hit else Rating.AGAIN
            facts = rested_on(put.question.id, put.question.template, put.question.facts)
            found |= dict.fromkeys(facts, rating)
        answer(sitting, hit)
        sitting.next()
    return found


def test_every_answer_feeds_its_facts(tmp_path: Path) -> None:
    with home(tmp_path / "home", packs(tmp_path), PLAYER) as game:
        assert game.recall().all() == {}
        found = played(game)
        # The round is open still: an answer is an answer.
        known = game.recall().of("signals")
    assert found
    assert found.keys() <= known.keys()
    assert {fact for fact in found if known[fact].rating is Rating.AGAIN}


def test_somebody_else_remembers_something_else(tmp_path: Path) -> None:
    with home(tmp_path / "home", packs(tmp_path), PLAYER) as game:
        play_on(game.begin(briefing("signals", questions=5)))
        assert game.recall().all()
        game.settings = Settings(player="Sisteron")
        assert game.recall().all() == {}
        game.settings = Settings(player="MARINA")
        assert game.memories.all()


def test_a_row_renamed_in_its_pack_keeps_its_past(tmp_path: Path) -> None:
    where = packs(tmp_path / "packs", own=True)
    with home(tmp_path / "home", where, PLAYER) as game:
        for _ in range(3):
            play_on(game.begin(briefing("signals", questions=40)))
        before = game.recall().of("signals")
    renamed = SIGNALS
    for name in ("Ada Quill", "Bela Rusk", "Hana Xeres"):
        renamed = renamed.replace(f"{{name: {name},", f"{{name: {name} Jr., was: {name},")
    where.joinpath("signals.yaml").write_text(renamed, encoding="utf-8")
    with home(tmp_path / "home", where, PLAYER) as game:
        known = game.recall().of("signals")
        anew = memory_file()
        assert anew.exists()
    anew.unlink()
    with home(tmp_path / "home", where, PLAYER) as game:
        assert game.recall().of("signals") == known
    assert {fact.row for fact in before} - {fact.row for fact in known} == {
        "Ada Quill", "Bela Rusk", "Hana Xeres",
    }  # fmt: skip
    assert sorted(memory.reviews for memory in known.values()) == sorted(
        memory.reviews for memory in before.values()
    )


def test_a_plain_question_is_a_fact_by_itself(tmp_path: Path) -> None:
    text = """\
pack: plain
title: Plain
questions:
  - id: first-channel
    prompt: Which channel first aired The Bureau?
    answer: Canal+
    distractors: [France 2, Arte, TF1]
"""
    with home(tmp_path / "home", packs(tmp_path / "packs", own=True, plain=text), PLAYER) as game:
        sitting = game.begin(briefing("plain", questions=1))
        sitting.answer(right_to(put_of(sitting)), 2)
        (fact,) = game.recall().of("plain")
    assert fact == Fact("", "first-channel", "", "")
