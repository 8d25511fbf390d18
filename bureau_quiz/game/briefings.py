"""Briefings: checked against the packs that are there, and kept within what can be played."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.model import Briefing
from bureau_quiz.game.timing import GIVEN, unstretched
from bureau_quiz.game.words import LEVELS
from bureau_quiz.rounds import modes
from bureau_quiz.rounds.model import LAST_BLOCK, Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.settings import LENGTHS, NAME_LIMIT, SECONDS, Settings
from bureau_quiz.text import clean, fold, listed

if TYPE_CHECKING:
    from bureau_quiz.catalogue.catalogue import Catalogue

SEEDS = 2**32
"""Seeds are whole numbers from 0 to one less."""


def playable(info: PackInfo) -> bool:
    """Whether a pack has anything to ask."""
    return not info.closed and not info.shadowed and info.prompts > 0


def offered(info: PackInfo, settings: Settings) -> bool:
    """Whether a pack is played where none is named: one that is switched off is not."""
    return playable(info) and info.id not in settings.off


def settled(briefing: Briefing, catalogue: "Catalogue") -> Briefing:
    """The same briefing in its one form: sorted, all difficulties as none, names cleaned.

    Raises:
        WrongUse: If it names what is not there, or asks for more than there can be.
    """
    infos = {info.id: info for info in catalogue.packs() if not info.shadowed}
    chosen = _chosen(briefing.packs, infos)
    if not chosen:
        raise WrongUse("No pack is chosen.", "Choose one: bureau-quiz pack list shows them.")
    rules = _checked(briefing.rules, len(briefing.names), briefing.code is not None)
    if briefing.seed is not None and not 0 <= briefing.seed < SEEDS:
        raise WrongUse(f"A seed is a whole number from 0 to {SEEDS - 1}.")
    if briefing.block is not None and not 0 <= briefing.block <= LAST_BLOCK:
        raise WrongUse(f"A block is a whole number from 0 to {LAST_BLOCK}.")
    chosen_packs = tuple(sorted(map(str, chosen)))
    if rules.categories:
        # Those of the packs as they are played: others must not even be named.
        _check_categories(rules.categories, catalogue.categories(chosen_packs))
    names = names_settled(briefing.names, briefing.player, rules.seats)
    return replace(
        briefing,
        packs=chosen_packs,
        rules=_sorted(rules),
        player=names[0],
        names=names if rules.seats > 1 else (),
    )


def names_settled(names: Sequence[str], player: str, seats: int) -> tuple[str, ...]:
    """A name for each seat, cleaned, the player's first; who has none is `Agent 2`, `Agent 3`, ….

    Raises:
        WrongUse: If the player has none, two are the same, or there are more names than seats.
    """
    said = [_name(name) for name in (player, *names[1:])]
    if not said[0]:
        raise WrongUse("A player needs a name.")
    if len(said) > seats > 1:
        raise WrongUse(f"There are {len(said)} names for {seats} players.", "Leave some out.")
    said = [*said[:seats], *[""] * (seats - len(said))]
    taken: set[str] = set()
    for name in filter(None, said):
        if fold(name) in taken:
            raise WrongUse(f"Two players are called “{name}”.", "Give each a name of their own.")
        taken.add(fold(name))
    for seat in range(seats):
        number = seat + 1
        while not said[seat]:
            spare = f"Agent {number}"
            said[seat] = "" if fold(spare) in taken else spare
            number += 1
        taken.add(fold(said[seat]))
    return tuple(said)


def as_seen(packs: Iterable[str], settings: Settings, infos: Iterable[PackInfo]) -> tuple[str, ...]:
    """Packs as this player plays them: those without a level get what the settings say.

    A level that is a pack's highest, or beyond, is none; what is no pack that is there stays as it
    is written.
    """
    seen = {scope.pack: scope for scope in map(Scope.read, settings.spoilers)}
    levels = {info.id: info.levels for info in infos if not info.shadowed}
    found = []
    for pack in packs:
        scope = read_scope(pack, levels)
        if scope and scope.level is None:
            scope = seen.get(scope.pack, scope)
        found.append(str(scope.within(levels[scope.pack])) if scope else pack)
    return tuple(found)


def beyond(
    packs: Iterable[str], settings: Settings, infos: Mapping[str, PackInfo]
) -> tuple[PackInfo, int, int] | None:
    """The first pack of which more would be told than the player has seen; None: there is none.

    With the level that it is told to, and the player's own.
    """
    seen = {scope.pack: scope for scope in map(Scope.read, settings.spoilers)}
    for scope in map(Scope.read, packs):
        if info := infos.get(scope.pack):
            told = scope.within(info.levels).level
            mine = seen.get(scope.pack, Scope(scope.pack)).within(info.levels).level
            if mine is not None and (told is None or told > mine):
                return info, info.levels if told is None else told, mine
    return None


def read_scope(text: str, among: Container[str]) -> Scope | None:
    """The pack that a text names, with its level; None where it is not one of those."""
    try:
        scope = Scope.read(text)
    except ValueError:
        return None
    return scope if scope.pack in among else None


def remembered(settings: Settings, packs: Sequence[PackInfo]) -> Briefing:
    """What the settings remember, as far as it can still be played; packs as far as seen.

    Where none of the remembered packs is left, or none was chosen yet: all bundled packs. Packs
    that are switched off stay out of it.
    """
    there = [info for info in packs if offered(info, settings)]
    chosen = (
        [info for info in there if info.id in settings.packs]
        or [info for info in there if info.bundled]
        or there
    )
    categories = {category for info in chosen for category in info.categories}
    mode = MODES.get(settings.mode, MODES["classic"])
    mode = mode if mode.offered else MODES["classic"]
    rules = Rules(
        mode=mode.name,
        questions=settings.questions,
        seconds=settings.seconds if settings.timed else None,
        difficulties=settings.difficulties,
        categories=tuple(name for name in settings.categories if name in categories),
        seats=settings.seats if settings.seats in mode.seats else mode.seats[0],
    )
    rules = modes.settled(rules)
    seats = rules.seats if rules.seats > 1 else 0
    return Briefing(
        packs=tuple(sorted(as_seen((info.id for info in chosen), settings, packs))),
        rules=_sorted(rules),
        player=settings.player,
        names=(settings.player, *settings.names[1:])[:seats],
    )


def passed_over(settings: Settings, packs: Sequence[PackInfo]) -> dict[str, tuple[str, ...]]:
    """What the settings name and `remembered` leaves out, in words, by the setting's name.

    Packs that were switched off are left out on purpose.
    """
    left = remembered(settings, packs)
    packs_left = (*(Scope.read(pack).pack for pack in left.packs), *settings.off)
    of_off = {name for info in packs if info.id in settings.off for name in info.categories}
    kept = {
        "packs": packs_left,
        "mode": (left.rules.mode,),
        "categories": {*left.rules.categories, *of_off},
    }
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
    """The settings that remember a briefing; what its mode does not let choose stays as it was.

    A replay and a code that was typed in are not remembered.
    """
    if briefing.only or briefing.code:
        return settings
    rules, mode = briefing.rules, MODES[briefing.rules.mode]
    timed = settings.timed if not mode.timer else rules.seconds is not None
    asked = unstretched(rules) if mode.timer else None
    seconds = asked if asked is not None and asked in SECONDS else settings.seconds
    scopes = {scope.pack: scope for scope in map(Scope.read, briefing.packs)}
    unseen = [text for text in settings.spoilers if Scope.read(text).pack not in scopes]
    unseen += [str(scope) for scope in scopes.values() if scope.level is not None]
    in_turns = rules.seats > 1
    return replace(
        settings,
        player=briefing.player,
        packs=tuple(scopes),
        mode=rules.mode,
        questions=rules.questions if len(mode.lengths) > 1 else settings.questions,
        timed=timed,
        seconds=seconds,
        difficulties=rules.difficulties,
        categories=rules.categories,
        spoilers=tuple(sorted(unseen)),
        seats=rules.seats if in_turns else settings.seats,
        names=briefing.names if in_turns else settings.names,
    )


def _chosen(packs: Iterable[str], infos: Mapping[str, PackInfo]) -> tuple[Scope, ...]:
    """The packs that are named, each once: of two levels of one the lower."""
    chosen: dict[str, Scope] = {}
    for text in packs:
        try:
            named = Scope.read(text)
        except ValueError as strange:
            raise WrongUse(str(strange)) from strange
        scope = named.within(_found(named.pack, infos).levels)
        other = chosen.get(scope.pack, scope)
        chosen[scope.pack] = min(scope, other, key=_openness)
    return tuple(chosen.values())


def _openness(scope: Scope) -> float:
    return float("inf") if scope.level is None else scope.level


def _checked(rules: Rules, names: int, coded: bool) -> Rules:
    """Rules that can be played, with what their mode does not let choose; seats for all names.

    Of a code the seconds stay: whoever made it may have played a stretched round.
    """
    mode = MODES.get(rules.mode)
    if mode is None:
        raise WrongUse(f"There is no mode “{rules.mode}”.", _meant(rules.mode, MODES))
    if rules.questions not in LENGTHS:
        raise WrongUse(f"A round has {_range(LENGTHS)} questions, not {rules.questions}.")
    if rules.seconds is not None and rules.seconds not in GIVEN:
        raise WrongUse(f"A question is given {_range(GIVEN)} seconds, not {rules.seconds}.")
    if strange := set(rules.difficulties) - set(LEVELS):
        raise WrongUse(f"There is no difficulty {min(strange)}.", "Difficulties are 1, 2 and 3.")
    if mode.seats[-1] > 1:
        seats = rules.seats if rules.seats > 1 else max(names, mode.seats[0])
        if seats not in mode.seats:
            least, most = mode.seats[0], mode.seats[-1]
            raise WrongUse(f"{mode.title} is for {least} to {most} players, not {seats}.")
        rules = replace(rules, seats=seats)
    settled, usual = modes.settled(rules), mode.rules.seconds
    stretched = coded and rules.seconds and usual and rules.seconds % usual == 0
    return replace(settled, seconds=rules.seconds) if stretched else settled


def _name(name: str) -> str:
    return clean(name).text.strip()[:NAME_LIMIT].strip()


def _found(name: str, infos: Mapping[str, PackInfo]) -> PackInfo:
    info = infos.get(name)
    if info is None:
        raise WrongUse(f"There is no pack “{name}”.", _meant(name, infos))
    if info.closed:
        raise WrongUse(f"The pack “{name}” is closed: it has errors.", checking(info))
    if not playable(info):
        raise WrongUse(f"The pack “{name}” has nothing to ask.", checking(info))
    return info


def checking(info: PackInfo) -> str:
    """The mend for a pack with errors: a command that may be pasted into a shell."""
    import shlex

    return f"See what is wrong: bureau-quiz pack check {shlex.quote(str(info.path))}"


def _check_categories(names: Iterable[str], there: Sequence[str]) -> None:
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
    from bureau_quiz.meant import closest

    names = sorted(among)
    near = closest(name, names)
    if near:
        return f"Did you mean “{near}”?"
    return f"Choose {listed(names, 'or')}." if names else ""


def _range(numbers: range) -> str:
    return f"{numbers[0]} to {numbers[-1]}"
