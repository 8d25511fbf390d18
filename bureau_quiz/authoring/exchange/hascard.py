"""Decks of hascard: cards with a title, parted by `---`, in five kinds.

Choices, orders and gaps are questions of their own. Definitions become a table of terms, unless
they are few or answer a question.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bureau_quiz.authoring.exchange import definitions
from bureau_quiz.authoring.exchange.definitions import Definition
from bureau_quiz.authoring.exchange.gaps import gapped
from bureau_quiz.authoring.exchange.model import Document, Entry, Format, Harvest, Remark
from bureau_quiz.errors import Place
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import fold

# All of them for lines without spaces at their ends.
_PARTS = re.compile(r"---+")
_TITLE = re.compile(r"#+\s+(\S.*)|#([^\s#].*)")
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]*)\)")
_CHOICE = re.compile(r"([*-])\s+(\S.*)")
_BOX = re.compile(r"\[([*xX ])\]\s*(\S.*)")
_PLACED = re.compile(r"(\d{1,4})\.\s+(\S.*)")
_FENCE = "```"

LOOKED_AT = 20_000
"""Characters by which a deck is recognised."""


class _Card(NamedTuple):
    """A card of the file: its title and the lines below."""

    place: Place
    title: str
    body: tuple[str, ...]
    picture: str


class _Unfit(Exception):
    """A card cannot be asked; why, in words."""


def recognises(document: Document) -> int:
    """A title first, and cards parted by dashes or with answers that are marked."""
    looked = document.text[:LOOKED_AT].split("\n")
    lines = [stripped for line in looked if (stripped := line.strip())]
    if not lines or not _TITLE.fullmatch(lines[0]) or lines[0].startswith(("#Q", "#separator")):
        return 0
    parted = any(_PARTS.fullmatch(line) for line in lines)
    marked = any(_BOX.fullmatch(line) or line.startswith("* ") for line in lines)
    return 30 + 40 * parted + 20 * marked


def read(document: Document) -> Harvest:
    """Give a deck's questions, and its definitions as a table."""
    reader = _Reader(document)
    entries = list(reader.told_apart(reader.entries()))
    asked = definitions.asked(reader.definitions)
    return Harvest(
        entries=(*entries, *asked.entries),
        sheets=asked.sheets,
        remarks=(*reader.remarks, *asked.remarks),
    )


FORMAT = Format("hascard", "hascard", (".txt", ".md"), recognises, read)


class _Reader:
    """Reads one deck."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.remarks: list[Remark] = []
        self.definitions: list[Definition] = []

    def entries(self) -> Iterator[Entry]:
        """Give the questions; definitions are put aside."""
        for place, lines in self._blocks():
            if not any(lines):
                continue
            card = self._card(place, lines)
            if card is None:
                continue
            try:
                yield from self._asked(card)
            except _Unfit as why:
                self._tell(card, str(why), dropped=True)

    def told_apart(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Number the titles of choices that have been there with another answer."""
        seen: dict[str, dict[frozenset[str], int]] = {}
        for entry in entries:
            if entry.kind in ("choice", "multiple"):
                answers = seen.setdefault(fold(entry.prompt), {})
                number = answers.setdefault(frozenset(map(fold, entry.answers)), len(answers) + 1)
                if number > 1:
                    what = f"cards above have this title: it was numbered ({number})"
                    self.remarks.append(Remark(entry.place, f"{quoted(entry.prompt)}: {what}"))
                    entry = replace(entry, prompt=f"{entry.prompt} ({number})")
            yield entry

    def _blocks(self) -> Iterator[tuple[int, list[str]]]:
        """Give the lines between dashes, without spaces at their ends; and the first's number."""
        block: list[str] = []
        first, fenced = 1, False
        for number, raw in enumerate(self.document.lines, 1):
            line = raw.strip()
            if line.startswith(_FENCE):
                fenced = not fenced
            if _PARTS.fullmatch(line) and not fenced:
                yield first, block
                block, first = [], number + 1
            elif self._next_card(block, line) and not fenced:
                yield first, block
                block, first = [line], number
            else:
                block.append(line)
        yield first, block

    def _next_card(self, block: Sequence[str], line: str) -> bool:
        """Whether a title stands below answers, though no dashes part the two."""
        if not _TITLE.fullmatch(line):
            return False
        last = next(filter(None, reversed(block)), "")
        return any(kind.fullmatch(last) for kind in (_CHOICE, _BOX, _PLACED))

    def _card(self, first: int, lines: Sequence[str]) -> _Card | None:
        at = next(at for at, line in enumerate(lines) if line)
        place = self.document.place(first + at, 1, len(lines[at]))
        title = _TITLE.fullmatch(lines[at])
        if title is None:
            message = f"{quoted(lines[at])}: a card begins with # and its title"
            self.remarks.append(Remark(place, message, dropped=True))
            return None
        body = [line for line in lines[at + 1 :] if not _PICTURE.fullmatch(line)]
        pictures = filter(None, (_PICTURE.fullmatch(line) for line in lines[at + 1 :]))
        picture = next((found[1] for found in pictures), "")
        said = " ".join(filter(None, title.groups()))
        return _Card(place, said, tuple(body), picture)

    def _asked(self, card: _Card) -> Iterator[Entry]:
        if card.picture:
            raise _Unfit(f"it shows {quoted(card.picture)}, and a question has no pictures")
        first = next(filter(None, card.body), "")
        if not first:
            raise _Unfit("there is nothing below its title")
        if first.startswith(_FENCE):
            raise _Unfit("its back is a formula in LaTeX, which no terminal shows")
        for begins, kind in self._kinds().items():
            if begins.fullmatch(first):
                yield kind(card)
                return
        text = "\n".join(card.body).strip()
        entries, notes = gapped(card.place, card.title, text)
        for note in notes:
            self._tell(card, note)
        yield from entries
        if not entries:
            self.definitions.append(Definition(card.place, card.title, text.replace("\\_", "_")))

    def _kinds(self) -> dict[re.Pattern[str], Callable[[_Card], Entry]]:
        return {_CHOICE: self._choice, _BOX: self._boxes, _PLACED: self._order}

    # Kinds

    def _choice(self, card: _Card) -> Entry:
        options = _marked(card, _CHOICE)
        right = [text for mark, text in options if mark == "*"]
        wrong = [text for mark, text in options if mark == "-"]
        if not right:
            raise _Unfit("no option has the * of the right one")
        if len(right) > 1:
            self._tell(card, f"{len(right)} options are right, and hascard reads one")
        return self._of_options(card, right, wrong)

    def _boxes(self, card: _Card) -> Entry:
        options = _marked(card, _BOX)
        right = [text for mark, text in options if mark != " "]
        wrong = [text for mark, text in options if mark == " "]
        if not right or not wrong:
            raise _Unfit(f"{'all' if right else 'none'} of its options are right")
        return self._of_options(card, right, wrong)

    def _of_options(self, card: _Card, right: Sequence[str], wrong: Sequence[str]) -> Entry:
        """A multiple where two can be picked from among two wrong ones, else a choice."""
        entry = Entry(card.place, card.title, tuple(right), distractors=tuple(wrong))
        if len(right) < 2:
            return entry
        if len(wrong) >= 2:
            return replace(entry, kind="multiple")
        if wrong:
            self._tell(card, "one wrong option is too few to pick several: one right one is")
        return entry

    def _order(self, card: _Card) -> Entry:
        placed = [(int(number), text) for number, text in _marked(card, _PLACED)]
        numbers = Counter(number for number, _ in placed)
        number, count = numbers.most_common(1)[0]
        if count > 1:
            raise _Unfit(f"{count} of what it puts in order have the number {number}")
        if len(placed) == 2:
            (_, first), (_, second) = sorted(placed)
            self._tell(card, "two are too few to put in order: the first one is asked for")
            return Entry(
                card.place, f"{card.title} (Which is first?)", (first,), distractors=(second,)
            )
        return Entry(card.place, card.title, tuple(text for _, text in sorted(placed)), "order")

    def _tell(self, card: _Card, what: str, dropped: bool = False) -> None:
        self.remarks.append(Remark(card.place, f"{quoted(card.title)}: {what}", dropped))


def _marked(card: _Card, kind: re.Pattern[str]) -> list[tuple[str, str]]:
    """The marks and texts of options; a line without a mark goes on with the one above."""
    found: list[tuple[str, list[str]]] = []
    for line in card.body:
        match = kind.fullmatch(line)
        if match:
            found.append((match[1], [match[2]]))
        elif line and found:
            found[-1][1].append(line)
    return [(mark, " ".join(texts)) for mark, texts in found]
