"""Templates: prompts with holes over a table, held against its columns."""

from dataclasses import dataclass, replace

from bureau_quiz.packs.cells import Fault, values_of
from bureau_quiz.packs.fields import (
    Fields,
    identifier,
    meant,
    quoted,
    scalars,
    shape_wrong,
    text_of,
)
from bureau_quiz.packs.format import REVERSE, TEMPLATE
from bureau_quiz.packs.holes import text_with_holes
from bureau_quiz.packs.model import Column, Hole, Template, Text, Value
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.tables import Draft
from bureau_quiz.text import key as comparable


@dataclass(slots=True)
class Ground:
    """What templates are held against."""

    tables: dict[str, Draft]
    torn: bool
    """Whether tables were lost, so that nobody can say which there are."""


def read_template(
    node: Node, ground: Ground, taken: dict[str, Scalar], report: Report
) -> list[Template]:
    """Give a template and its reverse; nothing where it cannot be asked."""
    if not isinstance(node, Mapping):
        shape_wrong(node, "a template", "a mapping", report)
        return []
    named = node.get("id")
    of = f"template {named.value}" if isinstance(named, Scalar) else "this template"
    fields = Fields(node, TEMPLATE, of, report)
    lost = fields.missing()
    identity = fields.scalar("id")
    id_ = identifier(identity, "the id", fields.report) if identity else None
    if identity and id_ and not claim(identity, taken, fields.report):
        id_ = None
    table = _table(fields, ground)
    if lost or table is None or id_ is None:
        return []
    reader = _Reader(fields, ground, table)
    template = reader.template(id_)
    if template is None:
        return []
    return [template, *reader.reverse(template)]


def claim(identity: Scalar, taken: dict[str, Scalar], report: Report) -> bool:
    """Note an id as taken; tell where it was taken before."""
    earlier = taken.setdefault(identity.value, identity)
    if earlier is identity:
        return True
    there = f"line {earlier.line}"
    if earlier.source is not identity.source:
        there += f" of {earlier.source.path}"
    report.add(
        "BQ208",
        identity.source,
        identity.place,
        f"the id {identity.value} is said twice: first in {there}",
        "give one of the two another id",
    )
    return False


def _table(fields: Fields, ground: Ground) -> Draft | None:
    node = fields.scalar("table")
    if node is None:
        return None
    name = text_of(node, fields.report)
    if name in ground.tables:
        return ground.tables[name]
    if not ground.torn:
        fields.report.add(
            "BQ204",
            node.source,
            node.place,
            f"there is no table {quoted(name)}",
            meant(name, ground.tables)
            or (
                f"the tables are: {', '.join(ground.tables)}"
                if ground.tables
                else "add it under `tables:`"
            ),
        )
    return None


class _Reader:
    """Reads what a template and its reverse have in common."""

    def __init__(self, fields: Fields, ground: Ground, table: Draft) -> None:
        self.fields = fields
        self.ground = ground
        self.table = table

    def template(self, id_: str) -> Template | None:
        fields = self.fields
        prompt = self._text(fields, "prompt")
        answer = self._answer(fields)
        where = self._where()
        statement, stated = self._statement(fields, prompt)
        explanation, explained = self._explanation(fields)
        source, sourced = self._optional(fields, "source")
        pool, pooled = self._pool(fields)
        if prompt is None or answer is None or where is None:
            return None
        if not (stated and explained and sourced and pooled):
            return None
        if not prompt.holes and not where and pool is None:
            fields.report.add(
                "BQ211",
                prompt_node(fields).source,
                prompt.place,
                "this prompt has no hole, so that it is the same for every row",
                "add a hole, a `where` or a `pool`, or write it under `questions:`",
            )
            return None
        kind = fields.choice("kind", "choice")
        if kind == "true-false" and statement is None:
            self._no_statement(fields)
            return None
        return Template(
            id=id_,
            table=self.table.id,
            prompt=prompt,
            answer=answer,
            place=fields.node.place,
            kind=kind,
            statement=statement,
            where=where,
            category=fields.text("category"),
            difficulty=int(fields.choice("difficulty", "2")),
            explanation=explanation,
            source=source,
            similar=self._similar(fields, answer, pool, strict=True),
            several_right=fields.flag("several_right"),
            pool=pool,
            ignore=fields.ignore,
        )

    def reverse(self, forward: Template) -> list[Template]:
        """Give the other direction, where it is said and can be asked."""
        node = self.fields.node.get("reverse")
        if node is None or isinstance(node, Torn) or (isinstance(node, Scalar) and node.empty):
            return []
        if isinstance(node, Scalar):
            key = self.fields.node.entries["reverse"][0]
            prompt_key = Scalar(
                key.source, key.line, key.column, key.end_line, key.end_column, "prompt"
            )
            node = Mapping(node.source, node.line, node.column, {"prompt": (prompt_key, node)})
        if not isinstance(node, Mapping):
            shape_wrong(node, "`reverse`", "a text, or a mapping with `prompt`", self.fields.report)
            return []
        fields = Fields(node, REVERSE, f"the reverse of {forward.id}", self.fields.report)
        if fields.missing():
            return []
        return self._reversed(fields, forward)

    def _reversed(self, fields: Fields, forward: Template) -> list[Template]:
        prompt = self._text(fields, "prompt")
        if prompt is None:
            return []
        answer = self._answer(fields) if "answer" in fields.node.entries else None
        if answer is None:
            if "answer" in fields.node.entries:
                return []
            answer = self._told_apart(fields, forward, prompt)
        statement, stated = self._statement(fields, prompt)
        explanation, explained = self._explanation(fields)
        source, sourced = self._optional(fields, "source")
        pool, pooled = self._pool(fields)
        if answer is None or not (stated and explained and sourced and pooled):
            return []
        own = fields.node.entries
        kind = fields.choice(
            "kind", forward.kind if statement or forward.kind != "true-false" else "choice"
        )
        if kind == "true-false" and statement is None:
            self._no_statement(fields)
            return []
        chooser = fields if "similar" in own else self.fields
        return [
            replace(
                forward,
                id=f"{forward.id}~",
                prompt=prompt,
                answer=answer,
                place=fields.node.place,
                kind=kind,
                statement=statement,
                category=fields.text("category") or forward.category,
                difficulty=int(fields.choice("difficulty", str(forward.difficulty))),
                explanation=explanation if "explanation" in own else forward.explanation,
                source=source or forward.source,
                similar=self._similar(chooser, answer, pool, strict="similar" in own),
                several_right=fields.flag("several_right"),
                pool=pool,
                ignore=fields.ignore,
            )
        ]

    def _told_apart(self, fields: Fields, forward: Template, prompt: Text) -> Hole | None:
        """Give what the reverse asks for: the one hole of the forward prompt that it lacks."""
        given = {hole.path for hole in prompt.holes}
        asked = {hole.path: hole for hole in forward.prompt.holes if hole.path not in given}
        if len(asked) == 1:
            return next(iter(asked.values()))
        which = "None" if not asked else "More than one"
        fields.report.add(
            "BQ213",
            prompt_node(fields).source,
            prompt.place,
            f"what does it ask for? {which} of the prompt's holes is left for its answer",
            "say `reverse: {prompt: …, answer: <column>}`",
        )
        return None

    def _text(self, fields: Fields, name: str) -> Text | None:
        node = fields.scalar(name)
        return self._checked(fields, node) if node else None

    def _checked(self, fields: Fields, node: Scalar, answer: bool = False) -> Text | None:
        """Parse a text and hold its holes against the tables; None where one does not fit."""
        text = text_with_holes(node, fields.report)
        if text is None:
            return None
        fits = [
            (answer and hole.path == ("answer",)) or self._column(fields, node, hole) is not None
            for hole in text.holes
        ]
        return text if all(fits) else None

    def _column(
        self, fields: Fields, node: Scalar, hole: Hole, hidden: bool = False
    ) -> Column | None:
        """Give the column a hole leads to, or tell why it leads nowhere."""
        table, column = self.table, None
        for step, name in enumerate(hole.path):
            if column is not None:
                if column.to is None or column.to not in self.ground.tables:
                    if not self.ground.torn:
                        self._leads_nowhere(fields, node, hole, column)
                    return None
                table = self.ground.tables[column.to]
            column = table.columns.get(name)
            if column is None:
                if not table.torn:
                    self._no_column(fields, node, hole, step, table)
                return None
        assert column is not None
        if column.hidden and not hidden:
            fields.report.add(
                "BQ219",
                node.source,
                hole.place,
                f"column {column.name} of table {table.id} is hidden, and this would show it",
                "use another column, or take `hidden: true` away",
            )
            return None
        return column

    def _leads_nowhere(self, fields: Fields, node: Scalar, hole: Hole, column: Column) -> None:
        fields.report.add(
            "BQ203",
            node.source,
            hole.place,
            f"column {quoted(column.name)} leads to no other table, so {hole} leads nowhere",
            f"give column {column.name} a `to:`, or write <{column.name}>",
        )

    def _no_column(self, fields: Fields, node: Scalar, hole: Hole, step: int, table: Draft) -> None:
        from bureau_quiz.text import closest

        name = hole.path[step]
        near = closest(name, table.columns)
        guess = ".".join((*hole.path[:step], near or "", *hole.path[step + 1 :]))
        mend = f"did you mean <{guess}>? " if near else ""
        fields.report.add(
            "BQ203",
            node.source,
            hole.place,
            f"table {table.id} has no column {quoted(name)}",
            f"{mend}The table has: {table.column_list()}."
            if near
            else f"the table has: {table.column_list()}; << is a literal <",
        )

    def _answer(self, fields: Fields) -> Hole | None:
        node = fields.scalar("answer")
        if node is None:
            if not fields.node.torn and "answer" not in fields.node.entries:
                fields.report.add(
                    "BQ202",
                    fields.node.source,
                    fields.node.place,
                    f"{fields.of} has no answer",
                    "say `answer: <column>`",
                )
            return None
        text = self._checked(fields, node)
        if text is None:
            return None
        if len(text.parts) == 1 and isinstance(text.parts[0], Hole):
            return text.parts[0]
        bare = text_of(node, fields.report)
        fields.report.add(
            "BQ212",
            node.source,
            node.place,
            f"the answer of a template is one hole, not {quoted(bare)}",
            f"did you mean <{bare}>?" if bare in self.table.columns else "such as <name>",
        )
        return None

    def _statement(self, fields: Fields, prompt: Text | None) -> tuple[Text | None, bool]:
        node = fields.scalar("statement")
        if node is None:
            return None, True
        text = self._checked(fields, node, answer=True)
        if text is None or prompt is None:
            return None, False
        paths = [hole.path for hole in text.holes]
        if paths.count(("answer",)) == 1 and set(paths) - {("answer",)} == {
            hole.path for hole in prompt.holes
        }:
            return text, True
        wanted = " ".join(dict.fromkeys(map(str, prompt.holes)))
        fields.report.add(
            "BQ214",
            node.source,
            node.place,
            "a statement has the prompt's holes and <answer> once",
            f"its holes are: {wanted} <answer>".replace("  ", " "),
        )
        return None, False

    def _no_statement(self, fields: Fields) -> None:
        node = fields.scalar("kind") or self.fields.scalar("kind")
        if node is not None:
            fields.report.add(
                "BQ202",
                node.source,
                node.place,
                "a true/false template needs a `statement`",
                "say `statement: <name> is played by <answer>.`",
            )

    def _explanation(self, fields: Fields) -> tuple[tuple[Text, ...], bool]:
        node = fields.node.get("explanation")
        if node is None:
            return (), True
        texts = [
            self._checked(fields, scalar)
            for scalar in scalars(node, "`explanation`", fields.report)
        ]
        kept = tuple(text for text in texts if text is not None)
        return kept, len(kept) == len(texts)

    def _optional(self, fields: Fields, name: str) -> tuple[Text | None, bool]:
        node = fields.scalar(name)
        if node is None:
            return None, True
        text = self._checked(fields, node)
        return text, text is not None

    def _pool(self, fields: Fields) -> tuple[tuple[str, str] | None, bool]:
        node = fields.scalar("pool")
        if node is None:
            return None, True
        table, dot, column = text_of(node, fields.report).partition(".")
        draft = self.ground.tables.get(table)
        if draft is not None and column in draft.columns:
            return (table, column), True
        if draft is None and dot:
            if not self.ground.torn:
                fields.report.add(
                    "BQ204",
                    node.source,
                    node.place,
                    f"there is no table {quoted(table)}",
                    meant(table, self.ground.tables) or "the pool is table.column",
                )
        elif draft is None or not draft.torn:
            fields.report.add(
                "BQ203",
                node.source,
                node.place,
                f"the pool is table.column, and {quoted(node.value)} names no column",
                f"table {table} has: {draft.column_list()}" if draft else "such as people.name",
            )
        return None, False

    def _similar(
        self, fields: Fields, answer: Hole, pool: tuple[str, str] | None, strict: bool
    ) -> tuple[str, ...]:
        """Give the columns of the candidates' own table that `similar` names."""
        own = self._own_table(answer, pool)
        kept: list[str] = []
        for scalar, name in fields.texts("similar") if strict else self._quietly("similar"):
            if own is None or name in own.columns:
                kept.append(name)
            elif strict and not own.torn:
                fields.report.add(
                    "BQ203",
                    scalar.source,
                    scalar.place,
                    f"`similar` looks at the candidates' own rows, and table {own.id} has no "
                    f"column {quoted(name)}",
                    meant(name, own.columns) or f"the table has: {own.column_list()}",
                )
        return tuple(kept)

    def _quietly(self, name: str) -> list[tuple[Scalar, str]]:
        node = self.fields.node.get(name)
        items = node.items if isinstance(node, Sequence) else [node]
        return [(item, item.value.strip()) for item in items if isinstance(item, Scalar)]

    def _own_table(self, answer: Hole, pool: tuple[str, str] | None) -> Draft | None:
        table = self.ground.tables[pool[0]] if pool else self.table
        column = table.columns[pool[1]] if pool else None
        for name in () if pool else answer.path:
            if column is not None:
                table = self.ground.tables[column.to or table.id]
            column = table.columns[name]
        return self.ground.tables[column.to] if column and column.to else table

    def _where(self) -> dict[str, tuple[Value, ...]] | None:
        """Give the values a row must have, or None where one does not fit."""
        section = self.fields.section("where")
        if section is None:
            return {} if "where" not in self.fields.node.entries else None
        found: dict[str, tuple[Value, ...]] = {}
        sound = not section.torn
        for key, node in section:
            column = self.table.columns.get(key.value)
            if column is None:
                if not self.table.torn:
                    self.fields.report.add(
                        "BQ203",
                        key.source,
                        key.place,
                        f"table {self.table.id} has no column {quoted(key.value)}",
                        meant(key.value, self.table.columns)
                        or f"the table has: {self.table.column_list()}",
                    )
                sound = False
                continue
            values = self._where_values(column, node)
            sound = sound and values is not None and bool(values)
            found[key.value] = values or ()
        return found if sound else None

    def _where_values(self, column: Column, node: Node) -> tuple[Value, ...] | None:
        there = {
            comparable(value.text, column.exact): value.text
            for row in self.table.rows.values()
            if column.name in row.cells
            for value in row.cells[column.name].values
        }
        found: list[Value] = []
        for scalar in scalars(node, f"`where` of {column.name}", self.fields.report):
            report = self.fields.report
            text = text_of(scalar, report)
            values = values_of(text, column)
            if isinstance(values, Fault):
                report.add(values.code, scalar.source, scalar.place, values.message, values.mend)
                return None
            if not any(comparable(value.text, column.exact) in there for value in values):
                if not self.table.torn:
                    report.add(
                        "BQ217",
                        scalar.source,
                        scalar.place,
                        f"no row of table {self.table.id} has {quoted(text)} as its {column.name}",
                        meant(text, there.values()) or "mend it, or add such a row",
                    )
                return None
            found.extend(values)
        return tuple(found)


def prompt_node(fields: Fields) -> Node:
    """Give the node of a prompt, or of the whole where there is none."""
    return fields.node.get("prompt") or fields.node
