"""Why no questions can be made of a sheet: where that shows, in words, and the mend."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bureau_quiz.errors import Place
from bureau_quiz.packs.csvheader import letter
from bureau_quiz.packs.csvrows import Sheet
from bureau_quiz.packs.sheets.asks import Plan
from bureau_quiz.packs.sheets.fairness import LEAST
from bureau_quiz.packs.sheets.profiles import Profile
from bureau_quiz.packs.sheets.prompts import QUESTIONS
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import listed, plural

_OFFERED = re.compile(
    r"(?:option|choice|distractor|wrong|incorrect|answer)s?(?: answers?)?[ _-]?[a-f1-9]?|[a-d]"
)

Unfit = tuple[Place, str, str]
"""Where, what, and the mend."""


def unfit(sheet: Sheet, columns: Sequence[Profile]) -> Unfit | None:
    """Say why no questions can be made of a sheet, whatever its columns hold."""
    at = sheet.written[0].place if sheet.written else Place(sheet.path)
    if not sheet.written:
        return at, "this sheet is empty", "begin with column names, and a row for each fact"
    if _of_questions(columns):
        return (
            at,
            "this is a list of questions with their options, not a table of facts",
            "bring it over with: bureau-quiz pack import FILE -o PACK.yaml",
        )
    if all(one.heading.says_nothing for one in columns):
        mend = "put a line above the first: country, capital, …"
        return at, "the first line must name the columns, and holds numbers alone", mend
    if len(columns) < 2:
        mend = "give it a second: what is asked for, beside what it is asked about"
        return at, "this sheet has one column alone, and a question needs two", mend
    if len(sheet.rows) < LEAST:
        message = f"this sheet has {plural(len(sheet.rows), 'row')} below its header"
        return (
            at,
            message,
            f"a question offers four answers, so that it takes {LEAST} rows at least",
        )
    return None


def _of_questions(columns: Sequence[Profile]) -> bool:
    nouns = [one.heading.noun.casefold() for one in columns]
    return any(noun in QUESTIONS for noun in nouns) and (
        sum(_OFFERED.fullmatch(noun) is not None for noun in nouns) > 1
    )


def no_key(sheet: Sheet) -> Unfit:
    """Say that nothing tells the rows of a sheet apart."""
    return (
        sheet.written[0].place,
        "no column names the rows: in none are all cells short texts, and all different",
        "give each row a name of its own in the first column",
    )


def nothing_asked(plan: Plan) -> Unfit:
    """Say why nothing is asked over a sheet that has rows and columns."""
    if not plan.left:
        first = plan.key[0]
        why = f"every column is needed to tell rows apart: {listed(names(plan.key))}"
        return first.header.place, why, "give each row a name of its own in the first column"
    left, why = plan.left[0]
    more = len(plan.left) - 1
    others = f"; and so {plural(more, 'other column')}" if more else ""
    return (
        left.header.place,
        f"nothing can be asked of column {quoted(left.heading.label)}: {why}{others}",
        "add a column of short texts, numbers or dates, at least four of them different",
    )


def names(columns: Iterable[Profile]) -> Iterator[str]:
    """How messages name columns: by their labels, else by their letters."""
    return (quoted(one.heading.label or letter(one.position)) for one in columns)
