"""Briefings: checked against the packs that are there, and kept within what can be played."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.words import LEVELS
from bureau_quiz.rounds.model import LAST_BLOCK, Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.settings import LENGTHS, NAME_LIMIT, SECONDS, Settings
from bureau_quiz.text import clean, closest, listed

SEEDS = 2**32
"""Seeds are whole numbers from 0 to one less."""


def playable(info: PackInfo) -> bool:
    """Whether a pack has anything to ask."""
    return not info.closed and not info.shadowed and info.prompts > 0


def settled(briefing: Briefing, packs: Iterable[PackInfo]) -> Briefing:
    """The same briefing in its one form: sorted, all difficulties as none, the name cleaned.

    Raises:
        WrongUse: If it names what is not there, or asks for more than there can be.
    """
    infos = {info.id: info for info in packs if not info.shadowed}
    chosen = [_found(name, infos) for name in sorted(set(briefing.packs))]
    if not chosen:
        raise WrongUse("No pack is chosen.", "Choose one: bureau-quiz pack list shows them.")
    rules = briefing.rules
    if rules.mode not in MODES:
        raise WrongUse(f"There is no mode “{rules.mode}”.", _meant(rules.mode, MODES))
    if rules.questions not in LENGTHS:
        raise WrongUse(f"A round has {_range(LENGTHS)} questions, not {rules.questions}.")
    if rules.seconds is not None and rules.seconds not in SECONDS:
        raise WrongUse(f"A question is given {_range(SECONDS)} seconds, not {rules.seconds}.")
    if strange := set(rules.difficulties) - set(LEVELS):
        raise WrongUse(f"There is no difficulty {min(strange)}.", "Difficulties are 1, 2 and 3.")
    if briefing.seed is not None and not 0 <= briefing.seed < SEEDS:
        raise WrongUse(f"A seed is a whole number from 0 to {SEEDS - 1}.")
    if briefing.block is not None and not 0 <= briefing.block <= LAST_BLOCK:
        raise WrongUse(f"A block is a whole number from 0 to {LAST_BLOCK}.")
    _check_categories(rules.categories, chosen)
    player = clean(briefing.player).text.strip()[:NAME_LIMIT].strip()
    if not player:
        raise WrongUse("A player needs a name.")
    return replace(
        briefing,
        packs=tuple(info.id for info in chosen),
        rules=_sorted(rules),
        player=player,
    )


def remembered(settings: Settings, packs: Sequence[PackInfo]) -> Briefing:
    """What the settings remember, as far as it can still be played.

    Where none of the remembered packs is left, or none was chosen yet: all bundled packs.
    """
    there = [info for info in packs if playable(info)]
    chosen = (
        [info for info in there if info.id in settings.packs]
        or [info for info in there if info.bundled]
        or there
    )
    categories = {category for info in chosen for category in info.categories}
    rules = Rules(
        mode=settings.mode if settings.mode in MODES else "classic",
        questions=settings.questions,
        seconds=settings.seconds if settings.timed else None,
        difficulties=settings.difficulties,
        categories=tuple(name for name in settings.categories if name in categories),
    )
    ids = tuple(sorted(info.id for info in chosen))
    return Briefing(packs=ids, rules=_sorted(rules), player=settings.player)


def passed_over(settings: Settings, packs: Sequence[PackInfo]) -> dict[str, tuple[str, ...]]:
    """What the settings name and `remembered` leaves out, in words, by the setting's name."""
    left = remembered(settings, packs)
    kept = {"packs": left.packs, "mode": (left.rules.mode,), "categories": left.rules.categories}
    named = {
        "packs": ("pack", settings.packs),
        "mode": ("mode", (settings.mode,)),
        "categories": ("category", settings.categories),
    }
    found = {
        key: tuple(f"{word} “{name}”" for name in names if name not in kept[key])
        for key, (word, names) in named.items()
    }
    return {key: said for key, said in found.items() if said}


def as_settings(briefing: Briefing, settings: Settings) -> Settings:
    """The settings that remember a briefing; the timer's length is kept while it is off."""
    rules = briefing.rules
    return replace(
        settings,
        player=briefing.player,
        packs=briefing.packs,
        mode=rules.mode,
        questions=rules.questions,
        timed=rules.seconds is not None,
        seconds=settings.seconds if rules.seconds is None else rules.seconds,
        difficulties=rules.difficulties,
        categories=rules.categories,
    )


def _found(name: str, infos: dict[str, PackInfo]) -> PackInfo:
    info = infos.get(name)
    if info is None:
        raise WrongUse(f"There is no pack “{name}”.", _meant(name, infos))
    if info.closed:
        raise WrongUse(f"The pack “{name}” is closed: it has errors.", _check(info))
    if not playable(info):
        raise WrongUse(f"The pack “{name}” has nothing to ask.", _check(info))
    return info


def _check(info: PackInfo) -> str:
    return f"See what is wrong: bureau-quiz pack check {info.path}"


def _check_categories(names: Iterable[str], chosen: Iterable[PackInfo]) -> None:
    there = {category for info in chosen for category in info.categories}
    for name in names:
        if name not in there:
            raise WrongUse(f"There is no category “{name}”.", _meant(name, there))


def _sorted(rules: Rules) -> Rules:
    levels = tuple(sorted(set(rules.difficulties)))
    return replace(
        rules,
        difficulties=() if levels == tuple(LEVELS) else levels,
        categories=tuple(sorted(set(rules.categories))),
    )


def _meant(name: str, among: Iterable[str]) -> str:
    names = sorted(among)
    near = closest(name, names)
    if near:
        return f"Did you mean “{near}”?"
    return f"There is: {listed(names)}." if names else ""


def _range(numbers: range) -> str:
    return f"{numbers[0]} to {numbers[-1]}"
