"""Two spellings of one value, values within values, what lies unused, what explains nothing."""

from __future__ import annotations

import pytest

from bureau_quiz import bank
from bureau_quiz.authoring.flaws import flaws
from tests.authoring.flawed import HEAD, choice, found, lines, looked_at, plain
from tests.bank.made_packs import pack_of

TOWNS = """\
tables:
  towns:
    %s
    rows:
      - {town: Aix, dept: Bouches du Rhone, sea: Sea A, note: Old.}
      - {town: Brest, dept: Finistere, sea: Sea B, note: Old.}
      - {town: Cahors, dept: Lot, sea: Sea C, note: Old.}
      - {town: Dax, dept: Landes, sea: Sea D, note: Old.}
%s
templates:
  - {id: dept, table: towns, prompt: "Where is “<town>”?", answer: <dept>, explanation: <note>}
  - {id: sea, table: towns, prompt: "Which sea is near “<town>”?", answer: <sea>}
%s
"""


def towns(*rows: str, table: str = "open: false", more: str = "") -> str:
    """The pack with more rows; the first of these is in line 11."""
    return TOWNS % (table, "\n".join(f"      - {{{row}}}" for row in rows), more)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["town: Eu, dept: finistere"], "only case is not the same"),
        (["town: Eu, dept: Finistère"], "only accents differ"),
        (["town: Eu, dept: Finisterre"], "they are one letter apart"),
        (["town: Eu, dept: Finsitere"], "they are one letter apart"),
        (["town: Eu, dept: Bouches du Rhine"], ""),
        (["town: Eu, dept: Bouchez du Rhone"], "looks like “Bouches du Rhone” (line 7)"),
        (["town: Eu, dept: Lots"], ""),
        (["town: Brests, dept: X"], ""),
        (
            ["town: Cahorz, dept: X"],
            "“Cahorz” in column town of towns looks like “Cahors” (line 9)",
        ),
        (["town: Cahorz, dept: X, sea: Y"], ""),
        (["town: Cahorz, dept: X, sea: Sea C"], "looks like “Cahors” (line 9)"),
        (["town: Eu, dept: ug-flag-iraq.svg", "town: Foix, dept: ug-flag-iran.svg"], ""),
        (["town: Eu, dept: [X, finistere]"], "only case"),
        (["town: Eu, dept: Finistere 2", "town: Foix, dept: Finistere 3"], ""),
        ([f"town: T{at}, dept: {name}" for at in range(3) for name in ("Iceland", "Ireland")], ""),
        (["town: Eu, dept: Iceland", "town: Foix, dept: Ireland"], "one letter apart"),
    ],
)
def test_two_spellings_in_one_column(rows: list[str], told: str) -> None:
    rows = [row.replace("town: T", f"town: T{at}") for at, row in enumerate(rows)]
    problems = found(towns(*rows), "BQ518")
    assert len(problems) == bool(told)
    for problem in problems:
        assert told in problem.message
        assert problem.place.line == 10 + len(rows)
        assert problem.severity == "warning"
    ignored = [f"{row}, ignore: [BQ518]" for row in rows]
    assert found(towns(*ignored), "BQ518") == []
    assert found(towns(*rows, table="ignore: BQ518"), "BQ518") == []


@pytest.mark.parametrize("table", ["columns: {dept: {type: exact}}", "open: true"])
def test_what_the_reader_has_compared_is_not_told_again(table: str) -> None:
    where = "dept: finistere" if "exact" in table else "town: Cahorz"
    assert (
        found(towns(where + (", town: Eu" if "dept" in where else ""), table=table), "BQ518") == []
    )


def test_a_column_full_of_words_that_are_alike() -> None:
    rows = [f"town: {word}en{end}" for word in ("parler", "finir") for end in "abcdefgh"]
    problems = found(towns(*rows), "BQ518")
    assert len(problems) == 21
    (rest,) = [one for one in problems if "more pairs" in one.message]
    assert rest.message.startswith(f"{2 * 28 - 20} more pairs")


def test_the_rarer_spelling_is_the_slip() -> None:
    (problem,) = found(towns("town: Eu, dept: lot", "town: Foix, dept: lot"), "BQ518")
    assert problem.place.line == 9
    assert "looks like “lot” (line 11, as in 2 cells)" in problem.message


# Values within values

INSIDE = "  - {id: x, table: towns, prompt: %s, answer: <dept>, several_right: true}"


@pytest.mark.parametrize(
    ("rows", "prompt", "told"),
    [
        (["town: Aix East, dept: X"], "What of <town>?", "“Aix” stands in “Aix East”"),
        (
            ["town: New Aix, dept: X", "town: Aix-les-Bains, dept: Y"],
            "What of <town>?",
            "“New Aix” (and 1 other)",
        ),
        (["town: Aixenas, dept: X"], "What of <town>?", ""),
        (["town: the road that leads to Aix, dept: X"], "What of <town>?", ""),
        (["town: New Aix, dept: X"], "What of “<town>”?", ""),
        (["town: New Aix, dept: X"], "What of <town> by <sea>?", ""),
    ],
)
def test_a_value_that_stands_in_another(rows: list[str], prompt: str, told: str) -> None:
    text = towns(*rows, more=INSIDE % f'"{prompt}"')
    problems = found(text, "BQ522")
    assert len(problems) == bool(told)
    for problem in problems:
        assert told in problem.message
        assert (problem.severity, problem.place.line) == ("note", 14 + len(rows))
    ignored = text.replace("several_right: true", "several_right: true, ignore: [BQ522]")
    assert found(ignored, "BQ522") == []


# What lies unused


def test_rows_that_nobody_asks_about() -> None:
    rows = ["town: Eu", "town: Foix", "town: Gap, dept: X"]
    (problem,) = found(towns(*rows), "BQ523")
    assert problem.message == (
        "nobody asks about 2 of 7 rows of table towns: Eu (line 11) and Foix (line 12)"
    )
    assert lines([problem]) == [("BQ523", 11)]
    meant = looked_at(towns("town: Eu, ignore: [BQ523]"))
    assert not [one for one in meant.problems if one.code == "BQ523"]
    assert {(code, place.line) for code, place in meant.silenced} == {("BQ523", 11)}


def test_rows_that_are_passed_over_have_been_told_of() -> None:
    text = towns("town: Sea E, sea: Sea E, note: x")
    assert [one.code for one in bank.make(pack_of(HEAD + text)).problems] == ["BQ421"]
    assert found(text, "BQ523") == []


def test_rows_that_others_lead_to_are_asked_about() -> None:
    text = """
tables:
  people:
    columns: {boss: {to: people}}
    rows:
      - {name: Ann, boss: Eve}
      - {name: Bob, boss: Flo}
      - {name: Cy, boss: Gus}
      - {name: Di, boss: Hal}
      - {name: Eve}
      - {name: Flo}
      - {name: Gus}
      - {name: Hal}
      - {name: Ida}
  idle:
    rows:
      - {name: X}
  helpers:
    rows:
      - {name: Y}
templates:
  - {id: t, table: people, prompt: "Whose boss is <boss>?", answer: <name>, pool: helpers.name}
"""
    # A pool of one is too thin: all questions are passed over, and no row is idle but Ida's.
    text = text.replace("      - {name: Y}", "\n".join(f"      - {{name: Y{a}}}" for a in "abc"))
    problems = found(text, "BQ523")
    assert lines(problems) == [("BQ523", 16), ("BQ523", 17)]
    assert "1 of 9 rows of table people: Ida" in problems[0].message
    assert "table idle" in problems[1].message


def test_columns_that_are_never_used() -> None:
    text = towns("town: Eu, dept: X, mayor: Bo", table="columns: {size: {hidden: true}}").replace(
        "{town: Aix,", "{town: Aix, size: big,"
    )
    problems = found(text, "BQ524")
    assert lines(problems) == [("BQ524", 5), ("BQ524", 11)]
    assert "size of towns is hidden" in problems[0].message
    assert "mayor of towns is never asked" in problems[1].message
    used = text.replace("answer: <sea>}", "answer: <sea>, similar: [size], explanation: <mayor>}")
    assert found(used, "BQ524") == []
    assert found(text.replace("columns: {", "ignore: [BQ524]\n    columns: {"), "BQ524") == []


def test_a_column_that_grades_rows_is_used() -> None:
    text = towns(table="spoiler: book\n    columns: {book: {type: number}}").replace(
        "town: Aix,", "town: Aix, book: 2,"
    )
    assert found("spoiler: book\n" + text, "BQ524") == []
    # A row may have a higher grade of its own; the lowest of several counts.
    own = text.replace("book: 2,", "book: 1-2, spoiler: 3,")
    assert found("spoiler: book\n" + own, "BQ524") == []


# What explains nothing


def test_what_explains_nothing_is_one_note() -> None:
    text = towns("town: Eu, dept: X", "town: Foix, dept: Y") + plain(
        choice("Who was it then?", "Bo", "Cy", "Di", "Ed"),
        choice("Who is it now?", "Bo", "Cy", "Di", "Ed", explanation="Bo."),
    )
    partly, wholly = found(text, "BQ525")
    assert (partly.place.line, wholly.place.line) == (14, 15)
    assert partly.message == (
        "dept explains nothing in 2 of 6 questions: Eu (line 11) and Foix (line 12)"
    )
    assert wholly.message.startswith(
        "5 questions, of 1 of 2 templates and 1 of 2 plain questions, explain nothing: sea (line"
    )


def test_of_a_pack_with_errors_nothing_is_said_to_lie_unused() -> None:
    pack = pack_of(HEAD + towns("town: Eu", more="ignore: [BQ522]"))
    questions = bank.make(pack).questions
    codes = {one.code for one in flaws(pack, questions, whole=False).problems}
    assert not codes & {"BQ523", "BQ524", "BQ525"}
    assert {one.code for one in flaws(pack, questions).problems} >= {"BQ523", "BQ525"}
