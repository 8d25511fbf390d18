"""The modes: each is one module of default Rules and at most one policy of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module

from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes.base import Mode, Policy

__all__ = ["MODES", "Mode", "Policy", "settled"]

_NAMES = (
    "classic",
    "time-attack",
    "survival",
    "interrogation",
    "ladder",
    "hot-seat",
    "dispatch",
    "training",
)


class _Modes(Mapping[str, Mode]):
    """Loads a mode when it is asked for: the start needs only one of them."""

    def __getitem__(self, name: str) -> Mode:
        if name not in _NAMES:
            raise KeyError(name)
        return _load(name)

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)

    def __contains__(self, name: object) -> bool:
        return name in _NAMES


MODES: Mapping[str, Mode] = _Modes()
"""Every mode by its name, in the order in which they are offered."""


@cache
def _load(name: str) -> Mode:
    mode: Mode = import_module(f"{__name__}.{name.replace('-', '_')}").MODE
    return mode


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
        stretch=rules.stretch if mode.timer else usual.stretch,
        seats=rules.seats if rules.seats in mode.seats else usual.seats,
        difficulties=rules.difficulties if "difficulties" in mode.filters else (),
        categories=rules.categories if "categories" in mode.filters else (),
    )
