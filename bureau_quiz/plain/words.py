"""Sentences that read well aloud: small numbers in words, times as one would say them."""

import re

NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip

RIGHT = {
    "except": "The one that is not so",
    "multiple": "The right ones",
    "order": "The right order",
    "match": "The right pairs",
    "number": "The right number",
}
"""What is right is called so, where it is more or other than one answer of several."""

_SMALL = re.compile(r"(?<![\w.,:/-])(\d{1,2})(?![\w/-]|[.,:]\d)")


def number(count: int) -> str:
    """In words up to twelve, in digits beyond."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: `three questions`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def spelt(sentence: str) -> str:
    """Put the whole numbers up to twelve in one of our own sentences into words; `1.2` stays."""
    return _SMALL.sub(lambda match: number(int(match.group())), sentence)


def seconds(count: float) -> str:
    """A time as one would say it, in whole seconds, or minutes and seconds."""
    whole = round(count)
    if whole < 60:
        return counted(whole, "second")
    minutes, rest = divmod(whole, 60)
    spoken = counted(minutes, "minute")
    return f"{spoken} and {counted(rest, 'second')}" if rest else spoken


def sentence(text: str) -> str:
    """Begin with a capital and end with a stop; for our own words, as a pack's keep their form."""
    return stopped(text[:1].upper() + text[1:])


def right_answer(text: str, kind: str, several: bool = False) -> str:
    """Say what is right: one answer, several of which each is, or all of them together."""
    name = RIGHT.get(kind, "The right answers" if several else "The right answer")
    return f"{name}: {stopped(text)}"


def stopped(text: str) -> str:
    """End with a stop, so that a voice pauses there."""
    text = text.rstrip()
    return text if not text or text[-1] in ".!?…" else f"{text}."
