"""The game: what can be played, what was played, and the door to every sitting."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.errors import Problem, WrongUse
from bureau_quiz.game import boards, briefings, words
from bureau_quiz.game.model import BoardView, Briefing, Choices, Headquarters, PackLine, Placing
from bureau_quiz.paths import settings_file
from bureau_quiz.records.model import RoundStart
from bureau_quiz.rounds.model import LAST_BLOCK, Deal, Rules
from bureau_quiz.settings import Settings, save
from bureau_quiz.text import listed, plural, visible

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Put
    from bureau_quiz.catalogue.catalogue import Catalogue
    from bureau_quiz.game.sitting import Sitting
    from bureau_quiz.records.records import Records

LENGTHS = (5, 10, 20, 30)
"""Lengths of a round that a briefing offers."""


class Game:
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
        self._catalogue = catalogue
        self._records = records
        self._now = now
        self._entropy = entropy
        self._unsaved = ""
        self._mistakes = tuple(map(_mistake, mistakes))
        self._dealt: dict[tuple[str, tuple[str, ...], Rules], tuple[int, int]] = {}
        """Seed and block that each series came to while this game is open."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What is wrong with scores and settings, now: plain sentences, each one line."""
        passed = [name for names in self._passed_over().values() for name in names]
        what = f"{settings_file().name}: what it names cannot be played: {listed(passed)}."
        said = [self._unsaved, what if passed else ""]
        return (*self._records.notices, *self._mistakes, *filter(None, said))

    @property
    def kept(self) -> bool:
        """Whether scores are being kept."""
        return self._records.kept

    def prepare(self) -> None:
        """Compile the packs that are new or have changed; fit for a thread beside the front end."""
        if self._catalogue.pending:
            self._catalogue.compile()

    def hq(self) -> Headquarters:
        """What the first screen shows."""
        infos = self._catalogue.packs()
        again = briefings.remembered(self.settings, infos)
        lines = _lines(infos)
        best = self._best(again) if again.packs else None
        return Headquarters(
            player=again.player,
            packs=lines,
            prompts=sum(line.prompts for line in lines),
            again=again,
            summary=words.summary(self._title(again.packs), again.rules) if again.packs else "",
            best=best,
        )

    def choices(self, packs: Sequence[str], rules: Rules | None = None) -> Choices:
        """What a briefing can choose from.

        Args:
            packs: Ids of the packs chosen so far; others than those there are not looked at.
            rules: The rules chosen so far, for `available`.
        """
        infos = self._catalogue.packs()
        chosen = [info for info in infos if info.id in packs and briefings.playable(info)]
        decks = self._catalogue.decks([info.id for info in chosen], rules or Rules())
        return Choices(
            packs=_lines(infos),
            categories=tuple(sorted({name for info in chosen for name in info.categories})),
            difficulties=tuple(sorted({at for info in chosen for at in info.by_difficulty})),
            lengths=LENGTHS,
            available=sum(len(deck) for deck in decks),
        )

    def packs(self) -> tuple[PackInfo, ...]:
        """All packs there are, closed ones too."""
        return self._catalogue.packs()

    def remember_briefing(self, briefing: Briefing) -> None:
        """Keep a briefing's choices for the next start, as settings."""
        self.remember(briefings.as_settings(briefing, self.settings))

    def remember(self, settings: Settings) -> None:
        """Put settings in force and write them; where that fails, a notice says so.

        Lines that named what cannot be played stay in the file as comments when they change.
        """
        aside = self._passed_over()
        self.settings, self._mistakes = settings, ()
        try:
            save(settings_file(), settings, aside)
        except OSError as error:
            self._unsaved = f"Your settings are not being kept: {error.strerror or error}."
        else:
            self._unsaved = ""

    def begin(self, briefing: Briefing) -> "Sitting":
        """Deal a round and sit down to it; its first question is in the records.

        Raises:
            WrongUse: If the briefing cannot be played, with the mend.
        """
        from bureau_quiz.rounds.dealing import deal

        briefing = briefings.settled(briefing, self._catalogue.packs())
        rules, seeded = briefing.rules, briefing.seed is not None
        seed, block = self._seed(briefing)
        dealt = deal(self._catalogue.decks(briefing.packs, rules), rules, seed, block)
        if not dealt.puts:
            raise WrongUse(
                "Nothing is left to ask.", "Choose more packs, categories or difficulties."
            )
        infos = self._infos()
        why_not = boards.why_not(rules, seeded)
        start = RoundStart(
            player=briefing.player,
            title=self._title(briefing.packs),
            rules=rules,
            deal=Deal(briefing.packs, seed, block, dealt.notes),
            digests={name: infos[name].digest for name in briefing.packs},
            ranked=not why_not,
            why_not=why_not,
            seeded=seeded,
        )
        return self._sit(start, dealt.puts, briefing)

    def boards(self, top: int = 10) -> tuple[BoardView, ...]:
        """Every board that has scores, the one last played first.

        Args:
            top: How many scores of each, the best first.
        """
        zone, player = self._now().tzinfo, self.settings.player
        return tuple(
            boards.view(board, self._records.board(board.key, top), player, zone)
            for board in self._records.boards()
        )

    def unplaced(self) -> str:
        """Why the last round takes no place on a board, as a sentence; empty where it takes one."""
        past = next(iter(self._records.rounds(last=1)), None)
        return boards.why_of(past) if past else ""

    def _sit(self, start: RoundStart, puts: Sequence["Put"], briefing: Briefing) -> "Sitting":
        # Imported here, as dealing is: headquarters open without them.
        from bureau_quiz.game.sitting import Sitting
        from bureau_quiz.rounds.round import Round

        before = self._best(briefing)
        playing = Round(start.rules, start.title, puts)

        def placing(number: int) -> Placing:
            return boards.placing(self._records, playing, start, number, before)

        return Sitting(playing, start, self._records, placing)

    def _seed(self, briefing: Briefing) -> tuple[int, int]:
        """Seed and block of the next round: the player's last ones gone on with, or a new seed."""
        if briefing.seed is not None:
            return briefing.seed, briefing.block or 0
        series = (briefing.player.casefold(), briefing.packs, replace(briefing.rules, seconds=None))
        # Records that are not being kept do not know what was dealt since.
        here = None if self._records.kept else self._dealt.get(series)
        last = here or self._records.last_block(briefing.player, briefing.packs, briefing.rules)
        if last and last[1] < LAST_BLOCK:
            coming = last[0], last[1] + 1
        else:
            coming = self._entropy() % briefings.SEEDS, 0
        self._dealt[series] = coming
        return coming

    def _best(self, briefing: Briefing) -> int | None:
        """The player's best score among rounds like this; none that earned nothing."""
        best = self._records.best(briefing.player, briefing.packs, briefing.rules)
        return best.score.points or None if best else None

    def _passed_over(self) -> dict[str, tuple[str, ...]]:
        # Before packs are compiled nobody knows what there is.
        if self._catalogue.pending:
            return {}
        return briefings.passed_over(self.settings, self._catalogue.packs())

    def _infos(self) -> dict[str, PackInfo]:
        return {info.id: info for info in self._catalogue.packs() if not info.shadowed}

    def _title(self, packs: Sequence[str]) -> str:
        infos = self._infos()
        return words.titled([infos[name].title for name in packs])


def _mistake(problem: Problem) -> str:
    place = f"{Path(problem.place.path).name}:{problem.place.line}"
    mend = f"; {problem.mend}" if problem.mend else ""
    return visible(f"{place}: {problem.message}{mend}.")


def _lines(infos: Sequence[PackInfo]) -> tuple[PackLine, ...]:
    return tuple(
        PackLine(
            id=info.id,
            title=info.title,
            prompts=0 if info.closed else info.prompts,
            playable=briefings.playable(info),
            trouble=_trouble(info),
        )
        for info in infos
        if not info.shadowed
    )


def _trouble(info: PackInfo) -> str:
    if info.closed:
        return f"{info.title} is closed: {plural(info.errors, 'error')}."
    if info.errors:
        left = "plays without what is broken" if info.prompts else "has nothing to ask"
        return f"{info.title} {left}: {plural(info.errors, 'error')}."
    return "" if info.prompts else f"{info.title} has nothing to ask."
