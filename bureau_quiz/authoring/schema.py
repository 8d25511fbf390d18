"""The pack format as a JSON Schema, made of the declaration that the reader goes by.

What an editor reads may be any YAML scalar where the format has a text: `NO`, `007` and `1.10` are
texts here. A file of a folder pack has some of the sections only, so that none is needed.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bureau_quiz.packs.format import ID, SECTIONS, Key, Shape

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_NUMBER: Schema = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": "[0-9]"}]}
_GRADE: Schema = {"type": "integer", "minimum": 0, "maximum": 99}
_MEMBERS = {
    "tables": "table",
    "columns": "column",
    "templates": "template",
    "questions": "question",
}
"""The keys that hold mappings of a kind, and which."""


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
    needed = [key.name for key in keys if key.need and name not in ("pack", "reverse")]
    made: Schema = {
        "type": "object",
        "properties": {key.name: {"description": key.meaning} | _value(key) for key in keys},
        # A row has its columns besides; anywhere else there is no other key.
        "additionalProperties": _several(_cell()) if name == "row" else False,
    }
    return made | ({"required": needed} if needed else {})


def _value(key: Key) -> Schema:
    """What a key may hold."""
    if key.shape is Shape.CHOICE:
        return {"enum": [*key.words, *(int(word) for word in key.words if word.isdigit())]}
    if key.shape in (Shape.SECTION, Shape.LIST):
        return _members(key)
    return _OF_SHAPE[key.shape]


def _members(key: Key) -> Schema:
    name = _MEMBERS[key.name]
    if key.shape is Shape.LIST:
        return _list(name)
    # A table or column that says nothing about itself may stand there by its name alone.
    return {"type": "object", "additionalProperties": {"anyOf": [_of(name), {"type": "null"}]}}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _of(name)}


def _of(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _several(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _cell() -> Schema:
    """A value, or nothing: an empty cell."""
    return {"type": [*_SCALAR["type"], "null"]}


_OF_SHAPE: Mapping[Shape, Schema] = {
    Shape.TEXT: _SCALAR,
    Shape.HOLES: _SCALAR,
    Shape.HOLE: _SCALAR,
    Shape.COLUMN: _SCALAR,
    Shape.TEXTS: _several(_SCALAR),
    Shape.HOLES_LIST: _several(_SCALAR),
    Shape.ID: {"type": ["string", "number"], "pattern": f"^{ID.pattern}$"},
    Shape.FLAG: {"enum": [True, False, "true", "false"]},
    Shape.NUMBER: _NUMBER,
    Shape.VALUES: {"type": "object", "additionalProperties": _several(_SCALAR)},
    Shape.SPELLINGS: {"type": "object", "additionalProperties": _several(_SCALAR)},
    Shape.PAIRS: {"type": "object", "additionalProperties": _SCALAR},
    Shape.ROWS: {"anyOf": [{"type": "string"}, _list("row")]},
    Shape.REVERSE: {"anyOf": [{"type": "string"}, _of("reverse")]},
    Shape.GRADE: _GRADE,
    Shape.TABLE_GRADE: {"anyOf": [_GRADE, {"type": "string"}]},
    Shape.ROW_GRADE: {"anyOf": [_GRADE, {"type": "object", "additionalProperties": _GRADE}]},
}
"""What the shapes that need no more than themselves hold."""
