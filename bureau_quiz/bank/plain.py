"""Plain questions, as their authors wrote them out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bureau_quiz.bank.asked import Asked
from bureau_quiz.bank.compare import Spellings
from bureau_quiz.bank.ground import Ground
from bureau_quiz.bank.identity import question_id
from bureau_quiz.bank.model import Answer, Candidate, Question
from bureau_quiz.bank.phrases import Phrases, clash, holds
from bureau_quiz.bank.report import Report
from bureau_quiz.bank.scales import REACHES, STEPS, around_one, step_of, too_short
from bureau_quiz.bank.several import WRONG
from bureau_quiz.packs.cells import decimal_of
from bureau_quiz.packs.model import PlainQuestion
from bureau_quiz.text import fold

_MEASURE = re.compile(r"([$€£¥]?)\s?([-−]?\d[\d.,]*)([^\d]{0,20})")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def ask_plain(ground: Ground, report: Report) -> Iterator[Asked]:
    """Make a pack's plain questions, and say what is wrong with them."""
    for plain in ground.pack.questions:
        own_id = question_id((ground.pack.id, plain.id))
        parts = _Plain(plain, own_id, ground.spellings, report).parts()
        if parts is not None:
            yield Asked(
                _question(ground, plain, own_id, parts),
                ("", plain.id),
                plain.exact,
                plain.place,
                plain.ignore,
                f"question {plain.name}",
                plain.distractors if plain.kind == "except" else (),
                _together(plain),
            )


def _together(plain: PlainQuestion) -> str:
    """What is shown with the prompt and belongs to what is asked: put what in order?"""
    if plain.kind not in ("order", "match"):
        return ""
    shown = (*plain.answers, *(left for left, _ in plain.pairs))
    return " / ".join(sorted(fold(text) for text in shown))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the kinds fill in, each in its own way."""

    answers: tuple[Answer, ...]
    pool: tuple[Candidate, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)


def _question(ground: Ground, plain: PlainQuestion, own_id: str, parts: _Parts) -> Question:
    return Question(
        id=own_id,
        pack=ground.pack.id,
        template="",
        kind=plain.kind,
        category=plain.category,
        difficulty=plain.difficulty,
        prompt=plain.prompt,
        answers=parts.answers,
        pool=parts.pool,
        pool_size=len(parts.pool),
        explanation=plain.explanation,
        source=plain.source,
        exact=plain.exact,
        card=fold(plain.prompt),
        extra=parts.extra,
        spoiler=plain.spoiler,
    )


class _Plain:
    """One plain question."""

    def __init__(
        self, plain: PlainQuestion, own_id: str, spellings: Spellings, report: Report
    ) -> None:
        self._plain = plain
        self._own_id = own_id
        self._spellings = spellings
        self._report = report

    def parts(self) -> _Parts | None:
        """What its kind asks for; None where it cannot be asked."""
        match self._plain.kind:
            case "true-false":
                truth = "true" if self._plain.truth else "false"
                return _Parts((Answer(truth.capitalize()),), extra={"truth": truth})
            case "order":
                return self._order()
            case "match":
                return self._match()
            case "number":
                return self._number()
            case "typed":
                return _Parts(self._answers({}))
            case _:
                return self._options()

    def _answers(self, sizes: Mapping[str, str]) -> tuple[Answer, ...]:
        return tuple(
            Answer(text, self._spellings.others(text, self._plain.exact), sizes.get(text, ""))
            for text in self._plain.answers
        )

    def _key(self, text: str) -> str:
        return self._spellings.key(text, self._plain.exact)

    def _warn(self, code: str, message: str, mend: str) -> None:
        self._report.add(code, self._plain.place, message, mend, self._plain.ignore)

    # What is offered

    def _options(self) -> _Parts | None:
        plain = self._plain
        several = plain.kind == "multiple"
        if several and self._equal(plain.answers, "is to be picked twice"):
            return None
        offered = self._offered()
        if len(offered) < (WRONG if several else 1):
            self._report.add(
                "BQ404",
                plain.place,
                f"question {plain.name} has {'one' if several and offered else 'no'} distractor",
                "give it two `distractors` at least"
                if several
                else "give it three `distractors`, or say `kind: typed`",
            )
            return None
        sizes = _sizes((*plain.answers, *offered))
        pool = tuple(Candidate(text, 0, sizes.get(text, "")) for text in offered)
        return _Parts(self._answers(sizes), pool)

    def _offered(self) -> tuple[str, ...]:
        """The distractors that are no answers, each once."""
        plain = self._plain
        right = {self._key(text): text for text in plain.answers}
        found: dict[str, str] = {}
        for text in plain.distractors:
            key = self._key(text)
            if key in right or key in found:
                what = "right as well" if key in right else "offered already"
                self._report.add(
                    "BQ403",
                    plain.place,
                    f"question {plain.name} offers {text}, which is {what}: "
                    f"it compares equal to {right.get(key) or found[key]}",
                    "take it out, or say `type: exact` where signs and accents tell options apart",
                )
            else:
                found[key] = text
        self._warn_of_told(tuple(found.values()))
        self._warn_of_phrases((*plain.answers, *found.values()))
        return tuple(found.values())

    def _warn_of_told(self, offered: Sequence[str]) -> None:
        plain = self._plain
        for answer in plain.answers:
            if holds(plain.prompt, answer, plain.exact) and not any(
                holds(plain.prompt, text, plain.exact) for text in offered
            ):
                self._warn(
                    "BQ415",
                    f"the answer {answer} stands in the prompt of question {plain.name}",
                    "word the prompt otherwise",
                )

    def _warn_of_phrases(self, options: Sequence[str]) -> None:
        plain = self._plain
        phrases = Phrases(options, plain.exact)
        for place, option in enumerate(options):
            for inside in sorted(phrases.within(option) - {place}):
                self._warn(
                    "BQ416",
                    f"question {plain.name} offers {option}, which contains {options[inside]}",
                    "give another distractor; such options are not offered together if "
                    "there are others"
                    if plain.distractors
                    else "word one of them otherwise",
                )

    def _equal(self, texts: Iterable[str], what: str) -> bool:
        """Whether two of some texts are one value, which is told."""
        found: dict[str, str] = {}
        equal = False
        for text in texts:
            other = found.setdefault(self._key(text), text)
            if other is not text:
                equal = True
                self._report.add(
                    "BQ403",
                    self._plain.place,
                    f"in question {self._plain.name} {text} {what}: it compares equal to {other}",
                    "take one out, or say `type: exact` where signs and accents tell them apart",
                )
        return equal

    # What stands together

    def _order(self) -> _Parts | None:
        if self._equal(self._plain.answers, "has two places"):
            return None
        self._warn_of_phrases(self._plain.answers)
        numbers = list(map(Decimal, _sizes(self._plain.answers).values()))
        if numbers and sorted(numbers) in (numbers, numbers[::-1]):
            self._warn(
                "BQ417",
                f"what question {self._plain.name} puts in order is numbers, which rise or fall",
                "put names in order, or give the numbers with what they are of",
            )
        return _Parts(
            tuple(
                Answer(text, size=str(place)) for place, text in enumerate(self._plain.answers, 1)
            )
        )

    def _match(self) -> _Parts | None:
        plain = self._plain
        lefts, rights = zip(*plain.pairs, strict=True)
        equal = self._equal(rights, "goes with two"), self._equal(lefts, "is matched twice")
        if any(equal):
            return None
        self._warn_of_phrases(rights)
        for left, right in plain.pairs:
            if clash(left, right, plain.exact):
                self._warn(
                    "BQ415",
                    f"in question {plain.name}, {left} and {right} tell one another",
                    "take the pair out, or word it otherwise",
                )
        if _sizes(lefts) and _sizes(rights):
            self._warn(
                "BQ417",
                f"both sides of question {plain.name} are numbers, which order alone may match",
                "pair numbers with names",
            )
        return _Parts(
            tuple(
                Answer(right, self._spellings.others(right, plain.exact), beside=left)
                for left, right in plain.pairs
            )
        )

    def _number(self) -> _Parts | None:
        plain = self._plain
        right, within = decimal_of(plain.answers[0]), plain.within or Decimal(0)
        assert right is not None, "the reader has seen that it is a number"
        scale = around_one(right, within, self._own_id, plain.min, plain.max)
        if too_short(scale, within, (right,)):
            self._report.add(
                "BQ406",
                plain.place,
                f"the scale of question {plain.name} is so short that a guess is near: it needs "
                f"{STEPS} steps of {step_of((right, within)):f}, and {REACHES} times its `within`",
                "set `min` and `max` further apart, or leave them out",
            )
            return None
        extra = {"within": f"{within:f}", **scale.texts}
        self._warn_of_told(())
        return _Parts((Answer(plain.answers[0], size=f"{right:f}"),), extra=extra)


def _sizes(texts: Sequence[str]) -> dict[str, str]:
    """What puts options in order, where all of them are numbers, or so many of one unit."""
    if not all(any(map(str.isdigit, text)) for text in texts):
        return {}
    measured = {text: _measured(text) for text in texts}
    if len({unit for _, unit in measured.values()}) > 1:
        return {}
    numbers = {text: number for text, (number, _) in measured.items() if number is not None}
    if len(set(numbers.values())) < len(measured):
        return {}
    return {text: f"{number:f}" for text, number in numbers.items()}


def _measured(text: str) -> tuple[Decimal | None, str]:
    """The number that a text is, and of what: `10 km`, `$5`, `1,200 miles`, `1 year`."""
    number = decimal_of(text)
    found = None if number is not None else _MEASURE.fullmatch(text.strip())
    if found is None:
        return number, ""
    digits = found[2].replace(",", "") if _THOUSANDS.fullmatch(found[2]) else found[2]
    return decimal_of(digits), f"{found[1]} {found[3].strip().casefold().removesuffix('s')}"
