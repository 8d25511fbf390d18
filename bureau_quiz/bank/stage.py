"""What all makers of a template's questions share: what is right, how it is told, what is noted."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

from bureau_quiz.bank.candidates import Candidates
from bureau_quiz.bank.claims import Claim, Claims, marks, met
from bureau_quiz.bank.compare import Key, cut_date, iso, precision, size
from bureau_quiz.bank.draft import Draft
from bureau_quiz.bank.filling import Filler
from bureau_quiz.bank.ground import Ground, Said
from bureau_quiz.bank.identity import escaped, question_id, template_id
from bureau_quiz.bank.made import BOTH, near, thin
from bureau_quiz.bank.model import Answer, Candidate, Fact, Question
from bureau_quiz.bank.phrases import clash, holds
from bureau_quiz.bank.pools import Entries
from bureau_quiz.bank.report import Report
from bureau_quiz.errors import Among
from bureau_quiz.packs.cells import in_words
from bureau_quiz.packs.model import PartialDate, Row, Template
from bureau_quiz.text import fold, plural

UNKNOWN_LIMIT = 200
"""Where more than so many values are left open, a question says that everything else is."""

FILL = "fill the cell, say `empty: none` for a column where there may be none, or ask with `typed`"
"""How to mend that a cell leaves open what is right."""

Sides = tuple[str, str]
"""A prompt: what stands before the answer's hole, and after it; all of it before if it has none."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a claim's rows say of every value; the rest is wrong."""

    right: dict[Key, Said]
    unknown: dict[Key, str]
    """By key, those left open always apart."""
    all_open: bool
    settled: set[Hashable]
    """The marks of what is right or unknown: what meets them is not known to be wrong."""


class Stage:
    """Everything that the questions of one template have in common."""

    def __init__(
        self,
        ground: Ground,
        template: Template,
        claims: Claims,
        candidates: Candidates,
        filler: Filler,
        report: Report,
    ) -> None:
        self.ground = ground
        self.template = template
        self.claims = claims
        self.candidates = candidates
        self.filler = filler
        self.report = report
        self.domain = candidates.domain
        self.exact = candidates.domain.exact
        self.always = {said.key: said.text for said in claims.always.unknown[0].values()}
        self.always_marks = marks(self.always)
        self._ruled: tuple[Claim, Ruling] | None = None
        self._answers: dict[Said, Answer] = {}
        self._prefixes: dict[str, str] = {}
        """How ids of questions begin, by kind."""

    # What is right, and what is wrong

    def ruling(self, claim: Claim) -> Ruling:
        """What is right and what is open for a claim; the last one is remembered."""
        if self._ruled is None or self._ruled[0] is not claim:
            self._ruled = claim, self._rule(claim)
        return self._ruled[1]

    def _rule(self, claim: Claim) -> Ruling:
        left = self.claims.left_open(claim)
        unknown = {
            key: said.text
            for found in left.unknown
            for key, said in found.items()
            if key not in claim.right
        }
        for asker in claim.askers.values():
            for name in asker.row.never:
                key = self.domain.read(name)
                if key not in claim.right:
                    unknown.setdefault(key, name)
        return Ruling(claim.right, unknown, left.all, marks((*claim.right, *unknown)))

    def is_wrong(self, ruling: Ruling, key: Key) -> bool:
        """Whether a value is known to be wrong."""
        return not (ruling.all_open or met(key, ruling.settled) or met(key, self.always_marks))

    def told(self, text: str, sides: Sides) -> bool:
        """Whether a text stands in a prompt."""
        before, after = sides
        return holds(before, text, self.exact) or bool(after and holds(after, text, self.exact))

    def banned(
        self, entries: Entries, ruling: Ruling, sides: Sides, beside: Iterable[Said]
    ) -> set[int]:
        """The places of candidates that are not known to be wrong, or would give something away.

        Args:
            entries: the candidates.
            ruling: what is right and open.
            sides: the prompt.
            beside: right ones that none may contain, or be contained in.
        """
        banned = set(entries.met(ruling.settled))
        for side in filter(None, sides):
            banned |= entries.phrases.within(side)
        for said in beside:
            banned.update(entries.entangled(said.text))
        self.ground.effort.spend(1 + len(banned) // 64)
        return banned

    def near(
        self,
        entries: Entries,
        ruling: Ruling,
        right: Mapping[Key, Said],
        grades: Mapping[Key, int],
        sides: Sides,
        grain: int,
        beside: Collection[Candidate] | None = None,
    ) -> tuple[Candidate, ...]:
        """Numbers or dates near right ones, known to be wrong like any other.

        Args:
            entries: the candidates that there are already, in the precision `grain`.
            ruling: what is right and open.
            right: the right ones, none of which they may contain.
            grades: how far one must have seen to be told them.
            sides: the prompt.
            grain: of which precision they are to be.
            beside: what is there already: only sides on which that is too thin are filled.
        """
        made: dict[Key, Candidate] = {}
        rank = 3 * (len(self.candidates.similar) + 1)

        def wrong(key: Key, text: str) -> bool:
            return (
                key not in made
                and key not in entries
                and self.is_wrong(ruling, key)
                and not self.told(text, sides)
                and not any(clash(text, said.text, self.exact) for said in right.values())
            )

        for said in right.values():
            if precision(said.key) == grain:
                where = BOTH if beside is None else thin(said.key, beside)
                for key, text in near(said.key, self.candidates.column, wrong, where):
                    made[key] = Candidate(text, rank, size(key), grades.get(said.key, 0))
        return tuple(made.values())

    def unknown(self, ruling: Ruling) -> tuple[str, ...]:
        """Everything that is left open, in all its spellings."""
        if not (ruling.all_open or ruling.unknown or self.always or self.candidates.dated):
            return ()
        if ruling.all_open or len(self.always) + len(ruling.unknown) > UNKNOWN_LIMIT:
            return ("*",)
        texts = {key: text for key, text in self.always.items() if key not in ruling.right}
        texts |= ruling.unknown
        overlapping = self.candidates.dates_met(marks((*ruling.right, *texts)))
        texts |= {key: text for key, text in overlapping if key not in ruling.right}
        for key in ruling.right:
            if isinstance(key, PartialDate):
                wider = [cut_date(key, grain) for grain in range(1, key.precision)]
                texts |= {date: in_words(date) for date in wider if date not in ruling.right}
        spelt = dict.fromkeys(
            one
            for text in texts.values()
            for one in (text, *self.domain.spellings.others(text, self.exact))
        )
        return tuple(spelt)

    # How it is told

    def answer(self, said: Said, grade: int) -> Answer:
        """A right answer with its other spellings, and how far one must have seen to be told it."""
        found = self._answers.get(said)
        if found is None:
            found = self._answers[said] = self._spelt(said)
        return found._replace(spoiler=grade) if grade else found

    def _spelt(self, said: Said) -> Answer:
        others = self.domain.spellings.others(said.text, self.exact)
        if isinstance(said.key, PartialDate) and said.key.month:
            others = (*others, iso(said.key))
        return Answer(said.text, others, size(said.key))

    def answers(self, claim: Claim, without: Iterable[Key]) -> tuple[Answer, ...]:
        """All that is right for a claim, but for some of it."""
        left_out = frozenset(without)
        if len(left_out) == len(claim.right):
            return ()
        return tuple(
            self.answer(said, claim.grades.get(key, 0))
            for key, said in claim.right.items()
            if key not in left_out
        )

    def id(self, kind: str, *parts: str) -> str:
        """The id of a question by its kind and what follows the template's name."""
        if kind not in self._prefixes:
            name = template_id(self.template.id, kind)
            self._prefixes[kind] = question_id((self.ground.pack.id, name))
        return "/".join((self._prefixes[kind], *map(escaped, parts)))

    def question(self, draft: Draft) -> Question:
        """The question that a draft is of."""
        template, first = self.template, draft.askers[0]
        told = draft.filler.explanation(first) if draft.told is None else draft.told
        source = draft.filler.source(first)
        spoiler = first.spoiler if draft.spoiler is None else draft.spoiler
        facts = _facts(draft)
        graded = self.ground.graded
        beyond = graded and any(grade > spoiler for grade in facts.values())
        hidden = graded and any(sentence.spoiler > spoiler for sentence in told)
        asked = tuple([said.text for said in first.holes]) if draft.claim is None else draft.claim
        explanation = " ".join([sentence.text for sentence in told])
        self.ground.effort.say(len(draft.prompt) + len(explanation))
        return Question(
            id=draft.id,
            pack=self.ground.pack.id,
            template=template.id,
            kind=draft.kind,
            category=template.category,
            difficulty=template.difficulty,
            prompt=draft.prompt,
            answers=draft.answers,
            also_right=draft.also_right,
            unknown=draft.unknown,
            pool=draft.pool,
            pool_size=draft.pool_size,
            explanation=explanation,
            source=source.text,
            facts=tuple(facts),
            claim=asked,
            exact=self.exact,
            card=fold(draft.prompt),
            extra=draft.extra,
            spoiler=spoiler,
            sentences=told if hidden else (),
            hints=draft.hints,
            source_spoiler=source.spoiler,
            fact_spoilers=tuple(facts.values()) if beyond else (),
        )

    # What is noted

    def note(self, code: str, row: Row, message: str, mend: str = "", of: str = "") -> None:
        """Note a problem at a row, of the template or `of` a part of it."""
        table = self.ground.table(self.template.table)
        ignore = self.template.ignore | table.ignore | row.ignore
        among = Among(of or self.template.name, row.key, len(table.rows))
        self.report.add(code, row.place, message, mend, ignore, among=among)

    def pass_over(self, code: str, row: Row, why: str, mend: str = "", what: str = "") -> None:
        """Note that a row does not ask: the template, or `what` of it (`all`)."""
        name = f"`{what}` of {self.template.name}" if what else self.template.name
        self.note(code, row, f"{name} passes over row {row.key}: {why}", mend, name)

    def opener(self, claim: Claim) -> str:
        """What leaves open what is right for a claim, for a note."""
        name = self.template.answer.path[0]
        for asker in claim.askers.values():
            cell = asker.row.cells.get(name)
            if cell is None or not cell.values:
                return f"row {asker.row.key} (line {asker.row.place.line}) has no {name}, which"
        if self.ground.column(self.template.table, name).partial:
            return f"column {name} is `partial`, which"
        return "a cell that is empty or partial"


def _facts(draft: Draft) -> dict[Fact, int]:
    """What a question rests on, and how far one must have seen to be told of each."""
    facts: dict[Fact, int] = {}
    for asker in draft.askers:
        for fact, grade in draft.filler.facts(asker).items():
            facts[fact] = min(grade, facts.get(fact, grade))
    return facts


def only_known(count: int) -> str:
    """How few values a note says are known: `only 2 values are`."""
    return f"only {plural(count, 'value is', 'values are')}" if count else "no value is"
