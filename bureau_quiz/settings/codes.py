"""Every code that reading the settings can give: stable names, how grave, what they mean."""

from bureau_quiz.errors import Code, Severity

_ALL = (
    Code("BQ701", Severity.ERROR, "the settings cannot be read"),
    Code("BQ702", Severity.ERROR, "a line of the settings that is not understood"),
    Code("BQ703", Severity.WARNING, "no setting has this name"),
    Code("BQ704", Severity.ERROR, "a setting that cannot be so, or is said twice"),
)

CODES = {code.name: code for code in _ALL}
"""By name."""
