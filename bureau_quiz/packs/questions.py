"""Plain questions: written out, without a table."""

import re

from bureau_quiz.packs.fields import FLAGS, Fields, quoted, shape_wrong, warn_of_curly
from bureau_quiz.packs.format import QUESTION
from bureau_quiz.packs.linking import merges
from bureau_quiz.packs.model import PlainQuestion
from bureau_quiz.packs.naming import Names, called
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence
from bureau_quiz.packs.source import Report
from bureau_quiz.text import key, plural

ENOUGH = 3
"""Distractors that make a choice of four."""


def read_question(node: Node, names: Names, report: Report) -> PlainQuestion | None:
    """Give a plain question, or None where it cannot be asked."""
    if not isinstance(node, Mapping):
        shape_wrong(node, "a question", "a mapping with `prompt` and `answer`", report)
        return None
    fields = Fields(node, QUESTION, called(node, "question", ("prompt", "statement")), report)
    lost = fields.missing()
    prompt = _prompt(fields)
    id_ = names.of(fields, "statement" if "statement" in fields else "prompt")
    kind = fields.choice("kind", "choice")
    if kind == "true-false" or "statement" in fields:
        question = _true_false(fields, id_ or "", prompt or "")
    else:
        question = _choice(fields, id_ or "", prompt or "", kind)
    return None if lost or not prompt or not id_ else question


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
    if not said and not slipped and not fields.node.torn:
        fields.report.add(
            "BQ202",
            fields.node.source,
            fields.node.place,
            f"{fields.of} has no prompt",
            "say `prompt:`, or `statement:` for true or false",
        )
    node = fields.scalar(said[0]) if said else None
    if node is not None:
        warn_of_curly(node, fields.report)
        _warn_of_hole(node, fields)
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


def _true_false(fields: Fields, id_: str, prompt: str) -> PlainQuestion | None:
    node = fields.scalar("answer")
    if node is None:
        return None
    truth = FLAGS.get(node.value.casefold())
    if truth is None:
        message = f"the answer to a statement is true or false, not {quoted(node.value)}"
        fields.wrong(node, message, "say true or false")
        return None
    fields.idle("distractors", "a statement is true or false")
    return _made(fields, id_, prompt, ("true" if truth else "false",), (), "true-false", truth)


def _choice(fields: Fields, id_: str, prompt: str, kind: str) -> PlainQuestion | None:
    answers, distractors = fields.texts("answer"), fields.texts("distractors")
    if (
        not answers
        or not _readable(fields, answers)
        or (kind == "choice" and not _offers(fields, len(distractors)))
    ):
        return None
    texts = [text for _, text in (*answers, *distractors)]
    exact = fields.choice("type", "text") == "exact" or merges(texts)
    if _repeats(fields, [*answers, *distractors], exact):
        return None
    return _made(
        fields,
        id_,
        prompt,
        tuple(text for _, text in answers),
        tuple(text for _, text in distractors),
        kind,
        None,
        exact,
    )


def _readable(fields: Fields, answers: list[tuple[Scalar, str]]) -> bool:
    """Whether every answer could be read: one that was lost must not be taken for wrong."""
    node = fields.node.get("answer")
    whole = not isinstance(node, Sequence) or all(isinstance(at, Scalar) for at in node.items)
    return whole and not any(scalar.damaged for scalar, _ in answers)


def _offers(fields: Fields, count: int) -> bool:
    """Whether there is anything to choose from; few distractors are told."""
    at = fields.node.entries.get("distractors", (None, None))[0]
    source, place = fields.node.source, at.place if at else fields.node.place
    if count == 0:
        if not fields.node.torn and not fields.slipped("distractors"):
            fields.report.add(
                "BQ202",
                source,
                place,
                f"{fields.of} has no distractors",
                "give three, or say `kind: typed`",
            )
        return False
    if count < ENOUGH:
        fields.report.add(
            "BQ316",
            source,
            place,
            f"{fields.of} has {plural(count, 'distractor')} only",
            "three make a choice of four",
        )
    return True


def _repeats(fields: Fields, options: list[tuple[Scalar, str]], exact: bool) -> bool:
    seen: dict[str, Scalar] = {}
    repeated = False
    for node, text in options:
        earlier = seen.setdefault(key(text, exact), node)
        if earlier is not node:
            repeated = True
            fields.report.add(
                "BQ315",
                node.source,
                node.place,
                f"{quoted(text)} is the same option as {quoted(earlier.value)}",
                "take one out",
            )
    return repeated


def _made(
    fields: Fields,
    id_: str,
    prompt: str,
    answers: tuple[str, ...],
    distractors: tuple[str, ...],
    kind: str,
    truth: bool | None,
    exact: bool = False,
) -> PlainQuestion:
    return PlainQuestion(
        id=id_,
        prompt=prompt,
        answers=answers,
        distractors=distractors,
        place=fields.node.place,
        kind=kind,
        truth=truth,
        category=fields.text("category"),
        difficulty=int(fields.choice("difficulty", "2")),
        explanation=" ".join(text for _, text in fields.texts("explanation")),
        source=fields.text("source"),
        exact=exact,
        ignore=fields.ignore,
        called=fields.of.removeprefix("question "),
    )
