"""One command line from its words to its exit code: whatever goes wrong is said, not thrown."""

from collections.abc import Sequence

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.app import command
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.errors import BureauError, RecordsFailed


def run(argv: Sequence[str] | None) -> int:
    """Run a command line and give its exit code; nothing a person can mistype raises.

    Raises:
        KeyboardInterrupt: Ctrl-C, where the command had nothing to say about it.
    """
    talk.prepare()
    try:
        code = _invoke(argv)
        talk.finish()
    except OSError as error:  # stdout or stderr: every other file has been seen to
        talk.say(f"{talk.NAME}: the output could not be written: {error.strerror or error}")
        return ExitCode.WRONG_USE
    return code


def _invoke(argv: Sequence[str] | None) -> int:
    try:
        given = command.main(argv, prog_name=talk.NAME, standalone_mode=False)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else talk.NAME
        talk.say(f"{path}: {error.format_message()}\nTry: {path} --help")
        return ExitCode.WRONG_USE
    except click.Abort:  # click's word for Ctrl-C
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        talk.say(f"{talk.NAME}: {error.format_message()}")
        return ExitCode.WRONG_USE
    except RecordsFailed as error:
        talk.complain(error)
        return ExitCode.RECORDS
    except BureauError as error:
        talk.complain(error)
        return ExitCode.WRONG_USE
    except BrokenPipeError:
        return ExitCode.FINE
    return given if isinstance(given, int) else ExitCode.FINE
