"""Names of people: which answers are some, and what of a name is its surname."""

import re
from collections.abc import Iterator, Sequence

from bureau_quiz.bank.kinds.forms import PARTICLES, Words, forms_of, words_of
from bureau_quiz.bank.kinds.suffixes import bare
from bureau_quiz.bank.model import Question
from bureau_quiz.text import ARTICLES, words

_LONGEST = 7
"""More words than so many are no name."""
_QUOTES = "“”„‘’\"'«»(),."
_SENTENCE = re.compile(r"[?!:;,&/0-9+]|[’']s\b")
_JOINS = frozenset(("and", "et", "und", "of", "the"))
# fmt: off
_NO_GIVEN_NAMES = frozenset((
    "north", "south", "east", "west", "northern", "southern", "eastern", "western",
    "central", "new", "great", "greater", "upper", "lower", "united", "saint", "sainte",
    "st", "ste", "sankt", "san", "santa", "santo", "sao", "port", "cape", "mount", "lake",
    "fort", "los", "las", "costa", "sri", "saudi",
))
"""What places begin with, and people do not."""
_NO_SURNAMES = frozenset(("jr", "sr", "junior", "senior"))
_WHO = frozenset((
    "who", "whom", "whose", "qui", "wer", "wen", "wem", "wessen", "quien", "quienes", "chi",
))
# fmt: on
_SHARE = 4
"""Where one value in so many has the shape of a name, the values are people."""


def is_name(text: str) -> bool:
    """Whether a text has the shape of a full name: capitalised words, particles between them."""
    parts = [part.strip(_QUOTES) for part in text.split()]
    if not 2 <= len(parts) <= _LONGEST or not all(parts) or _SENTENCE.search(text):
        return False
    folded = ["".join(words(part)) for part in parts]
    first, last = parts[0], parts[-1]
    return (
        all(
            part[0].isupper() or (fold in PARTICLES and 0 < place < len(parts) - 1)
            for place, (part, fold) in enumerate(zip(parts, folded, strict=True))
        )
        and folded[0] not in ARTICLES | _NO_GIVEN_NAMES
        and folded[-1] not in PARTICLES | _NO_SURNAMES
        and not _JOINS & set(folded)
        and (text.isupper() or not (last.isupper() and len(last) > 1))  # Louis XIV, Alpha MAG
        and len(folded[-1]) > 1
        and first != last
    )


def of_people(question: Question) -> bool:
    """Whether a question asks for people: by its prompt, or because what it knows are names."""
    if _WHO & set(words(question.prompt)):
        return True
    rights = [answer.text for answer in (*question.answers, *question.also_right)]
    others = [candidate.text for candidate in question.pool]
    names = sum(is_name(bare(text)) for text in (*rights, *others))
    return bool(others) and names * _SHARE >= len(rights) + len(others)


def surnames(name: str) -> list[Words]:
    """What of a full name may be its surname: its last word, and the particles that lead to it.

    Of `Pierre de Lattre de Tassigny` also `de Lattre de Tassigny` and `Lattre de Tassigny`.
    """
    parts = name.split()
    led = [part.lower() in PARTICLES for part in parts]
    last = len(parts) - 1
    found: list[Words] = []
    for place in range(last, 0, -1):
        if place == last or led[place] or led[place - 1]:
            found.extend(forms_of(" ".join(parts[place:])).readings)
    return list(dict.fromkeys(found))


def turned(name: Words) -> list[Words]:
    """A name's words in other orders: the last ones first."""
    row = name.words
    return [words_of(row[place:] + row[:place]) for place in range(1, len(row))]


def shortened(written: Words, name: Words, end: Words) -> Iterator[tuple[Words, Words]]:
    """The surnames of both, where a name may be written in short.

    Before the surname stand some of the given names then, or initials for them.

    Args:
        written: what may be a name in short.
        name: the full name.
        end: what of it may be its surname.
    """
    count = len(end.words)
    if name.words[-count:] != end.words:
        return
    for place in range(1, len(written.words)):
        first = written.words[:place]
        if first != name.words[:-count] and _stand_for(first, name.words[:-count]):
            yield words_of(written.words[place:]), end


def _stand_for(written: Sequence[str], names: Sequence[str]) -> bool:
    """Whether words are some of the names, or initials of them, in the order of the names."""
    after = 0
    for word in written:
        ends = [end for place in range(after, len(names)) for end in _end(word, names, place)]
        if not ends:
            return False
        after = min(ends)
    return True


def _end(word: str, names: Sequence[str], place: int) -> Iterator[int]:
    """Where the names end that a word stands for from a place on: `jp` for `jean`, `pierre`."""
    if word == names[place]:
        yield place + 1
    among = names[place : place + len(word)]
    if len(among) == len(word) and all(map(str.startswith, among, word)):
        yield place + len(word)
