"""What a page shows, done as it stands there: files are made of its blocks, its commands are typed.

A block belongs to a file if the line above it ends in a colon and names one in backticks. In a
`console` block a line that begins with `$` is typed, and what follows it is shown: `…` stands for
anything in a line, and alone for any lines; what follows `> ` was typed in answer. A command ends
well unless a comment behind it says with which exit code. Where nothing follows, nothing is held.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from bureau_quiz.cli import main

_BLOCK = re.compile(
    r"(?:^(?P<above>[^\n]+)\n+)?^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.M | re.S
)
_NAMED = re.compile(r"`([\w./-]+\.\w+)`")
_CODE = re.compile(r"#.*\bexit code (\d+)")


class Block(NamedTuple):
    """A block of a page."""

    language: str
    text: str
    file: str
    """What it is to be saved as; empty: nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and what a page says of it."""

    line: str
    shown: str
    """What follows it; empty: nothing is said."""

    @property
    def words(self) -> list[str]:
        """As a shell has them, without a comment."""
        return shlex.split(self.line, comments=True)

    @property
    def code(self) -> int:
        """With which exit code it is to end."""
        found = _CODE.search(self.line)
        return int(found[1]) if found else 0

    @property
    def typed(self) -> str:
        """What is typed in answer to it."""
        return "".join(f"{line}\n" for line in re.findall(r"^> (.+)$", self.shown, re.M))

    def fits(self, output: str) -> bool:
        """Whether an output is what is shown."""
        pattern = "".join(
            r"(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".*") + r"\n"
            for line in self.shown.splitlines()
        )
        return re.fullmatch(pattern, output) is not None


class Ran(NamedTuple):
    """What a command did."""

    code: int
    output: str
    """Both streams, as a terminal has them."""


def blocks(text: str) -> Iterator[Block]:
    """Give the blocks of a page, or of a part of one, in order."""
    for found in _BLOCK.finditer(text):
        above = (found["above"] or "").rstrip()
        names = _NAMED.findall(above) if above.endswith(":") else []
        is_file = found["language"] != "console" and names
        yield Block(found["language"], found["text"], names[-1] if is_file else "")


def commands(block: Block) -> Iterator[Command]:
    """Give the command lines of a block."""
    line, shown = "", ""
    for written in (*block.text.splitlines(), "$ "):
        if not written.startswith("$ "):
            shown += f"{written}\n"
            continue
        if line:
            yield Command(line, "\n".join(shown.rstrip().splitlines()) + "\n" if shown else "")
        line, shown = written[2:].strip(), ""


def save(block: Block, folder: Path) -> None:
    """Save a block as the file that it is."""
    path = folder / block.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")


def run(command: Command) -> Ran:
    """Type a command line where we are, in this process; `zip -r` is known as well."""
    program, *arguments = command.words
    if [program, *arguments[:1]] == ["zip", "-r"]:
        _, archive, folder = arguments
        shutil.make_archive(archive.removesuffix(".zip"), "zip", ".", folder)
        return Ran(0, "")
    assert program == "bureau-quiz", f"only the game is typed here: {command.line}"
    output = io.StringIO()
    with (
        patch.object(sys, "stdin", io.StringIO(command.typed)),
        redirect_stdout(output),
        redirect_stderr(output),
    ):
        code = main(arguments)
    return Ran(code, output.getvalue())
