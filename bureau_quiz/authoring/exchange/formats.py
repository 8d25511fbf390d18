"""Every foreign format by its name; a format's module is imported when it is first asked for."""

from functools import cache
from importlib import import_module
from pathlib import PurePath

from bureau_quiz.authoring.exchange.model import Document, Format
from bureau_quiz.errors import WrongUse
from bureau_quiz.meant import closest
from bureau_quiz.text import listed

NAMES = (
    "opentdb",
    "csv",
    "cards",
    "gift",
    "aiken",
    "opentriviaqa",
    "bsdgames",
    "red",
    "hascard",
    "facts",
)
"""As `--from` and `--to` say them; each is a module beside this one, which has a `FORMAT`."""

EXPORTED = ("csv", "cards", "opentdb")
"""Those that can be written as well."""


@cache
def of_name(name: str) -> Format:
    """Give the format of a name.

    Raises:
        WrongUse: There is none of that name; the mend says which was probably meant.
    """
    if name not in NAMES:
        near = closest(name, NAMES)
        mend = f"Did you mean {near}?" if near else f"Choose {listed(NAMES, 'or')}."
        raise WrongUse(f"There is no format “{name[:40]}”.", mend)
    made = import_module(f"{__package__}.{name}").FORMAT
    assert isinstance(made, Format)
    return made


def recognised(document: Document) -> Format | None:
    """Give the format that a file is most surely of, or None where it is of none that is known.

    Of two that are as sure, the one whose files end as this one does.
    """
    ending = PurePath(document.path).suffix.lower()
    best: tuple[int, bool] = (0, False)
    found: Format | None = None
    for form in map(of_name, NAMES):
        sure = form.recognises(document), ending in form.endings
        if sure[0] > 0 and sure > best:
            best, found = sure, form
    return found
