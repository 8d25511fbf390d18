"""How whoever waits is told what is being done, whatever draws it."""

from typing import Protocol


class Progress(Protocol):
    """Is told often and must be quick; `cli.progress` draws it, and a screen may."""

    def __call__(self, what: str, done: int = 0, of: int = 0) -> None:
        """Take note of how far something is.

        Args:
            what: What is being done: `reading rivers.yaml`.
            done: How much of it is done.
            of: Of how much; 0: nobody knows.
        """


def silent(what: str, done: int = 0, of: int = 0) -> None:
    """Nobody waits."""
