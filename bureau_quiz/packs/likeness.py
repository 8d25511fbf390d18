"""Names that look like one another: a letter, a hyphen or an accent apart."""

from collections.abc import Iterable, Iterator

from bureau_quiz.text import fold

SHORTEST = 6
"""Letters a name must have before one letter more or less makes it suspicious."""
LONGEST = 80
"""What has more letters is no name."""
PATTERN = 30
"""Where more names are the same but for a letter, that letter is meant."""


def nearly(one: str, other: str) -> bool:
    """Whether two names are one slip apart: a letter more, less or other, or two swapped."""
    a, b = fold(one), fold(other)
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1:
        return False
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest, other_rest = a[start:], b[start:]
    if rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]:
        return True
    return rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]


def lookalikes(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give the pairs (earlier, later) of names that differ by one letter, hyphen or accent.

    Digits make a difference that is meant: `Season 1` is not `Season 2`.
    """
    buckets: dict[str, list[str]] = {}
    told: set[tuple[str, str]] = set()
    for name in names:
        folded = fold(name)
        solid = folded.replace(" ", "")
        forms = {solid}
        if SHORTEST <= len(solid) <= LONGEST:
            forms |= {solid[:at] + solid[at + 1 :] for at in range(len(solid))}
        for form in forms:
            alike = buckets.setdefault(form, [])
            for earlier in alike:
                pair = (earlier, name)
                if pair not in told and _alike(fold(earlier), folded):
                    told.add(pair)
                    yield pair
            if len(alike) < PATTERN:
                alike.append(name)


def _alike(one: str, other: str) -> bool:
    a, b = one.replace(" ", ""), other.replace(" ", "")
    if a == b:
        return True
    return min(len(a), len(b)) >= SHORTEST and _digits(a) == _digits(b) and nearly(a, b)


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
