"""What a pack ignores: codes that know where they were named, so that one to no end can be told."""

from collections.abc import Iterable, Iterator

from bureau_quiz.errors import Place


class Ignored(str):
    """A code that `ignore` names, and where: compared with a code it is that code alone."""

    place: Place
    around: frozenset[str]
    """What is ignored there: the codes beside it, and those of the mappings around."""

    __slots__ = ("around", "place")

    @classmethod
    def at(cls, code: str, place: Place) -> "Ignored":
        """A code named at a place."""
        said = cls(code)
        said.place, said.around = place, frozenset()
        return said


Silenced = tuple[str, Place]
"""A code, and where the `ignore` that silenced it names it."""


def silencing(code: str, ignored: Iterable[str]) -> Iterator[Silenced]:
    """Where a code is named by those that are ignored."""
    for said in ignored:
        if said == code and isinstance(said, Ignored):
            yield code, said.place
