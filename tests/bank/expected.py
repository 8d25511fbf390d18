"""The pool that a question should have, found by looking at every value there is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from zlib import crc32

from bureau_quiz.bank.model import Question
from bureau_quiz.packs.model import ColumnType, Row, Template, Value
from tests.bank.asked_for import answer_column, is_exact, prompt_of, side_by_side, stands_in
from tests.bank.oracle import MONTHS, Asking, Key, Oracle

Own = tuple[str, Row]


@dataclass
class Wanted:
    """One value that may be wrong."""

    key: Key
    text: str
    tier: int
    own: list[Own] = field(default_factory=list)


def expected_pool(
    oracle: Oracle, template: Template, asking: Asking, question: Question
) -> tuple[list[tuple[int, Key]], int]:
    """Rank and key of each candidate that the question carries, and of how many; none made up."""
    found: list[tuple[int, Key]] = []
    count = 0
    grains = {grain_of(key) for key in asking.answers}
    for grain in grains:
        wrong = [
            one
            for one in gathered(oracle, template, question.kind == "true-false", grain)
            if fits(oracle, template, asking, question, one)
        ]
        ranked = sorted(
            (rank(oracle, template, asking, one), crc32((question.id + one.text).encode()), place)
            for place, one in enumerate(wrong)
        )
        found += [(rank, wrong[place].key) for rank, _, place in ranked[: 50 // len(grains)]]
        count += len(wrong)
    return found, count


def enough(texts: list[str], exact: bool) -> bool:
    """Whether three of some texts may stand side by side."""
    return any(
        all(side_by_side(one, other, exact) for one, other in combinations(three, 2))
        for three in combinations(texts, 3)
    )


def grain_of(key: Key) -> int:
    return sum(bool(part) for part in key[1:]) if key[0] == "date" else 0


def gathered(oracle: Oracle, template: Template, answering: bool, grain: int) -> list[Wanted]:
    """All values that might be answers, each once, in its best tier."""
    found: dict[Key, Wanted] = {}
    for tier, text, key, own in sources(oracle, template, answering):
        shown = cut(key, grain) if key[0] == "date" else key
        if shown is None:
            continue
        written = text if shown == key else words_of(shown)
        one = found.setdefault(shown, Wanted(shown, written, tier))
        one.tier = min(one.tier, tier)
        if own:
            one.own.append(own)
    return list(found.values())


def cut(key: Key, grain: int) -> Key | None:
    """A date in a coarser precision; None for one that is not so fine."""
    if grain_of(key) < grain:
        return None
    return (*key[: grain + 1], *(0 for _ in range(3 - grain)))


def words_of(key: Key) -> str:
    _, year, month, _ = key
    return f"{MONTHS[int(str(month)) - 1]} {year}" if month else str(year)


def sources(
    oracle: Oracle, template: Template, answering: bool
) -> Iterator[tuple[int, str, Key, Own | None]]:
    table, column = oracle.end_of(template.table, template.answer.path)
    if answering or not template.pool:
        for row, filled in oracle.asking_fillings(template):
            value = filled[template.answer.path]
            giver = oracle.giver(template, row, filled)
            assert isinstance(value, Value)
            yield 0, *said(oracle, template, table.id, column.name, giver, value)
    if answering:
        return
    if template.pool:
        yield from in_column(oracle, template, *template.pool, 0)
        return
    yield from in_column(oracle, template, table.id, column.name, 1)
    if column.to:
        target = oracle.pack.tables[column.to]
        for row in target.rows.values():
            yield 2, row.key, oracle.key(column, Value(row.key)), (target.id, row)


def in_column(
    oracle: Oracle, template: Template, table: str, name: str, tier: int
) -> Iterator[tuple[int, str, Key, Own | None]]:
    answer = oracle.compared_as(answer_column(oracle, template))[0]
    own = oracle.compared_as(oracle.pack.tables[table].columns[name])[0]
    if answer in (ColumnType.DATE, ColumnType.NUMBER) and own is not answer:
        return
    for row in oracle.pack.tables[table].rows.values():
        cell = row.cells.get(name)
        for value in cell.values if cell else ():
            yield tier, *said(oracle, template, table, name, row, value)


def said(
    oracle: Oracle, template: Template, table: str, name: str, row: Row, value: Value
) -> tuple[str, Key, Own | None]:
    """A value as it is shown, as the answers compare, and the row that it stands for."""
    column = oracle.pack.tables[table].columns[name]
    target = oracle.row_of(column.to, value.text) if column.to else None
    shown = target.key if target else value.text
    key = oracle.key(column, value)
    answer = oracle.compared_as(answer_column(oracle, template))[0]
    if template.pool and answer not in (ColumnType.DATE, ColumnType.NUMBER):
        key = oracle.text_key(shown, is_exact(oracle, template))
    if not column.to:
        return shown, key, (table, row)
    return shown, key, (column.to, target) if target else None


def fits(
    oracle: Oracle, template: Template, asking: Asking, question: Question, one: Wanted
) -> bool:
    exact = is_exact(oracle, template)
    return (
        oracle.ruling(template, asking.claim, one.key) == "wrong"
        and not stands_in(one.text, prompt_of(question), exact)
        and all(side_by_side(one.text, answer.text, exact) for answer in question.answers)
    )


def rank(oracle: Oracle, template: Template, asking: Asking, one: Wanted) -> int:
    """The tier, then how many columns of `similar` are not shared with the right answer."""
    table, column = oracle.end_of(template.table, template.answer.path)
    looked = looked_at(oracle, template)
    answers: list[Own] = []
    for row, filled in oracle.asking_fillings(template):
        if row.key == asking.row.key and oracle.claim_of(template, filled) == asking.claim:
            value = filled[template.answer.path]
            giver = oracle.giver(template, row, filled)
            assert isinstance(value, Value)
            _, _, stands_for = said(oracle, template, table.id, column.name, giver, value)
            answers += [stands_for] if stands_for else []
    missing = sum(
        not any(
            says(oracle, mine, name) & says(oracle, other, name)
            for mine in one.own
            for other in answers
        )
        for name in looked
    )
    return one.tier * (len(looked) + 1) + missing


def looked_at(oracle: Oracle, template: Template) -> list[str]:
    """The columns of `similar` that the difficulty looks at."""
    table, column = oracle.end_of(template.table, template.answer.path)
    own = oracle.pack.tables[column.to or table.id]
    there = [name for name in template.similar if name in own.columns]
    return there[: {1: 1, 2: 2, 3: len(there)}[template.difficulty]]


def says(oracle: Oracle, own: Own, name: str) -> set[Key]:
    table, row = own
    column = oracle.pack.tables[table].columns.get(name)
    cell = row.cells.get(name)
    return {oracle.key(column, value) for value in cell.values} if column and cell else set()
