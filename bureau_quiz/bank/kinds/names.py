"""Names of people: which answers are some, and what of a name is its surname."""

import re

from bureau_quiz.bank.kinds.forms import PARTICLES, Words, forms_of, words_of
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
    "central", "new", "great", "greater", "upper", "lower", "united", "saint", "san",
    "santa", "santo", "sao", "port", "cape", "mount", "lake", "fort", "los", "las", "costa",
    "sri", "saudi",
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
    names = sum(map(is_name, (*rights, *others)))
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


def is_in_short(written: Words, name: Words) -> bool:
    """Whether words are those of a name less some given ones, or with initials for them."""
    given, full = written.words, name.words
    if len(given) < 2 or len(given) > len(full) or given[-1] != full[-1] or given == full:
        return False
    left = iter(full[:-1])
    return all(
        any(word == there or (len(word) == 1 and there.startswith(word)) for there in left)
        for word in given[:-1]
    )
