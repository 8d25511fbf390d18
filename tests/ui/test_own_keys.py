"""Keys that the player chose: in force, named at the foot and in the help, typing left alone."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

import bureau_quiz.ui
from bureau_quiz.settings import Settings, keymap
from bureau_quiz.ui.screens.hq import HeadquartersScreen
from bureau_quiz.ui.widgets.keys import shown
from tests.ui.files import filed
from tests.ui.opening import SMALL, USUAL, opened
from tests.ui.worlds import sound

USUAL_KEYS = Settings(player="Malotru", questions=3, animations=False)
OWN = replace(
    USUAL_KEYS,
    keys=keymap.sorted_keys(
        {"mission.skip": "z", "mission.pause": "s", "leave": "v", "help": "f9", "hq.again": "y"}
    ),
)


def declared() -> Iterator[tuple[type[DOMNode], Binding]]:
    """Every binding of every class of ours."""
    for found in pkgutil.walk_packages(bureau_quiz.ui.__path__, "bureau_quiz.ui."):
        module = importlib.import_module(found.name)
        for value in vars(module).values():
            ours = isinstance(value, type) and value.__module__ == module.__name__
            if ours and issubclass(value, DOMNode):
                for binding in value.__dict__.get("BINDINGS", ()):
                    assert isinstance(binding, Binding)
                    yield value, binding


def test_every_binding_that_has_an_id_can_be_chosen_and_the_other_way_round() -> None:
    bound = {(each.id, each.key) for _, each in declared() if each.id and each.id != "leave"}
    known = {(id_, each.keys) for id_, each in keymap.BOUND.items() if id_ != "leave"}
    assert bound == known
    # Small sheets are left by escape alone.
    assert {each.key for _, each in declared() if each.id == "leave"} == {"q,escape", "escape"}


def test_every_letter_of_a_screen_can_be_chosen() -> None:
    for owner, binding in declared():
        if issubclass(owner, Screen):
            letters = [key for key in binding.key.split(",") if len(key) == 1]
            assert binding.id or not letters, (owner, binding)


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_chosen_keys_do_what_the_usual_ones_did(size: tuple[int, int]) -> None:
    async with opened(sound(OWN), size) as player:
        await player.begin()
        await player.press("s")
        await player.sees("resume")
        await player.press("s")
        await player.asked()
        await player.press("z")
        await player.told()
        await player.press("enter")
        await player.asked()
        await player.press("v")
        await player.sees("Leave this mission?")
        await player.press("escape")
        await player.asked()
        await player.press("f2")
        await player.told()


async def test_the_usual_keys_do_no_more_what_others_do_now() -> None:
    async with opened(sound(OWN)) as player:
        await player.begin()
        number = player.mission.sitting.view().number
        await player.press("p", "q", "f3")
        await player.sees("resume")
        assert player.mission.sitting.view().number == number


async def test_the_foot_and_the_help_name_the_keys_in_force() -> None:
    async with opened(sound(OWN)) as player:
        await player.at(HeadquartersScreen)
        await player.sees("v quit")
        await player.press("f9")
        await player.sees("z  F2")
        await player.sees("s  F3")
        await player.press("escape")
        await player.begin()
        await player.sees("z skip")
        await player.sees("s pause")


async def test_letters_stay_text_where_an_answer_is_typed() -> None:
    async with opened(sound(OWN, kind="typed")) as player:
        await player.begin()
        await player.press("z", "s", "v")
        assert player.app.screen.query_one(Input).value == "zsv"
        await player.press("f2")
        await player.told()


@pytest.mark.parametrize(
    ("keys", "named"),
    [({}, "esc back"), ({"leave": "f10"}, "f10 back"), ({"leave": "v, f10"}, "f10 back")],
)
async def test_the_foot_names_no_letter_where_letters_are_typed(
    keys: dict[str, str], named: str
) -> None:
    game = filed()
    game.settings = replace(game.settings, keys=keymap.sorted_keys(keys))
    async with opened(game) as player:
        await player.menu("dossiers")
        await player.sees("Marina")
        await player.press("slash")
        await player.sees(named)
        assert "f1 help" in player.lines[-1]


async def test_without_own_keys_nothing_is_put_in_the_way() -> None:
    async with opened(sound(USUAL_KEYS)) as player:
        assert player.app._keymap == {}
        assert player.app.own_keys == {}


@pytest.mark.parametrize(("key", "said"), [("question_mark", "?"), ("escape", "esc"), ("f2", "f2")])
def test_keys_are_shown_as_they_stand_on_the_keyboard(key: str, said: str) -> None:
    assert shown(key) == said
