"""The only writer of stdout and stderr outside the TUI, and the only reader of stdin.

Stdout is data, stderr is talk. A reader who leaves (`| head`) ends nothing but the writing, and a
character that the terminal's encoding lacks never ends anything.
"""

import codecs
import errno
import os
import sys
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from bureau_quiz.errors import BureauError, Severity, WrongUse
from bureau_quiz.text import visible

if TYPE_CHECKING:
    from bureau_quiz.cli.script import Script

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


def checking(path: Path | str) -> str:
    """The command that tells what is wrong with a pack, as it may be pasted into a shell."""
    import shlex

    return f"{NAME} pack check {shlex.quote(str(path))}"


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
    """Write lines of talk to stderr; at a terminal no word of them is broken."""
    if sys.stderr is None:
        return
    lines = [visible(line) for line in text.split("\n")]
    if is_terminal(sys.stderr):
        # A command that is to be copied stays whole.
        lines = [line if line.startswith(f"  {NAME} ") else _fitted(line) for line in lines]
    try:
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()
    except BrokenPipeError:
        hush(sys.stderr)


def complain(error: BureauError) -> None:
    """Say what went wrong and the mend."""
    say(f"{NAME}: {error.message}")
    if error.mend:
        say(f"  {error.mend}")


def tell(line: str) -> None:
    """Write a line of a dialogue to stdout, at once; at a terminal no word of it is broken.

    Raises:
        BrokenPipeError: The reader has left.
    """
    _show(f"{_fitted(line)}\n")


def script() -> "Script | None":
    """What the input is read from where nobody sits at it; None at a terminal."""
    if is_terminal(sys.stdin):
        return None
    from bureau_quiz.cli.script import Script

    return Script(sys.stdin, LINE_LIMIT)


def incoming() -> BinaryIO:
    """The bytes of standard input.

    Raises:
        WrongUse: There is none.
    """
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise WrongUse("There is no standard input to read.", "Name a file.")
    return cast(BinaryIO, stream)


def ask(prompt: str, patience: float | None = None, script: "Script | None" = None) -> str | None:
    """Show a prompt and read a line, without its end.

    What comes from a script is shown after the prompt, so that the dialogue can be read later.

    Args:
        prompt: What to show.
        patience: Seconds to wait at a terminal; with None, elsewhere and on Windows it waits on.
        script: What to read it from; None: the terminal.

    Returns:
        The line; None where none came in time. What was typed of it by then is dropped.

    Raises:
        EOFError: There is no more input.
        BrokenPipeError: The reader has left.
    """
    _show(_fitted(prompt))
    if patience is not None and not _typed_within(patience):
        _show("\n")
        return None
    line = script.line() if script else _read()
    if not line or script:
        _show(f"{visible(line.rstrip())}\n")
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def _read() -> str:
    try:
        return sys.stdin.readline(LINE_LIMIT) if sys.stdin is not None else ""
    except OSError as error:
        if error.errno == errno.EIO:  # the terminal was hung up
            return ""
        raise


def _typed_within(patience: float) -> bool:
    """Whether a line can be read within so many seconds; where nobody can tell, at once."""
    if os.name != "posix" or not is_terminal(sys.stdin):
        return True
    import select
    import termios

    # A terminal hands over whole lines, each read in full: none waits in Python's own buffer.
    if select.select([sys.stdin], [], [], patience)[0]:
        return True
    with suppress(termios.error):
        # What is half typed must not become the beginning of the next line.
        termios.tcflush(sys.stdin, termios.TCIFLUSH)
    return False


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


def wraps() -> bool:
    """Whether lines are to be fitted to the width: a person reads, and no program."""
    return is_terminal(sys.stdout)


def painted(severity: Severity, text: str) -> str:
    """A text in the colour of what is so grave, where there are colours and they are wanted."""
    colour = {Severity.ERROR: 31, Severity.WARNING: 33, Severity.NOTE: 36}[severity]
    return f"\x1b[{colour}m{text}\x1b[0m" if _has_colours() else text


_STYLES = {"strong": 1, "quiet": 2, "reverse": 7}


def styled(text: str, style: str) -> str:
    """A text `strong`, `quiet` or in `reverse`, where a person reads at a terminal that can."""
    code = _STYLES.get(style)
    if code is None or not text.strip() or not _has_styles():
        return text
    return f"\x1b[{code}m{text}\x1b[0m"


def _has_styles() -> bool:
    return is_terminal(sys.stdout) and os.environ.get("TERM", "") not in ("", "dumb", "unknown")


def _has_colours() -> bool:
    return _has_styles() and not os.environ.get("NO_COLOR")


def _fitted(line: str) -> str:
    """A line parted between words where it is longer than the terminal; all as far in as it is."""
    if len(line) < 20 or not is_terminal(sys.stdout) or len(line) <= width():
        return line
    import textwrap

    end = line[len(line.rstrip()) :]
    indent = line[: len(line) - len(line.lstrip())]
    parts = textwrap.wrap(
        line, width(), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(parts) + end


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
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EIO):
            raise
        hush(sys.stdout)
        raise BrokenPipeError from None


def printed(text: str) -> str:
    """The text as stdout's encoding shows it; of another length where characters are respelt."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if text.isascii() or encoding.lower().replace("-", "") == "utf8":
        return text
    return text.encode(encoding, "bureau-plainly").decode(encoding)


def _spell_plainly(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: the nearest plain characters for what an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(character: str) -> str:
    """ASCII for one character: its own letter, a sign like it, or a question mark."""
    spelt = unicodedata.normalize("NFKD", character.translate(_PLAINLY))
    plain = spelt.encode("ascii", "ignore").decode("ascii")
    hidden = unicodedata.category(character) in ("Mn", "Me", "Cf")
    return plain or ("" if hidden else "?")
