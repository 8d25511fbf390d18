"""Every code that `pack check` alone can give: what makes a fair question a poor one.

BQ51x: warnings. BQ52x: notes. Nothing here keeps a question from being asked, and all of it may be
ignored where the author means it. The rules are those of Haladyna, Downing and Rodriguez, “A Review
of Multiple-Choice Item-Writing Guidelines for Classroom Assessment” (Applied Measurement in
Education 15, 2002), as far as they hold in trivia.
"""

from bureau_quiz.errors import Code, Severity

WARNING, NOTE = Severity.WARNING, Severity.NOTE

_ALL = (
    Code("BQ510", WARNING, "an option that speaks of the others: all, none or both of these"),
    Code("BQ511", WARNING, "the right number stands between the others too often"),
    Code("BQ512", WARNING, "the right option is the longest too often"),
    Code("BQ513", WARNING, "the right option shares more words with the others than they do"),
    Code("BQ514", WARNING, "the right option alone ends, or does not end, in a full stop"),
    Code("BQ515", WARNING, "ranges among the options overlap"),
    Code("BQ516", WARNING, "`a` or `an` before a hole whose value takes the other"),
    Code("BQ517", WARNING, "two prompts that ask nearly the same"),
    Code("BQ518", WARNING, "two values of a column that may be one, spelt in two ways"),
    Code("BQ520", NOTE, "a negative prompt that does not stress it"),
    Code("BQ521", NOTE, "an absolute or a vague word"),
    Code("BQ522", NOTE, "a value that prompts ask about stands in another"),
    Code("BQ523", NOTE, "rows that nobody asks about"),
    Code("BQ524", NOTE, "a column that is never used"),
    Code("BQ525", NOTE, "questions that explain nothing"),
)

CODES = {code.name: code for code in _ALL}
"""By name."""
