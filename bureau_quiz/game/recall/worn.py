"""A fact's text as it lies in a dossier: clear, worn by forgetting, or under a bar.

The steps read without colour, and a text is always worn in the same places: no form of a dossier
tells a letter that another hides. On a screen shades stand for what is gone, on paper points, in
words and in JSON an ellipsis for as many letters as are gone in a row; a portrait is set in what
is clear alone.
"""

from itertools import groupby
from zlib import crc32

from bureau_quiz.game.recall.graphemes import graphemes, width
from bureau_quiz.memory.model import Openness

BAR = "████████"
"""What lies shut: of one length, whatever lies under it."""
FADING = "░"
FAINT = "▒"
POINT = "·"
"""For a letter that is gone on paper."""
GONE = "…"
"""For letters that are gone, where a text is read out."""

_WORN = {Openness.FADING: (FADING, 4), Openness.FAINT: (FAINT, 11)}
"""By step: the shade, and how many of 16 letters it covers."""


def worn(text: str, openness: Openness, sign: str = "") -> str:
    """The text as it is shown at a step; it takes as many cells as it has, a bar always eight.

    Args:
        text: Of a fact.
        openness: How far it lies open.
        sign: For a cell of what is gone; empty: the shade of the step.
    """
    if openness is Openness.SHUT:
        return BAR
    letters = list(graphemes(text))
    for at in gone(text, openness):
        letters[at] = (sign or _WORN[openness][0]) * width(letters[at])
    return "".join(letters)


def spelt(text: str, openness: Openness) -> str:
    """The text as it is read out at a step, and as programs get it; empty of what is shut."""
    if openness is Openness.SHUT:
        return ""
    lost = gone(text, openness)
    runs = groupby(enumerate(graphemes(text)), key=lambda one: one[0] in lost)
    return "".join(
        GONE if is_lost else "".join(letter for _, letter in run) for is_lost, run in runs
    )


def gone(text: str, openness: Openness) -> frozenset[int]:
    """The places of letters that are worn at a step, among its graphemes; spaces never are.

    Where anything is worn at all, it is at least one letter; a faint text of two letters or more
    keeps one. What has faded is still gone as the text grows faint.
    """
    if openness not in _WORN:
        return frozenset()
    letters = graphemes(text)
    places = [at for at, letter in enumerate(letters) if width(letter) and not letter.isspace()]
    places.sort(key=lambda at: crc32(f"{at}/{text}".encode("utf-8", "surrogatepass")))
    return frozenset(places[: max(1, len(places) * _WORN[openness][1] // 16)])
