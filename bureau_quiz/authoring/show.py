"""A pack in a page: what it is, whose, and how much it can ask."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bureau_quiz.authoring.preview import DIFFICULTY, by_template
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Problem, Severity
from bureau_quiz.packs.model import Pack
from bureau_quiz.text import fold, listed, plural, visible

LABEL = 12
"""Cells of the labels at the left of a page."""


def as_text(
    pack: Pack, questions: Sequence[Question], problems: Sequence[Problem]
) -> Iterator[str]:
    """Title, licence and source; counts by difficulty, category and template; line by line."""
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
    yield from _counts("difficulty", (DIFFICULTY[question.difficulty] for question in questions))
    yield from _counts("category", (question.category or "none" for question in questions))
    yield ""
    yield "template"
    for template, asked in by_template(questions):
        first = asked[0]
        yield visible(f"{len(asked):6}  {template or 'plain questions'} ({first.kind})")
        yield visible(f"        {first.prompt}")


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
        "prompts": _prompts(questions),
        "difficulties": Counter(DIFFICULTY[question.difficulty] for question in questions),
        "categories": Counter(question.category for question in questions),
        "templates": Counter(question.template for question in questions if question.template),
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
    return (
        f"{plural(len(questions), 'question')}, {plural(_prompts(questions), 'different prompt')}"
    )


def _prompts(questions: Iterable[Question]) -> int:
    return len({fold(question.prompt) for question in questions})


def _counts(heading: str, names: Iterable[str]) -> Iterator[str]:
    yield ""
    yield heading
    for name, count in sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])):
        yield visible(f"{count:6}  {name}")
