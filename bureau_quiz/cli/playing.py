"""A round that the words of a command line have chosen, on the whole screen or line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bureau_quiz.cli.choosing import chosen, cut_off
from bureau_quiz.cli.house import opened

if TYPE_CHECKING:
    from bureau_quiz.cli.choosing import Wish


def plainly(wish: Wish, fresh: bool) -> int:
    """Play line by line; gives the exit code.

    Args:
        wish: What is played.
        fresh: Do not ask whether a round that was cut off is to be gone on with.
    """
    from bureau_quiz.cli.lines import play

    with opened() as house:
        begin = chosen(house, wish)
        return play(house, begin, None if fresh or wish.resume else cut_off(house, wish))


def on_screen(wish: Wish) -> int:
    """Play on the whole screen; gives the exit code."""
    with opened() as house:
        # What cannot be played is said here, as a screen that is open could not be left in peace.
        sitting = chosen(house, wish)()
        from bureau_quiz.ui import run

        return house.code(run(house.game, lambda: sitting))
