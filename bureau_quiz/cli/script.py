"""Lines that come from a pipe or a file: one may look at the next without waiting for it."""

from __future__ import annotations

import codecs
import io
import os
from typing import TextIO

BLOCK = 1 << 16


class Script:
    """The standard input where nobody sits at it; nothing else may read it besides."""

    def __init__(self, stream: TextIO | None, limit: int) -> None:
        """Take the stream; what a line has beyond `limit` characters is another line."""
        self._stream = stream
        self._limit = limit
        self._text = ""
        self._ended = stream is None
        self._file = _descriptor(stream)
        if stream is not None and self._file is not None:
            decoder = codecs.getincrementaldecoder(stream.encoding)(stream.errors or "strict")
            self._decoder = io.IncrementalNewlineDecoder(decoder, translate=True)

    def line(self) -> str:
        """The next line with its end, waited for; empty at the end of input."""
        while not self._whole() and not self._ended:
            self._read_on()
        return self._cut(take=True)

    def ahead(self) -> str | None:
        """The next line if it has come already, which stays to be read; None where it has not.

        Empty at the end of input.
        """
        while not self._whole() and not self._ended and self._has_come():
            self._read_on()
        return self._cut(take=False) if self._whole() or self._ended else None

    def _whole(self) -> bool:
        return "\n" in self._text or len(self._text) >= self._limit

    def _cut(self, take: bool) -> str:
        end = self._text.find("\n") + 1 or len(self._text)
        end = min(end, self._limit)
        line = self._text[:end]
        if take:
            self._text = self._text[end:]
        return line

    def _has_come(self) -> bool:
        """Whether reading on would not wait; where nobody can tell, it would."""
        if self._file is None:
            return True
        if os.name != "posix":
            return False
        import select

        return bool(select.select([self._file], [], [], 0)[0])

    def _read_on(self) -> None:
        if self._stream is None or self._file is None:
            said = self._stream.readline(self._limit) if self._stream else ""
            self._text += said
            self._ended = not said
            return
        try:
            block = os.read(self._file, BLOCK)
        except BlockingIOError:  # whoever shares the pipe has made it so
            import select

            select.select([self._file], [], [])
            return
        self._ended = not block
        self._text += self._decoder.decode(block, final=self._ended)


def _descriptor(stream: TextIO | None) -> int | None:
    """The system's own handle; None for a stream that has none."""
    try:
        return None if stream is None else stream.fileno()
    except (OSError, ValueError):
        return None
