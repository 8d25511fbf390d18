"""Multiple: which of these are right? Two or three values of a claim that has several."""

from collections.abc import Iterator, Mapping
from zlib import crc32

from bureau_quiz.bank.asked import Made
from bureau_quiz.bank.claims import Asker, Claim
from bureau_quiz.bank.compare import Key, precision
from bureau_quiz.bank.doubts import askers
from bureau_quiz.bank.draft import Draft
from bureau_quiz.bank.ground import Said
from bureau_quiz.bank.model import POOL_LIMIT, Candidate, Question
from bureau_quiz.bank.phrases import clash
from bureau_quiz.bank.picking import can_pick
from bureau_quiz.bank.rights import all_told, drawn, givers, grade, only
from bureau_quiz.bank.stage import FILL, Ruling, Sides, Stage, only_known

PICKED = 3
"""How many a question asks to pick at most."""
WRONG = 2
"""How many wrong ones must be able to stand beside them."""


class Multiple:
    """Makes the questions that ask to pick all that is right."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        template = stage.template
        added = template.all if template.kind != "multiple" else None
        self._what = "all" if added else ""
        self._text = added or template.prompt
        self._givers: dict[Key, Asker] = {}
        """The row that gives each right value of the claim that is being asked."""

    def made(self) -> Iterator[Made]:
        """The questions: one for each row and claim of several right values."""
        for claim in self._stage.claims.by_key.values():
            if len(claim.right) < 2:
                continue
            self._givers = givers(claim)
            for asker in askers(claim):
                question = self._question(claim, asker)
                if question is not None:
                    yield Made(question, asker.row, claim.key)

    def _question(self, claim: Claim, asker: Asker) -> Question | None:
        stage = self._stage
        ruling = stage.ruling(claim)
        sides = stage.filler.prompt(self._text, asker)
        prompt = "".join(sides)
        if ruling.all_open:
            why = f"{stage.opener(claim)} leaves open what else answers “{prompt}”"
            stage.pass_over("BQ423", asker.row, why, FILL, self._what)
            return None
        untold = {
            key: said for key, said in claim.right.items() if not stage.told(said.text, sides)
        }
        if untold.keys().isdisjoint(asker.answers):
            told = next(iter(asker.answers.values())).text
            stage.pass_over("BQ421", asker.row, f"“{told}” stands in “{prompt}”", "", self._what)
            return None
        own_id = stage.id("multiple", asker.row.key, *stage.filler.listed_values(asker))
        shown = self._shown(own_id, claim, asker, untold)
        if len(shown) < 2:
            why = f"what else is right for “{prompt}” stands in it, or contains one another"
            stage.pass_over("BQ426", asker.row, why, "", self._what)
            return None
        pool, count = self._pool(own_id, ruling, claim, asker, shown, sides)
        if not can_pick([(pool, WRONG)], (), stage.exact):
            why = f"{only_known(count)} known to be wrong for “{prompt}”"
            stage.pass_over("BQ422", asker.row, why, "add rows, or a `pool`", self._what)
            return None
        return self._made(own_id, prompt, claim, asker, shown, pool, count)

    def _shown(
        self, own_id: str, claim: Claim, asker: Asker, untold: Mapping[Key, Said]
    ) -> dict[Key, Said]:
        """The right ones that are shown: one of the row's own, and others in its precision."""
        own = [untold[key] for key in asker.answers if key in untold]
        first = drawn(own_id, own, asker.grades)[0]
        least = grade(asker, first.key)
        # Whoever may be asked at all should have seen the others, too.
        grades = {key: max(least, claim.grades.get(key, 0)) for key in untold}
        count = 2 + crc32(own_id.encode()) % (PICKED - 1)
        shown = {first.key: first}
        for said in drawn(own_id, untold.values(), grades):
            if len(shown) == count:
                break
            if precision(said.key) == precision(first.key) and not any(
                clash(said.text, one.text, self._stage.exact) for one in shown.values()
            ):
                shown[said.key] = said
        return shown

    def _pool(
        self,
        own_id: str,
        ruling: Ruling,
        claim: Claim,
        asker: Asker,
        shown: Mapping[Key, Said],
        sides: Sides,
    ) -> tuple[tuple[Candidate, ...], int]:
        """What may be offered beside what is right, and of how many."""
        stage = self._stage
        grain = precision(next(iter(shown)))
        entries = stage.candidates.entries(grain, False)
        banned = stage.banned(entries, ruling, sides, shown.values())
        likes = stage.candidates.likes(asker.given)
        least = max(asker.spoiler, sorted(claim.grades.get(key, 0) for key in shown)[1])
        pool = entries.best(own_id, likes, banned, POOL_LIMIT, least)
        count = len(entries.entries) - len(banned)
        seen = [one for one in pool if one.spoiler <= least]
        if not can_pick([(seen, WRONG)], (), stage.exact):
            near = stage.near(entries, ruling, shown, claim.grades, sides, grain)
            pool, count = (*pool, *near), count + len(near)
        return pool, count

    def _made(
        self,
        own_id: str,
        prompt: str,
        claim: Claim,
        asker: Asker,
        shown: Mapping[Key, Said],
        pool: tuple[Candidate, ...],
        count: int,
    ) -> Question:
        stage = self._stage
        rows = {
            key: only(asker if key in asker.answers else self._givers[key], (key,)) for key in shown
        }
        return stage.question(
            Draft(
                kind="multiple",
                id=own_id,
                prompt=prompt,
                answers=tuple(
                    stage.answer(said, claim.grades.get(key, 0)) for key, said in shown.items()
                ),
                askers=tuple(rows.values()),
                filler=stage.filler,
                told=all_told(rows, stage.filler),
                also_right=stage.answers(claim, shown),
                unknown=stage.unknown(stage.ruling(claim)),
                pool=pool,
                pool_size=count,
                spoiler=grade(asker, next(iter(shown))),
            )
        )
