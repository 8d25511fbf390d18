"""A pack in another program's format, and what of it that format cannot carry."""

from pathlib import Path

from bureau_quiz.authoring import newfile
from bureau_quiz.authoring.exchange import formats
from bureau_quiz.authoring.exchange.model import Export
from bureau_quiz.authoring.look import Look
from bureau_quiz.errors import WrongUse
from bureau_quiz.text import listed


def export(seen: Look, form: str) -> Export:
    """Give all that a pack asks in a format.

    Raises:
        WrongUse: The format is only read, or there is none of that name.
        PackUnreadable: Nothing can be asked of what is at the path.
    """
    found = formats.of_name(form)
    if found.export is None:
        raise WrongUse(f"{found.title} is only read.", f"Written are {listed(formats.EXPORTED)}.")
    assert seen.pack is not None, "who exports has looked at a pack"
    return found.export(seen.pack, seen.questions)


def write(made: Export, target: Path, force: bool = False) -> None:
    """Write a file in one move.

    Raises:
        WrongUse: Something lies there, and is not to be replaced.
        OSError: It cannot be written; what lies there is as it was.
    """
    newfile.write(made.lines, target, force)
