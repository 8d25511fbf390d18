"""Questions as cards, in text that Anki knows how to read by its header."""

from collections.abc import Iterator, Sequence

from bureau_quiz.authoring.exchange.model import Entry, Export, Unexported
from bureau_quiz.authoring.exchange.outgoing import Outgoing, outgoing
from bureau_quiz.bank.model import Question
from bureau_quiz.packs.model import Pack

CARRIED = ("choice", "typed", "true-false", "number")
"""Kinds with one answer that can be known without seeing options."""


def export(pack: Pack, questions: Sequence[Question]) -> Export:
    """Give the questions that have one answer: front, back, explanation and tags."""
    unexported: list[Unexported] = []
    exported: list[str] = []
    lines = _lines(pack, outgoing(pack, questions), unexported, exported)
    return Export(lines, unexported, exported)


def _lines(
    pack: Pack, found: Iterator[Outgoing], unexported: list[Unexported], exported: list[str]
) -> Iterator[str]:
    yield "#separator:tab"
    yield "#html:false"
    yield f"#deck:{pack.title}"
    yield "#columns:Front\tBack\tExplanation\tTags"
    yield "#tags column:4"
    for one in found:
        entry = one.entry
        if entry is None or entry.kind not in CARRIED:
            kind = entry and f"is of kind {entry.kind}"
            whys = (kind,) if kind else one.loses
            unexported.extend(Unexported(one.id, why) for why in whys)
            continue
        lost = (*one.loses, *_lost(entry))
        unexported.extend(Unexported(one.id, why, dropped=False) for why in lost)
        exported.append(one.id)
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
