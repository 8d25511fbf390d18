"""Every question that a pack can ask, with its answers and its pool, as text or as JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence

from bureau_quiz.bank import cards
from bureau_quiz.bank.model import Answer, Question
from bureau_quiz.packs.model import Pack
from bureau_quiz.text import plural, visible

SAMPLE = 8
"""How many of a pool the text shows: those that are offered first."""

DIFFICULTY = {1: "easy", 2: "medium", 3: "hard"}
"""What each difficulty is called."""


def as_text(pack: Pack, questions: Sequence[Question]) -> Iterator[str]:
    """By template, in the pack's order: prompt, right (`=`), wrong (`-`), explanation; in lines."""
    yield visible(
        f"{pack.title} ({pack.id}): "
        f"{plural(len(questions), 'question')}, {plural(prompts(questions), 'prompt')}"
    )
    yield "= right  - wrong, those offered first  … and how many there are"
    for template, asked in by_template(questions):
        yield ""
        yield visible(
            f"{template or 'plain questions'}: {plural(len(asked), 'question')}{_shared(asked)}"
        )
        for question in asked:
            yield from question_lines(question)


def prompts(questions: Iterable[Question]) -> int:
    """How many different prompts the questions have: as many as a pack deals before one repeats."""
    return len(cards(questions))


def by_template(questions: Iterable[Question]) -> list[tuple[str, list[Question]]]:
    """Questions of one template and kind together, in the order in which they first appear."""
    groups: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        kind = question.kind if question.template else ""
        groups.setdefault((question.template, kind), []).append(question)
    return [(template, asked) for (template, _), asked in groups.items()]


def question_lines(question: Question) -> Iterator[str]:
    """One question, indented below its template."""
    yield visible(f"  {question.prompt}")
    for answer in question.answers:
        yield visible(f"    = {_spelt(answer)}")
    if question.also_right:
        others = ", ".join(_spelt(answer) for answer in question.also_right)
        yield visible(f"    = elsewhere: {others}")
    offered = [candidate.text for candidate in question.pool[:SAMPLE]]
    if offered:
        rest = f" … {question.pool_size}" if question.pool_size > len(offered) else ""
        yield visible(f"    - {', '.join(offered)}{rest}")
    if question.unknown:
        yield visible(f"    ? {', '.join(question.unknown)}")
    if not question.template:
        yield visible(f"    {_traits(question)}")
    if question.explanation:
        yield visible(f"    {question.explanation}")


def as_json(questions: Iterable[Question]) -> Iterator[str]:
    """A JSON array with one object a question, one object a line; line by line."""
    yield "["
    waiting = ""
    for question in questions:
        if waiting:
            yield f"{waiting},"
        waiting = json.dumps(record(question))
    if waiting:
        yield waiting
    yield "]"


def record(question: Question) -> dict[str, object]:
    """What a script may want of a question; `answers` holds all that is right, its own first."""
    right = (*question.answers, *question.also_right)
    return {
        "id": question.id,
        "pack": question.pack,
        "template": question.template,
        "kind": question.kind,
        "category": question.category,
        "difficulty": question.difficulty,
        "prompt": question.prompt,
        "answers": [answer.text for answer in right],
        "distractors": [candidate.text for candidate in question.pool],
        "pool_size": question.pool_size,
        "explanation": question.explanation,
        "source": question.source,
    }


def _spelt(answer: Answer) -> str:
    return f"{answer.text} ({', '.join(answer.accepted)})" if answer.accepted else answer.text


def _shared(questions: Sequence[Question]) -> str:
    """What all questions of a template have in common; plain questions say it one by one."""
    first = questions[0]
    if not first.template:
        return ""
    source = f" · {first.source}" if len({question.source for question in questions}) == 1 else ""
    return f" · {_traits(first)}{source if first.source else ''}"


def _traits(question: Question) -> str:
    category = f"{question.category} · " if question.category else ""
    return f"{category}{DIFFICULTY[question.difficulty]} · {question.kind}"
