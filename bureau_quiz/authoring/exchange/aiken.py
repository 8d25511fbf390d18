"""Aiken: a prompt, options as `A. …` or `A) …`, and `ANSWER: A`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bureau_quiz.authoring.exchange.model import Document, Entry, Format, Harvest, Remark
from bureau_quiz.authoring.exchange.statements import of_options
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import fold

_OPTION = re.compile(r"[ \t]*([A-Za-z])[.)](?![A-Za-z][.)])[ \t]*(.*)\Z")
"""Not `e.g.`; the space after the letter is often forgotten."""
_ANSWER = re.compile(r"[ \t]*ANSWER[ \t]*:[ \t]*(.*)\Z", re.IGNORECASE)
_LETTERS = re.compile(r"([A-Za-z])(?:[.)](?:[ \t].*)?)?\Z")
_LOOKED_AT = 50_000


@dataclass(slots=True)
class _Item:
    """One question, as its lines come."""

    line: int
    prompt: list[str] = field(default_factory=list)
    options: list[tuple[str, str]] = field(default_factory=list)
    """Letter and text."""
    more: list[tuple[int, str]] = field(default_factory=list)
    """Lines that go on with the last option, unless the next question begins without a blank."""
    apart: bool = False
    """Whether a blank line was the last."""
    parted: int = 0
    """The line at which the prompt goes on behind a blank one."""

    def takes(self, letter: str) -> bool:
        """Whether an option of a letter is the next."""
        if not self.options:
            return bool(self.prompt) and letter == "A"
        return 0 < ord(letter) - ord(self.options[-1][0]) < 3

    def finish(self) -> None:
        """Have the lines that go on with the last option."""
        if self.more and self.options:
            letter, text = self.options[-1]
            self.options[-1] = letter, " ".join((text, *(line for _, line in self.more)))
        self.more = []


def _recognises(document: Document) -> int:
    text = document.text[:_LOOKED_AT]
    answers = len(re.findall(r"(?mi)^[ \t]*ANSWER[ \t]*:[ \t]*[A-Z]\b", text))
    firsts = len(re.findall(r"(?m)^[ \t]*[Aa][.)]", text))
    if not answers or not firsts:
        return 0
    return 95 if answers * 2 >= firsts and firsts * 2 >= answers else 60


def _read(document: Document) -> Harvest:
    return Harvest.of(_found(document))


def _found(document: Document) -> Iterator[Entry | Remark]:
    item: _Item | None = None
    for number, line in enumerate(document.lines, 1):
        option, answer = _OPTION.match(line), _ANSWER.match(line)
        if not line.strip():
            if item is not None:
                item.apart = True
            continue
        if answer is not None:
            yield from _answered(document, item or _Item(number), answer[1].strip(), number)
            item = None
            continue
        letter = option[1].upper() if option else ""
        if option is not None and item is not None and item.takes(letter):
            item.finish()
            item.options.append((letter, option[2]))
        elif item is not None and item.options and letter == "A":
            # The next question, and this one has no answer: what stands between is its prompt.
            begun = _begun(item)
            yield _lost(document, item)
            item = begun
            item.options.append((letter, option[2] if option else ""))
        elif item is not None and item.options and item.apart:
            yield _lost(document, item)
            item = _Item(number, [line.strip()])
        elif item is not None and item.options:
            item.more.append((number, line.strip()))
        else:
            item = _prompted(item, number, line.strip())
        item.apart = False
    if item is not None:
        yield _lost(document, item)


def _prompted(item: _Item | None, number: int, line: str) -> _Item:
    """The item whose prompt has one line more."""
    item = item or _Item(number)
    if item.apart and item.prompt:
        item.parted = item.parted or number
    item.prompt.append(line)
    return item


def _begun(item: _Item) -> _Item:
    """The next question, of the lines that seemed to go on with an option."""
    more, item.more = item.more, []
    return _Item(more[0][0] if more else item.line, [line for _, line in more])


def _lost(document: Document, item: _Item) -> Remark:
    """What is told of an item without an answer."""
    if not item.options:
        message = f"{_named(item)}: it has neither options nor an ANSWER"
    else:
        message = f"{_named(item)}: no line ANSWER: follows its options"
    return Remark(document.place(item.line), message, dropped=True)


def _named(item: _Item) -> str:
    return quoted(" ".join(item.prompt)) if item.prompt else "a question"


def _answered(document: Document, item: _Item, said: str, number: int) -> Iterator[Entry | Remark]:
    item.finish()
    place = document.place(item.line)
    right = _right(item, said)
    why = ""
    if not item.prompt:
        why = "it has no prompt"
    elif not item.options:
        why = "it has no options"
    elif not said:
        why = f"ANSWER: in line {number} names no option"
    elif not right:
        why = f"ANSWER: {quoted(said)} in line {number} is none of its options"
    if why:
        yield Remark(place, f"{_named(item)}: {why}", dropped=True)
        return
    if item.parted:
        message = f"{_named(item)}: its prompt goes on after a blank line and was taken as one"
        yield Remark(document.place(item.parted), message)
    answers = [text for at, (_, text) in enumerate(item.options) if at in right]
    distractors = [text for at, (_, text) in enumerate(item.options) if at not in right]
    entry = of_options(place, "\n".join(item.prompt), answers, distractors)
    if not answers[0].strip():
        yield Remark(place, f"{_named(item)}: the option that is right says nothing", dropped=True)
    else:
        yield entry


def _right(item: _Item, said: str) -> set[int]:
    """Which option an `ANSWER:` names: by its letter, with or without its text, or by its text."""
    letter = _LETTERS.match(said)
    if letter is not None:
        named = {at for at, (one, _) in enumerate(item.options) if one == letter[1].upper()}
    else:
        named = {at for at, (_, text) in enumerate(item.options) if fold(text) == fold(said)}
    return named if len(named) == 1 else set()


FORMAT = Format("aiken", "Aiken", (".txt", ".aiken"), _recognises, _read)
