"""The commands; the only writer of stdout and stderr outside the TUI; exit codes.

Only `main` lies here: everything else is imported when it is needed, as the start is a feature.
"""

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (that of the process, if none is given) and give its exit code."""
    import gc

    # Starting makes much that stays and no rubbish, and collecting would take a twentieth of it.
    collecting = gc.isenabled()
    gc.disable()
    try:
        from bureau_quiz.cli.run import run

        return run(argv)
    except KeyboardInterrupt:
        return 130
    finally:
        if collecting:
            gc.enable()
