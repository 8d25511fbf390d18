"""Questions as cards, in text that Anki knows how to read by its header."""

from collections.abc import Iterable, Iterator, Sequence

from bureau_quiz.authoring.exchange.model import Entry, Export
from bureau_quiz.authoring.exchange.outgoing import Going
from bureau_quiz.bank.model import Question
from bureau_quiz.packs.model import Pack

CARRIED = ("choice", "typed", "true-false", "number")
"""Kinds with one answer that can be known without seeing options."""


def export(pack: Pack, questions: Sequence[Question]) -> Export:
    """Give the questions that have one answer: front, back, explanation and tags."""
    going = Going(pack, questions)
    lines = _lines(pack.title, going.entries(CARRIED, _lost))
    return Export(lines, going.unexported, going.exported)


def _lines(title: str, entries: Iterable[Entry]) -> Iterator[str]:
    yield "#separator:tab"
    yield "#html:false"
    yield f"#deck:{title}"
    yield "#columns:Front\tBack\tExplanation\tTags"
    yield "#tags column:4"
    for entry in entries:
        back = str(entry.truth) if entry.kind == "true-false" else entry.answers[0]
        cells = (entry.prompt, back, entry.explanation, " ".join(_tags(entry)))
        yield "\t".join(map(_cell, cells))


def _lost(entry: Entry) -> Iterator[str]:
    """What of an entry has no place on a card."""
    if entry.distractors:
        yield "wrong options"
    if len(entry.answers) > 1:
        yield "other right answers"
    if entry.kind == "number":
        yield "how near is near enough"
    if entry.source:
        yield "source"


def _tags(entry: Entry) -> Iterator[str]:
    if entry.category:
        yield "_".join(entry.category.split())
    yield ("easy", "medium", "hard")[entry.difficulty - 1]


def _cell(text: str) -> str:
    if text[:1] in ('"', "#") or "\t" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
