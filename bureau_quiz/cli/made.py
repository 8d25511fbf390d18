"""The one pack that a word on the command line names, to be looked at."""

from bureau_quiz.authoring.look import Look, look
from bureau_quiz.cli import find, talk
from bureau_quiz.errors import Severity, WrongUse
from bureau_quiz.packs.model import Pack
from bureau_quiz.text import listed, plural


def looked_at(word: str) -> tuple[Pack, Look]:
    """Read the pack that a word names; that it has errors is said in a line of talk.

    Raises:
        WrongUse: The word names no pack, or several.
        PackUnreadable: The pack cannot be read, or its structure is broken.
    """
    paths = find.located([word])
    if len(paths) > 1:
        names = listed(str(path) for path in paths)
        raise WrongUse(f"There is more than one pack in “{word}”.", f"Choose one: {names}.")
    seen = look(paths[0])
    check = talk.checking(paths[0])
    if seen.pack is None:
        raise find.broken(paths[0], seen.problems)
    errors = sum(problem.severity is Severity.ERROR for problem in seen.problems)
    if errors:
        talk.say(f"{paths[0]} has {plural(errors, 'error')}; to see what is wrong: {check}")
    return seen.pack, seen
