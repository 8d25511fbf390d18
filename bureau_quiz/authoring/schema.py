"""The pack format as a JSON Schema, made of the declaration that the reader goes by.

What an editor reads may be any YAML scalar where the format has a text: `NO`, `007` and `1.10` are
texts here. A file of a folder pack has some of the sections only, so that none is needed.

What no schema can say the reader alone tells: what is said twice, what refers to something that is
not there, what only one type of column can have, and what YAML itself takes otherwise.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bureau_quiz.authoring.schema_kinds import FLAG, NUMBER, OF_QUESTION, OF_REVERSE, OF_TEMPLATE
from bureau_quiz.packs.format import ID, RESERVED, SECTIONS, Key, Shape

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_SCALAR: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""A text that says something; the pattern is one of strings alone."""
_WRITTEN_GRADE: Schema = {"type": "string", "pattern": r"^\s*\d{1,2}\s*$"}
_GRADE: Schema = {
    "anyOf": [{"type": "integer", "minimum": 0, "maximum": 99}, _WRITTEN_GRADE],
}
_HOLE = r"^\s*<[^<>]+>\s*$"
_NAME = r"^[^<>.]*[^<>.\s][^<>.]*$"
_NULL: Schema = {"type": "null"}

_MEMBERS = {
    "tables": "table",
    "columns": "column",
    "templates": "template",
    "questions": "question",
}
"""The keys that hold mappings of a kind, and which."""

_NEEDED = {"template": ("answer",)}
"""Keys that are needed where a mapping stands by itself, though not in another of its keys."""


def as_json() -> str:
    """The whole schema."""
    return json.dumps(schema(), indent=2, ensure_ascii=False)


def schema() -> Schema:
    """The schema of one YAML file of a pack."""
    return {
        "$schema": DRAFT,
        "title": "Bureau Quiz pack",
        **_section("pack", SECTIONS["pack"]),
        "$defs": {name: _section(name, keys) for name, keys in SECTIONS.items() if name != "pack"},
    }


def _section(name: str, keys: Sequence[Key]) -> Schema:
    needed = [key.name for key in keys if key.need and name != "pack"]
    needed += _NEEDED.get(name, ())
    made: Schema = {
        "type": "object",
        "properties": {key.name: _described(name, key) for key in keys},
        # A row has its columns besides; anywhere else there is no other key.
        "additionalProperties": _cell() if name == "row" else False,
    }
    if name == "row":
        # Besides the word that a row cannot have, each is a column or a key of its own.
        made |= {"propertyNames": {"pattern": _NAME, "not": {"const": "answer"}}}
        made |= {"minProperties": 1}
    rules = _RULES.get(name, [])
    return made | ({"required": needed} if needed else {}) | ({"allOf": rules} if rules else {})


def _described(section: str, key: Key) -> Schema:
    value = _value(key)
    if section == "row" or key.name == "ignore":
        # What a row does not say may stand there empty, as its cells may.
        value = {"anyOf": [*_or_nothing(value)["anyOf"], {"type": "array", "maxItems": 0}]}
    if (section, key.name) in _ONLY:
        value = {"allOf": [value, _ONLY[section, key.name]]}
    return {"description": key.meaning} | value


def _value(key: Key) -> Schema:
    """What a key may hold."""
    if key.shape is Shape.CHOICE:
        return {"enum": [*key.words, *(int(word) for word in key.words if word.isdigit())]}
    if key.shape in (Shape.SECTION, Shape.LIST):
        return _or_nothing(_members(key))
    return _OF_SHAPE[key.shape]


def _members(key: Key) -> Schema:
    name = _MEMBERS[key.name]
    if key.shape is Shape.LIST:
        return _list(name)
    names: Schema = {"pattern": _NAME}
    if name == "column":
        names["not"] = _NO_COLUMN
    # A table or column that says nothing about itself may stand there by its name alone.
    return {
        "type": "object",
        "propertyNames": names,
        "additionalProperties": _or_nothing(_of(name)),
    }


def _list(name: str) -> Schema:
    return {"type": "array", "items": _of(name)}


def _of(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _several(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _or_nothing(value: Schema) -> Schema:
    """What may be there, or not."""
    nothing: Schema = {"type": "string", "pattern": r"^\s*$"}
    return {"anyOf": [value, _NULL, nothing]}


def _cell() -> Schema:
    one = _or_nothing(_SCALAR)
    return {"anyOf": [*one["anyOf"], {"type": "array", "items": one}]}


def _mapping(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value, "minProperties": 1}


_ID: Schema = {
    "type": ["string", "integer", "boolean"],
    "pattern": f"^{ID.pattern}$",
    "maxLength": 80,
    "minimum": 0,
}
_OF_SHAPE: Mapping[Shape, Schema] = {
    Shape.TEXT: _SCALAR,
    Shape.HOLES: _SCALAR,
    Shape.HOLE: {"type": "string", "pattern": _HOLE},
    Shape.COLUMN: _SCALAR | {"pattern": r"^[^<>]*[^<>\s][^<>]*$"},
    Shape.TEXTS: _several(_SCALAR),
    Shape.HOLES_LIST: _several(_SCALAR),
    Shape.ID: _ID,
    Shape.IDS: _several(_ID),
    Shape.FLAG: FLAG,
    Shape.NUMBER: NUMBER,
    Shape.VALUES: _mapping(_several(_SCALAR)),
    Shape.SPELLINGS: _or_nothing({"type": "object", "additionalProperties": _several(_SCALAR)}),
    Shape.PAIRS: _mapping(_SCALAR),
    Shape.ROWS: _or_nothing({"anyOf": [{"type": "string"}, _list("row")]}),
    Shape.REVERSE: {"anyOf": [_SCALAR, _of("reverse")]},
    Shape.GRADE: _GRADE,
    Shape.TABLE_GRADE: {"anyOf": [_GRADE, {"type": "string", "pattern": r"[^\W\d_]"}]},
    Shape.ROW_GRADE: {"anyOf": [_GRADE, _mapping(_or_nothing(_GRADE))]},
}
"""What the shapes that need no more than themselves hold."""

_POSITIVE: Schema = {"not": {"type": "number", "maximum": 0}}
_ASKED: Mapping[str, Schema] = {
    "statement": {"type": "string", "pattern": "<answer>"},
    "match": {"not": {"type": "string", "pattern": "(^|[^<])<[^<>]+>"}},
    "pool": {"type": "string", "pattern": r"^[^.]*[^.\s][^.]*\.[^.]*[^.\s]"},
    "within": _POSITIVE,
}
_SCALE: Schema = {
    "type": "string",
    "pattern": r"[^\W\d_]",
    "maxLength": 30,
    "not": FLAG,
}
_NO_COLUMN: Schema = {"enum": sorted(RESERVED)}
_ONLY: Mapping[tuple[str, str], Schema] = {
    ("table", "was"): {"pattern": _NAME, "items": {"pattern": _NAME}},
    ("column", "was"): {
        "pattern": _NAME,
        "not": _NO_COLUMN,
        "items": {"pattern": _NAME, "not": _NO_COLUMN},
    },
    ("pack", "spoiler"): _SCALE,
    ("question", "within"): _POSITIVE,
    **{("template", name): rule for name, rule in _ASKED.items()},
    **{("reverse", name): rule for name, rule in _ASKED.items()},
}
"""What single keys do not allow, though others of their shape do."""

_RULES: Mapping[str, list[Schema]] = {
    "question": OF_QUESTION,
    "template": OF_TEMPLATE,
    "reverse": OF_REVERSE,
}
"""Which keys go together."""
