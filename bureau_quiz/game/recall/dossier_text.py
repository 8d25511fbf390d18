"""Dossiers in words: for a pipe, a screen reader, and the end of a round told line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from bureau_quiz.game.recall.model import (
    DossierLine,
    DossierPage,
    DossierValue,
    Gains,
    Mention,
    PackDossiers,
)
from bureau_quiz.game.recall.worn import spelt
from bureau_quiz.memory.model import Openness
from bureau_quiz.text import folds_away, listed, plural

STATES = {
    Openness.CLEAR: "open",
    Openness.FADING: "fading",
    Openness.FAINT: "faint",
    Openness.SHUT: "closed",
}
"""Each step in a word."""
FORGOTTEN, MISSED = "forgotten", "missed"
"""Shut, too: what was known and is so no more, and what was not known the last time."""
_SHUT = {
    STATES[Openness.SHUT]: STATES[Openness.SHUT],
    MISSED: "closed (missed the last time)",
    FORGOTTEN: FORGOTTEN,
}


def told(page: DossierPage) -> Iterator[str]:
    """A dossier, line by line; what lies open has no word beside it."""
    line = page.line
    yield f"Dossier: {line.title}"
    yield f"{line.table}, {page.pack_title}"
    yield f"{counted(line)}."
    yield ""
    for cell in page.cells:
        yield f"{cell.label}: {_values(cell.values)}"
    for kin in page.kin:
        yield ""
        yield f"Also in {kin.line.table}: {counted(kin.line)}."
        for cell in kin.cells:
            yield f"{cell.label}: {_values(cell.values)}"
    if page.mentions:
        yield ""
        yield f"{named_in(page)}:"
        for table, values in by_table(page.mentions):
            yield f"{table}: {_values(values)}"
    yield ""
    yield from past(page)


def counted(line: DossierLine) -> str:
    """How much of a dossier lies open: `3 of 4 open, 1 fading, 1 forgotten, 2 due`."""
    return f"{opened(line)}, {line.due} due" if line.due else opened(line)


def opened(line: DossierLine) -> str:
    """The same without what is due: `3 of 4 open, 1 fading`."""
    faded = (f"{count} {word}" for count, word in worn_away(line))
    return ", ".join((f"{line.open} of {line.of} open", *faded))


def summed(pack: PackDossiers) -> str:
    """How much of a pack lies open, and what it is the sum of."""
    faded = (f"{count} {word}" for count, word in worn_away(pack))
    said = ", ".join((f"{pack.open} of {pack.of} facts open", *faded))
    if pack.plain:
        own = f"{pack.open - pack.plain_open} of {pack.of - pack.plain} in dossiers"
        said += f" ({own}, {pack.plain_open} of {plural(pack.plain, 'plain question')})"
    return f"{said}; {pack.done} of {plural(pack.dossiers, 'dossier')} open"


def worn_away(counts: DossierLine | PackDossiers) -> list[tuple[int, str]]:
    """How many facts have faded how far: 1 `fading`, 2 `faint`, 1 `forgotten`; none of none."""
    many = (
        (counts.fading - counts.faint, STATES[Openness.FADING]),
        (counts.faint, STATES[Openness.FAINT]),
        (counts.forgotten, FORGOTTEN),
    )
    return [(count, word) for count, word in many if count]


def state(value: DossierValue) -> str:
    """How far a fact lies open, in a word."""
    if value.forgotten:
        return FORGOTTEN
    return MISSED if value.missed else STATES[value.openness]


def named_in(page: DossierPage) -> str:
    """What stands above those that name a dossier: their facts are none of its own."""
    return f"Named in {plural(len(page.mentions), 'other fact')}"


def past(page: DossierPage) -> Iterator[str]:
    """How often its facts were asked for, and when, in sentences."""
    yield asked_for(page)
    first, last = (at and day(at) for at in (page.since, page.line.last))
    if first and last:
        yield f"On {first}." if first == last else f"First on {first}, last on {last}."


def asked_for(page: DossierPage) -> str:
    """How often its facts were asked for; not those of its kin, where the page shows any."""
    if not page.asked:
        return "Its own facts were never asked for yet." if page.kin else "Never asked for yet."
    said = "Its own facts: asked" if page.kin else "Asked"
    return f"{said} for {plural(page.asked, 'time')}, {page.right} right."


def day(at: datetime) -> str:
    """A day in words: `3 September 2026`."""
    return f"{at.day} {at:%B %Y}"


def by_table(mentions: Iterable[Mention]) -> list[tuple[str, list[DossierValue]]]:
    """What names a dossier, together for each table."""
    tables: dict[str, list[DossierValue]] = {}
    for mention in mentions:
        tables.setdefault(mention.table, []).append(mention.value)
    return list(tables.items())


def gained(gains: Gains) -> Iterator[str]:
    """What a round did to the dossiers, in sentences; none where it did nothing."""
    if gains.lifted:
        others = gains.opened - 1
        more = f" And {plural(others, 'more fact', 'more facts')}." if others else ""
        yield f"You opened: {_lifted(gains)}{more}"
    elif gains.opened:
        yield f"You opened {plural(gains.opened, 'fact')}."
    if gains.renewed:
        yield f"Renewed: {plural(gains.renewed, 'fact')} that had begun to fade."
    if gains.lost:
        yield f"Closed again: {plural(gains.lost, 'fact')}."
    if gains.completed:
        yield f"All open now: {_stopped(listed(map(filed, gains.completed)))}"
    if near := gains.nearest:
        yield f"Nearest to open: {filed(near)}, {near.open} of {near.of} open."


def filed(line: DossierLine) -> str:
    """A dossier where nothing around it says of what: `the CIA (First heads)`."""
    return f"{line.title} ({line.table})"


def _lifted(gains: Gains) -> str:
    lifted = gains.lifted
    assert lifted is not None
    label = lifted.label  # with a colon: one that is no verb makes no sentence without
    if label[1:2].islower() or len(label) == 1:  # `ROT13` stays as it is
        label = label[:1].lower() + label[1:]
    # A full stop after `.-` would be one of its signs.
    text = f"“{lifted.text}”" if folds_away(lifted.text) else lifted.text
    return _stopped(f"{lifted.title}, {label}: {text}")


def _values(values: Iterable[DossierValue]) -> str:
    shown = list(values)
    said = [_open(value) for value in shown if value.openness > Openness.SHUT]
    shut = Counter(state(value) for value in shown if value.openness is Openness.SHUT)
    said += [
        f"{shut[word]} {words}" if len(shown) > 1 else words
        for word, words in _SHUT.items()
        if shut[word]
    ]
    return ", ".join(said)


def _open(value: DossierValue) -> str:
    if value.openness is Openness.CLEAR:
        return value.text
    return f"{spelt(value.text, value.openness)} ({STATES[value.openness]})"


def _stopped(text: str) -> str:
    return text if text.rstrip()[-1:] in (*".!?…",) else f"{text}."
