"""`bureau-quiz scores`: the boards, as a table, as JSON or as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf, PackName, Whole
from bureau_quiz.cli.table import columns
from bureau_quiz.errors import WrongUse
from bureau_quiz.meant import closest
from bureau_quiz.text import visible

if TYPE_CHECKING:
    from bureau_quiz.cli.house import House
    from bureau_quiz.game.results import BoardLine, BoardView

EPILOG = """\b
Examples:
  bureau-quiz scores
  bureau-quiz scores the-bureau --top 3
  bureau-quiz scores --format csv > scores.csv
"""
FIELDS = (
    "board", "rank", "player", "points", "possible", "right", "asked", "seconds", "when",
    "appealed",
)  # fmt: skip


@click.command(epilog=EPILOG)
@click.argument("packs", nargs=-1, type=PackName(), metavar="[PACK]...")
@click.option(
    "--top",
    type=Whole(lambda: range(1, 1001)),
    default=10,
    show_default=True,
    metavar="N",
    help="So many a board.",
)
@click.option(
    "--format", "form", type=OneOf("format", ("table", "json", "csv")), default="table",
    help="table, json (an array of boards) or csv (one line a score).",
)  # fmt: skip
def command(packs: tuple[str, ...], top: int, form: str) -> int:
    """Show the boards of high scores: all, or those of the packs that are named.

    There is a board for each set of packs, mode, length and timer, so that like meets like. A score
    in which the player said of a wrong verdict that it was wrong is marked as appealed.
    """
    from bureau_quiz.cli.house import Notices, opened

    with opened() as house:
        Notices().say(house.game.notices)
        boards = _chosen(house, packs, top)
        match form:
            case "json":
                talk.data(json.dumps([_record(board) for board in boards], indent=2))
            case "csv":
                talk.data(_csv(boards))
            case _:
                talk.stream(_table(boards))
        if not boards and house.game.kept:
            why = house.game.unplaced() or f"Play a round: {talk.NAME} play"
            talk.say(f"There is no score yet. {why}")
        return house.code(ExitCode.FINE)


def _chosen(house: House, packs: Sequence[str], top: int) -> list[BoardView]:
    """The boards that all of these packs were played for."""
    boards = {board.key: board for board in house.game.boards(top)}
    of = {key: set(key.split("/")[0].split("+")) for key in boards}
    known = {info.id for info in house.catalogue.packs()}.union(*of.values())
    for pack in packs:
        if pack not in known:
            near = closest(pack, known)
            mend = f"Did you mean {near}?" if near else f"{talk.NAME} pack list names them."
            raise WrongUse(f"There is no pack “{pack}”.", mend)
    return [board for key, board in boards.items() if of[key].issuperset(packs)]


def _table(boards: Sequence[BoardView]) -> Iterator[str]:
    for place, board in enumerate(boards):
        if place:
            yield ""
        yield visible(board.title)
        rows = [
            (
                str(line.rank), line.player, str(line.points), f"of {line.possible}",
                f"{line.right}/{line.asked}", f"{line.seconds:.1f} s",
                line.when.strftime("%Y-%m-%d"), "appealed" if line.appealed else "",
            )
            for line in board.lines
        ]  # fmt: skip
        yield from columns(rows, right=(0, 2, 4, 5))


def _record(board: BoardView) -> dict[str, object]:
    lines = [dict(zip(FIELDS[1:], _fields(line), strict=True)) for line in board.lines]
    return {"board": board.key, "title": board.title, "scores": lines}


def _csv(boards: Sequence[BoardView]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FIELDS)
    for board in boards:
        for line in board.lines:
            writer.writerow([_cell(field) for field in (board.key, *_fields(line))])
    return text.getvalue().rstrip("\n")


def _fields(line: BoardLine) -> tuple[object, ...]:
    when = line.when.isoformat(timespec="seconds")
    return (
        line.rank, line.player, line.points, line.possible, line.right, line.asked,
        line.seconds, when, line.appealed,
    )  # fmt: skip


def _cell(field: object) -> str:
    return visible(str(field).lower() if isinstance(field, bool) else str(field))
