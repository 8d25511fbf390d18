"""A pack that is being written: what it says now, what changed, and which template that touches.

Looks at files and reads them; when to look is its caller's affair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bureau_quiz.authoring import preview
from bureau_quiz.authoring.check import problems_of
from bureau_quiz.authoring.look import look
from bureau_quiz.errors import Place, Problem, Severity

if TYPE_CHECKING:
    from bureau_quiz.bank.model import Question
    from bureau_quiz.packs.model import Pack

PLAIN = ""
"""What the plain questions are grouped under."""

Stamp = tuple[tuple[str, int, int, int], ...]
"""Each file with its size, time of change and number; of a folder all that lie in it."""


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one template, or the plain ones."""

    template: str
    """Its id; empty for plain questions."""
    place: Place
    """Where the template stands; where the pack does for plain questions."""
    questions: tuple[Question, ...]
    stale: bool = False
    """Whether the template broke: these are the questions that it asked before."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What a pack says at one moment; of a broken one what it could ask last."""

    problems: tuple[Problem, ...] = ()
    """Sorted by place."""
    groups: tuple[Group, ...] = ()
    title: str = ""
    whole: bool = True
    """Whether the groups are those of this moment."""
    edited: str | None = None
    """The template whose lines, or whose rows, changed last; None: nothing is known to have."""
    question: str = ""
    """The id of the first question that rests on what changed; empty: unknown."""
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines of each file."""

    @property
    def questions(self) -> int:
        """How many questions it can ask."""
        return sum(len(group.questions) for group in self.groups if not group.stale)

    def count(self, severity: Severity) -> int:
        """How many problems are of this severity."""
        return sum(problem.severity is severity for problem in self.problems)


def stamp(path: Path, files: Sequence[str] = ()) -> Stamp:
    """What tells that something changed: the pack itself, what lies in its folder, its files.

    Gives what it can; what is not there is left out.
    """
    found = {path, *map(Path, files)}
    try:
        if path.is_dir():
            found.update(entry for entry in path.iterdir() if not entry.name.startswith("."))
    except OSError:
        pass
    told = []
    for file in sorted(found):
        try:
            seen = file.stat()
        except OSError:
            continue
        told.append((str(file), seen.st_size, seen.st_mtime_ns, seen.st_ino))
    return tuple(told)


def glance(path: Path, before: Glance | None = None) -> Glance:
    """Read the pack at `path`, and say what changed since `before`; never raises."""
    before = before or Glance()
    seen = look(path)
    lines = _lines(seen.files or (str(path),))
    changed = _changed(before.lines, lines)
    if seen.pack is None:
        edited = template_at(before.groups, changed) if changed else None
        return replace(
            before,
            problems=seen.problems,
            whole=False,
            edited=edited,
            question="",
            lines=lines or before.lines,
        )
    groups = _groups(seen.pack, seen.questions)
    problems = problems_of(seen, seen.pack)
    edited, question = _touched(seen.pack, groups, changed, lines)
    broken = _broken(before.groups, groups, changed) if edited is None else None
    if broken is not None:
        groups, edited = (*groups, broken), broken.template
    elif lines == before.lines:  # saved again as it was: what is broken is so still
        names = {group.template for group in groups}
        groups += tuple(one for one in before.groups if one.stale and one.template not in names)
    return Glance(problems, groups, seen.pack.title, True, edited, question, lines)


def _groups(pack: Pack, questions: Sequence[Question]) -> tuple[Group, ...]:
    places = {template.id: template.place for template in pack.templates}
    asked: dict[str, list[Question]] = {template.id: [] for template in pack.templates}
    for name, found in preview.by_template(questions):
        asked.setdefault(name, []).extend(found)
    return tuple(
        Group(name, places.get(name, pack.place), tuple(found)) for name, found in asked.items()
    )


def _lines(files: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The lines of every file that can be read."""
    found = {}
    for name in files:
        path = Path(name)
        try:
            if not path.is_file():  # a pipe would keep the reader waiting
                continue
            text = path.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        found[name] = tuple(text.splitlines())
    return found


def _changed(
    before: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]
) -> tuple[str, int] | None:
    """The file and line, from 1, where the first change lies; None: nowhere, or all is new."""
    if not before:
        return None
    for name, lines in now.items():
        old = before.get(name)
        if old is None or old == lines:
            continue
        at = next(
            (at for at, pair in enumerate(zip(old, lines, strict=False)) if pair[0] != pair[1]),
            min(len(old), len(lines)),
        )
        return name, min(at, max(len(lines) - 1, 0)) + 1
    return None


def template_at(groups: Sequence[Group], place: tuple[str, int]) -> str | None:
    """The template that stands at, or above, a line of a file; None: there is none."""
    file, line = place
    above = [
        group
        for group in groups
        if group.template and group.place.path == file and group.place.line <= line
    ]
    return max(above, key=lambda group: group.place.line).template if above else None


def _broken(
    before: Sequence[Group], now: Sequence[Group], changed: tuple[str, int] | None
) -> Group | None:
    """The template that was edited and is no longer there, with what it asked."""
    name = template_at(before, changed) if changed else None
    if name is None or any(group.template == name for group in now):
        return None
    found = next(group for group in before if group.template == name)
    return replace(found, stale=True)


def _touched(
    pack: Pack,
    groups: Sequence[Group],
    changed: tuple[str, int] | None,
    lines: Mapping[str, tuple[str, ...]],
) -> tuple[str | None, str]:
    """The template that a change touches, and the first question that rests on what changed."""
    if changed is None:
        return None, ""
    file, line = changed
    starts = [
        (place.line, kind, name)
        for kind, name, place in _parts(pack)
        if place.path == file and place.line <= line
    ]
    start, kind, name = max(starts, default=(0, "", ""))
    if not kind or any(map(_begins_a_section, lines[file][start:line])):
        return None, ""
    if kind == "template":
        return name, ""
    if kind == "question":
        return PLAIN, f"{pack.id}/{name}"
    for group in groups:
        for question in group.questions:
            if any(f"{fact.table}/{fact.row}" == name for fact in question.facts):
                return group.template, question.id
    return None, ""


def _begins_a_section(line: str) -> bool:
    """Whether a line ends what stood above it: a key without indentation."""
    return line[:1].isalpha()


def _parts(pack: Pack) -> list[tuple[str, str, Place]]:
    """Templates, questions and rows with where each begins."""
    parts = [
        ("template", template.id, template.place)
        for template in pack.templates
        if not template.id.endswith("~")
    ]
    parts += [("question", question.id, question.place) for question in pack.questions]
    for table in pack.tables.values():
        parts += [("row", f"{table.id}/{row.key}", row.place) for row in table.rows.values()]
    return parts
