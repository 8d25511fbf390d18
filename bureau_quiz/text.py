"""The one gate for text from files, and the folding that compares answers.

Whatever comes from a file, a name or a player enters through `clean` once and reaches a terminal
through `visible` alone. Two texts are the same answer when their `key` is the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

TEXT_LIMIT = 4_000
"""The most characters a text may have; a prompt that long fills several screens."""

# C0 with DEL and C1 (but tab and line breaks), the byte order mark, bidi embeddings, overrides and
# isolates, surrogates, private use, noncharacters. Left-to-right and right-to-left marks stay:
# scripts that mix directions need them and they cannot turn the text around them. So do joiners,
# variation selectors and the tags of emoji flags.
_UNSAFE = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069"
    r"\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(15))
    + r"\U000f0000-\U0010ffff"
)
MARKS = 30
"""The most marks that a letter carries; no script needs half of them."""

_HEAPED = re.compile(rf"[^\w\s]{{{MARKS + 1}}}")
"""What may be a heap of marks: found fast."""
_PAIR = re.compile("([\ud800-\udbff])([\udc00-\udfff])")
_BREAKS = re.compile(r"[ \t]*[\t\n\r\u2028\u2029][ \t\n\r\u2028\u2029]*")

_BREAKS_SHOWN = {
    ord(sign): shown
    for sign, shown in zip(
        "\t\n\r\u2028\u2029", ("\\t", "\\n", "\\r", "\\u2028", "\\u2029"), strict=True
    )
}

_SPELT: dict[int, str] = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "ŋ": "ng",
        "ĸ": "k",
    }
)
"""Latin letters that do not decompose, as those write them who lack the key. (ß is casefold's.)"""

_TYPED = {
    ord(sign): plain
    for plain, signs in (("'", "’‘‛ʼ′´`"), ('"', "“”„«»″"), ("-", "‐‑‒–—−"))
    for sign in signs
}
"""Quotes and dashes as a keyboard has them."""
_APOSTROPHES = "'’‘‛ʼʻʹ`´′＇"
_DROPPED = re.compile(rf"(?<=\d)[.{_APOSTROPHES}](?=\d)|([.{_APOSTROPHES}…])")
_ELIDED = re.compile(rf"\W*l[{_APOSTROPHES}]\s*(?=\w)")
_PLAIN_BREAKS = {code: " " for code in range(128) if not chr(code).isalnum()}
_PLAIN_MARKS = frozenset(".'`")
"""What of ASCII is dropped rather than parts words, or may belong to an article."""
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}][sS]\b")

# fmt: off
ARTICLES = frozenset((
    "the", "a", "an",
    "le", "la", "les", "un", "une",
    "der", "die", "das", "ein", "eine",
    "el", "los", "las", "una",
    "il", "lo", "gli",
))
# fmt: on
"""English, French, German, Spanish and Italian articles that are hardly ever a name's own word.

`de`, `du`, `des` are left out: they belong to surnames. `l'` is dealt with where it is elided.
"""


@cache
def refused() -> re.Pattern[str]:
    """Give the pattern of one character that no text may have (made on first use: it is costly)."""
    return re.compile(f"[{_UNSAFE}]")


@cache
def _heaps() -> re.Pattern[str]:
    """Give the pattern of too many marks, in groups: those that may stay, and the next one."""
    marks = "".join(filter(unicodedata.combining, map(chr, range(0x300, 0x1F000))))
    return re.compile(f"([{marks}]{{{MARKS}}})([{marks}])[{marks}]*+")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What the gate let through, and what it held back."""

    text: str
    """NFC; tabs and line breaks are spaces; ends untouched."""
    refused: tuple[tuple[int, str], ...] = ()
    """Offset in the raw text and character, for each that was removed; of marks the first."""
    cut: bool = False
    """Whether it was longer than the limit, and cut."""


def clean(raw: str, limit: int = TEXT_LIMIT) -> Cleaned:
    """Pass text from a file through the gate: NFC, no controls, at most `limit` characters."""
    cut = len(raw) > limit
    if cut:
        raw = raw[:limit]
    if raw.isascii() and raw.isprintable():
        return Cleaned(raw, (), cut)
    heaped: tuple[tuple[int, str], ...] = ()
    # They take a time to put in order that grows with the square of their number.
    if _HEAPED.search(raw) and _heaps().search(raw):
        heaped = tuple((found.start(2), found[2]) for found in _heaps().finditer(raw))
        raw = _heaps().sub(r"\1", raw)
    if raw.isprintable():
        return Cleaned(unicodedata.normalize("NFC", raw), heaped, cut)
    paired = {
        offset for match in _PAIR.finditer(raw) for offset in (match.start(), match.start() + 1)
    }
    out = tuple(
        (match.start(), match.group())
        for match in refused().finditer(raw)
        if match.start() not in paired
    )
    joined = _PAIR.sub(lambda pair: _join(pair.group()), _BREAKS.sub(" ", raw))
    kept = unicodedata.normalize("NFC", refused().sub("", joined))
    return Cleaned(kept, (*heaped, *out), cut)


def _join(pair: str) -> str:
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def visible(text: str) -> str:
    r"""Show what must not reach a terminal as `\u202e`; for one line at a time."""
    if text.isprintable():
        return text
    return refused().sub(lambda match: _escaped(match.group()), text.translate(_BREAKS_SHOWN))


def _escaped(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def fold_exact(text: str) -> str:
    """Fold case alone: for values where accents and punctuation tell things apart."""
    if text.isascii():
        return text.lower().strip()
    folded = unicodedata.normalize("NFD", text).casefold()
    return unicodedata.normalize("NFC", folded).strip()


def fold_accents(text: str) -> str:
    """Fold case, accents, spacing and the form of quotes and dashes; other signs count.

    Two texts that are one here are two spellings of one value; those that only `fold` makes one
    may well be two values (`C`, `C++`).
    """
    folded = unicodedata.normalize("NFKD", text).casefold()
    folded = unicodedata.normalize("NFKD", folded).casefold().translate(_SPELT).translate(_TYPED)
    kept: list[str] = []
    loose = True
    for character in folded:
        if unicodedata.category(character)[0] != "M":
            loose = accents_are_loose(character)
        elif loose:
            continue
        kept.append(character)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Fold what a reader would not call a different answer; folding twice changes nothing.

    Case, accents, punctuation, spacing and a leading article go. Full stops and apostrophes vanish
    (`U.S.A.`), other signs part words. A text that has neither letter nor digit keeps its signs.
    """
    return " ".join(without_article(_loose_words(text))) or fold_exact(text)


def folds_away(text: str) -> bool:
    """Whether folding leaves nothing to compare: no letter and no digit."""
    return not _loose_words(text)


def key(text: str, exact: bool) -> str:
    """Give what two equal texts share: `fold_exact` where a column is exact, else `fold`."""
    return fold_exact(text) if exact else fold(text)


def words(text: str) -> tuple[str, ...]:
    """Give the folded words, a leading article included; none where `folds_away`."""
    return _loose_words(text)


@lru_cache(maxsize=16_384)
def rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the folded words, and once more without `’s` where there is one: `Duflot’s boss`."""
    if text.isascii() and _PLAIN_MARKS.isdisjoint(text):
        return (_loose_words(text),)
    bare = _POSSESSIVE.sub("", text)
    return (_loose_words(text),) if bare == text else (_loose_words(text), _loose_words(bare))


def holds(haystack: str, needle: str) -> bool:
    """Whether the folded words of `needle` stand in a row in `haystack`, a possessive `’s` or not.

    In scripts that do not part words by spaces, wherever the characters stand.
    """
    wanted = without_article(_loose_words(needle))
    if not wanted:
        bare = fold_exact(needle)
        return bool(bare) and bare in fold_exact(haystack)
    row = " ".join(wanted)
    if not row.isascii() and any(_unspaced(character) for character in row):
        return any(row in " ".join(there) for there in rows(haystack))
    return any(
        wanted[0] in there and f" {row} " in f" {' '.join(there)} " for there in rows(haystack)
    )


def without_article(found: Sequence[str]) -> Sequence[str]:
    """Folded words without the articles that lead them; one word always stays."""
    # A word said twice is a name (`La La Land`), not an article.
    while len(found) > 1 and found[0] in ARTICLES and found[1] != found[0]:
        found = found[1:]
    return found


@lru_cache(maxsize=16_384)
def _loose_words(text: str) -> tuple[str, ...]:
    if text.isascii():
        folded = text.lower()
        if _PLAIN_MARKS.isdisjoint(folded):
            return tuple(folded.translate(_PLAIN_BREAKS).split())
    else:
        folded = unicodedata.normalize("NFKD", text).casefold()
        folded = unicodedata.normalize("NFKD", folded).casefold().translate(_SPELT)
    folded = _ELIDED.sub("le ", folded, count=1) if _ELIDED.match(folded) else folded
    folded = _DROPPED.sub(lambda match: "" if match.group(1) else " ", folded)
    if folded.isascii():
        return tuple(folded.translate(_PLAIN_BREAKS).split())
    return tuple(unicodedata.normalize("NFC", _letters(folded)).split())


def _letters(folded: str) -> str:
    """Keep letters and digits, part words at signs, drop accents and what is invisible."""
    kept: list[str] = []
    bare = True  # no letter yet that a mark could belong to, or one whose accents do not count
    for character in folded:
        category = unicodedata.category(character)
        if category[0] in "LN":
            kept.append(character)
            bare = accents_are_loose(character)
        elif category[0] == "M":
            if not bare and not _is_selector(character):
                kept.append(character)
        elif category != "Cf":
            kept.append(" ")
            bare = True
    return "".join(kept)


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def accents_are_loose(character: str) -> bool:
    """Whether it is Latin, Greek, Cyrillic or a plain digit; elsewhere marks are letters."""
    return (
        character < "\u0530"
        or "\u1d00" <= character <= "\u1fff"
        or "\u2c60" <= character <= "\u2c7f"
        or "\ua640" <= character <= "\ua69f"
        or "\ua720" <= character <= "\ua7ff"
        or "\uab30" <= character <= "\uab6f"
    )


def _unspaced(character: str) -> bool:
    """Whether it is of a script that does not part words: Thai to Khmer, kana, ideographs."""
    return (
        "\u0e00" <= character <= "\u0eff"
        or "\u1000" <= character <= "\u109f"
        or "\u1780" <= character <= "\u17ff"
        or "\u3040" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def listed(items: Iterable[str], last: str = "and") -> str:
    """Join as prose: `a, b and c`."""
    *first, end = list(items) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def number(value: int) -> str:
    """Set a number with its thousands apart: `2 480`."""
    return f"{value:,}".replace(",", " ")


def plural(count: int, one: str, many: str = "") -> str:
    """Give a count with its noun: `1 row`, `2 rows`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
