"""One question with one right answer: what it asks, what is right, open, and offered."""

from itertools import islice

from bureau_quiz.bank.claims import Asker, Claim
from bureau_quiz.bank.compare import WHOLE, precision
from bureau_quiz.bank.draft import Draft
from bureau_quiz.bank.hints import HINTED, Hints
from bureau_quiz.bank.lookalikes import LIMIT
from bureau_quiz.bank.model import POOL_LIMIT, Candidate, Question
from bureau_quiz.bank.picking import OFFERED, can_pick
from bureau_quiz.bank.shared import shared_words
from bureau_quiz.bank.stage import FILL, Ruling, Sides, Stage, only_known
from bureau_quiz.packs.model import ColumnType

HOLE = "<answer>"
"""How notes show where a statement has its answer."""


class Asking:
    """Makes the questions of a template that are a choice, typed, or true or false."""

    def __init__(self, stage: Stage, kind: str, aids: bool) -> None:
        self._stage = stage
        self._kind = kind
        self._aids = aids
        self._hints = None
        if aids and kind in HINTED:
            self._hints = Hints(stage.ground, stage.template, stage.candidates)
        self._text = stage.template.prompt
        self._what = ""
        self._hole = ""
        if kind == "true-false" and stage.template.statement is not None:
            self._text, self._hole = stage.template.statement, HOLE
            self._what = "statement" if stage.template.kind != kind else ""

    def question(self, claim: Claim, asker: Asker) -> Question | None:
        """The question that a row asks by a claim; None where the row is passed over."""
        stage = self._stage
        ruling = stage.ruling(claim)
        sides = stage.filler.prompt(self._text, asker)
        for answer in asker.answers.values():
            if stage.told(answer.text, sides):
                self._pass_over("BQ421", asker, f"“{answer.text}” stands in {self._asked(sides)}")
                return None
        if ruling.all_open and self._kind != "typed":
            why = f"{stage.opener(claim)} leaves open what answers {self._asked(sides)}"
            self._pass_over("BQ423", asker, why, FILL)
            return None
        own_id = stage.id(self._kind, asker.row.key, *stage.filler.listed_values(asker))
        pool, count = self._pool(own_id, ruling, asker, sides)
        if pool is None:
            asked = self._asked(sides)
            why = (
                f"{only_known(count)} known to be wrong for {asked}"
                if count < OFFERED
                else f"what is known to be wrong for {asked} contains one another"
            )
            self._pass_over("BQ422", asker, why, "add rows, or a `pool`")
            return None
        return self._made(own_id, claim, asker, sides, pool, count)

    def _asked(self, sides: Sides) -> str:
        """What is asked, for a note."""
        return f"“{sides[0]}{self._hole}{sides[1]}”"

    def _grains(self, asker: Asker) -> set[int]:
        """The precisions of a row's answers."""
        return (
            {precision(key) for key in asker.answers} if self._stage.candidates.dated else {WHOLE}
        )

    def _pass_over(self, code: str, asker: Asker, why: str, mend: str = "") -> None:
        self._stage.pass_over(code, asker.row, why, mend, self._what)

    def _made(
        self,
        own_id: str,
        claim: Claim,
        asker: Asker,
        sides: Sides,
        pool: tuple[Candidate, ...],
        count: int,
    ) -> Question:
        stage = self._stage
        answers = tuple(
            [stage.answer(said, asker.grades.get(key, 0)) for key, said in asker.answers.items()]
        )
        extra = {"precisions": "differ"} if len(self._grains(asker)) > 1 else {}
        text = "".join(sides)
        if self._kind == "true-false":
            extra |= {"before": sides[0], "after": sides[1]}
            text = f"{sides[0]}{answers[0].text}{sides[1]}"
        elif self._aids:
            extra |= self._lookalikes(claim, pool)
        question = stage.question(
            Draft(
                kind=self._kind,
                id=own_id,
                prompt=text,
                answers=answers,
                askers=(asker,),
                filler=stage.filler,
                also_right=stage.answers(claim, asker.answers),
                unknown=stage.unknown(stage.ruling(claim)),
                pool=pool,
                pool_size=count,
                extra=extra,
                hints=self._hints.of(asker, text, claim) if self._hints else (),
            )
        )
        self._warn_of_shared_words(question, asker)
        return question

    def _pool(
        self, own_id: str, ruling: Ruling, asker: Asker, sides: Sides
    ) -> tuple[tuple[Candidate, ...] | None, int]:
        """What may be offered, None where it is not enough; and of how many."""
        if ruling.all_open:
            return (), 0
        stage = self._stage
        likes = stage.candidates.likes(asker.given)
        least = max(asker.spoiler, min(asker.grades.values(), default=0))
        found: list[Candidate] = []
        count = 0
        enough = True
        grains = sorted(self._grains(asker), reverse=True)
        for grain in grains:
            entries = stage.candidates.entries(grain, self._kind == "true-false")
            banned = stage.banned(entries, ruling, sides, asker.answers.values())
            best = entries.best(own_id, likes, banned, POOL_LIMIT // len(grains), least)
            count += len(entries.entries) - len(banned)
            if self._kind == "choice":
                there = entries.enough(best, least)
                if not there or stage.domain.type is not ColumnType.TEXT:
                    # Of few, and where the right one would often be the first or the last.
                    beside = [one for one in best if one.spoiler <= least] if there else None
                    near = stage.near(
                        entries, ruling, asker.answers, asker.grades, sides, grain, beside
                    )
                    count += len(near)
                    best = (*best, *near)
                enough = enough and (there or can_pick([(best, OFFERED)], (), stage.exact))
            elif self._kind == "true-false":
                enough = enough and bool(best)
            found.extend(best)
        if len(grains) > 1:
            found.sort(key=lambda candidate: candidate.rank)
        return tuple(found) if enough else None, count

    def _lookalikes(self, claim: Claim, pool: tuple[Candidate, ...]) -> dict[str, str]:
        """What is wrong but spelt nearly like what is right, less what the pool holds."""
        stage = self._stage
        if stage.exact or stage.domain.type is not ColumnType.TEXT:
            return {}
        entries = stage.candidates.entries(WHOLE, False)
        rights = islice(claim.right.values(), LIMIT)
        places = dict.fromkeys(one for said in rights for one in entries.lookalikes.of(said.text))
        if not places:
            return {}
        ruling = stage.ruling(claim)
        wrong = [
            entry
            for entry in (entries.entries[place] for place in places)
            if stage.is_wrong(ruling, entry.key)
        ]
        if not wrong:
            return {}
        # What is graded may leave the pool for who has not seen so far, and is wrong all the same.
        held = {candidate.text for candidate in pool if not candidate.spoiler}
        found = [entry.text for entry in wrong[: LIMIT + len(held)] if entry.text not in held]
        return {"lookalikes": "\n".join(found[:LIMIT])} if found else {}

    def _warn_of_shared_words(self, question: Question, asker: Asker) -> None:
        for word, answer in shared_words(question) if self._kind == "choice" else ():
            self._stage.note(
                "BQ414",
                asker.row,
                f"“{word}” in “{question.prompt}” points to {answer}: no distractor has the word",
                f"word the prompt of {self._stage.template.name} otherwise, "
                "or let other rows share it",
            )
