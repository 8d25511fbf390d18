"""Questions to be typed, written where they are tested."""

from collections.abc import Sequence

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Answer, Candidate, Judgement, Question, Response


def to_type(
    *rights: str | Answer,
    wrong: Sequence[str | Candidate] = (),
    unknown: Sequence[str] = (),
    also: Sequence[str | Answer] = (),
    prompt: str = "Which?",
    claim: Sequence[str] = (),
    exact: bool = False,
) -> Question:
    """A typed question with these right answers, among these wrong and open ones."""
    return Question(
        id="p/t/r",
        pack="p",
        template="t",
        kind="typed",
        category="",
        difficulty=2,
        prompt=prompt,
        answers=tuple(one if isinstance(one, Answer) else Answer(one) for one in rights),
        also_right=tuple(one if isinstance(one, Answer) else Answer(one) for one in also),
        unknown=tuple(unknown),
        pool=tuple(one if isinstance(one, Candidate) else Candidate(one) for one in wrong),
        pool_size=len(wrong),
        claim=tuple(claim),
        exact=exact,
    )


def number(*rights: str, wrong: Sequence[str] = (), unknown: Sequence[str] = ()) -> Question:
    """The same for numbers, as a column of numbers has them."""
    return to_type(
        *(Answer(text, size=text.replace(",", "")) for text in rights),
        wrong=[Candidate(text, 0, text) for text in wrong],
        unknown=unknown,
    )


def date(*rights: tuple[str, str], unknown: Sequence[str] = ()) -> Question:
    """The same for dates: each as it is shown and as yyyymmdd."""
    return to_type(*(Answer(text, size=size) for text, size in rights), unknown=unknown)


def judged(question: Question, written: str) -> Judgement | None:
    """What a typed answer is judged to be."""
    typed = KINDS["typed"]
    put = typed.put(question, lambda: 0.0, True)
    response = Response.text(written)
    assert typed.fits(put, response)
    return typed.judge(put, response)


def told(question: Question, written: str) -> str:
    """The same in short: `right`, `wrong` or `open`, with why after a colon if it is said.

    `no answer` where it cannot be judged at all.
    """
    typed = KINDS["typed"]
    if not typed.fits(typed.put(question, lambda: 0.0, True), Response.text(written)):
        return "no answer"
    judgement = judged(question, written)
    if judgement is None:
        return "open"
    return f"{judgement.outcome}: {judgement.why}".removesuffix(": ")
