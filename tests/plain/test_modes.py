"""Every mode line by line with a real game behind it: to the end, with what is its own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import Settings
from tests.game.packs import home, packs, put_of
from tests.plain.playing import Player, by_turns, typed

OFFERED = [mode.name for mode in MODES.values() if mode.offered]
NAMES = ("Marina", "Raymond", "Henri")
WRONG = "Press Enter to go on; /right if you were right, /flag to report it. "
LAST = (
    "That was the last one. Press Enter to look back; /right if you were right, /flag to report it."
)


@contextmanager
def begun(folder: Path, mode: str, seed: int = 7, **rules: Any) -> Iterator[Sitting]:
    """A sitting of a mode, over the pack of every kind."""
    names = NAMES[: rules.get("seats", 1)] if MODES[mode].seats[-1] > 1 else ()
    briefing = Briefing(
        ("signals",), replace(MODES[mode].rules, **rules), "Marina", seed=seed, names=names
    )
    with home(folder, packs(folder / "packs"), Settings(player="Marina")) as game:
        yield game.begin(briefing)


def after(said: list[str], begin: str, count: int = 1) -> list[str]:
    """The first line that begins so, and as many as wanted."""
    at = next(place for place, line in enumerate(said) if line.startswith(begin))
    return said[at : at + count]


@pytest.mark.parametrize("attended", [True, False])
@pytest.mark.parametrize("mode", OFFERED)
def test_every_mode_is_played_to_its_end(tmp_path: Path, mode: str, attended: bool) -> None:
    with begun(tmp_path, mode) as sitting:
        said = Player(sitting, by_turns("rrrrrw")).play(attended)
        debriefing = sitting.debriefing()
    assert debriefing.finished
    title = MODES[mode].title.lower()
    assert said[0].startswith(f"Signals, {title}, ")
    assert any(line.startswith("The round is over.") for line in said)
    assert debriefing.code in said
    prompts = [line for line in said if line.startswith("> ")]
    assert len(prompts) == debriefing.score.asked
    asked_on = [line for line in said if line.startswith(("Press Enter", "That was"))]
    assert bool(asked_on) == attended


def test_every_kind_is_answered_as_it_is_typed(tmp_path: Path) -> None:
    kinds = set()

    def plan(sitting: Sitting) -> Iterator[str]:
        kinds.add(put_of(sitting).question.kind)
        yield typed(put_of(sitting), hit=True)

    for seed in range(3):
        with begun(tmp_path / str(seed), "classic", seed=seed, questions=60) as sitting:
            said = Player(sitting, plan).play(attended=False)
            score = sitting.debriefing().score
            assert score.right == score.asked
        assert not [line for line in said if "is no answer here" in line]
    assert kinds == set(KINDS)


def test_time_attack_says_what_is_left_of_all_the_time(tmp_path: Path) -> None:
    with begun(tmp_path, "time-attack") as sitting:
        said = Player(sitting, by_turns("r")).play()
    assert said[0] == "Signals, time attack, 90 seconds in all."
    (state,) = after(said, "Question 31.")
    assert state.endswith(" You have 60 seconds left of 90.")


def test_hot_seat_says_whose_turn_it_is_and_how_it_stands(tmp_path: Path) -> None:
    with begun(tmp_path, "hot-seat", seats=3, questions=5) as sitting:
        said = Player(sitting, by_turns("rrw")).play()
        seats = sitting.debriefing().standings
    turns = [line for line in said if line.startswith("It is ")]
    assert [line.split("'")[0].removeprefix("It is ") for line in turns] == list(NAMES) * 5
    assert after(said, "The round is over.", 4)[1:] == [
        f"{seat.place}. {seat.name}: {seat.points} points, {words} of five right."
        for seat, words in zip(seats, ("five", "five", "zero"), strict=True)
    ]
    assert after(said, "Question 3, Henri. ")
    assert after(said, "Saved: ") == ["Saved: 15 answers."]


def test_who_waits_for_their_turn_is_called_by_name(tmp_path: Path) -> None:
    with begun(tmp_path, "hot-seat", seats=3, questions=5, seconds=20) as sitting:
        said = Player(sitting, by_turns("r")).play()
    assert said.count("Raymond, press Enter for the next question. ") == 5


@pytest.mark.parametrize("mode", ["survival", "ladder"])
def test_a_round_that_a_wrong_answer_ends_goes_on_when_it_was_right(
    tmp_path: Path, mode: str
) -> None:
    mistakes = 3 if mode == "survival" else 1
    with begun(tmp_path, mode) as sitting:

        class Insisting(Player):
            def ask(self, prompt: str, patience: float | None = None) -> str:
                if prompt.startswith("That was") and not sitting.view().appealed:
                    self.said.append(prompt)
                    return "/right"
                return super().ask(prompt, patience)

        def plan(sitting: Sitting) -> Iterator[str]:
            if sitting.view().number == mistakes + 1:
                yield "/leave"
            yield typed(put_of(sitting), hit=False)

        said = Insisting(sitting, plan).play()
        score = sitting.debriefing().score
    at = said.index(f"{LAST} ")
    assert said[at + 1].startswith("Counted as right, as you say; the score is marked. ")
    assert said[at + 3].startswith(f"Question {mistakes + 1}")
    assert score.appealed == score.right == 1


def test_lifelines_are_told_once_asked_for_and_said_again(tmp_path: Path) -> None:
    with begun(tmp_path, "ladder", seconds=20) as sitting:

        def plan(sitting: Sitting) -> Iterator[str]:
            if put_of(sitting).question.kind == "choice":
                yield from ("/strike", "/hint", "/more", "/repeat", "/strike")
            yield typed(put_of(sitting), hit=True)
            yield typed(put_of(sitting), hit=True)

        said = Player(sitting, plan).play()
    assert "Once each you may ask for help: /strike, /hint and /more." in said
    at = said.index("> /strike")
    assert said[at + 1] == "Two wrong ones are struck out; two options left."
    assert all(re.match(r"[ABCD]\. ", line) for line in said[at + 2 : at + 4])
    (hint,) = after(said[at:], "Hint: ")
    assert said[at + 6].startswith("> /more")
    assert re.fullmatch(r".* seconds left of 40 seconds\.", said[at + 7])
    again = after(said[at + 8 :], "Question ", 5)
    assert "You have 40 seconds." in again[0]
    assert again[2:4] == said[at + 2 : at + 4]
    assert again[4] == hint
    assert "That lifeline has been used already." in said
    assert any(" an eighth of 100" in line or "eighth" in line for line in said)


def test_a_ladder_is_stopped_with_what_is_earned(tmp_path: Path) -> None:
    with begun(tmp_path, "ladder") as sitting:

        def plan(sitting: Sitting) -> Iterator[str]:
            if sitting.view().number == 4:
                yield from ("/skip", "/stop")
            yield typed(put_of(sitting), hit=True)

        said = Player(sitting, plan).play()
    assert "No question can be skipped in this round." in said
    assert after(said, "The round is over.") == [
        "The round is over. 600 of 7800 points, three of three right."
    ]


def test_the_price_of_lifelines_and_the_stop_stand_in_the_help(tmp_path: Path) -> None:
    for mode, there in (("classic", False), ("ladder", True)):
        with begun(tmp_path / mode, mode) as sitting:
            said = Player(sitting, lambda sitting: iter(["/help", "/quit"])).play()
        listed = [line.split(":")[0] for line in said if line.startswith("/")]
        assert ("/strike" in listed) == ("/stop" in listed) == there
        assert "/more" not in listed  # without a timer
        assert ("/skip" in listed) != there
        assert any("half the points of this question" in line for line in said) == there


def test_both_results_of_a_code_stand_side_by_side(tmp_path: Path) -> None:
    with begun(tmp_path / "one", "classic") as sitting:
        Player(sitting, by_turns("rw")).play()
        code = sitting.debriefing().code
    with home(tmp_path / "two", packs(tmp_path / "p"), Settings(player="Raymond")) as game:
        sitting = game.begin(game.read_code(code))
        said = Player(sitting, by_turns("r")).play()
    mine, theirs = sitting.debriefing().score, sitting.debriefing().rival
    assert theirs
    assert after(said, "Marina told: ", 3) == [
        f"Marina told: {theirs.points} points, five of ten right.",
        f"You: {mine.points} points, ten of ten right.",
        f"You are {mine.points - theirs.points} points ahead.",
    ]


def test_what_was_missed_is_played_once_more(tmp_path: Path) -> None:
    with home(tmp_path, packs(tmp_path / "p"), Settings(player="Marina")) as game:
        sitting = game.begin(Briefing(("signals",), MODES["classic"].rules, "Marina"))
        Player(sitting, by_turns("rrw")).play()
        again = game.begin(game.misses())
        said = Player(again, by_turns("r")).play()
        assert game.begin(game.hq().again).view().prompt
        missed = [line.question for line in sitting.debriefing().lines if not line.points]
        assert [line.question for line in again.debriefing().lines] == missed
    assert said[0] == "Signals, classic, three questions, no timer."
