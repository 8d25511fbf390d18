"""`bureau-quiz pack off`: packs switched off."""

import click

from bureau_quiz.cli.parameters import PackName
from bureau_quiz.cli.switches import switch

EPILOG = "\b\nExample:\n  bureau-quiz pack off the-bureau\n"


@click.command(epilog=EPILOG)
@click.argument("packs", nargs=-1, required=True, type=PackName(), metavar="PACK...")
def command(packs: tuple[str, ...]) -> int:
    """Switch packs off without removing them.

    A pack that is off is not offered, and neither the day's dispatch nor a round for which no pack
    is named asks it. Named on the command line it is played all the same; a code that needs it
    asks to have it switched on.
    """
    return switch(packs, on=False)
