"""Finding a dossier by what somebody calls it."""

from collections.abc import Callable, Iterable, Sequence

from bureau_quiz.errors import WrongUse
from bureau_quiz.game.recall.model import DossierLine
from bureau_quiz.meant import closest
from bureau_quiz.text import fold

PART = "/"
"""Between a table and a name: `characters/Marina Loiseau`."""
NUMBER = "#"
"""Before which of several with one name is meant: `director#2`."""


def found(name: str, lines: Sequence[DossierLine]) -> tuple[DossierLine, ...]:
    """The dossiers that a name may mean: those called so, else those that begin so, else hold it.

    Case, accents and punctuation do not count. `table/name` looks in one table alone; `name#2` is
    the second of those that a name means.

    Raises:
        WrongUse: None is meant, with what may have been.
    """
    for named, number in _readings(name):
        meant = _meant(named, lines)
        if meant and number is None:
            return meant
        if meant and number is not None and 0 < number <= len(meant):
            return (meant[number - 1],)
    near = closest(name, {line.title for line in lines})
    mend = f"Did you mean {near}?" if near else "bureau-quiz dossier lists those there are."
    raise WrongUse(f"There is no dossier “{name[:200]}”.", mend)


def names(lines: Sequence[DossierLine], among: Iterable[DossierLine]) -> tuple[str, ...]:
    """For each of some dossiers the shortest name that means it alone.

    Args:
        lines: Those to be named.
        among: All there are.
    """
    everything = tuple(among)
    return tuple(_name(line, everything) for line in lines)


def _name(line: DossierLine, among: Sequence[DossierLine]) -> str:
    for name in (line.title, f"{line.key.table}{PART}{line.title}"):
        meant = _meant(name, among)
        if len(meant) == 1 and meant[0].key == line.key:
            return name
    place = [each.key for each in meant].index(line.key) + 1
    return f"{name}{NUMBER}{place}"


def _readings(name: str) -> Iterable[tuple[str, int | None]]:
    """A name as it stands, and with its number taken off."""
    yield name, None
    head, sign, number = name.rpartition(NUMBER)
    if sign and number.isdecimal() and len(number) < 10:
        yield head, int(number)


def _meant(name: str, lines: Sequence[DossierLine]) -> tuple[DossierLine, ...]:
    if meant := _called(name, lines):
        return meant
    table, part, rest = name.partition(PART)
    if not part:
        return ()
    wanted = fold(table)
    inside = [line for line in lines if wanted in (fold(line.key.table), fold(line.table))]
    return _called(rest, inside)


def _called(name: str, lines: Iterable[DossierLine]) -> tuple[DossierLine, ...]:
    wanted = fold(name)
    if not wanted:
        return ()
    folded = [(fold(line.title), line) for line in lines]
    fits: tuple[Callable[[str], bool], ...] = (
        lambda title: title == wanted,
        lambda title: title.startswith(wanted),
        lambda title: f" {wanted}" in title,
    )
    for fit in fits:
        if meant := tuple(line for title, line in folded if fit(title)):
            return meant
    return ()
