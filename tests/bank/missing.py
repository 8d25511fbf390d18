"""What ought to be asked: every row and claim for which nothing speaks against it."""

from collections.abc import Iterator

from bureau_quiz.bank.model import Answer, Bank, Question
from bureau_quiz.packs.model import Hole, Template, Text, Value
from tests.bank.expected import enough, fits, gathered, grain_of
from tests.bank.fairness import asking_of, is_exact, prompt_of, stands_in, template_of
from tests.bank.oracle import Asking, Filled, Oracle, Path


def missing(oracle: Oracle, made: Bank) -> list[str]:
    """Ids (without values) of questions that are fair and yet not asked."""
    asked = set()
    for question in made.questions:
        asking = asking_of(oracle, template_of(oracle, question), question)
        assert asking is not None
        asked.add((question.template, question.kind, asking.row.key, asking.claim))
    return [
        f"{template.id}, {kind}: {asking.row.key}, {asking.claim}"
        for template in oracle.pack.templates
        for kind in kinds_of(template)
        for asking in oracle.askings(template)
        if (template.id, kind, asking.row.key, asking.claim) not in asked
        and is_fair(oracle, template, kind, asking)
    ]


def kinds_of(template: Template) -> list[str]:
    if template.statement is None or template.kind == "true-false":
        return [template.kind]
    return [template.kind, "true-false"]


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
    text = template.prompt if kind != "true-false" else template.statement
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
