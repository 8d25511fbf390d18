"""One round at a front end: it judges, keeps, and only then tells the verdict."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Response
from bureau_quiz.errors import Refused
from bureau_quiz.game.boards import ending
from bureau_quiz.records.model import RoundStart
from bureau_quiz.rounds.model import Lifeline, Phase, Verdict, View
from bureau_quiz.text import clean

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Question
    from bureau_quiz.game.meanwhile import Progress
    from bureau_quiz.game.recall.model import DossierPage
    from bureau_quiz.game.results import Debriefing
    from bureau_quiz.records.records import Records
    from bureau_quiz.rounds.round import Round

NOTE_LIMIT = 500
"""Characters that a note on a question may have."""


class Sitting:
    """A round being played; see Round for what each call does and refuses."""

    def __init__(
        self,
        number: int,
        playing: "Round",
        start: RoundStart,
        records: "Records",
        look_back: "Callable[[tuple[str, ...], float | None, Progress | None], Debriefing]",
        notes: tuple[str, ...] = (),
        look_up: "Callable[[Question, Progress | None], DossierPage | None] | None" = None,
    ) -> None:
        """Sit down to a round that is in the records with the question that is open.

        Args:
            number: Its number in the records.
            playing: The round.
            start: How it began.
            records: Where it is kept.
            look_back: Makes its debriefing, given what is wrong with keeping it, and the arguments
                of `debriefing`.
            notes: What else is worth saying before it starts.
            look_up: Opens the dossier that a question belongs to, as far as it is known.
        """
        self._number = number
        self._round = playing
        self._start = start
        self._records = records
        self._look_back = look_back
        self._notes = notes
        self._look_up = look_up
        self._ended = self._left = False
        self._safe = len(playing.told)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is particular about the round, worth saying before it starts."""
        return (*self._notes, *self._start.deal.notes)

    @property
    def notices(self) -> tuple[str, ...]:
        """What is wrong with keeping the round, now: plain sentences."""
        return (self._records.notice,) if self._records.notice else ()

    @property
    def kept(self) -> bool:
        """Whether everything told so far is in the records."""
        return self._records.kept

    @property
    def saved(self) -> int:
        """How many of the settled answers are in the records."""
        return len(self._round.told) if self.kept else self._safe

    def view(self) -> View:
        """All that may be seen now."""
        return self._round.view()

    def answer(self, response: Response, seconds: float) -> Verdict:
        """Judge a response, and keep it; one that comes too late settles the question as late.

        Args:
            response: What the player gives.
            seconds: From the moment the prompt was shown, pauses left out.

        Raises:
            Refused: As Round.answer does, but never for being late; or the player has left.
        """
        self._stay()
        limit = self._round.limit
        if limit is not None and seconds > limit:
            return self.expire()
        verdict = self._round.answer(response, seconds)
        self._keep()
        return verdict

    def expire(self) -> Verdict:
        """Settle the open question as late, and keep it.

        Raises:
            Refused: If no question is open, the round has no timer, or the player has left.
        """
        self._stay()
        verdict = self._round.expire()
        self._keep()
        return verdict

    def appeal(self) -> Verdict:
        """“I was right”: the wrong verdict that is out is made right, and what follows from it.

        Raises:
            Refused: If no wrong verdict is out, or the player has left.
        """
        self._stay()
        verdict = self._round.appeal()
        coming = self._round.coming
        end = None if coming else ending(self._round, self._start)
        self._ended = end is not None
        self._records.appeal(self._number, self._round.told[-1], coming, end)
        return verdict

    def flag(self, note: str = "", before: bool = False) -> None:
        """Keep that something is wrong with the question that is open or was told last.

        Args:
            note: What, in the player's words; may be empty.
            before: Of the one before it.

        Raises:
            Refused: If there is no such question, or the player has left.
        """
        self._stay()
        if self._round.put is None:
            raise Refused("There is no question to be flagged: the round is over.")
        number = len(self._round.asked) - before
        if not number:
            raise Refused("There is no question before this one.")
        said = clean(" ".join(note.split()), NOTE_LIMIT).text.strip()
        put = self._round.asked[number - 1]
        self._records.flag(self._number, number, put.question.id, said)

    def use(self, lifeline: Lifeline) -> None:
        """Take help for the open question; it is kept at once.

        Raises:
            Refused: If the mode does not lend it, it was used, it is of no use here, or the player
                has left.
        """
        self._stay()
        self._round.use(lifeline)
        self._records.aid(self._number, len(self._round.asked), lifeline)

    def pause(self) -> None:
        """Hide the question, at the price of its speed points."""
        self._round.pause()

    def resume(self) -> None:
        """Show the question again."""
        self._round.resume()

    def next(self) -> None:
        """Go on after a verdict: to the next question, or to the end."""
        self._round.next()

    def stop(self) -> None:
        """End the round here with what is earned: it is finished.

        Raises:
            Refused: If the mode does not let the player stop, or the player has left.
        """
        self._stay()
        self._round.stop()
        self._end()

    def abandon(self) -> None:
        """End the round here; what is settled is kept.

        Raises:
            Refused: If the round is over, or the player has left.
        """
        self._stay()
        self._round.abandon()
        self._end()

    def leave(self) -> None:
        """Get up and leave the round as it is: it waits to be gone on with.

        Nothing is judged or kept here from now on: somebody else may go on with it.
        """
        self._left = True
        if not self._ended:
            self._records.leave(self._number)

    def debriefing(
        self, patience: float | None = None, tell: "Progress | None" = None
    ) -> "Debriefing":
        """Look back on the round, as far as it came.

        What rests on all that its player knows may take some seconds, where years of answers are
        gone through for the first time. Until it is there the debriefing is `pending`.

        Args:
            patience: Seconds that are waited for it at most; None: until it is there.
            tell: Told meanwhile how many answers were gone through, and of how many.
        """
        return self._look_back(self.notices, patience, tell)

    def dossier(self, tell: "Progress | None" = None) -> "DossierPage | None":
        """The dossier that the question told last belongs to, with what its player knows of it.

        None: no verdict is out, the question rests on no table, or nobody remembers.

        Args:
            tell: Told how many answers were gone through, where that takes long; see `debriefing`.
        """
        put = self._round.put
        if self._look_up is None or put is None or self._round.phase is not Phase.TOLD:
            return None
        return self._look_up(put.question, tell)

    def _stay(self) -> None:
        """Refused, where the player has left."""
        if self._left:
            raise Refused("This round was left: it can be gone on with from headquarters.")

    def _keep(self) -> None:
        coming = self._round.coming
        self._records.tell(self._number, self._round.told[-1], coming)
        if self.kept:
            self._safe = len(self._round.told)
        if coming is None:
            self._end()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self._records.finish(self._number, ending(self._round, self._start))
