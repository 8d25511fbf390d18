"""Rules and packs in the player's words, for titles of rounds and boards."""

from collections.abc import Sequence

from bureau_quiz.records.model import BoardKey
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.text import listed, plural

LEVELS = {1: "easy", 2: "medium", 3: "hard"}
"""The difficulties there are, in words."""


def titled(titles: Sequence[str]) -> str:
    """Several packs as one title: `The Bureau and Signals`, `The Bureau and 3 more`."""
    return listed(titles) if len(titles) < 4 else f"{titles[0]} and {len(titles) - 1} more"


def timer(seconds: int | None) -> str:
    """`untimed`, or `20 s a question`."""
    return "untimed" if seconds is None else f"{seconds} s a question"


def board_title(packs: str, key: BoardKey) -> str:
    """`The Bureau · classic · 10 questions · untimed`."""
    mode = MODES[key.mode].title.lower() if key.mode in MODES else key.mode
    return " · ".join((packs, mode, plural(key.questions, "question"), timer(key.seconds)))


def summary(packs: str, rules: Rules) -> str:
    """What is going to be played, in one line: `10 questions · The Bureau · untimed`."""
    said = [plural(rules.questions, "question"), packs]
    if rules.mode != "classic":
        said.append(MODES[rules.mode].title.lower())
    said.append(timer(rules.seconds))
    if rules.difficulties:
        said.append(listed(LEVELS[level] for level in rules.difficulties))
    if rules.categories:
        said.append(titled(rules.categories))
    return " · ".join(said)
