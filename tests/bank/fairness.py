"""What the oracle has to say of a question: every rule of fairness, one by one."""

from collections.abc import Iterator
from random import Random

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Outcome, Put, Question, Response
from bureau_quiz.packs.model import ColumnType, Template
from tests.bank.asked_for import (
    answer_column,
    asking_of,
    is_exact,
    prompt_of,
    seen,
    side_by_side,
    stands_in,
    template_of,
    values_of,
)
from tests.bank.fair_kinds import OF_KIND, rests_on_facts
from tests.bank.oracle import Asking, Key, Oracle, date_of

DRAWS = 6
"""How often each question is put."""


def faults(oracle: Oracle, question: Question, whole: bool = True) -> list[str]:
    """Everything unfair about a question that a template asks; empty for a fair one.

    Where it is not `whole`, some of what the row says is not to be told.
    """
    template = template_of(oracle, question)
    if not rests_on_facts(oracle, question):
        return [f"{question.facts} are no facts"]
    if question.kind in OF_KIND:
        return list(OF_KIND[question.kind](oracle, template, question))
    asking = asking_of(oracle, template, question)
    if asking is None:
        return ["no row asks it"]
    return [
        *_wrong_answers(oracle, template, asking, question, whole),
        *_bad_pool(oracle, template, asking, question),
        *_bad_draws(oracle, template, asking, question),
        *_bad_typing(oracle, template, asking, question),
    ]


def _wrong_answers(
    oracle: Oracle, template: Template, asking: Asking, question: Question, whole: bool
) -> Iterator[str]:
    column = answer_column(oracle, template)
    shown = [oracle.key_of_text(column, answer.text) for answer in question.answers]
    others = [oracle.key_of_text(column, answer.text) for answer in question.also_right]
    told = set(shown) == asking.answers if whole else asking.answers.issuperset(shown)
    if len(set(shown)) != len(shown) or not told:
        yield f"answers {question.answers}, but the row says {asking.answers}"
    right = {
        key for one in oracle.askings(template) if one.claim == asking.claim for key in one.answers
    }
    if set(shown) | set(others) != right or set(shown) & set(others):
        yield f"right are {right}, not {question.answers} and {question.also_right}"
    for answer in question.answers:
        if stands_in(answer.text, prompt_of(question), is_exact(oracle, template)):
            yield f"{answer.text} stands in {prompt_of(question)}"
    if oracle.all_open(template, asking.claim) and (
        question.kind != "typed" or question.unknown != ("*",)
    ):
        yield "a row leaves the answer open"


def _bad_pool(
    oracle: Oracle, template: Template, asking: Asking, question: Question
) -> Iterator[str]:
    column, exact = answer_column(oracle, template), is_exact(oracle, template)
    least = {"choice": 3, "true-false": 1}.get(question.kind, 0)
    if not least <= len(question.pool) <= min(50, question.pool_size):
        yield f"a pool of {len(question.pool)} of {question.pool_size}"
    seen: set[Key] = set()
    for candidate in question.pool:
        key = oracle.key_of_text(column, candidate.text)
        if key in seen:
            yield f"{candidate.text} is offered twice"
        seen.add(key)
        ruling = oracle.ruling(template, asking.claim, key)
        if ruling != "wrong":
            yield f"{candidate.text} is {ruling}"
        if stands_in(candidate.text, prompt_of(question), exact):
            yield f"{candidate.text} stands in the prompt"
        for answer in question.answers:
            if not side_by_side(candidate.text, answer.text, exact):
                yield f"{candidate.text} cannot stand beside {answer.text}"


def _bad_draws(
    oracle: Oracle, template: Template, asking: Asking, question: Question
) -> Iterator[str]:
    for draw in range(DRAWS):
        put = KINDS[question.kind].put(
            seen(question), Random(f"{question.id}/{draw}").random, draw % 2 == 0
        )
        if question.kind == "choice":
            yield from _bad_options(oracle, template, asking, put)
        elif question.kind == "true-false":
            yield from _bad_statement(oracle, template, asking, put, draw % 2 == 0)


def _bad_options(oracle: Oracle, template: Template, asking: Asking, put: Put) -> Iterator[str]:
    column, exact = answer_column(oracle, template), is_exact(oracle, template)
    rulings = [
        oracle.ruling(template, asking.claim, oracle.key_of_text(column, option))
        for option in put.options
    ]
    if len(put.options) != 4 or sorted(rulings) != ["right", *["wrong"] * 3]:
        yield f"options {put.options} are {rulings}"
    elif put.right != (rulings.index("right"),) or put.options[put.right[0]] != put.shown:
        yield f"{put.right} is not the right one of {put.options}"
    for index, one in enumerate(put.options):
        for other in put.options[index + 1 :]:
            if not side_by_side(one, other, exact):
                yield f"{one} and {other} are offered together"
    kind = oracle.compared_as(column)[0]
    if kind is ColumnType.NUMBER and list(put.options) != sorted(put.options, key=float):
        yield f"{put.options} are out of order"
    if kind is ColumnType.DATE:
        dates = [date_of(option) for option in put.options]
        if dates != sorted(dates) or len({(bool(m), bool(d)) for _, m, d in dates}) > 1:
            yield f"{put.options} are out of order or differ in precision"


def _bad_statement(
    oracle: Oracle, template: Template, asking: Asking, put: Put, true: bool
) -> Iterator[str]:
    before, after = put.question.extra["before"], put.question.extra["after"]
    if not (put.prompt.startswith(before) and put.prompt.endswith(after)):
        yield f"{put.prompt} does not fill the statement"
        return
    said = put.prompt[len(before) : len(put.prompt) - len(after)]
    key = oracle.key_of_text(answer_column(oracle, template), said)
    ruling = oracle.ruling(template, asking.claim, key)
    if put.right != ((0,) if true else (1,)) or ruling != ("right" if true else "wrong"):
        yield f"{put.prompt} is {ruling}, put as {put.right}"


def _bad_typing(
    oracle: Oracle, template: Template, asking: Asking, question: Question
) -> Iterator[str]:
    """Whatever the table says is judged as the oracle judges it."""
    typed = KINDS["typed"]
    put = typed.put(seen(question), Random(0).random, True)
    column = answer_column(oracle, template)
    for written in dict.fromkeys(values_of(oracle, template)):
        ruling = oracle.ruling(template, asking.claim, oracle.key_of_text(column, written))
        judged = typed.judge(put, Response.text(written))
        wanted = {"right": Outcome.RIGHT, "wrong": Outcome.WRONG, "unknown": None}[ruling]
        vague = question.unknown == ("*",) and ruling == "wrong"
        if (judged.outcome if judged else None) is not (None if vague else wanted):
            yield f"{written}, typed, is {ruling} and was judged {judged}"
