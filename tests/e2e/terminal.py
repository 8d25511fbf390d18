"""A terminal for the real program: it runs under a pseudo terminal and its screen is read back.

    with Terminal([sys.executable, "-m", "bureau_quiz"], columns=40, lines=12) as terminal:
        terminal.wait_for("New mission")
        terminal.press("down", "enter")

Everything waits for a condition with a deadline; nothing sleeps. The program inherits the
environment of the test, and so the test's own home (see tests/conftest.py).
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte

from tests.signals import heed

GAME = (sys.executable, "-m", "bureau_quiz")
"""How the tests start the program: the module, as the console script may lie elsewhere."""

KEYS = {
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "down": "\x1b[B",
    "end": "\x1b[F",
    "enter": "\r",
    "escape": "\x1b",
    "home": "\x1b[H",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "right": "\x1b[C",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "tab": "\t",
    "up": "\x1b[A",
} | {
    f"f{number}": f"\x1b[{code}~"
    for number, code in zip(range(5, 9), (15, 17, 18, 19), strict=True)
}
KEYS |= {"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS"}

# A tty becomes the controlling terminal of a session's leader when the leader opens it; so the
# shell opens it, and then becomes the program.
_LAUNCH = 'tty=$1; shift; exec "$@" <"$tty" >"$tty" 2>&1'

_QUERY = re.compile(rb"\x1b\[\?(\d+)\$p")
_ANSWERS = {b"2026": b"2"}  # synchronised output is understood and off; other modes are unknown

# Around a frame, once the program knows that synchronised output is understood.
_BEGIN, _END = b"\x1b[?2026h", b"\x1b[?2026l"

# What pyte does not know: it would draw the end of the first; leaving the other screen has to
# leave something to write on.
_UNKNOWN = {b"\x1b[<u": b"", b"\x1b[?1049l": b"\x1b[2J\x1b[H"}


class Terminal:
    """One program under a pseudo terminal, from its start until it has ended."""

    def __init__(
        self,
        command: Sequence[str] = GAME,
        *,
        columns: int = 80,
        lines: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        """Start the program.

        Args:
            command: the program and its arguments.
            columns: width of the screen in cells.
            lines: height of the screen in cells.
            env: variables that differ from those of this process.
            cwd: the folder to start it in.
        """
        self.screen = pyte.Screen(columns, lines)
        self.received = 0
        """Bytes that the program has written so far."""
        self.last_output = 0.0
        """`time.perf_counter()` when the last of them arrived."""
        self._stream = pyte.ByteStream(self.screen)
        self._stream.select_other_charset("@")
        self._stream.use_utf8 = True
        self._unfinished = b""
        self._master, slave = os.openpty()
        self._set_size(columns, lines)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", _LAUNCH, "sh", os.ttyname(slave), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=heed,
            env={**os.environ, **(env or {})},
            cwd=cwd,
        )
        # Held open until the program has it open too: a terminal that nobody holds is hung up.
        self._slave = slave

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What it shows

    @property
    def rows(self) -> list[str]:
        """The screen's lines, without the blanks at their ends."""
        return [row.rstrip() for row in self.screen.display]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.rows)

    def find(self, text: str) -> tuple[int, int]:
        """The cell where a text begins: column and line, from 0.

        Raises:
            AssertionError: it is not on the screen.
        """
        for line in range(self.screen.lines):
            cells = [self.screen.buffer[line][column].data for column in range(self.screen.columns)]
            at = "".join(cells).find(text)
            if at >= 0:
                # The second cell of a wide character is empty, and some cells hold several.
                seen = 0
                for column, cell in enumerate(cells):
                    if seen >= at and cell:
                        return column, line
                    seen += len(cell)
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    # What a person does

    def send(self, text: str) -> None:
        """Type a text as it is."""
        os.write(self._master, text.encode())

    def press(self, *keys: str) -> None:
        """Press keys by name (`down`, `enter`, `ctrl+p`, `f1`) or by the character itself."""
        for key in keys:
            if key.startswith("ctrl+") and len(key) == len("ctrl+") + 1:
                self.send(chr(ord(key[-1].upper()) & 0x1F))
            else:
                self.send(KEYS.get(key, key))

    def click(self, text: str) -> None:
        """Click with the mouse on a text's first cell, once the screen has come to rest."""
        self.settle()
        column, line = self.find(text)
        self.send(f"\x1b[<0;{column + 1};{line + 1}M\x1b[<0;{column + 1};{line + 1}m")

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size; the program is told by a signal."""
        self.screen.resize(lines, columns)
        self._set_size(columns, lines)

    # Waiting

    def pump(self, seconds: float) -> bool:
        """Take in what the program writes, for as long as this or until it has written something.

        Returns:
            Whether anything came.
        """
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            output = os.read(self._master, 1 << 16)
        except OSError:  # the program has closed its end
            return False
        if not output:
            return False
        self.last_output = time.perf_counter()
        self.received += len(output)
        for mode in _QUERY.findall(output):
            os.write(self._master, b"\x1b[?%s;%s$y" % (mode, _ANSWERS.get(mode, b"0")))
        self.take(output)
        return True

    def take(self, output: bytes) -> None:
        """Draw what the program wrote on the screen."""
        output = self._unfinished + output
        # As a real terminal does, show nothing of a frame before its end has come.
        begun = output.rfind(_BEGIN)
        if begun < 0 or _END in output[begun:]:
            begun = len(output)
        output, self._unfinished = output[:begun], output[begun:]
        for sequence, known in _UNKNOWN.items():
            output = output.replace(sequence, known)
        self._stream.feed(output)

    def wait_for(self, wanted: str | Callable[[str], object], timeout: float = 20.0) -> str:
        """Wait until the screen shows a text, or a condition on the screen's text is met.

        Returns:
            The screen's text.

        Raises:
            AssertionError: the deadline came or the program ended first.
        """
        deadline = time.monotonic() + timeout
        while True:
            text = self.text
            if (wanted in text) if isinstance(wanted, str) else wanted(text):
                return text
            if time.monotonic() >= deadline:
                raise AssertionError(f"after {timeout} s not yet: {wanted!r}; the screen:\n{text}")
            if not self.pump(0.05) and self.process.poll() is not None and not self.pump(0.05):
                code = self.process.returncode
                raise AssertionError(f"ended with {code} before {wanted!r}; the screen:\n{text}")

    def settle(self, quiet: float = 0.1, timeout: float = 20.0) -> str:
        """Wait until the program has written nothing for `quiet` seconds; the screen's text."""
        deadline = time.monotonic() + timeout
        while self.pump(quiet):
            if time.monotonic() >= deadline:
                raise AssertionError(f"still writing after {timeout} s; the screen:\n{self.text}")
        return self.text

    def wait_exit(self, timeout: float = 20.0) -> int:
        """Wait until the program has ended by itself; its exit code.

        Raises:
            AssertionError: it is still running at the deadline.
        """
        deadline = time.monotonic() + timeout
        while self.process.poll() is None:
            if time.monotonic() >= deadline:
                raise AssertionError(f"still running after {timeout} s; the screen:\n{self.text}")
            self.pump(0.02)
        while self.pump(0):
            pass
        return self.process.returncode

    # The end

    def kill(self) -> None:
        """End the program as a power cut would: it gets no chance to do anything."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self) -> None:
        """Kill the program if it still runs and give the terminal back; may be called twice."""
        self.kill()
        for descriptor in (self._master, self._slave):
            if descriptor >= 0:
                os.close(descriptor)
        self._master = self._slave = -1

    def _set_size(self, columns: int, lines: int) -> None:
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)
