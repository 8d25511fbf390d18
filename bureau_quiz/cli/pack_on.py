"""`bureau-quiz pack on`: packs switched on."""

import click

from bureau_quiz.cli.parameters import PackName
from bureau_quiz.cli.switches import switch

EPILOG = "\b\nExample:\n  bureau-quiz pack on the-bureau\n"


@click.command(epilog=EPILOG)
@click.argument("packs", nargs=-1, required=True, type=PackName(), metavar="PACK...")
def command(packs: tuple[str, ...]) -> int:
    """Switch packs on: they are offered and dealt again."""
    return switch(packs, on=True)
