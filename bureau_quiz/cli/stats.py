"""`bureau-quiz stats`: a player's figures, as text or as JSON."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import Name, OneOf, PackName, Whole
from bureau_quiz.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bureau_quiz.cli.house import House
    from bureau_quiz.game.recall.figures import Statistics

EPILOG = """\b
Examples:
  bureau-quiz stats
  bureau-quiz stats the-bureau --weeks 8
  bureau-quiz stats --since 2026-01-01 --player Malotru
  bureau-quiz stats --format json | jq .totals
  bureau-quiz stats --format json | jq '.by.category[] | [.title, .right, .answers]'

\b
The JSON is an object; its keys:
"""
WIDEST = 110
"""Cells beyond which a line is no easier to read."""
LONG = len("2026-11-22")
_LINES = str.maketrans("━╸", "=-")
"""Bars for a terminal whose encoding has no such lines."""


class Day(click.ParamType):  # type: ignore[type-arg]  # no generic before click 8.5
    """A day, as 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read year, month and day."""
        if isinstance(value, date):
            return value
        text = str(value).strip()
        try:
            # Nothing shorter: 20261122 is as likely meant for something else.
            return date.fromisoformat(text if len(text) == LONG else "")
        except ValueError:
            said = f"“{text[:40]}” is no date: write year, month and day, as 2026-11-22."
            return self.fail(said, param, ctx)


class _Command(click.Command):
    """The command, whose help names the keys of the JSON, looked up when they are asked for."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from bureau_quiz.game.recall.statistics_json import KEYS

        super().format_epilog(ctx, formatter)
        with formatter.indentation():
            formatter.write_dl(list(KEYS.items()))


@click.command(cls=_Command, epilog=EPILOG)
@click.argument("packs", nargs=-1, type=PackName(), metavar="[PACK]...")
@click.option("--since", type=Day(), metavar="DATE", help="Only from this day on: 2026-01-31.")
@click.option(
    "--weeks",
    type=Whole(lambda: range(1, 1001)),
    metavar="N",
    help="Only the last N weeks, today included.",
)
@click.option("--player", type=Name(), metavar="NAME", help="Whose figures; yours if left out.")
@click.option(
    "--format", "form", type=OneOf("format", ("text", "json")), default="text",
    show_default=True, help="text or json.",
)  # fmt: skip
def command(
    packs: tuple[str, ...], since: date | None, weeks: int | None, player: str | None, form: str
) -> int:
    """Show how you are doing: over time, by what was asked, how fast, and where you are weakest.

    It counts right answers and points by day, week and month, and by pack, category, template, kind
    and difficulty, and names the facts that you miss.

    What the player said was right counts as right. Fewer than ten answers have no share. The
    answers of training runs count too; the overview tells them apart.
    """
    from bureau_quiz.cli.house import Notices, opened

    if since and weeks:
        raise WrongUse("--since and --weeks both say where to begin.", "Give one of them.")
    with opened() as house:
        Notices().say(house.game.notices)
        found = _counted(house, packs, since, weeks, player or "")
        house.tell_of_others(player)
        if form == "json":
            import json

            from bureau_quiz.game.recall.statistics_json import as_json

            talk.data(json.dumps(as_json(found), indent=2))
        else:
            talk.stream(_lines(found))
        return house.code(ExitCode.FINE)


def _counted(
    house: House, packs: tuple[str, ...], since: date | None, weeks: int | None, player: str
) -> Statistics:
    from bureau_quiz.cli.house import now
    from bureau_quiz.cli.progress import shown

    if weeks:
        since = now().date() - timedelta(weeks=weeks) + timedelta(days=1)
    with shown() as progress:
        house.game.recall(lambda done, of: progress("Going through your past", done, of))
    return house.game.statistics(packs, since, player)


def _lines(found: Statistics) -> Iterator[str]:
    from bureau_quiz.game.recall.statistics_text import text
    from bureau_quiz.text import visible

    drawn = talk.printed("━╸") == "━╸"
    for line in text(found, min(talk.width(), WIDEST)):
        yield visible(line if drawn else line.translate(_LINES))
