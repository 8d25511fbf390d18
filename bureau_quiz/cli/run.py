"""One command line from its words to its exit code: whatever goes wrong is said, not thrown."""

import os
import sys
from collections.abc import Callable, Sequence

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.front import COMPLETE, headquarters
from bureau_quiz.errors import BureauError, RecordsFailed

Doing = int | Callable[[], int]
"""What a command comes to: an exit code, or what is left to be done and gives one."""
_READERS = {f"bureau_quiz.cli.{name}" for name in ("app", "groups", "parameters", "play", "words")}
"""Our own part in reading words."""


def run(argv: Sequence[str] | None) -> int:
    """Run a command line and give its exit code; nothing a person can mistype raises.

    Raises:
        KeyboardInterrupt: Ctrl-C, where the command had nothing to say about it.
    """
    talk.prepare()
    try:
        code = _done(argv)
        talk.finish()
    except OSError as error:  # stdout or stderr: every other file has been seen to
        talk.say(f"{talk.NAME}: the output could not be written: {error.strerror or error}")
        return ExitCode.WRONG_USE
    return code


def _done(argv: Sequence[str] | None) -> int:
    try:
        if not (sys.argv[1:] if argv is None else argv) and COMPLETE not in os.environ:
            return headquarters()
        from bureau_quiz.cli.words import obeyed

        given = obeyed(argv)
        if isinstance(given, int):
            return given
        del obeyed
        _forget()
        return given()
    except RecordsFailed as error:
        talk.complain(error)
        return ExitCode.RECORDS
    except BureauError as error:
        talk.complain(error)
        return ExitCode.WRONG_USE
    except BrokenPipeError:
        return ExitCode.FINE


def _forget() -> None:
    """Let go of all that read the words: more than a megabyte, which the screen then needs less."""
    import gc
    import typing

    package = sys.modules["bureau_quiz.cli"]
    for name in [name for name in sys.modules if name.split(".")[0] == "click" or name in _READERS]:
        if sys.modules.pop(name).__name__ in _READERS:
            delattr(package, name.rpartition(".")[2])
    # Both would hold what is of click's, and that all else.
    typing.clear_overloads()
    for clear in getattr(typing, "_cleanups", ()):
        clear()
    gc.collect()
