"""Match: pairs of a claim and its answer, none of which fits another."""

from collections.abc import Iterator
from dataclasses import dataclass

from bureau_quiz.bank.asked import Made
from bureau_quiz.bank.claims import Asker, Claim
from bureau_quiz.bank.companions import Companions, Member
from bureau_quiz.bank.draft import Draft
from bureau_quiz.bank.ground import Said
from bureau_quiz.bank.model import Question
from bureau_quiz.bank.phrases import clash
from bureau_quiz.bank.picking import LEAST
from bureau_quiz.bank.rights import grade
from bureau_quiz.bank.stage import FILL, Ruling, Stage
from bureau_quiz.packs.model import ColumnType, Text
from bureau_quiz.text import listed, plural


@dataclass(frozen=True, slots=True)
class _Pair:
    left: Said
    right: Said
    ruling: Ruling
    asker: Asker
    """The row that says so; of several, one that one need have seen least for."""


class Matching:
    """Makes the questions that ask what goes with what."""

    def __init__(self, stage: Stage, text: Text) -> None:
        self._stage = stage
        self._text = text

    @property
    def rising(self) -> bool:
        """Whether both sides are numbers or dates, which their order alone would match."""
        ground, template = self._stage.ground, self._stage.template
        ends = (*self._stage.claims.paths.holes, template.answer.path)
        return all(
            ground.domain(*ground.end(template.table, path)).type
            in (ColumnType.NUMBER, ColumnType.DATE)
            for path in ends
        )

    def made(self) -> Iterator[Made]:
        """The questions: one for each left one that has a right one of its own."""
        if self.rising:
            return
        stage = self._stage
        found = (self._pair(claim) for claim in stage.claims.by_key.values())
        pairs = [pair for pair in found if pair is not None]

        def fit(one: int, other: int) -> bool:
            a, b = pairs[one], pairs[other]
            return (
                stage.is_wrong(a.ruling, b.right.key)
                and stage.is_wrong(b.ruling, a.right.key)
                and not clash(a.right.text, b.right.text, stage.exact)
            )

        members = [
            Member(
                pair.left.key,
                pair.left.text,
                pair.right.key,
                stage.candidates.likes([pair.right]),
                grade(pair.asker, pair.right.key),
            )
            for pair in pairs
        ]
        similar = len(stage.candidates.similar)
        together = Companions(members, similar, stage.exact, fit, stage.ground.effort)
        for place, pair in enumerate(pairs):
            own_id = stage.id("match", *self._named(pair))
            chosen = [] if together.too_few else together.of(place, own_id)
            if len(chosen) >= LEAST:
                question = self._question(own_id, [pairs[one] for one in chosen])
                yield Made(question, pair.asker.row, ())
            else:
                self._alone(pair, len(pairs))

    def _named(self, pair: _Pair) -> tuple[str, ...]:
        return pair.asker.row.key, *self._stage.filler.listed_values(pair.asker)

    def _pair(self, claim: Claim) -> _Pair | None:
        """A left one and what goes with it; None where that is open, several, or told."""
        among = (one for one in claim.askers.values() if one.answers)
        asker = min(among, key=lambda one: (one.spoiler, one.row.key), default=None)
        if asker is None:
            return None
        stage, (left,) = self._stage, asker.holes
        ruling = stage.ruling(claim)
        if len(claim.right) > 1:
            several = listed(said.text for said in claim.right.values())
            self._pass_over("BQ428", asker, f"more than one goes with “{left.text}”: {several}")
            return None
        if ruling.all_open:
            why = f"{stage.opener(claim)} leaves open what goes with “{left.text}”"
            self._pass_over("BQ423", asker, why, FILL)
            return None
        (right,) = claim.right.values()
        if clash(left.text, right.text, stage.exact):
            self._pass_over("BQ421", asker, f"“{left.text}” and “{right.text}” tell one another")
            return None
        return _Pair(left, right, ruling, asker)

    def _alone(self, pair: _Pair, count: int) -> None:
        self._pass_over(
            "BQ429",
            pair.asker,
            f"of {plural(count, 'pair')}, not {LEAST} can stand together with “{pair.left.text}” "
            f"and “{pair.right.text}”: what goes with one must be known to be wrong for the others",
            "give the table more rows",
        )

    def _pass_over(self, code: str, asker: Asker, why: str, mend: str = "") -> None:
        self._stage.pass_over(code, asker.row, why, mend, "match")

    def _question(self, own_id: str, pairs: list[_Pair]) -> Question:
        stage = self._stage
        asker = pairs[0].asker
        return stage.question(
            Draft(
                kind="match",
                id=own_id,
                prompt="".join(stage.filler.prompt(self._text, asker)),
                answers=tuple(
                    stage.answer(pair.right, grade(pair.asker, pair.right.key))._replace(
                        beside=pair.left.text
                    )
                    for pair in pairs
                ),
                askers=[pair.asker for pair in pairs],
                filler=stage.filler,
                spoiler=grade(asker, pairs[0].right.key),
                claim=tuple(pair.left.text for pair in pairs),
            )
        )
