"""All that is right (multiple), and what is not so (except)."""

from dataclasses import replace

from bureau_quiz import bank
from bureau_quiz.bank.model import Fact, Question
from tests.bank.made_packs import pack_of
from tests.bank.written import HEAD, asked, codes, made, pool

CREW = """
tables:
  crew:
    key: [role, name]
    rows:
      - {role: director, name: Ann, born: 1960}
      - {role: director, name: Bob, born: 1961}
      - {role: director, name: Cy, born: 1962}
      - {role: director, name: Dee, born: 1963}
      - {role: writer, name: Eve, born: 1964}
      - {role: writer, name: Flo, born: 1965}
      - {role: writer, name: Gus, born: 1966}
templates:
  - id: made
    table: crew
    prompt: "Who was a <role>?"
    answer: <name>
    several_right: true
    all: "Which of these were <role>s?"
    none: "Which of these was no <role>?"
    explanation: [<name> was born in <born>., "All <role>s are listed."]
"""


def texts(question: Question) -> set[str]:
    return {answer.text for answer in question.answers}


def test_all_adds_a_question_for_each_row_with_two_or_three_of_what_is_right() -> None:
    found = asked(CREW)
    names = [name for name in found if name.startswith("made.multiple/")]
    assert names == [
        *(f"made.multiple/director | {name}" for name in ("Ann", "Bob", "Cy", "Dee")),
        *(f"made.multiple/writer | {name}" for name in ("Eve", "Flo", "Gus")),
    ]
    for name in names:
        question = found[name]
        assert question.kind == "multiple"
        assert question.answers[0].text == name.rpartition(" ")[2]
        assert len(texts(question)) in (2, 3)
    assert {len(found[name].answers) for name in names} == {2, 3}
    first = found["made.multiple/director | Ann"]
    assert first.prompt == "Which of these were directors?"
    assert texts(first) | {one.text for one in first.also_right} == {"Ann", "Bob", "Cy", "Dee"}
    assert pool(first) == ["Eve", "Flo", "Gus"]


def test_it_rests_on_every_row_that_it_shows_and_tells_of_each() -> None:
    question = asked(CREW)["made.multiple/director | Ann"]
    rows = {f"director | {name}" for name in texts(question)}
    assert {fact.row for fact in question.facts} == rows
    born = {"Ann": 1960, "Bob": 1961, "Cy": 1962, "Dee": 1963}
    for name, year in born.items():
        told = f"{name} was born in {year}." in question.explanation
        assert told == (name in texts(question))
    assert question.explanation.count("All directors are listed.") == 1


def test_none_adds_a_question_for_each_claim() -> None:
    found = asked(CREW)
    directors, writers = found["made.except/director"], found["made.except/writer"]
    assert (directors.kind, directors.prompt) == ("except", "Which of these was no director?")
    assert texts(directors) == {"Eve", "Flo", "Gus"}
    assert pool(directors) == ["Ann", "Bob", "Cy", "Dee"]
    assert texts(writers) == {"Ann", "Bob", "Cy", "Dee"}
    assert pool(writers) == ["Eve", "Flo", "Gus"]
    assert (directors.also_right, directors.claim) == ((), ("director",))
    assert directors.explanation == "All directors are listed."
    assert Fact("crew", "director | Ann", "", "director | Ann") in directors.facts


def test_the_order_of_rows_changes_no_id() -> None:
    lines = CREW.splitlines()
    turned = [*lines[:5], *reversed(lines[5:12]), *lines[12:]]
    assert set(asked("\n".join(turned))) == set(asked(CREW))


def test_the_kind_of_the_prompt_keeps_the_past_of_what_was_added() -> None:
    added = {name for name in asked(CREW) if ".multiple/" in name}
    text = CREW.replace('    all: "Which of these were <role>s?"\n', "    kind: multiple\n")
    found = asked(text.replace("Who was a", "Which were a"))
    assert {name for name in found if name not in ("made.except/director", "made.except/writer")} \
        == added  # fmt: skip


def test_one_right_value_is_passed_over_in_silence_and_a_key_that_adds_nothing_is_told() -> None:
    text = """
tables:
  t:
    rows: [{a: x, b: p}, {a: y, b: q}, {a: z, b: r}, {a: w, b: s}, {a: v, b: u}]
templates:
  - {id: one, table: t, prompt: "<a>?", answer: <b>, all: "<a> all?", none: "<a> none?"}
"""
    found = made(text)
    assert {question.kind for question in found.questions} == {"choice"}
    assert [(problem.code, problem.severity) for problem in found.problems] == [
        ("BQ427", "note"),
        ("BQ427", "note"),
    ]
    assert (
        "`all` of one asks nothing: it needs a prompt with two right" in found.problems[0].message
    )
    only = text.replace('all: "<a> all?", none: "<a> none?"', "kind: multiple")
    assert codes(only) == ["BQ401"]
    assert "two right answers" in made(only).problems[0].message


def test_who_is_right_by_another_row_is_not_offered() -> None:
    text = CREW.replace("      - {role: writer, name: Gus, born: 1966}\n", """\
      - {role: writer, name: Gus, born: 1966}
      - {role: writer, name: Hal, born: 1967}
      - {role: writer, name: Ann, born: 1960}
""")  # fmt: skip
    found = asked(text)
    assert pool(found["made.multiple/director | Bob"]) == ["Eve", "Flo", "Gus", "Hal"]
    assert pool(found["made.multiple/writer | Eve"]) == ["Bob", "Cy", "Dee"]
    assert texts(found["made.except/director"]) == {"Eve", "Flo", "Gus", "Hal"}
    assert texts(found["made.except/writer"]) == {"Bob", "Cy", "Dee"}


OPEN = """
tables:
  t:
    key: id
    columns: {b: {empty: none}}
    rows:
      - {id: k, a: x, b: p}
      - {id: l, a: x, b: q}
      - {id: m, a: x, b: r%s}
      - {id: n, b: s}
      - {id: o, a: z, b: u}
      - {id: p, a: z, b: v}
      - {id: q, a: x}
templates:
  - {id: one, table: t, prompt: "<a>?", answer: <b>, several_right: true, kind: typed,
     all: "<a> all?", none: "<a> none?"}
"""


def test_what_is_unknown_is_neither_picked_nor_offered() -> None:
    found = asked(OPEN % "")
    assert pool(found["one.multiple/k"]) == ["u", "v"]
    assert texts(found["one.except/x"]) == {"u", "v"}
    assert found["one.multiple/k"].unknown == ("s",)
    never = asked(OPEN % ", never: [v]")
    assert "one.multiple/k" not in never
    assert texts(never["one.except/x"]) == {"u"}


def test_what_is_open_is_passed_over_with_a_note() -> None:
    text = (OPEN % "").replace("    columns: {b: {empty: none}}\n", "")
    found = made(text)
    assert {question.kind for question in found.questions if "/x" in question.id} == set()
    notes = [one.message for one in found.problems if one.code == "BQ423"]
    assert len([note for note in notes if note.startswith("`all` of one passes over row")]) == 3
    assert len([note for note in notes if note.startswith("`none` of one passes over row k")]) == 1


def test_right_ones_that_contain_one_another_are_not_shown_together() -> None:
    text = """
tables:
  t:
    key: id
    rows:
      - {id: k, a: x, b: Bo}
      - {id: l, a: x, b: Bo Li}
      - {id: m, a: y, b: p}
      - {id: n, a: z, b: q}
templates:
  - {id: one, table: t, prompt: "<a>?", answer: <b>, several_right: true, kind: multiple}
"""
    assert sorted(codes(text)) == ["BQ401", "BQ426", "BQ426"]
    more = text.replace("      - {id: m", "      - {id: j, a: x, b: Cy}\n      - {id: m")
    found = asked(more)
    assert sorted(found) == ["one.multiple/j", "one.multiple/k", "one.multiple/l"]
    for question in found.values():
        assert "Cy" in texts(question)
        assert len(texts(question)) == 2


def test_what_the_prompt_tells_is_not_shown() -> None:
    text = CREW.replace("Which of these were <role>s?", "Besides Ann, which were <role>s?").replace(
        "Which of these was no <role>?", "Besides Ann and Eve, which was no <role>?"
    )
    found = asked(text)
    assert "made.multiple/director | Ann" not in found
    assert "Ann" not in texts(found["made.multiple/director | Bob"])
    assert pool(found["made.except/director"]) == ["Bob", "Cy", "Dee"]
    assert texts(found["made.except/director"]) == {"Flo", "Gus"}
    told = [one.message for one in made(text).problems if one.code == "BQ421"]
    assert any(
        "`all` of made passes over row director | Ann: “Ann” stands in" in one for one in told
    )


def test_dates_are_of_one_precision() -> None:
    text = """
tables:
  t:
    key: id
    columns: {day: {type: date}}
    rows:
      - {id: k, a: x, day: 2015}
      - {id: l, a: x, day: 2016}
      - {id: m, a: x, day: 2017}
      - {id: n, a: x, day: 2014-05}
      - {id: o, a: y, day: 2011}
      - {id: p, a: y, day: 2012-02}
      - {id: q, a: y, day: 2013-01-01}
templates:
  - {id: one, table: t, prompt: "<a>?", answer: <day>, several_right: true, kind: typed,
     all: "<a> all?", none: "<a> none?"}
"""
    found = asked(text)
    assert [name for name in found if ".multiple/" in name and name[-1] in "klmn"] == [
        "one.multiple/k", "one.multiple/l", "one.multiple/m",
    ]  # fmt: skip
    assert texts(found["one.except/x"]) == {"2011", "2012", "2013"}
    assert pool(found["one.except/x"]) == ["2015", "2016", "2017"]
    assert "one.except/y" not in found


def test_two_templates_of_one_prompt() -> None:
    again = (
        CREW
        + """
  - {id: again, table: crew, prompt: "Which of these were <role>s?", answer: <name>,
     kind: multiple}
  - {id: other, table: crew, prompt: "Which of these was no <role>?", answer: <name>,
     kind: except}
  - {id: third, table: crew, prompt: "Which of these was no <role>?", answer: <born>,
     kind: except}
"""
    )
    without = again.partition("  - {id: third")[0]
    assert {name.partition("/")[0] for name in asked(without)} == {
        "made", "made.multiple", "made.except",
    }  # fmt: skip
    assert set(codes(without)) == {"BQ424"}
    found = made(again)
    assert {problem.code for problem in found.problems} == {"BQ402", "BQ424"}
    assert not any(question.kind == "except" for question in found.questions)
    assert any("not 1960, 1961, 1962" in one.message for one in found.problems)


def test_a_graded_pack_shows_first_what_may_be_seen_first() -> None:
    pack = pack_of(HEAD + CREW)
    table = pack.tables["crew"]
    graded = {
        key: replace(row, spoiler=2 if row.key.endswith(("Bob", "Cy")) else 0)
        for key, row in table.rows.items()
    }
    tables = {**pack.tables, "crew": replace(table, rows=graded)}
    pack = replace(pack, tables=tables, levels=2, scale="season")
    found = {question.id: question for question in bank.make(pack).questions}
    first = found["p/made.multiple/director | Ann"]
    assert [answer.spoiler for answer in first.answers][:2] == [0, 0]
    assert [one.spoiler for one in found["p/made.except/director"].pool] == [0, 0, 2, 2]
