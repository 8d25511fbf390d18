"""A template becomes questions: those of each kind that it asks, as far as they are fair."""

from collections.abc import Iterator

from bureau_quiz.bank.asked import Asked, Made
from bureau_quiz.bank.asking import Asking
from bureau_quiz.bank.candidates import Candidates
from bureau_quiz.bank.claims import Claims
from bureau_quiz.bank.doubts import askers, can_be_compared, warn
from bureau_quiz.bank.filling import VALUES_LIMIT, Filler
from bureau_quiz.bank.ground import Ground
from bureau_quiz.bank.matching_pairs import Matching
from bureau_quiz.bank.numbers import Numbers
from bureau_quiz.bank.odd import Except
from bureau_quiz.bank.ordering import Ordering
from bureau_quiz.bank.report import Report
from bureau_quiz.bank.several import Multiple
from bureau_quiz.bank.stage import Stage
from bureau_quiz.bank.tally import Tally
from bureau_quiz.packs.model import ColumnType, Row, Template
from bureau_quiz.text import TEXT_LIMIT, plural


def ask(
    ground: Ground, template: Template, report: Report, tally: Tally, aids: bool
) -> list[Asked]:
    """Make the questions of one template, and say what keeps it from asking more."""
    if ground.table(template.table).lost:
        return []  # nothing is known to be wrong, and why has been told
    claims = Claims(ground, template)
    ground.effort.spend(len(claims.by_key) * (_holes(template) // 20))
    if not can_be_compared(claims, template, report):
        return []
    candidates = Candidates(ground, template, claims)
    filler = Filler(ground, template, claims.paths)
    stage = Stage(ground, template, claims, candidates, filler, report)
    kinds = kinds_of(template)
    warn(stage, kinds)
    ignore = template.ignore | ground.table(template.table).ignore
    strict = _strict(ground, template, claims)
    asked: list[Asked] = []
    errors = report.errors
    places = {key: place for place, key in enumerate(ground.table(template.table).rows)}
    for kind in kinds:
        found = sorted(tally.of(_made(stage, kind, aids)), key=lambda one: places[one.row.key])
        asked.extend(
            Asked(
                made.question,
                (template.id, kind, *made.source),
                strict,
                made.row.place,
                ignore | made.row.ignore,
                template.name,
                made.rights,
            )
            for made in found
        )
        if not found and kind in _ADDED and kind != template.kind:
            _adds_nothing(stage, kind)
    if filler.overlong:
        _leaves_out(stage, filler.overlong)
    told = report.errors > errors
    if not (asked or told or _unread(ground, template)):
        _asks_nothing(claims, template, report)
    return asked


_ADDED = {"multiple": "all", "except": "none", "match": "match"}
"""The keys that add questions of a kind, but for `statement`."""
_NEEDS = {
    "multiple": "a prompt with two right answers and two values known to be wrong",
    "except": "a prompt with three right answers and a value known to be wrong",
    "order": "three answers of one prompt, each with one value of its own",
    "number": "a prompt with one right answer",
    "match": "three pairs of which none fits another, and not numbers or dates on both sides",
}
"""What a kind asks nothing without."""


def kinds_of(template: Template) -> list[str]:
    """The kinds of a template's questions, that of its prompt first."""
    added = {
        "true-false": template.statement,
        "multiple": template.all,
        "except": template.none,
        "match": template.match,
    }
    found = [template.kind] if template.kind else []
    return found + [kind for kind, text in added.items() if text and kind != template.kind]


def _made(stage: Stage, kind: str, aids: bool) -> Iterator[Made]:
    match kind:
        case "multiple":
            return Multiple(stage).made()
        case "except":
            return Except(stage).made()
        case "order":
            return Ordering(stage).made()
        case "number":
            return Numbers(stage).made()
        case "match" if stage.template.match:
            return Matching(stage, stage.template.match).made()
        case _:
            return _by_rows(stage, kind, aids)


def _by_rows(stage: Stage, kind: str, aids: bool) -> Iterator[Made]:
    """A question for each row and claim."""
    asking = Asking(stage, kind, aids)
    for claim in stage.claims.by_key.values():
        for asker in askers(claim):
            question = asking.question(claim, asker)
            if question is not None:
                # Of a statement each answer is another prompt.
                stated = tuple(asker.answers) if kind == "true-false" else ()
                yield Made(question, asker.row, (claim.key, stated))


def _holes(template: Template) -> int:
    """How many holes and sentences each of its questions is filled with."""
    texts = (template.prompt, template.statement, template.all, template.none, template.source)
    said = [text for text in (*texts, *template.explanation) if text]
    return sum([len(text.parts) for text in said])


def _strict(ground: Ground, template: Template, claims: Claims) -> bool:
    domains = [ground.domain(*ground.end(template.table, path)) for path in claims.paths.holes]
    return any(domain.exact or domain.type is not ColumnType.TEXT for domain in domains)


def _unread(ground: Ground, template: Template) -> bool:
    """Whether rows or cells that a template needs could not be read, which has been told."""
    paths = [template.answer.path, *(hole.path for hole in template.prompt.holes)]
    paths += [(name,) for name in template.where]
    paths += [template.order.path] if template.order else []
    needed = {
        (ground.end(template.table, path[: at + 1])) for path in paths for at in range(len(path))
    }
    return any(
        ground.table(table).torn
        or any(
            (cell := row.cells.get(name)) is not None and not cell.values
            for row in ground.table(table).rows.values()
        )
        for table, name in needed
    )


def _adds_nothing(stage: Stage, kind: str) -> None:
    template = stage.template
    stage.report.add(
        "BQ427",
        template.place,
        f"`{_ADDED[kind]}` of {template.name} asks nothing: it needs {_NEEDS[kind]}",
        f"take `{_ADDED[kind]}` out, or give the table more rows",
        template.ignore | stage.ground.table(template.table).ignore,
    )


def _leaves_out(stage: Stage, row: Row) -> None:
    template = stage.template
    stage.report.add(
        "BQ430",
        template.place,
        f"{template.name} explains row {row.key} with more than {TEXT_LIMIT:,} characters, or a "
        f"list of more than {VALUES_LIMIT:,} values: that is left out",
        "use fewer sentences, or no hole that lists so much",
        template.ignore | stage.ground.table(template.table).ignore,
    )


def _asks_nothing(claims: Claims, template: Template, report: Report) -> None:
    asking = sum(
        bool(asker.answers) for claim in claims.by_key.values() for asker in claim.askers.values()
    )
    if not asking:
        why = f"no row of {template.table} fills every cell that it needs"
        mend = "fill the cells of its holes and its answer, or ask by other columns"
    elif template.kind in _NEEDS:
        why = f"it needs {_NEEDS[template.kind]}"
        mend = "the notes on its rows say what is passed over; give it more rows"
    else:
        why = f"all {plural(asking, 'row')} that it could ask about are passed over"
        mend = "the notes on those rows say why; give it more rows or a `pool`"
    report.add("BQ401", template.place, f"{template.name} asks nothing: {why}", mend)
