"""Adds what paths offer to the player's own packs, and tells what became of it."""

from __future__ import annotations

import time
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bureau_quiz import paths, settings
from bureau_quiz.authoring import archives, installing
from bureau_quiz.authoring.problems import problem_lines
from bureau_quiz.cli import talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.switches import installed
from bureau_quiz.errors import BureauError, Problem, Severity
from bureau_quiz.text import listed, plural, visible

if TYPE_CHECKING:
    from bureau_quiz.authoring.look import Look
    from bureau_quiz.catalogue.model import PackInfo
    from bureau_quiz.cli.offered import Offer

THERE = "Already among yours:"

LARGE = 1024 * 1024
"""Bytes of a file of which it is said that it is being checked, as that takes seconds."""

SHOWN = 5
"""How many errors are shown of a pack that is not added; how many renamings of one that is."""


class _Added(NamedTuple):
    path: Path
    id: str
    said: tuple[str, ...] = ()
    """What is to be said of it when it is counted."""
    how: str = "Added"


class Adding:
    """One command's worth of adding: packs go in one by one, and are compiled together."""

    def __init__(self, force: bool) -> None:
        self._force = force
        self._folder = paths.user_packs()
        self._added: list[_Added] = []
        self._infos: tuple[PackInfo, ...] | None = None

    def add(self, offer: Offer) -> ExitCode:
        """Add what a path offers, as far as it can be."""
        codes = []
        for pack in offer.packs:
            try:
                codes.append(self._add(offer, pack))
            except BureauError as error:
                talk.complain(error)
                codes.append(ExitCode.WRONG_USE)
        if said := archives.told(offer.left_out):
            talk.say(said)
        return max(codes, default=ExitCode.FINE)

    def tell(self) -> None:
        """Compile what was added, so that no start waits for it, and say what it is."""
        if not self._added:
            return
        from bureau_quiz.catalogue.compiling import SETTLING

        # What is younger would be taken for changed, and compiled once more at the next start.
        time.sleep(1.2 * SETTLING / 1e9)
        with installed() as catalogue:
            infos = catalogue.packs()
        off = settings.load(paths.settings_file())[0].off
        for added in self._added:
            info = next((one for one in infos if Path(one.path) == added.path), None)
            if info is None:
                rows = "it is taken for the rows of another pack that lies there"
                talk.say(f"{added.path} is not listed: {rows}, or has just been taken away.")
                continue
            talk.data(visible(f"{added.how} {_counted(info)}"))
            said = [*added.said, *_also(info, infos, off)]
            talk.data(*(visible(f"  {line}") for line in said))

    def _add(self, offer: Offer, path: Path) -> ExitCode:
        shown = offer.shown(path)
        if path.is_file() and path.stat().st_size > LARGE:
            talk.say(f"Checking {shown} …")
        seen = offer.look(path)
        if seen.pack is None:
            _complain(f"{shown} is broken and was not added.", seen.problems, path, offer)
            return ExitCode.WRONG_USE
        errors = sum(problem.severity is Severity.ERROR for problem in seen.problems)
        if errors and not (self._force and seen.questions):
            force = " To add it all the same: --force" if seen.questions else ""
            why = f"{shown} has {plural(errors, 'error')} and was not added.{force}"
            _complain(why, seen.problems, path, offer)
            return ExitCode.CHECK_FAILED
        id_ = seen.pack.id
        if twin := next((one for one in self._added if one.id == id_), None):
            talk.say(f"{shown} was not added: its id, “{id_}”, is that of {twin.path.name} too.")
            return ExitCode.CHECK_FAILED
        old = self._replaced(id_)
        if installing.lies_in(path, self._folder):
            self._added.append(_Added(self._folder / path.name, id_, how=THERE))
            return ExitCode.FINE
        if old and old.digest == seen.pack.digest:
            self._added.append(_Added(Path(old.path), id_, how=THERE))
            return ExitCode.FINE
        said = list(self._compared(old, seen)) if old else []
        new = installing.add(seen, self._folder, Path(old.path) if old else None)
        if new.replaced:
            said.append(f"The earlier one lies in {new.replaced}")
        self._added.append(_Added(new.path, id_, tuple(said)))
        return ExitCode.FINE

    def _replaced(self, id_: str) -> PackInfo | None:
        """The player's own pack of an id, the one that is played first."""
        if self._infos is None:
            with installed() as catalogue:
                self._infos = catalogue.packs()
        own = [info for info in self._infos if info.id == id_ and not info.bundled]
        return min(own, key=lambda info: (info.shadowed, info.closed), default=None)

    def _compared(self, old: PackInfo, new: Look) -> Iterator[str]:
        from bureau_quiz.authoring.diff import compare
        from bureau_quiz.authoring.diff_report import counted, told_of_missing
        from bureau_quiz.authoring.look import look

        before = look(Path(old.path), aids=False)
        if before.pack is None:
            yield "It replaces one that was broken."
            return
        diff = compare(before, new)
        kept, all_ = diff.questions.kept, len(before.questions)
        yield f"It replaces an earlier one: {counted(diff)}; {kept} of {all_} keep their past."
        if diff.missing:
            yield from told_of_missing(diff, SHOWN)
            yield "Say so in yours, and add it once more: what was learnt is not lost."


def _complain(why: str, problems: tuple[Problem, ...], path: Path, offer: Offer) -> None:
    """Say that a pack was not added, with the first of its errors."""
    talk.say(why)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for problem in errors[:SHOWN]:
        for line in problem_lines(problem, talk.width()):
            talk.say(line)
    if len(errors) > SHOWN:
        all_ = f"To see all {len(errors)}"
        where = talk.checking(path)
        talk.say(f"{all_}, unpack it and check it." if offer.archive else f"{all_}: {where}")


def _counted(info: PackInfo) -> str:
    problems = listed(
        plural(count, what)
        for count, what in (
            (info.errors, "error"),
            (info.warnings, "warning"),
            (info.notes, "note"),
        )
        if count
    )
    asks = f"{plural(info.questions, 'question')}, {plural(info.prompts, 'prompt')}"
    return f"{info.title} ({info.id}): {asks}, {problems or 'no problems'}."


def _also(info: PackInfo, infos: Iterable[PackInfo], off: Container[str]) -> Iterator[str]:
    """What else is to be said of a pack that is in."""
    if info.errors or info.warnings:
        yield f"To see what is wrong: {talk.checking(info.path)}"
    if info.shadowed:
        yield f"It is not played: {info.problems[-1].message}"
        return
    if any(one.id == info.id and one.bundled and not one.closed for one in infos):
        yield "It is played in the place of the bundled pack of its id."
    yield f"To play it: {talk.NAME} play {info.id}"
    if info.id in off:
        yield f"It is switched off. To have it offered: {talk.NAME} pack on {info.id}"
