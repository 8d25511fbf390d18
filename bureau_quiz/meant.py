"""Which of several names was probably meant by a word that is none of them."""

from collections.abc import Iterable

from bureau_quiz.text import fold

NEAR = 0.7
"""How much of two names must be the same for one to be meant by the other; of `name` three letters.

Two words of five letters that share three in a row (`stats`, `paths`) are two names.
"""


def closest(word: str, among: Iterable[str]) -> str | None:
    """Give the name that was probably meant by `word`, or None where none is near enough."""
    from difflib import get_close_matches

    names: dict[str, str] = {}
    for name in among:
        names.setdefault(fold(name[:100]), name)
    wanted = fold(word[:100])
    likely = list(names)
    if len(likely) > 50:
        # Comparing letter by letter is slow: only those that share the most pairs of letters.
        pairs = _pairs(wanted)
        likely = sorted(likely, key=lambda name: len(pairs & _pairs(name)), reverse=True)[:20]
    near = get_close_matches(wanted, likely, n=1, cutoff=NEAR)
    return names[near[0]] if near else None


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
