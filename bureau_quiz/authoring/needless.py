"""What `ignore` names to no end: codes that silence nothing, and codes that do not exist."""

from collections.abc import Collection, Iterable, Iterator

from bureau_quiz.errors import Problem
from bureau_quiz.meant import closest
from bureau_quiz.packs.codes import CODES
from bureau_quiz.packs.ignoring import Ignored, Silenced

NEEDLESS, UNKNOWN = "BQ228", "BQ215"

ELSEWHERE = frozenset({NEEDLESS, "BQ801"})
"""Codes of which a pack alone cannot tell whether it silences them."""


def needless(ignored: Iterable[Ignored], silenced: Collection[Silenced]) -> Iterator[Problem]:
    """Tell of each code that an `ignore` of a sound pack names to no end.

    Args:
        ignored: every code that it names.
        silenced: those that have silenced something, whoever would have told it.
    """
    from bureau_quiz.authoring.explaining import registry

    known = registry()
    for said in ignored:
        if said not in known:
            if UNKNOWN in said.around:
                continue
            near = closest(said, known)
            mend = f"did you mean {near}?" if near else "name a code such as BQ316"
            yield _problem(UNKNOWN, said, f"there is no code “{said}”", mend)
        elif not (said in ELSEWHERE or NEEDLESS in said.around or (said, said.place) in silenced):
            mend = "take it out, or put it where the problem is told"
            yield _problem(NEEDLESS, said, f"`ignore` silences no {said} here", mend)


def _problem(code: str, said: Ignored, message: str, mend: str) -> Problem:
    return Problem(code, CODES[code].severity, said.place, message, mend)
