"""What the settings say of how far packs were seen, held against the packs that there are."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.game.words import seen
from bureau_quiz.paths import settings_file
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.settings import Settings, where
from bureau_quiz.text import visible


def mistaken(settings: Settings, infos: Sequence[PackInfo]) -> tuple[str, ...]:
    """What guards nothing although somebody wrote it down: plain sentences, each with its line."""
    packs = {info.id: info for info in infos if not info.shadowed}
    said = tuple(_mistaken(settings, packs))
    place = where(settings_file(), "spoilers") if said else ""
    return tuple(visible(f"{place}: {sentence}") for sentence in said)


def _mistaken(settings: Settings, packs: dict[str, PackInfo]) -> Iterator[str]:
    scopes = [Scope.read(text) for text in settings.spoilers]
    named = {scope.pack for scope in scopes}
    for scope in scopes:
        info = packs.get(scope.pack)
        if info is None:
            yield _unknown(scope.pack, sorted(packs.keys() - named))
        elif info.closed:
            continue
        elif not info.levels:
            yield f"“{scope}” guards nothing: {scope.pack} grades nothing. Remove it."
        elif scope.level is not None and scope.level > info.levels:
            last = seen(info.scale, info.levels).removeprefix("seen to ")
            yield (
                f"“{scope}” guards nothing: the last that {scope.pack} tells of is {last}."
                " Write one that is lower, or remove it."
            )


def _unknown(pack: str, others: Sequence[str]) -> str:
    near = get_close_matches(pack, others, n=1)
    if near:
        return (
            f"there is no pack “{pack}”: did you mean {near[0]}?"
            f" Until it is mended nothing of {near[0]} is guarded."
        )
    return f"there is no pack “{pack}”: until its name is mended it guards nothing."
