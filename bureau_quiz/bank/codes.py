"""Every code that making questions can give: stable names, how grave, what they mean.

BQ40x: errors. BQ41x: warnings. BQ42x: notes, most of them on a row that is passed over.
"""

from bureau_quiz.errors import Code
from bureau_quiz.packs.codes import ERROR, NOTE, WARNING

_ALL = (
    Code("BQ401", ERROR, "a template that asks nothing"),
    Code("BQ402", ERROR, "one prompt with different answers"),
    Code("BQ403", ERROR, "an option that is right as well"),
    Code("BQ404", ERROR, "a question with nothing to offer"),
    Code("BQ405", ERROR, "more questions than can be made"),
    Code("BQ406", ERROR, "a number whose scale is too short"),
    Code("BQ411", WARNING, "several right answers, and no `several_right`"),
    Code("BQ412", WARNING, "a `pool` of another table"),
    Code("BQ413", WARNING, "dates of different precision in one prompt"),
    Code("BQ414", WARNING, "a word of the prompt gives the answer away"),
    Code("BQ415", WARNING, "the answer stands in its own prompt"),
    Code("BQ416", WARNING, "one option contains another"),
    Code("BQ417", WARNING, "numbers that are matched, or put in order, by themselves"),
    Code("BQ421", NOTE, "passed over: the answer stands in its own prompt"),
    Code("BQ422", NOTE, "passed over: too few values are known to be wrong"),
    Code("BQ423", NOTE, "passed over: the pack leaves the answer open"),
    Code("BQ424", NOTE, "one prompt, asked by two templates"),
    Code("BQ425", NOTE, "so many right answers that only some of their rows ask"),
    Code("BQ426", NOTE, "passed over: what is right cannot stand side by side"),
    Code("BQ427", NOTE, "a key that adds no question"),
    Code("BQ428", NOTE, "passed over: several values where one is asked for"),
    Code("BQ429", NOTE, "passed over: too few can stand together"),
    Code("BQ430", NOTE, "an explanation too long to be shown"),
)

CODES = {code.name: code for code in _ALL}
"""By name."""
