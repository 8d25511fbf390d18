"""How a template is asked: the kind of its prompt, and the further questions that it adds."""

from dataclasses import dataclass
from decimal import Decimal

from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.ground import Ground
from bureau_quiz.packs.holes import STEP_LIMIT
from bureau_quiz.packs.model import ColumnType, Hole, Text
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.texts import quoted, text_of
from bureau_quiz.text import listed

_BY_KEY = {
    "order": "say `order:` and the column that gives the order",
    "match": "say `match:` and what is asked, besides the prompt",
}
"""Kinds that have a key of their own, and how it is said."""

_ADDING = ("statement", "all", "none", "match")
"""Keys that add questions with prompts of their own."""

_SAME = {"multiple": "all", "except": "none"}
"""Kinds that make of the prompt what another key would add."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What a template says of how it is asked; the fields are those of `Template`."""

    kind: str = "choice"
    statement: Text | None = None
    all: Text | None = None
    none: Text | None = None
    match: Text | None = None
    order: Hole | None = None
    within: Decimal | None = None
    sound: bool = True
    """Whether everything that is said could be read and goes together."""


def read_ways(
    fields: Fields,
    ground: Ground,
    table: Draft,
    prompt: Text | None,
    answer: Hole | None,
    default: str,
) -> Ways:
    """Read how a template, or its reverse, is asked; `default` is its kind where it says none."""
    return _Reader(fields, ground, table, prompt, answer).ways(default)


class _Reader:
    def __init__(
        self,
        fields: Fields,
        ground: Ground,
        table: Draft,
        prompt: Text | None,
        answer: Hole | None,
    ) -> None:
        self.fields = fields
        self.ground = ground
        self.table = table
        self.prompt = prompt
        self.answer = answer
        self.sound = True

    def ways(self, default: str) -> Ways:
        kind = self._kind(default)
        return Ways(
            kind,
            self._statement(kind),
            self._besides("all"),
            self._besides("none"),
            self._match(),
            self._order(),
            self._within(kind),
            # Last: it is what those before it have found.
            self.sound,
        )

    def _kind(self, default: str) -> str:
        """Give the kind of the prompt; empty where what is said is none."""
        fields = self.fields
        node = fields.scalar("kind")
        if "order" in fields:
            self._nothing_besides_order()
            return "order"
        if node is None:
            self.sound = self.sound and fields.silent("kind")
            return default
        if node.value in _BY_KEY:
            said = f"take it out: `{node.value}:` says so"
            mend = said if node.value in fields else _BY_KEY[node.value]
            self._wrong("BQ206", node, f"`kind` does not say {quoted(node.value)}", mend)
            return ""
        kind = fields.choice("kind", "")
        self.sound = self.sound and bool(kind)
        same = _SAME.get(kind)
        if same and not fields.silent(same):
            self._apart(same, f"kind: {kind}", "keep the one that is worded better")
        return kind

    def _nothing_besides_order(self) -> None:
        fields = self.fields
        if fields.silent("order"):
            self.sound = False
            fields.lacks("order", "`order` says nothing", "name the column, or take it out")
        if not fields.silent("kind"):
            self._apart("kind", "order", "take `kind` out: `order` says how the prompt is asked")
        for name in _ADDING:
            if not fields.silent(name):
                mend = f"make a template of its own for `{name}`: this prompt asks for an order"
                self._apart(name, "order", mend)
        for name in ("pool", "several_right"):
            fields.idle(name, "nothing but the answers is put in order")

    def _apart(self, name: str, other: str, mend: str) -> None:
        """Tell of a key that does not go with another."""
        self.sound = False
        at = self.fields.node.entries[name][0]
        message = f"`{name}` does not go with `{other}`"
        self.fields.report.add("BQ224", at.source, at.place, message, mend)

    def _text(self, name: str, answer: bool = False) -> tuple[Scalar, Text] | None:
        """Give a text with holes that is said and sound."""
        node = self.fields.scalar(name)
        if node is None:
            self.sound = self.sound and self.fields.silent(name)
            return None
        text = self.ground.text(node, self.table, self.fields.report, answer=answer)
        self.sound = self.sound and text is not None
        return (node, text) if text is not None else None

    def _wrong(self, code: str, node: Scalar, message: str, mend: str) -> None:
        self.sound = False
        self.fields.report.add(code, node.source, node.place, message, mend)

    def _statement(self, kind: str) -> Text | None:
        fields = self.fields
        if kind == "true-false" and fields.silent("statement"):
            self.sound = False
            mend = "say `statement: <name> is played by <answer>.`"
            fields.lacks("statement", "a true/false template needs a statement", mend)
        found = self._text("statement", answer=True)
        if found is None or self.prompt is None:
            return None
        node, text = found
        paths = [hole.path for hole in text.holes]
        wanted = {hole.path for hole in self.prompt.holes}
        if paths.count(("answer",)) == 1 and set(paths) == wanted | {("answer",)}:
            return text
        holes = " ".join((*self._holes(), "<answer>"))
        message = "a statement has the prompt's holes, and <answer> once"
        self._wrong("BQ214", node, message, f"its holes are: {holes}")
        return None

    def _holes(self) -> list[str]:
        """Give the different holes of the prompt."""
        return list(dict.fromkeys(map(str, self.prompt.holes))) if self.prompt else []

    def _besides(self, name: str) -> Text | None:
        found = self._text(name)
        if found is None or self.prompt is None:
            return None
        node, text = found
        if {hole.path for hole in text.holes} == {hole.path for hole in self.prompt.holes}:
            return text
        holes = self._holes()
        mend = f"its holes are: {' '.join(holes)}" if holes else "take its holes out"
        self._wrong("BQ222", node, f"`{name}` has the prompt's holes, and no others", mend)
        return None

    def _match(self) -> Text | None:
        found = self._text("match")
        if found is None or self.prompt is None:
            return None
        node, text = found
        holes = self._holes()
        if text.holes:
            message = "`match` is asked of many rows at once, so that it has no hole"
            self._wrong("BQ223", node, message, "such as: Who bears which codename?")
        elif len(holes) != 1:
            has = f"has {listed(holes)}" if holes else "has none"
            message = f"`match` pairs the prompt's one hole with the answer, and the prompt {has}"
            mend = "make a template for it whose prompt has one hole"
            self._wrong("BQ223", node, message, mend)
        else:
            return text
        return None

    def _order(self) -> Hole | None:
        node = self.fields.scalar("order")
        if node is None:
            self.sound = self.sound and self.fields.silent("order")
            return None
        report = self.fields.report
        name = text_of(node, report)
        path = tuple(step.strip() for step in name.removeprefix("<").removesuffix(">").split("."))
        if name.startswith("<") or not all(path):
            mend = f"write {'.'.join(path)}" if all(path) else "such as `order: born`"
            self._wrong("BQ206", node, f"`order` names a column, not {quoted(name)}", mend)
            return None
        if len(path) > STEP_LIMIT:
            what = f"`order` leads over more than {STEP_LIMIT} columns"
            self._wrong("BQ206", node, what, "put what gives the order into a nearer table")
            return None
        if self.table is self.ground.nowhere:
            return None
        hole = Hole(path, node.place)
        column = self.ground.column(node, hole, self.table, report)
        if column is None:
            self.sound = False
            return None
        if self.answer is not None and self.answer.path == path:
            message = f"`order` is the answer itself: {self.answer} would tell its own place"
            self._wrong("BQ206", node, message, "let the answer be a name")
        elif column.type not in (ColumnType.NUMBER, ColumnType.DATE):
            self._wrong(
                "BQ225",
                node,
                f"column {name} is {column.type}, and only numbers and dates give an order",
                f"say `type: number` or `type: date` for column {path[-1]}, if it is one",
            )
        return hole

    def _within(self, kind: str) -> Decimal | None:
        fields = self.fields
        node = fields.scalar("within")
        if kind != "number":
            if kind and node is not None:
                self._apart_from_number()
            return None
        if fields.silent("within"):
            mend = "say how near is near enough: `within: 5`"
            fields.lacks("within", f"{fields.of} is of kind number and has no `within`", mend)
        self._of_number()
        number = fields.number("within", "say how near is near enough, such as 5", positive=True)
        self.sound = self.sound and number is not None
        return number

    def _apart_from_number(self) -> None:
        self.sound = False
        at = self.fields.node.entries["within"][0]
        message, mend = "`within` goes with `kind: number` alone", "say so, or take it out"
        self.fields.report.add("BQ224", at.source, at.place, message, mend)

    def _of_number(self) -> None:
        """Tell of an answer that is no number."""
        node = self.fields.scalar("answer") or self.fields.scalar("prompt")
        if self.answer is None or node is None or self.table is self.ground.nowhere:
            return
        column = self.ground.end(self.table, self.answer)
        if column.type is ColumnType.NUMBER:
            return
        message = f"{self.answer} is {column.type}, and kind number asks for numbers"
        mend = f"say `type: number` for column {column.name}, if it is one"
        if column.type is ColumnType.DATE:
            message = f"{self.answer} is a date, and kind number asks for plain numbers"
            mend = "put the year into a number column of its own, and ask for that"
        self._wrong("BQ225", node, message, mend)
