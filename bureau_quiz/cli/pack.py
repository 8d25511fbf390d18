"""`bureau-quiz pack`: what is done with packs."""

import click

from bureau_quiz.cli.groups import Lazy, LazyGroup, without_command

COMMANDS = {
    "new": Lazy("bureau_quiz.cli.pack_new", "Start a pack, from a spreadsheet if you have one."),
    "list": Lazy("bureau_quiz.cli.pack_list", "List the installed packs."),
    "show": Lazy("bureau_quiz.cli.pack_show", "Show a pack on one page."),
    "add": Lazy("bureau_quiz.cli.pack_add", "Add files, folders or zips to your packs."),
    "remove": Lazy("bureau_quiz.cli.pack_remove", "Remove packs of your own."),
    "diff": Lazy("bureau_quiz.cli.pack_diff", "Compare two versions of a pack."),
    "on": Lazy("bureau_quiz.cli.pack_on", "Switch packs on."),
    "off": Lazy("bureau_quiz.cli.pack_off", "Switch packs off without removing them."),
    "check": Lazy("bureau_quiz.cli.pack_check", "Report every problem, with its place and mend."),
    "preview": Lazy("bureau_quiz.cli.pack_preview", "Show every question that a pack can ask."),
    "import": Lazy("bureau_quiz.cli.pack_import", "Make a pack from other programs' files."),
    "export": Lazy("bureau_quiz.cli.pack_export", "Write a pack for other programs."),
    "watch": Lazy("bureau_quiz.cli.pack_watch", "See problems and questions while you write."),
    "schema": Lazy("bureau_quiz.cli.pack_schema", "Print the format as a JSON Schema."),
    "reports": Lazy("bureau_quiz.cli.pack_reports", "Show what players said about questions."),
}


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    invoke_without_command=True,
    epilog="\b\nExamples:\n  bureau-quiz pack new rivers\n  bureau-quiz pack check rivers\n",
)
@click.pass_context
def command(ctx: click.Context) -> int:
    """Write, check, preview, import and share question packs."""
    return without_command(ctx)
