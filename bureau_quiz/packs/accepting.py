"""`accept:`: other spellings that are good everywhere, and none of them another value."""

from collections.abc import Iterable

from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.linking import Domains
from bureau_quiz.packs.model import PlainQuestion, Template
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.texts import meant, quoted, scalars, text_of
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
    accepted = _Accepted(groups)
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
            text for scalar, text in spellings if accepted.take(fields, value, scalar, text)
        )
        if kept:
            accept[value] = (*accept.get(value, ()), *kept)
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


class _Accepted:
    """The spellings taken so far: texts that are one, under either way of comparing."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self.same: dict[tuple[bool, str], set[str]] = {}
        self.good_for: dict[tuple[bool, str], str] = {}

    def take(self, fields: Fields, value: str, scalar: Scalar, spelling: str) -> bool:
        """Have a spelling for a value; tell, and do without, where it makes two values one."""
        why = self._clash(value, spelling)
        if why:
            fields.report.add(
                "BQ309",
                scalar.source,
                scalar.place,
                f"{quoted(spelling)} cannot be good for {quoted(value)}: {why}",
                "take it out, or make the two one",
            )
            return False
        for exact in (False, True):
            joined = self._joined(exact, value, spelling)
            self.same.update(((exact, key), joined) for key in joined)
            self.good_for.setdefault((exact, comparable(spelling, exact)), value)
        return True

    def _joined(self, exact: bool, *texts: str) -> set[str]:
        keys = {comparable(text, exact) for text in texts}
        return keys.union(*(self.same.get((exact, key), ()) for key in keys))

    def _clash(self, value: str, spelling: str) -> str:
        """Say which other value the spelling is, or is good for; nothing where it is neither."""
        for exact in (False, True):
            own = comparable(value, exact)
            earlier = self.good_for.get((exact, comparable(spelling, exact)))
            if earlier is not None and comparable(earlier, exact) != own:
                return f"it is good for {quoted(earlier)} already"
            joined = self._joined(exact, value, spelling)
            for kind, texts in self.groups:
                if kind is exact and own in texts:
                    others = [texts[key] for key in joined - {own} if key in texts]
                    if others:
                        return f"{quoted(others[0])} is another value beside it"
                elif kind is exact and len(found := sorted(joined & texts.keys())) > 1:
                    first, second = (quoted(texts[key]) for key in found[:2])
                    return f"it would make {first} and {second} one"
        return ""
