"""Words one slip apart, found among very many in time proportional to their letters."""

from collections.abc import Iterable, Iterator, Sequence

from bureau_quiz.packs.likeness import nearly

SHORTEST = 6
"""Letters that a word has before one of them may be a slip: shorter ones have many neighbours."""
_LONGEST = 40
_PATTERN = 30
"""Where more words are the same but for a letter, that letter is meant."""
_ENDS = 2
_EARLY = 3
"""A slip that changes how a word begins lies among so many of its letters."""


def slips(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of folded words that differ by a letter more, less or other, or by two swapped.

    A slip leaves the beginning of a word as it is, or its end; of words that share the one or the
    other, those are one slip apart that are the same without a letter of each.
    """
    begun: dict[str, list[str]] = {}
    ended: dict[str, list[str]] = {}
    for word in words:
        if SHORTEST <= len(word) <= _LONGEST and word.isalpha():
            begun.setdefault(word[:_ENDS], []).append(word)
            ended.setdefault(word[-_ENDS:], []).append(word)
    told: set[tuple[str, str]] = set()
    for groups, most in ((begun, _LONGEST), (ended, _EARLY)):
        for group in groups.values():
            for pair in _alike(group, most) if len(group) > 1 else ():
                if pair not in told:
                    told.add(pair)
                    yield pair


def _alike(group: Sequence[str], most: int) -> Iterator[tuple[str, str]]:
    """Pairs of which one letter of each, among the first so many, makes the difference."""
    found: dict[str, list[str]] = {}
    for word in group:
        shorter = {word[:at] + word[at + 1 :] for at in range(min(most, len(word)))}
        for form in (word, *shorter):
            others = found.setdefault(form, [])
            for other in others:
                if nearly(other, word):
                    yield (other, word) if other < word else (word, other)
            if len(others) < _PATTERN:
                others.append(word)
