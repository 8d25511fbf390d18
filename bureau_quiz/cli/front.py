"""Headquarters, which a command line without a word opens: nothing is loaded that reads words."""

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode

COMPLETE = "_BUREAU_QUIZ_COMPLETE"
"""A variable that a shell sets when it asks what may come next; click's own name for it."""


def headquarters() -> int:
    """Open headquarters and stay until the player leaves; gives the exit code."""
    if not talk.can_draw():
        talk.say("Headquarters needs a terminal. To play line by line: bureau-quiz play --plain")
        return ExitCode.WRONG_USE
    from bureau_quiz.cli.house import opened
    from bureau_quiz.ui import run

    with opened(compile=False) as house:
        return house.code(run(house.game, None))
