"""What a question offers side by side, as far as that can be told before it is drawn."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple
from zlib import crc32

from bureau_quiz.authoring.flaws.sources import Source
from bureau_quiz.bank.model import Candidate, Question
from bureau_quiz.bank.picking import OFFERED

_RANK = attrgetter("rank")
_OFFERING = frozenset(("choice", "multiple", "except"))


class Offer(NamedTuple):
    """The options of a question; of a large pool some of the ranks that are offered first."""

    right: str
    wrong: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """The right one, then the others."""
        return (self.right, *self.wrong)


def offers(source: Source) -> Iterator[tuple[Question, Offer]]:
    """What each question of a source offers; of a plain one all that its author wrote."""
    for question in source.questions:
        if question.kind not in _OFFERING or not question.pool:
            continue
        if source.plain is not None:
            yield question, Offer(source.plain.answers[0], source.plain.distractors)
        else:
            seed = crc32(question.id.encode())
            right = question.answers[seed % len(question.answers)].text
            yield question, Offer(right, _wrong(question.pool, seed))


def _wrong(pool: Sequence[Candidate], seed: int) -> tuple[str, ...]:
    """As many as are offered, of the first ranks, by chance among those of the last of these."""
    if len(pool) <= OFFERED or pool[OFFERED].rank != pool[OFFERED - 1].rank:
        return tuple([one.text for one in pool[:OFFERED]])
    last = pool[OFFERED].rank
    sure = [one for one in pool[:OFFERED] if one.rank < last]
    # Pools are in the order of their ranks.
    count = bisect_right(pool, last, key=_RANK) - len(sure)
    start, step = seed % count, 1 + (seed >> 16) % (count - 1)
    places = dict.fromkeys([(start + place * step) % count for place in range(OFFERED)])
    rest = (place for place in range(count) if place not in places)
    among = [pool[len(sure) + place] for place in islice(chain(places, rest), OFFERED - len(sure))]
    return tuple([one.text for one in (*sure, *among)])
