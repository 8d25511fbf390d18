"""A group of commands that are imported only when they run, and that knows what was meant."""

import gc
from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode


class Lazy(NamedTuple):
    """A command that has not been imported yet."""

    module: str
    """Where it lies; there it is called `command`."""
    summary: str
    """The line that `--help` of the group shows for it."""


class LazyGroup(click.Group):
    """Lists its commands from a table, and imports the one that is asked for."""

    def __init__(self, *arguments: object, lazy: Mapping[str, Lazy], **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        found = self.lazy.get(cmd_name)
        if found is None:
            return None
        command = import_module(found.module).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, lazy.summary) for name, lazy in self.lazy.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        name = args[0]
        if name in self.lazy or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from bureau_quiz.meant import closest

        near = closest(name, self.lazy)
        hint = f"Did you mean {near}?" if near else f"There are: {', '.join(self.lazy)}."
        raise click.UsageError(f"There is no command “{name}”. {hint}", ctx)


def without_command(ctx: click.Context) -> int:
    """Run a group: where no command is named it shows what there is, and that is wrong use."""
    gc.enable()  # held off by `main`; packs may be large, and a past long
    if ctx.invoked_subcommand is not None:
        return ExitCode.FINE
    talk.say(ctx.get_help())
    return ExitCode.WRONG_USE
