"""HTML that other programs keep in their texts becomes plain text."""

import html
import re
from html.entities import html5
from typing import NamedTuple

# fmt: off
_BREAKING = frozenset((
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "head", "header", "hr", "html", "legend", "main", "ol", "option", "p", "pre", "section",
    "select", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
))
_FLOWING = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "col", "colgroup",
    "data", "del", "dfn", "em", "font", "i", "input", "ins", "kbd", "label", "link", "mark",
    "meta", "nobr", "param", "q", "rp", "rt", "ruby", "s", "samp", "script", "small", "source",
    "span", "strike", "strong", "style", "time", "track", "tt", "u", "var", "wbr",
))
# fmt: on
_LOST = {
    "img": "a picture",
    "picture": "a picture",
    "svg": "a picture",
    "canvas": "a picture",
    "map": "a picture",
    "audio": "a sound",
    "video": "a film",
    "iframe": "a frame",
    "object": "an object",
    "embed": "an object",
}
_NAMES = "|".join(sorted((*_BREAKING, *_FLOWING, *_LOST, "li", "sub", "sup"), key=len)[::-1])
_VOID = frozenset(("br", "hr", "img", "wbr"))

_START = re.compile(rf"</?(?:{_NAMES})(?=[\s/>])", re.IGNORECASE)
_QUOTING = re.compile(rf"<(/?)({_NAMES})((?:[^\"'>]|\"[^\"]*\"|'[^']*')*+)>", re.IGNORECASE)
_PLAIN = re.compile(rf"<(/?)({_NAMES})((?:[\s/][^<>]*)?)>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_LEVELLED = re.compile(r"<(su[bp])(?:\s[^<>]*)?>([^<>]{1,40})</\1>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNSEEN = (
    (re.compile("<!--"), "-->"),
    (re.compile(r"<script\b", re.IGNORECASE), "</script>"),
    (re.compile(r"<style\b", re.IGNORECASE), "</style>"),
)

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SHIFTED = {"sup": _RAISED, "sub": _LOWERED}
_ENDINGS = frozenset(("st", "nd", "rd", "th", "er", "re", "e", "ème", "de", "o", "a", "º", "ª"))
"""Of ordinals: `1st` needs no raising."""


class Stripped(NamedTuple):
    """A text without its markup."""

    text: str
    """Its white space single."""
    lost: tuple[str, ...] = ()
    """What no text can show: `a picture`, `a sound`; each once."""


def unescaped(text: str) -> str:
    """Give a text with its character references decoded once; only those that end in a `;`."""
    return _REFERENCE.sub(_referred, text) if "&" in text else text


def _referred(found: re.Match[str]) -> str:
    reference = found.group()
    if reference[1] == "#":
        return html.unescape(reference)
    return html5.get(reference[1:], reference)


def stripped(text: str) -> Stripped:
    """Give the text of HTML. What looks like a tag and is none of HTML's stays."""
    for begin, end in _UNSEEN:
        text = _without(text, begin, end)
    text = _LEVELLED.sub(_levelled, text)
    lost: dict[str, None] = {}
    found = "".join(_pieces(text, lost))
    return Stripped(" ".join(unescaped(found).split()), tuple(lost))


def marked_up(text: str) -> bool:
    """Whether a text that does not say so is HTML: a tag is closed, or breaks a line."""
    opened: set[str] = set()
    for tag in _PLAIN.finditer(text):
        name = tag[2].lower()
        if tag[1] and name in opened:
            return True
        if name in _VOID and len(tag.group()) < len(text.strip()):
            return True
        opened.add(name)
    return False


def _without(text: str, begin: re.Pattern[str], end: str) -> str:
    """Take out all from `begin` to `end`; what is never ended stays."""
    kept: list[str] = []
    at = 0
    folded = ""
    while opening := begin.search(text, at):
        # ASCII alone: lowering other letters may change how many there are.
        folded = folded or re.sub("[A-Z]+", lambda found: found.group().lower(), text)
        ended = folded.find(end, opening.end())
        if ended < 0:
            break
        kept += (text[at : opening.start()], " ")
        at = ended + len(end)
    return "".join((*kept, text[at:]))


def _pieces(text: str, lost: dict[str, None]) -> list[str]:
    """The texts between the tags, with what the tags stand for."""
    pieces: list[str] = []
    at = 0
    tags = _QUOTING
    while start := _START.search(text, at):
        tag = tags.match(text, start.start())
        if tag is None:
            # A quote is left open, or the tag itself: from here on a tag ends at the first `>`.
            # So one search alone goes on to the end of the text, whatever stands in it.
            tags = _PLAIN
            tag = tags.match(text, start.start())
        end = tag.end() if tag else start.end()
        pieces += (text[at : start.start()], _meaning(tag, lost) if tag else start.group())
        at = end
    pieces.append(text[at:])
    return pieces


def _meaning(tag: re.Match[str], lost: dict[str, None]) -> str:
    closing, name = bool(tag[1]), tag[2].lower()
    if name in _BREAKING:
        return " "
    if name == "li":
        return " " if closing else " • "
    if name in _SHIFTED:
        return "" if closing else "^" if name == "sup" else "_"
    if name in _LOST and not closing:
        lost[_LOST[name]] = None
        alt = _ALT.search(tag[3])
        said = " ".join((alt[1] or alt[2] or "").split()) if alt else ""
        return f" [{said}] " if said else " "
    return ""


def _levelled(found: re.Match[str]) -> str:
    """What is raised or lowered, in signs that are so by themselves where there are such."""
    table = _SHIFTED[found[1].lower()]
    said = unescaped(found[2]).strip()
    if said and all(ord(sign) in table for sign in said):
        return said.translate(table)
    raised = table is _RAISED
    if not said or (raised and said.lower() in _ENDINGS):
        return said
    return f"{'^' if raised else '_'}{said if said.isalnum() else f'({said})'}"
