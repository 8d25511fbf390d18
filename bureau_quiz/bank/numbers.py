"""Number: one right number, to be found on a scale."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from bureau_quiz.bank.asked import Made
from bureau_quiz.bank.claims import Asker, Claim
from bureau_quiz.bank.compare import size
from bureau_quiz.bank.doubts import askers
from bureau_quiz.bank.draft import Draft
from bureau_quiz.bank.model import Question
from bureau_quiz.bank.scales import (
    REACHES,
    STEPS,
    Bounds,
    around_all,
    around_one,
    step_of,
    too_short,
)
from bureau_quiz.bank.stage import FILL, Stage
from bureau_quiz.text import listed


class Numbers:
    """Makes the questions of a template that ask for a number."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._within = stage.template.within or Decimal(0)
        self._scales: dict[int, Bounds | None] = {}
        """By how far one has seen; None where too little is known for one scale of them all."""

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
                question = self._question(claim, asker)
                if question is not None:
                    yield Made(question, asker.row, claim.key)

    @cached_property
    def _graded(self) -> list[tuple[int, Decimal]]:
        """Every right number, and how far one must have seen to be told it."""
        return [
            (claim.grades.get(key, 0), key)
            for claim in self._stage.claims.by_key.values()
            for key in claim.right
            if isinstance(key, Decimal)
        ]

    @cached_property
    def _known(self) -> list[Decimal]:
        return [number for _, number in self._graded]

    @cached_property
    def _scale(self) -> Bounds | None:
        column = self._stage.candidates.column
        return around_all(self._known, column.min, column.max) if self._known else None

    def _scale_for(self, own_id: str, right: Decimal, level: int) -> Bounds:
        """A scale whose ends tell nothing that is graded beyond a level."""
        if level not in self._scales:
            column = self._stage.candidates.column
            seen = [number for grade, number in self._graded if grade <= level]
            scale = around_all(seen, column.min, column.max)
            short = too_short(scale, self._within, seen)
            self._scales[level] = None if short else scale
        found = self._scales[level]
        if found is None:
            column = self._stage.candidates.column
            return around_one(right, self._within, own_id, column.min, column.max)
        return found

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

    def _question(self, claim: Claim, asker: Asker) -> Question | None:
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
        left = (*ruling.unknown, *stage.always)
        unknown = [key for key in left if isinstance(key, Decimal) and key not in ruling.right]
        if ruling.all_open or unknown:
            why = f"an empty or partial cell, or `never`, leaves open what answers “{prompt}”"
            stage.pass_over("BQ423", asker.row, why, FILL)
            return None
        if stage.told(right.text, sides):
            stage.pass_over("BQ421", asker.row, f"“{right.text}” stands in “{prompt}”")
            return None
        own_id = stage.id("number", asker.row.key, *stage.filler.listed_values(asker))
        grade = asker.grades.get(right.key, 0)
        number = Decimal(size(right.key))
        scale = self._scale_for(own_id, number, max(asker.spoiler, grade))
        return stage.question(
            Draft(
                kind="number",
                id=own_id,
                prompt=prompt,
                answers=(stage.answer(right, grade),),
                askers=(asker,),
                filler=stage.filler,
                extra={"within": f"{self._within:f}", **scale.texts},
            )
        )
