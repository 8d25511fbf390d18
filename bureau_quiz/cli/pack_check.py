"""`bureau-quiz pack check`: every problem of every pack, in one run; and what a code means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bureau_quiz import paths
from bureau_quiz.cli import find, progress, talk
from bureau_quiz.cli.exits import ExitCode
from bureau_quiz.cli.parameters import OneOf, PackName
from bureau_quiz.errors import BureauError, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bureau_quiz.authoring.check import Report
    from bureau_quiz.authoring.proving import Proof

EPILOG = """\b
Examples:
  bureau-quiz pack check my.yaml
  bureau-quiz pack check packs/ more.yaml --strict
  bureau-quiz pack check my.yaml --severity warning
  bureau-quiz pack check my.yaml --format json
  bureau-quiz pack check                  every installed pack
  bureau-quiz pack check my.yaml --proof
  bureau-quiz pack check --explain BQ411
"""


@click.command(epilog=EPILOG)
@click.argument("packs", nargs=-1, type=PackName(), metavar="[PACK|PATH]...")
@click.option("--strict", is_flag=True, help="Count warnings as errors in the exit code.")
@click.option(
    "--severity",
    "least",
    type=OneOf("severity", tuple(Severity)),
    default="note",
    help="Show only what is at least this grave: error, warning or note; all is counted.",
)
@click.option(
    "--format",
    "form",
    type=OneOf("format", ("text", "json")),
    default="text",
    help="text, or json: one object, whose keys the guide explains.",
)
@click.option(
    "--proof",
    is_flag=True,
    help="Show what each template offers and takes for wrong, and which rows make what right.",
)
@click.option(
    "--explain",
    "codes",
    multiple=True,
    metavar="CODE",
    help="Say what a code means, with a bad and a good example; several may be given.",
)
def command(
    packs: tuple[str, ...],
    strict: bool,
    least: str,
    form: str,
    proof: bool,
    codes: tuple[str, ...],
) -> int:
    """Report every problem in packs, with its place and its mend.

    An error keeps something from being asked, a warning is probably a mistake, a note says what was
    passed over. If you mean what a warning or note tells you of, `ignore: [CODE]` in the pack
    silences it there. Nothing is written. The exit code is 1 if there are errors (with --strict:
    or warnings), and 2 if a path could not be read at all.
    """
    if codes:
        return _explain((*codes, *packs), form)
    reports, unreadable = _checked(packs)
    _tell(reports, unreadable, form, Severity(least), proof)
    if unreadable or any(report.unreadable for report in reports):
        return ExitCode.WRONG_USE
    grave = [Severity.ERROR, Severity.WARNING] if strict else [Severity.ERROR]
    failed = any(report.count(severity) for report in reports for severity in grave)
    return ExitCode.CHECK_FAILED if failed else ExitCode.FINE


def _checked(packs: Sequence[str]) -> tuple[list[Report], list[tuple[str, BureauError]]]:
    """A report of each pack that could be read, and why others could not."""
    from bureau_quiz.authoring import check

    reports: list[Report] = []
    unreadable: list[tuple[str, BureauError]] = []
    with progress.shown() as told:
        for word in packs or find.all_installed():
            try:
                found = [word] if isinstance(word, Path) else find.located([word])
                reports += [check.check(path, told) for path in found]
            except BureauError as error:
                unreadable.append((str(word), error))
    return check.with_clashes(reports, paths.bundled_packs()), unreadable


def _tell(
    reports: Sequence[Report],
    unreadable: Sequence[tuple[str, BureauError]],
    form: str,
    least: Severity,
    proof: bool,
) -> None:
    from bureau_quiz.authoring import problems, proof_report

    for _, error in unreadable:
        talk.complain(error)
    if form == "json":
        proofs = [proof_report.as_record(*one) for one in _proved(reports)] if proof else None
        talk.data(problems.as_json(reports, unreadable, least, proofs))
    elif reports or not unreadable:
        wraps = talk.wraps()
        talk.stream(
            problems.as_text(reports, talk.width(), talk.printed, wraps, talk.painted, least)
        )
        for one in _proved(reports) if proof else ():
            talk.stream(["", *proof_report.as_text(*one)])
        code = next((one.code for report in reports for one in report.problems), "")
        if code and wraps:
            talk.say(f"What a code means: {talk.NAME} pack check --explain {code}")


def _proved(reports: Sequence[Report]) -> Iterator[tuple[str, Iterator[Proof]]]:
    """Each pack that is one, with its proof."""
    from bureau_quiz.authoring.look import look
    from bureau_quiz.authoring.proving import proofs

    for report in reports:
        seen = look(Path(report.path)) if report.pack else None
        if seen and seen.pack:
            yield seen.pack.id, proofs(seen.pack, seen.questions)


def _explain(words: Sequence[str], form: str) -> int:
    from bureau_quiz.authoring import explaining

    asked = [code for word in words for code in word.split(",")]
    found = [explaining.explained(code) for code in explaining.named(asked)]
    if form == "json":
        talk.data(explaining.as_json(found))
    else:
        talk.stream(explaining.as_text(found, talk.width(), talk.printed))
    return ExitCode.FINE
