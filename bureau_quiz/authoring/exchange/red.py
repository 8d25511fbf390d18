"""Trivia lists of Red-DiscordBot: YAML of `question: [answers]`, each of which is right.

Answers are what was typed: `NO`, `007` and `1:30` are texts.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bureau_quiz.authoring.exchange.model import Document, Entry, Format, Harvest, Remark
from bureau_quiz.authoring.exchange.redlines import Asked, pairs
from bureau_quiz.errors import Place
from bureau_quiz.packs.nodes import Mapping, Node, Scalar
from bureau_quiz.packs.nodes import Sequence as Listed
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import fold, folds_away, plural

SETTINGS = ("AUTHOR", "DESCRIPTION", "CONFIG", "$schema")
"""The keys of a list that are no questions."""

_SETTING = re.compile(r"[A-Z][A-Z_]+")
_OTHERS = re.compile(r"(?m)^(pack|tables|templates|questions):")
"""What our own packs say."""

_LETTERED = re.compile(r"\s*([A-Za-h])[.)]\s*(\S.*?)\s*")

LOOKED_AT = 20_000
"""Characters by which a list is recognised."""


def recognises(document: Document) -> int:
    """Lines that end in a colon above lines with a dash; an author, as a rule."""
    text = document.text[:LOOKED_AT]
    lines = [line for line in text.split("\n") if line.strip()]
    items = sum(line.lstrip().startswith("- ") for line in lines)
    asked = sum(line[0] not in " -#" and line.rstrip().endswith(":") for line in lines)
    if not items or not asked or _OTHERS.search(text):
        return 0
    signed = any(re.search(rf"(?m)^{key}:", text) for key in SETTINGS[:3])
    most = (items + asked) * 10 >= len(lines) * 8
    return 50 * signed + 45 * most


def read(document: Document) -> Harvest:
    """Give a list's questions, all typed."""
    reader = _Reader(document)
    entries = tuple(reader.entries())
    author, about = reader.said("AUTHOR"), reader.said("DESCRIPTION")
    return Harvest(
        entries=entries,
        remarks=tuple(reader.remarks),
        description=about,
        source=f"a trivia list by {author}" if author else "",
    )


FORMAT = Format("red", "Red-DiscordBot trivia (YAML)", (".yaml", ".yml"), recognises, read)


class _Question(NamedTuple):
    """A question on its way."""

    place: Place
    prompt: str
    answers: dict[str, str]
    """By what they are compared by."""


class _Reader:
    """Reads one list."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.remarks: list[Remark] = []
        self.settings: dict[str, str] = {}

    def said(self, name: str) -> str:
        """What a setting says."""
        return self.settings.get(name, "")

    def entries(self) -> Iterator[Entry]:
        """Give the questions; one that is asked again is joined with the first."""
        asked: dict[str, _Question] = {}
        for key, node in pairs(self.document, self.remarks):
            if self._is_setting(key, node):
                continue
            prompt = key.value.strip()
            answers = self._answers(prompt, node)
            if not prompt:
                self._drop(key.place, "a question without a text")
            elif not answers:
                self._drop(key.place, f"{quoted(prompt)}: it has no answer")
            else:
                question = _Question(key.place, prompt, answers)
                earlier = asked.setdefault(prompt.casefold(), question)
                if earlier is not question:
                    self._again(question, earlier)
        yield from map(self._entry, asked.values())

    def _is_setting(self, key: Asked, node: Node) -> bool:
        name = key.value
        if name not in SETTINGS and not (isinstance(node, Scalar) and _SETTING.fullmatch(name)):
            return False
        if isinstance(node, Scalar) and name in ("AUTHOR", "DESCRIPTION"):
            self.settings[name] = node.value.strip()
        elif name != "$schema":
            message = f"{name} sets up a session of Red; a pack has no such setting"
            self.remarks.append(Remark(key.place, message))
        return True

    # Answers

    def _answers(self, prompt: str, node: Node) -> dict[str, str]:
        """The answers of a question by what they are compared by; what is amiss is told."""
        items: Sequence[Node] = node.items if isinstance(node, Listed) else ()
        if isinstance(node, Scalar) and node.value.strip():
            self._mend(node.place, prompt, "the answer is no list; it was taken for the only one")
            items = (node,)
        elif isinstance(node, Mapping):
            items = (node,)
        answers: dict[str, str] = {}
        for item in items:
            text = self._text(prompt, item)
            if text:
                answers.setdefault(text if folds_away(text) else fold(text), text)
            else:
                self._mend(item.place, prompt, "an answer that says nothing was left out")
        return answers

    def _text(self, prompt: str, node: Node) -> str:
        """An answer as it was typed, though YAML may take it for something else than a text."""
        if isinstance(node, Scalar) and not node.damaged:
            if node.cut:
                self._mend(node.place, prompt, "a # after a space begins a comment; it was cut off")
            return node.value.strip()
        line = self.document.lines[node.place.line - 1]
        text = line[node.place.column - 1 :].strip()
        text = re.sub(r"\A-\s+", "", text)
        if text:
            self._mend(node.place, prompt, f"the answer was read as it stands: {quoted(text)}")
        return text

    # Questions

    def _entry(self, question: _Question) -> Entry:
        answers = tuple(question.answers.values())
        chosen = _chosen(question)
        if chosen is None:
            return Entry(question.place, question.prompt, answers, "typed")
        prompt, options, right = chosen
        wrong = tuple(option for option in options if option != right)
        self._mend(question.place, prompt, "its lettered answers became options")
        return Entry(question.place, prompt, (right,), distractors=wrong)

    def _again(self, question: _Question, earlier: _Question) -> None:
        more = {key: text for key, text in question.answers.items() if key not in earlier.answers}
        earlier.answers.update(more)
        what = f"; its {plural(len(more), 'answer')} joined that one's" if more else ""
        message = f"it is asked already in line {earlier.place.line}{what}"
        self._drop(question.place, f"{quoted(question.prompt)}: {message}")

    def _mend(self, place: Place, prompt: str, what: str) -> None:
        self.remarks.append(Remark(place, f"{quoted(prompt)}: {what}"))

    def _drop(self, place: Place, what: str) -> None:
        self.remarks.append(Remark(place, what, dropped=True))


def _chosen(question: _Question) -> tuple[str, list[str], str] | None:
    """The prompt, the options and the right one, where lines of a prompt begin with `A)` and so on.

    None where it does not, or where its answers are not one of them.
    """
    first, *rest = question.prompt.split("\n")
    found = [_LETTERED.fullmatch(line) for line in rest]
    if len(found) < 2 or not first.strip():
        return None
    options: dict[str, str] = {}
    for letter, match in zip("abcdefgh", found, strict=False):
        if match is None or match[1].lower() != letter:
            return None
        options[letter] = match[2]
    if len(options) != len(found):
        return None
    same = {fold(text): text for text in options.values()}
    meant = {
        options.get(text.lower()) or same.get(fold(text)) for text in question.answers.values()
    }
    right = meant.pop() if len(meant) == 1 else None
    return (first.strip(), list(options.values()), right) if right else None
