"""Why a text is not YAML, said for people: the lines are looked at, not the parser's word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bureau_quiz.packs.building import Unparsable
from bureau_quiz.packs.complaints import in_words
from bureau_quiz.packs.flows import end_of_quote
from bureau_quiz.packs.format import SECTIONS
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.slips import GLUED, QUOTE_IT, SHORT, quote_it
from bureau_quiz.packs.source import MASK, Report, Source

ITEM = re.compile(r" *-(?= |$)")
"""The beginning of a list item."""
KEY = re.compile(
    r" *("
    r'"(?:[^"\\]|\\.)*"'
    r"|'(?:[^']|'')*'"
    r"|(?:[^\s#'\"\[\]{},&*!|>%@`-]|-[^\s#])(?:\s*+(?:[^\s#:]|:(?![ \t\n]|$)))*+"
    r")\s*+:(?=[ \t\n]|$)"
)
"""A key and its colon, at the beginning of a line or an entry; nothing is looked at twice."""
SILENT = re.compile(r"\s*(#|$|---\s*$|\.\.\.\s*$)")
"""A line that says nothing."""
QUOTE_WITHIN = {'"': '\\"', "'": "''"}
"""How a quote is written within a text in such quotes."""

LOOKED_AT = 2_000
"""Lines of one broken piece that are looked at for the cause."""

_LEAD = re.compile(r" *(?:- +)*")
_LONG_KEY = re.compile(r" *(?:- +)*(\?)(?: |$)")
_LONG_WORDS = "a ? with a space after it is YAML's long way to write a key"
_COLONS = "：﹕꞉∶"
_FOREIGN = re.compile(rf"([^\W\d](?: *+[\w-])*+)\s*+([{_COLONS}])\s*+(.*)", re.DOTALL)
_BLANK = re.compile(r"([^\W\d][\w-]*):[^\S \t\n]\s*(.*)", re.DOTALL)
_EQUAL = re.compile(r"([^\W\d][\w-]*+)\s*+=\s*+(.*)", re.DOTALL)
_WORD = re.compile(r"([^\W\d][\w-]*+)\s++(.*)", re.DOTALL)
_CURLY = "“”„«»‘’"

KNOWN = frozenset(key.name for keys in SECTIONS.values() for key in keys)
"""Every key of the format: a line that begins with one is no part of a text."""


@dataclass(frozen=True, slots=True)
class Trap:
    """A cause, found in what a line says."""

    code: str
    at: int
    """Its offset in what was looked at."""
    width: int
    message: str
    mend: str = QUOTE_IT

    @classmethod
    def quoting(cls, text: str, message: str, at: int = 0, width: int = 0) -> "Trap":
        """A text that needs quotes around it."""
        return cls("BQ107", at, width or len(text), message, quote_it(text))


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
            for trap in _traps(line):
                told = True
                place = source.place(above + at + 1, trap.at + 1, trap.width)
                report.add(trap.code, source, place, trap.message, trap.mend)
    if not told:
        complain(source, error, report)


def complain(source: Source, error: Unparsable, report: Report) -> None:
    """Tell what a parser says, in words that say what to do."""
    message, mend = in_words(error)
    width = 1
    # A parser may stop a line after the last.
    number = min(error.line, len(source.lines))
    column = error.column if number == error.line else 1
    line = source.excerpt(number)
    if "document start" in error.message and _ended(source, number):
        message = "`...` ends a file for YAML, so nothing can follow it"
        mend = "take the dots out"
    elif "could not find expected ':'" in error.message:
        width = len(line.rstrip()) - column + 1
        _, column, width, (message, mend) = keyless(
            Scalar(source, number, column, number, column + width, line[column - 1 :].rstrip())
        )
    report.add(error.code, source, source.place(number, column, width), message, mend)


def _ended(source: Source, number: int) -> bool:
    """Whether dots end the file above a line."""
    above = number - 1
    while above and not source.excerpt(above).strip():
        above -= 1
    return source.excerpt(above).startswith("...")


def keyless(node: Scalar) -> tuple[int, int, int, tuple[str, str]]:
    """Say of a line without a key where that should be: line, column, width, what and the mend."""
    text, place = node.value, node.place
    if node.end_line != node.line:
        text = node.source.excerpt(node.line)[node.column - 1 :].rstrip()
    text = text.replace(MASK, "").partition("\n")[0]
    line, column, width = place.line, place.column, place.width
    foreign, equal, word = (form.match(text) for form in (_FOREIGN, _EQUAL, _WORD))
    glued = GLUED.match(text)
    blank = _BLANK.match(text)
    if text.startswith("? "):
        return line, column, 1, (_LONG_WORDS, _written(text[2:].strip(), "…"))
    if blank:
        words = "the space after this colon is none that YAML knows", _written(*blank.groups())
        return line, column + blank.start(2) - 1, 1, words
    if foreign and (not glued or foreign.start(2) < glued.end(1)):
        words = f"{foreign[2]} is no colon that YAML knows", _written(foreign[1], foreign[3])
        return line, column + foreign.start(2), 1, words
    if glued:
        words = "a colon needs a space after it", _written(glued[1], glued[2])
    elif equal and equal[1] in KNOWN:
        words = "a key ends in a colon, not in =", _written(equal[1], equal[2])
    elif word and word[1] in KNOWN:
        words = f"a colon is missing after `{word[1]}`", _written(word[1], word[2])
    elif text.strip() in KNOWN:
        words = f"a colon is missing after `{text.strip()}`", f"write `{text.strip()}:`"
    else:
        mend = "is it part of the text above? Then indent it more"
        words = "this line has no `key:`", mend
    return line, column, width, words


def _written(key: str, value: str) -> str:
    """Say how a line is to be written."""
    return f"write `{key}: {value if len(value) <= SHORT else '…'}`"


def _traps(line: str) -> Iterator[Trap]:
    long_key = _LONG_KEY.match(line)
    if long_key:
        mend = "write `key: value`, or quotes around the text"
        yield Trap("BQ107", long_key.start(1), 1, _LONG_WORDS, mend)
        return
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    keyed = KEY.match(line, start)
    if keyed:
        start = keyed.end()
    start += len(line[start:]) - len(line[start:].lstrip())
    trap = value_trap(line[start:].rstrip())
    if trap:
        yield replace(trap, at=start + trap.at)


def value_trap(value: str, entry: bool = False) -> Trap | None:
    """Look at what stands where a text may stand; in `{…}` as the value of an entry's key."""
    if not value or value[0] in "#{[":
        return None
    if value[0] in "\"'":
        return _in_quotes(value)
    if value[0] in "@`%,]}":
        return Trap.quoting(value, f"a text cannot begin with {value[0]}", width=1)
    if value[0] in "|>" and value[1:].strip("+-0123456789 "):
        return Trap.quoting(value, f"a text that begins with {value[0]} is a YAML block", width=1)
    if value.startswith("- "):
        return Trap.quoting(value, "a text that begins with - is a YAML list item", width=1)
    if value[0] in "*&" and not re.match(r"[*&][\w.-]+(\s|$)", value):
        what = "alias" if value[0] == "*" else "anchor"
        message = f"a text that begins with {value[0]} is a YAML {what}"
        return Trap.quoting(value, message, width=1)
    if value[0] == "!":
        return Trap("BQ110", 0, 1, "a text that begins with ! is a YAML tag", quote_it(value))
    return _in_plain(value, entry)


def _in_plain(value: str, entry: bool) -> Trap | None:
    text = re.split(r"\s#", value, maxsplit=1)[0]
    colon = re.search(r":(?=[ \t\n]|$)", text)
    if colon is None:
        return None
    message = "a colon with a space after it begins a new key, so this text needs quotes"
    if text[0] in _CURLY:
        message += "; curly quotes do not quote"
    trap = Trap.quoting(text, message, colon.start(), 1)
    word = re.search(r"[,\s]([\w-]+)$", text[: colon.start()])
    if entry and word:
        return replace(trap, mend=f"{trap.mend}; or a comma before `{word[1]}:`")
    return trap


def _in_quotes(value: str) -> Trap | None:
    quote = value[0]
    closed = end_of_quote(value, 0)
    within = QUOTE_WITHIN[quote]
    if closed is None:
        mend = f"put {quote} at the end of the text; a quote within it is written {within}"
        if quote == "'" and value[1:2].isalpha() and '"' not in value and len(value) <= SHORT:
            mend = f'put \' at the end of the text; or, if it is an apostrophe, write "{value}"'
        message = f"this quote {quote} is opened and never closed"
        return Trap("BQ108", 0, len(value), message, mend)
    rest = value[closed + 1 :]
    if not rest.strip() or rest.lstrip()[0] in "#:":
        return _bad_escape(value[: closed + 1]) if quote == '"' else None
    mend = f"put quotes around all of it; a {quote} within them is written {within}"
    return Trap("BQ107", closed + 1, len(rest), f"the text goes on after its closing {quote}", mend)


def _bad_escape(text: str) -> Trap | None:
    found = re.search(r"(?<!\\)(?:\\\\)*(\\[^0abtnvfre \"/\\N_LPxuU])", text)
    if found is None:
        return None
    message = f"in double quotes {found[1]} means nothing"
    mend = "write the backslash twice, or use single quotes"
    return Trap("BQ107", found.start(1), 2, message, mend)
