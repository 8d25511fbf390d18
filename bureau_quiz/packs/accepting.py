"""`accept:`: other spellings that are good everywhere, and none of them another value."""

from collections.abc import Iterable

from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import Fields, meant, quoted, scalars, text_of
from bureau_quiz.packs.linking import Domains
from bureau_quiz.packs.model import PlainQuestion, Template
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.text import key as comparable

Group = tuple[bool, dict[str, str]]
"""Whether it is exact, and the texts that are compared with one another by their key."""


def read_accept(
    fields: Fields,
    drafts: dict[str, Draft],
    templates: Iterable[Template],
    questions: Iterable[PlainQuestion],
) -> dict[str, tuple[str, ...]]:
    """Give the spellings of each value; one that is another value it is compared with is told."""
    section = fields.section("accept")
    if section is None:
        return {}
    groups = _groups(drafts, templates, questions)
    everything = {text for _, texts in groups for text in texts.values()}
    accept: dict[str, tuple[str, ...]] = {}
    for key, node in section:
        value = text_of(key, fields.report)
        if value not in everything and not fields.node.torn:
            fields.report.add(
                "BQ310",
                key.source,
                key.place,
                f"the pack has no value {quoted(value)}",
                meant(value, everything) or "write it as the pack does",
            )
        spellings = [
            (scalar, text_of(scalar, fields.report))
            for scalar in scalars(node, f"the spellings of {value}", fields.report)
        ]
        kept = tuple(
            text for scalar, text in spellings if not _taken(fields, value, scalar, text, groups)
        )
        if kept:
            accept[value] = kept
    return accept


def _groups(
    drafts: dict[str, Draft], templates: Iterable[Template], questions: Iterable[PlainQuestion]
) -> list[Group]:
    domains = Domains(drafts)
    for template in templates:
        if template.pool is not None:
            table = drafts[template.table]
            for step in template.answer.path[:-1]:
                table = drafts[table.columns[step].to or table.id]
            domains.link((table.id, template.answer.path[-1]), template.pool)
    exact = {
        domains.root((draft.id, column.name))
        for draft in drafts.values()
        for column in draft.columns.values()
        if column.exact
    }
    return [
        *(_group(texts, root in exact) for root, texts in domains.values().items()),
        *(
            _group((*question.answers, *question.distractors), question.exact)
            for question in questions
        ),
    ]


def _group(texts: Iterable[str], exact: bool) -> Group:
    return exact, {comparable(text, exact): text for text in texts}


def _taken(fields: Fields, value: str, scalar: Scalar, spelling: str, groups: list[Group]) -> bool:
    """Whether a spelling is another value where its own is one too; if so, tell."""
    for exact, texts in groups:
        own = comparable(value, exact)
        other = texts.get(comparable(spelling, exact))
        if own in texts and other is not None and comparable(other, exact) != own:
            fields.report.add(
                "BQ309",
                scalar.source,
                scalar.place,
                f"{quoted(spelling)} cannot be good for {quoted(value)}: "
                f"{quoted(other)} is another value beside it",
                "take it out, or make the two one",
            )
            return True
    return False
