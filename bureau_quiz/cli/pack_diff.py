"""`bureau-quiz pack diff`: two versions of a pack, compared."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bureau_quiz.cli import find, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf, PackName
from bureau_quiz.errors import PackUnreadable, Severity, WrongUse
from bureau_quiz.text import listed, plural, visible

if TYPE_CHECKING:
    from bureau_quiz.authoring.look import Look

EPILOG = """\b
Examples:
  bureau-quiz pack diff rivers new/rivers.yaml       the installed one and a newer one
  bureau-quiz pack diff old.yaml new.zip --format json
"""


@click.command(epilog=EPILOG)
@click.argument("old", type=PackName(), metavar="OLD")
@click.argument("new", type=PackName(), metavar="NEW")
@click.option(
    "--format", "form", type=OneOf("format", ("text", "json")), default="text", help="text or json."
)
def command(old: str, new: str, form: str) -> int:
    """Compare two versions of a pack: new, gone and changed questions, and what memory keeps.

    Each is an installed pack, a file, a folder or a zip. Players keep what they remember of a
    question as long as its id stays, and of a fact as long as table, row, column and value stay, or
    `was:` names the old ones; where such a line is missing, it is told. The exit code is 0 whether
    there are differences or not.
    """
    from bureau_quiz.authoring import diff, diff_report

    with ExitStack() as stack:
        found = diff.compare(_look(old, stack), _look(new, stack))
        if form == "json":
            talk.data(diff_report.as_json(found))
        else:
            talk.stream(diff_report.as_text(found))
    return ExitCode.FINE


def _look(word: str, stack: ExitStack) -> Look:
    """The one pack that a word names."""
    from bureau_quiz.cli.offered import Offer, offered

    known = find.installed()
    if word in known and not find.is_path(word):
        find.tell_apart(word, known[word])
        offer = Offer((known[word],))
    else:
        offer = stack.enter_context(offered(Path(word), known))
    if len(offer.packs) > 1:
        names = listed(offer.shown(path) for path in offer.packs)
        raise WrongUse(f"There is more than one pack in “{word}”.", f"Choose one: {names}.")
    seen = offer.look(offer.packs[0], aids=True)
    shown = offer.shown(seen.path)
    check = f"See what is wrong: {talk.checking(shown)}"
    if offer.archive:
        check = "To see what is wrong, unpack it and check it."
    if seen.pack is None:
        raise PackUnreadable(f"{shown} is broken.", check)
    if errors := sum(problem.severity is Severity.ERROR for problem in seen.problems):
        talk.say(visible(f"{shown} has {plural(errors, 'error')}. {check}"))
    return replace(seen, path=shown)
