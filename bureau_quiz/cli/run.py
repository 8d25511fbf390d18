"""One command line from its words to its exit code: whatever goes wrong is said, not thrown."""

import os
import sys
from collections.abc import Sequence

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.front import COMPLETE, headquarters
from bureau_quiz.errors import BureauError, RecordsFailed


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

        return obeyed(argv)
    except RecordsFailed as error:
        talk.complain(error)
        return ExitCode.RECORDS
    except BureauError as error:
        talk.complain(error)
        return ExitCode.WRONG_USE
    except BrokenPipeError:
        return ExitCode.FINE
