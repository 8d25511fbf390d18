"""Running commands as a person would, in this process or in one of their own."""

import io
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from bureau_quiz.cli import main

GAME = (sys.executable, "-m", "bureau_quiz")

RIVERS = """\
pack: rivers
title: Rivers of Europe
licence: CC0
tables:
  rivers:
    rows:
      - {name: Danube, sea: Black Sea, source: Black Forest}
      - {name: Rhône, sea: Mediterranean Sea, source: Swiss Alps}
      - {name: Vistula, sea: Baltic Sea, source: Silesian Beskids}
      - {name: Volga, sea: Caspian Sea, source: Valdai Hills}
      - {name: Seine, sea: English Channel, source: Langres plateau}
templates:
  - id: mouth
    table: rivers
    prompt: Into which sea does the <name> flow?
    answer: <sea>
    category: Mouths
    difficulty: 1
    explanation: The <name> rises in the <source>.
  - id: source
    table: rivers
    prompt: Where does the <name> rise?
    answer: <source>
    category: Sources
    difficulty: 3
    explanation: The <name> flows into the <sea>.
"""
"""A pack of ten questions without a fault."""


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


class Here:
    """Runs commands in this process, with captured streams."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def __call__(self, *arguments: str | Path, typed: str = "") -> Ran:
        """Run one command line; `typed` is what stands in its input."""
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        self.capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = self.capsys.readouterr()
        return Ran(code, out, err)


def apart(*arguments: str | Path, typed: bytes = b"", **named: str) -> Ran:
    """Run one command line in a process of its own; `named` are further variables."""
    import os

    ran = subprocess.run(
        [*GAME, *map(str, arguments)],
        input=typed,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, **named},
    )
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def at_terminal(*arguments: str, folder: Path, **named: str) -> str:
    """All that one command line shows at a terminal of forty columns, beginning in a folder."""
    import fcntl
    import os
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 40, 0, 0))
    environment = {"TERM": "xterm-256color", **os.environ, "PYTHONPATH": str(Path.cwd()), **named}
    with subprocess.Popen(
        [*GAME, *arguments],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=folder,
        env=environment,
    ):
        os.close(follower)
        shown = b""
        try:
            while part := os.read(leader, 4096):
                shown += part
        except OSError:  # Linux's word for the end of a terminal
            pass
    os.close(leader)
    return shown.decode().replace("\r\n", "\n")
