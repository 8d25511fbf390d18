"""The Textual front end; the only room that imports textual, and only once `run` is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bureau_quiz.game.model import Briefing
    from bureau_quiz.ui.app import BureauApp
    from bureau_quiz.ui.doors import Game, Sitting

INTERRUPTED = 130
"""The return code after Ctrl-C."""


def run(game: Game, start: Briefing | Callable[[], Sitting] | None = None) -> int:
    """Open the game in the terminal and stay until the player leaves.

    Args:
        game: everything that is played, kept and shown.
        start: a mission to begin with, or what sits down to one; None: headquarters.

    Returns:
        The program's return code: 0, 1 after an error in the program itself, 130 after Ctrl-C.
    """

    def app() -> BureauApp:
        from bureau_quiz.ui.app import BureauApp

        return BureauApp(game, start)

    return _run(app)


def watch(game: Game, path: Path) -> int:
    """Open the watch on a pack that is being written, and stay until its author leaves.

    Args:
        game: whose settings say how things look; nothing is played of it, and nothing kept.
        path: the pack.

    Returns:
        As `run` does.
    """

    def app() -> BureauApp:
        from bureau_quiz.ui.watching import WatchApp

        return WatchApp(game, path)

    return _run(app)


def _run(make: Callable[[], BureauApp]) -> int:
    import gc

    # Importing makes much that stays and no rubbish: collecting meanwhile would take a tenth of the
    # start. Painting makes rubbish, which is collected out of what is new alone.
    collecting = gc.isenabled()
    gc.disable()
    try:
        app = make()
        gc.freeze()
        gc.enable()
        app.run()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        (gc.enable if collecting else gc.disable)()
    return app.return_code or 0
