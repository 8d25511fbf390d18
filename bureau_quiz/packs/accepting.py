"""`accept:`: other spellings that are good everywhere, and none of them another value."""

from collections.abc import Iterable

from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import Fields, says_nothing
from bureau_quiz.packs.linking import Domains
from bureau_quiz.packs.model import PlainQuestion, Template
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.texts import meant, quoted, scalars, text_of
from bureau_quiz.text import key as comparable

SPELLINGS_LIMIT = 200
"""How many texts may be one."""

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
                meant(value, everything, fields.report) or "write it as the pack does",
            )
        if says_nothing(node):
            message = f"`accept` says nothing of {quoted(value)}"
            mend = "give another spelling, or take it out"
            fields.report.add("BQ317", key.source, key.place, message, mend)
            continue
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
        self._texts = [texts for _, texts in groups]
        self._places: dict[tuple[bool, str], list[int]] = {}
        """Where each text stands among the groups that compare so."""
        for place, (exact, texts) in enumerate(groups):
            for key in texts:
                self._places.setdefault((exact, key), []).append(place)
        self._above: dict[tuple[bool, str], str] = {}
        self._held: dict[tuple[bool, str], dict[int, str]] = {}
        """Of texts that are one, by their root: the one of them that each group has."""
        self._sizes: dict[tuple[bool, str], int] = {}
        """How many texts are one, by their root."""
        self._good_for: dict[tuple[bool, str], str] = {}

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
            self._join(exact, comparable(value, exact), comparable(spelling, exact))
            self._good_for.setdefault((exact, comparable(spelling, exact)), value)
        return True

    def _root(self, exact: bool, key: str) -> str:
        """Give the text that stands for all that are one with this."""
        while (above := self._above.get((exact, key), key)) != key:
            self._above[exact, key] = self._above.get((exact, above), above)
            key = above
        return key

    def _groups_of(self, exact: bool, root: str) -> dict[int, str]:
        held = self._held.get((exact, root))
        if held is None:
            places = self._places.get((exact, root), ())
            held = self._held[exact, root] = dict.fromkeys(places, root)
        return held

    def _join(self, exact: bool, one: str, other: str) -> None:
        roots = {self._root(exact, key) for key in (one, other)}
        if len(roots) == 1:
            return
        less, more = sorted(roots, key=lambda root: len(self._groups_of(exact, root)))
        self._groups_of(exact, more).update(self._held.pop((exact, less)))
        self._above[exact, less] = more
        self._sizes[exact, more] = self._size(exact, *roots)

    def _size(self, exact: bool, *roots: str) -> int:
        return sum(self._sizes.get((exact, root), 1) for root in roots)

    def _clash(self, value: str, spelling: str) -> str:
        """Say which other value the spelling is, or is good for; nothing where it is neither."""
        for exact in (False, True):
            own, key = comparable(value, exact), comparable(spelling, exact)
            earlier = self._good_for.get((exact, key))
            if earlier is not None and comparable(earlier, exact) != own:
                return f"it is good for {quoted(earlier)} already"
            root, other = self._root(exact, own), self._root(exact, key)
            if root == other:
                continue
            if self._size(exact, root, other) > SPELLINGS_LIMIT:
                return f"more than {SPELLINGS_LIMIT} texts would be one"
            mine, others = self._groups_of(exact, root), self._groups_of(exact, other)
            place = min(mine.keys() & others.keys(), default=None)
            if place is None:
                continue
            texts = self._texts[place]
            if mine[place] == own:
                return f"{quoted(texts[others[place]])} is another value beside it"
            first, second = (quoted(texts[one]) for one in sorted((mine[place], others[place])))
            return f"it would make {first} and {second} one"
        return ""
