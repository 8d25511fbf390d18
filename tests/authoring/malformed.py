"""Packs made of the declaration of the format: each key as it should be, and as it should not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bureau_quiz.packs.format import SECTIONS, Key, Shape

Document = dict[str, Any]

ROWS = [
    {"n": "Ann", "b": "Rome", "d": 1},
    {"n": "Bob", "b": "Oslo", "d": 2},
    {"n": "Cat", "b": "Bonn", "d": 3},
    {"n": "Dan", "b": "Kiel", "d": 4},
]

BASE: dict[str, Document] = {
    "pack": {"pack": "x"},
    "table": {"rows": ROWS, "columns": {"d": {"type": "number"}}},
    "column": {"label": "Town"},
    "row": {"n": "Eve", "b": "Pisa"},
    "template": {"id": "t", "table": "a", "prompt": "Where is <n>?", "answer": "<b>"},
    "reverse": {"prompt": "Who is in <b>?"},
    "question": {"prompt": "W", "answer": "A", "distractors": ["B", "C", "D"]},
}
"""Of each kind of mapping the least that is needed."""

ANY = {"text": "a text", "number": 3, "flag": True, "list": ["a", "b"], "mapping": {"a": "b"}}

GOOD: dict[Shape, list[Any]] = {
    Shape.TEXT: ["a text", "NO", 7, 1.5, True],
    Shape.TEXTS: ["n", ["n"]],
    Shape.ID: ["a-1", 7, True],
    Shape.IDS: ["a-1", ["a-1", 7]],
    Shape.FLAG: [True, False, "yes", "NO"],
    Shape.NUMBER: [1, 2.5, "3"],
    Shape.VALUES: [{"b": "Rome"}, {"b": ["Rome", "Oslo"]}],
    Shape.SPELLINGS: [{"Rome": "Roma"}, {"Rome": ["Roma"]}, {}, None],
    Shape.SECTION: [],
    Shape.LIST: [[], None],
    Shape.ROWS: [ROWS, [], None],
    Shape.HOLES: ["Where is <n>?"],
    Shape.HOLES_LIST: ["<n> is in <b>.", ["<n> is in <b>.", "So."]],
    Shape.HOLE: ["<b>", " <b> "],
    Shape.REVERSE: ["Who is in <b>?", {"prompt": "Who is in <b>?"}],
    Shape.COLUMN: ["d"],
    Shape.PAIRS: [{"a": "b", "c": "d", "e": 5}],
    Shape.GRADE: [0, 99, "3"],
    Shape.TABLE_GRADE: [0, 99, "3", "d"],
    Shape.ROW_GRADE: [0, "3", {"n": 4}],
}
"""What a key of a shape may hold."""

BAD: dict[Shape, list[Any]] = {
    Shape.TEXT: ["list", "mapping"],
    Shape.TEXTS: ["mapping", [["a"]], [{"a": "b"}]],
    Shape.ID: ["My Id", "a_b", "a" * 81, 1.5, "list", "mapping"],
    Shape.IDS: ["My Id", "a~", 1.5, "mapping", ["a-1", "a_b"], [["a"]]],
    Shape.FLAG: ["maybe", 2, "list", "mapping"],
    Shape.CHOICE: ["no such word", 17, "list", "mapping"],
    Shape.NUMBER: ["many", "1,000", True, "list", "mapping"],
    Shape.VALUES: ["text", "list", {}, {"b": {"c": "d"}}, {"b": None}, {"b": []}],
    Shape.SPELLINGS: ["text", "list", {"Rome": {"a": "b"}}],
    Shape.SECTION: ["text", "list"],
    Shape.LIST: ["text", "mapping", ["a text"], [["a"]]],
    Shape.ROWS: ["mapping", ["a text"], [["a"]], [{}], [{"n": {"a": "b"}}], [{"answer": "a"}]],
    Shape.HOLES: ["list", "mapping"],
    Shape.HOLES_LIST: ["mapping", [["a"]]],
    Shape.HOLE: ["b", "the <b>", "<n> <b>", 5, "list", "mapping"],
    Shape.REVERSE: ["list", {}, {"prompt": ["a"]}, {"prompt": "Who is in <b>?", "table": "a"}],
    Shape.COLUMN: ["<d>", "list", "mapping"],
    Shape.PAIRS: ["text", "list", {}, {"a": "b"}, {"a": ["b"], "c": "d", "e": "f"}],
    Shape.GRADE: [-1, 100, 1.5, True, "late", "list", "mapping"],
    Shape.TABLE_GRADE: [-1, 100, 1.5, True, "list", "mapping"],
    Shape.ROW_GRADE: [-1, 100, 1.5, True, "late", "list", {"n": -1}, {"n": "late"}],
}
"""What it may not; a name of `ANY` stands for what that says."""

BESIDES: dict[tuple[str, str], list[Any]] = {
    ("pack", "spoiler"): [7, True, "yes", "3"],
    ("template", "statement"): [3, "<n> is there."],
    ("reverse", "statement"): [3, "<b> is there."],
    ("template", "match"): ["Who is <n>?"],
    ("reverse", "match"): ["Who is in <b>?"],
    ("template", "pool"): [3, "b"],
    ("reverse", "pool"): [3, "b"],
    ("template", "within"): [0, -1],
    ("reverse", "within"): [0, -1],
    ("question", "within"): [0, -1],
}
"""What single keys may not hold besides."""

NOTHING: list[Any] = [None, "", "  "]

ASIDE: dict[tuple[str, str], list[Any]] = {
    ("pack", "spoiler"): ["season"],
    ("pack", "ignore"): ["BQ316", ["BQ316", "BQ501"]],
    ("table", "ignore"): ["BQ316"],
    ("row", "ignore"): ["BQ316"],
    ("template", "ignore"): ["BQ316"],
    ("reverse", "ignore"): ["BQ316"],
    ("question", "ignore"): ["BQ316"],
    ("pack", "tables"): [{"a": None}],
    ("table", "columns"): [{"b": {"label": "Town"}}, {"b": None}],
    ("column", "to"): ["c"],
    ("column", "max"): [2100, "2100"],
    ("question", "answers"): [["y", "n"]],
    ("template", "table"): ["a"],
    ("template", "prompt"): ["Where is <n>?"],
    ("template", "similar"): ["b", ["b"]],
    ("reverse", "similar"): ["n", ["n"]],
    ("template", "pool"): ["a.b"],
    ("reverse", "pool"): ["a.n"],
    ("template", "statement"): ["<n> is in <answer>."],
    ("reverse", "prompt"): ["Who is in <b>?"],
    ("reverse", "statement"): ["<answer> is in <b>."],
    ("reverse", "all"): ["Who is in <b>?"],
    ("reverse", "none"): ["Who is not in <b>?"],
    ("reverse", "answer"): ["<n>"],
    ("template", "match"): ["Who is where?"],
    ("reverse", "match"): ["Who is where?"],
}
"""What single keys may hold, where their shape does not say enough."""

WITH: dict[tuple[str, str], Document] = {
    ("template", "order"): {"prompt": "Put them in order.", "answer": "<n>"},
    ("reverse", "order"): {"prompt": "Put them in order.", "answer": "<n>"},
    ("template", "within"): {"kind": "number", "answer": "<d>"},
    ("reverse", "within"): {"kind": "number", "answer": "<d>"},
    ("question", "within"): {"kind": "number", "answer": 5, "distractors": ...},
    ("question", "min"): {"kind": "number", "answer": 5, "within": 1, "distractors": ...},
    ("question", "max"): {"kind": "number", "answer": 1, "within": 1, "distractors": ...},
    ("question", "statement"): {"prompt": ..., "answer": True, "distractors": ...},
    ("question", "answers"): {"answer": ..., "distractors": ["v", "w"]},
    ("question", "pairs"): {"answer": ..., "distractors": ...},
    ("pack", "spoiler"): {"questions": [{"statement": "V", "answer": True, "spoiler": 1}]},
    ("column", "max"): {"type": "number"},
    ("column", "min"): {"type": "number"},
}  # fmt: skip
"""What else must be said, or (`...`) not, for a key to be right."""

KINDS: dict[str, Document] = {
    "choice": {},
    "typed": {"distractors": ...},
    "true-false": {"statement": "W.", "prompt": ..., "answer": True, "distractors": ...},
    "multiple": {"answers": ["y", "n"], "answer": ...},
    "except": {},
    "order": {"answers": ["a", "b", "c"], "answer": ..., "distractors": ...},
    "number": {"answer": 5, "within": 1, "distractors": ...},
    "match": {"pairs": {"a": "b", "c": "d", "e": "f"}, "answer": ..., "distractors": ...},
}
"""What a question of each kind says beside its kind, and what it does not."""

WAYS: dict[str, Document] = {
    "true-false": {"statement": "<n> is in <answer>."},
    "number": {"answer": "<d>", "within": 1},
}
"""The same of templates."""


def said(value: Any) -> Any:
    """What a name of `ANY` stands for."""
    return ANY.get(value, value) if isinstance(value, str) else value


def merged(mapping: Document, more: Document) -> Document:
    """A mapping that says more, or less where that is `...`."""
    return {name: value for name, value in (mapping | more).items() if value is not ...}


def within(section: str, mapping: Document) -> Document:
    """A whole pack that has a mapping where one of its kind belongs."""
    table = BASE["table"]
    others: Document = {"c": {"rows": [{"n": "Rome"}, {"n": "Oslo"}, {"n": "Bonn"}, {"n": "Kiel"}]}}
    template, question = BASE["template"], BASE["question"]
    if section == "table":
        table = mapping
    elif section == "column":
        table = merged(table, {"columns": {"d": {"type": "number"}, "b": mapping}})
        if "type" in mapping or "min" in mapping or "max" in mapping:
            table = {"columns": {"b": mapping}, "rows": [{"n": "Ann", "b": "2001"}]}
            template = {**template, "prompt": "When is <n>?"}
    elif section == "row":
        table = merged(table, {"rows": [*ROWS, mapping]})
    elif section == "template":
        template = mapping
    elif section == "reverse":
        template = {**template, "reverse": mapping}
    elif section == "question":
        question = mapping
    pack = {
        "pack": "x",
        "tables": {"a": table, **others},
        "templates": [template],
        "questions": [question],
    }
    return pack | mapping if section == "pack" else pack


def good_values(section: str, key: Key) -> list[Any]:
    """What a key may hold in its section."""
    if (section, key.name) in ASIDE:
        return ASIDE[section, key.name]
    if key.shape is Shape.CHOICE:
        return [*key.words, *(int(word) for word in key.words if word.isdigit())]
    return GOOD[key.shape]


def around(section: str, key: Key, value: Any) -> Document:
    """A mapping of a section in which a key has a value, and what it needs beside it."""
    more = WITH.get((section, key.name), {})
    if key.name == "kind" and isinstance(value, str):
        more = KINDS.get(value, {}) if section == "question" else WAYS.get(value, {})
    if section == "reverse" and more.get("answer") == "<d>":
        more = {**more, "prompt": "How old is <n>?"}
        more.pop("statement", None)
    if section == "reverse" and "statement" in more:
        more = {**more, "statement": "<answer> is in <b>."}
    return merged(merged(BASE[section], more), {key.name: value})


Case = tuple[str, Any, Document]
"""A key, its value, and a whole pack in which it has that."""


def good(section: str) -> Iterator[Case]:
    """Every key of a section with everything that it may hold."""
    for key in SECTIONS[section]:
        for value in good_values(section, key):
            yield key.name, value, within(section, around(section, key, value))


def bad(section: str) -> Iterator[Case]:
    """Every key of a section with what it may not hold."""
    for key in SECTIONS[section]:
        for value in [*map(said, BAD[key.shape]), *BESIDES.get((section, key.name), ())]:
            yield key.name, value, within(section, around(section, key, value))


def empty(section: str) -> Iterator[Case]:
    """Every key of a section that says nothing, where that is not what nothing means there."""
    may_be = (Shape.SECTION, Shape.LIST, Shape.ROWS, Shape.SPELLINGS)
    for key in SECTIONS[section]:
        if section != "row" and key.shape not in may_be and key.name != "ignore":
            for value in NOTHING:
                yield key.name, value, within(section, around(section, key, value))


def lacking(section: str) -> Iterator[tuple[str, Document]]:
    """Every needed key left out."""
    for name in BASE[section]:
        if name != "id":
            yield name, within(section, merged(BASE[section], {name: ...}))


def beside(section: str) -> Iterator[tuple[str, Document]]:
    """Every key misspelt, and every key of other sections, beside those that are right."""
    known = {key.name for key in SECTIONS[section]}
    every = {key.name for keys in SECTIONS.values() for key in keys}
    for name in (*sorted(every - known), *(f"{name}x" for name in sorted(known))):
        yield name, within(section, {**BASE[section], name: "a"})


def apart() -> Iterator[tuple[str, str, Document]]:
    """Every kind with a key that belongs to another."""
    chosen = {"statement": "S.", "answer": "A", "answers": ["a", "b", "c"], "within": 1}
    chosen["pairs"] = {"g": "h", "i": "j", "k": "l"}
    for kind, more in KINDS.items():
        whole = merged(BASE["question"], {**more, "kind": kind})
        for name in chosen.keys() - whole.keys():
            yield kind, name, within("question", {**whole, name: chosen[name]})
    base = BASE["template"]
    ways = {"multiple": "all", "except": "none"}
    for kind, name in ways.items():
        yield kind, name, within("template", {**base, "kind": kind, name: "V <n>"})
    order = {**base, "prompt": "Put them in order.", "answer": "<n>", "order": "d"}
    for name in ("kind", "statement", "all", "none", "match"):
        value = "typed" if name == "kind" else "V <answer>" if name == "statement" else "V"
        yield "order", name, within("template", {**order, name: value})
    yield "choice", "within", within("template", {**base, "within": 1})
