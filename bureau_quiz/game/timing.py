"""Timer lengths: the seconds of a round, stretched or taken away as the player's settings say.

A stretched round is one of its own seconds: its board, its speed points and its code have those
that were really given. How far it was stretched goes along, so that nothing is stretched twice.
"""

from dataclasses import replace

from bureau_quiz.errors import WrongUse
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import SECONDS, TIMERS

FACTORS = {"1x": 1, "2x": 2, "4x": 4}
"""By how much a timer length multiplies; `off` takes the timer away."""
OFF = TIMERS[-1]
GIVEN = range(SECONDS[0], SECONDS[-1] * max(FACTORS.values()) + 1)
"""Seconds that a round may give, stretched ones too."""
MEND = 'Set timer to "4x" in the settings, or choose another mode.'


def timed(rules: Rules, timer: str) -> Rules:
    """Rules with the seconds that are really given.

    Args:
        rules: As their mode settles them; seconds that were stretched before are taken back first.
        timer: One of TIMERS. A mode that is nothing without a timer keeps its own: see `trouble`.
    """
    seconds = unstretched(rules)
    if seconds is None or (timer == OFF and not trouble(rules, timer)):
        return replace(rules, seconds=None, stretch=1)
    factor = FACTORS.get(timer, 1)
    return replace(rules, seconds=min(seconds * factor, GIVEN[-1]), stretch=factor)


def checked(rules: Rules, timer: str) -> Rules:
    """The same, of a round that is about to begin.

    Raises:
        WrongUse: If the mode is nothing without the timer that is taken away.
    """
    if why := trouble(rules, timer):
        raise WrongUse(why, MEND)
    return timed(rules, timer)


def unstretched(rules: Rules) -> int | None:
    """The seconds that were asked for, before any timer length."""
    return None if rules.seconds is None else rules.seconds // rules.stretch


def trouble(rules: Rules, timer: str) -> str:
    """Why such rules cannot be played with a timer length, as a sentence; empty where they can."""
    mode = MODES[rules.mode]
    needs = mode.rules.seconds is not None and not mode.timer
    return f"{mode.title} needs a timer, and yours is off." if needs and timer == OFF else ""


def told(asked: Rules, given: Rules) -> str:
    """What is to be said where a round gives other seconds than its code; empty where it does not.

    Args:
        asked: The rules of the code.
        given: Those that are played.
    """
    if asked.seconds == given.seconds or asked.seconds is None:
        return ""
    now = "no timer" if given.seconds is None else f"{given.seconds} s"
    return (
        f"Your timer length gives {now} where the code says {asked.seconds} s:"
        " this round is compared with others of its own timer."
    )
