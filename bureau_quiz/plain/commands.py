"""What may be typed instead of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz.meant import closest
from bureau_quiz.rounds.model import Action, Lifeline
from bureau_quiz.text import listed

if TYPE_CHECKING:
    from bureau_quiz.rounds.model import View


class Command(StrEnum):
    """Every command, as it is typed."""

    SKIP = "/skip"
    TIME = "/time"
    PAUSE = "/pause"
    REPEAT = "/repeat"
    STRIKE = "/strike"
    HINT = "/hint"
    MORE = "/more"
    RIGHT = "/right"
    DOSSIER = "/dossier"
    FLAG = "/flag"
    STOP = "/stop"
    LEAVE = "/leave"
    QUIT = "/quit"
    HELP = "/help"


LIFELINES: Mapping[Command, Lifeline] = MappingProxyType(
    {
        Command.STRIKE: Lifeline.STRIKE,
        Command.HINT: Lifeline.HINT,
        Command.MORE: Lifeline.TIME,
    }
)
"""The commands that ask for help."""

_MEANINGS = {
    Command.SKIP: "give no answer and go on; it earns nothing",
    Command.TIME: "how much time is left",
    Command.PAUSE: "stop the clock; it costs this question's points for speed",
    Command.REPEAT: "hear the question again",
    Command.RIGHT: (
        "say that you were right, once an answer is judged wrong; it counts, and the score is"
        " marked"
    ),
    Command.DOSSIER: "open the dossier that the question belongs to, as far as you know it",
    Command.FLAG: (
        "report that something is wrong with the question; what follows on the line is your note"
    ),
    Command.STOP: "end the round here and keep what you have earned",
    Command.LEAVE: "leave the round as it is; it waits to be gone on with",
    Command.QUIT: "end the round for good; what you answered is kept",
    Command.HELP: "this list",
}

_UNSCORED = {
    Command.SKIP: "give no answer and go on; what it asked for is then not known",
    Command.RIGHT: "say that you were right, once an answer is judged wrong; it counts",
}
"""What they do where there are no points."""

_UNTIMED = {Command.TIME: "how long you have taken"}

_NEEDED = {Command.SKIP: Action.SKIP, Command.STOP: Action.STOP}
"""What the round must allow for a command to be spoken of."""


class Typed(NamedTuple):
    """A line that begins with a stroke, taken apart."""

    command: Command | None
    """None: it is none, or could be several."""
    rest: str = ""
    why: str = ""
    """What is wrong with it, as a sentence."""


def read(line: str) -> Typed:
    """The command that a line is: in full, or as much of it as no other begins with."""
    word, _, rest = line.partition(" ")
    begun = [name for name in Command if name.startswith(word.casefold())]
    if len(begun) == 1:
        return Typed(begun[0], rest.strip())
    if begun and word != "/":
        return Typed(None, why=f"“{word}” could be {listed(begun, 'or')}: type more of it.")
    near = closest(word, Command)
    hint = f"Did you mean {near}?" if near else "/help lists the commands."
    return Typed(None, why=f"There is no command “{word[:60]}”. {hint}")


def spoken_of(view: View) -> Iterator[tuple[Command, str]]:
    """The commands that there are in a round, each with what it does."""
    lent = {one.lifeline: one for one in view.lifelines}
    unscored = {} if view.scored else _UNSCORED
    untimed = _UNTIMED if view.limit is None else {}
    meanings = {**_MEANINGS, **unscored, **untimed}
    for command in Command:
        if command in LIFELINES:
            one = lent.get(LIFELINES[command])
            if one is not None:
                gone = "" if one.usable else "; it cannot be had now"
                yield command, f"{one.text}; it costs {one.price}{gone}"
        elif _there_is(command, view):
            yield command, meanings[command]


def _there_is(command: Command, view: View) -> bool:
    if command is Command.PAUSE:
        return view.limit is not None
    return command not in _NEEDED or _NEEDED[command] in view.actions
