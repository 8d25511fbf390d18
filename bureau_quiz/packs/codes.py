"""Every code that reading a pack can give: stable names, how grave, what they mean.

BQ1xx: files and YAML. BQ2xx: structure, keys, references between parts. BQ3xx: values and rows.
BQ4xx belongs to the bank, BQ5xx to checking; of these BQ40x are errors.
"""

import re

from bureau_quiz.errors import Code, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


_ALL = (
    Code("BQ101", ERROR, "the file or folder cannot be read"),
    Code("BQ102", ERROR, "the file is too large"),
    Code("BQ103", ERROR, "the file is not UTF-8"),
    Code("BQ104", ERROR, "a character that no text may have"),
    Code("BQ105", ERROR, "a tab where spaces must indent"),
    Code("BQ106", ERROR, "this is not YAML"),
    Code("BQ107", ERROR, "a text with signs that mean something to YAML needs quotes"),
    Code("BQ108", ERROR, "a quote or bracket is opened and never closed"),
    Code("BQ109", ERROR, "a key is said twice"),
    Code("BQ110", ERROR, "YAML tags and merge keys are not used in packs"),
    Code("BQ111", ERROR, "nested too deeply"),
    Code("BQ112", ERROR, "an alias that leads nowhere, or too many of them"),
    Code("BQ113", WARNING, "what follows ` #` is cut off as a comment"),
    Code("BQ114", WARNING, "curly quotes around a text do not quote it"),
    Code("BQ115", ERROR, "more than one YAML document in a file"),
    Code("BQ116", ERROR, "a text is too long"),
    Code("BQ201", ERROR, "an unknown key"),
    Code("BQ202", ERROR, "a key that is needed is missing"),
    Code("BQ203", ERROR, "an unknown column"),
    Code("BQ204", ERROR, "an unknown table"),
    Code("BQ205", ERROR, "text, a list or a mapping where another of them is meant"),
    Code("BQ206", ERROR, "not one of the values that this key can have"),
    Code("BQ207", ERROR, "a name that may not be used"),
    Code("BQ208", ERROR, "said twice: an id, a table, or a key in two files"),
    Code("BQ209", ERROR, "no pack can be made of this"),
    Code("BQ210", ERROR, "a hole that is not written as one"),
    Code("BQ211", ERROR, "a prompt without a hole, a `where` or a `pool`"),
    Code("BQ212", ERROR, "the answer of a template is exactly one hole"),
    Code("BQ213", ERROR, "a reverse whose answer cannot be told"),
    Code("BQ214", ERROR, "a statement must have the prompt's holes and one <answer>"),
    Code("BQ215", WARNING, "`ignore` names a code that cannot be ignored"),
    Code("BQ216", WARNING, "a column that no row has, or that looks like a misspelling of another"),
    Code("BQ217", ERROR, "a `where` that no row meets"),
    Code("BQ219", ERROR, "a hidden column in a text that is shown"),
    Code("BQ220", WARNING, "a hole where nothing is filled in"),
    Code("BQ221", WARNING, "a key that changes nothing here"),
    Code("BQ222", ERROR, "a prompt asked besides must have the holes of the prompt"),
    Code("BQ223", ERROR, "`match` has no hole, and goes with a prompt of one"),
    Code("BQ224", ERROR, "two keys that do not go together"),
    Code("BQ225", ERROR, "a column of another type than this needs"),
    Code("BQ226", WARNING, "spoiler grades, and nothing says what they count"),
    Code("BQ227", WARNING, "a scale of spoilers, and nothing is graded"),
    Code("BQ228", NOTE, "an `ignore` that silences nothing"),
    Code("BQ301", ERROR, "not a number"),
    Code("BQ302", ERROR, "a number or date outside of `min` and `max`"),
    Code("BQ303", ERROR, "not a date"),
    Code("BQ304", ERROR, "a range that cannot be counted out"),
    Code("BQ305", ERROR, "a reference to a row that does not exist"),
    Code("BQ306", ERROR, "two rows of one table have the same key"),
    Code("BQ307", ERROR, "a row without a key, or with several"),
    Code("BQ308", WARNING, "two names in an open table that look like one"),
    Code("BQ309", ERROR, "an accepted spelling that is another value"),
    Code("BQ310", WARNING, "`accept` names a value that the pack does not have"),
    Code("BQ311", ERROR, "the file of rows cannot be read"),
    Code("BQ312", ERROR, "a row of the file is shorter or longer than its header"),
    Code("BQ313", NOTE, "the file of rows is not UTF-8 and was read as Windows-1252"),
    Code("BQ314", ERROR, "the header of the file of rows is not usable"),
    Code("BQ315", ERROR, "two options of a question are the same"),
    Code("BQ316", NOTE, "fewer than three distractors"),
    Code("BQ317", WARNING, "an empty value in a list, or of a key"),
    Code("BQ318", WARNING, "two values that differ in case and accents alone, and are told apart"),
    Code("BQ319", ERROR, "too few answers, distractors or pairs for this kind"),
    Code("BQ320", ERROR, "a spoiler grade is a whole number from 0 to 99"),
    Code("BQ321", ERROR, "a spreadsheet from which no questions can be made"),
    Code("BQ322", NOTE, "a column of a spreadsheet that nothing is asked about"),
    Code("BQ323", NOTE, "a cell of a spreadsheet that is read as empty"),
    Code(
        "BQ324", NOTE, "a table of which something could not be read, so that it is not asked about"
    ),
    Code("BQ325", NOTE, "a cell of a spreadsheet that makes text of a column of numbers or dates"),
    Code("BQ326", NOTE, "a name that stands in several rows of a spreadsheet"),
    Code("BQ327", WARNING, "`was` names what is still there, or what something else was as well"),
)

LATER = re.compile(r"BQ(?:[45](\d)\d|801)", re.ASCII)
"""Codes of what is seen only once questions are made, or packs lie together; of the former those
with a 0 in the middle are errors."""

CODES = {code.name: code for code in _ALL}
"""By name."""
