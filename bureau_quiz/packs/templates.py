"""Templates: prompts with holes over a table, and their other directions."""

from dataclasses import replace

from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.format import REVERSE, TEMPLATE
from bureau_quiz.packs.ground import Ground
from bureau_quiz.packs.model import Hole, Template
from bureau_quiz.packs.naming import Names, called
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Torn
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import shape_wrong
from bureau_quiz.packs.ways import Ways
from bureau_quiz.packs.wording import Wording, read_wording


def read_template(node: Node, ground: Ground, names: Names, report: Report) -> list[Template]:
    """Give a template and its reverse; nothing where it cannot be asked."""
    if not isinstance(node, Mapping):
        shape_wrong(node, "a template", "a mapping", report)
        return []
    fields = Fields(node, TEMPLATE, called(node, "template", ("prompt",)), report)
    lost = fields.missing()
    id_ = names.of_template(fields)
    at = fields.scalar("table")
    table = ground.table(at, fields.report) if at else None
    was = names.were(fields, id_)
    found = _Reader(fields, ground, table or ground.nowhere, was).both(id_ or "")
    return found if id_ and not lost and table else []


class _Reader:
    def __init__(self, fields: Fields, ground: Ground, table: Draft, was: tuple[str, ...]) -> None:
        self.fields = fields
        self.ground = ground
        self.table = table
        self.was = was

    def both(self, id_: str) -> list[Template]:
        """Read the template and its reverse; each is told of, whatever is wrong with the other."""
        asked = read_wording(self.fields, self.ground, self.table)
        forward = self._forward(id_, asked)
        said = self.fields.node.get("reverse")
        self.fields.finish()
        if said is None or self.fields.silent("reverse"):
            return [forward] if forward else []
        fields = self._reverse_fields(said)
        back = self._reverse(fields, asked, forward) if fields else None
        if fields:
            fields.finish()
        return [one for one in (forward, back) if one]

    def _forward(self, id_: str, asked: Wording) -> Template | None:
        fields = self.fields
        section = fields.section("where")
        where = self.ground.where(section, self.table, fields.report) if section else {}
        similar = self._similar(fields, asked.answer, asked.pool)
        if self._same_for_all(fields, asked):
            return None
        if asked.prompt is None or asked.answer is None or where is None or not asked.sound:
            return None
        template = Template(
            id=id_,
            table=self.table.id,
            prompt=asked.prompt,
            answer=asked.answer,
            place=fields.node.place,
            where=where,
            category=asked.category,
            difficulty=asked.difficulty,
            explanation=asked.explanation,
            source=asked.source,
            similar=similar,
            several_right=asked.several_right,
            pool=asked.pool,
            ignore=fields.ignore,
            called=fields.of.removeprefix("template "),
            spoiler=asked.spoiler,
            was=self.was,
        )
        return _asked_in(template, asked.ways)

    def _reverse_fields(self, node: Node) -> Fields | None:
        report = self.fields.report
        if isinstance(node, Scalar):
            key = self.fields.node.entries["reverse"][0]
            asked = replace(key, value="prompt")
            node = Mapping(node.source, node.line, node.column, {"prompt": (asked, node)})
        if isinstance(node, Torn) or not isinstance(node, Mapping):
            shape_wrong(node, "`reverse`", "a text, or a mapping with `prompt`", report)
            return None
        fields = Fields(node, REVERSE, "this reverse", report)
        fields.missing()
        return fields

    def _reverse(self, fields: Fields, other: Wording, forward: Template | None) -> Template | None:
        asked = read_wording(fields, self.ground, self.table, other)
        answer = asked.answer
        similar = self._similar(fields, answer, asked.pool)
        if self._same_for_all(fields, asked):
            return None
        if forward is None or asked.prompt is None or answer is None or not asked.sound:
            return None
        template = replace(
            forward,
            id=f"{forward.id}~",
            prompt=asked.prompt,
            answer=answer,
            place=fields.node.place,
            category=asked.category or forward.category,
            difficulty=asked.difficulty,
            explanation=asked.explanation if "explanation" in fields else forward.explanation,
            source=asked.source or forward.source,
            similar=similar
            if "similar" in fields
            else self._kept(forward.similar, answer, asked.pool),
            several_right=asked.several_right,
            pool=asked.pool,
            ignore=fields.ignore,
            called=f"{forward.id}~"
            if forward.called == forward.id
            else f"the reverse of {forward.called}",
            spoiler=asked.spoiler,
            was=tuple(f"{old}~" for old in forward.was),
        )
        return _asked_in(template, asked.ways)

    def _similar(
        self, fields: Fields, answer: Hole | None, pool: tuple[str, str] | None
    ) -> tuple[str, ...]:
        """Give the columns of the candidates' own rows that `similar` names."""
        said = fields.texts("similar")
        if answer is None or self.table is self.ground.nowhere:
            return ()
        own = self.ground.giver(self.table, answer, pool)
        kept: list[str] = []
        for scalar, name in said:
            if name in own.columns:
                kept.append(name)
            else:
                why = "`similar` looks at the candidates' own rows, and "
                self.ground.no_column(scalar, name, own, fields.report, why)
        return tuple(kept)

    def _kept(
        self, similar: tuple[str, ...], answer: Hole, pool: tuple[str, str] | None
    ) -> tuple[str, ...]:
        own = self.ground.giver(self.table, answer, pool)
        return tuple(name for name in similar if name in own.columns)

    def _same_for_all(self, fields: Fields, asked: Wording) -> bool:
        """Whether a prompt asks the same of every row, which is told."""
        narrowed = "where" in self.fields or "pool" in fields or "order" in fields
        if asked.prompt is None or asked.prompt.holes or narrowed:
            return False
        fields.report.add(
            "BQ211",
            fields.node.source,
            asked.prompt.place,
            "this prompt has no hole, so that it is the same for every row",
            "add a hole, a `where` or a `pool`, or write it under `questions:`",
        )
        return True


def _asked_in(template: Template, ways: Ways) -> Template:
    return replace(
        template,
        kind=ways.kind,
        statement=ways.statement,
        all=ways.all,
        none=ways.none,
        match=ways.match,
        order=ways.order,
        within=ways.within,
    )
