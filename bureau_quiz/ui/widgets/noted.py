"""Problems and questions of a pack as rows of a list, for its author."""

from __future__ import annotations

from textual.content import Content
from textual.widgets.option_list import Option

from bureau_quiz.authoring.preview import question_lines
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Problem, Severity
from bureau_quiz.text import visible
from bureau_quiz.ui.fitted import KEY, QUIET, RIGHT, STAMP, STRONG, WRONG, hanging, lines, styled
from bureau_quiz.ui.widgets.rows import Rows

SEVERITIES = {Severity.ERROR: WRONG, Severity.WARNING: STAMP, Severity.NOTE: QUIET}
"""The style of a problem's severity."""

SIGNS = {"=": RIGHT, "-": "", "?": STAMP}
"""The style of the sign before what is right, wrong, left open."""


def problem_row(problem: Problem, place: int) -> Option:
    """A problem in full: what and where, the line, the mend."""
    return Rows.row(f"{place}", lambda width: lines([*problem_lines(problem, width), Content()]))


def problem_lines(problem: Problem, width: int) -> list[Content]:
    """The same as lines that are no wider than `width`."""
    place = problem.place
    file = visible(place.path.replace(chr(92), "/").rpartition("/")[2])
    head = Content.assemble(
        (f"{problem.severity.value} {problem.code}", SEVERITIES[problem.severity]),
        (f"  {place.line}:{place.column}", QUIET),
    )
    whole = head + styled(f" {file}", QUIET)
    named = [whole] if whole.cell_length <= width else [head, styled(file, QUIET)]
    parts = [line.truncate(width, ellipsis=True) for line in named]
    parts += Content(visible(problem.message)).wrap(width)
    if problem.excerpt.strip():
        parts.append(styled(visible(problem.excerpt.strip()), QUIET).truncate(width, ellipsis=True))
    if problem.mend:
        parts += Content.assemble(("mend: ", KEY), visible(problem.mend)).wrap(width)
    return parts


def question_row(question: Question) -> Option:
    """A question with its answers, its pool and its explanation."""

    def fit(width: int) -> Content:
        prompt, *rest = (line.strip() for line in question_lines(question))
        parts = [*styled(prompt, STRONG).wrap(width)]
        parts += [_line(line, width) for line in rest]
        return lines([*parts, Content()])

    # One prompt may be asked in several kinds, which share an id.
    return Rows.row(f"{question.kind} {question.id}", fit)


def _line(line: str, width: int) -> Content:
    sign, _, said = line.partition(" ")
    if sign in SIGNS:
        return hanging(styled(f"{sign} ", SIGNS[sign]), Content(said), width)
    return lines(styled(line, QUIET).wrap(width))
