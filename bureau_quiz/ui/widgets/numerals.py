"""A number in numerals three lines high."""

from textual.renderables.digits import DIGITS, DIGITS3X3


def numerals(text: str) -> tuple[str, str, str]:
    """Give the three lines of a text of digits and spaces."""
    rows: list[list[str]] = [[], [], []]
    for character in text:
        place = DIGITS.find(character)
        for line, row in enumerate(rows):
            glyph = DIGITS3X3[place * 3 + line] if place > 0 else ""
            row.append(glyph.ljust(3) if place > 0 else " ")
    first, second, third = ("".join(row) for row in rows)
    return first, second, third
