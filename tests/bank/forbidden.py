"""What a player of some level must never read, gathered straight from what a pack's tables say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from bureau_quiz import text
from bureau_quiz.bank.guard import guarded
from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Put, Question, Response
from bureau_quiz.bank.typable import typable
from bureau_quiz.packs.model import Column, Pack, Row, Template, Text, Value

SHORTEST = 4
"""Letters below which a text is part of too many others."""

Words = tuple[str, ...]


def told(pack: Pack) -> Iterator[tuple[str, int]]:
    """Every text that a cell gives, with the grade of the fact that it is."""
    for table in pack.tables.values():
        for row in table.rows.values():
            yield row.key, row.spoiler
            for name, cell in row.cells.items():
                for value in cell.values:
                    yield value.text, grade(pack, table.columns[name], row, value)


def grade(pack: Pack, column: Column, row: Row, value: Value) -> int:
    """How far one must have seen to be told one value of a cell."""
    found = [row.spoiler, row.spoilers.get(column.name, 0), column.spoiler]
    if column.to:
        wanted = text.fold(value.text)
        targets = pack.tables[column.to].rows.values()
        found += [target.spoiler for target in targets if text.fold(target.key) == wanted]
    return max(found)


def written(pack: Pack) -> Iterator[tuple[str, int]]:
    """What stands in templates and plain questions, which is graded as they are."""
    for template in pack.templates:
        for one in texts_of(template):
            for part in one.parts:
                if isinstance(part, str):
                    yield part, template.spoiler
    for plain in pack.questions:
        pairs = [side for pair in plain.pairs for side in pair]
        for said in (plain.prompt, *plain.answers, *plain.distractors, plain.explanation, *pairs):
            yield said, plain.spoiler
    for table in pack.tables.values():
        for column in table.columns.values():
            yield column.label or column.name, 0


def texts_of(template: Template) -> list[Text]:
    added = (template.statement, template.all, template.none, template.match, template.source)
    return [template.prompt, *template.explanation, *(one for one in added if one)]


class Forbidden:
    """The texts that only facts beyond a level tell."""

    def __init__(self, pack: Pack, level: int, shortest: int = SHORTEST) -> None:
        lowest: dict[Words, int] = {}
        for said, spoiler in told(pack):
            row = words(said)
            lowest[row] = min(spoiler, lowest.get(row, spoiler))
        free = {words(said) for said, at in (*told(pack), *written(pack)) if at <= level}
        kept = [row for row, spoiler in lowest.items() if spoiler > level and weighs(row, shortest)]
        self.rows: dict[str, list[Words]] = {}
        standing = Standing(kept)
        allowed = {row for one in free for row in standing.found(one)}
        for row in kept:
            if row not in allowed:
                self.rows.setdefault(row[0], []).append(row)
        self._standing = Standing([row for rows in self.rows.values() for row in rows])

    def __len__(self) -> int:
        return sum(map(len, self.rows.values()))

    def within(self, said: str) -> list[str]:
        """Those that stand in a text as whole words."""
        return sorted(" ".join(row) for row in self._standing.found(words(said)))


class Standing:
    """Finds rows of words in longer ones."""

    def __init__(self, rows: list[Words]) -> None:
        self._by_first: dict[str, list[Words]] = {}
        for row in rows:
            self._by_first.setdefault(row[0], []).append(row)

    def found(self, among: Words) -> set[Words]:
        return {
            row
            for place, first in enumerate(among)
            for row in self._by_first.get(first, ())
            if among[place : place + len(row)] == row
        }


def words(said: str) -> Words:
    return text.words(text.fold(said)) or (said,)


def weighs(row: Words, shortest: int) -> bool:
    """Whether a text is long enough to be told from others, and no mere number."""
    joined = "".join(row)
    return len(joined) >= shortest and not joined.isdigit()


def leaks(
    pack: Pack,
    questions: tuple[Question, ...],
    level: int,
    guard: Callable[[Question, int | None], Question | None] = guarded,
    draws: int = 4,
    shortest: int = SHORTEST,
) -> Iterator[str]:
    """What a player of a level would read that only facts beyond it tell."""
    forbidden = Forbidden(pack, level, shortest)
    for question in questions:
        seen = guard(question, level)
        if seen is None:
            continue
        for where, said in read(question, seen, draws):
            for one in forbidden.within(said):
                yield f"{question.id} ({question.kind}), {where}: {one}"


def read(question: Question, seen: Question, draws: int) -> Iterator[tuple[str, str]]:
    """All that may be shown of a question, with where it stands."""
    yield "explanation", seen.explanation
    yield "source", seen.source
    for hint in seen.hints:
        yield "hint", hint.text
    for fact in seen.facts:
        yield "fact", fact.value
    ways = [seen]
    if seen.kind == "choice" and typable(seen):
        ways.append(replace(seen, kind="typed"))
    for way in ways:
        for draw in range(draws):
            put = KINDS[way.kind].put(way, Random(f"{draw}").random, draw % 2 == 0)
            yield "prompt", put.prompt
            yield "shown", put.shown
            for said in (*put.options, *put.lefts, *put.besides):
                yield "option", said
            for response in responses(question, put):
                judged = KINDS[way.kind].judge(put, response)
                yield f"why of {response.value}", judged.why if judged else ""


def responses(question: Question, put: Put) -> Iterator[Response]:
    """Answers of every sort, among them those that the player should know nothing of."""
    kind = KINDS[put.question.kind]
    places = range(len(put.options))
    rights = (*question.answers, *question.also_right)
    typed = [said for one in rights for said in (one.text, one.text[:-1], *one.accepted)]
    some = [
        *(Response.option(place) for place in places),
        *(Response.of_places("set", (place,)) for place in places),
        Response.of_places("order", places),
        Response.of_places("pairs", places),
        *(Response.text(said) for said in typed),
        *(Response.number(said) for said in (*(one.size for one in rights), "0", "7")),
    ]
    return (one for one in some if kind.fits(put, one))
