"""What ought to be asked: every row and claim for which nothing speaks against it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from bureau_quiz.bank.model import Answer, Bank, Question
from bureau_quiz.packs.model import ColumnType, Hole, Template, Text, Value
from tests.bank.asked_for import (
    answer_column,
    claim_of,
    is_exact,
    prompt_of,
    row_of,
    side_by_side,
    stands_in,
    template_of,
)
from tests.bank.expected import enough, fits, gathered, grain_of
from tests.bank.fair_kinds import numbers_of, told_by
from tests.bank.oracle import Asking, Filled, Key, Oracle, Path, overlap

Wanted = tuple[str, str, str, tuple[Key, ...]]
"""Template, kind, row (of an except none) and claim (of a match none)."""


def missing(oracle: Oracle, made: Bank) -> list[str]:
    """What is fair and yet not asked: template, kind, row or nothing, and claim."""
    asked = {about(oracle, question) for question in made.questions}
    return [
        str(wanted)
        for template in oracle.pack.templates
        for kind in kinds_of(template)
        for wanted in WANTED[kind](oracle, template, kind)
        if wanted not in asked
    ]


def about(oracle: Oracle, question: Question) -> Wanted:
    """What a question is about."""
    template = template_of(oracle, question)
    claim = claim_of(oracle, template, question) if question.kind != "match" else ()
    row = "" if question.kind == "except" else row_of(question)
    return question.template, question.kind, row, claim


def kinds_of(template: Template) -> list[str]:
    added = {
        "true-false": template.statement,
        "multiple": template.all,
        "except": template.none,
        "match": template.match,
    }
    kinds = [kind for kind, text in added.items() if text is not None]
    return list(dict.fromkeys((template.kind, *kinds)))


def by_rows(oracle: Oracle, template: Template, kind: str) -> Iterator[Wanted]:
    for asking in oracle.askings(template):
        if is_fair(oracle, template, kind, asking):
            yield template.id, kind, asking.row.key, asking.claim


def is_fair(oracle: Oracle, template: Template, kind: str, asking: Asking) -> bool:
    """Whether nothing in the tables speaks against asking, nor is anything to be made up."""
    question = bare(oracle, template, kind, asking)
    exact = is_exact(oracle, template)
    if any(stands_in(answer.text, prompt_of(question), exact) for answer in question.answers):
        return False
    if kind == "typed":
        return True
    if oracle.all_open(template, asking.claim):
        return False
    for grain in {grain_of(key) for key in asking.answers}:
        texts = [
            one.text
            for one in gathered(oracle, template, kind == "true-false", grain)
            if fits(oracle, template, asking, question, one)
        ]
        if not (texts if kind == "true-false" else enough(texts, exact)):
            return False
    return True


def bare(oracle: Oracle, template: Template, kind: str, asking: Asking) -> Question:
    """A question with its prompt and answers alone."""
    fillings = [
        filled
        for row, filled in oracle.asking_fillings(template)
        if row.key == asking.row.key and oracle.claim_of(template, filled) == asking.claim
    ]
    texts = {
        "true-false": template.statement,
        "multiple": template.all,
        "except": template.none,
    }
    text = texts.get(kind) or template.prompt
    assert text is not None
    before, *after = sides(oracle, template, text, fillings[0])
    answers = {shown(oracle, template, template.answer.path, filled) for filled in fillings}
    return Question(
        id="",
        pack=oracle.pack.id,
        template=template.id,
        kind=kind,
        category="",
        difficulty=template.difficulty,
        prompt=before,
        answers=tuple(map(Answer, sorted(answers))),
        extra={"before": before, "after": "".join(after)},
    )


def sides(oracle: Oracle, template: Template, text: Text, filled: Filled) -> Iterator[str]:
    side = ""
    for part in text.parts:
        if not isinstance(part, Hole):
            side += part
        elif part.path == ("answer",):
            yield side
            side = ""
        else:
            side += shown(oracle, template, part.path, filled)
    yield side


def shown(oracle: Oracle, template: Template, path: Path, filled: Filled) -> str:
    value = filled[path]
    assert isinstance(value, Value)
    column = oracle.end_of(template.table, path)[1]
    target = oracle.row_of(column.to, value.text) if column.to else None
    return target.key if target else value.text


# What is clearly fair: what hangs on the values that are drawn is left out


def rights_of(oracle: Oracle, template: Template, kind: str, asking: Asking) -> dict[str, Key]:
    """What is right for a claim, and does not stand in the prompt, with its key."""
    exact = is_exact(oracle, template)
    question = bare(oracle, template, kind, asking)
    given = {
        shown(oracle, template, template.answer.path, filled)
        for _, filled in oracle.asking_fillings(template)
        if oracle.claim_of(template, filled) == asking.claim
    }
    column = answer_column(oracle, template)
    by_key = {oracle.key_of_text(column, text): text for text in sorted(given)}
    return {
        text: key for key, text in by_key.items() if not stands_in(text, question.prompt, exact)
    }


def wrongs_of(oracle: Oracle, template: Template, kind: str, asking: Asking) -> list[str]:
    """What is known to be wrong for a claim, and may stand beside anything that is right."""
    question = bare(oracle, template, kind, asking)
    rights = rights_of(oracle, template, kind, asking)
    question = replace(question, answers=tuple(map(Answer, rights)))
    grains = {grain_of(key) for key in rights.values()}
    return [
        one.text
        for grain in (grains if len(grains) == 1 else ())
        for one in gathered(oracle, template, False, grain)
        if fits(oracle, template, asking, question, one)
    ]


def multiples(oracle: Oracle, template: Template, kind: str) -> Iterator[Wanted]:
    exact = is_exact(oracle, template)
    for asking in oracle.askings(template):
        rights = rights_of(oracle, template, kind, asking)
        own = [text for text, key in rights.items() if key in asking.answers]
        if oracle.all_open(template, asking.claim) or not own:
            continue
        pairs = [any(side_by_side(one, other, exact) for other in rights) for one in own]
        wrongs = wrongs_of(oracle, template, kind, asking)
        if all(pairs) and any(side_by_side(*two, exact) for two in combinations(wrongs, 2)):
            yield template.id, kind, asking.row.key, asking.claim


def excepts(oracle: Oracle, template: Template, kind: str) -> Iterator[Wanted]:
    exact = is_exact(oracle, template)
    for asking in oracle.askings(template):
        rights = rights_of(oracle, template, kind, asking)
        if oracle.all_open(template, asking.claim) or not enough(list(rights), exact):
            continue
        if wrongs_of(oracle, template, kind, asking):
            yield template.id, kind, "", asking.claim


def numbers(oracle: Oracle, template: Template, kind: str) -> Iterator[Wanted]:
    column = answer_column(oracle, template)
    if column.min is None or column.max is None:
        return
    for asking in oracle.askings(template):
        ruled = {
            oracle.ruling(template, asking.claim, oracle.key_of_text(column, value))
            for value in numbers_of(oracle, template)
        }
        open_ = oracle.all_open(template, asking.claim) or "unknown" in ruled
        right = oracle.right_values(template, asking.claim)
        if len(right) == 1 and not open_ and rights_of(oracle, template, kind, asking):
            yield template.id, kind, asking.row.key, asking.claim


def orders(oracle: Oracle, template: Template, kind: str) -> Iterator[Wanted]:
    assert template.order is not None
    exact = is_exact(oracle, template)
    column = oracle.end_of(template.table, template.order.path)[1]
    items: dict[tuple[Key, ...], dict[Key, tuple[str, Key]]] = {}
    asked: list[tuple[str, tuple[Key, ...], Key]] = []
    for row, filled in oracle.asking_fillings(template):
        label = shown(oracle, template, template.answer.path, filled)
        claim = oracle.claim_of(template, filled)
        key = oracle.key_of_text(answer_column(oracle, template), label)
        value = oracle.placed(template, claim, key)
        texts = spelt(oracle, template, value)
        if value and not any(stands_in(text, label, exact) for text in texts):
            items.setdefault(claim, {}).setdefault(key, (label, value))
            given = row.cells.get(template.order.path[0])
            if given and given.values and column.name == template.order.path[0]:
                asked.append((row.key, claim, key))
    for row_key, claim, key in asked:
        others = [item for other, item in items[claim].items() if other != key]
        if any(together((items[claim][key], *two), exact) for two in combinations(others, 2)):
            yield template.id, kind, row_key, claim


def spelt(oracle: Oracle, template: Template, value: Key | None) -> list[str]:
    """A value of `order` as cells show it, and a date in all precisions."""
    assert template.order is not None
    table, column = oracle.end_of(template.table, template.order.path)
    return [
        part
        for row in table.rows.values()
        for one in (row.cells[column.name].values if column.name in row.cells else ())
        if oracle.key(column, one) == value
        for part in told_by(oracle.key(column, one), one.text)
    ]


def together(items: Sequence[tuple[str, Key]], exact: bool) -> bool:
    return all(
        side_by_side(one, other, exact) and own != value and not overlap(own, value)
        for (one, own), (other, value) in combinations(items, 2)
    )


def matches(oracle: Oracle, template: Template, kind: str) -> Iterator[Wanted]:
    exact, (hole,) = is_exact(oracle, template), oracle.holes(template)
    column = answer_column(oracle, template)
    ends = (oracle.end_of(template.table, hole)[1], column)
    if {oracle.compared_as(one)[0] for one in ends} <= {ColumnType.NUMBER, ColumnType.DATE}:
        return
    pairs: dict[tuple[Key, ...], tuple[str, Key]] = {}
    rows: dict[tuple[Key, ...], str] = {}
    for row, filled in oracle.asking_fillings(template):
        claim = oracle.claim_of(template, filled)
        left = shown(oracle, template, hole, filled)
        right = shown(oracle, template, template.answer.path, filled)
        alone = len(oracle.right_values(template, claim)) == 1
        if alone and not oracle.all_open(template, claim) and side_by_side(left, right, exact):
            pairs.setdefault(claim, (right, oracle.key_of_text(column, right)))
            rows[claim] = min(row.key, rows.get(claim, row.key))

    def fit(one: tuple[Key, ...], other: tuple[Key, ...]) -> bool:
        return (
            oracle.ruling(template, one, pairs[other][1]) == "wrong"
            and oracle.ruling(template, other, pairs[one][1]) == "wrong"
            and side_by_side(pairs[one][0], pairs[other][0], exact)
        )

    for claim in pairs:
        others = [other for other in pairs if other != claim and fit(claim, other)]
        if any(fit(*two) for two in combinations(others, 2)):
            yield template.id, kind, rows[claim], ()


WANTED: dict[str, Callable[[Oracle, Template, str], Iterator[Wanted]]] = {
    "choice": by_rows,
    "typed": by_rows,
    "true-false": by_rows,
    "multiple": multiples,
    "except": excepts,
    "number": numbers,
    "order": orders,
    "match": matches,
}
