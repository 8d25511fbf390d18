"""What a template and its reverse say alike: texts with holes, pool, difficulty, grade."""

from dataclasses import dataclass

from bureau_quiz.packs import grades
from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.ground import Ground
from bureau_quiz.packs.model import Hole, Text
from bureau_quiz.packs.texts import quoted, scalars, text_of, warn_of_curly
from bureau_quiz.packs.ways import Ways, read_ways


@dataclass(frozen=True, slots=True)
class Wording:
    """One direction of a template."""

    prompt: Text | None
    answer: Hole | None
    ways: Ways
    explanation: tuple[Text, ...]
    source: Text | None
    pool: tuple[str, str] | None
    difficulty: int
    category: str
    several_right: bool
    spoiler: int
    sound: bool
    """Whether everything that is said could be read and goes together."""


def read_wording(
    fields: Fields, ground: Ground, table: Draft, forward: Wording | None = None
) -> Wording:
    """Read one direction; of a reverse `forward` is the other one, which says what it does not."""
    texts = _Texts(fields, ground, table)
    prompt = texts.text("prompt")
    answer = texts.answer()
    if forward is not None and fields.silent("answer"):
        answer = _told_apart(fields, forward.prompt, prompt)
    elif forward is None and fields.silent("answer"):
        mend = "say `answer: <column>`"
        fields.lacks("answer", f"{fields.of} has no answer", mend)
    kind = "typed" if forward and forward.ways.kind == "typed" else "choice"
    ways = read_ways(fields, ground, table, prompt, answer, kind)
    explanation = texts.explanation()
    source = texts.text("source")
    pool_node = fields.scalar("pool")
    pool = ground.pool(pool_node, fields.report) if pool_node else None
    spoiler = grades.of(fields)
    return Wording(
        prompt,
        answer,
        ways,
        explanation,
        source,
        pool,
        int(fields.choice("difficulty", str(forward.difficulty if forward else 2))),
        fields.text("category"),
        fields.flag("several_right"),
        forward.spoiler if forward and fields.silent("spoiler") else spoiler,
        all(
            (
                fields.whole and table is not ground.nowhere,
                texts.sound and prompt is not None and ways.sound,
                pool is not None or pool_node is None,
                spoiler != grades.UNREAD,
            )
        ),
    )


class _Texts:
    """The texts with holes of one direction."""

    def __init__(self, fields: Fields, ground: Ground, table: Draft) -> None:
        self.fields = fields
        self.ground = ground
        self.table = table
        self.sound = True

    def text(self, name: str) -> Text | None:
        """Give a text with holes, None where none is said or it cannot be read."""
        fields = self.fields
        node = fields.scalar(name)
        if node is None:
            self.sound = self.sound and fields.silent(name)
            return None
        if name == "prompt":
            warn_of_curly(node, fields.report)
        text = self.ground.text(node, self.table, fields.report)
        self.sound = self.sound and text is not None
        return text

    def answer(self) -> Hole | None:
        """Give the one hole that answers."""
        text = self.text("answer")
        node = self.fields.scalar("answer")
        if text is None or node is None:
            return None
        if len(text.parts) == 1 and isinstance(text.parts[0], Hole):
            return text.parts[0]
        bare = text_of(node, self.fields.report)
        holes = text.holes
        self.sound = False
        self.fields.report.add(
            "BQ212",
            node.source,
            node.place,
            f"the answer of a template is one hole, not {quoted(bare)}",
            f"did you mean <{bare}>?"
            if bare in self.table.columns
            else f"write {holes[0]} alone, and say the rest in the prompt"
            if len(holes) == 1
            else "such as <name>",
        )
        return None

    def explanation(self) -> tuple[Text, ...]:
        """Give the sentences that could be read."""
        node = self.fields.node.get("explanation")
        if node is None:
            return ()
        report = self.fields.report
        sentences = scalars(node, "`explanation`", report)
        texts = [self.ground.text(scalar, self.table, report) for scalar in sentences]
        self.sound = self.sound and None not in texts
        return tuple(text for text in texts if text is not None)


def _told_apart(fields: Fields, forward: Text | None, prompt: Text | None) -> Hole | None:
    """Give what a reverse asks for: the one hole of the forward prompt that it lacks."""
    if forward is None or prompt is None:
        return None
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
