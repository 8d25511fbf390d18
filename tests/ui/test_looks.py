"""Themes, no colour, animations; a still screen that writes nothing."""

from __future__ import annotations

import re

import pytest
from textual import constants
from textual.dom import DOMNode
from textual.theme import BUILTIN_THEMES, Theme

from bureau_quiz.bank.model import Outcome
from bureau_quiz.settings import Settings
from bureau_quiz.ui import theme
from bureau_quiz.ui.fitted import BAR
from bureau_quiz.ui.screens.help import HelpScreen
from bureau_quiz.ui.widgets.dossier import Dossier
from bureau_quiz.ui.widgets.report import LOOKS, stamp
from tests.ui.opening import Player, opened
from tests.ui.worlds import sound
from tests.waiting import wait_for

SHORT = Settings(player="Malotru", questions=3)
STILL = Settings(player="Malotru", questions=3, animations=False)


async def test_every_theme_can_be_played() -> None:
    game = sound(SHORT)
    async with opened(game) as player:
        await player.begin()
        await player.press("1")
        await player.told()
        names = [*BUILTIN_THEMES, *(each.name for each in theme.OURS)]
        assert sorted(player.app.themes) == sorted(names)
        for name in names:
            player.app.theme = name
            await player.pilot.pause()
            await player.sees("The Bureau · classic")
            assert game.settings.theme == name


async def test_a_theme_that_is_gone_is_ours() -> None:
    async with opened(sound(Settings(theme="long-gone"))) as player:
        await player.ready()
        assert player.app.theme == theme.DEFAULT


def contrast(one: str, two: str) -> float:
    """How far two colours are apart, by the rule of the accessibility guidelines."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        lit = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]

    brighter, darker = sorted((light(one), light(two)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ours", theme.OURS, ids=lambda each: each.name)
@pytest.mark.parametrize("part", ["foreground", "accent", "success", "error", "quiet"])
def test_our_themes_are_legible(ours: Theme, part: str) -> None:
    colour = getattr(ours, part, None) or ours.variables[part]
    assert ours.surface is not None
    assert contrast(colour, ours.surface) >= 4.5
    assert contrast(colour, ours.variables["cursor"]) >= 4.5 or part != "foreground"


async def test_without_colour_nothing_is_coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(sound(SHORT)) as player:
        assert player.app.native_ansi_color
        await player.begin()
        await player.press("down")
        await player.sees("▌ 1")
        await player.press(str(player.right() % 4 + 1))
        await player.sees("✗  W R O N G")
        filters = player.app.get_line_filters()
        segments = [
            segment
            for strip in player.app.screen._compositor.render_strips()
            for segment in strip._segments
        ]
        for line_filter in filters:
            segments = line_filter.apply(segments, player.app.screen.styles.background)
        styles = [segment.style for segment in segments if segment.style]
        assert styles
        for style in styles:
            assert style.color is None or style.color.is_default
            assert style.bgcolor is None or style.bgcolor.is_default


async def test_bars_lift_off_and_any_key_ends_that() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        dossier = player.mission.query_one(Dossier)
        dossier.lift(len(dossier.text))
        assert BAR in dossier.render().at(60).plain
        await player.press("f12")
        assert BAR not in dossier.render().at(60).plain
        assert not player.mission.effects


async def test_an_effect_ends_by_itself() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        dossier = player.mission.query_one(Dossier)
        await wait_for(player.pilot, lambda: not player.mission.effects)
        assert dossier.shown >= len(dossier.text)
        assert dossier._timer is None


async def test_nobody_waits_for_an_effect() -> None:
    async with opened(sound(SHORT)) as player:
        await player.begin()
        player.mission.query_one(Dossier).lift(10_000)
        await player.press("1")
        await player.told()
        await player.press("enter")
        await player.sees("2/3")


@pytest.mark.parametrize("level", ["none", "basic"])
async def test_the_environment_can_ask_for_stillness(
    level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", level)
    async with opened(sound(SHORT)) as player:
        await player.begin()
        assert player.app.animation_level == level
        assert not player.mission.effects
        assert BAR not in player.text


async def test_animations_can_be_switched_off() -> None:
    async with opened(sound(STILL)) as player:
        await player.begin()
        assert not player.mission.effects
        await player.press("1")
        await player.told()
        assert not player.mission.effects
        await player.sees(player.mission.sitting.view().explanation[:30])


def timers(player: Player) -> list[str]:
    """Every timer that runs somewhere, by what it belongs to."""
    nodes: list[DOMNode] = [player.app, *player.app.screen_stack]
    nodes += [widget for screen in player.app.screen_stack for widget in screen.walk_children()]
    found = [(node, timer) for node in nodes for timer in node._timers]
    return [f"{node}: {timer.name}" for node, timer in found if vars(timer)["_active"].is_set()]


@pytest.mark.parametrize("kind", ["choice", "true-false", "typed"])
async def test_an_untimed_question_is_still(kind: str) -> None:
    async with opened(sound(SHORT, kind=kind)) as player:
        await player.begin()
        await wait_for(player.pilot, lambda: not timers(player), what="no timers")
        await player.press("f2")
        await player.told()
        await wait_for(player.pilot, lambda: not timers(player), what="no timers")


async def test_a_timer_runs_only_while_a_question_is_open() -> None:
    async with opened(sound(Settings(questions=3, timed=True))) as player:
        await player.begin()
        await wait_for(player.pilot, lambda: len(timers(player)) == 1)
        await player.press("s")
        await player.told()
        await wait_for(player.pilot, lambda: not timers(player))


@pytest.mark.parametrize("name", ["", "ansi-dark", "textual-light"])
async def test_our_colours_are_known_in_texts_after_a_change_of_theme(name: str) -> None:
    async with opened(sound(Settings(theme=name))) as player:
        await player.ready()
        player.app.theme = "bureau-light"
        await player.press("question_mark")
        await player.at(HelpScreen)
        await player.sees("K E Y S")
        assert {"desk", "paper", "ink", "quiet", "rule", "stamp"} <= set(player.app.theme_variables)


def test_right_and_wrong_have_a_sign_and_a_word() -> None:
    said = {outcome: stamp(outcome).plain for outcome in LOOKS}
    assert set(LOOKS) == set(Outcome)
    assert len(set(said.values())) == len(said)
    for text in said.values():
        assert re.fullmatch(r"\S  [A-Z ]+", text)
