"""One round at a front end: it judges, keeps, and only then tells the verdict."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from bureau_quiz.bank.model import Response
from bureau_quiz.game.boards import ending
from bureau_quiz.game.debriefing import debriefing
from bureau_quiz.game.model import Briefing, Debriefing, Placing
from bureau_quiz.records.model import RoundStart
from bureau_quiz.rounds.model import Verdict, View

if TYPE_CHECKING:
    from bureau_quiz.records.records import Records
    from bureau_quiz.rounds.round import Round


class Sitting:
    """A round being played; see Round for what each call does and refuses."""

    def __init__(
        self,
        playing: "Round",
        start: RoundStart,
        records: "Records",
        placing: Callable[[int], Placing],
    ) -> None:
        """Sit down to a round; it and its first question go into the records.

        Args:
            playing: The round, none of it told yet.
            start: How it begins.
            records: Where it is kept.
            placing: Says where the score of the round with this number stands now.
        """
        self._round = playing
        self._start = start
        self._records = records
        self._placing = placing
        self._number = records.begin(start, playing.asked[0])
        self._ended = False
        self._safe = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """What is particular about the round, worth saying before it starts."""
        return self._start.deal.notes

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
            Refused: As Round.answer does, but never for being late.
        """
        limit = self._round.rules.seconds
        if limit is not None and seconds > limit:
            return self.expire()
        verdict = self._round.answer(response, seconds)
        self._keep()
        return verdict

    def expire(self) -> Verdict:
        """Settle the open question as late, and keep it.

        Raises:
            Refused: If no question is open, or the round has no timer.
        """
        verdict = self._round.expire()
        self._keep()
        return verdict

    def pause(self) -> None:
        """Hide the question, at the price of its speed points."""
        self._round.pause()

    def resume(self) -> None:
        """Show the question again."""
        self._round.resume()

    def next(self) -> None:
        """Go on after a verdict: to the next question, or to the end."""
        self._round.next()

    def abandon(self) -> None:
        """End the round here; what is settled is kept."""
        self._round.abandon()
        self._end()

    def debriefing(self) -> Debriefing:
        """Look back on the round, as far as it came."""
        again = Briefing(self._start.deal.packs, self._start.rules, self._start.player)
        placing = self._placing(self._number)
        return debriefing(self._round, self._start, placing, self.notices, again)

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
