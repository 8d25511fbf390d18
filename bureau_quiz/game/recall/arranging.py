"""Lists of dossiers, filtered and sorted: the same for every front end."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from bureau_quiz.game.recall.model import DossierKey, DossierLine
from bureau_quiz.text import fold

_NEVER = datetime.min.replace(tzinfo=UTC)


class Order(NamedTuple):
    """A way to sort dossiers."""

    title: str
    """`nearest to open`."""
    key: Callable[[DossierLine], Any] | None
    """None: as they are filed, by table and name."""


class State(NamedTuple):
    """A kind of dossier to be left."""

    title: str
    fits: Callable[[DossierLine], bool]


def _nearest(line: DossierLine) -> Any:
    """Begun ones by how few facts are missing, then those not begun, then those that are done.

    Of equals those with several facts come first: there is more to be opened in them.
    """
    shut = line.open == 0
    return line.done, shut, 0 if shut else line.of - line.open, line.of == 1, -line.open


ORDERS = {
    "nearest": Order("nearest to open", _nearest),
    "filed": Order("as filed", None),
    "open": Order("most open", lambda line: (-line.open / line.of, -line.open)),
    "fading": Order("fading most", lambda line: (-line.fading, -line.due)),
    "due": Order("due", lambda line: (-line.due, -line.fading)),
    "name": Order("name", lambda line: fold(line.title)),
    "last": Order("last asked for", lambda line: -((line.last or _NEVER) - _NEVER).total_seconds()),
}
"""By the name that commands take."""

STATES = {
    "all": State("all", lambda line: True),
    "begun": State("begun", lambda line: 0 < line.open < line.of),
    "open": State("open", lambda line: line.done),
    "fading": State("fading", lambda line: line.fading > 0),
    "forgotten": State("forgotten", lambda line: line.forgotten > 0),
    "due": State("due", lambda line: line.due > 0),
    "closed": State("closed", lambda line: line.open == 0),
}
"""By the name that commands take."""


def arranged(
    lines: Iterable[DossierLine],
    order: str = "filed",
    state: str = "all",
    text: str = "",
    pack: str = "",
) -> Sequence[DossierLine]:
    """Dossiers that fit, in an order.

    Args:
        lines: As they are filed.
        order: One of ORDERS; equals stay as they are filed.
        state: One of STATES.
        text: What their title or table must hold, by the first letters of its words.
        pack: The id of their pack; empty: any.
    """
    wanted, fits = fold(text).split(), STATES[state].fits
    left = [
        line
        for line in lines
        if fits(line) and pack in ("", line.key.pack) and (not wanted or _holds(line, wanted))
    ]
    key = ORDERS[order].key
    return left if key is None else sorted(left, key=key)


def twins(lines: Iterable[DossierLine]) -> frozenset[DossierKey]:
    """Those whose title others of them have too, so that their tables must tell them apart."""
    found = list(lines)
    titles = Counter(line.title for line in found)
    return frozenset(line.key for line in found if titles[line.title] > 1)


def _holds(line: DossierLine, wanted: Sequence[str]) -> bool:
    words = fold(f"{line.title} {line.table}").split()
    return all(any(word.startswith(one) for word in words) for one in wanted)
