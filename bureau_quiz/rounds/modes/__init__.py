"""The modes: each is one module of default Rules and at most one policy of its own."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import (
    classic,
    dispatch,
    hot_seat,
    interrogation,
    ladder,
    survival,
    time_attack,
)
from bureau_quiz.rounds.modes.base import Mode, Policy

__all__ = ["MODES", "Mode", "Policy", "settled"]

_MODULES = (classic, time_attack, survival, interrogation, ladder, hot_seat, dispatch)

MODES: Mapping[str, Mode] = MappingProxyType({one.MODE.name: one.MODE for one in _MODULES})
"""Every mode by its name, in the order in which they are offered."""


def settled(rules: Rules) -> Rules:
    """The same rules with all that their mode does not let the player choose as the mode has it.

    The mode must be one of MODES. A number of questions above the most that it asks becomes that.
    """
    mode = MODES[rules.mode]
    usual = mode.rules
    free = len(mode.lengths) > 1
    return replace(
        rules,
        questions=min(rules.questions, mode.most or rules.questions) if free else usual.questions,
        seconds=rules.seconds if mode.timer else usual.seconds,
        seats=rules.seats if rules.seats in mode.seats else usual.seats,
        difficulties=rules.difficulties if "difficulties" in mode.filters else (),
        categories=rules.categories if "categories" in mode.filters else (),
    )
