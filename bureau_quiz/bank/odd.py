"""Except: which of these is not so? One value known to be wrong among three that are right."""

from collections import Counter
from collections.abc import Iterator, Sequence

from bureau_quiz.bank.asked import Made
from bureau_quiz.bank.claims import Asker, Claim
from bureau_quiz.bank.compare import precision, size
from bureau_quiz.bank.draft import Draft
from bureau_quiz.bank.ground import Said
from bureau_quiz.bank.model import POOL_LIMIT, Answer, Candidate, Question
from bureau_quiz.bank.picking import OFFERED, can_pick
from bureau_quiz.bank.rights import alike_told, drawn, givers, only
from bureau_quiz.bank.stage import FILL, Ruling, Sides, Stage

ODD_LIMIT = 20
"""How many values that are not so a question carries, one of which is shown."""
RESTING = 8
"""On how many of its right values a question rests at most: three of up to POOL_LIMIT are shown."""


class Except:
    """Makes the questions that ask what is not so."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        template = stage.template
        added = template.none if template.kind != "except" else None
        self._what = "none" if added else ""
        self._text = added or template.prompt

    def made(self) -> Iterator[Made]:
        """The questions: one for each claim of three right values or more."""
        for claim in self._stage.claims.by_key.values():
            if len(claim.right) >= OFFERED:
                among = (asker for asker in claim.askers.values() if asker.answers)
                asker = min(among, key=lambda asker: asker.spoiler)
                question = self._question(claim, asker)
                if question is not None:
                    rights = tuple(said.text for said in claim.right.values())
                    yield Made(question, asker.row, claim.key, rights)

    def _question(self, claim: Claim, asker: Asker) -> Question | None:
        stage = self._stage
        ruling = stage.ruling(claim)
        sides = stage.filler.prompt(self._text, asker)
        prompt = "".join(sides)
        if ruling.all_open:
            why = f"{stage.opener(claim)} leaves open what does not answer “{prompt}”"
            stage.pass_over("BQ423", asker.row, why, FILL, self._what)
            return None
        own_id = stage.id("except", *_holes(claim))
        rights = self._rights(own_id, claim, sides)
        pool = tuple(
            Candidate(said.text, 0, size(said.key), claim.grades.get(said.key, 0))
            for said in rights[:POOL_LIMIT]
        )
        if not can_pick([(pool, OFFERED)], (), stage.exact):
            why = f"what is right for “{prompt}” stands in it, or contains one another"
            stage.pass_over("BQ426", asker.row, why, "", self._what)
            return None
        odd = self._odd(own_id, ruling, claim, asker, rights, pool, sides)
        if not odd:
            why = f"nothing is known to be wrong for “{prompt}”"
            stage.pass_over("BQ422", asker.row, why, "add rows, or a `pool`", self._what)
            return None
        found = givers(claim)
        return stage.question(
            Draft(
                kind="except",
                id=own_id,
                prompt=prompt,
                answers=tuple(Answer(one.text, size=one.size, spoiler=one.spoiler) for one in odd),
                askers=[only(found[said.key], (said.key,)) for said in rights[:RESTING]],
                filler=stage.filler,
                told=alike_told(asker, claim.askers.values(), stage.filler),
                unknown=stage.unknown(ruling),
                pool=pool,
                pool_size=len(rights),
                spoiler=max(asker.spoiler, pool[OFFERED - 1].spoiler),
            )
        )

    def _rights(self, own_id: str, claim: Claim, sides: Sides) -> list[Said]:
        """The right values that may be shown, of the precision that most of them have."""
        untold = [said for said in claim.right.values() if not self._stage.told(said.text, sides)]
        counts = Counter(precision(said.key) for said in untold)
        grain = max(counts, key=lambda one: (counts[one], one), default=0)
        alike = (said for said in untold if precision(said.key) == grain)
        return drawn(own_id, alike, claim.grades)

    def _odd(
        self,
        own_id: str,
        ruling: Ruling,
        claim: Claim,
        asker: Asker,
        rights: Sequence[Said],
        pool: Sequence[Candidate],
        sides: Sides,
    ) -> list[Candidate]:
        """What is known to be wrong and may stand beside three right ones, best first."""
        stage = self._stage
        grain = precision(rights[0].key)
        entries = stage.candidates.entries(grain, False)
        banned = stage.banned(entries, ruling, sides, ())
        likes = stage.candidates.likes(asker.given)
        least = max(asker.spoiler, pool[OFFERED - 1].spoiler)
        best = entries.best(own_id, likes, banned, ODD_LIMIT, least)
        if not any(one.spoiler <= least for one in best):
            right = {said.key: said for said in rights}
            best = (*best, *stage.near(entries, ruling, right, claim.grades, sides, grain))
        return [one for one in best if can_pick([(pool, OFFERED)], (one.text,), stage.exact)]


def _holes(claim: Claim) -> list[str]:
    """The values of a claim's holes, in a spelling that does not hang on the order of rows."""
    rows = [asker.holes for asker in claim.askers.values()]
    return [min(said.text for said in column) for column in zip(*rows, strict=True)]
