"""Long texts cut to what fits a question: at the end of a sentence, else at a word."""

import re

_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)")
"""The end of a sentence, in so far as punctuation tells."""


def shortened(text: str, limit: int) -> str:
    """Give a text's first sentences, or words, that have no more than `limit` characters."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _END.finditer(text[: limit + 1])]
    if ends and ends[-1] * 3 >= limit:
        return text[: ends[-1]]
    return f"{_words(text[: limit - 1])}…"


def around(text: str, at: int, limit: int) -> str:
    """Give the sentences around a place of a text, as many as fit; at least some words."""
    if len(text) <= limit:
        return text
    bounds = [0, *(found.end() + 1 for found in _END.finditer(text)), len(text)]
    first = max(place for place, bound in enumerate(bounds[:-1]) if bound <= at)
    last = first + 1
    while bounds[last] - bounds[first] <= limit:
        if last + 1 < len(bounds) and bounds[last + 1] - bounds[first] <= limit:
            last += 1
        elif first and bounds[last] - bounds[first - 1] <= limit:
            first -= 1
        else:
            return text[bounds[first] : bounds[last]].strip()
    start, stop = max(bounds[first], at - limit // 2), min(bounds[last], at + limit // 2)
    before, after = text[start:at], text[at:stop]
    if start > bounds[first]:
        before = f"…{before.partition(' ')[2]}"
    if stop < bounds[last]:
        after = f"{_words(after)}…"
    return before + after


def _words(text: str) -> str:
    """A text less the word that may have been cut; a single word stays as it is."""
    return (text.rpartition(" ")[0] or text).rstrip(" ,;:")
