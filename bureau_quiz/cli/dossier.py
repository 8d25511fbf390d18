"""`bureau-quiz dossier`: the list of dossiers, or one of them, as text, JSON or a picture."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import Name, OneOf, PackName
from bureau_quiz.cli.table import columns
from bureau_quiz.errors import WrongUse
from bureau_quiz.text import plural, visible

if TYPE_CHECKING:
    from bureau_quiz.cli.house import House
    from bureau_quiz.game.recall.dossier_drawn import Piece
    from bureau_quiz.game.recall.model import DossierLine, DossierPage, Dossiers

EPILOG = """\b
Examples:
  bureau-quiz dossier                          how much of which lies open
  bureau-quiz dossier --sort name --pack the-bureau
  bureau-quiz dossier Marina Loiseau
  bureau-quiz dossier Marina Loiseau --svg marina.svg
  bureau-quiz dossier --state fading --format json
"""
CHOICES = 20
"""Dossiers that are listed at most where a name means several."""


class _Names(OneOf):
    """Names that are looked up when they are asked for."""

    def __init__(self, name: str, table: str) -> None:
        super().__init__(name)
        self.table = table

    def values(self) -> tuple[str, ...]:
        """Those of the table."""
        from bureau_quiz.game.recall import arranging

        return tuple(getattr(arranging, self.table))


@click.command(epilog=EPILOG)
@click.argument("words", nargs=-1, metavar="[NAME]...")
@click.option(
    "--pack", "packs", type=PackName(), multiple=True, metavar="PACK",
    help="Only of this pack; may be given again.",
)  # fmt: skip
@click.option("--list", "listing", is_flag=True, help="List all that the name may mean.")
@click.option(
    "--sort", "order", type=_Names("order", "ORDERS"), metavar="ORDER", default="nearest",
    help="nearest (to open), if left out; or filed, open, fading, due, name, last (asked for).",
)  # fmt: skip
@click.option(
    "--state", type=_Names("state", "STATES"), metavar="STATE", default="all",
    help="Only those that are begun, open, fading, forgotten, due or closed; or all.",
)  # fmt: skip
@click.option("--player", type=Name(), metavar="NAME", help="Whose dossiers; yours if left out.")
@click.option(
    "--svg", "target", type=click.Path(path_type=Path), metavar="FILE",
    help="Draw the dossier into this file, to be shown to others; - is standard output.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
@click.option("--plain", is_flag=True, help="In words alone, at a terminal too.")
@click.option(
    "--format", "form", type=OneOf("format", ("text", "json")), default="text", help="text or json."
)
def command(
    words: tuple[str, ...],
    packs: tuple[str, ...],
    listing: bool,
    order: str,
    state: str,
    player: str | None,
    target: Path | None,
    force: bool,
    plain: bool,
    form: str,
) -> int:
    """Show what you know: each row of a pack's tables is a dossier that opens as it is learnt.

    Without a name all dossiers are listed. A name may be a beginning, or table/name. What is
    closed is told nowhere, in a picture neither; what is fading has begun to be forgotten.
    """
    from bureau_quiz.cli.house import Notices, opened

    name = " ".join(words).strip()
    if target and (not name or listing):
        raise WrongUse("--svg draws one dossier.", "Say its name, without --list.")
    with opened() as house:
        Notices().say(house.game.notices)
        if player:
            house.game.settings = replace(house.game.settings, player=player)
        _recall(house)
        house.tell_of_others(player)
        found = house.game.dossiers(packs)
        if not name or listing:
            return _listed(house, found, name, order, state, form)
        meant = house.game.find_dossiers(name, packs)
        if len(meant) > 1:
            _choose(meant, found.lines)
            return ExitCode.WRONG_USE
        page = house.game.dossier(meant[0].key)
        if target:
            _draw(page, target, force)
        elif form == "json":
            _json(house, page)
        else:
            talk.stream(_page(page, plain))
        return house.code(ExitCode.FINE)


def _recall(house: House) -> None:
    from bureau_quiz.cli.progress import shown

    with shown() as progress:
        house.game.recall(lambda done, of: progress("Going through your past", done, of))


def _listed(house: House, found: Dossiers, name: str, order: str, state: str, form: str) -> int:
    from bureau_quiz.game.recall.arranging import arranged

    lines = arranged(found.lines, order, state, name)
    if form == "json":
        from bureau_quiz.game.recall import dossier_json

        made = dossier_json.listing(found, lines, house.game.settings.player)
        talk.data(json.dumps(made, indent=2))
    else:
        talk.stream(_list(found, lines))
    if not lines:
        talk.say("No dossier fits." if found.lines else "There are no dossiers.")
    return house.code(ExitCode.FINE)


def _list(found: Dossiers, lines: Sequence[DossierLine]) -> Iterator[str]:
    """A head for each pack, then a line for each dossier."""
    from bureau_quiz.game.recall.dossier_text import counted, summed

    for pack in found.packs:
        yield from _fitted((visible(f"{pack.title}: {summed(pack)}"),))
    if lines:
        yield ""
    width = talk.width()
    narrow = width < 60
    rows = [
        (name, f"{line.open}/{line.of}") if narrow else (name, line.table, counted(line))
        for line, name in zip(lines, _called(lines, width), strict=True)
    ]
    yield from columns(rows)


def _called(lines: Sequence[DossierLine], width: int) -> Iterator[str]:
    """Their names, as far as there is room; where tables have none, of two alike with theirs."""
    from bureau_quiz.game.recall.arranging import twins
    from bureau_quiz.game.recall.graphemes import cells, cut

    if not talk.wraps():
        yield from (line.title for line in lines)
        return
    alike = twins(lines) if width < 60 else frozenset()
    for line in lines:
        room = width - 10 if width < 60 else width // 2
        if line.key in alike:
            table = cut(line.table, max(room - cells(line.title) - 2, room // 3))
            yield f"{cut(line.title, room - cells(table) - 2)}  {table}"
        else:
            yield cut(line.title, room)


def _choose(meant: Sequence[DossierLine], among: Sequence[DossierLine]) -> None:
    """Say what a name may mean, and how to choose."""
    from bureau_quiz.game.recall.finding import names

    talk.say(f"That may be one of {plural(len(meant), 'dossier')}. Say which:")
    shown = meant[:CHOICES]
    for line, name in zip(shown, names(shown, among), strict=True):
        talk.say(f'  {talk.NAME} dossier "{name}"    {line.table}')
    if len(meant) > CHOICES:
        talk.say(f"  and {len(meant) - CHOICES} more; --list lists them all.")


def _page(page: DossierPage, plain: bool) -> Iterable[str]:
    from bureau_quiz.game.recall import dossier_drawn, dossier_text

    if plain or not talk.wraps() or talk.printed("▇░╔┌▟") != "▇░╔┌▟":
        return _fitted(map(visible, dossier_text.told(page)))
    return map(_painted, dossier_drawn.drawn(page, talk.width()))


def _fitted(lines: Iterable[str]) -> Iterator[str]:
    """Lines parted where they are wider than the terminal at which somebody reads them."""
    from bureau_quiz.game.recall.graphemes import wrapped

    for line in lines:
        yield from wrapped(line, talk.width()) if talk.wraps() else (line,)


def _painted(row: Iterable[Piece]) -> str:
    return "".join(talk.styled(visible(piece.text), piece.style) for piece in row).rstrip()


def _json(house: House, page: DossierPage) -> None:
    from bureau_quiz.game.recall import dossier_json

    talk.data(json.dumps(dossier_json.page(page, house.game.settings.player), indent=2))


def _draw(page: DossierPage, target: Path, force: bool) -> None:
    from bureau_quiz.authoring import newfile
    from bureau_quiz.game.recall.dossier_svg import svg

    made = svg(page)
    if str(target) == "-":
        talk.data(made)
        return
    try:
        newfile.write((made,), target, force)
    except OSError as error:
        raise WrongUse(
            f"{target} cannot be written: {error.strerror or error}.", "Name another file."
        ) from None
    talk.say(f"Drawn: {target}")
