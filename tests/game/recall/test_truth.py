"""Facts after real play, against what the records and the packs alone come to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from bureau_quiz.game.game import Game
from bureau_quiz.game.recall.memories import Memories
from bureau_quiz.paths import memory_file
from bureau_quiz.records.keys import player_id
from bureau_quiz.settings import Settings
from tests.game.packs import SIGNALS, home
from tests.game.recall.truth import Key, State, truth
from tests.game.recall.wandering import PLAYERS, Days, wander

PLAIN = """\
questions:
  - id: motto
    prompt: What is the motto of the house?
    answer: Silence
    distractors: [Noise, Music, Song]
  - id: way-out
    prompt: Which way leads out?
    answer: Left
    distractors: [Right, Up, Down]
"""
LINKED = """\
pack: linked
title: Linked
tables:
  people:
    rows:
      - {name: Marina, town: Lyon}
      - {name: Guillaume, town: Metz}
      - {name: Henri, town: Brest}
      - {name: Jonas, town: Nice}
  codes:
    columns:
      of: {to: people}
      towns: {}
    rows:
      - {code: Heron, of: Marina, towns: Lyon}
      - {code: Plover, of: Guillaume, towns: Metz}
      - {code: Dunlin, of: Henri, towns: [Brest, Caen]}
      - {code: Knot, of: Jonas, towns: Nice}
templates:
  - id: owner
    table: codes
    prompt: Whose codename is “<code>”?
    answer: <of>
    reverse: What is the codename of <of>?
    several_right: true
  - id: where
    table: codes
    prompt: Where was “<code>” used?
    answer: <towns>
    several_right: true
  - id: home
    table: people
    prompt: Where is <name> at home?
    answer: <town>
    reverse: Who is at home in <town>?
"""
TRUTH = SIGNALS.replace("pack: signals", "pack: truth", 1) + PLAIN
RENAMED = (
    ("- {name: Marina,", "- {name: Marina Loiseau, was: Marina,"),
    ("of: Marina,", "of: Marina Loiseau,"),
    ("{code: Heron,", "{code: Night Heron, was: Heron,"),
    ("towns: Metz", "towns: [Metz, Pau]"),
    ("town: Nice", "town: Nizza"),
)
"""What a new version says otherwise."""


class House:
    """A player's folder, its packs, and a clock that all its programs go by."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.packs = folder / "packs"
        self.packs.mkdir()
        self.clock = Days(datetime(2027, 12, 28, 8, tzinfo=UTC))
        self.chance = Random(f"truth/{seed}").random
        self.seeds = range(seed, 10_000)
        self.write(TRUTH)
        self.write(LINKED)

    def write(self, text: str) -> None:
        name = text.split("\n", 1)[0].removeprefix("pack: ")
        (self.packs / f"{name}.yaml").write_text(text, encoding="utf-8")

    def play(self, times: int, compare: bool = True) -> None:
        """One program: play, on several days and in several zones."""
        with home(
            self.folder / "home", self.packs, Settings(), seeds=self.seeds, clock=self.clock
        ) as game:
            game.prepare()
            for _ in range(times):
                wander(game, self.clock, self.chance)
                hours = (0, 1, 11, 13, 24, 25, 72, 400, -30)[int(self.chance() * 9)]
                self.clock.move(hours, zone=(-10, 0, 5.5, 13)[int(self.chance() * 4)])
            game.recall()
            if compare:
                self.compare(game)

    def compare(self, game: Game) -> None:
        expected = truth(self.folder / "home" / "records.sqlite", self.packs.glob("*.yaml"))
        assert expected
        found = states(game, PLAYERS)
        assert found.keys() == expected.keys()
        for key, state in expected.items():
            assert found[key][:2] == pytest.approx(state[:2])
            assert found[key][2:] == state[2:], key


def states(game: Game, players: Iterable[str]) -> dict[Key, State]:
    """What the game's memories say of every fact, whatever the clock says now."""
    found: dict[Key, State] = {}
    for player in players:
        memories = Memories(game.memories._cache, player)
        for pack, facts in memories.all().items():
            for fact, memory in facts.items():
                right = memories.history(pack, [fact]).right
                found[player_id(player), pack, fact] = State(*memory, right)
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_facts_are_as_the_records_have_them(tmp_path: Path, seed: int) -> None:
    house = House(tmp_path, seed)
    for _ in range(2):
        house.play(10)
    text = LINKED
    for old, new in RENAMED:
        assert old in text
        text = text.replace(old, new)
    house.write(text)
    house.play(8)
    (house.packs / "linked.yaml").unlink()
    # Of a pack that is gone nobody can say what its facts are called.
    house.play(3, compare=False)
    memory_file().unlink()
    house.play(1, compare=False)
    house.write(text)
    house.play(4)
    memory_file().unlink()
    house.play(0)
