"""The words of a command line, read by click: a command that runs, or what is wrong with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.app import command
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.groups import LazyGroup


def obeyed(argv: Sequence[str] | None) -> int:
    """Run the command that the words name; what does not fit is said.

    Returns:
        Its exit code.

    Raises:
        KeyboardInterrupt: Ctrl-C, where the command had nothing to say about it.
        BureauError: What a command cannot do.
        BrokenPipeError: The reader has left.
    """
    try:
        given = command.main(argv, prog_name=talk.NAME, standalone_mode=False)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else _named(argv)
        talk.say(f"{path}: {error.format_message()}\nTry: {path} --help")
        return ExitCode.WRONG_USE
    except click.Abort:  # click's word for Ctrl-C
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        talk.say(f"{talk.NAME}: {error.format_message()}")
        return ExitCode.WRONG_USE
    return given if isinstance(given, int) else ExitCode.FINE


def _named(argv: Sequence[str] | None) -> str:
    """The command that the words name; click does not say of every option whose it is."""
    path, at = talk.NAME, click.Context(command)
    for word in sys.argv[1:] if argv is None else argv:
        if not isinstance(at.command, LazyGroup) or word not in at.command.lazy:
            break
        found = at.command.get_command(at, word)
        assert found is not None
        path, at = f"{path} {word}", click.Context(found)
    return path
