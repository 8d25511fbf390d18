"""The only writer of stdout and stderr outside the TUI, and the only reader of stdin.

Stdout is data, stderr is talk. A reader who leaves (`| head`) ends nothing but the writing, and a
character that the terminal's encoding lacks never ends anything.
"""

import codecs
import os
import sys
import unicodedata
from collections.abc import Iterable
from typing import TextIO

from bureau_quiz.errors import BureauError
from bureau_quiz.text import visible

NAME = "bureau-quiz"
LINE_LIMIT = 4_096
"""Characters taken from one line of input; what follows is another line."""

_PLAINLY = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "·": "-", "×": "x", "…": "..."}
)


def prepare() -> None:
    """Make the standard streams fit for any text; to be called once, before anything is said."""
    codecs.register_error("bureau-plainly", _spell_plainly)
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "bureau-plainly"),
        (sys.stderr, "bureau-plainly"),
    ):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=errors)


def data(*lines: str) -> None:
    """Write lines to stdout."""
    stream(lines)


def stream(lines: Iterable[str]) -> None:
    """Write lines to stdout as they come; none is made any more once the reader has left."""
    if sys.stdout is None:
        return
    try:
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        hush(sys.stdout)


def say(text: str) -> None:
    """Write a line of talk to stderr."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write("".join(f"{visible(line)}\n" for line in text.split("\n")))
        sys.stderr.flush()
    except BrokenPipeError:
        hush(sys.stderr)


def complain(error: BureauError) -> None:
    """Say what went wrong and the mend."""
    say(f"{NAME}: {error.message}")
    if error.mend:
        say(f"  {error.mend}")


def tell(line: str) -> None:
    """Write a line of a dialogue to stdout, at once.

    Raises:
        BrokenPipeError: The reader has left.
    """
    _show(f"{line}\n")


def ask(prompt: str) -> str:
    """Show a prompt and read a line, without its end.

    What comes from a pipe is shown after the prompt, so that the dialogue can be read later.

    Raises:
        EOFError: There is no more input.
        BrokenPipeError: The reader has left.
    """
    _show(prompt)
    line = sys.stdin.readline(LINE_LIMIT) if sys.stdin is not None else ""
    typed = is_terminal(sys.stdin)
    if not line or not typed:
        _show(f"{visible(line.rstrip())}\n")
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at this stream; a closed one is none."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def can_draw() -> bool:
    """Whether a full-screen interface can be shown: a terminal at both ends that is not dumb."""
    dumb = os.environ.get("TERM", "") in ("dumb", "unknown")
    return is_terminal(sys.stdin) and is_terminal(sys.stdout) and not dumb


def width() -> int:
    """Cells of a line of output: the terminal's, or 100 where there is none."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns if is_terminal(sys.stdout) else 100


def finish() -> None:
    """Write out what is waiting, so that nothing is left to fail when the program ends.

    Raises:
        OSError: It could not be written.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except BrokenPipeError:
            hush(stream)


def hush(stream: TextIO) -> None:
    """Send what is still written to a stream nowhere: its reader has left."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):  # not a real stream, as in a test
        pass


def _show(text: str) -> None:
    if sys.stdout is None:
        raise BrokenPipeError
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        hush(sys.stdout)
        raise


def _spell_plainly(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: the nearest plain characters for what an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_PLAINLY)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return plain or "?" * (error.end - error.start), error.end
