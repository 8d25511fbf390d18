"""Headers as they stand in a sentence: words, a unit in brackets, the language of the cells."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bureau_quiz.packs.sheets.english import (
    FILES,
    NAMELESS,
    UNITS,
    is_many,
    one,
    vocabulary,
)
from bureau_quiz.packs.sheets.languages import CAPITALISED, LANGUAGES, SPOKEN
from bureau_quiz.text import fold

LONGEST = 40
"""Letters of a header that may still stand within a sentence."""

_TAG = re.compile(r"(.+?)\s*(?::|\(|\[|_)\s*([a-zA-Z]{2}(?:[-_][a-zA-Z]{2})?)\s*[)\]]?")
_BRACKETS = re.compile(r"(.+?)\s*([(\[][^()\[\]]+[)\]])")
_HUMP = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-Z])")
_ABBREVIATIONS = vocabulary("id no is it")
"""Codes of languages that headers have for something else: `house_no`."""
_SMALL = vocabulary("age art by day end era for god in job key map men of on sea sex sum the to")
"""Short words that are no abbreviations, whatever their case."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A header, taken apart."""

    name: str
    """What holes call the column."""
    label: str
    """What its cell says."""
    words: tuple[str, ...]
    """As they stand in an English sentence, without what follows."""
    unit: str = ""
    """What stands in brackets behind it, brackets included: `(km²)`."""
    language: str = ""
    """The English name of the language of its cells, where the header ends in its code."""

    @property
    def noun(self) -> str:
        """Its words, joined."""
        return " ".join(self.words)

    @property
    def hole(self) -> str:
        """How a prompt names the column."""
        return f"<{self.name}>"

    @property
    def is_question(self) -> bool:
        """Whether it asks by itself."""
        return self.label.endswith("?")

    @property
    def is_long(self) -> bool:
        """Whether it is too long to stand within a sentence."""
        return len(self.noun) > LONGEST or len(self.words) > 6

    @property
    def says_nothing(self) -> bool:
        """Whether it has no word at all."""
        return not any(character.isalpha() for character in self.noun)


def heading(name: str, label: str, others: Collection[str] = ()) -> Heading:
    """Take a header apart; `others` are the headers of the sheet."""
    text = " ".join(label.replace("<", " ").replace(">", " ").split()).strip(" *:.,;")
    text, language = _tagged(text, others)
    text = text.replace("(s)", "")
    unit = ""
    if found := _BRACKETS.fullmatch(text):
        text, unit = found.groups()
    words = _spelt(text, all(map(str.isupper, others)))
    if not unit and len(words) > 1 and words[-1].casefold() in UNITS:
        unit = f"({words.pop()})"
    return Heading(name, label, tuple(words), unit, language)


def _tagged(text: str, others: Collection[str]) -> tuple[str, str]:
    found = _TAG.fullmatch(text)
    if found is None:
        return text, ""
    base, code = found[1], found[2].casefold().replace("_", "-")
    sign = text[len(base) :].strip()[:1]
    sure = sign == ":" or base in others
    if code not in LANGUAGES or (sign == "_" and (not sure or code in _ABBREVIATIONS)):
        return text, ""
    if sign in "([" and not sure and code in _ABBREVIATIONS:
        return text, ""
    return base, LANGUAGES[code]


def _spelt(text: str, shouting: bool) -> list[str]:
    """Give the words of a header; where all headers are in capitals, these mean nothing."""
    if " " not in text:
        text = _HUMP.sub(" ", text).replace("_", " ")
    shouted = shouting and text.isupper() and len(text) > 3
    return [_word(word, shouted) for word in text.split()]


def _word(word: str, shouted: bool) -> str:
    known = CAPITALISED.get(word.casefold())
    if known:
        return known
    lower = word.casefold()
    if word.isupper() and len(word) > 1:
        short = len(word) <= (3 if shouted else 5)
        return word if short and lower not in _SMALL else lower
    inner = any(character.isupper() for character in word[1:])
    return word if inner or not word[:1].isupper() else word[:1].lower() + word[1:]


def entity_noun(key: Heading, stem: str) -> str:
    """Name what a row is, in the singular, by the header of its key or the file; empty: unknown."""
    if key.noun.casefold() in SPOKEN:
        return "word"
    words = [word for word in key.words if word.casefold() not in NAMELESS]
    while words and words[-1] in ("of", "the"):
        words.pop()
    while words and words[0] in ("of", "the"):
        words.pop(0)
    if words and not key.language:
        return " ".join((*words[:-1], one(words[-1])))
    last = fold(stem.replace("_", " ").replace("-", " ")).rpartition(" ")[2]
    if last.isascii() and last.isalpha() and is_many(last) and last not in FILES:
        return one(last)
    return ""
