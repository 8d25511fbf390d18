"""Two versions of a pack compared, as text and as JSON."""

import json
import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bureau_quiz.authoring.diff import DISTRACTORS, POOL, Change, Changed, Diff, Kept
from bureau_quiz.authoring.look import Look
from bureau_quiz.authoring.preview import prompts
from bureau_quiz.bank.model import Question
from bureau_quiz.packs.finding import is_sheet
from bureau_quiz.text import listed, plural, visible

SHOWN = 6
"""How many of a list of values the text shows."""


def counted(diff: Diff) -> str:
    """`2 new, 1 gone, 3 changed`, of questions; `none differs` where there is no difference."""
    some = [f"{count:,} {what}" for what, count in diff.counts.items() if count]
    return ", ".join(some) or "none differs"


def as_text(diff: Diff) -> Iterator[str]:
    """The two versions, how many questions differ, what memory keeps, and each difference."""
    yield visible(f"old  {_named(diff.old)}")
    yield visible(f"new  {_named(diff.new)}")
    yield ""
    yield f"Questions: {counted(diff)}, {diff.same:,} as before."
    yield from map(visible, _memory(diff))
    for heading, lines in (
        ("new", _added(diff.added)),
        ("gone", _gone(diff.gone)),
        ("changed", _changed(one for one in diff.changed if not one.only_offers)),
        ("with other distractors", _offering([one for one in diff.changed if one.only_offers])),
    ):
        first = next(lines, None)
        if first is not None:
            yield ""
            yield heading
            yield visible(f"  {first}")
            yield from (visible(f"  {line}") for line in lines)


def told_of_missing(diff: Diff, most: int | None = None) -> Iterator[str]:
    """Each `was:` that would keep more of the past, or as many, below what to do with them."""
    yield "Say what was renamed, and its past stays:"
    shown = diff.missing[:most]
    yield from (f"  {one.text}" for one in shown)
    if more := len(diff.missing) - len(shown):
        yield f"  and {more:,} more, which bureau-quiz pack diff tells"
    if is_sheet(Path(diff.new.path)):
        made = f"bureau-quiz pack new --from {shlex.quote(diff.new.path)}"
        yield f"A spreadsheet alone has no `was`; make a pack of it first: {made}"


def as_json(diff: Diff) -> str:
    """The same as one object."""
    told = {
        "old": _version(diff.old),
        "new": _version(diff.new),
        "counts": {what.replace(" ", "_"): count for what, count in _counts(diff)},
        "memory": {
            "questions": {**diff.questions._asdict(), "renamed": diff.by_was},
            "facts": diff.facts._asdict(),
            "missing": [one._asdict() for one in diff.missing],
        },
        "added": [_asked(question) for question in diff.added],
        "gone": [
            {**_asked(question), "now": now.id if now else None} for question, now in diff.gone
        ],
        "changed": [
            {
                "id": one.new.id,
                "was": one.old.id,
                "prompt": one.new.prompt,
                "changes": {
                    change.what: {"old": list(change.old), "new": list(change.new)}
                    for change in one.changes
                },
            }
            for one in diff.changed
        ],
    }
    return json.dumps(told, indent=2)


def _counts(diff: Diff) -> Iterator[tuple[str, int]]:
    yield from diff.counts.items()
    yield "same", diff.same


def _named(look: Look) -> str:
    assert look.pack
    pack, asked = look.pack, plural(len(look.questions), "question")
    return f"{pack.title} ({pack.id}), {asked}, version {pack.digest[:8]}: {look.path}"


def _version(look: Look) -> dict[str, object]:
    assert look.pack
    return {
        "id": look.pack.id,
        "title": look.pack.title,
        "path": look.path,
        "version": look.pack.digest,
        "questions": len(look.questions),
        "prompts": prompts(look.questions),
    }


def _asked(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "prompt": question.prompt,
        "answers": [answer.text for answer in question.answers],
    }


def _memory(diff: Diff) -> Iterator[str]:
    """What players keep of what they have met."""
    assert diff.old.pack
    assert diff.new.pack
    old, new = diff.old.pack.id, diff.new.pack.id
    if old != new:
        yield f"Memory: nothing is kept, as “{old}” and “{new}” are two packs."
        return
    by_was = f", {diff.by_was:,} of them under a new name" if diff.by_was else ""
    yield f"Memory: {_of(diff.questions, 'question')}{by_was}; {_of(diff.facts, 'fact')}."
    if diff.missing:
        yield from (f"  {line}" for line in told_of_missing(diff))
    elif any(now for _, now in diff.gone):
        yield "  Give what is asked under another id now its old `id`, and its past stays."


def _of(kept: Kept, what: str) -> str:
    total = kept.kept + kept.lost
    return f"{kept.kept:,} of {plural(total, what)} kept"


def _added(questions: Iterable[Question]) -> Iterator[str]:
    for question in questions:
        yield f"+ {question.id}"
        yield f"    {_short(question)}"


def _gone(questions: Iterable[tuple[Question, Question | None]]) -> Iterator[str]:
    for question, now in questions:
        yield f"- {question.id}"
        yield f"    {_short(question)}"
        if now:
            yield f"    asked under another id now: {now.id}"


def _short(question: Question) -> str:
    return f"{question.prompt} = {_few([answer.text for answer in question.answers])}"


def _changed(changed: Iterable[Changed]) -> Iterator[str]:
    for one in changed:
        was = f" (was {one.old.id})" if one.renamed else ""
        yield f"~ {one.new.id}{was}"
        for change in one.changes:
            if change.what in (DISTRACTORS, POOL):
                yield f"    {_moved(change)}"
            else:
                yield f"    {change.what}: {_few(change.old) or 'none'}"
                yield f"    {' ' * len(change.what)}→ {_few(change.new) or 'none'}"


def _offering(changed: Sequence[Changed]) -> Iterator[str]:
    """Questions whose offers differ in the same way, together."""
    groups: dict[str, int] = {}
    for one in changed:
        moved = listed(map(_moved, one.changes))
        groups[moved] = groups.get(moved, 0) + 1
    for moved, count in groups.items():
        yield f"{plural(count, 'question')}: {moved}"


def _moved(change: Change) -> str:
    """Which distractors came and went."""
    if change.what == POOL:
        return f"{POOL}: {change.old[0]} → {change.new[0]}"
    signs = (("+", change.new), ("-", change.old))
    return f"{DISTRACTORS}: {'  '.join(f'{sign} {_few(of)}' for sign, of in signs if of)}"


def _few(texts: Sequence[str]) -> str:
    shown = ", ".join(filter(None, texts[:SHOWN]))
    return f"{shown} … {len(texts)}" if len(texts) > SHOWN else shown
