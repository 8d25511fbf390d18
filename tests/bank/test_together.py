"""What stands together: answers to be put in order, pairs to be matched."""

from collections import Counter

import pytest

from bureau_quiz.bank.model import Question
from tests.bank.written import asked, codes, made

SEASONS = """
tables:
  films:
    columns: {year: {type: %s}, length: {type: number}}
    rows:
      - {title: Alba, year: 2001, genre: spy}
      - {title: Brume, year: 2002, genre: spy}
      - {title: Cendre, year: 2003, genre: war}
      - {title: Dune, year: 2004, genre: spy}
      - {title: Ecume, year: 2005, genre: spy}
%stemplates:
  - {id: by, table: films, prompt: "Put these films in order.", answer: <title>, order: year}
"""


def films(*rows: str, type_: str = "number") -> str:
    return SEASONS % (type_, "".join(f"      - {{{row}}}\n" for row in rows))


def texts(question: Question) -> list[str]:
    return [answer.text for answer in question.answers]


def test_each_row_is_put_in_order_with_three_others() -> None:
    found = asked(films())
    assert list(found) == [
        f"by.order/{name}" for name in ("Alba", "Brume", "Cendre", "Dune", "Ecume")
    ]
    years = {"Alba": 2001, "Brume": 2002, "Cendre": 2003, "Dune": 2004, "Ecume": 2005}
    for name, question in found.items():
        assert name.partition("/")[2] in texts(question)
        assert len(question.answers) == 4
        assert texts(question) == sorted(texts(question))
        for answer in question.answers:
            assert answer.size == answer.beside == str(years[answer.text])
        assert {fact.column for fact in question.facts} == {"year"}
        assert {fact.row for fact in question.facts} == set(texts(question))
        assert (question.kind, question.claim, question.pool) == ("order", (), ())
    assert len({question.card for question in found.values()}) == 1


def test_the_same_rows_are_asked_together_wherever_they_stand() -> None:
    lines = films().splitlines()
    turned = "\n".join([*lines[:5], *reversed(lines[5:10]), *lines[10:]])
    assert {name: set(texts(one)) for name, one in asked(turned).items()} == {
        name: set(texts(one)) for name, one in asked(films()).items()
    }


@pytest.mark.parametrize(
    ("rows", "type_", "without", "code"),
    [
        (["title: Foudre, year: [2006, 2007]"], "number", "Foudre", "BQ428"),
        (["title: Foudre 2006, year: 2006"], "number", "Foudre 2006", "BQ421"),
        (["title: Foudre 2006, year: 2006-05-01"], "date", "Foudre 2006", "BQ421"),
        (["title: Foudre"], "number", "Foudre", ""),
    ],
)
def test_what_has_not_one_value_is_left_out(
    rows: list[str], type_: str, without: str, code: str
) -> None:
    text = films(*rows, type_=type_)
    found = asked(text)
    assert len(found) == 5
    assert not any(without in texts(question) for question in found.values())
    assert codes(text) == ([code] if code else [])


def test_of_two_with_one_value_one_is_shown_and_dates_that_overlap_are_not() -> None:
    found = asked(films("title: Foudre, year: 2005", "title: Glace, year: 2004-06", type_="date"))
    both = [set(texts(question)) for question in found.values()]
    assert all(not {"Ecume", "Foudre"} <= shown for shown in both)
    assert all(not {"Dune", "Glace"} <= shown for shown in both)
    assert any("Glace" in shown for shown in both)


def test_labels_that_contain_one_another_are_not_shown_together() -> None:
    found = asked(films("title: Dune Messie, year: 2009"))
    assert {"by.order/Dune", "by.order/Dune Messie"} <= set(found)
    assert all(not {"Dune", "Dune Messie"} <= set(texts(one)) for one in found.values())


def test_similar_ones_come_first_and_a_claim_has_its_own() -> None:
    similar = films("title: Foudre, year: 2006, genre: war", "title: Glace, year: 2007, genre: war")
    similar = similar.replace("order: year", "order: year, similar: genre, difficulty: 3")
    similar = similar.replace("order.", "order")
    found = asked(similar)
    assert set(texts(found["by.order/Cendre"])) >= {"Cendre", "Foudre", "Glace"}
    claimed = similar.replace("Put these films", "Put these <genre> films")
    found = asked(claimed)
    assert texts(found["by.order/Foudre"]) == ["Cendre", "Foudre", "Glace"]
    assert found["by.order/Foudre"].claim == ("war",)
    assert len({question.card for question in found.values()}) == 2


def test_a_value_of_its_own_is_asked_of_each_claim_apart() -> None:
    text = """
tables:
  ranks:
    key: id
    columns: {rank: {type: number}}
    rows:
      - {id: a, team: Ajax, year: "1", rank: 1}
      - {id: b, team: Bern, year: "1", rank: 2}
      - {id: c, team: Celtic, year: "1", rank: 3}
      - {id: d, team: Ajax, year: "2", rank: 3}
      - {id: e, team: Bern, year: "2", rank: 2}
      - {id: f, team: Celtic, year: "2", rank: 1}
templates:
  - {id: by, table: ranks, prompt: "Who came where in year <year>?", answer: <team>, order: rank}
"""
    found = asked(text)
    assert texts(found["by.order/a"]) == ["Ajax", "Bern", "Celtic"]
    assert texts(found["by.order/d"]) == ["Celtic", "Bern", "Ajax"]
    # Where a year is not known, that row may say something else of a team in any year.
    more = text.replace("      - {id: d", "      - {id: x, team: Bern, rank: 7}\n      - {id: d")
    assert asked(more) == {}
    assert Counter(codes(more)) == {"BQ401": 1, "BQ423": 2, "BQ429": 4}


def test_what_a_row_never_offers_leaves_its_place_as_it_is() -> None:
    text = films("title: Foudre, year: 2006, never: [2009, Alba]")
    assert "by.order/Foudre" in asked(text)
    assert codes(text) == []


def test_a_row_without_a_label_may_say_something_of_any() -> None:
    text = films().replace("    columns", "    key: id\n    columns")
    for name in ("Alba", "Brume", "Cendre", "Dune", "Ecume"):
        text = text.replace(f"title: {name}", f"id: {name.lower()}, title: {name}")
    assert len(asked(text)) == 5
    more = text.replace("templates:", "      - {id: x, year: 2004}\ntemplates:")
    assert asked(more) == {}
    assert Counter(codes(more)) == {"BQ401": 1, "BQ423": 4, "BQ429": 1}


def test_too_few_to_be_put_in_order() -> None:
    text = (
        films()
        .replace("200", "20")
        .replace("      - {title: Alba, year: 201", "      - {title: Alba, year: 202")
    )
    found = made(text.replace("year: 203", "year: 202").replace("year: 204", "year: 205"))
    assert found.questions == ()
    assert Counter(one.code for one in found.problems) == {"BQ401": 1, "BQ429": 5}


def test_two_templates_of_one_prompt_are_told_apart_by_nothing() -> None:
    text = films().replace("year: 200", "length: 9, year: 200") + (
        '  - {id: long, table: films, prompt: "Put these films in order.", answer: <title>,\n'
        "     order: length}\n"
    )
    for place, name in enumerate(("Alba", "Brume", "Cendre", "Dune", "Ecume")):
        text = text.replace(f"{name}, length: 9", f"{name}, length: {place}")
    assert asked(text) == {}
    assert codes(text) == ["BQ402"]


PAIRS = """
tables:
  names:
    columns: {of: {to: people}, when: {type: date}}
    rows:
      - {code: Alpha, of: Ann, when: 2001}
      - {code: Bravo, of: Bob, when: 2002}
      - {code: Charlie, of: Cy, when: 2003}
      - {code: Delta, of: Dee, when: 2004}
      - {code: Echo, of: Eve, when: 2005}
%s  people: {open: true, rows: []}
templates:
  - {id: who, table: names, prompt: "Whose name is <code>?", answer: <of>, match: "Whose is which?"}
"""


def pairs(*rows: str) -> str:
    return PAIRS % "".join(f"      - {{{row}}}\n" for row in rows)


def matched(text: str) -> dict[str, dict[str, str]]:
    """What goes with what, by the row that asks."""
    return {
        name.partition("/")[2]: {answer.beside: answer.text for answer in question.answers}
        for name, question in asked(text).items()
        if question.kind == "match"
    }


def test_each_left_one_is_matched_with_three_others() -> None:
    found = matched(pairs())
    assert list(found) == ["Alpha", "Bravo", "Charlie", "Delta", "Echo"]
    all_pairs = {"Alpha": "Ann", "Bravo": "Bob", "Charlie": "Cy", "Delta": "Dee", "Echo": "Eve"}
    for left, shown in found.items():
        assert next(iter(shown)) == left
        assert len(shown) == 4
        assert shown.items() <= all_pairs.items()
    question = asked(pairs())["who.match/Alpha"]
    assert (question.kind, question.prompt) == ("match", "Whose is which?")
    assert question.claim == tuple(answer.beside for answer in question.answers)
    assert {fact.row for fact in question.facts} == set(question.claim)


@pytest.mark.parametrize(
    ("row", "without", "code"),
    [
        ("code: Foxtrot, of: [Flo, Gus]", "Foxtrot", "BQ428"),
        ("code: Foxtrot", "Foxtrot", ""),
        ("code: Flo the Fox, of: Flo", "Flo the Fox", "BQ421"),
        ("code: Foxtrot, of: Flo, never: [Ann, Bob, Cy, Dee]", "Foxtrot", "BQ429"),
    ],
)
def test_what_does_not_go_with_one_alone_is_left_out(row: str, without: str, code: str) -> None:
    text = pairs(row)
    assert not any(without in shown for shown in matched(text).values())
    of_match = [one.code for one in made(text).problems if "`match`" in one.message]
    assert of_match == ([code] if code else [])


def test_what_fits_two_is_shown_with_one_of_them() -> None:
    found = matched(pairs("code: Foxtrot, of: Ann", "code: Golf, of: Gus, never: [Ann]"))
    assert {"Alpha", "Foxtrot", "Golf"} <= set(found)
    for shown in found.values():
        assert not {"Alpha", "Foxtrot"} <= set(shown)
        assert not ("Golf" in shown and "Ann" in shown.values())


def test_a_row_without_a_left_one_leaves_its_right_one_open() -> None:
    text = pairs().replace("  people:", "  names2:\n    rows: []\n  people:")
    text = text.replace("  names2:\n    rows: []\n", "").replace(
        "    columns: {of:", "    key: id\n    columns: {of:"
    )
    for place, name in enumerate(("Alpha", "Bravo", "Charlie", "Delta", "Echo")):
        text = text.replace(f"code: {name}", f"id: k{place}, code: {name}")
    assert len(matched(text)) == 5
    more = text.replace("  people:", "      - {id: x, of: Ann}\n  people:")
    found = matched(more)
    # Ann may go with any name; she is right for her own, and with no other.
    assert set(found) == {"k1", "k2", "k3", "k4"}
    assert all("Ann" not in shown.values() for shown in found.values())


def test_two_rising_sides_are_not_matched() -> None:
    text = pairs().replace("<code>?", "<when>?").replace("answer: <of>", "answer: <size>")
    text = text.replace("when: {type: date}", "when: {type: date}, size: {type: number}")
    text = text.replace("when: 200", "size: 4, when: 200")
    for place in range(1, 6):
        text = text.replace(f"size: 4, when: 200{place}", f"size: {place}, when: 200{place}")
    found = made(text)
    assert not any(question.kind == "match" for question in found.questions)
    assert [one.code for one in found.problems] == ["BQ427"]
    assert "not numbers or dates on both sides" in found.problems[0].message


def test_too_few_pairs() -> None:
    text = (
        pairs()
        .replace("of: Cy", "of: Ann")
        .replace("of: Dee", "of: Bob")
        .replace("of: Eve", "of: Bob")
    )
    found = made(text)
    assert not any(question.kind == "match" for question in found.questions)
    told = Counter(one.code for one in found.problems if "`match`" in one.message)
    assert told == {"BQ427": 1, "BQ429": 5}
