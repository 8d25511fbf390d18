"""Options as an author lists them: whether all could be read, and are different."""

from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.linking import merges
from bureau_quiz.packs.nodes import Scalar, Sequence
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import key

Options = list[tuple[Scalar, str]]
"""Texts, each with its node."""


def readable(fields: Fields, name: str, answers: Options) -> bool:
    """Whether every answer could be read: one that was lost must not be taken for wrong."""
    node = fields.node.get(name)
    whole = not isinstance(node, Sequence) or all(isinstance(at, Scalar) for at in node.items)
    return whole and not any(scalar.damaged for scalar, _ in answers)


def whole(fields: Fields, name: str, said: Options) -> bool:
    """Whether all of a list could be read: else nobody knows how many it has."""
    node = fields.node.get(name)
    torn = isinstance(node, Sequence) and (
        node.torn or any(isinstance(item, Scalar) and item.damaged for item in node.items)
    )
    return not torn and readable(fields, name, said)


def exact(fields: Fields, options: Options) -> bool:
    """Whether options are compared by NFC and case alone."""
    return fields.choice("type", "text") == "exact" or merges(text for _, text in options)


def repeats(fields: Fields, options: Options, exactly: bool) -> bool:
    """Whether two options are one, which is told."""
    seen: dict[str, Scalar] = {}
    repeated = False
    for node, text in options:
        if node.damaged:
            continue
        earlier = seen.setdefault(key(text, exactly), node)
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
