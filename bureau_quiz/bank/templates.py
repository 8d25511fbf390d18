"""A template becomes questions: one for each row and claim that is fair to ask."""

from collections.abc import Iterator

from bureau_quiz.bank.asked import Asked
from bureau_quiz.bank.asking import Asking
from bureau_quiz.bank.candidates import Candidates
from bureau_quiz.bank.claims import CLAIMS_LIMIT, Asker, Claim, Claims
from bureau_quiz.bank.filling import Filler
from bureau_quiz.bank.ground import Ground
from bureau_quiz.bank.model import Question
from bureau_quiz.bank.outcomes import OUTCOME_LIMIT
from bureau_quiz.bank.report import Report
from bureau_quiz.packs.model import ColumnType, PartialDate, Template
from bureau_quiz.text import listed, plural

LISTED_LIMIT = 10_000
"""How many right answers the questions of one claim may list together."""


def ask(ground: Ground, template: Template, report: Report) -> list[Asked]:
    """Make the questions of one template, and say what keeps it from asking more."""
    if ground.table(template.table).lost:
        return []  # nothing is known to be wrong, and why has been told
    claims = Claims(ground, template)
    if not _can_be_compared(claims, template, report):
        return []
    ignore = template.ignore | ground.table(template.table).ignore
    _warn(ground, claims, template, report, ignore)
    kinds = [template.kind]
    if template.statement is not None and template.kind != "true-false":
        kinds.append("true-false")
    candidates = Candidates(ground, template, claims)
    if candidates.foreign and template.pool:
        report.add(
            "BQ412",
            template.place,
            f"the pool of {template.name} is {'.'.join(template.pool)}, another table's column",
            "see in `pack preview` that nothing in it is right, and say `ignore: [BQ412]`",
            ignore,
        )
    filler = Filler(ground, template, claims.paths)
    strict = _strict(ground, template, claims)
    asked: list[Asked] = []
    places = {key: place for place, key in enumerate(ground.table(template.table).rows)}
    for kind in kinds:
        asking = Asking(ground, template, kind, claims, candidates, filler, report)
        found = [
            (places[asker.row.key], question, claim, asker)
            for claim in claims.by_key.values()
            for asker, question in _claim_questions(asking, claim)
        ]
        found.sort(key=lambda one: one[0])
        asked.extend(
            Asked(
                question,
                (
                    template.id,
                    kind,
                    claim.key,
                    tuple(asker.answers) if kind == "true-false" else (),
                ),
                strict,
                asker.row.place,
                ignore | asker.row.ignore,
                template.name,
            )
            for _, question, claim, asker in found
        )
    if not asked and not _unread(ground, template):
        _asks_nothing(claims, template, report)
    return asked


def _claim_questions(asking: Asking, claim: Claim) -> Iterator[tuple[Asker, Question]]:
    for asker in _askers(claim)[: _most(claim)]:
        question = asking.question(claim, asker)
        if question is not None:
            yield asker, question


def _askers(claim: Claim) -> list[Asker]:
    return [asker for asker in claim.askers.values() if asker.answers]


def _most(claim: Claim) -> int:
    """How many rows may ask by a claim, each listing all that is right."""
    return max(1, LISTED_LIMIT // max(1, len(claim.right)))


def _can_be_compared(claims: Claims, template: Template, report: Report) -> bool:
    if claims.crowded:
        report.add(
            "BQ405",
            claims.crowded.place,
            f"with the lists of row {claims.crowded.key}, {template.name} can be filled in "
            f"more than {OUTCOME_LIMIT:,} ways by a row or {CLAIMS_LIMIT:,} by all, "
            "so it asks nothing",
            "ask for fewer lists at once",
        )
    if claims.too_varied:
        report.add(
            "BQ405",
            template.place,
            f"the rows of {template.table} leave the holes of {template.name} empty in too many "
            "different ways to compare them all, so it asks nothing",
            "use fewer holes, or say `empty: none` in columns where nothing means none",
        )
    return claims.crowded is None and not claims.too_varied


def _strict(ground: Ground, template: Template, claims: Claims) -> bool:
    domains = [ground.domain(*ground.end(template.table, path)) for path in claims.paths.holes]
    return any(domain.exact or domain.type is not ColumnType.TEXT for domain in domains)


def _warn(
    ground: Ground, claims: Claims, template: Template, report: Report, ignore: frozenset[str]
) -> None:
    several = [claim for claim in claims.by_key.values() if len(claim.right) > 1]
    if several and not template.several_right:
        claim = several[0]
        holes = next(iter(claim.askers.values())).holes
        asked = f" for {listed(said.text for said in holes)}" if holes else ""
        right = [said.text for said in claim.right.values()]
        shown = listed(right) if len(right) <= 3 else f"{', '.join(right[:3])} and others"
        more = len(several) - 1
        report.add(
            "BQ411",
            template.place,
            f"{template.name} has several right answers{asked}: {shown}"
            + (f"; so have {plural(more, 'other claim')}" if more else ""),
            "say `several_right: true` if that is meant, or add a hole or a `where`",
            ignore,
        )
    crowd = [claim for claim in claims.by_key.values() if len(_askers(claim)) > _most(claim)]
    if crowd:
        report.add(
            "BQ425",
            template.place,
            f"{template.name} has {len(crowd[0].right):,} right answers to one prompt, so that "
            f"only the first {_most(crowd[0]):,} of its rows ask it",
            "ask the other way round, or add a hole or a `where`",
            ignore,
        )
    for index, path in enumerate(claims.paths.holes):
        grains = {
            key.precision
            for claim in claims.by_key.values()
            if isinstance(key := claim.key[index], PartialDate)
        }
        if len(grains) > 1:
            report.add(
                "BQ413",
                template.place,
                f"<{'.'.join(path)}> in {template.name} is a year here and a day or month there",
                "give all dates of the column in one precision, or ask by another column",
                ignore,
            )


def _unread(ground: Ground, template: Template) -> bool:
    """Whether rows or cells that a template needs could not be read, which has been told."""
    paths = [template.answer.path, *(hole.path for hole in template.prompt.holes)]
    paths += [(name,) for name in template.where]
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


def _asks_nothing(claims: Claims, template: Template, report: Report) -> None:
    asking = sum(
        bool(asker.answers) for claim in claims.by_key.values() for asker in claim.askers.values()
    )
    if asking:
        why = f"all {plural(asking, 'row')} that it could ask about are passed over"
        mend = "the notes on those rows say why; give it more rows or a `pool`"
    else:
        why = f"no row of {template.table} fills every cell that it needs"
        mend = "fill the cells of its holes and its answer, or ask by other columns"
    report.add("BQ401", template.place, f"{template.name} asks nothing: {why}", mend)
