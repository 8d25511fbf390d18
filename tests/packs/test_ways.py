"""How templates are asked: every kind and further prompt, and each mistake in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bureau_quiz.packs.format import QUESTION, TEMPLATE
from bureau_quiz.packs.model import PlainQuestion, Template, Text
from tests.packs.given import good, marked, reading

CREW = """
    pack: x
    tables:
      people:
        columns: {born: {type: date}, height: {type: number}}
        rows: [{name: Ann, born: 1970-01-01, height: 170}, {name: Bob, born: 1980, height: 180}]
      films:
        columns:
          director: {to: people}
          year: {type: number}
          aired: {type: date}
          secret: {type: number, hidden: true}
        rows:
          - {title: One, director: Ann, year: 2001, aired: 2001-01-01, place: Lyon, secret: 1}
          - {title: Two, director: Bob, year: 2002, aired: 2002-01-01, place: Metz, secret: 2}
    """


def crew(*templates: str) -> str:
    """A pack with templates over films, each written as the inside of a flow mapping."""
    written = "".join(f"      - {{table: films, {template}}}\n" for template in templates)
    return f"{CREW}templates:\n{written}"


def shown(text: Text | None) -> str:
    return "".join(map(str, text.parts)) if text else ""


def template(tmp_path: Path, written: str, number: int = 0) -> Template:
    return good(tmp_path, crew(written)).templates[number]


@pytest.mark.parametrize("kind", ["choice", "typed", "multiple", "except"])
def test_kind_says_how_the_prompt_is_asked(tmp_path: Path, kind: str) -> None:
    found = template(tmp_path, f"prompt: A <title>, answer: <director>, kind: {kind}")
    assert (found.kind, found.all, found.none, found.match) == (kind, None, None, None)


def test_each_further_prompt_is_one_question_more(tmp_path: Path) -> None:
    found = template(
        tmp_path,
        'prompt: A <title>, answer: <director>, all: B <title>, none: "<title> C", match: D, '
        "statement: <answer> made <title>, kind: typed",
    )
    assert found.kind == "typed"
    assert [shown(text) for text in (found.all, found.none, found.match, found.statement)] == [
        "B <title>",
        "<title> C",
        "D",
        "<answer> made <title>",
    ]


def test_what_a_prompt_without_holes_adds_has_none(tmp_path: Path) -> None:
    written = "prompt: A, where: {director: Ann}, answer: <title>, all: B, none: C"
    found = template(tmp_path, written)
    assert (shown(found.all), shown(found.none)) == ("B", "C")


@pytest.mark.parametrize(
    ("column", "path"),
    [("year", ("year",)), ("aired", ("aired",)), ("director.born", ("director", "born"))],
)
def test_order_makes_the_kind(tmp_path: Path, column: str, path: tuple[str, ...]) -> None:
    found = template(tmp_path, f"prompt: Put them in order, answer: <title>, order: {column}")
    assert found.kind == "order"
    assert found.order is not None
    assert found.order.path == path


def test_an_order_may_be_asked_by_its_holes(tmp_path: Path) -> None:
    found = template(tmp_path, "prompt: Those of <director>, answer: <title>, order: year")
    assert (found.kind, shown(found.prompt)) == ("order", "Those of <director>")


def test_what_is_put_in_order_may_be_alike(tmp_path: Path) -> None:
    found = template(tmp_path, "prompt: A, answer: <title>, order: year, similar: [place]")
    assert found.similar == ("place",)


@pytest.mark.parametrize(("said", "within"), [("5", "5"), ("0.5", "0.5"), ("+3", "3")])
def test_a_number_says_how_near_is_near_enough(tmp_path: Path, said: str, within: str) -> None:
    written = f"prompt: A <title>, answer: <director.height>, kind: number, within: {said}"
    found = template(tmp_path, written)
    assert (found.kind, found.within) == ("number", Decimal(within))


def test_a_reverse_has_ways_of_its_own(tmp_path: Path) -> None:
    found = template(
        tmp_path,
        "prompt: A <title>, answer: <director>, all: B <title>, match: C, statement: <title> "
        "<answer>, reverse: {prompt: D <director>, kind: multiple, none: E <director>}",
        1,
    )
    assert (found.id, found.kind, found.answer.path) == (
        found.id[:-1] + "~",
        "multiple",
        ("title",),
    )
    assert [shown(text) for text in (found.all, found.none, found.match, found.statement)] == [
        "",
        "E <director>",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("kind: typed", "typed"),
        ("kind: choice", "choice"),
        ("kind: multiple", "choice"),
        ("kind: except", "choice"),
        ('kind: true-false, statement: "<title> <answer>"', "choice"),
    ],
)
def test_a_reverse_takes_over_that_it_is_typed_and_no_other_kind(
    tmp_path: Path, said: str, kind: str
) -> None:
    written = f"prompt: A <title>, answer: <director>, {said}, reverse: B <director>"
    assert template(tmp_path, written, 1).kind == kind


def test_the_reverse_of_a_choice_may_be_an_order_and_of_an_order_a_number(tmp_path: Path) -> None:
    back = template(
        tmp_path,
        "prompt: A <title>, answer: <director>, "
        "reverse: {prompt: B <director>, order: year, answer: <title>}",
        1,
    )
    assert (back.kind, str(back.order)) == ("order", "<year>")
    back = template(
        tmp_path,
        "prompt: A, answer: <title>, order: year, "
        "reverse: {prompt: B <title>, kind: number, within: 3, answer: <year>}",
        1,
    )
    assert (back.kind, back.within, back.order) == ("number", Decimal(3), None)


def test_two_orders_of_one_prompt_are_two_templates(tmp_path: Path) -> None:
    one = "prompt: Put them in order, answer: <title>, order: year"
    two = "prompt: Put them in order, answer: <title>, order: aired"
    ids = [each.id for each in good(tmp_path, crew(one, two)).templates]
    assert len(set(ids)) == 2


WRONG_WAYS = [
    (
        "all: ⟦Which⟧",
        "BQ222",
        "`all` has the prompt's holes, and no others",
        "its holes are: <title>",
    ),
    (
        "none: ⟦Not <title> of <director>⟧",
        "BQ222",
        "`none` has the prompt's holes, and no others",
        "its holes are: <title>",
    ),
    ("all: ⟦[⟧a]", "BQ205", "`all` is a list where text is meant", "take the brackets out"),
    ("all: B ⟦<titel>⟧", "BQ203", "table films has no column “titel”", "did you mean <title>?"),
    (
        "none: B ⟦<secret>⟧ <title>",
        "BQ219",
        "column secret of table films is hidden",
        "use another",
    ),
    (
        "match: ⟦Who made <title>⟧",
        "BQ223",
        "`match` is asked of many rows at once, so that it has no hole",
        "such as",
    ),
    (
        "statement: ⟦<title> is good⟧",
        "BQ214",
        "a statement has the prompt's holes, and <answer> once",
        "its holes are: <title> <answer>",
    ),
    (
        "kind: ⟦multple⟧",
        "BQ206",
        "`kind` is choice, typed, true-false, multiple, except or number, not “multple”",
        "did you mean multiple?",
    ),
    (
        "kind: ⟦order⟧",
        "BQ206",
        "`kind` does not say “order”",
        "say `order:` and the column that gives the order",
    ),
    (
        "kind: ⟦match⟧",
        "BQ206",
        "`kind` does not say “match”",
        "say `match:` and what is asked, besides the prompt",
    ),
    ("kind: ⟦match⟧, match: Who made what", "BQ206", "`kind` does not say “match”", "take it out"),
    ("kind: ⟦[⟧typed]", "BQ205", "`kind` is a list where text is meant", "take the brackets out"),
    (
        "kind: multiple, ⟦all⟧: B <title>",
        "BQ224",
        "`all` does not go with `kind: multiple`",
        "keep the one that is worded better",
    ),
    (
        "kind: except, ⟦none⟧: B <title>",
        "BQ224",
        "`none` does not go with `kind: except`",
        "keep the one that is worded better",
    ),
    (
        "⟦within⟧: 3",
        "BQ224",
        "`within` goes with `kind: number` alone",
        "say so, or take it out",
    ),
    ("kind: ⟦nmber⟧, within: 3", "BQ206", "`kind` is choice, typed,", "did you mean number?"),
    (
        "order: ⟦place⟧",
        "BQ225",
        "column place is text, and only numbers and dates give an order",
        "say `type: number` or `type: date` for column place, if it is one",
    ),
    ("order: ⟦<year>⟧", "BQ206", "`order` names a column, not “<year>”", "write year"),
    ("order: ⟦director.⟧", "BQ206", "`order` names a column, not “director.”", "such as"),
    ("⟦order⟧: ~", "BQ202", "`order` says nothing", "name the column, or take it out"),
    ("order: ⟦[⟧year]", "BQ205", "`order` is a list where text is meant", "take the brackets out"),
    ("order: ⟦yaer⟧", "BQ203", "table films has no column “yaer”", "did you mean <year>?"),
    ("order: ⟦place.x⟧", "BQ203", "column “place” leads to no other table", "give column place"),
    ("order: ⟦secret⟧", "BQ219", "column secret of table films is hidden", "use another"),
    (
        "order: year, ⟦kind⟧: multiple",
        "BQ224",
        "`kind` does not go with `order`",
        "take `kind` out: `order` says how the prompt is asked",
    ),
    ("order: year, ⟦kind⟧: order", "BQ224", "`kind` does not go with `order`", "take `kind` out"),
    (
        "order: year, ⟦all⟧: B <title>",
        "BQ224",
        "`all` does not go with `order`",
        "make a template of its own for `all`: this prompt asks for an order",
    ),
    ("order: year, ⟦within⟧: 3", "BQ224", "`within` goes with `kind: number` alone", "say so"),
    (
        "order: year, ⟦pool⟧: films.director",
        "BQ221",
        "`pool` changes nothing here: nothing but the answers is put in order",
        "take it out",
    ),
]


@pytest.mark.parametrize(("written", "code", "message", "mend"), WRONG_WAYS)
def test_a_mistake_in_how_a_template_is_asked(
    tmp_path: Path, written: str, code: str, message: str, mend: str
) -> None:
    plain, places = marked(crew(f"prompt: A <title>, answer: <director>, {written}"))
    found = reading(tmp_path, plain)
    (problem,) = found.problems
    assert (problem.code, problem.place.line, problem.place.column, problem.place.width) == (
        code,
        *places[0],
    )
    assert problem.message.startswith(message)
    assert problem.mend.startswith(mend)
    assert found.pack is not None
    assert len(found.pack.templates) == (code == "BQ221")


WRONG_PROMPTS = [
    (
        "prompt: A <title> <director>, answer: <year>, match: ⟦B⟧",
        "BQ223",
        "`match` pairs the prompt's one hole with the answer, and the prompt has <title> and "
        "<director>",
    ),
    (
        "prompt: A, answer: <year>, where: {director: Ann}, match: ⟦B⟧",
        "BQ223",
        "`match` pairs the prompt's one hole with the answer, and the prompt has none",
    ),
    (
        "prompt: A, answer: <title>, order: ⟦title⟧",
        "BQ206",
        "`order` is the answer itself: <title> would tell its own place",
    ),
    (
        "⟦p⟧rompt: A <title>, answer: <year>, kind: number",
        "BQ202",
        "template “A <title>” is of kind number and has no `within`",
    ),
    (
        "prompt: A <title>, answer: <year>, kind: number, ⟦within⟧: ~",
        "BQ202",
        "template “A <title>” is of kind number and has no `within`",
    ),
    *(
        (
            f"prompt: A <title>, answer: <year>, kind: number, within: ⟦{said}⟧",
            "BQ206",
            f"`within` is a number above 0, not “{said}”",
        )
        for said in ("0", "-3", "near", "1-3")
    ),
    (
        "prompt: A <title>, answer: ⟦<aired>⟧, kind: number, within: 3",
        "BQ225",
        "<aired> is a date, and kind number asks for plain numbers",
    ),
    (
        "prompt: A <title>, answer: ⟦<director>⟧, kind: number, within: 3",
        "BQ225",
        "<director> is text, and kind number asks for numbers",
    ),
    (
        "prompt: A <year>, answer: <place>, reverse: ⟦{⟧prompt: B <place>, kind: number}",
        "BQ202",
        "this reverse is of kind number and has no `within`",
    ),
    (
        "prompt: A <place>, answer: <year>, reverse: {prompt: ⟦B <year>⟧, kind: number, within: 2}",
        "BQ225",
        "<place> is text, and kind number asks for numbers",
    ),
    (
        "prompt: A <place>, answer: <year>, reverse: {prompt: ⟦B⟧, answer: <title>}",
        "BQ211",
        "this prompt has no hole, so that it is the same for every row",
    ),
    (
        "prompt: A <place>, ⟦answer⟧: ~",
        "BQ202",
        "template “A <place>” has no answer",
    ),
]


@pytest.mark.parametrize(("written", "code", "message"), WRONG_PROMPTS)
def test_a_mistake_of_prompt_and_kind(
    tmp_path: Path, written: str, code: str, message: str
) -> None:
    plain, places = marked(crew(written).replace("- {table: films, ⟦p⟧", "- ⟦{⟧table: films, p"))
    (problem,) = reading(tmp_path, plain).problems
    assert (problem.code, problem.place.line, problem.place.column, problem.place.width) == (
        code,
        *places[0],
    )
    assert problem.message.startswith(message)
    assert problem.mend


VALUES = st.sampled_from(
    ["a", "3", "-1", "~", "[a, b, c]", "[a, [b]]", "{a: b, c: d, e: f}", "{a: {b: c}}", "true",
     "<title>", "A <title>", "<answer> <title>", "year", "director.born", "number", "order",
     "match", "multiple", "except", "1.5", "films.title", "*x", "<", "''",
     "{prompt: B <director>, order: year}"]
)  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_is_said_ends_in_questions_or_problems(
    tmp_path: Path, data: st.DataObject
) -> None:
    section, keys = data.draw(st.sampled_from([("templates", TEMPLATE), ("questions", QUESTION)]))
    names = data.draw(
        st.lists(st.sampled_from([key.name for key in keys]), unique=True, max_size=7)
    )
    said = {"prompt": "A <title>", "answer": "<director>"}
    said |= {"table": "films"} if section == "templates" else {"distractors": "[x, y, z]"}
    said |= {name: data.draw(VALUES) for name in names}
    lines = "\n".join(f"        {name}: {value}" for name, value in said.items())
    found = reading(tmp_path, f"{CREW}{section}:\n      -\n{lines}\n")
    assert found.pack is not None
    told = [problem for problem in found.problems if problem.severity == "error"]
    assert told or found.pack.templates or found.pack.questions
    for asked in found.pack.templates:
        _hold_together(asked)
    for plain in found.pack.questions:
        _holds_what_its_kind_needs(plain)


def _hold_together(asked: Template) -> None:
    holes = {hole.path for hole in asked.prompt.holes}
    assert asked.kind in {"choice", "typed", "true-false", "multiple", "except", "number", "order"}
    assert (asked.kind == "order") is (asked.order is not None)
    assert (asked.kind == "number") is (asked.within is not None)
    assert asked.within is None or asked.within > 0
    assert asked.kind != "true-false" or asked.statement is not None
    for text in (asked.all, asked.none):
        assert text is None or {hole.path for hole in text.holes} == holes
    assert asked.match is None or (len(holes) == 1 and not asked.match.holes)


def _holds_what_its_kind_needs(plain: PlainQuestion) -> None:
    least = {"multiple": (2, 2), "except": (1, 1), "order": (3, 0), "number": (1, 0)}
    answers, distractors = least.get(plain.kind, (1, 0))
    assert len(plain.answers) >= answers
    assert len(plain.distractors) >= distractors
    assert (plain.kind == "number") is (plain.within is not None)
    assert (plain.kind == "match") is (len(plain.pairs) >= 3)
    assert (plain.kind == "true-false") is (plain.truth is not None)


@pytest.mark.parametrize("said", ["prompt: ~", "prompt: ''", "statement: ~", "prompt: ~, min: a"])
def test_a_prompt_that_says_nothing_is_told(tmp_path: Path, said: str) -> None:
    written = f"pack: x\nquestions:\n  - {{{said}, answer: A, distractors: [x, y, z]}}\n"
    told = [
        (problem.place.line, problem.place.column)
        for problem in reading(tmp_path, written).problems
        if problem.code == "BQ202"
    ]
    assert told == [(3, 6)]
