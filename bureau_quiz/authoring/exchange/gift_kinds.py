"""A part of a GIFT file becomes a question of the kind that is nearest, or is told to be none."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from bureau_quiz.authoring.exchange.gift_answers import (
    FULL,
    MOST,
    Answer,
    Body,
    body,
    by_weight,
    percent,
    plain,
)
from bureau_quiz.authoring.exchange.gift_blocks import Part, title
from bureau_quiz.authoring.exchange.gift_feedback import Feedback
from bureau_quiz.authoring.exchange.gift_numbers import numbers
from bureau_quiz.authoring.exchange.gift_texts import BLANK, Said, all_shown, said, shown
from bureau_quiz.authoring.exchange.model import Document, Entry, Remark
from bureau_quiz.authoring.exchange.statements import of_options
from bureau_quiz.packs.plainkinds import LEAST
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import listed

_TAIL = re.compile(r"[\s.?!:;,…)»”\"']*\Z")
_SENTENCE = re.compile(r"(?:[.?!:…][)»”\"'\]]*|_{2,})\Z")
_ENTIRE = {"truth", "match", "essay"}
"""Kinds whose prompt misses no word."""


class Unasked(Exception):
    """A question that no pack can ask; why, in words."""


class Asked:
    """One question on its way into a pack."""

    def __init__(self, document: Document, part: Part, category: str, feedback: Feedback) -> None:
        self._part = part
        self._place = document.place(part.line)
        self._category = category
        self._feedback = feedback
        self._title, before = title(part.before)
        # Where the answers come first, the form stands behind them.
        self._before = said(before) if before.strip() else Said("", said(part.after).form)
        self._after = part.after if before.strip() else said(part.after).text
        self.remarks: list[Remark] = []

    def entry(self) -> Entry:
        """The question.

        Raises:
            Unasked: No pack can ask it.
        """
        if self._part.why:
            raise Unasked(self._part.why)
        if self._part.mended:
            self._mended(self._part.mended)
        found = body(self._part.body or "", self._before.form)
        if found.kind == "essay":
            raise Unasked("it asks for an essay, which only a person can judge")
        if found.kind == "many":
            raise Unasked(f"it has more than {MOST:,} answers")
        prompt = self._prompt(found.kind)
        explanation = self._feedback.explanation(self._place, found)
        return _KINDS[found.kind](self, prompt, found, explanation)

    @cached_property
    def name(self) -> str:
        """What messages call it."""
        text = shown(self._before).text or self._title or shown(said(self._after)).text
        return quoted(" ".join(text.split())) if text.strip() else "a question"

    def _mended(self, what: str) -> None:
        self.remarks.append(Remark(self._place, f"{self.name}: {what}"))

    def _prompt(self, kind: str) -> str:
        before, form = self._before
        after = shown(Said(self._after, form)).text
        lead = shown(self._before).text.rstrip()
        if not after.strip() or (_TAIL.match(after) and _SENTENCE.search(lead[-20:])):
            text = before
        elif kind in _ENTIRE:
            gap = "" if _TAIL.match(after) else " "
            text = f"{before.rstrip()}{gap}{self._after.lstrip()}"
        else:
            text = before + BLANK + self._after
        found = shown(Said(text, form))
        self._lost(found.lost)
        if found.text.strip():
            return found.text
        if not self._title:
            raise Unasked("it has no prompt that is text" if found.lost else "it has no prompt")
        self._mended("it has no prompt but its title, which is asked instead")
        return self._title

    def _lost(self, lost: Sequence[str]) -> None:
        if lost:
            self._mended(f"{listed(lost)} cannot be shown: see whether it can be answered without")

    # Kinds

    def _truth(self, prompt: str, found: Body, explanation: str) -> Entry:
        truth = found.answers[0].text.text == "TRUE"
        return Entry(
            self._place,
            prompt,
            kind="true-false",
            truth=truth,
            category=self._category,
            explanation=explanation,
        )

    def _options(self, prompt: str, found: Body, explanation: str) -> Entry:
        texts = self._texts(found.answers)
        right, partly, wrong = self._weighed([one for one in found.answers if texts[one]])
        single = any(one.mark == "=" and one.weight >= FULL for one in right)
        several = len(right) > 1 and not single
        answers, distractors = ([texts[one] for one in side] for side in (right, wrong))
        for one in partly:
            why = (
                f"{quoted(texts[one])} counts for {percent(one)}, so it is neither right nor wrong"
            )
            self._mended(f"{why}; left out")
        if several and len(wrong) >= LEAST["multiple"]:
            return Entry(
                self._place,
                prompt,
                tuple(answers),
                "multiple",
                tuple(distractors),
                category=self._category,
                explanation=explanation,
            )
        if several:
            self._mended("it has one wrong option only, so one right option is asked for")
        return of_options(
            self._place,
            prompt,
            answers,
            distractors,
            category=self._category,
            explanation=explanation,
        )

    def _texts(self, answers: Sequence[Answer]) -> dict[Answer, str]:
        """The text of each option; none where it has none."""
        found = all_shown([answer.text for answer in answers])
        for answer, text in zip(answers, found, strict=True):
            if text.text:
                self._lost(text.lost)
            elif answer.weight > 0:
                what = f"is {listed(text.lost)} alone" if text.lost else "says nothing"
                raise Unasked(f"an option that is right {what}")
            else:
                what = f"is {listed(text.lost)} alone" if text.lost else "says nothing"
                self._mended(f"an option that {what} was left out")
        return {answer: text.text for answer, text in zip(answers, found, strict=True)}

    def _weighed(
        self, answers: Sequence[Answer]
    ) -> tuple[list[Answer], list[Answer], list[Answer]]:
        """The options that are right, partly right and wrong.

        Raises:
            Unasked: There is none that is right, or none that is wrong.
        """
        right, partly, wrong = by_weight(answers)
        if not right:
            raise Unasked("none of its options is right")
        if right[0].weight < FULL and (right[1:] or partly):
            # Weights that make up the whole together: all of them are to be picked.
            right, partly = [one for one in answers if one.weight > 0], []
        elif right[0].weight < FULL:
            self._mended(f"its best option counts for {percent(right[0])}; it was taken as right")
        if not wrong:
            raise Unasked("none of its options is wrong")
        return right, partly, wrong

    def _typed(self, prompt: str, found: Body, explanation: str) -> Entry:
        right, partly, _ = by_weight(found.answers)
        if right and right[0].weight < FULL:
            self._mended(f"its best answer counts for {percent(right[0])}; it was taken as right")
        self._tell_partly(partly)
        answers = tuple(filter(None, (self._spelling(answer, len(right)) for answer in right)))
        if not answers:
            raise Unasked("it has no answer")
        return self._entry_typed(prompt, answers, explanation)

    def _spelling(self, answer: Answer, count: int) -> str:
        r"""An answer as it is typed; none where it is a pattern. `\*` is the sign itself."""
        text = shown(answer.text).text
        pattern = text.replace(r"\*", "")
        text = text.replace(r"\*", "*")
        if "*" not in pattern or (count == 1 and not pattern.strip("*")):
            return text
        bare = text.strip("*").strip()
        if not bare or "*" in bare:
            self._mended(f"the pattern {quoted(text)} is no answer and was left out")
            return ""
        self._mended(f"the pattern {quoted(text)} was taken as {quoted(bare)}")
        return bare

    def _tell_partly(self, partly: Sequence[Answer]) -> None:
        for one in partly:
            self._mended(f"{quoted(plain(one))} counts for {percent(one)} and was left out")

    def _entry_typed(self, prompt: str, answers: Sequence[str], explanation: str) -> Entry:
        return Entry(
            self._place,
            prompt,
            tuple(answers),
            "typed",
            category=self._category,
            explanation=explanation,
        )

    def _number(self, prompt: str, found: Body, explanation: str) -> Entry:
        asked = numbers(found.answers)
        self._tell_partly(asked.left)
        if asked.why:
            self._mended(f"{asked.why}; it is typed")
        if asked.number:
            return Entry(
                self._place,
                prompt,
                (asked.number,),
                "number",
                within=asked.within,
                category=self._category,
                explanation=explanation,
            )
        if not any(asked.typed):
            raise Unasked("it has no answer")
        return self._entry_typed(prompt, asked.typed, explanation)

    def _match(self, prompt: str, found: Body, explanation: str) -> Entry:
        pairs: list[tuple[str, str]] = []
        for answer in found.answers:
            text, form = answer.text
            left, arrow, right = text.partition("->")
            if not arrow:
                raise Unasked(f"{quoted(plain(answer))} has no -> as its other pairs have")
            sides = shown(Said(left, form)), shown(said(right))
            self._lost(sides[0].lost or sides[1].lost)
            if all(side.text.strip() for side in sides):
                pairs.append((sides[0].text, sides[1].text))
            else:
                whole = " ".join(side.text for side in sides).strip()
                self._mended(f"{quoted(whole)} goes with nothing and was left out")
        return Entry(
            self._place,
            prompt,
            kind="match",
            pairs=tuple(pairs),
            category=self._category,
            explanation=explanation,
        )


_KINDS: dict[str, Callable[[Asked, str, Body, str], Entry]] = {
    "truth": Asked._truth,
    "options": Asked._options,
    "typed": Asked._typed,
    "number": Asked._number,
    "match": Asked._match,
}
