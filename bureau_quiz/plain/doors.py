"""What the dialogue needs of others; only read by type checkers, so that a start does without."""

from collections.abc import Callable, Iterator
from typing import Protocol

from bureau_quiz.bank.model import Response
from bureau_quiz.game.meanwhile import Progress
from bureau_quiz.game.recall.model import DossierPage
from bureau_quiz.game.results import Debriefing
from bureau_quiz.rounds.model import Lifeline, Verdict, View


class Ask(Protocol):
    """Shows a prompt and gives the line that the player types; EOFError at the end of input."""

    def __call__(self, prompt: str, patience: float | None = None) -> str | None:
        """None where no line came in `patience` seconds; one that cannot tell waits on."""
        ...


Tell = Callable[[str], None]
"""Shows one line; BrokenPipeError where nobody reads any more."""

Ahead = Callable[[], str | None]
"""The next line of a script, which stays to be asked for; None where it has not come yet."""


class Asker(Protocol):
    """How questions of one kind are asked in lines."""

    obvious: bool
    """Whether what is shown says how to answer; otherwise the hint is told once a round."""

    def lines(self, view: View) -> Iterator[str]:
        """What stands below the prompt."""
        ...

    def hint(self, view: View) -> str:
        """How to answer, as a sentence."""
        ...

    def read(self, view: View, line: str) -> Response | None:
        """The response that a line means; None where it is not clear.

        Raises:
            Refused: It is clear, and cannot be given: with what is wrong, without a stop.
        """
        ...


class Sitting(Protocol):
    """What of the game's sitting is needed here."""

    @property
    def notes(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def kept(self) -> bool: ...  # noqa: D102
    @property
    def saved(self) -> int: ...  # noqa: D102
    def view(self) -> View: ...  # noqa: D102
    def answer(self, response: Response, seconds: float) -> Verdict: ...  # noqa: D102
    def expire(self) -> Verdict: ...  # noqa: D102
    def appeal(self) -> Verdict: ...  # noqa: D102
    def flag(self, note: str = "", before: bool = False) -> None: ...  # noqa: D102
    def use(self, lifeline: Lifeline) -> None: ...  # noqa: D102
    def dossier(self, tell: Progress | None = None) -> DossierPage | None: ...  # noqa: D102
    def pause(self) -> None: ...  # noqa: D102
    def resume(self) -> None: ...  # noqa: D102
    def next(self) -> None: ...  # noqa: D102
    def stop(self) -> None: ...  # noqa: D102
    def abandon(self) -> None: ...  # noqa: D102
    def leave(self) -> None: ...  # noqa: D102
    def debriefing(  # noqa: D102
        self, patience: float | None = None, tell: Progress | None = None
    ) -> Debriefing: ...
