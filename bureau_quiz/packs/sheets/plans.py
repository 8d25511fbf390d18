"""Which columns of an unknown sheet are asked for, and how."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bureau_quiz.packs.sheets import neutral, prompts
from bureau_quiz.packs.sheets.asks import Ask, Plan
from bureau_quiz.packs.sheets.english import vocabulary
from bureau_quiz.packs.sheets.entities import Asked, Entity, Wording
from bureau_quiz.packs.sheets.fairness import (
    LEAST,
    asks_by,
    asks_for,
    grouped,
    much_the_same,
    tells_key,
)
from bureau_quiz.packs.sheets.headings import entity_noun
from bureau_quiz.packs.sheets.profiles import Content, Profile
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import fold, words

NEARLY = 7
"""Rows of ten that differ in the first column of a key for it to be asked by alone."""

MOST = 24
"""Columns that are asked for."""

ORDERS = 3
"""Columns by which rows are put in order."""

TOLD_LIMIT = 600
"""Letters that an explanation may have."""

_TELLING = vocabulary(
    "info information note notes fact facts trivia explanation comment comments remark remarks",
    "description",
)
_HOLE = re.compile(r"<[^<>]*>")


def planned(
    columns: Sequence[Profile], key: tuple[Profile, ...], stem: str, language: str | None
) -> Plan:
    """Decide what is asked over a sheet.

    Args:
        columns: of the sheet.
        key: those that name a row.
        stem: the name of its file, without the ending.
        language: of its header; see `foreign.language_of`.
    """
    first, *more = key
    entity = Entity(
        first.heading,
        entity_noun(first.heading, stem) if language == "" else "",
        tuple(one.heading for one in more),
        first.content,
    )
    plan = Plan(key, entity)
    maker = _Maker(plan, columns, neutral=language != "")
    paired = again(key) is not None and len(columns) > 2 and key[1].content is Content.TEXT
    if paired:
        maker.take_pairs(key[1])
    for column in columns:
        if column not in key:
            if maker.by_first(column):
                maker.take_pairs(column)
            else:
                maker.take(column)
    if not plan.asks:
        maker.take_long(columns)
    if not plan.asks and len(key) == 2 and not paired:
        maker.take_pairs(key[1])
    return plan


def again(key: Sequence[Profile]) -> int | None:
    """Give the row whose name stands in a row before it, where a column names nearly all rows.

    That is so of a word with two meanings in a list of words; None where the first column of the
    key names its row alone, or is not meant to.
    """
    first = key[0]
    if len(key) < 2 or first.different * 10 < first.filled * NEARLY:
        return None
    seen: set[str] = set()
    for row, text in enumerate(map(fold, first.texts)):
        if text in seen:
            return row
        seen.add(text)
    return None


class _Maker:
    def __init__(self, plan: Plan, columns: Sequence[Profile], neutral: bool) -> None:
        self.plan = plan
        self.neutral = neutral
        self.key = plan.key[0]
        self.single = len(plan.key) == 1
        self.similar = self._similar(columns)
        self.columns = columns
        self.ids: set[str] = set()
        self.prompts: set[str] = set()
        self.orders = 0
        self.pairs = False
        """Whether a value of the key stands in several rows."""

    def _similar(self, columns: Sequence[Profile]) -> Profile | None:
        """The column of few values that good distractors share: the continent of a country."""
        for column in columns:
            few = 2 <= column.different <= column.filled / 3
            if column.content is Content.TEXT and few and column.filled >= len(column.texts) * 0.6:
                return column
        return None

    def take(self, column: Profile) -> None:
        """Ask for a column, or say why not."""
        why = self._why_not(column)
        if why:
            self.plan.left.append((column, why))
            if self.plan.told is None and _tells(column):
                self.plan.told = column
            return
        lists = bool(column.split) or (self.pairs and column in self.plan.key)
        asked = Asked(column.heading, column.content, lists, column.days)
        ways = neutral.wording if self.neutral else prompts.english
        wording = ways(asked, self.plan.entity)
        found = self._asks(column, wording)
        if not found:
            why = "nothing could be asked that has one fair answer"
            if not wording.prompt and not wording.reverse:
                why = f"of {quoted(self.key.heading.label)} its answers alone are asked for"
            self.plan.left.append((column, why))
        self.plan.asks += found
        if found and not self.neutral:
            self._order(column, asked)

    def take_long(self, columns: Sequence[Profile]) -> None:
        """Where nothing else can be asked: what is this a description of?"""
        for column in columns:
            long = column.content in (Content.LONG, Content.ASIDE) and column not in self.plan.key
            if long and not column.heading.language and column.different >= LEAST:
                asked = Asked(column.heading, Content.LONG)
                english = not self.neutral and prompts.describes(column.heading)
                ways = prompts.english if english else neutral.wording
                wording = ways(asked, self.plan.entity)
                found = self._asks(column, Wording(reverse=wording.reverse))
                self.plan.asks += found
                if found:
                    self.plan.left = [one for one in self.plan.left if one[0] is not column]
                    return

    def take_pairs(self, column: Profile) -> None:
        """Ask for a column by the first of the key alone, whose values stand in several rows."""
        entity = self.plan.entity
        self.plan.entity = replace(entity, beside=())
        self.single = self.pairs = True
        self.take(column)
        self.plan.entity = entity
        self.single = self.pairs = False

    def by_first(self, column: Profile) -> bool:
        """Whether the first column of a key of two tells what a column says."""
        if again(self.plan.key) is None:
            return False
        said: dict[str, str] = {}
        pairs = zip(map(fold, self.key.texts), map(fold, column.texts), strict=True)
        return all(said.setdefault(name, text) == text for name, text in pairs)

    def _why_not(self, column: Profile) -> str:
        if not column.askable:
            return column.content.value
        if column.heading.says_nothing:
            return "its header says nothing"
        if column.filled < LEAST:
            return f"only {column.filled} of its cells are filled"
        if len(self.plan.asks) >= MOST:
            return f"{MOST} columns are asked for already"
        if tells_key(column, self.key):
            return f"its cells repeat what {quoted(self.key.heading.label)} says"
        if column.heading.language and self._base_left(column):
            return "what it says in another language is not asked for either"
        twin = self._twin(column)
        if twin:
            return f"it says much the same as {quoted(twin.heading.label)}"
        return ""

    def _base_left(self, column: Profile) -> bool:
        """Whether it says in another language what a column says that is not asked for."""
        own = column.heading.words
        return any(
            one.heading.words == own and not one.heading.language for one, _ in self.plan.left
        )

    def _twin(self, column: Profile) -> Profile | None:
        """A column before it that says the same in most rows, such as a name in another tongue."""
        others = (ask.column for ask in self.plan.asks if ask.column is not column)
        return next((other for other in others if much_the_same(column, other)), None)

    def _asks(self, column: Profile, wording: Wording) -> list[Ask]:
        """The template of a column, by how often its values are said."""
        forward = reverse = ""
        if asks_for(column, self.key, wording.prompt) and self._is_new(wording.prompt):
            forward = wording.prompt
        back = self.single and asks_by(column, self.key, wording.reverse)
        if back and self._is_new(wording.reverse):
            reverse = wording.reverse
        several = self.pairs or not column.unique
        if not forward and not reverse:
            return []
        numbered = column.content is not Content.TEXT
        similar = self.similar if self.similar not in (None, column) and not numbered else None
        id_ = self._id(column)
        return [
            Ask(
                column,
                id_,
                forward or reverse,
                column.heading.name if forward else self.key.heading.name,
                reverse if forward else "",
                lists=bool(column.split or self.pairs) and bool(forward),
                several_right=several and bool(reverse),
                difficulty=3 if numbered else 1 if column.different * 3 <= column.filled else 2,
                category=_category(column),
                similar=similar.heading.name if similar else "",
                all=wording.all if several and reverse and grouped(column, 2, 2) else "",
                none=wording.none if several and reverse and grouped(column, 3, 1) else "",
                kind=wording.kind,
                statement=wording.statement if forward else "",
                match=wording.match if not several and forward and reverse else "",
            )
        ]

    def _is_new(self, prompt: str) -> bool:
        """Whether nothing else is asked in the same words; from now on this is."""
        bare = fold(_HOLE.sub("<>", prompt))
        if bare in self.prompts:
            return False
        self.prompts.add(bare)
        return True

    def _order(self, column: Profile, asked: Asked) -> None:
        numbered = column.content in (Content.NUMBER, Content.DATE)
        if not numbered or column.mixed or self.orders >= ORDERS:
            return
        if not self.single or self.pairs:
            return
        if column.different < 2 * LEAST or column.different * 10 < column.filled * 8:
            return
        if self.key.content is not Content.TEXT:
            return
        prompt = prompts.in_order(asked, self.plan.entity)
        if not self._is_new(prompt):
            return
        self.orders += 1
        self.plan.asks.append(
            Ask(
                column,
                self._id(column, "-order"),
                prompt,
                self.key.heading.name,
                order=column.heading.name,
                difficulty=3,
                category=_category(column),
            )
        )

    def _id(self, column: Profile, end: str = "") -> str:
        slug = "-".join(word for word in words(column.heading.name) if word.isascii())[:60]
        base = f"{slug.strip('-') or 'column'}{end}"
        id_, number = base, 1
        while id_ in self.ids:
            number += 1
            id_ = f"{base}-{number}"
        self.ids.add(id_)
        return id_


def _tells(column: Profile) -> bool:
    """Whether its texts can be shown after an answer."""
    telling = any(word.casefold() in _TELLING for word in column.heading.words)
    fits = column.content in (Content.LONG, Content.ASIDE) and not column.heading.language
    return telling and fits and max(map(len, column.texts)) <= TOLD_LIMIT


def _category(column: Profile) -> str:
    heading = column.heading
    label = heading.noun if not heading.language else f"{heading.noun} in {heading.language}"
    label = label or heading.label
    return label[:1].upper() + label[1:] if len(label) <= 40 else ""
