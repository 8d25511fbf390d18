"""Terms and their definitions: a table to be asked both ways where there are enough of them.

A definition may be a word or five hundred. As an option or a prompt it is its first sentences; the
whole of it explains. A card whose title is a question is asked as that question.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bureau_quiz.authoring.exchange.excerpts import shortened
from bureau_quiz.authoring.exchange.gaps import GAP
from bureau_quiz.authoring.exchange.model import Entry, Remark, Sheet, SheetRow, SheetTemplate
from bureau_quiz.errors import Place
from bureau_quiz.packs.texts import quoted

ENOUGH = 4
"""Terms that make a table: one that is right, and three others."""

SHOWN = 160
"""Characters of a definition that are shown as an option, or for a term."""

TYPED = 60
"""Characters that somebody can be asked to type."""

WHOLE = 1_000
"""Characters of a definition that explain."""

OFFERED = 6
"""Other answers that are offered beside a long one."""

SHEET = "terms"
_TEMPLATE = SheetTemplate(
    "Which term fits? <definition>",
    "term",
    "Which definition fits “<term>”?",
)
_EXPLAINED = "<whole>"
"""What explains where a definition is shown in part."""
_QUESTION = re.compile(
    r"(?i)(what|who|whose|whom|which|when|where|why|how)\b.*|.*\?[\s\"'”’)]*", re.DOTALL
)
_LETTERS = 3
"""Letters of a term at least that is looked for in its own definition."""


class Definition(NamedTuple):
    """A card with a title and a text."""

    place: Place
    title: str
    text: str


@dataclass(slots=True)
class Asked:
    """What comes of definitions."""

    entries: list[Entry] = field(default_factory=list)
    sheets: tuple[Sheet, ...] = ()
    remarks: list[Remark] = field(default_factory=list)


def asked(cards: Sequence[Definition]) -> Asked:
    """Give what can be asked about definitions; each is in it, or told to be dropped."""
    found = Asked()
    cards = [Definition(place, title, " ".join(text.split())) for place, title, text in cards]
    questions = [card for card in cards if _QUESTION.fullmatch(card.title)]
    terms = [card for card in cards if not _QUESTION.fullmatch(card.title)]
    long = [card for card in questions if len(card.text) > TYPED]
    options = sorted({shortened(card.text, SHOWN) for card in (*long, *terms)}, key=_by_length)
    for card in questions:
        entry = _typed(card.place, card.title, card.text) or _choice(card, options)
        _take(
            found,
            card,
            entry,
            "its answer is too long to type, and there is no other to choose from",
        )
    if len(terms) >= ENOUGH:
        found.sheets = (_sheet(terms, found.remarks),)
        return found
    for card in terms:
        shown = f"Which term fits? {_shown(card)}"
        entry = _typed(card.place, shown, card.title) or _typed(card.place, card.title, card.text)
        _take(found, card, entry, "its title and its text are too long to be typed")
    return found


def _take(found: Asked, card: Definition, entry: Entry | None, why: str) -> None:
    if entry is None:
        found.remarks.append(Remark(card.place, f"{quoted(card.title)}: {why}", dropped=True))
    else:
        found.entries.append(entry)


def _typed(place: Place, prompt: str, answer: str) -> Entry | None:
    """A question that is answered by writing; None where that is too much to write."""
    return Entry(place, prompt, (answer,), "typed") if len(answer) <= TYPED else None


def _choice(card: Definition, options: Sequence[str]) -> Entry | None:
    """A question with the texts of other cards as options, the nearest in length; or None."""
    own = shortened(card.text, SHOWN)
    at = bisect_left(options, _by_length(own), key=_by_length)
    near = [*options[max(0, at - OFFERED) : at], *options[at : at + OFFERED + 1]]
    wrong = sorted(
        (text for text in near if text != own), key=lambda text: abs(len(text) - len(own))
    )
    if not wrong:
        return None
    return Entry(
        card.place,
        card.title,
        (own,),
        distractors=tuple(wrong[:OFFERED]),
        explanation=_whole(card),
    )


def _by_length(text: str) -> tuple[int, str]:
    return len(text), text


def _sheet(terms: Sequence[Definition], remarks: list[Remark]) -> Sheet:
    rows: list[tuple[Place, str, str, str]] = []
    for card in terms:
        shown, whole = _shown(card), _whole(card)
        if whole:
            message = f"its definition of {len(card.text):,} characters is shown in part"
            remarks.append(Remark(card.place, f"{quoted(card.title)}: {message}"))
        elif shown != card.text:
            whole = card.text
        rows.append((card.place, card.title, shown, whole))
    columns: tuple[str, ...] = ("term", "definition")
    template = _TEMPLATE
    # A column that no row fills would be none of the table.
    if any(whole for *_, whole in rows):
        columns = (*columns, "whole")
        template = replace(_TEMPLATE, explanation=_EXPLAINED)
    return Sheet(
        SHEET,
        columns,
        tuple(
            SheetRow(place, tuple((cell,) if cell else () for cell in cells[: len(columns)]))
            for place, *cells in rows
        ),
        (template,),
    )


def _shown(card: Definition) -> str:
    """What is shown of a definition: its beginning, without the term."""
    text = card.text
    if sum(map(str.isalnum, card.title)) >= _LETTERS:
        term = r"\s+".join(map(re.escape, card.title.split()))
        text = re.sub(rf"(?i)(?<!\w){term}(?!\w)", GAP, text)
    return shortened(text, SHOWN)


def _whole(card: Definition) -> str:
    """All of a definition that is shown in part only."""
    return shortened(card.text, WHOLE) if len(card.text) > SHOWN else ""
