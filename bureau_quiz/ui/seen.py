"""How far a player has seen of what graded packs tell about: in words, and as settings keep it."""

from collections.abc import Iterable

from bureau_quiz.game.model import SpoilerChoice
from bureau_quiz.game.words import seen
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.ui.stepping import after

LABEL = "Seen so far"
ROW = "seen:"
"""Begins the names of the rows that say how far; the pack's id follows."""


def level_said(choice: SpoilerChoice) -> str:
    """The chosen level: `everything`, `seen to season 3`, `nothing seen yet`."""
    return "everything" if choice.level == choice.levels else seen(choice.scale, choice.level)


def at(choice: SpoilerChoice, scope: str) -> SpoilerChoice:
    """The choice as a pack's scope has it."""
    level = Scope.read(scope).level
    return choice._replace(level=choice.levels if level is None else level)


def stepped(choice: SpoilerChoice, by: int) -> str:
    """The pack at another level, around both ends: `the-bureau:3`, `the-bureau`."""
    level = after(range(choice.levels + 1), choice.level, by)
    return str(Scope(choice.pack, level).within(choice.levels))


def kept(spoilers: Iterable[str], scope: str) -> tuple[str, ...]:
    """What settings keep once a pack was seen as far as `scope` says; all of it is not named."""
    pack, level = Scope.read(scope)
    others = [text for text in spoilers if Scope.read(text).pack != pack]
    return tuple(sorted(others if level is None else [*others, scope]))
