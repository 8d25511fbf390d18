"""Order: answers of one claim, to be put in order by what another column says of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bureau_quiz.bank.asked import Made
from bureau_quiz.bank.claims import Asker, Claim, ClaimKey, Claims, marks, met
from bureau_quiz.bank.companions import Companions, Member
from bureau_quiz.bank.compare import cut_date, size
from bureau_quiz.bank.doubts import can_be_compared
from bureau_quiz.bank.draft import Draft
from bureau_quiz.bank.filling import Filler
from bureau_quiz.bank.ground import Said
from bureau_quiz.bank.model import Answer, Question
from bureau_quiz.bank.outcomes import Paths
from bureau_quiz.bank.phrases import clash, holds
from bureau_quiz.bank.picking import LEAST
from bureau_quiz.bank.rights import grade
from bureau_quiz.bank.stage import FILL, Stage
from bureau_quiz.packs.cells import in_words
from bureau_quiz.packs.model import PartialDate, Template, Text
from bureau_quiz.text import listed, plural


@dataclass(frozen=True, slots=True)
class _Item:
    """An answer, and the one value by which it is put in order."""

    label: Said
    value: Said
    asker: Asker
    """The row that says so; of several, one that one need have seen least for."""
    claim: Claim


class Ordering:
    """Makes the questions that ask to put answers in order.

    What stands at which place is the answer to another claim: the template's own, and the label.
    So it is right, unknown or wrong as any answer is.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._by = _by_value(stage.template)
        self._paths = Paths(stage.ground, self._by, never=False)
        self._claims = Claims(stage.ground, self._by, self._paths)
        self._filler = Filler(stage.ground, self._by, self._paths)
        self._label = self._paths.holes.index(stage.template.answer.path)

    def made(self) -> Iterator[Made]:
        """The questions: one for each row that has a label and a value."""
        if not can_be_compared(self._claims, self._by, self._stage.report):
            return
        groups: dict[ClaimKey, list[_Item]] = {}
        for claim in self._claims.by_key.values():
            item = self._item(claim)
            if item is not None:
                groups.setdefault(self._without_label(claim.key), []).append(item)
        for key, items in groups.items():
            for asker, question in self._questions(items):
                yield Made(question, asker.row, key)

    def _without_label(self, key: ClaimKey) -> ClaimKey:
        return key[: self._label] + key[self._label + 1 :]

    def _item(self, claim: Claim) -> _Item | None:
        """What a claim puts in order; None where it is open, or tells its own place."""
        among = (one for one in claim.askers.values() if one.answers)
        asker = min(among, key=lambda one: one.spoiler, default=None)
        if asker is None:
            return None
        stage = self._stage
        label = asker.holes[self._label]
        left = self._claims.left_open(claim)
        unknown = (*left.unknown, *self._claims.always.unknown)
        column = ".".join(self._by.answer.path)
        if len(claim.right) > 1:
            several = listed(said.text for said in claim.right.values())
            stage.pass_over(
                "BQ428", asker.row, f"“{label.text}” has more than one {column}: {several}"
            )
            return None
        (value,) = claim.right.values()
        if left.all or any(key != value.key for found in unknown for key in found):
            why = f"an empty or partial cell leaves open the {column} of “{label.text}”"
            stage.pass_over("BQ423", asker.row, why, FILL)
            return None
        told = next((one for one in _spellings(value) if holds(label.text, one, stage.exact)), "")
        if told:
            stage.pass_over("BQ421", asker.row, f"“{label.text}” tells its own {column}, {told}")
            return None
        return _Item(label, value, asker, claim)

    def _questions(self, items: list[_Item]) -> Iterator[tuple[Asker, Question]]:
        stage = self._stage
        likes = stage.candidates.likes

        def fit(one: int, other: int) -> bool:
            a, b = items[one], items[other]
            apart = not met(a.value.key, marks((b.value.key,)))
            return apart and not clash(a.label.text, b.label.text, stage.exact)

        members = [
            Member(
                item.label.key,
                item.label.text,
                item.value.key,
                likes([item.label]),
                grade(item.asker, item.value.key),
            )
            for item in items
        ]
        similar = len(stage.candidates.similar)
        together = Companions(members, similar, stage.exact, fit, stage.ground.effort)
        for place, item in enumerate(items):
            for asker in item.claim.askers.values():
                if not asker.answers:
                    continue
                parts = (asker.row.key, *self._filler.listed_values(asker))
                own_id = stage.id("order", *parts)
                found = [] if together.too_few else together.of(place, own_id)
                if len(found) < LEAST:
                    self._alone(item, asker, len(items))
                    continue
                yield asker, self._question(own_id, asker, [items[one] for one in found])

    def _alone(self, item: _Item, asker: Asker, count: int) -> None:
        column = ".".join(self._by.answer.path)
        self._stage.pass_over(
            "BQ429",
            asker.row,
            f"of the {plural(count, 'answer')} that can be put in order, not {LEAST} can stand "
            f"together with “{item.label.text}”: each needs a {column} of its own, "
            "and none may contain another",
            "give the table more rows",
        )

    def _question(self, own_id: str, asker: Asker, items: list[_Item]) -> Question:
        stage = self._stage
        ordered = sorted(items, key=lambda item: Decimal(size(item.value.key)))
        prompt = "".join(self._filler.prompt(stage.template.prompt, asker))
        return stage.question(
            Draft(
                kind="order",
                id=own_id,
                prompt=prompt,
                answers=tuple(
                    Answer(
                        item.label.text,
                        size=size(item.value.key),
                        beside=item.value.text,
                        spoiler=grade(item.asker, item.value.key),
                    )
                    for item in ordered
                ),
                askers=(asker, *(item.asker for item in items[1:])),
                filler=self._filler,
                spoiler=grade(asker, items[0].value.key),
                claim=tuple(
                    said.text for place, said in enumerate(asker.holes) if place != self._label
                ),
            )
        )


def _by_value(template: Template) -> Template:
    """The template that asks for the value of each label."""
    assert template.order is not None, "a template of kind order says by what"
    holes = (*template.prompt.holes, template.answer)
    return replace(template, prompt=Text(holes, template.prompt.place), answer=template.order)


def _spellings(value: Said) -> list[str]:
    """A value as it may be told: a date in all its precisions."""
    if not isinstance(value.key, PartialDate):
        return [value.text]
    return [value.text, *(in_words(cut_date(value.key, to)) for to in (2, 1))]
