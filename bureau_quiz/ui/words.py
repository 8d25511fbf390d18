"""Numbers, levels and times as every screen writes them."""

from bureau_quiz.text import number as number

LEVELS = {1: "easy", 2: "medium", 3: "hard"}
"""Difficulties in words."""

SECONDS = (10, 15, 20, 30, 45, 60)
"""Seconds a question that can be chosen."""


def counted(count: int, one: str) -> str:
    """Give a count with its noun: `1 prompt`, `1 780 prompts`."""
    return f"{number(count)} {one if count == 1 else one + 's'}"


def going_through(done: int, of: int) -> str:
    """Say how much of a player's past has been read."""
    return f"Going through your past: {number(done)} of {counted(of, 'answer')}"


def ordinal(value: int) -> str:
    """Write a place: `1st`, `2nd`, `3rd`, `11th`."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10)
    return f"{value}{ending or 'th'}"
