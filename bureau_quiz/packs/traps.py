"""Why a text is not YAML, said for people: the lines are looked at, not the parser's word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bureau_quiz.packs.building import QUOTE_IT, Unparsable
from bureau_quiz.packs.source import Report, Source

ITEM = re.compile(r" *-(?= |$)")
"""The beginning of a list item."""
KEY = re.compile(
    r" *("
    r'"(?:[^"\\]|\\.)*"'
    r"|'(?:[^']|'')*'"
    r"|(?:[^\s#'\"\[\]{},&*!|>%@`-]|-[^\s#])[^#]*?"
    r")\s*:(?=\s|$)"
)
"""A key and its colon, at the beginning of a line or an entry."""
SILENT = re.compile(r"\s*(#|$|---\s*$|\.\.\.\s*$)")
"""A line that says nothing."""

LOOKED_AT = 2_000
"""Lines of one broken piece that are looked at for the cause."""
BRACKET_REACH = 200
"""Lines within which a bracket is expected to close."""

_LEAD = re.compile(r" *(?:- +)*")
_TABS = re.compile(r"[ -]*(\t[ \t]*)")
_CURLY = "“”„«»‘’"
_CLOSING = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Trap:
    """A cause, found in one line."""

    code: str
    column: int
    width: int
    message: str
    mend: str = QUOTE_IT


def explain(
    source: Source, lines: list[str], above: int, error: Unparsable, report: Report
) -> None:
    """Tell why these lines do not parse: the traps in them, else what the parser says."""
    told = False
    if error.code == "BQ106":
        block = -1
        for at, line in enumerate(lines[:LOOKED_AT]):
            indent = len(line) - len(line.lstrip(" "))
            if block >= 0 and (indent > block or not line.strip()):
                continue
            block = indent if re.search(r":\s+[|>][+-]?\d?\s*$", line) else -1
            for trap in _traps(line, lines[at + 1 : at + 1 + BRACKET_REACH]):
                told = True
                place = source.place(above + at + 1, trap.column, trap.width)
                report.add(trap.code, source, place, trap.message, trap.mend)
    if not told:
        message, mend = _in_words(error)
        width = 1
        if "could not find expected ':'" in error.message:
            width = len(source.excerpt(error.line).rstrip()) - error.column + 1
        # A parser may stop a line after the last.
        number = min(error.line, len(source.lines))
        place = source.place(number, error.column if number == error.line else 1, width)
        report.add(error.code, source, place, message, mend)


def _traps(line: str, below: list[str]) -> Iterator[Trap]:
    tabs = _TABS.match(line)
    if tabs and line.strip():
        yield Trap(
            "BQ105",
            tabs.start(1) + 1,
            len(tabs[1]),
            "a tab indents this line, and YAML indents with spaces only",
            "put spaces in its place, as many as the lines around it have",
        )
        return
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    keyed = KEY.match(line, start)
    if keyed:
        start = keyed.end()
    start += len(line[start:]) - len(line[start:].lstrip())
    trap = _in_value(line[start:].rstrip(), start + 1, below)
    if trap:
        yield trap


def _in_value(value: str, column: int, below: list[str]) -> Trap | None:
    """Look at what stands where a text may stand."""
    if not value or value[0] == "#":
        return None
    if value[0] in "\"'":
        return _in_quotes(value, column, below)
    if value[0] in "{[":
        return _in_brackets(value, column, below)
    if value[0] in "@`%,]}":
        return Trap("BQ107", column, 1, f"a text cannot begin with {value[0]}")
    if value[0] in "|>" and value[1:].strip("+-0123456789 "):
        return Trap("BQ107", column, 1, f"a text that begins with {value[0]} is a YAML block")
    if value.startswith("- "):
        return Trap("BQ107", column, 1, "a text that begins with - is a YAML list item")
    if value[0] == "!":
        return Trap("BQ110", column, 1, "a text that begins with ! is a YAML tag")
    return _in_plain(value, column)


def _in_plain(value: str, column: int) -> Trap | None:
    text = re.split(r"\s#", value, maxsplit=1)[0]
    colon = re.search(r":(?=\s|$)", text)
    if colon is None:
        return None
    message = "a colon with a space after it begins a new key, so this text needs quotes"
    if text[0] in _CURLY:
        message += "; curly quotes do not quote"
    return Trap("BQ107", column + colon.start(), 1, message)


def _in_quotes(value: str, column: int, below: list[str]) -> Trap | None:
    quote = value[0]
    body = r'(?:[^"\\]|\\.)*' if quote == '"' else r"(?:[^']|'')*"
    closed = re.match(quote + body + quote, value)
    if closed is None:
        return Trap(
            "BQ108",
            column,
            len(value),
            f"this quote {quote} is opened and never closed",
            f"put {quote} at the end of the text; a quote within it is written "
            + ('\\"' if quote == '"' else "''"),
        )
    rest = value[closed.end() :]
    if not rest.strip() or rest.lstrip()[0] in "#:":
        return _bad_escape(closed.group(), column) if quote == '"' else None
    within = '\\"' if quote == '"' else "''"
    return Trap(
        "BQ107",
        column + closed.end(),
        len(rest),
        f"the text goes on after its closing {quote}",
        f"put quotes around all of it; a {quote} within them is written {within}",
    )


def _bad_escape(text: str, column: int) -> Trap | None:
    found = re.search(r"(?<!\\)(?:\\\\)*(\\[^0abtnvfre \"/\\N_LPxuU])", text)
    if found is None:
        return None
    return Trap(
        "BQ107",
        column + found.start(1),
        2,
        f"in double quotes {found[1]} means nothing",
        "write the backslash twice, or use single quotes",
    )


def _in_brackets(value: str, column: int, below: list[str]) -> Trap | None:
    end = _closing(value)
    if end is None:
        if any(_CLOSING[value[0]] in line for line in below):
            return None
        return Trap(
            "BQ108",
            column,
            1,
            f"this {value[0]} is opened and never closed",
            f"put {_CLOSING[value[0]]} where it ends, or quotes around it if it is text",
        )
    rest = value[end + 1 :]
    if rest.strip() and not re.match(r"\s+#", rest):
        kind = "mapping" if value[0] == "{" else "list"
        return Trap(
            "BQ107",
            column,
            len(value),
            f"a text that begins with {value[0]} is a YAML {kind}",
            f"{QUOTE_IT}; a hole is written <column>",
        )
    return _within_brackets(value[: end + 1], column)


def _within_brackets(value: str, column: int) -> Trap | None:
    """Look for a second colon in one entry, a comma too many, an odd beginning."""
    for start, entry in _entries(value):
        keyed = KEY.match(entry) if value[0] == "{" else None
        at = keyed.end() if keyed else 0
        text = entry[at:].strip()
        offset = column + start + at + (len(entry[at:]) - len(entry[at:].lstrip()))
        if not entry.strip():
            return Trap("BQ107", column + start, 1, "a comma with nothing before it", "take it out")
        if text and text[0] in "@`%":
            return Trap("BQ107", offset, 1, f"a text cannot begin with {text[0]}")
        if text and text[0] not in "\"'{[":
            trap = _in_plain(text, offset)
            if trap and keyed and trap.code == "BQ107":
                return replace(trap, mend=f"{QUOTE_IT}, or a comma before the new key")
            if trap:
                return trap
        elif text:
            trap = (_in_brackets if text[0] in "{[" else _in_quotes)(text, offset, [])
            if trap:
                return trap
    return None


def _entries(value: str) -> Iterator[tuple[int, str]]:
    """Give the entries of a bracketed value with their offsets; the last may be empty."""
    start, depth, quote = 1, 0, ""
    for at, sign in enumerate(value):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and value[start:at].rstrip()[-1:] in ("", ":"):
            quote = sign
        elif sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
            if depth == 0:
                if value[start:at].strip():
                    yield start, value[start:at]
                return
        elif sign == "," and depth == 1:
            yield start, value[start:at]
            start = at + 1


def _closing(value: str) -> int | None:
    """Give the offset at which the first bracket closes."""
    depth, quote = 0, ""
    for at, sign in enumerate(value):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and value[at - 1] in " {[,":
            quote = sign
        elif sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
            if depth == 0:
                return at
    return None


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
    (
        "expected key",
        "this line is indented differently from those it belongs to",
        "give it the same spaces before it as its neighbours",
    ),
    (
        "expected <block end>",
        "this line is indented differently from those it belongs to",
        "give it the same spaces before it as its neighbours",
    ),
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
    ("anchor", "a text that begins with & or * is a YAML anchor or alias", QUOTE_IT),
    ("tag", "a text that begins with ! is a YAML tag", QUOTE_IT),
)
"""What the parsers say, and what it means."""


def _in_words(error: Unparsable) -> tuple[str, str]:
    for part, message, mend in _SAID:
        if part in error.message:
            return message, mend
    return error.message or "this is not YAML", error.mend or "look at this line and the one above"
