"""Prompts, statements and explanations are filled, and the facts listed that they rest on."""

from collections.abc import Collection

from bureau_quiz.bank.claims import Asker
from bureau_quiz.bank.compare import Key
from bureau_quiz.bank.ground import Ground
from bureau_quiz.bank.model import Fact, Graded
from bureau_quiz.bank.outcomes import Paths
from bureau_quiz.bank.trails import Path, Trail, Way, lay, lists, ways
from bureau_quiz.packs.model import Hole, Row, Template, Text
from bureau_quiz.text import TEXT_LIMIT, listed

_Written = tuple[str | Trail, ...]
"""A text with its holes laid out."""
_NOTHING = Graded("")

VALUES_LIMIT = 1_000
"""How many values a hole of an explanation may list."""


class Filler:
    """Fills the texts of one template."""

    def __init__(self, ground: Ground, template: Template, paths: Paths) -> None:
        self._ground = ground
        self._table = template.table
        self._places = {path: place for place, path in enumerate(paths.holes)}
        self._holes = [self._laid(path) for path in paths.holes]
        self._answer = self._laid(template.answer.path)
        self._where: list[tuple[Trail, frozenset[Key]]] = []
        for name, values in template.where.items():
            domain = ground.domain(template.table, name)
            self._where.append((self._laid((name,)), frozenset(map(domain.key, values))))
        self._explanation = [self._written(text) for text in template.explanation]
        self._source = self._written(template.source) if template.source else ()
        self._visits: dict[tuple[int, int, str], int] = {}
        self.overlong: Row | None = None
        """A row of which a sentence is left out, for it would be too long."""

    def _laid(self, path: Path) -> Trail:
        return lay(self._ground, self._table, path, self._places)

    def _written(self, text: Text) -> _Written:
        return tuple(
            self._laid(part.path) if isinstance(part, Hole) else part for part in text.parts
        )

    def prompt(self, written: Text, asker: Asker) -> tuple[str, str]:
        """A text with the claim in its holes: what stands before the answer's hole, and after.

        All of it stands before where there is no such hole.
        """
        sides = [""]
        for part in written.parts:
            if not isinstance(part, Hole):
                sides[-1] += part
            elif part.path == ("answer",):
                sides.append("")
            else:
                sides[-1] += asker.holes[self._places[part.path]].text
        return sides[0], "".join(sides[1:])

    def listed_values(self, asker: Asker) -> tuple[str, ...]:
        """The values of the holes that a list fills, which tell a row's questions apart."""
        return tuple(
            [
                said.text
                for trail, said in zip(self._holes, asker.holes, strict=True)
                if lists(self._ground, trail, asker.row)
            ]
        )

    def explanation(self, asker: Asker) -> tuple[Graded, ...]:
        """The sentences whose holes are all filled."""
        sentences: list[Graded] = []
        room = TEXT_LIMIT
        for written in self._explanation:
            sentence = self._sentence(written, asker)
            room -= len(sentence.text)
            if room < 0:
                self.overlong = asker.row
                break
            if sentence.text:
                sentences.append(sentence)
        return tuple(sentences)

    def source(self, asker: Asker) -> Graded:
        """Where it can be read; empty where its hole is."""
        return self._sentence(self._source, asker)

    def _sentence(self, written: _Written, asker: Asker) -> Graded:
        """A text with all that its holes stand for; graded as the highest of all of it."""
        filled = ""
        grade = 0
        for part in written:
            if isinstance(part, str):
                filled += part
                continue
            if self._looks_at(part, asker.row) > VALUES_LIMIT:
                self.overlong = asker.row
                return _NOTHING
            found = ways(self._ground, part, asker.row, asker.holes)
            if not found:
                return _NOTHING
            ends = {way[-1].key: way[-1].text for way in found}
            filled += listed(ends.values()) if len(ends) > 1 else found[-1][-1].text
            if self._ground.graded:
                grade = max(grade, *map(_grade, found))
            if len(filled) > TEXT_LIMIT:
                self.overlong = asker.row
                return _NOTHING
        return Graded(filled, grade)

    def _looks_at(self, trail: Trail, row: Row, depth: int = 0) -> int:
        """How many values stand along a trail from a row, each as often as it is come by."""
        stop = trail[depth]
        values = self._ground.cell(stop.table, stop.column, row).values
        if depth + 1 == len(trail):
            return len(values)
        place = (id(trail), depth, row.key)
        known = self._visits.get(place)
        if known is None:
            targets = [said.target for said in values if said.target is not None]
            known = len(values) + sum([self._looks_at(trail, one, depth + 1) for one in targets])
            self._visits[place] = known
        return known

    def facts(self, asker: Asker) -> dict[Fact, int]:
        """The filled non-key cells of claim, answer and `where`; or else the row itself.

        With how far one must have seen to be told of each: of all on the way to it and beyond.
        """
        found: dict[Fact, int] = {}
        for trail in self._holes:
            self._rest(found, trail, asker, None)
        self._rest(found, self._answer, asker, asker.answers)
        for trail, keys in self._where:
            self._rest(found, trail, asker, keys)
        row = asker.row
        return found or {Fact(self._table, row.key, "", row.key): row.spoiler}

    def _rest(
        self, found: dict[Fact, int], trail: Trail, asker: Asker, ends: Collection[Key] | None
    ) -> None:
        """Add the facts along a trail, where it must come to an end that is wanted."""
        for way in ways(self._ground, trail, asker.row, asker.holes):
            if ends is not None and way[-1].key not in ends:
                continue
            grade = _grade(way) if self._ground.graded else 0
            for stop, said in zip(trail, way, strict=True):
                if stop.fact:
                    fact = Fact(stop.table, said.giver.key, stop.column, said.text)
                    found[fact] = min(grade, found.get(fact, grade))


def _grade(way: Way) -> int:
    """How far one must have seen to be told of all along a way."""
    return max([said.spoiler for said in way])
