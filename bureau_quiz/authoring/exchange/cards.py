"""Cards of Anki and Quizlet: facts with two sides, which become a table that asks either way."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bureau_quiz.authoring.exchange import cardwriting, notes, pairs
from bureau_quiz.authoring.exchange.markup import marked_up, stripped
from bureau_quiz.authoring.exchange.model import (
    ITEM_LIMIT,
    Document,
    Entry,
    Format,
    Harvest,
    Remark,
    Sheet,
    SheetRow,
    SheetTemplate,
)
from bureau_quiz.errors import Place
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import fold, listed, visible

SAMPLE = 500
"""Notes that are looked at to find whether they are HTML."""
DECKS = 100
"""Decks of one file that become tables of their own."""

_FRONTS = frozenset(("", "front", "question", "term", "text", "word", "recto"))
_BACKS = frozenset(("", "back", "answer", "definition", "meaning", "back extra", "verso"))
_EXPLAINS = frozenset(("extra", "explanation", "note", "notes", "comment", "comments", "remarks"))
_CLOZE = re.compile(r"\{\{c(\d{1,3})::((?:(?!\{\{|\}\}).)*+)\}\}", re.DOTALL)
_SOUND = re.compile(r"\[sound:[^\]\n]*\]")
_GAP = "[…]"


class _Card(NamedTuple):
    """A note of either program."""

    place: Place
    fields: tuple[str, ...]
    deck: str = ""
    tags: tuple[str, ...] = ()


def _recognises(document: Document) -> int:
    if document.text.lstrip().startswith("#") and notes.header_of(document):
        return 95
    # Of a spreadsheet nobody knows whether its first line names its columns: that is not guessed.
    layout = None if document.path.lower().endswith(".csv") else pairs.layout_of(document)
    return layout.sure if layout else 0


def _read(document: Document) -> Harvest:
    header = notes.header_of(document)
    if header is not None:
        records = notes.notes_of(document, header)
        found = [
            _Card(
                document.place(record.line),
                header.fields(record.cells),
                header.said("deck", record.cells),
                tuple(header.said("tags", record.cells).split()),
            )
            for record in records
        ]
        return _harvest(
            found, header.fields(header.columns), header.html, header.name or header.deck
        )
    layout = pairs.layout_of(document)
    if layout is None:
        why = "no separator parts its lines into terms and definitions"
        return Harvest(remarks=(Remark(document.place(1), why, dropped=True),))
    parted = islice(pairs.pairs_of(document, layout), ITEM_LIMIT + 1)
    cards = [_Card(document.place(line), sides) for line, sides in parted]
    return _harvest(cards, (), False, "")


def _harvest(
    cards: Sequence[_Card], names: tuple[str, ...], html: bool | None, title: str
) -> Harvest:
    if html is None:
        html = any(marked_up(text) for card in cards[:SAMPLE] for text in card.fields)
    remarks: list[Remark] = []
    if html:
        cards = [_plain(card, remarks) for card in cards]
    entries: list[Entry] = []
    facts: list[_Card] = []
    for card in cards:
        gaps = list(_gaps(card))
        if gaps:
            entries += gaps
        elif len(card.fields) < 2 or not card.fields[0]:
            shown = quoted(visible(" ".join(filter(None, card.fields))))
            remarks.append(Remark(card.place, f"{shown}: has one side only", dropped=True))
        else:
            facts.append(card)
    sheets = tuple(_sheet(deck, of, names) for deck, of in _decks(facts).items())
    return Harvest(tuple(entries), sheets, tuple(remarks), title)


def _plain(card: _Card, remarks: list[Remark]) -> _Card:
    """A card whose fields were HTML; what no text can show is told."""
    found = [stripped(text) for text in card.fields]
    texts = tuple(_SOUND.sub("", one.text).strip() for one in found)
    lost = dict.fromkeys(what for one in found for what in one.lost)
    lost |= {"a sound": None} if any(_SOUND.search(one.text) for one in found) else {}
    if lost:
        shown = quoted(visible(" / ".join(texts)))
        remarks.append(Remark(card.place, f"{shown}: is without {listed(lost)}"))
    return card._replace(fields=texts)


def _gaps(card: _Card) -> Iterator[Entry]:
    """A note with gaps (`{{c1::Paris}}`) as questions, one a number, each typed."""
    text = card.fields[0] if card.fields else ""
    told: dict[str, list[str]] = {}
    for number, gap in _CLOZE.findall(text):
        told.setdefault(number, []).append(gap.partition("::")[0])
    for number, answers in told.items():

        def shown(found: re.Match[str], number: str = number) -> str:
            answer, _, hint = found[2].partition("::")
            gap = f"[{hint}]" if hint else _GAP
            return gap if found[1] == number else answer

        different = tuple(dict.fromkeys(filter(None, (answer.strip() for answer in answers))))
        explanation = " ".join(filter(None, card.fields[1:]))
        prompt = _CLOZE.sub(shown, text)
        if len(different) == 1:
            yield Entry(card.place, prompt, different, "typed", explanation=explanation)


def _decks(cards: Sequence[_Card]) -> dict[str, list[_Card]]:
    """The cards of each deck; all together where there are too many decks."""
    found: dict[str, list[_Card]] = {}
    for card in cards:
        found.setdefault(card.deck, []).append(card)
    return found if len(found) <= DECKS else {"": list(cards)}


# Sheets


def _sheet(deck: str, cards: Sequence[_Card], names: tuple[str, ...]) -> Sheet:
    """The cards of a deck as a table; columns that no card fills are left out."""
    width = max(len(card.fields) for card in cards)
    used = [
        at
        for at in range(width)
        if any(at < len(card.fields) and card.fields[at] for card in cards)
    ]
    named = [names[at] if at < len(names) else "" for at in used]
    columns = _columns(named)
    tags = any(card.tags for card in cards)
    rows = tuple(
        SheetRow(
            card.place,
            (
                *(
                    (card.fields[at],) if at < len(card.fields) and card.fields[at] else ()
                    for at in used
                ),
                *((card.tags,) if tags else ()),
            ),
        )
        for card in cards
    )
    category = deck.rpartition("::")[2]
    return Sheet(
        category or "cards",
        (*columns, *(("tags",) if tags else ())),
        rows,
        tuple(_templates(columns, rows, category)),
    )


def _columns(named: Sequence[str]) -> tuple[str, ...]:
    """A name for each column: the file's own, or term, definition and what comes after."""
    found: list[str] = []
    for at, name in enumerate(named):
        plain = at == 0 and fold(name) in _FRONTS
        made = "term" if plain else "definition" if at == 1 and fold(name) in _BACKS else name
        made = re.sub(r"[<>.]", " ", made).strip() or f"field {at + 1}"
        found.append(made if made not in found else f"{made} {at + 1}")
    return tuple(found)


def _templates(
    columns: Sequence[str], rows: Sequence[SheetRow], category: str
) -> Iterator[SheetTemplate]:
    """Either side asks for the other; a front that is a question asks by itself."""
    if len(columns) < 2:
        return
    term, meaning, *others = columns
    explains = next((name for name in others if fold(name) in _EXPLAINS), "")
    explanation = f"<{explains}>" if explains else ""
    fronts = [" ".join(row.cells[0]) for row in rows]
    if sum(text.endswith(("?", "？", "؟")) for text in fronts) * 2 >= len(fronts):
        yield SheetTemplate(f"<{term}>", meaning, "", "choice", category, explanation)
        return
    forward = f"Which {_said(meaning)} goes with “<{term}>”?"
    back = f"Which {_said(term)} goes with “<{meaning}>”?"
    yield SheetTemplate(forward, meaning, back, "choice", category, explanation)


def _said(name: str) -> str:
    """A column's name within a sentence."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


FORMAT = Format(
    name="cards",
    title="Quizlet or Anki text",
    endings=(".txt", ".tsv"),
    recognises=_recognises,
    read=_read,
    export=cardwriting.export,
)
