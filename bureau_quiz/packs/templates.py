"""Templates: prompts with holes over a table, and their other directions."""

from dataclasses import dataclass, replace

from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import (
    Fields,
    quoted,
    scalars,
    shape_wrong,
    text_of,
    warn_of_curly,
)
from bureau_quiz.packs.format import REVERSE, TEMPLATE
from bureau_quiz.packs.ground import Ground
from bureau_quiz.packs.model import Hole, Template, Text
from bureau_quiz.packs.naming import Names, called
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Torn
from bureau_quiz.packs.source import Report


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
    found = _Reader(fields, ground, table or ground.nowhere).both(id_ or "")
    return found if id_ and not lost and table else []


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a template and its reverse say alike."""

    prompt: Text | None
    answer: Hole | None
    statement: Text | None
    explanation: tuple[Text, ...]
    source: Text | None
    pool: tuple[str, str] | None
    kind: str
    difficulty: int
    category: str
    several_right: bool
    sound: bool
    """Whether everything that is said could be read."""


class _Reader:
    def __init__(self, fields: Fields, ground: Ground, table: Draft) -> None:
        self.fields = fields
        self.ground = ground
        self.table = table

    def both(self, id_: str) -> list[Template]:
        """Read the template and its reverse; each is told of, whatever is wrong with the other."""
        asked = self._asked(self.fields, "choice", 2)
        forward = self._forward(id_, asked)
        said = self.fields.node.get("reverse")
        if said is None or (isinstance(said, Scalar) and said.empty):
            return [forward] if forward else []
        fields = self._reverse_fields(said)
        back = self._reverse(fields, asked, forward) if fields else None
        return [one for one in (forward, back) if one]

    def _asked(self, fields: Fields, kind: str, difficulty: int) -> _Asked:
        prompt, prompt_sound = self._text(fields, "prompt")
        answer, answer_sound = self._answer(fields)
        statement, statement_sound = self._statement(fields, prompt)
        explanation, explained = self._explanation(fields)
        source, sourced = self._text(fields, "source")
        pool_node = fields.scalar("pool")
        pool = self.ground.pool(pool_node, fields.report) if pool_node else None
        kind = fields.choice("kind", kind)
        if kind == "true-false" and "statement" not in fields and not fields.node.torn:
            self._no_statement(fields)
        sound = all(
            (
                fields.whole and self.table is not self.ground.nowhere,
                prompt is not None and prompt_sound,
                answer_sound,
                statement_sound and (statement is not None or kind != "true-false"),
                explained,
                sourced,
                pool is not None or pool_node is None,
            )
        )
        return _Asked(
            prompt,
            answer,
            statement,
            explanation,
            source,
            pool,
            kind,
            int(fields.choice("difficulty", str(difficulty))),
            fields.text("category"),
            fields.flag("several_right"),
            sound,
        )

    def _forward(self, id_: str, asked: _Asked) -> Template | None:
        fields = self.fields
        section = fields.section("where")
        where = self.ground.where(section, self.table, fields.report) if section else {}
        similar = self._similar(fields, asked.answer, asked.pool)
        slipped = fields.node.torn or fields.slipped("answer")
        if "answer" not in fields.node.entries and not slipped:
            self._no_answer(fields)
        narrowed = "where" in fields or "pool" in fields
        if asked.prompt is not None and not (asked.prompt.holes or narrowed):
            self._same_for_all(fields, asked.prompt)
            return None
        if asked.prompt is None or asked.answer is None or where is None or not asked.sound:
            return None
        return Template(
            id=id_,
            table=self.table.id,
            prompt=asked.prompt,
            answer=asked.answer,
            place=fields.node.place,
            kind=asked.kind,
            statement=asked.statement,
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
        )

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

    def _reverse(self, fields: Fields, other: _Asked, forward: Template | None) -> Template | None:
        kind = "choice" if other.kind == "true-false" else other.kind
        asked = self._asked(fields, kind, other.difficulty)
        answer = asked.answer
        if "answer" not in fields and asked.prompt is not None and other.prompt is not None:
            answer = self._told_apart(fields, other.prompt, asked.prompt)
        similar = self._similar(fields, answer, asked.pool)
        if forward is None or asked.prompt is None or answer is None or not asked.sound:
            return None
        return replace(
            forward,
            id=f"{forward.id}~",
            prompt=asked.prompt,
            answer=answer,
            place=fields.node.place,
            kind=asked.kind,
            statement=asked.statement,
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
        )

    def _told_apart(self, fields: Fields, forward: Text, prompt: Text) -> Hole | None:
        """Give what the reverse asks for: the one hole of the forward prompt that it lacks."""
        given = {hole.path for hole in prompt.holes}
        asked = {hole.path: hole for hole in forward.holes if hole.path not in given}
        if len(asked) == 1:
            return next(iter(asked.values()))
        which = "None" if not asked else "More than one"
        fields.report.add(
            "BQ213",
            fields.node.source,
            prompt.place,
            f"what does it ask for? {which} of the template's holes is left to answer it",
            "say `reverse: {prompt: …, answer: <column>}`",
        )
        return None

    def _text(self, fields: Fields, name: str) -> tuple[Text | None, bool]:
        """Give a text with holes, and whether it is sound or not said at all."""
        node = fields.scalar(name)
        if node is None:
            return None, name not in fields or _says_nothing(fields.node.get(name))
        if name == "prompt":
            warn_of_curly(node, fields.report)
        text = self.ground.text(node, self.table, fields.report)
        return text, text is not None

    def _answer(self, fields: Fields) -> tuple[Hole | None, bool]:
        text, sound = self._text(fields, "answer")
        node = fields.scalar("answer")
        if text is None or node is None:
            return None, sound
        if len(text.parts) == 1 and isinstance(text.parts[0], Hole):
            return text.parts[0], True
        bare = text_of(node, fields.report)
        fields.report.add(
            "BQ212",
            node.source,
            node.place,
            f"the answer of a template is one hole, not {quoted(bare)}",
            f"did you mean <{bare}>?" if bare in self.table.columns else "such as <name>",
        )
        return None, False

    def _statement(self, fields: Fields, prompt: Text | None) -> tuple[Text | None, bool]:
        node = fields.scalar("statement")
        if node is None:
            return None, True
        text = self.ground.text(node, self.table, fields.report, answer=True)
        if text is None or prompt is None:
            return None, False
        paths = [hole.path for hole in text.holes]
        wanted = {hole.path for hole in prompt.holes}
        if paths.count(("answer",)) == 1 and set(paths) == wanted | {("answer",)}:
            return text, True
        holes = [*dict.fromkeys(map(str, prompt.holes)), "<answer>"]
        fields.report.add(
            "BQ214",
            node.source,
            node.place,
            "a statement has the prompt's holes, and <answer> once",
            f"its holes are: {' '.join(holes)}",
        )
        return None, False

    def _explanation(self, fields: Fields) -> tuple[tuple[Text, ...], bool]:
        node = fields.node.get("explanation")
        if node is None:
            return (), True
        sentences = scalars(node, "`explanation`", fields.report)
        texts = [self.ground.text(scalar, self.table, fields.report) for scalar in sentences]
        kept = tuple(text for text in texts if text is not None)
        return kept, len(kept) == len(texts)

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

    def _no_answer(self, fields: Fields) -> None:
        fields.report.add(
            "BQ202",
            fields.node.source,
            fields.node.place,
            f"{fields.of} has no answer",
            "say `answer: <column>`",
        )

    def _same_for_all(self, fields: Fields, prompt: Text) -> None:
        fields.report.add(
            "BQ211",
            fields.node.source,
            prompt.place,
            "this prompt has no hole, so that it is the same for every row",
            "add a hole, a `where` or a `pool`, or write it under `questions:`",
        )

    def _no_statement(self, fields: Fields) -> None:
        fields.report.add(
            "BQ202",
            fields.node.source,
            fields.node.place,
            "a true/false template needs a statement",
            "say `statement: <name> is played by <answer>.`",
        )


def _says_nothing(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.empty
