"""The rows of a briefing: only what there is to choose stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual.content import Content

from bureau_quiz.game import timing
from bureau_quiz.game.model import Briefing, Choices
from bureau_quiz.game.words import timer as timer_said
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES, Mode, settled
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.text import listed, plural
from bureau_quiz.ui import seen
from bureau_quiz.ui.fitted import QUIET, lines, styled
from bureau_quiz.ui.widgets.form import Field
from bureau_quiz.ui.words import LEVELS

LOOKING = "looking through the archive …"
NOTHING = "nothing to ask: choose otherwise, or see the archive"
OFFERED = tuple(mode.name for mode in MODES.values() if mode.offered)
"""Modes that can be chosen."""
TITLES = {"packs": "Packs", "difficulties": "Difficulty", "categories": "Categories"}
"""Rows that open a list, and what stands above it."""


def fields(wish: Briefing, choices: Choices) -> Iterator[Field]:
    """Every row, from the packs to the one that begins.

    Args:
        wish: What is chosen, some of it perhaps not for the present mode.
        choices: What there is to choose.
    """
    rules = settled(wish.rules)
    mode = MODES[rules.mode]
    titles = titles_of(wish.packs, choices)
    of = f"{len(titles)} of {len(choices.packs)}" if len(choices.packs) > 1 else ""
    yield Field("packs", "Packs", listed(titles) or "none", said=of)
    yield Field("mode", "Mode", mode.title, len(OFFERED) > 1)
    if len(choices.lengths) > 1:
        each = "each" if len(choices.seats) > 1 else ""
        yield Field("questions", "Questions", str(rules.questions), True, said=each)
    if len(choices.seats) > 1:
        yield Field("seats", "Players", str(rules.seats), True)
        yield Field("names", "Names", ", ".join(names_of(wish, rules)))
    now = {Scope.read(text).pack: text for text in wish.packs}
    for choice in choices.spoilers:
        title = choice.title if len(choices.spoilers) > 1 else ""
        said = seen.level_said(seen.at(choice, now.get(choice.pack, choice.pack)))
        yield Field(seen.ROW + choice.pack, seen.LABEL, said, True, said=title)
    if "difficulties" in mode.filters:
        levels = listed(LEVELS[level] for level in rules.difficulties)
        yield Field("difficulties", "Difficulty", levels or "all")
    if "categories" in mode.filters:
        some = f"{len(rules.categories)} of {len(choices.categories)}"
        yield Field("categories", "Categories", some if rules.categories else "all")
    yield from _timer(rules, choices)
    yield Field("begin", "Begin", _ready(rules, choices), acts=True)


def picking(
    name: str, wish: Briefing, choices: Choices
) -> tuple[list[tuple[str, str, str]], Iterable[str]]:
    """What the list of a row offers, as name, text and a word beside it; and what is chosen now."""
    if name == "packs":
        there = [pack for pack in choices.packs if pack.playable]
        among = [(pack.id, pack.title, str(pack.prompts)) for pack in there]
        return among, [Scope.read(pack).pack for pack in wish.packs]
    if name == "difficulties":
        levels = [(str(level), LEVELS[level], "") for level in choices.difficulties]
        return levels, map(str, wish.rules.difficulties)
    return [(each, each, "") for each in choices.categories], wish.rules.categories


def about(mode: Mode, together: bool) -> Callable[[int], Content]:
    """Give what sets a mode's summary and how it counts points, for a width.

    Args:
        mode: The mode.
        together: Whether the one goes on in the line where the other ends, to be short.
    """
    summary = Content(mode.summary)
    points = styled(mode.points_help[:1].upper() + mode.points_help[1:], QUIET)

    def fit(width: int) -> Content:
        said = (summary + " " + points,) if together else (summary, points)
        return lines(line for part in said for line in part.wrap(width))

    return fit


def titles_of(packs: Sequence[str], choices: Choices) -> list[str]:
    """The titles of chosen packs."""
    chosen = {Scope.read(pack).pack for pack in packs}
    return [pack.title for pack in choices.packs if pack.id in chosen]


def names_of(wish: Briefing, rules: Rules) -> list[str]:
    """A name for each seat, as far as there are any."""
    names = [wish.player, *wish.names[1 : rules.seats]]
    more = range(len(names) + 1, rules.seats + 1)
    return [name or f"Agent {at}" for at, name in enumerate(names, start=1)] + [
        f"Agent {at}" for at in more
    ]


def _timer(rules: Rules, choices: Choices) -> Iterator[Field]:
    """The seconds that are really given, and how they come about where a timer length has a say."""
    mode = MODES[rules.mode]
    if choices.timer == timing.OFF and mode.timer:
        yield Field("timer", "Timer", "off", said="in your settings")
        return
    given = timing.timed(rules, choices.timer)
    stretched = f"{rules.seconds} s × {given.stretch}" if given.stretch > 1 else ""
    if len(choices.timers) > 1 or stretched:
        said = timer_said(given.seconds, mode.by_round)
        yield Field("seconds", "Timer", said, len(choices.timers) > 1, said=stretched)


def _ready(rules: Rules, choices: Choices) -> str:
    """How much there is to ask, or why it cannot be."""
    if choices.trouble:
        return choices.trouble
    if not choices.available:
        return NOTHING
    there = plural(choices.available, "prompt")
    if MODES[rules.mode].open_ended:
        return there
    return f"{min(rules.questions * rules.seats, choices.available)} of {there}"
