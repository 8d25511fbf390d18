"""Words of an answer that its prompt has, and no distractor."""

from collections.abc import Iterator
from functools import lru_cache

from bureau_quiz.bank.model import Question
from bureau_quiz.text import words

TELLING = 4
"""Words shorter than this tell nothing."""
STEM = 5
"""Words that share so many letters at their beginning count as one."""


def shared_words(question: Question) -> Iterator[tuple[str, str]]:
    """Words of the prompt that point to the right answer alone, each with that answer."""
    asked = stems(question.prompt)
    for answer in question.answers:
        shared = stems(answer.text).keys() & asked.keys()
        if shared:
            shared -= {stem for one in question.pool for stem in stems(one.text)}
        for stem in sorted(shared):
            yield asked[stem], answer.text


@lru_cache(maxsize=8_192)
def stems(written: str) -> dict[str, str]:
    """The words of a text that are long enough to tell something, by how they begin."""
    return {word[:STEM]: word for word in words(written) if len(word) >= TELLING}
