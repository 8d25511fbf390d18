"""What the words of `play` come to: how a sitting is begun, or why not, before anything is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bureau_quiz.cli import find, talk
from bureau_quiz.cli.there import exists
from bureau_quiz.errors import WrongUse
from bureau_quiz.game import briefings, timing
from bureau_quiz.game.model import Briefing
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.text import fold, listed

if TYPE_CHECKING:
    from bureau_quiz.cli.house import House
    from bureau_quiz.game.model import Stuck, Waiting
    from bureau_quiz.game.sitting import Sitting
    from bureau_quiz.settings import Settings

_Given = TypeVar("_Given")

Begin = Callable[[], "Sitting"]
"""Sits down to what was chosen; WrongUse where that cannot be played after all."""


class CutOff(NamedTuple):
    """Rounds that were cut off."""

    waiting: Waiting | None
    """The one that can be gone on with; None: there is none."""
    stuck: tuple[Stuck, ...]
    """Those that cannot."""
    go_on: Begin


class Wish(NamedTuple):
    """The words of one command line; what was left out is None, False or empty."""

    packs: tuple[str, ...] = ()
    mode: str | None = None
    questions: int | None = None
    timed: bool | None = None
    difficulty: tuple[int, ...] = ()
    category: tuple[str, ...] = ()
    seed: int | None = None
    code: str | None = None
    player: str | None = None
    names: tuple[str, ...] = ()
    seen: int | None = None
    misses: bool = False
    resume: bool = False

    @property
    def options(self) -> dict[str, bool]:
        """Every option that chooses what is played, as it is written, and whether it is given."""
        timer = "--untimed" if self.timed is False else "--timed"
        return {
            "a pack": bool(self.packs),
            "--mode": self.mode is not None,
            "--questions": self.questions is not None,
            timer: self.timed is not None,
            "--difficulty": bool(self.difficulty),
            "--category": bool(self.category),
            "--seed": self.seed is not None,
            "--code": self.code is not None,
            "--names": bool(self.names),
            "--seen": self.seen is not None,
            "--misses": self.misses,
            "--resume": self.resume,
        }


def chosen(house: House, wish: Wish) -> Begin:
    """How to begin what the words ask for.

    Raises:
        WrongUse: They contradict each other, or name what is not there.
        PackUnreadable: A pack at a path cannot be played.
    """
    if wish.names and wish.player:
        raise WrongUse(
            "With --names the first of them is the player.", "Leave --player out, or put it first."
        )
    game, mine = house.game, _settings(house, wish)
    if wish.resume:
        _alone("--resume goes on with a round as it was", wish, {"--resume"})
        return _as(house, mine, lambda: _go_on(house))
    if wish.misses:
        _alone("--misses has the rules of the last round", wish, {"--misses", "--seen"})
        briefing = _as(house, mine, game.misses)()
        return _as(house, mine, lambda: game.begin(briefing))
    if wish.code is not None:
        briefing = _as(house, mine, lambda: _read_code(house, wish))()
        return _as(house, mine, lambda: game.begin(briefing))
    if wish.mode and not MODES[wish.mode].offered:
        title = MODES[wish.mode].title
        _alone(f"{title} is the same for everybody", wish, {"--mode", "--seen"})
        return _as(house, mine, game.begin_dispatch)
    briefing = _briefing(house, wish)
    return lambda: game.begin(briefing)


def cut_off(house: House, wish: Wish) -> CutOff:
    """What was cut off of whoever is to play."""
    game, mine = house.game, _settings(house, wish)
    waiting, stuck = _as(house, mine, lambda: (game.waiting(), game.stuck()))()
    return CutOff(waiting, stuck, _as(house, mine, lambda: _go_on(house)))


def _alone(why: str, wish: Wish, allowed: Collection[str]) -> None:
    """Refuse options that would choose what cannot be chosen."""
    given = [name for name, is_given in wish.options.items() if is_given and name not in allowed]
    if given:
        it = "it" if len(given) == 1 else "them"
        raise WrongUse(f"{why}: {listed(given)} cannot go with it.", f"Leave {it} out.")


def _settings(house: House, wish: Wish) -> Settings:
    """The player's settings, with who plays and how far they have seen as the words say."""
    settings = house.game.settings
    if wish.names:
        settings = replace(settings, player=wish.names[0], names=wish.names)
    elif wish.player:
        settings = replace(settings, player=wish.player)
    if wish.seen is not None:
        graded = [info for info in house.catalogue.packs() if info.levels and not info.shadowed]
        seen = tuple(f"{info.id}:{min(wish.seen, info.levels)}" for info in graded)
        settings = replace(settings, spoilers=seen)
    return settings


def _as(house: House, settings: Settings, do: Callable[[], _Given]) -> Callable[[], _Given]:
    """The same, done under settings that are not to be remembered."""

    def done() -> _Given:
        kept, house.game.settings = house.game.settings, settings
        try:
            return do()
        finally:
            house.game.settings = kept

    return done


def _go_on(house: House) -> Sitting:
    waiting, stuck = house.game.waiting(), house.game.stuck()
    if waiting is None and stuck:
        raise WrongUse(
            f"{stuck[0].title} cannot be gone on with. {stuck[0].why}",
            f"At a terminal, {talk.NAME} play --plain asks whether to drop it.",
        )
    if waiting is None:
        raise WrongUse("No round waits to be gone on with.", f"Begin one: {talk.NAME} play")
    return house.game.go_on(waiting.round)


def _read_code(house: House, wish: Wish) -> Briefing:
    quoted = f'Put the whole code in quotes: --code "{wish.code} …"'
    if wish.packs and wish.code and " " not in wish.code.strip():
        raise WrongUse("A code has several words.", quoted)
    _alone("A code says all of a round", wish, {"--code", "--names", "--seen"})
    briefing = house.game.read_code(wish.code or "")
    if wish.names and len(wish.names) != briefing.rules.seats:
        players = briefing.rules.seats
        raise WrongUse(
            f"The code is for {players} player{'s'[: players > 1]}, not {len(wish.names)}.",
            "Name as many." if players > 1 else "Leave --names out.",
        )
    return briefing


def _briefing(house: House, wish: Wish) -> Briefing:
    there = named(house, wish.packs)
    # Only now that those at paths are there too it is known which packs are graded.
    infos, mine = house.catalogue.packs(), _settings(house, wish)
    mode = wish.mode or ("hot-seat" if wish.names else None)
    usual = briefings.remembered(replace(mine, mode=mode or mine.mode), infos)
    packs = briefings.as_seen(there, mine, infos) or usual.packs
    _check_free(usual.rules.mode, wish, mine)
    if len(wish.names) == 1:
        raise WrongUse("Nobody plays in turns alone.", "Name everybody: --names Marina,Raymond")
    rules = replace(
        usual.rules,
        questions=wish.questions or usual.rules.questions,
        seconds=_seconds(mine, wish.timed, usual.rules.seconds),
        difficulties=wish.difficulty,
        categories=categories(house, packs, wish.category),
        seats=len(wish.names) or usual.rules.seats,
    )
    asked = Briefing(packs, rules, mine.player, seed=wish.seed, names=wish.names or usual.names)
    briefing = briefings.settled(asked, house.catalogue)
    # Said before anything is begun, and with the mend that fits.
    if briefing.rules.filtered and not house.game.choices(packs, briefing.rules).available:
        raise WrongUse("Nothing is left to ask.", "Choose more categories or difficulties.")
    return briefing


def _check_free(name: str, wish: Wish, mine: Settings) -> None:
    """Refuse what the mode, or the timer length, does not let choose."""
    mode = MODES[name]
    if wish.timed and mode.timer and mine.timer == timing.OFF:
        raise WrongUse("Your timer is off.", 'Set timer to "1x" in the settings, or play untimed.')
    free = {
        "--questions": len(mode.lengths) > 1,
        "--timed": mode.timer,
        "--untimed": mode.timer,
        "--difficulty": "difficulties" in mode.filters,
        "--category": "categories" in mode.filters,
        "--names": mode.seats[-1] > 1,
    }
    allowed = {option for option in wish.options if free.get(option, True)}
    _alone(f"{mode.title} has rules of its own", wish, allowed)
    if wish.questions and mode.most and wish.questions > mode.most:
        raise WrongUse(f"{mode.title} asks {mode.most} questions at most, not {wish.questions}.")


def named(house: House, words: Sequence[str]) -> tuple[str, ...]:
    """The packs that words name, with their levels; those at a path join the catalogue."""
    known = {info.id: info.path for info in house.catalogue.packs() if not info.shadowed}
    found: dict[str, None] = {}
    for word in words:
        name, level = _leveled(word, known)
        if name in known:
            find.tell_apart(name, Path(known[name]))
            found[name + level] = None
            continue
        for path in find.at(Path(name), known):
            info = house.catalogue.add_path(path)
            if info.closed:
                raise find.broken(path, info.problems)
            found[info.id + level] = None
    return tuple(found)


def _leveled(word: str, known: Collection[str]) -> tuple[str, str]:
    """A word and the level behind it, `:3`, where what stands before that is a pack or a path."""
    name, colon, level = word.rpartition(":")
    try:
        scope = Scope.read(f"x:{level}") if colon else None
    except ValueError:
        scope = None
    is_pack = name in known or (exists(Path(name)) and not exists(Path(word)))
    return (name, f":{level}") if scope and name and is_pack else (word, "")


def _seconds(mine: Settings, timed: bool | None, usual: int | None) -> int | None:
    if timed is None:
        return usual
    return mine.seconds if timed else None


def categories(house: House, packs: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """The categories as the packs write them; the game says which do not exist."""
    if not words:
        return ()
    there = {fold(name): name for name in house.catalogue.categories(packs)}
    return tuple(there.get(fold(word), word) for word in words)
