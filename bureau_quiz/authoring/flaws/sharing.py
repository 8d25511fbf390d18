"""Words of a plain question's prompt that its answer has, and no distractor.

The bank tells of those of templates, as it makes them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bureau_quiz.authoring.flaws.sources import Scene, Source, problem
from bureau_quiz.bank.shared import STEM, TELLING
from bureau_quiz.errors import Problem
from bureau_quiz.text import words

COMMON = 50
"""A word that more than one in so many prompts have is not rare in its pack."""
FEW = 2
"""What no more prompts than these have is rare however small the pack."""

_LONG = re.compile(rf"\w{{{TELLING},}}")

# fmt: off
_USUAL = frozenset((
    "about", "after", "before", "between", "called", "does", "first", "following", "from", "have",
    "into", "kind", "known", "last", "like", "made", "many", "most", "much", "name", "named",
    "only", "other", "over", "people", "same", "some", "than", "that", "their", "them", "then",
    "there", "these", "they", "this", "those", "time", "type", "used", "were", "what", "when",
    "where", "which", "while", "with", "word", "would", "year", "years", "your",
))
# fmt: on


class _Shared(NamedTuple):
    source: Source
    answer: str
    words: Sequence[str]
    """Of the prompt, which no distractor has."""


def told(scene: Scene) -> Iterator[Problem]:
    """Rare words that point to the right option alone."""
    found = list(_found(scene))
    wanted = {word for one in found for word in one.words}
    plain = [source for source in scene.sources if source.plain is not None]
    counts: Counter[str] = Counter()
    for source in plain if wanted else ():
        counts.update(wanted.intersection(source.questions[0].card.split()))
    most = max(FEW, len(plain) // COMMON)
    for one in found:
        word = next((word for word in one.words if counts[word] <= most), "")
        if word and not scene.quiet("BQ414", one.source.ignore):
            message = (
                f"“{word}” in the prompt of {one.source.name} points to {one.answer}: "
                "no distractor has the word"
            )
            mend = "word the prompt otherwise, or let a distractor share the word"
            yield problem("BQ414", one.source.place, message, mend)


def _found(scene: Scene) -> Iterator[_Shared]:
    for source in scene.sources:
        plain = source.plain
        if plain is None or plain.kind != "choice":
            continue
        answer = plain.answers[0]
        told = _LONG.findall(answer.lower()) if answer.isascii() else words(answer)
        own = {word[:STEM] for word in told if len(word) >= TELLING}
        if not own:
            continue
        asked = source.questions[0].card.split()
        shared = own.intersection([word[:STEM] for word in asked])
        if not shared or len(shared) == len(own):
            continue  # all of it stands in the prompt: that is told already, or the prompt asks so
        for text in plain.distractors:
            shared.difference_update([word[:STEM] for word in words(text)])
        telling = [word for word in asked if word[:STEM] in shared and word not in _USUAL]
        if telling:
            yield _Shared(source, answer, telling)
