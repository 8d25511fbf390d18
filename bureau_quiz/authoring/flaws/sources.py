"""What asks a pack's questions: each template and each plain question, with all that it asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bureau_quiz.authoring.codes import CODES
from bureau_quiz.bank.codes import CODES as BANK_CODES
from bureau_quiz.bank.identity import parts_of, question_id
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Place, Problem
from bureau_quiz.packs.ignoring import Silenced, silencing
from bureau_quiz.packs.model import Pack, PlainQuestion, Row, Template
from bureau_quiz.text import listed, plural

NAMED = 3
"""How many rows or questions a message names before it counts the rest."""

_CODES = {**BANK_CODES, **CODES}


@dataclass(slots=True)
class Source:
    """A template or a plain question, and the questions that it asks."""

    name: str
    """How messages name it."""
    place: Place
    ignore: frozenset[str]
    """What it ignores, or what is around it."""
    template: Template | None = None
    plain: PlainQuestion | None = None
    questions: list[Question] = field(default_factory=list)

    @property
    def family(self) -> str:
        """What it shares with its own `reverse` alone; for a plain question its place in a file."""
        if self.template is None:
            return f"{self.place.path}:{self.place.line}:{self.place.column}"
        return self.template.id.removesuffix("~")


@dataclass(frozen=True, slots=True)
class Scene:
    """A pack with what asks in it, and what of its `ignore` has silenced something."""

    pack: Pack
    sources: Sequence[Source]
    """Templates in the pack's order, then plain questions; those that ask nothing left out."""
    silenced: set[Silenced] = field(default_factory=set)

    def quiet(self, code: str, *ignores: frozenset[str]) -> bool:
        """Whether a flaw that was found is ignored by one of those that it concerns."""
        for ignore in (self.pack.ignore, *ignores):
            if code in ignore:
                self.silenced.update(silencing(code, ignore))
                return True
        return False

    @property
    def english(self) -> bool:
        """Whether words can be judged: no other language's are known."""
        return self.pack.language.partition("-")[0].lower() == "en"

    def row(self, source: Source, question: Question) -> Row | None:
        """The row that asks a question of a template."""
        if source.template is None:
            return None
        rows = self.pack.tables[source.template.table].rows
        parts = parts_of(question.id)
        if len(parts) > 2 and parts[2] in rows:
            return rows[parts[2]]
        return next((rows[fact.row] for fact in question.facts if fact.row in rows), None)


def scene(pack: Pack, questions: Iterable[Question]) -> Scene:
    """Sort a pack's questions by what asks them."""
    templates = {
        template.id: Source(
            template.name,
            template.place,
            pack.tables[template.table].ignore | template.ignore,
            template=template,
        )
        for template in pack.templates
    }
    plain = {
        question_id((pack.id, one.id)): Source(
            f"question {one.name}", one.place, one.ignore, plain=one
        )
        for one in pack.questions
    }
    for question in questions:
        source = templates.get(question.template) if question.template else plain.get(question.id)
        if source is not None:
            source.questions.append(question)
    return Scene(pack, [one for one in (*templates.values(), *plain.values()) if one.questions])


def problem(code: str, place: Place, message: str, mend: str) -> Problem:
    """A problem of a code, as grave as its kind."""
    return Problem(code, _CODES[code].severity, place, message, mend)


def named(found: Sequence[tuple[str, Place]], near: Place) -> str:
    """The first of some things with their places, and how many more there are."""
    shown = [f"{name} ({place.beside(near)})" for name, place in found[:NAMED]]
    more = len(found) - len(shown)
    return listed([*shown, plural(more, "other")] if more else shown)


def also(places: Sequence[Place], near: Place) -> str:
    """Where else the same is: ` (and 5 others: line 9, line 12, line 40, …)`; empty for one."""
    rest = places[1:]
    if not rest:
        return ""
    shown = ", ".join(place.beside(near) for place in rest[:NAMED])
    end = ", …" if len(rest) > NAMED else ""
    return f" (and {plural(len(rest), 'other')}: {shown}{end})"
