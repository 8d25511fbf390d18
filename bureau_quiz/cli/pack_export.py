"""`bureau-quiz pack export`: a pack for other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import ForeignFormat, PackName
from bureau_quiz.errors import WrongUse
from bureau_quiz.text import plural

if TYPE_CHECKING:
    from bureau_quiz.authoring.exchange.model import Unexported

EPILOG = """\b
Examples:
  bureau-quiz pack export my.yaml --to csv -o my.csv
  bureau-quiz pack export the-bureau --to cards > anki.txt
  bureau-quiz pack export the-bureau --to opentdb -o questions.json
"""


@click.command(epilog=EPILOG)
@click.argument("pack", type=PackName(), metavar="PACK|PATH")
@click.option("--to", "form", type=ForeignFormat(written=True), required=True)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write it; standard output, if left out.",
)
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
def command(pack: str, form: str, target: Path | None, force: bool) -> int:
    """Write every question of a pack for other programs.

    As a table (csv), as text for Anki (cards), or as Open Trivia DB has it (opentdb). Whatever the
    format cannot carry is listed.
    """
    from bureau_quiz.authoring.exchange import exporting
    from bureau_quiz.cli.made import looked_at

    _, seen = looked_at(pack)
    made = exporting.export(seen, form)
    if target is None:
        talk.stream(made.lines)
    else:
        try:
            exporting.write(made, target, force)
        except OSError as error:
            raise WrongUse(f"{target} cannot be written: {error.strerror or error}.") from None
    _tell(made.unexported, len(made.exported), len(seen.questions))
    return ExitCode.FINE


def _tell(unexported: Sequence[Unexported], exported: int, of: int) -> None:
    """Say which questions were left out, how many of the rest went without what, and how many."""
    lost = [one for one in unexported if one.dropped]
    for one in lost:
        talk.say(f"left out: {one.question} {one.why}")
    without = Counter(one.why for one in unexported if not one.dropped)
    for why, count in sorted(without.items()):
        talk.say(f"without {why}: {plural(count, 'question')}")
    left = len({one.question for one in lost})
    told = f"{plural(exported, 'question')} exported"
    if left:
        told += f", {left:,} left out"
    if same := of - exported - left:
        told += f"; {same:,} more ask the same in the same words"
    talk.say(f"{told}.")
