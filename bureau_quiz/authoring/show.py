"""A pack in a page: what it is, whose, and how much it can ask."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from bureau_quiz.authoring.preview import DIFFICULTY, by_template, prompts
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Problem, Severity
from bureau_quiz.packs.model import Pack
from bureau_quiz.text import listed, plural, visible

LABEL = 12
"""Cells of the labels at the left of a page."""


def as_text(
    pack: Pack, questions: Sequence[Question], problems: Sequence[Problem]
) -> Iterator[str]:
    """Title, licence and source; questions and prompts by difficulty, category and template."""
    yield visible(pack.title)
    for label, said in (
        ("id", pack.id),
        ("file", pack.path),
        ("about", pack.description),
        ("language", pack.language),
        ("licence", pack.licence),
        ("source", pack.source),
        ("version", pack.digest),
        ("tables", _tables(pack)),
        ("asks", _asks(questions)),
        ("problems", counted(problems)),
    ):
        if said:
            yield visible(f"  {label:{LABEL}}{said}")
    for heading, asked in (
        ("difficulty", by_difficulty(questions)),
        ("category", by_category(questions)),
    ):
        yield ""
        yield _row("questions", "prompts", heading)
        for name, counts in asked.items():
            yield visible(_row(counts["questions"], counts["prompts"], name or "none"))
    yield ""
    yield _row("questions", "prompts", "template")
    for template, of_it in by_template(questions):
        first = of_it[0]
        name = f"{template or 'plain questions'} ({first.kind})"
        yield visible(_row(len(of_it), prompts(of_it), name))
        yield visible(_row("", "", first.prompt))


def as_json(pack: Pack, questions: Sequence[Question], problems: Sequence[Problem]) -> str:
    """The same page as one object."""
    severities = Counter(problem.severity for problem in problems)
    page = {
        "id": pack.id,
        "title": pack.title,
        "path": pack.path,
        "description": pack.description,
        "language": pack.language,
        "licence": pack.licence,
        "source": pack.source,
        "version": pack.digest,
        "tables": {table.id: len(table.rows) for table in pack.tables.values()},
        "questions": len(questions),
        "prompts": prompts(questions),
        "difficulties": by_difficulty(questions),
        "categories": by_category(questions),
        "templates": {
            template: {"questions": len(asked), "prompts": prompts(asked)}
            for template, asked in _grouped(questions, lambda question: question.template)
            if template
        },
        **{f"{severity}s": severities[severity] for severity in Severity},
    }
    return json.dumps(page, indent=2)


def counted(problems: Iterable[Problem]) -> str:
    """`1 error and 2 notes`; empty for none."""
    counts = Counter(problem.severity for problem in problems)
    return listed(plural(counts[severity], severity) for severity in Severity if counts[severity])


def _tables(pack: Pack) -> str:
    return ", ".join(f"{table.id} ({len(table.rows)})" for table in pack.tables.values())


def _asks(questions: Sequence[Question]) -> str:
    return f"{plural(len(questions), 'question')}, {plural(prompts(questions), 'prompt')}"


def by_difficulty(questions: Iterable[Question]) -> dict[str, dict[str, int]]:
    """Questions and prompts of each difficulty, the most first."""
    return _counted(questions, lambda question: DIFFICULTY[question.difficulty])


def by_category(questions: Iterable[Question]) -> dict[str, dict[str, int]]:
    """Questions and prompts of each category, the most first; an empty name where there is none."""
    return _counted(questions, lambda question: question.category)


def _counted(
    questions: Iterable[Question], name: Callable[[Question], str]
) -> dict[str, dict[str, int]]:
    groups = sorted(_grouped(questions, name), key=lambda group: (-len(group[1]), group[0]))
    return {name: {"questions": len(of), "prompts": prompts(of)} for name, of in groups}


def _grouped(
    questions: Iterable[Question], name: Callable[[Question], str]
) -> list[tuple[str, list[Question]]]:
    groups: dict[str, list[Question]] = {}
    for question in questions:
        groups.setdefault(name(question), []).append(question)
    return list(groups.items())


def _row(questions: object, prompts: object, name: str) -> str:
    return f"{questions:>9}  {prompts:>7}  {name}"
