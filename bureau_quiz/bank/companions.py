"""Those who stand beside one another: the values to be put in order, the pairs to be matched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zlib import crc32

from bureau_quiz.bank.compare import Key
from bureau_quiz.bank.effort import Effort
from bureau_quiz.bank.groups import Entry, Likes
from bureau_quiz.bank.picking import LEAST, LOOKS
from bureau_quiz.bank.pools import Entries

TOGETHER = 4
"""How many stand together, where there are as many."""
_LOOKED_AT = 25
"""Of how many of the best companions they are taken."""


@dataclass(frozen=True, slots=True)
class Member:
    """One that may stand beside others."""

    key: Key
    text: str
    """What tells it from the others, as shown."""
    other: Key
    """What no two may share: that by which they are put in order, what goes with them."""
    likes: Likes
    grade: int
    """How far one must have seen to be shown it, with all that it tells."""


class Companions:
    """Finds for each member of a group those that it is asked with."""

    def __init__(
        self,
        members: Sequence[Member],
        similar: int,
        exact: bool,
        fit: Callable[[int, int], bool],
        effort: Effort,
    ) -> None:
        """Look at a group.

        Args:
            members: the group, no two of one key.
            similar: how many columns of `similar` are looked at.
            exact: how texts compare.
            fit: whether two members, by place, may stand side by side.
            effort: what the pack has taken so far.
        """
        self._members = members
        self._fit = fit
        self._entries = Entries(
            [Entry(one.key, one.text, 0, list(one.likes), spoiler=one.grade) for one in members],
            similar,
            exact,
            effort,
        )
        self._looks = 0
        """How many may still be found not to fit in one question."""
        self._places = {one.text: place for place, one in enumerate(members)}
        self._various = self._one_of_each()

    def _one_of_each(self) -> list[int]:
        """A member for each of what no two may share, that which one need have seen least for."""
        found: dict[Key, int] = {}
        order = sorted(
            range(len(self._members)),
            key=lambda place: (
                self._members[place].grade,
                crc32(self._members[place].text.encode()),
            ),
        )
        for place in order:
            found.setdefault(self._members[place].other, place)
        return list(found.values())[:_LOOKED_AT]

    @property
    def too_few(self) -> bool:
        """Whether so few of them differ that none can be asked."""
        return len(self._various) < LEAST

    def of(self, place: int, own_id: str) -> list[int]:
        """The places of a member and its companions; of itself alone where there are too few.

        Args:
            place: the member's.
            own_id: the id of its question.
        """
        among = self._wanted(place, own_id)
        self._looks = LOOKS
        for count in range(min(TOGETHER, len(self._various)), LEAST - 1, -1):
            found = self._picked([place], among, count)
            if found is not None:
                return found
        return [place]

    def _wanted(self, place: int, own_id: str) -> list[int]:
        """Companions, best first: seen as early, sharing most of `similar`, of lowest CRC-32."""
        own = self._members[place]
        seed = crc32(own_id.encode())
        best = self._entries.best(own_id, own.likes, {place}, _LOOKED_AT, own.grade)
        ranked = sorted(
            best,
            key=lambda one: (
                max(own.grade, one.spoiler),
                one.rank,
                crc32(one.text.encode(), seed),
            ),
        )
        among = [self._places[one.text] for one in ranked]
        return [*among, *(other for other in self._various if other not in among)]

    def _picked(self, chosen: list[int], among: Sequence[int], count: int) -> list[int] | None:
        """So many in all, first ones first, each of which fits all others."""
        if len(chosen) == count:
            return chosen
        for at, other in enumerate(among):
            if not self._looks:
                return None
            self._looks -= 1
            if all(self._fit(one, other) for one in chosen):
                found = self._picked([*chosen, other], among[at + 1 :], count)
                if found is not None:
                    return found
        return None
