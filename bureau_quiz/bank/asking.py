"""One question of a template: what it asks, what is right, what is open and what is offered."""

from collections.abc import Hashable
from dataclasses import dataclass

from bureau_quiz.bank.candidates import Candidates
from bureau_quiz.bank.claims import Asker, Claim, Claims, marks, met
from bureau_quiz.bank.compare import Key, cut_date, iso, precision, size
from bureau_quiz.bank.filling import Filler
from bureau_quiz.bank.ground import Ground, Said
from bureau_quiz.bank.hints import HINTED, Hints
from bureau_quiz.bank.identity import question_id, template_id
from bureau_quiz.bank.made import near
from bureau_quiz.bank.model import POOL_LIMIT, Answer, Candidate, Question
from bureau_quiz.bank.phrases import clash, holds
from bureau_quiz.bank.picking import OFFERED, pick
from bureau_quiz.bank.pools import Entries
from bureau_quiz.bank.report import Report
from bureau_quiz.bank.shared import shared_words
from bureau_quiz.packs.cells import in_words
from bureau_quiz.packs.model import PartialDate, Template
from bureau_quiz.text import fold, plural

UNKNOWN_LIMIT = 200
"""Where more than so many values are left open, a question says that everything else is."""


@dataclass(frozen=True, slots=True)
class _Ruling:
    """What a claim's rows say of every value; the rest is wrong."""

    right: dict[Key, Said]
    unknown: dict[Key, str]
    """By key, those left open always apart."""
    all_open: bool


class Asking:
    """Makes the questions of one template and kind."""

    def __init__(
        self,
        ground: Ground,
        template: Template,
        kind: str,
        claims: Claims,
        candidates: Candidates,
        filler: Filler,
        report: Report,
    ) -> None:
        self._ground = ground
        self._template = template
        self._kind = kind
        self._claims = claims
        self._candidates = candidates
        self._filler = filler
        self._report = report
        self._domain = candidates.domain
        self._exact = candidates.domain.exact
        self._ruled: tuple[Claim, _Ruling] | None = None
        self._always = {said.key: said.text for said in claims.always.unknown[0].values()}
        self._answers: dict[Said, Answer] = {}
        self._hints = Hints(ground, template, candidates) if kind in HINTED else None
        self._always_marks = marks(self._always)
        self._text = template.prompt
        if kind == "true-false" and template.statement is not None:
            self._text = template.statement

    def question(self, claim: Claim, asker: Asker) -> Question | None:
        """The question that a row asks by a claim; None where the row is passed over."""
        ruling = self._ruling(claim)
        before, after = self._filler.prompt(self._text, asker)
        answers = list(asker.answers.values())
        told = next((said for said in answers if self._told(said, before, after)), None)
        if told is not None:
            self._pass_over("BQ421", asker, f"“{told.text}” stands in “{before}{after}”")
            return None
        if ruling.all_open and self._kind != "typed":
            self._pass_over(
                "BQ423",
                asker,
                f"a cell that is empty or partial leaves open what else is right for “{before}…”"
                if self._kind == "true-false"
                else f"a cell that is empty or partial leaves open what answers “{before}{after}”",
                "fill the cell, or say `empty: none` for its column",
            )
            return None
        own_id = question_id(
            (
                self._ground.pack.id,
                template_id(self._template.id, self._kind),
                asker.row.key,
                *self._filler.listed_values(asker),
            )
        )
        pool, count = self._pool(own_id, ruling, asker, before, after)
        if pool is None:
            known = plural(count, "value is", "values are")
            self._pass_over(
                "BQ422",
                asker,
                f"only {known} known to be wrong for “{before}{after}”"
                if count < OFFERED
                else f"what is known to be wrong for “{before}{after}” contains one another",
                "add rows, or a `pool`",
            )
            return None
        return self._made(own_id, claim, asker, ruling, (before, after), pool, count)

    def _made(
        self,
        own_id: str,
        claim: Claim,
        asker: Asker,
        ruling: _Ruling,
        prompt: tuple[str, str],
        pool: tuple[Candidate, ...],
        count: int,
    ) -> Question:
        template = self._template
        answers = tuple(
            self._answer(said, asker.grades.get(key, 0)) for key, said in asker.answers.items()
        )
        also_right = tuple(
            self._answer(said, claim.grades.get(key, 0))
            for key, said in claim.right.items()
            if key not in asker.answers
        )
        told, source = self._filler.explanation(asker), self._filler.source(asker)
        extra = {"precisions": "differ"} if len(self._grains(asker)) > 1 else {}
        text = "".join(prompt)
        if self._kind == "true-false":
            extra |= {"before": prompt[0], "after": prompt[1]}
            text = f"{prompt[0]}{answers[0].text}{prompt[1]}"
        question = Question(
            id=own_id,
            pack=self._ground.pack.id,
            template=template.id,
            kind=self._kind,
            category=template.category,
            difficulty=template.difficulty,
            prompt=text,
            answers=answers,
            also_right=also_right,
            unknown=self._unknown(ruling),
            pool=pool,
            pool_size=count,
            explanation=" ".join(sentence.text for sentence in told),
            source=source.text,
            facts=self._filler.facts(asker),
            claim=tuple(said.text for said in asker.holes),
            exact=self._exact,
            card=fold(text),
            extra=extra,
            spoiler=asker.spoiler,
            sentences=told if any(one.spoiler > asker.spoiler for one in told) else (),
            hints=self._hints.of(asker, text, claim) if self._hints else (),
            source_spoiler=source.spoiler,
        )
        self._warn_of_shared_words(question, asker)
        return question

    def _ruling(self, claim: Claim) -> _Ruling:
        if self._ruled is None or self._ruled[0] is not claim:
            self._ruled = claim, self._rule(claim)
        return self._ruled[1]

    def _rule(self, claim: Claim) -> _Ruling:
        left = self._claims.left_open(claim)
        unknown = {
            key: said.text
            for found in left.unknown
            for key, said in found.items()
            if key not in claim.right
        }
        for asker in claim.askers.values():
            for name in asker.row.never:
                key = self._domain.read(name)
                if key not in claim.right:
                    unknown.setdefault(key, name)
        return _Ruling(claim.right, unknown, left.all)

    def _told(self, said: Said, before: str, after: str) -> bool:
        return any(holds(side, said.text, self._exact) for side in (before, after) if side)

    def _grains(self, asker: Asker) -> set[int]:
        return {precision(key) for key in asker.answers}

    def _answer(self, said: Said, grade: int) -> Answer:
        found = self._answers.get(said)
        if found is None:
            found = self._answers[said] = self._spelt(said)
        return found._replace(spoiler=grade) if grade else found

    def _spelt(self, said: Said) -> Answer:
        others = self._domain.spellings.others(said.text, self._exact)
        if isinstance(said.key, PartialDate) and said.key.month:
            others = (*others, iso(said.key))
        return Answer(said.text, others, size(said.key))

    def _unknown(self, ruling: _Ruling) -> tuple[str, ...]:
        """Everything that is left open, in all its spellings."""
        if not (ruling.all_open or ruling.unknown or self._always or self._candidates.dated):
            return ()
        if ruling.all_open or len(self._always) + len(ruling.unknown) > UNKNOWN_LIMIT:
            return ("*",)
        texts = {key: text for key, text in self._always.items() if key not in ruling.right}
        texts |= ruling.unknown
        overlapping = self._candidates.dates_met(marks((*ruling.right, *texts)))
        texts |= {key: text for key, text in overlapping if key not in ruling.right}
        for key in ruling.right:
            if isinstance(key, PartialDate):
                wider = [cut_date(key, grain) for grain in range(1, key.precision)]
                texts |= {date: in_words(date) for date in wider if date not in ruling.right}
        spelt = dict.fromkeys(
            one
            for text in texts.values()
            for one in (text, *self._domain.spellings.others(text, self._exact))
        )
        return tuple(spelt)

    def _pool(
        self, own_id: str, ruling: _Ruling, asker: Asker, before: str, after: str
    ) -> tuple[tuple[Candidate, ...] | None, int]:
        """What may be offered, None where it is not enough; and of how many."""
        if ruling.all_open:
            return (), 0
        answers = list(asker.answers.values())
        settled = marks((*ruling.right, *ruling.unknown))
        likes = self._candidates.likes(asker.given)
        least = max(asker.spoiler, min(asker.grades.values(), default=0))
        found: list[Candidate] = []
        count = 0
        enough = True
        grains = sorted(self._grains(asker), reverse=True)
        for grain in grains:
            entries = self._candidates.entries(grain, self._kind == "true-false")
            banned = set(entries.met(settled))
            banned |= entries.phrases.within(before) | entries.phrases.within(after)
            for said in answers:
                banned |= entries.phrases.within(said.text) | entries.phrases.around(said.text)
            best = entries.best(own_id, likes, banned, POOL_LIMIT // len(grains), least)
            count += len(entries.entries) - len(banned)
            seen = [one for one in best if one.spoiler <= least]
            if self._kind == "choice" and not entries.enough(seen):
                near = self._near(entries, settled, asker, (before, after), grain)
                count += len(near)
                best = (*best, *near)
                enough = enough and pick([(best, OFFERED)], (), self._exact) is not None
            elif self._kind == "true-false":
                enough = enough and bool(best)
            found.extend(best)
        found.sort(key=lambda candidate: candidate.rank)
        return tuple(found) if enough else None, count

    def _near(
        self,
        entries: Entries,
        settled: set[Hashable],
        asker: Asker,
        prompt: tuple[str, str],
        grain: int,
    ) -> tuple[Candidate, ...]:
        """Numbers or dates near the right ones, known to be wrong like any other."""
        made: dict[Key, Candidate] = {}
        answers = list(asker.answers.values())
        rank = 3 * (len(self._candidates.similar) + 1)

        def wrong(key: Key, text: str) -> bool:
            return (
                key not in made
                and key not in entries
                and not met(key, settled)
                and not met(key, self._always_marks)
                and not any(holds(side, text, self._exact) for side in prompt)
                and not any(clash(text, said.text, self._exact) for said in answers)
            )

        for said in answers:
            if precision(said.key) == grain:
                for key, text in near(said.key, self._candidates.column, wrong):
                    made[key] = Candidate(text, rank, size(key), asker.grades.get(said.key, 0))
        return tuple(made.values())

    def _warn_of_shared_words(self, question: Question, asker: Asker) -> None:
        for word, answer in shared_words(question) if self._kind == "choice" else ():
            self._report.add(
                "BQ414",
                asker.row.place,
                f"“{word}” in “{question.prompt}” points to {answer}: no distractor has the word",
                f"word the prompt of {self._template.name} otherwise, or let other rows share it",
                self._ignore(asker),
            )

    def _pass_over(self, code: str, asker: Asker, why: str, mend: str = "") -> None:
        self._report.add(
            code,
            asker.row.place,
            f"{self._template.name} passes over row {asker.row.key}: {why}",
            mend,
            self._ignore(asker),
        )

    def _ignore(self, asker: Asker) -> frozenset[str]:
        table = self._ground.table(self._template.table)
        return self._template.ignore | table.ignore | asker.row.ignore
