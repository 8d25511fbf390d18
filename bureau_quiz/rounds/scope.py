"""A pack as it is played: its id, and how far whoever plays it has seen."""

import re
from typing import NamedTuple, Self

_SCOPE = re.compile(r"([^\s:]+)(?::(0|[1-9][0-9]{0,5}))?")


class Scope(NamedTuple):
    """A pack, and the highest spoiler grade that may be told; written `the-bureau:3`."""

    pack: str
    level: int | None = None
    """None: all may be told."""

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `the-bureau`, or `the-bureau:3`.

        Raises:
            ValueError: It is neither; its text is a sentence for the player.
        """
        found = _SCOPE.fullmatch(text)
        if found is None:
            raise ValueError(
                f"“{text}” is no pack: write its id, such as the-bureau, or its id and how far"
                " you have seen, such as the-bureau:3."
            )
        pack, level = found.groups()
        return cls(pack, None if level is None else int(level))

    def within(self, levels: int) -> Self:
        """The same where `levels` is the pack's highest grade: whoever has seen it has seen all."""
        if self.level is not None and self.level >= levels:
            return self._replace(level=None)
        return self

    def __str__(self) -> str:
        return self.pack if self.level is None else f"{self.pack}:{self.level}"
