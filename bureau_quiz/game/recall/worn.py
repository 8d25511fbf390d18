"""A fact's text as it lies in a dossier: clear, worn by forgetting, or under a bar.

The steps read without colour, and a text is always worn in the same places.
"""

from zlib import crc32

from bureau_quiz.game.recall.graphemes import graphemes, width
from bureau_quiz.memory.model import Openness

BAR = "████████"
"""What lies shut: of one length, whatever lies under it."""
FADING = "░"
FAINT = "▒"

_WORN = {Openness.FADING: (FADING, 3), Openness.FAINT: (FAINT, 11)}
"""By step: the shade, and how many of 16 letters it covers."""


def worn(text: str, openness: Openness) -> str:
    """The text as it is shown at a step; it takes as many cells as it has, a bar always eight.

    Where anything is worn at all, it is at least one letter; a faint text of three letters or more
    keeps one. What has faded stays covered as it grows faint.
    """
    if openness is Openness.SHUT:
        return BAR
    if openness is Openness.CLEAR:
        return text
    shade, sixteenths = _WORN[openness]
    letters = list(graphemes(text))
    places = [at for at, letter in enumerate(letters) if width(letter) and not letter.isspace()]
    places.sort(key=lambda at: crc32(f"{at}/{text}".encode("utf-8", "surrogatepass")))
    count = max(1, len(places) * sixteenths // 16)
    for at in places[:count]:
        letters[at] = shade * width(letters[at])
    return "".join(letters)
