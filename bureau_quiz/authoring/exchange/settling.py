"""Entries are made to fit what a pack can hold: mended where nothing is lost, else dropped."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from bureau_quiz.authoring.exchange.likeness import sameness
from bureau_quiz.authoring.exchange.model import Entry, Remark
from bureau_quiz.authoring.exchange.repeats import Another, Asked
from bureau_quiz.packs.cells import decimal_of
from bureau_quiz.packs.plainkinds import LEAST
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import TEXT_LIMIT, clean, listed, plural, visible

KEY_LIMIT = 500
"""Characters of a text that stands before a colon: YAML looks no further for it."""

_WRONG = {"choice": 1, "except": 1, "multiple": LEAST["multiple"]}
"""How many wrong options a kind needs."""


class Unfit(Exception):
    """An entry cannot be asked; why, in words."""


def settle(entries: Iterable[Entry]) -> Iterator[Entry | Remark]:
    """Give each question as a pack can hold it, with a remark for what was mended or dropped.

    What is asked several times, with the same answer, is one question.
    """
    asked = Asked()
    for entry in entries:
        remarks: list[Remark] = []
        try:
            settled = _Settler(entry, remarks).settled()
            first = asked.take(settled)
        except Unfit as why:
            yield Remark(entry.place, f"{_named(entry)}: {why}", dropped=True)
            continue
        except Another as another:
            there = _there(another.earlier, entry)
            why_not = f"is asked with another answer already: {there}"
            message = f"{_named(entry)}: {why_not}; a prompt must say which is meant"
            yield Remark(entry.place, message, dropped=True)
            continue
        yield from remarks
        if first is not None:
            message = f"is asked already, with the same answer: {_there(first, entry)}"
            yield Remark(entry.place, f"{_named(entry)}: {message}; they are one question now")
    yield from asked


def tidy(text: str) -> tuple[str, str]:
    """Give a text through the gate, and the signs that had to be taken out."""
    cleaned = clean(text, len(text) + 1)
    out = dict.fromkeys(visible(character) for _, character in cleaned.refused)
    return cleaned.text.strip(), listed(out) if out else ""


def _named(entry: Entry) -> str:
    return quoted(visible(" ".join(entry.prompt.split()))) if entry.prompt.strip() else "a question"


def _there(earlier: Entry, entry: Entry) -> str:
    """Where an entry is that came before another."""
    place = earlier.place
    if place.path != entry.place.path:
        return f"{place.path}:{place.line}"
    column = f", column {place.column}" if place.line == entry.place.line else ""
    return f"line {place.line}{column}"


class _Settler:
    """Settles one entry."""

    def __init__(self, entry: Entry, remarks: list[Remark]) -> None:
        self.entry = entry
        self.remarks = remarks

    def settled(self) -> Entry:
        """The entry as a pack can hold it.

        Raises:
            Unfit: It cannot be asked.
        """
        entry = self.entry
        cleaned = replace(
            entry,
            prompt=self._text(entry.prompt, "the prompt"),
            answers=self._texts(entry.answers),
            distractors=self._texts(entry.distractors),
            pairs=tuple(
                (self._text(a, "a left"), self._text(b, "a right")) for a, b in entry.pairs
            ),
            category=self._text(entry.category, "the category"),
            explanation=self._short(entry.explanation, "the explanation"),
            source=self._short(entry.source, "the source"),
            difficulty=entry.difficulty if entry.difficulty in (1, 2, 3) else 2,
        )
        if not cleaned.prompt:
            raise Unfit("has no prompt" if not entry.prompt.strip() else "has no prompt that shows")
        return self._of_kind(cleaned)

    def _of_kind(self, entry: Entry) -> Entry:
        match entry.kind:
            case "true-false":
                if entry.truth is None:
                    raise Unfit("is neither said to be true nor to be false")
                return replace(entry, answers=(), distractors=())
            case "match":
                return self._match(entry)
            case "number":
                return self._number(entry)
            case "order":
                return self._order(entry)
            case "typed":
                return self._typed(entry)
            case _:
                return self._options(entry)

    # Texts

    def _text(self, text: str, what: str) -> str:
        tidied, out = tidy(text)
        if out:
            self._mended(f"{out} was taken out of {what}")
        if len(tidied) > TEXT_LIMIT:
            raise Unfit(f"{what} has {len(tidied):,} characters, and {TEXT_LIMIT:,} is the most")
        return tidied

    def _short(self, text: str, what: str) -> str:
        """A text that may be cut: it is told, not asked."""
        tidied, out = tidy(text)
        if out:
            self._mended(f"{out} was taken out of {what}")
        if len(tidied) <= TEXT_LIMIT:
            return tidied
        self._mended(f"{what} of {len(tidied):,} characters was cut at {TEXT_LIMIT:,}")
        return tidied[: TEXT_LIMIT - 1].rstrip() + "…"

    def _texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        tidied = [self._text(text, "an option") for text in texts]
        if not all(tidied):
            self._mended("an option that says nothing was left out")
        return tuple(filter(None, tidied))

    def _mended(self, what: str) -> None:
        self.remarks.append(Remark(self.entry.place, f"{_named(self.entry)}: {what}"))

    # Kinds

    def _options(self, entry: Entry) -> Entry:
        """Choice, except or multiple: what is offered is different, and there is enough of it."""
        if not entry.answers:
            raise Unfit("has no answer")
        if entry.kind == "multiple" and len(set(entry.answers)) == 1:
            entry = replace(entry, kind="choice")
        if entry.kind == "choice" and not self.entry.distractors:
            self._mended("it has no wrong options, so the answer is typed")
            return self._typed(replace(entry, kind="typed"))
        same = sameness(entry.exact, (*entry.answers, *entry.distractors))
        answers = self._different(entry.answers, same, ())
        distractors = self._different(entry.distractors, same, {same(text) for text in answers})
        if entry.kind == "multiple" and len(answers) < LEAST["multiple"]:
            entry = replace(entry, kind="choice")
        least = _WRONG[entry.kind]
        if len(distractors) < least:
            raise Unfit(f"has {plural(len(distractors), 'wrong option')}, and {least} is the least")
        return replace(entry, answers=answers, distractors=distractors)

    def _different(
        self, texts: Sequence[str], same: Callable[[str], str], before: Collection[str]
    ) -> tuple[str, ...]:
        """The texts that are one with none of those before them."""
        found: dict[str, str] = {}
        for text in texts:
            if same(text) not in before and same(text) not in found:
                found[same(text)] = text
                continue
            what = "is right as well" if same(text) in before else "is there twice"
            self._mended(f"the option {quoted(text)} {what} and was left out")
        return tuple(found.values())

    def _typed(self, entry: Entry) -> Entry:
        if not entry.answers:
            raise Unfit("has no answer")
        same = sameness(entry.exact, (*entry.answers, *entry.distractors))
        right: dict[str, str] = {}
        for text in entry.answers:
            right.setdefault(same(text), text)
        wrong = self._different(entry.distractors, same, right)
        return replace(entry, answers=tuple(right.values()), distractors=wrong)

    def _order(self, entry: Entry) -> Entry:
        answers = self._different(entry.answers, sameness(entry.exact, entry.answers), ())
        if len(answers) < LEAST["order"]:
            raise Unfit(f"puts {len(answers)} in order, and {LEAST['order']} is the least")
        return replace(entry, answers=answers, distractors=())

    def _match(self, entry: Entry) -> Entry:
        pairs = tuple(pair for pair in entry.pairs if all(pair))
        lefts, rights = ([pair[side] for pair in pairs] for side in (0, 1))
        same = sameness(entry.exact, rights), sameness(False, lefts)
        kept: list[tuple[str, str]] = []
        seen: tuple[set[str], set[str]] = (set(), set())
        for left, right in pairs:
            keys = same[1](left), same[0](right)
            if keys[0] in seen[0] or keys[1] in seen[1] or len(left) > KEY_LIMIT:
                why = "is too long" if len(left) > KEY_LIMIT else "has a side that another pair has"
                self._mended(f"the pair of {quoted(left)} and {quoted(right)} {why}; left out")
                continue
            for at in (0, 1):
                seen[at].add(keys[at])
            kept.append((left, right))
        if len(kept) < LEAST["match"]:
            raise Unfit(f"matches {plural(len(kept), 'pair')}, and {LEAST['match']} is the least")
        return replace(entry, pairs=tuple(kept), answers=(), distractors=())

    def _number(self, entry: Entry) -> Entry:
        number = decimal_of(entry.answers[0]) if entry.answers else None
        if number is None:
            if not entry.answers:
                raise Unfit("has no answer")
            self._mended(f"{quoted(entry.answers[0])} is no number, so the answer is typed")
            return self._typed(replace(entry, kind="typed", within="", min="", max=""))
        within = decimal_of(entry.within)
        if within is None or within <= 0:
            self._mended("nothing but the number itself is near enough, so it is typed")
            return self._typed(replace(entry, kind="typed", within="", min="", max=""))
        low, high = decimal_of(entry.min), decimal_of(entry.max)
        sound = (low is None or low <= number) and (high is None or number <= high)
        sound &= low is None or high is None or low < high
        if (low is None) != (not entry.min) or (high is None) != (not entry.max) or not sound:
            self._mended("its scale does not hold the answer and was left out")
            return replace(entry, answers=entry.answers[:1], min="", max="", distractors=())
        return replace(entry, answers=entry.answers[:1], distractors=())
