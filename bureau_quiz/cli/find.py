"""From a word on the command line to packs: by the name they are installed under, or by path."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from bureau_quiz import paths
from bureau_quiz.cli import talk
from bureau_quiz.cli.there import exists
from bureau_quiz.errors import PackUnreadable, Problem, Severity, WrongUse
from bureau_quiz.meant import closest
from bureau_quiz.text import listed, visible

_ENDINGS = (".yaml", ".yml", ".csv", ".tsv", ".tab", ".xlsx", ".xls", ".ods")

_ID = re.compile(rb"^pack:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


def installed() -> dict[str, Path]:
    """Every installed pack by its id, none of them read in full; the player's own come first."""
    found: dict[str, Path] = {}
    for path in all_installed():
        found.setdefault(_id(path), path)
    return found


def all_installed() -> list[Path]:
    """Every installed pack, those included in whose place another of their id is played."""
    from bureau_quiz import packs

    found: list[Path] = []
    for folder in (paths.user_packs(), paths.bundled_packs()):
        try:
            found += packs.find(folder, collection=True) if folder.is_dir() else ()
        except OSError as error:
            talk.say(f"{folder} cannot be read: {error.strerror or error}")
    return found


def _id(path: Path) -> str:
    """The id that a pack gives itself; its file's name where it says none."""
    from bureau_quiz.packs.finding import id_of_sheet, is_sheet

    if is_sheet(path):
        return id_of_sheet(path)
    files = sorted(path.glob("*.y*ml")) if path.is_dir() else [path]
    for file in files:
        with suppress(OSError):
            if said := _ID.search(file.read_bytes()):
                return said[1].decode("ascii")
    return path.stem


def is_path(word: str) -> bool:
    """Whether a word can only be meant as a path, not as a pack's name."""
    return any(sign in word for sign in "/\\") or word.endswith(_ENDINGS)


def located(words: Sequence[str]) -> list[Path]:
    """The packs that some words name: installed ones, files, and folders of packs.

    Raises:
        WrongUse: One of the words is neither; the mend says which may have been meant.
        PackUnreadable: A path cannot be read at all.
    """
    known = installed()
    found: dict[Path, None] = {}
    for word in words:
        if word in known and not is_path(word):
            tell_apart(word, known[word])
            found[known[word]] = None
        else:
            found.update(dict.fromkeys(at(Path(word), known)))
    return list(found)


def tell_apart(name: str, path: Path) -> None:
    """Say that a name means the installed pack at `path`, where another of that name lies here."""
    from bureau_quiz import packs

    here = Path(name)
    with suppress(OSError):
        if exists(here) and here.resolve() != path.resolve() and packs.find(here, collection=False):
            talk.say(visible(f"{name} is the installed one ({path}); yours here is ./{name}"))


def at(path: Path, known: Iterable[str] = ()) -> list[Path]:
    """The packs that lie at a path: itself, or those in it.

    Raises:
        WrongUse: Nothing lies there.
        PackUnreadable: It is there and cannot be read at all, or holds no pack.
    """
    from bureau_quiz import packs

    if not exists(path):
        raise nothing(str(path), known)
    try:
        if path.is_dir():
            known_folder = path.resolve() in (
                paths.user_packs().resolve(),
                paths.bundled_packs().resolve(),
            )
            found = packs.find(path, collection=known_folder)
            if not found:
                mend = "A pack is a .yaml file, a folder of them, or a spreadsheet (.csv, .tsv)."
                raise PackUnreadable(f"There is no pack in {path}.", mend)
            return found
        if path.is_file():
            with path.open("rb") as file:
                file.read(1)
    except OSError as error:
        raise PackUnreadable(f"{path} cannot be read: {error.strerror or error}.") from None
    return [path]


def broken(path: Path, problems: Sequence[Problem]) -> PackUnreadable:
    """The error for a pack that is closed; of a spreadsheet it says what is missing."""
    from bureau_quiz.packs.finding import is_sheet

    check = talk.checking(path)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if not is_sheet(path) or len(errors) != 1:
        return PackUnreadable(visible(f"{path} is broken."), f"See what is wrong: {check}", errors)
    (error,) = errors
    mend = f"{error.mend[:1].upper()}{error.mend[1:]}." if error.mend else f"See where: {check}"
    return PackUnreadable(visible(f"{path}: {error.message}."), visible(mend), errors)


def nothing(word: str, known: Iterable[str]) -> WrongUse:
    """The error for a word that names nothing."""
    if is_path(word):
        near = _beside(Path(word))
        mend = f"Did you mean {near}?" if near else ""
        return WrongUse(f"There is no file {word[:200]}.", mend)
    meant = closest(word, known)
    names = sorted(known)
    mend = f"Did you mean {meant}?" if meant else f"Installed: {listed(names)}." if names else ""
    return WrongUse(f"There is no pack and no file “{word[:200]}”.", mend)


def _beside(path: Path) -> Path | None:
    """The entry of a folder that was probably meant; an ending that two share makes them no kin."""
    try:
        beside = sorted(path.parent.iterdir())
    except (OSError, ValueError):
        return None
    stems = {entry.stem: entry for entry in reversed(beside)}
    stems |= {entry.stem: entry for entry in beside if entry.suffix == path.suffix}
    near = closest(path.stem, stems)
    return stems[near] if near else None
