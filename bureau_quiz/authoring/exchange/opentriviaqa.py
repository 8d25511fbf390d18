"""OpenTriviaQA: `#Q` and a prompt, `^` and the answer, then the options as `A …`, `B …`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from bureau_quiz.authoring.exchange.model import Document, Entry, Format, Harvest, Remark
from bureau_quiz.authoring.exchange.statements import of_options
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import fold, fold_exact, folds_away

_OPTION = re.compile(r"([A-Z])(?:[ \t]+(.*))?\Z")
_PAIRED = {"religion-faith": "Religion & faith", "science-technology": "Science & technology"}
"""Categories whose file name has a hyphen for an `&`."""
_LOOKED_AT = 50_000


@dataclass(slots=True)
class _Item:
    """One question, as its lines come."""

    line: int
    prompt: list[str]
    answer: list[str] | None = None
    again: bool = False
    """Whether a second answer was given."""
    lines: list[list[str]] = field(default_factory=list)
    """Of each option its lines."""
    last: str = "@"
    """The letter of the last option; `@` comes before `A`."""
    apart: bool = False
    """Whether a blank line was the last."""

    def take(self, line: str) -> bool:
        """Have a line that begins no question; say whether it belongs to this one."""
        if not line.strip():
            self.apart = True
            return True
        if line.startswith("^"):
            self.again = self.again or self.answer is not None
            self.answer = self.answer or [line[1:]]
        elif self.answer is None:
            self.prompt.append(line)
        elif (found := _OPTION.match(line)) and 0 < ord(found[1]) - ord(self.last) < 3:
            self.last = found[1]
            self.lines.append([found[2] or ""])
        elif self.apart:
            return False
        elif self.lines:
            self.lines[-1].append(line)
        else:
            self.answer.append(line)
        self.apart = False
        return True

    @property
    def options(self) -> list[str]:
        """The options, in order."""
        return [" ".join(lines).strip() for lines in self.lines]


def _recognises(document: Document) -> int:
    text = document.text[:_LOOKED_AT]
    asked = len(re.findall(r"(?m)^#Q[ \t]", text))
    answered = len(re.findall(r"(?m)^\^[ \t]?\S", text))
    if not asked or not answered:
        return 0
    return 100 if answered * 10 >= asked * 9 else 70


def _read(document: Document) -> Harvest:
    return Harvest.of(_found(document))


def _found(document: Document) -> Iterator[Entry | Remark]:
    category = _category(document.path)
    item: _Item | None = None
    for number, line in enumerate(document.lines, 1):
        if line.startswith("#Q"):
            if item is not None:
                yield _settled(document, item, category)
            item = _Item(number, [line[2:]])
        elif (item is None and line.strip()) or (item is not None and not item.take(line)):
            message = f"{quoted(line.strip())} belongs to no question and was left out"
            yield Remark(document.place(number), message)
    if item is not None:
        yield _settled(document, item, category)


def _settled(document: Document, item: _Item, category: str) -> Entry | Remark:
    place = document.place(item.line)
    prompt = "\n".join(item.prompt).strip()
    answer = " ".join(item.answer or ()).strip()
    options = item.options
    why = ""
    if not prompt:
        why = "it has no prompt"
    elif not answer:
        why = "it has no answer, which is a line that begins with ^"
    elif item.again:
        why = "it has more than one answer, and nobody knows which is meant"
    elif options and not any(_same(option, answer) for option in options):
        why = f"its answer {quoted(answer)} is none of its options"
    if why:
        return Remark(place, f"{quoted(prompt) if prompt else 'a question'}: {why}", dropped=True)
    own = next((at for at, option in enumerate(options) if option == answer), -1)
    if own < 0:
        own = next((at for at, option in enumerate(options) if _same(option, answer)), -1)
    distractors = [option for at, option in enumerate(options) if at != own]
    return of_options(place, prompt, (answer,), distractors, category=category)


def _same(one: str, other: str) -> bool:
    """Whether two texts are one, where signs that are all of a text count."""
    alike = fold_exact if folds_away(one) or folds_away(other) else fold
    return alike(one) == alike(other)


def _category(path: str) -> str:
    """A category as its file is called: `video-games` is `Video games`."""
    stem = PurePath(path).stem.strip()
    spaced = " ".join(stem.replace("-", " ").replace("_", " ").split())
    return _PAIRED.get(stem.lower(), spaced[:1].upper() + spaced[1:])


FORMAT = Format("opentriviaqa", "OpenTriviaQA", (".txt", ""), _recognises, _read)
