"""A pack's version: what its files say, wherever they lie and whatever they are called."""

from collections.abc import Iterable
from hashlib import sha256


class Version:
    """Made of the contents of a pack's files, one after the other."""

    def __init__(self, contents: Iterable[bytes] = ()) -> None:
        self._all = sha256()
        for content in contents:
            self.add(content)

    def add(self, content: bytes) -> None:
        """Go on with the next file."""
        self._all.update(sha256(content).digest())

    def __str__(self) -> str:
        return self._all.hexdigest()[:16]
