"""How near a typed answer comes to a value: by which reading of both, and with how many slips."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from jellyfish import damerau_levenshtein_distance

from bureau_quiz.bank.kinds.forms import SMALL, Forms, Words, forms_of
from bureau_quiz.bank.kinds.names import is_in_short, is_name, surnames, turned
from bureau_quiz.bank.kinds.slips import forgiven

LONGEST = 120
"""In texts of more letters no slips are counted: that would take long, and nobody types them."""

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
    SURNAME = 4
    SHORT = 5
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


def typed(text: str) -> Typed:
    """Read a typed text for comparing."""
    return Typed(forms_of(text), _after_comma(text))


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
    forms = forms_of(value)
    if written.forms.exact == forms.exact:
        return Nearness(0, Way.SAME)
    if written.forms.signs != forms.signs:
        return None
    if written.forms.folded == forms.folded:
        return Nearness(0, Way.FOLDED)
    if not written.forms.wholes.isdisjoint(forms.wholes):
        return Nearness(0, Way.ALIKE)
    name = is_name(value)
    found: list[Nearness] = []

    def compare(given: Sequence[Words], rights: Sequence[Words], way: Way, loose: int) -> None:
        for right in rights:
            for one in given:
                slips = _slips(one, right, forms.strict, loose, most)
                if slips is not None:
                    found.append(Nearness(slips, way))

    whole = written.forms.readings
    ends = surnames(value) if name else []
    loose = len(forms.readings[0].words) - len(ends[0].words) if distinct and ends else 0
    compare(whole, forms.readings, Way.ALIKE, loose)
    compare(written.turned, forms.readings, Way.TURNED, loose)
    compare(whole, _after_comma(value), Way.TURNED, 0)
    if name:
        compare(whole, [one for right in forms.readings for one in turned(right)], Way.TURNED, 0)
        if surname:
            compare(whole, [end for end in ends if len(end.joined) > 1], Way.SURNAME, 0)
        if any(is_in_short(one, right) for one in whole for right in forms.readings):
            found.append(Nearness(0, Way.SHORT))
    return min(found, default=None)


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
