"""`bureau-quiz pack`: what is done with packs."""

import click

from bureau_quiz.cli.groups import Lazy, LazyGroup

COMMANDS = {
    "list": Lazy("bureau_quiz.cli.pack_list", "List the installed packs."),
    "show": Lazy("bureau_quiz.cli.pack_show", "Show a pack in a page."),
    "check": Lazy("bureau_quiz.cli.pack_check", "Report every problem, with its place and mend."),
    "preview": Lazy("bureau_quiz.cli.pack_preview", "Show every question that a pack can ask."),
}


@click.group(
    cls=LazyGroup, lazy=COMMANDS, epilog="\b\nExample:\n  bureau-quiz pack check my.yaml\n"
)
def command() -> None:
    """List, show, check and preview question packs."""
