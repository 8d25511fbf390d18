"""What a question offers side by side, as far as that can be told before it is drawn."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from bureau_quiz.authoring.flaws.sources import Source
from bureau_quiz.bank.model import Candidate, Question
from bureau_quiz.bank.picking import OFFERED

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
    if len(pool) > OFFERED and pool[OFFERED].rank == pool[OFFERED - 1].rank:
        last = pool[OFFERED].rank
        sure = [one for one in pool[:OFFERED] if one.rank < last]
        among = [one for one in pool if one.rank == last]
        start, step = seed % len(among), 1 + (seed >> 16) % (len(among) - 1)
        places = dict.fromkeys((start + place * step) % len(among) for place in range(OFFERED))
        rest = (place for place in range(len(among)) if place not in places)
        pool = [*sure, *(among[place] for place in (*places, *rest))]
    return tuple([one.text for one in pool[:OFFERED]])
