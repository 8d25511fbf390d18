"""The pack format's keys, said once for the reader, its suggestions, the schema and the guide."""

import re
from dataclasses import dataclass
from enum import StrEnum

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""How packs, templates and questions are named."""

RESERVED = frozenset({"never", "was", "ignore", "spoiler", "answer"})
"""What a row or a hole says besides its columns; no column can be named so."""

NAME_SIGNS = frozenset("<>.")
"""What cannot stand in the name of a table or a column, because holes are made of it."""


OTHER_WORDS = {
    "wrong": "distractors",
    "options": "distractors",
    "choices": "distractors",
    "question": "prompt",
    "correct": "answer",
    "level": "difficulty",
    "comment": "explanation",
    "formerly": "was",
    "renamed": "was",
}
"""Words that other programs, and people, have for a key."""


class Shape(StrEnum):
    """What a key's value looks like."""

    TEXT = "text"
    TEXTS = "a text or a list of texts"
    ID = "lower-case letters, digits and hyphens"
    IDS = "an id or a list of ids"
    FLAG = "true or false"
    CHOICE = "one of its words"
    NUMBER = "a number"
    VALUES = "a mapping of columns to a value or a list of values"
    SPELLINGS = "a mapping of values to a spelling or a list of them"
    SECTION = "a mapping of names"
    LIST = "a list of mappings"
    ROWS = "a list of rows, or the name of a CSV file"
    HOLES = "text with holes"
    HOLES_LIST = "a text with holes, or a list of them"
    HOLE = "one hole"
    REVERSE = "a text with holes, or a mapping"
    COLUMN = "a column, or a path of columns joined by full stops"
    PAIRS = "a mapping of what goes together"
    GRADE = "a whole number from 0 to 99"
    TABLE_GRADE = "a whole number from 0 to 99, or the name of a column of such numbers"
    ROW_GRADE = "a whole number from 0 to 99, or a mapping of columns to such numbers"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the format."""

    name: str
    shape: Shape
    meaning: str
    need: bool = False
    words: tuple[str, ...] = ()
    """The words that a CHOICE may be."""


_IGNORE = Key("ignore", Shape.TEXTS, "codes of warnings and notes that are not told here")
_NAME = Key(
    "id", Shape.ID, "keeps the past when the text is mended; made from the prompt if left out"
)
_WERE = Key("was", Shape.IDS, "ids it had before, so that its past is kept")
_CATEGORY = Key("category", Shape.TEXT, "what the question is filed under")
_DIFFICULTY = Key("difficulty", Shape.CHOICE, "1 easy, 2 medium, 3 hard", words=("1", "2", "3"))
_SPOILER = Key("spoiler", Shape.GRADE, "how far one must have seen to be asked")

PACK = (
    Key("pack", Shape.ID, "the pack's name, unique among packs", need=True),
    Key("title", Shape.TEXT, "what players see; made from the id if left out"),
    Key("language", Shape.TEXT, "of the prompts, as a code: en, fr, pt-BR"),
    Key("description", Shape.TEXT, "one sentence on what is asked"),
    Key("licence", Shape.TEXT, "under which the pack may be shared"),
    Key("source", Shape.TEXT, "where the facts come from"),
    Key("tables", Shape.SECTION, "the facts"),
    Key("templates", Shape.LIST, "questions over a table"),
    Key("questions", Shape.LIST, "questions written out"),
    Key("accept", Shape.SPELLINGS, "other spellings, good everywhere in the pack"),
    _IGNORE,
    Key("spoiler", Shape.TEXT, "what its spoiler grades count, as a singular noun: season"),
)

TABLE = (
    Key("open", Shape.FLAG, "rows come into being where they are referred to"),
    Key("key", Shape.TEXTS, "the column, or columns, that name a row; the first if left out"),
    Key("columns", Shape.SECTION, "columns that are more than plain text"),
    Key("rows", Shape.ROWS, "the rows, or the CSV file they lie in"),
    Key("label", Shape.TEXT, "how dossiers name the table; made from its name if left out"),
    Key("was", Shape.TEXTS, "names this table had before"),
    _IGNORE,
    Key("spoiler", Shape.TABLE_GRADE, "how far one must have seen to hear of its rows"),
)

COLUMN = (
    Key(
        "type",
        Shape.CHOICE,
        "how cells are read and compared",
        words=("text", "number", "date", "exact"),
    ),
    Key("to", Shape.TEXT, "the table whose rows the cells name"),
    Key("label", Shape.TEXT, "how a dossier names the column"),
    Key("was", Shape.TEXTS, "names this column had before"),
    Key("hidden", Shape.FLAG, "helps to choose distractors, and is never shown"),
    Key("empty", Shape.CHOICE, "`none`: an empty cell says that there is none", words=("none",)),
    Key("partial", Shape.FLAG, "what its cells do not say is unknown, not wrong"),
    Key("min", Shape.NUMBER, "the least a number or a year may be"),
    Key("max", Shape.NUMBER, "the most a number or a year may be"),
    Key("split", Shape.TEXT, "the sign that parts several values in one cell, such as ;"),
    Key("spoiler", Shape.GRADE, "how far one must have seen to be told what its cells say"),
)

ROW = (
    Key("never", Shape.TEXTS, "values neither offered nor punished where this row is asked"),
    Key("was", Shape.TEXTS, "names this row had before"),
    _IGNORE,
    Key("spoiler", Shape.ROW_GRADE, "how far one must have seen to hear of it, or of its cells"),
)

ROW_KEYS = frozenset(key.name for key in ROW)
"""The keys of a row that are no columns."""

_ASKED = (
    Key("prompt", Shape.HOLES, "what is asked", need=True),
    Key("answer", Shape.HOLE, "the column that answers"),
    Key(
        "statement", Shape.HOLES, "also asks whether this is true: the prompt's holes and <answer>"
    ),
    _CATEGORY,
    _DIFFICULTY,
    Key("explanation", Shape.HOLES_LIST, "sentences; one whose hole is empty is left out"),
    Key("source", Shape.HOLES, "where this fact is from"),
    Key("similar", Shape.TEXTS, "columns that good distractors share"),
    Key("several_right", Shape.FLAG, "it is meant that several answers are right"),
    Key("pool", Shape.TEXT, "table.column that distractors come from"),
    Key(
        "kind",
        Shape.CHOICE,
        "how the prompt is asked",
        words=("choice", "typed", "true-false", "multiple", "except", "number"),
    ),
    Key("all", Shape.HOLES, "also asks for all that is right: the prompt's holes"),
    Key("none", Shape.HOLES, "also asks for what is not right: the prompt's holes"),
    Key("match", Shape.TEXT, "also asks for pairs of the prompt's one hole and the answer"),
    Key("order", Shape.COLUMN, "the prompt asks to put the answers in order by it, lowest first"),
    Key("within", Shape.NUMBER, "kind number: how near is near enough"),
    _IGNORE,
    _SPOILER,
)

TEMPLATE = (
    _NAME,
    _WERE,
    Key("table", Shape.TEXT, "the table it asks about", need=True),
    Key("where", Shape.VALUES, "only rows with these values; part of what is claimed"),
    Key("reverse", Shape.REVERSE, "the question the other way round; its id ends in ~"),
    *_ASKED,
)

REVERSE = _ASKED

QUESTION = (
    _NAME,
    _WERE,
    Key("prompt", Shape.TEXT, "what is asked"),
    Key("statement", Shape.TEXT, "a sentence that is true or false; then `answer` says which"),
    Key("answer", Shape.TEXTS, "what is right; several: each of them is"),
    Key("answers", Shape.TEXTS, "all that is to be picked, or put in this order"),
    Key("pairs", Shape.PAIRS, "what goes with what, left and right"),
    Key("distractors", Shape.TEXTS, "what is wrong"),
    Key(
        "kind",
        Shape.CHOICE,
        "how it is asked",
        words=(
            "choice",
            "typed",
            "true-false",
            "multiple",
            "except",
            "order",
            "number",
            "match",
        ),
    ),
    Key("within", Shape.NUMBER, "kind number: how near is near enough"),
    Key("min", Shape.NUMBER, "kind number: where its scale begins"),
    Key("max", Shape.NUMBER, "kind number: where its scale ends"),
    Key("type", Shape.CHOICE, "`exact`: accents and signs count", words=("text", "exact")),
    _CATEGORY,
    _DIFFICULTY,
    Key("explanation", Shape.TEXTS, "what there is to learn"),
    Key("source", Shape.TEXT, "where the fact is from"),
    _IGNORE,
    _SPOILER,
)

SECTIONS = {
    "pack": PACK,
    "table": TABLE,
    "column": COLUMN,
    "row": ROW,
    "template": TEMPLATE,
    "reverse": REVERSE,
    "question": QUESTION,
}
"""Every kind of mapping a pack has, with its keys."""
