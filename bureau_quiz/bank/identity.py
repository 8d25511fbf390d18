"""Names that questions keep when texts and order change."""

from collections.abc import Iterable


def escaped(part: str) -> str:
    """A part of an id, without the sign that parts them."""
    return part.replace("%", "%25").replace("/", "%2F")


MARK = "."
"""Stands between a template's id and the kind that its questions are marked with."""
_MARKED = frozenset(("true-false", "multiple", "except", "order", "match"))
"""Kinds that ask something else than what answers the prompt: their past is one of their own."""


def template_id(template: str, kind: str) -> str:
    """What a template's questions of a kind go by: its id, marked with most kinds."""
    return f"{template}{MARK}{kind}" if kind in _MARKED else template


def question_id(parts: Iterable[str]) -> str:
    """`pack/template/row key`, with `/value` for each list that asks; or `pack/id`."""
    return "/".join(map(escaped, parts))


def parts_of(question: str) -> tuple[str, ...]:
    """What `question_id` made an id of."""
    return tuple(part.replace("%2F", "/").replace("%25", "%") for part in question.split("/"))
