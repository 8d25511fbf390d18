"""Which column of an unknown sheet names its rows, which are asked for, and how."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bureau_quiz.packs.sheets import prompts
from bureau_quiz.packs.sheets.english import vocabulary
from bureau_quiz.packs.sheets.headings import entity_noun
from bureau_quiz.packs.sheets.profiles import LOOKED_AT, Content, Profile
from bureau_quiz.packs.sheets.prompts import Asked, Entity, Wording
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import fold, fold_accents, holds, words

LEAST = 4
"""Rows that are needed for a choice of four."""

MOST = 24
"""Columns that are asked for."""

TRIED = 50
"""Rows that are tried to see whether a template asks anything."""

ALIKE = 4
"""Letters that two words begin with for one to tell the other."""

ORDERS = 3
"""Columns by which rows are put in order."""

_HOLE = re.compile(r"<[^<>]*>")
_NAMES = vocabulary("name title")
_SHORT = vocabulary("symbol code abbreviation abbr acronym iso initials short")


@dataclass(frozen=True, slots=True)
class Ask:
    """A template over one column."""

    column: Profile
    id: str
    prompt: str
    answer: str
    reverse: str = ""
    lists: bool = False
    """Whether the prompt asks for one of several values."""
    several_right: bool = False
    """Whether several keys may be right in the reverse, or in the prompt where it asks for them."""
    all: str = ""
    none: str = ""
    difficulty: int = 2
    category: str = ""
    similar: str = ""
    order: str = ""
    kind: str = ""
    """How it is asked; empty: as a choice."""
    statement: str = ""
    match: str = ""


@dataclass(slots=True)
class Plan:
    """How a sheet is asked."""

    key: tuple[Profile, ...]
    entity: Entity
    asks: list[Ask] = field(default_factory=list)
    left: list[tuple[Profile, str]] = field(default_factory=list)
    """Columns that are not asked for, and why."""
    told: Profile | None = None
    """A column whose text is the explanation."""


def key_of(columns: Sequence[Profile], rows: int) -> tuple[Profile, ...]:
    """Give the columns that name a row, in the best way there is; none where there is none."""
    texts = [one for one in columns if one.content is Content.TEXT and not one.split]
    texts = [one for one in texts if not one.heading.says_nothing]
    texts.sort(key=_rank)
    numbers = [one for one in columns if one.content in (Content.NUMBER, Content.DATE)]
    # What happens year by year is told by the year.
    yearly = [one for one in numbers[:1] if one is columns[0] and one.content is Content.DATE]
    for column in (*yearly, *texts, *numbers):
        if column.mixed:
            continue
        if column.filled == rows and _apart(column):
            return (column,)
    if texts and _nearly(texts[0], rows):
        return (texts[0],)
    named = [one for one in columns if one in (*texts, *numbers) and one.filled == rows]
    for first in texts:
        for second in named:
            if first.filled == rows and second is not first and _pairs(first, second):
                return (first, second)
    return next(((one,) for one in texts if _nearly(one, rows, 0.7)), ())


def _rank(column: Profile) -> int:
    """Names come first, and what stands for a name last; else the order of the sheet holds."""
    words = {word.casefold() for word in column.heading.words}
    if words & _SHORT:
        return 2
    return 0 if words & _NAMES and len(words) == 1 else 1


def _apart(column: Profile) -> bool:
    """Whether all its values are different, whoever compares them."""
    texts = [text for text in column.texts if text]
    if len({fold_accents(text) for text in texts}) < len(texts):
        return False
    folded = {fold(text) for text in texts}
    return len(folded) == len(texts) or column.content is Content.TEXT


def _nearly(column: Profile, rows: int, least: float = 0.95) -> bool:
    return column.filled >= rows * least and column.different >= rows * least


def _pairs(first: Profile, second: Profile) -> bool:
    seen = set(zip(map(fold_accents, first.texts), map(fold_accents, second.texts), strict=True))
    return len(seen) == len(first.texts) and first.different * 3 >= len(first.texts)


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
    for column in columns:
        if column not in key:
            maker.take(column)
    if not plan.asks:
        maker.take_long(columns)
    if not plan.asks and len(key) == 2:
        maker.take_pairs(key[1])
    return plan


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
        lists = bool(column.split) or self.pairs
        asked = Asked(column.heading, column.content, lists, column.days)
        ways = prompts.neutral if self.neutral else prompts.english
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
                wording = (prompts.english if english else prompts.neutral)(asked, self.plan.entity)
                found = self._asks(column, Wording(reverse=wording.reverse))
                self.plan.asks += found
                if found:
                    self.plan.left = [one for one in self.plan.left if one[0] is not column]
                    return

    def take_pairs(self, column: Profile) -> None:
        """Where rows are pairs of what goes together: ask for the one by the other."""
        self.plan.entity = replace(self.plan.entity, beside=())
        self.single = self.pairs = True
        self.take(column)

    def _why_not(self, column: Profile) -> str:
        if not column.askable:
            return column.content.value
        if column.heading.says_nothing:
            return "its header says nothing"
        if column.filled < LEAST:
            return f"only {column.filled} of its cells are filled"
        if len(self.plan.asks) >= MOST:
            return f"{MOST} columns are asked for already"
        if self._repeats_key(column):
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

    def _repeats_key(self, column: Profile) -> bool:
        """Whether its cells tell whose they are, in a good part of the rows."""
        if column.content is not Content.TEXT:
            return False
        rows = [row for row in self._rows(column) if self.key.texts[row]]
        told = sum(
            any(_alike(value, self.key.texts[row]) for value in column.values(row)) for row in rows
        )
        return told * 3 > len(rows)

    def _rows(self, column: Profile) -> list[int]:
        """The rows that say something in a column, or the first of them."""
        return [row for row, text in enumerate(column.texts[:LOOKED_AT]) if text]

    def _twin(self, column: Profile) -> Profile | None:
        """A column before it that says the same in most rows, such as a name in another tongue."""
        for ask in self.plan.asks:
            other = ask.column
            if other is column or other.content is not column.content:
                continue
            both = [row for row in self._rows(column) if other.texts[row]]
            same = sum(fold(column.texts[row]) == fold(other.texts[row]) for row in both)
            if both and same * 2 > len(both):
                return other
        return None

    def _asks(self, column: Profile, wording: Wording) -> list[Ask]:
        """The template of a column, by how often its values are said."""
        forward = wording.prompt if self._can_forward(column, wording.prompt) else ""
        forward = forward if self._is_new(forward) else ""
        reverse = wording.reverse if self._can_reverse(column, wording.reverse) else ""
        reverse = reverse if self._is_new(reverse) else ""
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
                all=wording.all if several and reverse and self._groups(column, 2, 2) else "",
                none=wording.none if several and reverse and self._groups(column, 3, 1) else "",
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

    def _can_forward(self, column: Profile, prompt: str) -> bool:
        """Whether rows are left that ask, with enough to offer."""
        if not column.askable or (column.content is not Content.TEXT and column.different < LEAST):
            return False
        rows = self._rows(column)
        said = {fold(value): value for row in rows for value in column.values(row)}
        for row in rows[:TRIED]:
            own = column.values(row)
            folded = {fold(value) for value in own}
            others = [value for key, value in said.items() if key not in folded]
            asked = prompt.replace(self.key.heading.hole, self.key.texts[row])
            if _fair(asked, own, others):
                return True
        return False

    def _can_reverse(self, column: Profile, prompt: str) -> bool:
        """Whether values are left that ask for their rows, with enough to offer."""
        if not prompt or not self.single or not _tells_rows(column):
            return False
        rows = [row for row in self._rows(column) if self.key.texts[row]]
        givers: dict[str, set[int]] = {}
        for row in rows:
            for value in column.values(row):
                givers.setdefault(value, set()).add(row)
        for value, own in list(givers.items())[:TRIED]:
            asked = prompt.replace(column.heading.hole, value)
            right = [self.key.texts[row] for row in own]
            wrong = [self.key.texts[row] for row in rows if row not in own]
            if _fair(asked, right, wrong):
                return True
        return False

    def _groups(self, column: Profile, right: int, wrong: int) -> bool:
        """Whether some value has so many rows, and so many others have not."""
        return any(
            count >= right and column.filled - count >= wrong for count in column.counts.values()
        )

    def _order(self, column: Profile, asked: Asked) -> None:
        numbered = column.content in (Content.NUMBER, Content.DATE)
        if not numbered or column.mixed or self.orders >= ORDERS or not self.single:
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


def _alike(one: str, other: str) -> bool:
    """Whether two texts share a word, or the first letters of one."""
    if holds(one, other) or holds(other, one):
        return True
    begun = {word[:ALIKE] for word in words(one) if len(word) >= ALIKE}
    return any(word[:ALIKE] in begun for word in words(other) if len(word) >= ALIKE)


def _fair(prompt: str, right: Sequence[str], wrong: Sequence[str]) -> bool:
    """Whether one of what is right can be asked for, among three that are wrong.

    What stands in the prompt is neither, and none of the four may contain another.
    """
    for own in right[:TRIED]:
        if holds(prompt, own):
            continue
        offered = [own]
        for text in wrong[: 4 * TRIED]:
            apart = not any(holds(text, one) or holds(one, text) for one in offered)
            if apart and not holds(prompt, text):
                offered.append(text)
                if len(offered) == LEAST:
                    return True
    return False


def _tells_rows(column: Profile) -> bool:
    """Whether its values are such that one would ask whose they are."""
    if column.content is Content.NUMBER:
        whole = all(len(text) < 5 and text.isdigit() for text in column.texts if text)
        return column.unique and whole and not column.heading.unit
    if column.content is Content.DATE:
        return column.unique and not column.mixed
    return True


def _tells(column: Profile) -> bool:
    """Whether its texts can be shown after an answer."""
    words = {word.casefold() for word in column.heading.words}
    telling = words & {"info", "information", "note", "notes", "fact", "facts", "trivia"} or (
        words & {"explanation", "comment", "comments", "remark", "remarks", "description"}
    )
    fits = column.content in (Content.LONG, Content.ASIDE) and not column.heading.language
    return bool(telling) and fits and max(map(len, column.texts)) <= 600


def _category(column: Profile) -> str:
    heading = column.heading
    label = heading.noun if not heading.language else f"{heading.noun} in {heading.language}"
    label = label or heading.label
    return label[:1].upper() + label[1:] if len(label) <= 40 else ""
