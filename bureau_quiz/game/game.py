"""The game: what can be played, what was played, and the door to every sitting."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bureau_quiz.catalogue.model import Example, PackInfo
from bureau_quiz.errors import Problem
from bureau_quiz.game import briefings, headquarters, timing, words
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.model import Briefing, Choices, Headquarters, Stuck, Waiting
from bureau_quiz.game.recalling import Recalling
from bureau_quiz.game.series import Series
from bureau_quiz.paths import settings_file
from bureau_quiz.rounds.model import Rules
from bureau_quiz.settings import Settings, where
from bureau_quiz.text import fold_exact, listed, visible

if TYPE_CHECKING:
    from bureau_quiz.catalogue.catalogue import Catalogue
    from bureau_quiz.game.results import BoardView
    from bureau_quiz.game.sitting import Sitting
    from bureau_quiz.records.records import Records


class Game(Recalling):
    """Everything a front end asks for; it holds the settings that are in force."""

    def __init__(
        self,
        catalogue: "Catalogue",
        records: "Records",
        settings: Settings,
        now: Callable[[], datetime],
        entropy: Callable[[], int],
        mistakes: Sequence[Problem] = (),
    ) -> None:
        """Open the game.

        Args:
            catalogue: The questions.
            records: The player's past.
            settings: What the player chose last.
            now: The player's clock, with its zone.
            entropy: A whole number nobody can foresee, 32 bits or more.
            mistakes: Lines of the settings that are not used.
        """
        self.settings = settings
        self._desk = Desk(catalogue, records, now, self._recalled)
        self._series = Series(records, entropy)
        super().__init__()
        self._unsaved = ""
        self.mistakes = tuple(map(_mistake, mistakes))
        """What of the settings' file is not used, each with its line: plain sentences."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What is wrong with scores and settings, now: plain sentences, each one line."""
        file = settings_file()
        return (
            *self._desk.records.notices,
            *self.mistakes,
            *self._unguarded(),
            *filter(None, [self._unsaved]),
            *(
                visible(f"{where(file, key)}: {listed(names)} cannot be played.")
                for key, names in self._passed_over().items()
            ),
        )

    @property
    def kept(self) -> bool:
        """Whether scores are being kept."""
        return self._desk.records.kept

    def others(self, player: str = "") -> tuple[str, ...]:
        """Who has answered, the latest first, where this player has not; yours if empty."""
        there = [one.name for one in self._desk.records.players() if one.rounds]
        who = fold_exact(player or self.settings.player)
        return () if who in map(fold_exact, there) else tuple(there)

    def prepare(self) -> None:
        """Compile the packs that are new or have changed; fit for a thread beside the front end."""
        if self._desk.catalogue.pending:
            self._desk.catalogue.compile()

    def hq(self) -> Headquarters:
        """What the first screen shows."""
        return headquarters.headquarters(self._desk, self.settings)

    def choices(self, packs: Sequence[str], rules: Rules | None = None) -> Choices:
        """What a briefing can choose from.

        Args:
            packs: The packs chosen so far, with their levels; what is not there is not looked at.
            rules: The rules chosen so far.
        """
        return headquarters.choices(self._desk, self.settings, packs, rules)

    def packs(self) -> tuple[PackInfo, ...]:
        """All packs there are, closed ones and those that are switched off too."""
        from bureau_quiz.game import switching

        return switching.marked(self._desk.catalogue.packs(), self.settings)

    def switch(self, pack: str, on: bool) -> None:
        """Switch a pack on or off by its id, and remember it.

        One that is off is played only where it is named, and a code that needs it is refused.

        Raises:
            WrongUse: If there is no such pack.
        """
        from bureau_quiz.game import switching

        self.remember(switching.switched(self.settings, self._desk.catalogue.packs(), pack, on))

    def examples(self, pack: str) -> tuple[Example, ...]:
        """One question of each template of a pack, as far as this player has seen."""
        infos = self._desk.catalogue.packs()
        (scope,) = briefings.as_seen((pack,), self.settings, infos)
        return self._desk.catalogue.examples(scope)

    def remember_briefing(self, briefing: Briefing) -> None:
        """Keep a briefing's choices for the next start, as settings."""
        self.remember(briefings.as_settings(briefing, self.settings))

    def remember(self, settings: Settings) -> None:
        """Put settings in force and write them; where that fails, a notice says so.

        Lines that named what cannot be played stay in the file as comments when they change.
        """
        from bureau_quiz.settings.saving import save

        aside, before = self._passed_over(), self.settings
        self.settings = settings
        try:
            self.mistakes = tuple(map(_mistake, save(settings_file(), settings, aside, before)))
        except OSError as error:
            self._unsaved = f"Your settings are not being kept: {error.strerror or error}."
        else:
            self._unsaved = ""

    def begin(self, briefing: Briefing) -> "Sitting":
        """Deal a round and sit down to it; its first question is in the records.

        Raises:
            WrongUse: If the briefing cannot be played, with the mend.
        """
        # Imported here, as in what follows: headquarters open without what a round needs.
        from bureau_quiz.game import beginning

        return beginning.begin(self._desk, self._series, self.settings, briefing)

    def begin_dispatch(self) -> "Sitting":
        """Sit down to today's dispatch; one that was cut off is gone on with.

        Raises:
            WrongUse: If it is done already, or there is none.
        """
        from bureau_quiz.game import dispatches

        return dispatches.begin(self._desk, self.settings)

    def waiting(self) -> Waiting | None:
        """The player's round that was cut off last and can be gone on with."""
        return headquarters.waiting(self._desk, self.settings)[0]

    def stuck(self) -> tuple[Stuck, ...]:
        """The player's rounds that were cut off later and cannot be gone on with."""
        return headquarters.waiting(self._desk, self.settings)[1]

    def misses(self) -> Briefing:
        """What the player's last finished round missed, once more.

        Raises:
            WrongUse: If there is no such round, or nothing of it can be replayed.
        """
        from bureau_quiz.game import replaying

        return replaying.missed_last(self._desk, self.settings.player)

    def go_on(self, round: int) -> "Sitting":
        """Sit down again to a round that waits: the same question, its time fresh.

        Raises:
            WrongUse: If it does not wait any more, cannot be gone on with, or tells of more than
                the player has seen.
        """
        from bureau_quiz.game import going_on

        return going_on.go_on(self._desk, self.settings, round, self.recall)

    def drop(self, round: int) -> None:
        """Give up a round that waits; what was answered is kept, as unfinished.

        Raises:
            WrongUse: If it does not wait any more.
        """
        from bureau_quiz.game import going_on

        going_on.drop(self._desk, round)

    def read_code(self, text: str) -> Briefing:
        """The round that a code names, to be begun.

        Raises:
            WrongUse: If it is mistyped, a pack is missing, or it tells of more than the player has
                seen.
        """
        from bureau_quiz.game import coding

        return briefings.settled(coding.read(self._desk, self.settings, text), self._desk.catalogue)

    def summary(self, briefing: Briefing) -> str:
        """What a briefing asks to play, in one line: `10 questions · The Bureau · untimed`."""
        rules = timing.timed(briefing.rules, self.settings.timer)
        return words.summary(self._desk.title(briefing.packs), rules)

    def boards(self, top: int = 10) -> "tuple[BoardView, ...]":
        """Every board that has scores, the one last played first.

        Args:
            top: How many scores of each, the best first.
        """
        from bureau_quiz.game import boards

        zone, player = self._desk.now().tzinfo, self.settings.player
        return tuple(
            boards.view(board, self._desk.records.board(board.key, top), player, zone)
            for board in self._desk.records.boards()
        )

    def unplaced(self) -> str:
        """Why the last round takes no place on a board, as a sentence; empty where it takes one."""
        from bureau_quiz.game import boards, replaying

        past = replaying.last_scored(self._desk)
        return boards.why_of(past) if past else ""

    def _unguarded(self) -> tuple[str, ...]:
        if not self.settings.spoilers or self._desk.catalogue.pending:
            return ()
        from bureau_quiz.game import guarded

        return guarded.mistaken(self.settings, self._desk.catalogue.packs())

    def _passed_over(self) -> dict[str, tuple[str, ...]]:
        # Before packs are compiled nobody knows what there is.
        if self._desk.catalogue.pending:
            return {}
        return briefings.passed_over(self.settings, self._desk.catalogue.packs())


def _mistake(problem: Problem) -> str:
    place = f"{Path(problem.place.path).name}:{problem.place.line}"
    said = f"{problem.message}; {problem.mend}" if problem.mend else problem.message
    return visible(f"{place}: {said}{'' if said.endswith('?') else '.'}")
