"""Rules and packs in the player's words, for titles of rounds and boards."""

from collections.abc import Mapping, Sequence

from bureau_quiz.catalogue.model import PackInfo
from bureau_quiz.records.model import BoardKey
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.rounds.scope import Scope
from bureau_quiz.text import listed, plural

LEVELS = {1: "easy", 2: "medium", 3: "hard"}
"""The difficulties there are, in words."""


def seen(scale: str, level: int) -> str:
    """How far somebody has seen: `seen to season 3`, `nothing seen yet`."""
    return f"seen to {scale} {level}" if level else "nothing seen yet"


def packs_title(packs: Sequence[str], infos: Mapping[str, PackInfo]) -> str:
    """Packs as they are played: `The Bureau (seen to season 3) and Signals`.

    Args:
        packs: Packs, with their levels.
        infos: What is known of each by its id; one that is not there goes by its id.
    """
    return packs_titled([_pack_title(Scope.read(pack), infos) for pack in packs])


def _pack_title(scope: Scope, infos: Mapping[str, PackInfo]) -> str:
    info = infos.get(scope.pack)
    if info is None:
        return str(scope)
    level = scope.level
    return info.title if level is None else f"{info.title} ({seen(info.scale, level)})"


def packs_titled(titles: Sequence[str]) -> str:
    """Several packs as one title: `The Bureau and Signals`, `4 packs`."""
    return listed(titles) if len(titles) < 4 else f"{len(titles)} packs"


def titled(titles: Sequence[str]) -> str:
    """Several categories as one title: `Cast and Posts`, `Cast and 3 more`."""
    return listed(titles) if len(titles) < 4 else f"{titles[0]} and {len(titles) - 1} more"


def timer(seconds: int | None, by_round: bool = False) -> str:
    """`untimed`, `20 s a question`, or `90 s in all`."""
    if seconds is None:
        return "untimed"
    return f"{seconds} s in all" if by_round else f"{seconds} s a question"


def board_title(packs: str, key: BoardKey) -> str:
    """`The Bureau · classic · 10 questions · untimed`, `The Bureau · time attack · 90 s in all`."""
    mode = MODES.get(key.mode)
    if mode is None:
        return " · ".join((packs, key.mode, plural(key.questions, "question"), timer(key.seconds)))
    said = [packs, mode.title.lower()]
    if not mode.open_ended:
        said.append(plural(key.questions, "question"))
    return " · ".join((*said, timer(key.seconds, mode.by_round)))


def summary(packs: str, rules: Rules) -> str:
    """What is going to be played, in one line: `10 questions · The Bureau · untimed`."""
    mode = MODES[rules.mode]
    said = [packs]
    if not mode.open_ended:
        each = " each" if rules.seats > 1 else ""
        said.insert(0, f"{plural(rules.questions, 'question')}{each}")
    if rules.mode != "classic":
        said.append(mode.title.lower())
    if rules.seats > 1:
        said.append(plural(rules.seats, "player"))
    said.append(timer(rules.seconds, mode.by_round))
    if rules.difficulties:
        said.append(listed(LEVELS[level] for level in rules.difficulties))
    if rules.categories:
        said.append(titled(rules.categories))
    return " · ".join(said)
