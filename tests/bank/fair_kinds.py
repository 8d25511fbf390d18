"""What the oracle has to say of questions of several values: each rule of each kind, one by one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from random import Random
from urllib.parse import unquote

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Outcome, Put, Question, Response
from bureau_quiz.packs.model import Template
from tests.bank.asked_for import (
    answer_column,
    asking_of,
    claim_of,
    is_exact,
    row_of,
    seen,
    side_by_side,
    stands_in,
    values_of,
)
from tests.bank.oracle import Key, Oracle, overlap

DRAWS = 6
"""How often each question is put."""


def puts(question: Question) -> Iterator[Put]:
    for draw in range(DRAWS):
        chance = Random(f"{question.id}/{draw}").random
        yield KINDS[question.kind].put(seen(question), chance, draw % 2 == 0)


def keys_of(oracle: Oracle, template: Template, texts: Sequence[str]) -> list[Key]:
    column = answer_column(oracle, template)
    return [oracle.key_of_text(column, text) for text in texts]


def grain(key: Key) -> int:
    return sum(bool(part) for part in key[1:]) if key[0] == "date" else 0


def apart(texts: Sequence[str], exact: bool) -> bool:
    """Whether some texts may all stand side by side."""
    return all(side_by_side(one, other, exact) for one, other in combinations(texts, 2))


def rulings(
    oracle: Oracle, template: Template, question: Question, texts: Sequence[str]
) -> set[str]:
    claim = claim_of(oracle, template, question)
    return {oracle.ruling(template, claim, key) for key in keys_of(oracle, template, texts)}


def rests_on_facts(oracle: Oracle, question: Question) -> bool:
    """Whether each fact is one that a table gives."""
    for table, row, column, value in question.facts:
        cells = oracle.pack.tables[table].rows[row].cells
        if column and value not in (one.text for one in cells[column].values):
            found = oracle.pack.tables[table].columns[column].to
            if not found or oracle.row_of(found, value) is None:
                return False
    return bool(question.facts)


def broken(*rules: tuple[bool, str]) -> Iterator[str]:
    """The rules that are broken, each given with whether it holds."""
    return (rule for holds, rule in rules if not holds)


# Multiple


def multiple_faults(oracle: Oracle, template: Template, question: Question) -> Iterator[str]:
    asking, exact = asking_of(oracle, template, question), is_exact(oracle, template)
    assert asking is not None, "a row asks it"
    answers = [answer.text for answer in question.answers]
    pool = [one.text for one in question.pool]
    shown = keys_of(oracle, template, answers)
    rest = keys_of(oracle, template, [answer.text for answer in question.also_right])
    right = oracle.right_values(template, asking.claim)
    yield from broken(
        (2 <= len(set(shown)) == len(shown) <= 3, f"two or three answers: {answers}"),
        (bool(asking.answers & set(shown)), f"one of row {asking.row.key}: {answers}"),
        (len({grain(key) for key in shown}) == 1, f"one precision: {answers}"),
        (set(shown) | set(rest) == right, f"all that is right: {right}"),
        (not set(shown) & set(rest), f"right once: {answers}"),
        (not oracle.all_open(template, asking.claim), "nothing left open"),
        (apart(answers, exact), f"side by side: {answers}"),
        (rulings(oracle, template, question, pool) == {"wrong"}, f"wrong: {pool}"),
        (len(set(keys_of(oracle, template, pool))) == len(pool), f"offered once: {pool}"),
        (2 <= len(pool) <= min(50, question.pool_size), f"two or more: {pool}"),
        (not told(question, (*answers, *pool), exact), "nothing told by the prompt"),
        (
            all(side_by_side(one, right, exact) for one in pool for right in answers),
            f"{pool} beside {answers}",
        ),
    )
    for put in puts(question):
        yield from _bad_set(oracle, template, question, put)


def told(question: Question, texts: Sequence[str], exact: bool) -> list[str]:
    """Those of some texts that stand in the prompt."""
    return [text for text in texts if stands_in(text, question.prompt, exact)]


def _bad_set(oracle: Oracle, template: Template, question: Question, put: Put) -> Iterator[str]:
    claim = claim_of(oracle, template, question)
    ruled = [oracle.ruling(template, claim, key) for key in keys_of(oracle, template, put.options)]
    rights = tuple(place for place, one in enumerate(ruled) if one == "right")
    wrongs = ruled.count("wrong")
    yield from broken(
        (len(rights) + wrongs == len(ruled) and put.right == rights, f"{put.options}: {ruled}"),
        (len(rights) == len(question.answers), f"all answers in {put.options}"),
        (wrongs >= 2, f"two wrong ones in {put.options}"),
        (apart(put.options, is_exact(oracle, template)), f"side by side: {put.options}"),
    )
    kind = KINDS["multiple"]
    for chosen in combinations(range(len(put.options)), len(rights)):
        judged = kind.judge(put, Response.of_places("set", chosen))
        if (judged is not None and judged.outcome is Outcome.RIGHT) != (chosen == rights):
            yield f"{chosen} of {put.options} was judged {judged}"


# Except


def except_faults(oracle: Oracle, template: Template, question: Question) -> Iterator[str]:
    claim, exact = claim_of(oracle, template, question), is_exact(oracle, template)
    odd = [answer.text for answer in question.answers]
    pool = [one.text for one in question.pool]
    keys = keys_of(oracle, template, [*odd, *pool])
    threes = list(combinations(pool, 3))
    yield from broken(
        (named_by_claim(oracle, template, question), f"its id: {question.id}"),
        (rulings(oracle, template, question, odd) == {"wrong"}, f"wrong: {odd}"),
        (rulings(oracle, template, question, pool) == {"right"}, f"right: {pool}"),
        (3 <= len(pool) <= min(50, question.pool_size), f"three or more: {pool}"),
        (question.pool_size <= len(oracle.right_values(template, claim)), "all right ones"),
        (len(set(keys)) == len(keys), f"offered once: {odd}, {pool}"),
        (len({grain(key) for key in keys}) == 1, f"one precision: {odd}, {pool}"),
        (not any(one.rank for one in question.pool), "no right one before another"),
        (not told(question, (*odd, *pool), exact), "nothing told by the prompt"),
        (not oracle.all_open(template, claim), "nothing left open"),
    )
    for text in odd:
        if not any(apart((text, *three), exact) for three in threes):
            yield f"{text} cannot stand beside any three of {pool}"
    for put in puts(question):
        keys = keys_of(oracle, template, put.options)
        ruled = [oracle.ruling(template, claim, key) for key in keys]
        yield from broken(
            (sorted(ruled) == ["right", "right", "right", "wrong"], f"{put.options}: {ruled}"),
            (ruled[put.right[0]] == "wrong", f"{put.right} is wrong in {put.options}"),
            (apart(put.options, exact), f"side by side: {put.options}"),
        )


def named_by_claim(oracle: Oracle, template: Template, question: Question) -> bool:
    """Whether an id is made of the claim, in any of its spellings."""
    pack, named, *parts = map(unquote, question.id.split("/"))
    again = replace(question, claim=tuple(parts))
    return (pack, named) == (question.pack, f"{template.id}.except") and claim_of(
        oracle, template, again
    ) == claim_of(oracle, template, question)


# Order


def order_faults(oracle: Oracle, template: Template, question: Question) -> Iterator[str]:
    assert template.order is not None
    claim, exact = claim_of(oracle, template, question), is_exact(oracle, template)
    column = oracle.end_of(template.table, template.order.path)[1]
    labels = [answer.text for answer in question.answers]
    keys = keys_of(oracle, template, labels)
    given = [oracle.key_of_text(column, answer.beside) for answer in question.answers]
    asked = [one for one in oracle.askings(template) if one.row.key == row_of(question)]
    named = any(one.claim == claim and one.answers & set(keys) for one in asked)
    yield from broken(
        (3 <= len(set(keys)) == len(keys) <= 4, f"three or four: {labels}"),
        (not (question.pool or question.also_right), "nothing else is offered"),
        (named, f"row {row_of(question)} is among {labels}"),
        (apart(labels, exact), f"side by side: {labels}"),
        (given == sorted(given) and len(set(given)) == len(given), f"rising: {given}"),
        (
            not any(overlap(one, other) for one, other in combinations(given, 2)),
            f"known to differ: {given}",
        ),
    )
    for answer, key, value in zip(question.answers, keys, given, strict=True):
        placed = oracle.placed(template, claim, key)
        if placed != value:
            yield f"{answer.text} goes by {placed}, not by {value}"
        for part in told_by(value, answer.beside):
            if stands_in(part, answer.text, exact):
                yield f"{answer.text} tells {part}"
    for put in puts(question):
        by = [oracle.key_of_text(column, put.besides[place]) for place in put.right]
        ordered = keys_of(oracle, template, [put.options[place] for place in put.right])
        if by != given or ordered != keys:
            yield f"{put.right} is not the order of {put.options}"


def told_by(value: Key, shown: str) -> list[str]:
    """A value as it is shown, and a date in all coarser precisions."""
    words = shown.split()
    return [shown] if value[0] != "date" else [" ".join(words[at:]) for at in range(len(words))]


# Number


def number_faults(oracle: Oracle, template: Template, question: Question) -> Iterator[str]:
    asking = asking_of(oracle, template, question)
    assert asking is not None, "a row asks it"
    (answer,) = question.answers
    right = Decimal(answer.text)
    low, high, within = (Decimal(question.extra[name]) for name in ("low", "high", "within"))
    others = set(rulings(oracle, template, question, numbers_of(oracle, template)))
    yield from broken(
        (oracle.right_values(template, asking.claim) == {("number", right)}, "one right value"),
        (not (question.also_right or question.pool), "nothing else is offered"),
        (not oracle.all_open(template, asking.claim), "nothing left open"),
        (others <= {"right", "wrong"}, "every value known to be right or wrong"),
        (not told(question, (answer.text,), False), f"{right} told by the prompt"),
        (low <= right <= high, f"{right} from {low} to {high}"),
        (high - low >= 20 * step(right, within), f"20 steps from {low} to {high}"),
        (high - low >= 8 * within and within == template.within, f"near is within {within}"),
    )
    kind = KINDS["number"]
    for put in puts(question):
        for off in (within, -within, within + step(right, within), -within - 1):
            judged = kind.judge(put, Response.number(f"{right + off:f}"))
            near = judged is not None and judged.outcome is Outcome.RIGHT
            if near != (abs(off) <= within):
                yield f"{right + off} was judged {judged}"


def numbers_of(oracle: Oracle, template: Template) -> list[str]:
    """Every number that a table says, or says that it is never offered."""
    rows = oracle.pack.tables[template.table].rows.values()
    never = [name for row in rows for name in row.never]
    return [*values_of(oracle, template), *(one for one in never if one.lstrip("-").isdigit())]


def step(*numbers: Decimal) -> Decimal:
    """1, or the decimals that numbers are written in."""
    places = [f"{number.normalize():f}".partition(".")[2] for number in numbers]
    return Decimal(1).scaleb(-max(map(len, places)))


# Match


def match_faults(oracle: Oracle, template: Template, question: Question) -> Iterator[str]:
    (hole,) = oracle.holes(template)
    exact = is_exact(oracle, template)
    left_column = oracle.end_of(template.table, hole)[1]
    rights = [answer.text for answer in question.answers]
    lefts = [answer.beside for answer in question.answers]
    keys = keys_of(oracle, template, rights)
    claims = [(oracle.key_of_text(left_column, left),) for left in lefts]
    asking = {one.row.key for one in oracle.askings(template) if one.claim == claims[0]}
    types = {oracle.compared_as(one)[0] for one in (left_column, answer_column(oracle, template))}
    yield from broken(
        (3 <= len(set(keys)) == len(keys) <= 4, f"three or four: {rights}"),
        (len(set(claims)) == len(claims), f"different: {lefts}"),
        (not (question.pool or question.also_right), "nothing else is offered"),
        (row_of(question) in asking, f"row {row_of(question)} speaks of {lefts[0]}"),
        (apart(rights, exact), f"side by side: {rights}"),
        (not types <= {"number", "date"}, "not two rising sides"),
    )
    for left, claim, right, own in zip(lefts, claims, rights, keys, strict=True):
        others = {oracle.ruling(template, claim, key) for key in keys if key != own}
        yield from broken(
            (oracle.right_values(template, claim) == {own}, f"{right} alone goes with {left}"),
            (not oracle.all_open(template, claim), f"nothing open for {left}"),
            (others == {"wrong"}, f"the others are wrong for {left}"),
            (side_by_side(left, right, exact), f"{left} and {right} tell nothing"),
        )
    for put in puts(question):
        found = keys_of(oracle, template, [put.options[place] for place in put.right])
        if [keys[lefts.index(left)] for left in put.lefts] != found:
            yield f"{put.lefts} with {put.options} are put as {put.right}"


Faults = Callable[[Oracle, Template, Question], Iterator[str]]
OF_KIND: dict[str, Faults] = {
    "multiple": multiple_faults,
    "except": except_faults,
    "order": order_faults,
    "number": number_faults,
    "match": match_faults,
}
