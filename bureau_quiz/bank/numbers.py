"""Number: one right number, to be found on a scale."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from bureau_quiz.bank.asked import Made
from bureau_quiz.bank.claims import Asker, Claim
from bureau_quiz.bank.doubts import askers
from bureau_quiz.bank.model import Question
from bureau_quiz.bank.scales import REACHES, STEPS, Bounds, around_all, step_of, too_short
from bureau_quiz.bank.stage import Stage
from bureau_quiz.text import listed


class Numbers:
    """Makes the questions of a template that ask for a number."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._within = stage.template.within or Decimal(0)

    def made(self) -> Iterator[Made]:
        """The questions: one for each row and claim of one right number."""
        scale = self._scale
        if scale is None:
            return
        if too_short(scale, self._within, self._known):
            self._warn(scale)
            return
        for claim in self._stage.claims.by_key.values():
            for asker in askers(claim):
                question = self._question(claim, asker, scale)
                if question is not None:
                    yield Made(question, asker.row, claim.key)

    @cached_property
    def _known(self) -> list[Decimal]:
        return [
            key
            for claim in self._stage.claims.by_key.values()
            for key in claim.right
            if isinstance(key, Decimal)
        ]

    @property
    def _scale(self) -> Bounds | None:
        column = self._stage.candidates.column
        return around_all(self._known, column.min, column.max) if self._known else None

    def _warn(self, scale: Bounds) -> None:
        template = self._stage.template
        texts = scale.texts
        self._stage.report.add(
            "BQ406",
            template.place,
            f"{template.name} asks nothing: its scale from {texts['low']} to {texts['high']} is so "
            f"short that a guess is near; it needs {STEPS} steps of "
            f"{step_of((*self._known, self._within)):f}, and {REACHES} times its `within`",
            f"give column {self._stage.candidates.column.name} a `min` and `max` further apart, "
            "a smaller `within`, or ask it as a choice",
        )

    def _question(self, claim: Claim, asker: Asker, scale: Bounds) -> Question | None:
        stage = self._stage
        ruling = stage.ruling(claim)
        sides = stage.filler.prompt(stage.template.prompt, asker)
        prompt = "".join(sides)
        (right, *others) = claim.right.values()
        if others:
            several = listed(said.text for said in claim.right.values())
            why = f"“{prompt}” has more than one right answer: {several}"
            stage.pass_over("BQ428", asker.row, why, "add a hole or a `where`")
            return None
        unknown = [key for key in (*ruling.unknown, *stage.always) if isinstance(key, Decimal)]
        if ruling.all_open or unknown:
            why = f"an empty or partial cell, or `never`, leaves open what answers “{prompt}”"
            mend = "fill the cell, or say `empty: none` for its column"
            stage.pass_over("BQ423", asker.row, why, mend)
            return None
        if stage.told(right.text, sides):
            stage.pass_over("BQ421", asker.row, f"“{right.text}” stands in “{prompt}”")
            return None
        return stage.question(
            "number",
            stage.id("number", asker.row.key, *stage.filler.listed_values(asker)),
            prompt,
            (stage.answer(right, asker.grades.get(right.key, 0)),),
            (asker,),
            stage.filler,
            extra={"within": f"{self._within:f}", **scale.texts},
        )
