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
    graded = f"  [{pack.levels}] seen to {pack.scale} {pack.levels}" if pack.levels else ""
    yield f"= right  - wrong, those offered first  … and how many there are{graded}"
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
    yield visible(f"  {question.prompt}{_seen(question.spoiler)}")
    for line in _right(question):
        yield visible(f"    = {line}")
    if question.also_right:
        others = ", ".join(_spelt(answer, question) for answer in question.also_right)
        yield visible(f"    = elsewhere: {others}")
    offered = [f"{one.text}{_grade(one.spoiler, question)}" for one in question.pool[:SAMPLE]]
    if offered:
        rest = f" … {question.pool_size}" if question.pool_size > len(offered) else ""
        yield visible(f"    - {', '.join(offered)}{rest}")
    if question.unknown:
        yield visible(f"    ? {', '.join(question.unknown)}")
    if not question.template:
        yield visible(f"    {_traits(question)}")
    if question.explanation:
        yield visible(f"    {question.explanation}")
    for hint in question.hints:
        yield visible(f"    hint: {hint.text}{_grade(hint.spoiler, question)}")


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
        "spoiler": question.spoiler,
        "hints": [hint.text for hint in question.hints],
        **_of_kind(question),
    }


def _of_kind(question: Question) -> dict[str, object]:
    """What only some kinds have."""
    match question.kind:
        case "order":
            return {"values": [answer.beside for answer in question.answers]}
        case "match":
            return {"lefts": [answer.beside for answer in question.answers]}
        case "number":
            return {name: question.extra[name] for name in ("within", "low", "high")}
        case _:
            return {}


def _right(question: Question) -> Iterator[str]:
    """What is right, as its kind has it: a line an answer, a pair, a place in the order."""
    answers = question.answers
    match question.kind:
        case "order":
            for place, answer in enumerate(answers, 1):
                by = f" ({answer.beside})" if answer.beside else ""
                yield f"{place}. {_spelt(answer, question)}{by}"
        case "match":
            for answer in answers:
                yield f"{answer.beside} → {_spelt(answer, question)}"
        case "number":
            scale = question.extra
            near = f"within {scale['within']}, from {scale['low']} to {scale['high']}"
            yield f"{_spelt(answers[0], question)}, {near}"
        case "except":
            shown = [_spelt(answer, question) for answer in answers[:SAMPLE]]
            more = f" … {len(answers)}" if len(answers) > SAMPLE else ""
            yield f"not so: {', '.join(shown)}{more}"
        case _:
            for answer in answers:
                yield _spelt(answer, question)


def _spelt(answer: Answer, question: Question) -> str:
    accepted = f" ({', '.join(answer.accepted)})" if answer.accepted else ""
    return f"{answer.text}{accepted}{_grade(answer.spoiler, question)}"


def _grade(spoiler: int, question: Question) -> str:
    """The grade of what is shown, where it is beyond the question's own."""
    return _seen(spoiler) if spoiler > question.spoiler else ""


def _seen(spoiler: int) -> str:
    return f" [{spoiler}]" if spoiler else ""


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
