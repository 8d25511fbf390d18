"""What stands in the braces of a GIFT question: its answers, with their weights and feedback."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bureau_quiz.authoring.exchange.gift_texts import Said, restored, said

FULL = Decimal(100)
MOST = 1_000
"""How many answers a question may have."""

_MARK = re.compile(r"[=~]")
_WEIGHT = re.compile(r"\s*%\s*(-?[0-9]{1,3}(?:[.,][0-9]{0,20})?)\s*%")
_TRUTH = re.compile(r"(=\s*)?(?:(TRUE)|FALSE|(?(1)(?!)|(?:(T)|F)))\s*(?:#|\Z)", re.IGNORECASE)
"""A lone letter after `=` is typed."""


class Answer(NamedTuple):
    """One answer, masked."""

    mark: str
    """`=` or `~`; empty for what stands before the first of them."""
    weight: Decimal
    """From -100 to 100."""
    text: Said
    feedback: Said
    """What is said to those who give it."""


class Body(NamedTuple):
    """What stands in the braces."""

    kind: str
    """`essay`, `number`, `options`, `match`, `truth`, `typed`, or `many` for too many to tell."""
    answers: tuple[Answer, ...] = ()
    feedback: Said = Said("")
    """What is said to everybody."""


def body(text: str, form: str) -> Body:
    """Take apart what stands in braces.

    Args:
        text: It, masked.
        form: The form of the question's text, which is that of its answers.
    """
    everybody = text.rfind("####")
    feedback = said(text[everybody + 4 :], form) if everybody >= 0 else Said("")
    text = (text[:everybody] if everybody >= 0 else text).strip()
    if not text:
        return Body("essay", feedback=feedback)
    if text.count("=") + text.count("~") > MOST:
        return Body("many", feedback=feedback)
    if text.startswith("#"):
        # What follows a `~` is said to those who are wrong.
        number, _, _ = text[1:].partition("~")
        return Body("number", tuple(_answers(number, form)), feedback)
    if "~" not in text and _TRUTH.match(text):
        return Body("truth", tuple(_of_truth(text, form)), feedback)
    options = "~" in text
    found = tuple(_answers(text, form, Decimal(0) if options else FULL))
    if options:
        return Body("options", found, feedback)
    matched = "=" in text and any("->" in answer.text.text for answer in found)
    return Body("match" if matched else "typed", found, feedback)


def _answers(text: str, form: str, unmarked: Decimal = FULL) -> Iterator[Answer]:
    marks = list(_MARK.finditer(text))
    first = text[: marks[0].start()] if marks else text
    if first.strip():
        yield _answer("", first, form, unmarked)
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        weight = FULL if mark.group() == "=" else Decimal(0)
        yield _answer(mark.group(), text[mark.end() : end], form, weight)


def _answer(mark: str, text: str, form: str, weight: Decimal) -> Answer:
    weighed = _WEIGHT.match(text)
    if weighed is not None:
        weight = Decimal(weighed[1].replace(",", "."))
        text = text[weighed.end() :]
    answer, _, feedback = text.partition("#")
    return Answer(mark, weight, said(answer, form), said(feedback, form))


def _of_truth(text: str, form: str) -> Iterator[Answer]:
    """The answer that is right, then the other one, each with what is said to those who give it."""
    found = _TRUTH.match(text)
    true = found is not None and bool(found[2] or found[3])
    _, first, second = (*text.split("#", 2), "", "")[:3]
    right, wrong = (first, second) if text.startswith("=") else (second, first)
    yield Answer("=", FULL, Said("TRUE" if true else "FALSE"), said(right, form))
    yield Answer("~", Decimal(0), Said("FALSE" if true else "TRUE"), said(wrong, form))


def by_weight(answers: Sequence[Answer]) -> tuple[list[Answer], list[Answer], list[Answer]]:
    """Part answers into those that are right, those that are partly so, and those that are wrong.

    Where none has full weight, those of the highest are right.
    """
    top = min(FULL, max((answer.weight for answer in answers), default=FULL))
    right = [answer for answer in answers if 0 < top <= answer.weight]
    partly = [answer for answer in answers if 0 < answer.weight < top]
    wrong = [answer for answer in answers if answer.weight <= 0]
    return right, partly, wrong


def percent(answer: Answer) -> str:
    """Give a weight for a message: `33.3 %`."""
    return f"{answer.weight.normalize():f} %"


def plain(answer: Answer) -> str:
    """Give an answer's text as it was meant, its form aside."""
    return restored(answer.text.text).strip()
