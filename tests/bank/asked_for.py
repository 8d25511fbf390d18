"""What a question is about, and when two texts may stand side by side: shared by all who judge."""

from dataclasses import replace
from urllib.parse import unquote

from bureau_quiz import text
from bureau_quiz.bank.model import Question
from bureau_quiz.packs.model import Column, Template
from tests.bank.oracle import Asking, Key, Oracle


def template_of(oracle: Oracle, question: Question) -> Template:
    return next(one for one in oracle.pack.templates if one.id == question.template)


def asking_of(oracle: Oracle, template: Template, question: Question) -> Asking | None:
    """The row and claim that a question is about."""
    pack, named, *_ = map(unquote, question.id.split("/"))
    mark = "" if question.kind in ("choice", "typed", "number") else f".{question.kind}"
    assert (pack, named) == (oracle.pack.id, template.id + mark)
    asked = row_of(question), claim_of(oracle, template, question)
    found = [one for one in oracle.askings(template) if (one.row.key, one.claim) == asked]
    return found[0] if found else None


def row_of(question: Question) -> str:
    """The key of the row that a question is named by."""
    return unquote(question.id.split("/")[2])


def claim_of(oracle: Oracle, template: Template, question: Question) -> tuple[Key, ...]:
    """The claim that a question is about."""
    columns = [oracle.end_of(template.table, path)[1] for path in oracle.holes(template)]
    return tuple(
        oracle.key_of_text(column, shown)
        for column, shown in zip(columns, question.claim, strict=True)
    )


def seen(question: Question) -> Question:
    """A question as somebody sees it who has seen all."""
    return replace(
        question,
        answers=tuple(answer._replace(spoiler=0) for answer in question.answers),
        also_right=tuple(answer._replace(spoiler=0) for answer in question.also_right),
        pool=tuple(candidate._replace(spoiler=0) for candidate in question.pool),
    )


def answer_column(oracle: Oracle, template: Template) -> Column:
    return oracle.end_of(template.table, template.answer.path)[1]


def is_exact(oracle: Oracle, template: Template) -> bool:
    return oracle.compared_as(answer_column(oracle, template))[1]


def stands_in(needle: str, haystack: str, exact: bool) -> bool:
    """Whether a text stands in another as whole words."""
    if not exact:
        return text.holds(haystack, needle)
    wanted = text.fold_exact(needle).split()
    there = text.fold_exact(haystack).split()
    bare = [word.strip("“”„‘’\"'«»()[]?!,;:") for word in there]
    return any(
        words[start : start + len(wanted)] == wanted
        for words in (there, bare)
        for start in range(len(words))
    )


def side_by_side(one: str, other: str, exact: bool) -> bool:
    """Whether two options may be offered together."""
    return (
        text.key(one, exact) != text.key(other, exact)
        and not stands_in(one, other, exact)
        and not stands_in(other, one, exact)
    )


def prompt_of(question: Question) -> str:
    if question.kind == "true-false":
        return f"{question.extra['before']} \n {question.extra['after']}"
    return question.prompt


def values_of(oracle: Oracle, template: Template) -> list[str]:
    """Every value of the answer's column, as written."""
    table, column = oracle.end_of(template.table, template.answer.path)
    return [
        value.text
        for row in (*table.rows.values(), *table.torn)
        if column.name in row.cells
        for value in row.cells[column.name].values
    ]
