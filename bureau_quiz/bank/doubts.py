"""What is doubtful about a template as a whole, and what keeps it from being asked at all."""

from bureau_quiz.bank.claims import CLAIMS_LIMIT, Asker, Claim, Claims
from bureau_quiz.bank.outcomes import OUTCOME_LIMIT
from bureau_quiz.bank.report import Report
from bureau_quiz.bank.stage import Stage
from bureau_quiz.packs.model import PartialDate, Template
from bureau_quiz.text import listed, plural

LISTED_LIMIT = 10_000
"""How many right answers the questions of one claim may list together."""

_NAMED = 3
"""How many right answers a warning names."""

_ONE_RIGHT = frozenset(("choice", "typed", "true-false"))
"""Kinds of which several right answers may be a slip."""
_LISTING = _ONE_RIGHT | {"multiple"}
"""Kinds whose questions each list all that is right."""


def askers(claim: Claim) -> list[Asker]:
    """The rows that can ask by a claim: those with an answer, within the bounds."""
    found = [asker for asker in claim.askers.values() if asker.answers]
    return found[: most(claim)]


def most(claim: Claim) -> int:
    """How many rows may ask by a claim, each listing all that is right."""
    return max(1, LISTED_LIMIT // max(1, len(claim.right)))


def can_be_compared(claims: Claims, template: Template, report: Report) -> bool:
    """Whether a template's claims are within bounds; says which are not."""
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


def warn(stage: Stage, kinds: list[str]) -> None:
    """Warn of what a template asks by, whatever its rows ask."""
    claims, template, report = stage.claims, stage.template, stage.report
    ignore = template.ignore | stage.ground.table(template.table).ignore
    if not template.several_right and not _ONE_RIGHT.isdisjoint(kinds):
        _warn_of_several(claims, template, report, ignore)
    if not _LISTING.isdisjoint(kinds):
        _warn_of_crowd(claims, template, report, ignore)
    _warn_of_dates(claims, template, report, ignore)
    if stage.candidates.foreign and template.pool:
        report.add(
            "BQ412",
            template.place,
            f"the pool of {template.name} is {'.'.join(template.pool)}, another table's column",
            "see in `pack preview` that nothing in it is right, and say `ignore: [BQ412]`",
            ignore,
        )


def _warn_of_several(
    claims: Claims, template: Template, report: Report, ignore: frozenset[str]
) -> None:
    several = [claim for claim in claims.by_key.values() if len(claim.right) > 1]
    if not several:
        return
    claim = several[0]
    holes = next(iter(claim.askers.values())).holes
    asked = f" for {listed(said.text for said in holes)}" if holes else ""
    rows = {key: asker.row for asker in claim.askers.values() for key in asker.answers}
    right = [
        f"{said.text} ({rows[key].place.beside(template.place)})" if key in rows else said.text
        for key, said in claim.right.items()
    ]
    if len(right) > _NAMED:
        right[_NAMED:] = [plural(len(right) - _NAMED, "other")]
    more = len(several) - 1
    report.add(
        "BQ411",
        template.place,
        f"{template.name} has several right answers{asked}: {listed(right)}"
        + (f"; so {'has' if more == 1 else 'have'} {plural(more, 'other claim')}" if more else ""),
        "say `several_right: true` if that is meant; if not, add a hole or a `where` that tells "
        "the rows apart, or ask the other way round",
        ignore,
    )


def _warn_of_crowd(
    claims: Claims, template: Template, report: Report, ignore: frozenset[str]
) -> None:
    crowd = [
        claim
        for claim in claims.by_key.values()
        if sum(bool(asker.answers) for asker in claim.askers.values()) > most(claim)
    ]
    if crowd:
        report.add(
            "BQ425",
            template.place,
            f"{template.name} has {len(crowd[0].right):,} right answers to one prompt, so that "
            f"only the first {most(crowd[0]):,} of its rows ask it",
            "ask the other way round, or add a hole or a `where`",
            ignore,
        )


def _warn_of_dates(
    claims: Claims, template: Template, report: Report, ignore: frozenset[str]
) -> None:
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
