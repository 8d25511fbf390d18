"""What the command palette finds: everything the game can do now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

if TYPE_CHECKING:
    from bureau_quiz.ui.app import BureauApp

Command = tuple[str, str, Callable[[], object]]
"""Its name, one line on it, and what it does."""


OFFERED = frozenset(
    (
        *("again", "begin", "copy", "drop", "leave", "misses", "next", "resume"),
        *("play", "switch", "turn"),
        *("appeal", "flag", "hint", "more_time", "pause", "skip", "stop", "strike"),
    )
)
"""Actions of screens that are worth finding by name."""

SCREENS = (
    ("mission", "New mission", "Choose packs, mode and length, and begin"),
    ("code", "Play a code", "The very round that others played"),
    ("train", "Train", "What is due, then what is weak, then new facts"),
    ("dossiers", "Dossiers", "What you know of every person, award and broadcast"),
    ("boards", "Hall of fame", "The boards of high scores"),
    ("statistics", "Statistics", "Right answers and points over time, streaks, weakest facts"),
    ("archive", "Archive of packs", "Every pack with its counts and problems"),
    ("settings", "Settings", "Name, theme, animations, timer, bell, spoilers"),
)
"""Screens to open: name, title and a line on it."""


class GameCommands(Provider):
    """The game's actions, as far as they can be done where the player is."""

    def commands(self) -> Iterator[Command]:
        """Everything that can be done now."""
        app, screen = cast("BureauApp", self.app), self.screen
        seen = set()
        bound = screen.active_bindings.values()
        for _, binding, enabled, _ in sorted(
            bound, key=lambda each: each.binding.action == "leave"
        ):
            name = binding.description.capitalize()
            if enabled and binding.action in OFFERED and name not in seen:
                seen.add(name)
                yield name, f"Key: {binding.key}", partial(screen.run_action, binding.action)
        if app.sitting is None:
            yield "Headquarters", "Back to the first screen", app.home
            for name, title, said in SCREENS:
                yield title, said, partial(app.open, name)
            yield "Today's dispatch", "Ten questions, the same for everybody", app.dispatch
        yield "Help", "Keys, typed answers, points, packs", partial(screen.run_action, "help")
        yield "Theme", "Another set of colours", app.search_themes
        yield "Quit at once", "All you answered is saved", app.action_interrupt

    async def discover(self) -> Hits:
        for name, said, run in self.commands():
            yield DiscoveryHit(Content(name), run, text=name, help=said)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, said, run in self.commands():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=said)
