"""Which keys go with which kind of question, as rules of a JSON Schema."""

from collections.abc import Iterable
from typing import Any

from bureau_quiz.packs.plainkinds import IMPLIED, LEAST, TAKES

Rule = dict[str, Any]

FLAG: Rule = {
    "type": ["boolean", "string"],
    "pattern": "^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])$",
}
NUMBER: Rule = {
    "type": ["number", "string"],
    "pattern": r"^\s*[+−-]?[0-9]{1,30}(\.[0-9]{1,30})?\s*$",
}

_CHOSEN = ("statement", "answer", "answers", "pairs", "within")
"""The keys of a question that some kinds have and others do not."""
_MAY_LACK = {"typed": ("distractors",), "number": ("min", "max")}
"""What a kind takes and does not need."""


def _has(name: str) -> Rule:
    return {"required": [name]}


def _without(*names: str) -> Rule:
    return {"properties": dict.fromkeys(names, False)}


def _is(kind: str) -> Rule:
    return {"properties": {"kind": {"const": kind}}, "required": ["kind"]}


def _when(condition: Rule, then: Rule) -> Rule:
    return {"if": condition, "then": then}


def _several(count: int) -> Rule:
    """So many texts: one alone is as good as a list of it."""
    return {"type": "array", "minItems": count} if count > 1 else {"minItems": count}


def _of_kind(kind: str) -> Rule:
    takes = TAKES[kind]
    asked = () if kind == "true-false" else ("prompt",)
    needed = [*asked, *(name for name in takes if name not in _MAY_LACK.get(kind, ()))]
    properties: Rule = {name: False for name in _CHOSEN if name not in takes}
    least = LEAST.get(kind, 1)
    for name in ("answer", "answers", "distractors"):
        if name in needed:
            properties[name] = _several(least if name != "answer" else 1)
    if kind == "match":
        properties["pairs"] = {"minProperties": least}
    if kind in ("true-false", "number"):
        properties["answer"] = FLAG if kind == "true-false" else NUMBER
    return {"required": needed, "properties": properties}


def _implied() -> Rule:
    """The kind of a question that does not say it, by the first of the keys that do."""
    rule = _of_kind("choice")
    for name, kind in reversed(IMPLIED.items()):
        rule = {"if": _has(name), "then": _of_kind(kind), "else": rule}
    return rule


def _apart(kinds: Iterable[tuple[str, str]]) -> list[Rule]:
    return [_when(_is(kind), _without(name)) for kind, name in kinds]


OF_QUESTION: list[Rule] = [
    {"not": {"required": ["prompt", "statement"]}},
    *(_when(_is(kind), _of_kind(kind)) for kind in TAKES),
    {"if": _has("kind"), "else": _implied()},
]

OF_REVERSE: list[Rule] = [
    *_apart((("multiple", "all"), ("except", "none"))),
    _when(_is("true-false"), _has("statement")),
    {"if": _is("number"), "then": _has("within"), "else": _without("within")},
    _when(_has("order"), _without("kind", "statement", "all", "none", "match")),
]

OF_TEMPLATE = OF_REVERSE
