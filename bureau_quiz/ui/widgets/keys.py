"""The line of keys at the foot of a screen: what can be done now, each a thing to click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.keys import key_to_character
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from bureau_quiz.ui.fitted import KEY, QUIET

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

NAMES = {
    "down": "↓",
    "escape": "esc",
    "left": "←",
    "question_mark": "?",
    "right": "→",
    "slash": "/",
    "up": "↑",
}
"""Keys that read better otherwise."""

SPARED = ("help", "leave", "scroll_up", "flag", "cursor_up", "select", "pause")
"""Actions whose keys go without a name first where there is no room, the first of them first."""
GAP = 2


def shown(key: str) -> str:
    """A key as it is shown: `?`, `esc`, `f2`."""
    found = None if key in NAMES or len(key) == 1 else key_to_character(key)
    return NAMES.get(key) or (found if found and found.isprintable() and found != " " else key)


def key_of(app: object, binding: str, usual: str, typing: bool = False) -> str:
    """The key of a binding as it is shown: the player's own, or the usual one.

    Args:
        app: The app.
        binding: Its id.
        usual: What is shown unless the player chose another.
        typing: Whether it is to be one that is none where letters are text.
    """
    own = getattr(app, "own_keys", {}).get(binding, "").split(",")
    fitting = [key for key in own if key and (key_to_character(key) is None) == typing]
    return shown(fitting[0]) if fitting else usual


@dataclass(frozen=True)
class Hint:
    """One thing that can be done: the keys that do it, and its name."""

    action: str
    keys: tuple[str, ...]
    shown: tuple[str, ...]
    """The keys as they are shown, one for each."""
    text: str

    @property
    def ranges(self) -> bool:
        """Whether its keys are shown as `1-4`, and so cannot be clicked one by one."""
        return len(self.shown) > 1 and all(
            one.isdecimal() and two.isdecimal() and int(two) - int(one) == 1
            for one, two in pairwise(self.shown)
        )

    def pieces(self) -> list[tuple[str, str, str]]:
        """Text, style and the key that a click on it presses (empty: none)."""
        if self.ranges:
            made = [(f"{self.shown[0]}-{self.shown[-1]}", KEY, "")]
        else:
            made = [(name, KEY, key) for name, key in zip(self.shown, self.keys, strict=True)]
        if self.text:
            key = self.keys[0] if len(self.keys) == 1 else ""
            made += [(" ", "", key), (self.text, QUIET, key)]
        return made

    @property
    def width(self) -> int:
        """In cells; names of keys and actions are our own and take one cell a character."""
        return sum(len(text) for text, _, _ in self.pieces())


def hints(bindings: Iterable[ActiveBinding]) -> list[Hint]:
    """Turn what is bound now into hints: one an action, or one a group of keys."""
    made: dict[object, Hint] = {}
    for _, binding, enabled, _ in bindings:
        if not binding.show or not enabled:
            continue
        name = binding.key_display or shown(binding.key)
        place: object = binding.group or binding.action
        if place not in made:
            text = binding.group.description if binding.group else binding.description
            made[place] = Hint(binding.action, (binding.key,), (name,), text)
        elif binding.group:
            hint = made[place]
            made[place] = replace(hint, keys=(*hint.keys, binding.key), shown=(*hint.shown, name))
    return list(made.values())


def fitting(found: Sequence[Hint], width: int) -> list[Hint]:
    """Shorten hints until they fit: first the least needed names, then whole hints."""
    kept = list(found)

    def taken() -> int:
        return sum(hint.width for hint in kept) + GAP * max(len(kept) - 1, 0)

    def of(action: str) -> list[Hint]:
        return [hint for hint in kept if hint.action == action]

    spare = [hint for action in SPARED for hint in of(action)]
    others = [hint for hint in reversed(kept) if hint not in (*spare, *of("command_palette"))]
    for hint in of("command_palette"):
        if taken() > width:
            kept.remove(hint)
    for hint in [*spare, *others]:
        if taken() > width:
            kept[kept.index(hint)] = replace(hint, text="")
    while kept and taken() > width:
        kept.pop(-2 if len(kept) > 1 else -1)
    return kept


class Keys(Widget):
    """One line of hints; what leaves the screen stands at its right end."""

    hovered: reactive[str] = reactive("")
    """The key whose hint the mouse is on."""
    idle: reactive[bool] = reactive(False)
    """Whether the keys go elsewhere just now: nothing is named then."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: list[Hint] = []
        self._map: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        if not self.app.app_focus or not self.is_attached or screen is not self.screen:
            return
        found = self._found()
        if found != self._hints:
            self._hints = found
            self.refresh()

    def _found(self) -> list[Hint]:
        found = hints(filter(self._in_force, self.screen.active_bindings.values()))
        return sorted(found, key=lambda hint: (hint.action == "leave", hint.action == "help"))

    def _in_force(self, active: ActiveBinding) -> bool:
        """Whether a key does what it is bound to, and is not text where one types.

        Textual 8.2 looks at that before it puts the player's own keys in.
        """
        focused, key = self.screen.focused, active.binding.key
        if focused is None or active.node is focused:
            return True
        return not focused.check_consume_key(key, key_to_character(key))

    def render(self) -> Content:
        """Set the hints for the present width, and note where each stands."""
        width = self.content_size.width
        self._hints = self._hints or self._found()
        kept = [] if self.idle else fitting(self._hints, width)
        self._map = []
        parts: list[Content | tuple[str, str]] = []
        at = 0
        for place, hint in enumerate(kept):
            gap = GAP if place else 0
            if hint.action == "leave" and place == len(kept) - 1:
                gap = max(width - at - hint.width, 0)
            parts.append((" " * gap, ""))
            at += gap
            for text, style, key in hint.pieces():
                hot = bool(key) and key == self.hovered
                parts.append((text, KEY if hot else style))
                self._map.append((at, at + len(text), key))
                at += len(text)
        return Content.assemble(*parts)

    def key_at(self, column: int) -> str:
        """Give the key that a click there presses; empty: none."""
        for start, end, key in self._map:
            if start <= column < end:
                return key
        return ""

    def on_mouse_move(self, event: events.MouseMove) -> None:
        offset = event.get_content_offset(self)
        self.hovered = self.key_at(offset.x) if offset is not None else ""

    def on_leave(self) -> None:
        self.hovered = ""

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and (key := self.key_at(offset.x)):
            self.app.simulate_key(key)
