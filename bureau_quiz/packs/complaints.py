"""What the YAML parsers complain of, in words that say what to do."""

from bureau_quiz.packs.building import Unparsable
from bureau_quiz.packs.slips import QUOTE_IT

_INDENT = (
    "this line is indented differently from those it belongs to",
    "give it the same spaces before it as its neighbours",
)

_SAID = (
    (
        "mapping values",
        "a colon here begins a new key where none can stand",
        "put quotes around the text, or mend the indent",
    ),
    (
        "could not find expected ':'",
        "a line here has no `key:`",
        "is it part of the text above? Then indent it more",
    ),
    ("expected key", *_INDENT),
    ("expected <block end>", *_INDENT),
    (
        "expected '-'",
        "this line is indented as a list item and does not begin with `- `",
        "give it the same spaces before it as its neighbours",
    ),
    ("end of stream", "something is opened above and never closed", "look for a quote or bracket"),
    ("cannot start any token", "no text can begin with this sign", QUOTE_IT),
    (
        "escape",
        "a backslash in double quotes means something else",
        "write it twice, or use single quotes",
    ),
    (
        "expected ','",
        "a comma is missing before this, or a bracket is opened above and never closed",
        "put it where it belongs, or quotes around the text",
    ),
    ("document start", "nothing can follow here", "is this line indented less than it should be?"),
    ("alphabetic or numeric", "a text that begins with & or * is a YAML anchor or alias", QUOTE_IT),
    ("anchor", "a text that begins with & or * is a YAML anchor or alias", QUOTE_IT),
    ("unexpected ':'", "a colon stands where none can", QUOTE_IT),
    ("tag", "a text that begins with ! is a YAML tag", QUOTE_IT),
    ("node content", "something is missing here", "is a comma, a dash or a colon too many above?"),
)
"""What the parsers say, and what it means."""


def in_words(error: Unparsable) -> tuple[str, str]:
    """Say what is wrong, and the mend."""
    for part, message, mend in _SAID:
        if part in error.message:
            return message, mend
    return error.message or "this is not YAML", error.mend or "look at this line and the one above"
