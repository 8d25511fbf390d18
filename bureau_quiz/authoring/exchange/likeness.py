"""When two texts of foreign files are one, and two entries the same question to a player."""

import re
from collections.abc import Callable, Hashable, Sequence

from bureau_quiz.authoring.exchange.model import Entry
from bureau_quiz.packs.linking import merges
from bureau_quiz.text import fold, fold_accents, fold_exact, folds_away, key

_SIGNS = re.compile(r"[^\w\s.,;:!?¿¡…'\"()\[\]«»-]")
"""Signs by which two prompts of the same words may differ: `C`, `C++`."""
_SENTENCE = re.compile(r"[\s,;:!?¿¡…'\"“”„«»‘’()\[\]]|(?<=\w)\.(?=[\s'\"”’)]|$)|(?<=\w)[.-](?=\w)")
"""What parts or ends sentences and words."""
_ENDS = " .,;:"
"""What ends a text, or was left at its end, and makes no other text of it."""


def sameness(exact: bool, texts: Sequence[str]) -> Callable[[str], str]:
    """Give what two options share that are one: as the reader compares them, but for a full stop.

    Args:
        exact: whether case is all that is forgiven.
        texts: all that are to be compared.
    """
    if exact:
        return fold_exact
    exactly = merges(map(_unended, texts))
    return lambda text: key(_unended(text), exactly)


def _unended(text: str) -> str:
    """A text without what ends it; signs alone stay as they are: `-...` is Morse."""
    return text if folds_away(text) else text.rstrip(_ENDS)


def signs(prompt: str) -> str:
    """Give a prompt without what parts or ends sentences: `-.-` stays, `Who?` is `who`."""
    return _SENTENCE.sub("", fold_exact(prompt))


def card(entry: Entry) -> str:
    """Give what two entries share that would be one question to a player."""
    prompt = fold(entry.prompt)
    if not entry.prompt.isascii() or _SIGNS.search(entry.prompt):
        prompt += "".join(_SIGNS.findall(fold_accents(entry.prompt)))
    if entry.kind in ("order", "match"):
        shown = (*entry.answers, *(text for pair in entry.pairs for text in pair))
        return " / ".join((prompt, *sorted(map(fold, shown))))
    return prompt


def right(entry: Entry) -> Hashable:
    """Give what two entries share of which the same is right."""
    keys = [key(text, entry.exact) for text in entry.answers]
    match entry.kind:
        case "true-false":
            return entry.truth
        case "order":
            return tuple(keys)
        case "match":
            return frozenset(tuple(map(fold_exact, pair)) for pair in entry.pairs)
        case "choice" | "typed" | "number":
            return frozenset(keys)
        case kind:
            return kind, frozenset(keys)
