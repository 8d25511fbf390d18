"""Prompts, statements and explanations are filled, and the facts listed that they rest on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bureau_quiz.bank.claims import Asker
from bureau_quiz.bank.compare import Key
from bureau_quiz.bank.ground import Ground, Said
from bureau_quiz.bank.model import Fact, Graded
from bureau_quiz.bank.outcomes import Paths
from bureau_quiz.packs.model import Hole, Row, Template, Text
from bureau_quiz.text import listed

Path = tuple[str, ...]
Fixed = Mapping[Path, Key]
"""The values that a question has chosen along its paths."""


@dataclass(frozen=True, slots=True)
class Step:
    """One cell on the way along a path."""

    table: str
    column: str
    said: Said


class Filler:
    """Fills the texts of one template."""

    def __init__(self, ground: Ground, template: Template, paths: Paths) -> None:
        self._ground = ground
        self._template = template
        self._paths = paths
        self._where: list[tuple[Path, frozenset[Key]]] = []
        for name, values in template.where.items():
            domain = ground.domain(template.table, name)
            self._where.append(((name,), frozenset(map(domain.key, values))))

    def prompt(self, written: Text, asker: Asker) -> tuple[str, str]:
        """A text with the claim in its holes: what stands before the answer's hole, and after.

        All of it stands before where there is no such hole.
        """
        shown = {path: said.text for path, said in zip(self._paths.holes, asker.holes, strict=True)}
        sides = [""]
        for part in written.parts:
            if not isinstance(part, Hole):
                sides[-1] += part
            elif part.path == ("answer",):
                sides.append("")
            else:
                sides[-1] += shown[part.path]
        return sides[0], "".join(sides[1:])

    def listed_values(self, asker: Asker) -> tuple[str, ...]:
        """The values of the holes that a list fills, which tell a row's questions apart."""
        return tuple(
            said.text
            for path, said in zip(self._paths.holes, asker.holes, strict=True)
            if self._lists(path, self._template.table, asker.row)
        )

    def _lists(self, path: Path, table: str, row: Row) -> bool:
        values = self._ground.cell(table, path[0], row).values
        if len(values) > 1 or len(path) == 1:
            return len(values) > 1
        to = self._ground.column(table, path[0]).to or table
        return any(said.target and self._lists(path[1:], to, said.target) for said in values)

    def explanation(self, asker: Asker) -> tuple[Graded, ...]:
        """The sentences whose holes are all filled."""
        sentences = (self._sentence(text, asker) for text in self._template.explanation)
        return tuple(sentence for sentence in sentences if sentence.text)

    def source(self, asker: Asker) -> Graded:
        """Where it can be read; empty where its hole is."""
        source = self._template.source
        return self._sentence(source, asker) if source else Graded("")

    def _sentence(self, written: Text, asker: Asker) -> Graded:
        """A text with all that its holes stand for; graded as the highest of all of it."""
        fixed = self._fixed(asker)
        filled = ""
        grade = 0
        for part in written.parts:
            if isinstance(part, Hole):
                ways = list(self._ways(part.path, asker.row, fixed))
                if not ways:
                    return Graded("")
                ends = {steps[-1].said.key: steps[-1].said for steps in ways}
                filled += listed(said.text for said in ends.values())
                if self._ground.graded:
                    grade = max(grade, *(step.said.spoiler for steps in ways for step in steps))
            else:
                filled += part
        return Graded(filled, grade)

    def facts(self, asker: Asker) -> dict[Fact, int]:
        """The filled non-key cells of claim, answer and `where`; or else the row itself.

        With how far one must have seen to be told of each: of all on the way to it and beyond.
        """
        fixed = self._fixed(asker)
        wanted: list[tuple[Path, frozenset[Key] | None]] = [
            *((path, None) for path in self._paths.holes),
            (self._template.answer.path, frozenset(asker.answers)),
            *self._where,
        ]
        found: dict[Fact, int] = {}
        for path, ends in wanted:
            for steps in self._ways(path, asker.row, fixed):
                if ends is not None and steps[-1].said.key not in ends:
                    continue
                grade = max(step.said.spoiler for step in steps) if self._ground.graded else 0
                for fact in map(self._fact, steps):
                    if fact:
                        found[fact] = min(grade, found.get(fact, grade))
        row = asker.row
        return found or {Fact(self._template.table, row.key, "", row.key): row.spoiler}

    def _fact(self, step: Step) -> Fact | None:
        if step.column in self._ground.table(step.table).key:
            return None
        return Fact(step.table, step.said.giver.key, step.column, step.said.text)

    def _fixed(self, asker: Asker) -> Fixed:
        if not self._paths.holes:
            return {}
        return {path: said.key for path, said in zip(self._paths.holes, asker.holes, strict=True)}

    def _ways(self, path: Path, row: Row, fixed: Fixed) -> Iterator[tuple[Step, ...]]:
        """Every way along a path that agrees with what is fixed on paths that begin alike."""
        return self._along(path, 0, self._template.table, row, fixed)

    def _along(
        self, path: Path, depth: int, table: str, row: Row, fixed: Fixed
    ) -> Iterator[tuple[Step, ...]]:
        column = self._ground.column(table, path[depth])
        for said in self._ground.cell(table, column.name, row).values:
            if not self._agrees(path[: depth + 1], column.to or table, said, fixed):
                continue
            step = Step(table, column.name, said)
            if depth + 1 == len(path):
                yield (step,)
            elif said.target is not None:
                for rest in self._along(path, depth + 1, column.to or table, said.target, fixed):
                    yield (step, *rest)

    def _agrees(self, prefix: Path, target: str, said: Said, fixed: Fixed) -> bool:
        for path, key in fixed.items():
            if path[: len(prefix)] != prefix:
                continue
            if path == prefix:
                if said.key != key:
                    return False
            elif said.target is None or not any(
                steps[-1].said.key == key
                for steps in self._along(path[len(prefix) :], 0, target, said.target, {})
            ):
                return False
        return True
