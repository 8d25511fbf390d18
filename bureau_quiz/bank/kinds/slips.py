"""How many letters a typed answer may be off: stated once, for the judging and for the help."""

SLIPS = ((5, 1), (9, 2), (14, 3))
"""From so many letters on, so many slips are forgiven; below the first, none."""

_COUNTED = ("no", "one", "two", "three")

SLIPS_HELP = (
    "A slip is a letter too many, missing, wrong, or swapped with its neighbour. "
    f"None is forgiven in up to {SLIPS[0][0] - 1} letters, "
    + ", ".join(f"{_COUNTED[slips]} from {letters}" for letters, slips in SLIPS)
    + "; so it is for the whole answer and for each word of it. Figures never slip."
)
"""The rule in sentences, for the help."""


def forgiven(letters: int) -> int:
    """How many slips are forgiven in so many letters."""
    return max((slips for least, slips in SLIPS if letters >= least), default=0)


def off(slips: int) -> str:
    """`one letter off`."""
    return f"{_COUNTED[slips]} letter{'' if slips == 1 else 's'} off"
