"""Notices that the terminal is gone, where no signal says so.

Whoever started the game may keep SIGHUP to itself, as make does; reading from such a terminal then
gives nothing, at once, for ever.
"""

from __future__ import annotations

import select
import sys
from asyncio import AbstractEventLoop
from collections.abc import Callable


def watch(loop: AbstractEventLoop, gone: Callable[[], object]) -> None:
    """Call `gone` once, in the loop, when the terminal at stdin hangs up.

    Costs nothing meanwhile. Where the system has no epoll, nothing is watched.
    """
    if not hasattr(select, "epoll") or sys.__stdin__ is None:
        return
    hangups = select.epoll(1)
    try:
        hangups.register(sys.__stdin__.fileno(), 0)  # none but hangups and errors
    except (OSError, ValueError):  # a file, or nothing at all
        hangups.close()
        return

    def heard() -> None:
        loop.remove_reader(hangups.fileno())
        hangups.close()
        gone()

    loop.add_reader(hangups.fileno(), heard)
