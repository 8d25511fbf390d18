"""How near a typed answer comes to a value: by which reading of both, and with how many slips."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import product
from typing import NamedTuple

from jellyfish import damerau_levenshtein_distance

from bureau_quiz.bank.kinds.forms import SMALL, Forms, Words, forms_of
from bureau_quiz.bank.kinds.names import is_name, shortened, surnames, turned
from bureau_quiz.bank.kinds.slips import forgiven
from bureau_quiz.bank.kinds.suffixes import parted

LONGEST = 120
"""In texts of more letters no slips are counted: that would take long, and nobody types them."""

INITIALS = 2
"""So many letters before a surname are initials, not a part of it that was written apart."""
_UNSPELT = "\u2e80"
"""From here on one sign may be a word: ideographs, kana, Hangul."""


class Way(IntEnum):
    """By what two texts are one, the plainest first."""

    SAME = 0
    """But for case."""
    FOLDED = 1
    """But for accents, punctuation and a leading article."""
    ALIKE = 2
    """But for spacing, script, and how “and” is written."""
    TURNED = 3
    """With the words in another order."""
    ASIDE = 4
    """But for a `Jr.` or `Sr.` that one of them has."""
    SURNAME = 5
    SHORT = 6
    """Without some of the given names, or with initials for them."""


class Nearness(NamedTuple):
    """How near a typed text comes to a value; less is nearer."""

    slips: int
    way: Way


class Typed(NamedTuple):
    """A typed text, as it is compared."""

    forms: Forms
    turned: tuple[Words, ...]
    """With what stands after its one comma first: `Debailly, Guillaume`."""
    bare: str
    """Without a `Jr.` or `Sr.` behind it."""
    suffix: str
    """Which of them it had, if any."""


def typed(text: str) -> Typed:
    """Read a typed text for comparing."""
    return Typed(forms_of(text), _after_comma(text), *parted(text))


def _after_comma(text: str) -> tuple[Words, ...]:
    before, _, after = (part.strip() for part in text.partition(","))
    if not before or not after or "," in after:
        return ()
    return forms_of(f"{after} {before}").readings


def nearness(
    written: Typed, value: str, *, surname: bool, distinct: bool, most: int | None = None
) -> Nearness | None:
    """How near a typed text comes to a value; None where that is not near enough.

    Args:
        written: the typed text.
        value: with what it is compared.
        surname: whether the value's surname alone will do, where it is a name.
        distinct: whether its surname alone tells it from all others that are known, so that
            nothing hangs on the given names.
        most: so many slips count whatever the length; None: as many as its length forgives.
    """
    found = [_compared(written, value, surname, distinct, most)]
    bare, suffix = parted(value)
    if (suffix or written.suffix) and is_name(bare):
        near = _compared(typed(written.bare), bare, surname, distinct, most)
        if near is not None and not (suffix and written.suffix and suffix != written.suffix):
            found.append(near._replace(way=max(near.way, Way.ASIDE)))
    return min((near for near in found if near is not None), default=None)


def _compared(
    written: Typed, value: str, surname: bool, distinct: bool, most: int | None
) -> Nearness | None:
    """How near a text comes to a value as both stand; see `nearness`."""
    forms = forms_of(value)
    if written.forms.exact == forms.exact:
        return Nearness(0, Way.SAME)
    if written.forms.signs != forms.signs:
        return None
    if written.forms.folded == forms.folded:
        return Nearness(0, Way.FOLDED)
    if not written.forms.wholes.isdisjoint(forms.wholes):
        return Nearness(0, Way.ALIKE)
    ends = [end for end in surnames(value) if len(end.joined) > 1] if is_name(value) else []
    loose = len(forms.readings[0].words) - len(ends[0].words) if distinct and ends else 0
    found = (
        Nearness(slips, pair.way)
        for pair in _pairs(written, value, forms.readings, ends, surname)
        if (slips := _slips(pair.given, pair.right, forms.strict, pair.loose and loose, most))
        is not None
    )
    return min(found, default=None)


class _Pair(NamedTuple):
    """A reading of the typed text, and one of the value that it may be compared with."""

    given: Words
    right: Words
    way: Way
    loose: bool = False
    """Whether it may be off in its given names."""


def _pairs(
    written: Typed, value: str, readings: Sequence[Words], ends: Sequence[Words], surname: bool
) -> Iterator[_Pair]:
    """The pairs that count: of a name, whose surnames are given, also its parts and its turns."""
    whole = written.forms.readings
    for right in readings:
        yield from (_Pair(one, right, Way.ALIKE, True) for one in whole)
        yield from (_Pair(one, right, Way.TURNED, True) for one in written.turned)
    for right in _after_comma(value):
        yield from (_Pair(one, right, Way.TURNED) for one in whole)
    if not ends:
        return
    for one, right in product(whole, readings):
        yield from (_Pair(one, turn, Way.TURNED) for turn in turned(right))
        for end in ends:
            yield from (_Pair(*parts, Way.SHORT) for parts in shortened(one, right, end))
    if surname:
        for one, end in product(whole, ends):
            if not _is_led(one, end):
                yield _Pair(one, end, Way.SURNAME)


def _is_led(given: Words, surname: Words) -> bool:
    """Whether an initial or two that are not the surname's stand first: they say who is meant."""
    first = given.words[0]
    return len(given.words) > 1 and len(first) <= INITIALS and not surname.joined.startswith(first)


def _slips(
    given: Words, right: Words, strict: frozenset[str], loose: int, most: int | None
) -> int | None:
    """Count the slips between two readings; None where there are too many, or one may not be.

    Args:
        given: what was typed.
        right: what it is compared with.
        strict: words of `right` in which no slip is forgiven.
        loose: so many of the first words of `right` may be off more than their length allows.
        most: how many slips count; None: as many as the length forgives, word by word.
    """
    if given.joined == right.joined:
        return 0
    if max(len(given.joined), len(right.joined)) > LONGEST or right.joined[-1:] >= _UNSPELT:
        return None
    codes = [word for word in right.words if word in strict]
    if codes != [word for word in given.words if word in strict]:
        return None
    mine = [word for word in given.words if word not in strict]
    its = [word for word in right.words if word not in strict]
    if any(sign.isdigit() for word in mine for sign in word):
        return None
    one, other = "".join(mine), "".join(its)
    limit = forgiven(len(other)) if most is None else most
    if abs(len(one) - len(other)) > limit or not (limit or one == other):
        return None
    slips = damerau_levenshtein_distance(one, other)
    if slips > limit or (most is None and not _each_word(mine, its, one, loose)):
        return None
    return slips


def _each_word(mine: Sequence[str], its: Sequence[str], joined: str, loose: int) -> bool:
    """Whether no word is off by more than its own length forgives; small words are let be."""
    rights = [(place, word) for place, word in enumerate(its) if word not in SMALL]
    given = [word for word in mine if word not in SMALL]
    if len(given) != len(rights):
        # Parted otherwise, so that no word stands beside its own: short ones must be there.
        its_joined = "".join(its)
        return all(
            forgiven(len(word)) or word in joined or place < loose for place, word in rights
        ) and all(forgiven(len(word)) or word in its_joined for word in given)
    return all(
        place < loose or damerau_levenshtein_distance(word, there) <= forgiven(len(there))
        for word, (place, there) in zip(given, rights, strict=True)
    )
