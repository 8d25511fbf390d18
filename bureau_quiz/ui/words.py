"""Numbers, levels and times as every screen writes them."""

LEVELS = {1: "easy", 2: "medium", 3: "hard"}
"""Difficulties in words."""

SECONDS = (10, 15, 20, 30, 45, 60)
"""Seconds a question that can be chosen."""


def number(value: int) -> str:
    """Set a number with its thousands apart: `2 480`."""
    return f"{value:,}".replace(",", " ")
