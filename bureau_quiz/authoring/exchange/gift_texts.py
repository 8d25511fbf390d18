r"""Texts of GIFT: its escapes, the forms a text may have, and what stays as it is between `$$`.

An escaped sign is masked by one of private use, which no `Document` holds; so whatever takes a
text apart sees only signs that mean something, and `restored` gives the others back.
"""

import re
from typing import NamedTuple

from bureau_quiz.authoring.exchange.markup import Stripped, marked_up, stripped, unescaped

BLANK = "____"
"""Stands in a prompt where the missing word goes."""

_SIGNS = "\\:#={}~\n"
_MASKS = {sign: chr(0xE000 + at) for at, sign in enumerate(_SIGNS)}
_MASKED = str.maketrans(_MASKS)
_RESTORED = str.maketrans({mask: sign for sign, mask in _MASKS.items()})
_BACKSLASH = _MASKS["\\"]

_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_NUMBERED = re.compile(r"&#(?=[0-9]{1,7};|[xX][0-9a-fA-F]{1,6};)")
_TAG = re.compile(r"<[A-Za-z][A-Za-z0-9]*\s[^<>{}\n]*>")
_ATTRIBUTE = re.compile(r"(?<=[\w-])=(?=[\"'])")

_COMMANDS = (
    "abla|atural|cong|e|earrow|eg|eq|ewline|exists|geq|i|leq|less|mid|olimits|onumber|ormalsize|ot"
    "|otin|parallel|prec|sim|subseteq|succ|supseteq|u|warrow"
)
"""What follows `\\n` in the commands of TeX that begin so."""
_FORMULA = re.compile(
    r"\$\$[^$\n]{1,400}\$\$"
    r"|(?<!\$)\$(?=[^$\n]{0,400}\\(?!n)[A-Za-z]{2})[^$\n]{1,400}\$(?!\$)"
    r"|\\{1,2}\((?:(?!\\{1,2}[()])[^\n]){1,400}\\{1,2}\)"
    r"|\\{1,2}\[(?:(?!\\{1,2}[\[\]])[^\n]){1,400}\\{1,2}\]"
)
_IN_FORMULA = re.compile(rf"\\([\\:#={{}}~])|\\n(?=(?:{_COMMANDS})(?![A-Za-z]))|\\n|[:#={{}}~]")
_PARTS = re.compile(r"\{\s*[=~#]")

_FORM = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")


class Said(NamedTuple):
    """A masked text and the form that it says it has."""

    text: str
    form: str = ""
    """`html`, `markdown`, `plain`, `moodle`; empty: as the question's, which is `moodle` by itself.
    """


def masked(text: str) -> str:
    """Mask what is escaped, or cannot be meant to take a text apart; lines stay lines."""
    text = _FORMULA.sub(_formula, text)
    text = _ESCAPE.sub(lambda found: _MASKS.get(found[1], _MASKS["\n"]), text)
    text = _NUMBERED.sub("&" + _MASKS["#"], text)
    return _TAG.sub(_tag, text)


def restored(text: str) -> str:
    """Give a masked text as it was meant."""
    return text.translate(_RESTORED)


def said(text: str, form: str = "") -> Said:
    """Take the form off a text, which else has that of what is around it."""
    found = _FORM.match(text)
    return Said(text[found.end() :], found[1]) if found else Said(text, form)


def shown(text: Said) -> Stripped:
    """Give a text as a player can read it."""
    plain = restored(text.text).strip()
    if text.form == "html":
        return stripped(plain)
    if text.form in ("plain", "markdown"):
        return Stripped(plain)
    if marked_up(plain):
        found = stripped(plain)
        if found.text or found.lost:
            return found
    return Stripped(unescaped(plain))


def all_shown(texts: list[Said]) -> list[Stripped]:
    """Give texts that stand beside each other; none becomes another's like by losing its tags."""
    found = [shown(text) for text in texts]
    plain = [restored(text.text).strip() for text in texts]
    if len({one.text for one in found}) == len(set(plain)):
        return found
    return [
        one if text.form == "html" else Stripped(raw)
        for one, text, raw in zip(found, texts, plain, strict=True)
    ]


def _formula(found: re.Match[str]) -> str:
    """A formula with its signs masked, unless it is none."""
    formula = found.group()
    bare = _ESCAPE.sub("", formula)
    if _PARTS.search(bare) or bare.count("{") != bare.count("}"):
        return formula
    return _IN_FORMULA.sub(_in_formula, formula)


def _in_formula(found: re.Match[str]) -> str:
    sign = found.group()
    if sign == "\\n":
        told = _COMMAND.match(found.string, found.start())
        return _BACKSLASH + "n" if told else _MASKS["\n"]
    return _MASKS[sign[-1]]


_COMMAND = re.compile(rf"\\n(?:{_COMMANDS})(?![A-Za-z])")


def _tag(found: re.Match[str]) -> str:
    """A tag with the signs of its attributes masked, if it has any."""
    tag = found.group()
    return tag.translate(_MASKED) if _ATTRIBUTE.search(tag) else tag
