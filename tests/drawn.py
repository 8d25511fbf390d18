"""What all pictures share: their moment, and the form in which they are kept."""

from __future__ import annotations

import re
from datetime import UTC, datetime

NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
CELL = 12.2
"""Units that a cell is wide in Textual's pictures."""
LED = re.compile(r'x="([\d.]+)"([^>]*?)textLength="([\d.]+)"([^>]*>)((?:&#160;)+)(?=[^<&])')
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def plain(picture: str) -> str:
    """The same picture for any renderer: no fonts from elsewhere, no leading blanks."""

    def begin(match: re.Match[str]) -> str:
        x, more, length, rest, blanks = match.groups()
        shift = blanks.count("&#160;") * CELL
        return f'x="{float(x) + shift:.1f}"{more}textLength="{float(length) - shift:.1f}"{rest}'

    picture = FONTS.sub("", picture).replace("Fira Code", "Fira Code, Menlo, Consolas")
    return "\n".join(line.rstrip() for line in LED.sub(begin, picture).splitlines()) + "\n"
