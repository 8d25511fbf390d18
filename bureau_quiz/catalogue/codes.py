"""Every code of packs that are installed side by side: stable names, how grave, what they mean."""

from bureau_quiz.errors import Code, Severity

_ALL = (
    Code("BQ801", Severity.WARNING, "your pack is played in the place of a bundled one"),
    Code("BQ802", Severity.ERROR, "the game itself failed on this pack"),
    Code("BQ803", Severity.ERROR, "two packs that lie together have one id"),
    Code("BQ804", Severity.NOTE, "another pack of this id is played just now"),
)

CODES = {code.name: code for code in _ALL}
"""By name."""
