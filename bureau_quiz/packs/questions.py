"""Plain questions: written out, without a table."""

import re

from bureau_quiz.packs import grades, plainkinds
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.format import QUESTION
from bureau_quiz.packs.model import PlainQuestion
from bureau_quiz.packs.naming import Names, called
from bureau_quiz.packs.nodes import Mapping, Node, Scalar
from bureau_quiz.packs.source import Report
from bureau_quiz.packs.texts import shape_wrong, warn_of_curly


def read_question(node: Node, names: Names, report: Report) -> PlainQuestion | None:
    """Give a plain question, or None where it cannot be asked."""
    if not isinstance(node, Mapping):
        shape_wrong(node, "a question", "a mapping with `prompt` and `answer`", report)
        return None
    fields = Fields(node, QUESTION, called(node, "question", ("prompt", "statement")), report)
    prompt = _prompt(fields)
    id_ = names.of(fields, "statement" if "statement" in fields else "prompt")
    was = names.were(fields, id_)
    said = plainkinds.read(fields)
    spoiler = grades.of(fields)
    difficulty = int(fields.choice("difficulty", "2"))
    category, source = fields.text("category"), fields.text("source")
    explanation = " ".join(text for at, text in fields.texts("explanation") if not at.damaged)
    fields.finish()
    if said is None or not prompt or not id_ or spoiler == grades.UNREAD:
        return None
    return PlainQuestion(
        id=id_,
        prompt=prompt,
        answers=said.answers,
        distractors=said.distractors,
        place=fields.node.place,
        kind=said.kind,
        truth=said.truth,
        category=category,
        difficulty=difficulty,
        explanation=explanation,
        source=source,
        exact=said.exact,
        ignore=fields.ignore,
        called=fields.of.removeprefix("question "),
        pairs=said.pairs,
        within=said.within,
        min=said.min,
        max=said.max,
        spoiler=spoiler,
        was=was,
    )


def _prompt(fields: Fields) -> str | None:
    prompt, statement = fields.text("prompt"), fields.text("statement")
    said = [name for name in ("prompt", "statement") if name in fields.node.entries]
    if len(said) == 2:
        key_ = fields.node.entries["statement"][0]
        fields.report.add(
            "BQ206",
            key_.source,
            key_.place,
            "a question has a `prompt` or a `statement`, not both",
            "keep the one that is asked",
        )
        return None
    slipped = fields.slipped("prompt") or fields.slipped("statement")
    name = said[0] if said else "prompt"
    if fields.silent(name) and not slipped:
        mend = "say `prompt:`, or `statement:` for true or false"
        fields.lacks(name, f"{fields.of} has no prompt", mend)
    node = fields.scalar(said[0]) if said else None
    if node is not None:
        warn_of_curly(node, fields.report)
        _warn_of_hole(node, fields)
        if node.damaged:
            return None
    return prompt or statement or None


def _warn_of_hole(node: Scalar, fields: Fields) -> None:
    found = re.search(r"<(\w[^<>]*)>", node.value)
    if found:
        fields.report.add(
            "BQ220",
            node.source,
            node.within(found.start(), len(found.group())),
            f"{found.group()} is shown as it stands: a question written out has no holes",
            "write what is meant, or make it a template",
        )
