"""What a question says, rests on and is called; what keeps it from being asked."""

from types import ModuleType

import pytest

from bureau_quiz import bank
from bureau_quiz.bank import claims, effort, outcomes
from bureau_quiz.bank.model import Fact
from tests.bank.made_packs import pack_of
from tests.bank.written import HEAD, asked, codes, made, pool, puts

PEOPLE = """
tables:
  people:
    columns: {town: {to: towns}, gender: {hidden: true}, job: {}, seasons: {type: number}}
    rows:
      - {name: Ann, town: Rome, gender: f, job: cook, seasons: 1-3}
      - {name: Bo, town: Oslo, gender: m, job: spy}
      - {name: Cy, town: Bern, gender: m, job: spy, seasons: 2}
      - {name: Di, town: Lima, gender: f, job: cook}
      - {name: Ed, town: Kyiv, gender: m}
  towns:
    rows:
      - {town: Rome, land: Italy, river: Tiber}
      - {town: Oslo, land: Norway}
      - {town: Bern, land: Switzerland, river: Aare}
      - {town: Lima, land: Peru}
      - {town: Kyiv, land: Ukraine}
      - {town: Riga, land: Latvia}
templates:
"""


def test_prompt_explanation_source_and_facts() -> None:
    found = asked(
        PEOPLE
        + """
  - id: home
    table: people
    prompt: Where does <name>, who was in season <seasons>, live?
    answer: <town>
    where: {job: [spy, cook]}
    category: Homes
    difficulty: 3
    explanation:
      - <name> was in <seasons>.
      - It lies on the <town.river>, in <town.land>.
      - <name> is a <job>.
    source: Chapter <town>
"""
    )
    assert list(found) == ["home/Ann/1", "home/Ann/2", "home/Ann/3", "home/Cy"]
    question = found["home/Ann/2"]
    assert question.prompt == "Where does Ann, who was in season 2, live?"
    assert question.explanation == "Ann was in 2. It lies on the Tiber, in Italy. Ann is a cook."
    assert question.source == "Chapter Rome"
    assert (question.category, question.difficulty, question.kind) == ("Homes", 3, "choice")
    assert question.claim == ("Ann", "2")
    assert question.facts == (
        Fact("people", "Ann", "seasons", "2"),
        Fact("people", "Ann", "town", "Rome"),
        Fact("people", "Ann", "job", "cook"),
    )


def test_a_sentence_with_an_empty_hole_is_left_out_and_a_list_is_joined() -> None:
    found = asked(
        PEOPLE
        + """
  - id: t
    table: people
    prompt: Who lives in <town.land>?
    answer: <name>
    explanation: [Seasons <seasons>., The river is the <town.river>., So it is.]
"""
    )
    assert found["t/Ann"].explanation == "Seasons 1, 2 and 3. The river is the Tiber. So it is."
    assert found["t/Bo"].explanation == "So it is."
    assert found["t/Ann"].facts == (
        Fact("people", "Ann", "town", "Rome"),
        Fact("towns", "Rome", "land", "Italy"),
    )


def test_a_row_that_is_all_key_is_one_fact() -> None:
    found = asked(
        """
tables:
  crew:
    key: [role, name]
    rows:
      - {role: director, name: Ann}
      - {role: director, name: Bo}
      - {role: writer, name: Cy}
      - {role: writer, name: Di}
      - {role: cook, name: Ed}
templates:
  - {id: t, table: crew, where: {role: director}, prompt: "Who directed?", answer: <name>}
"""
    )
    (fact,) = found["t/director | Ann"].facts
    assert (fact.table, fact.row) == ("crew", "director | Ann")
    assert pool(found["t/director | Ann"]) == ["Cy", "Di", "Ed"]


def test_ids_escape_what_parts_them_and_are_unique() -> None:
    text = """
tables:
  t:
    rows:
      - {name: a/b, x: 100 %, y: [p/q, "%2F"]}
      - {name: a, x: 2, y: b}
      - {name: c, x: 3, y: c}
      - {name: d, x: 4, y: d}
templates:
  - {id: one, table: t, prompt: "<y>?", answer: <x>, statement: "<y> has <answer>."}
questions:
  - {id: plain, prompt: "Is it?", answer: Yes, distractors: ["No", Perhaps, Never]}
"""
    ids = [question.id for question in made(text).questions]
    assert ids[:2] == ["p/one/a%2Fb/p%2Fq", "p/one/a%2Fb/%252F"]
    assert "p/one.true-false/a%2Fb/p%2Fq" in ids
    assert ids[-1] == "p/plain"
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("difficulty", "first"),
    [
        (1, {"Cy", "Ed"}),  # men
        (2, {"Cy"}),  # a man and a spy
        (3, {"Cy"}),
    ],
)
def test_similar_rows_come_first_and_the_harder_the_more_so(
    difficulty: int, first: set[str]
) -> None:
    found = asked(
        f"{PEOPLE}  - {{id: t, table: people, prompt: 'Who lives in <town>?', answer: <name>, "
        f"similar: [gender, job, seasons], difficulty: {difficulty}}}"
    )
    ranks = {one.text: one.rank for one in found["t/Bo"].pool}
    assert {text for text, rank in ranks.items() if rank == min(ranks.values())} == first


def test_tiers_are_this_template_then_the_column_then_the_table_it_leads_to() -> None:
    found = asked(
        PEOPLE
        + """
  - {id: t, table: people, prompt: "Where does <name> live?", answer: <town>, where: {job: spy}}
  - {id: u, table: people, prompt: "Where is <name>?", answer: <town>, pool: towns.town}
"""
    )
    assert {one.text: one.rank for one in found["t/Bo"].pool} == {
        "Bern": 0, "Rome": 1, "Lima": 1, "Kyiv": 1, "Riga": 2
    }  # fmt: skip
    assert {one.rank for one in found["u/Bo"].pool} == {0}
    assert found["t/Bo"].pool_size == 5


def test_similar_looks_at_the_row_that_to_leads_to() -> None:
    found = asked(
        """
tables:
  people:
    rows:
      - {name: Ann, gender: f}
      - {name: Bo, gender: m}
      - {name: Cy, gender: m}
      - {name: Di, gender: f}
      - {name: Ed}
  roles:
    columns: {who: {to: people}}
    rows: [{role: x, who: Ann}, {role: y, who: Bo}, {role: z, who: Ed}]
templates:
  - {id: t, table: roles, prompt: "Who is <role>?", answer: <who>, similar: [gender],
     reverse: "What is <who>?"}
"""
    )
    assert {one.text: one.rank for one in found["t/x"].pool} == {"Bo": 1, "Ed": 1, "Di": 4, "Cy": 5}


def test_a_pool_of_another_table_is_a_warning() -> None:
    text = PEOPLE + '  - {id: t, table: people, prompt: "<name>?", answer: <job>, pool: towns.land}'
    assert codes(text) == ["BQ412"]
    assert pool(asked(text)["t/Bo"]) == [
        "Italy",
        "Latvia",
        "Norway",
        "Peru",
        "Switzerland",
        "Ukraine",
    ]


# What gives an answer away

NAMES = """
tables:
  films:
    rows:
      - {title: The Rome Affair, place: Rome}
      - {title: M, place: New Rome}
      - {title: N, place: Paris}
      - {title: O, place: Paris East}
      - {title: P, place: Oslo}
      - {title: Q, place: Bern}
templates:
  - {id: t, table: films, prompt: "Where is <title> set?", answer: <place>}
"""


def test_an_answer_in_its_prompt_passes_the_row_over() -> None:
    assert "t/The Rome Affair" not in asked(NAMES)
    assert codes(NAMES) == ["BQ421"]


def test_what_contains_the_answer_or_stands_in_the_prompt_is_not_offered() -> None:
    found = asked(NAMES)
    assert pool(found["t/N"]) == ["Bern", "New Rome", "Oslo", "Rome"]
    assert pool(found["t/M"]) == ["Bern", "Oslo", "Paris", "Paris East"]


def test_what_the_prompt_says_is_not_offered() -> None:
    more = NAMES.replace("templates:", "      - {title: R, place: Riga}\ntemplates:")
    found = asked(more.replace("is <title> set", "but in Oslo is <title> set"))
    assert pool(found["t/N"]) == ["Bern", "New Rome", "Riga", "Rome"]
    assert "t/P" not in found


def test_options_of_which_one_contains_another_are_not_offered_together() -> None:
    for put in puts(asked(NAMES)["t/P"]):
        assert len(put.options) == 4
        assert not {"Paris", "Paris East"} <= set(put.options)
        assert not {"Rome", "New Rome"} <= set(put.options)


def test_three_that_may_not_stand_together_are_too_few() -> None:
    text = """
tables:
  films:
    rows:
      - {title: M, place: Rome}
      - {title: N, place: Paris}
      - {title: O, place: Paris East}
      - {title: P, place: Paris West}
templates:
  - {id: t, table: films, prompt: "Where is <title> set?", answer: <place>}
"""
    # Of the three Parises, two may stand side by side, so that Rome has too few.
    assert list(asked(text)) == []
    assert codes(text).count("BQ422") == 4


def test_a_word_that_only_the_answer_shares_with_the_prompt_is_a_warning() -> None:
    text = """
tables:
  t:
    rows:
      - {a: Mansouri, b: Tariq Mansour}
      - {a: y, b: Bo Li}
      - {a: z, b: Cy}
      - {a: w, b: %s}
templates:
  - {id: t, table: t, prompt: "Who met <a>?", answer: <b>}
"""
    assert codes(text % "Di") == ["BQ414"]
    assert codes(text % "Nadia Mansour") == []


# What is said

THIN = """
tables:
  t:
    %s
    rows:
      - {a: x, b: p%s}
      - {a: y, b: q}
      - {a: z, b: r}
templates:
  - {id: t, table: t, prompt: "<a>?", answer: <b>%s}
"""


def test_thin_rows_are_noted_and_a_template_that_asks_nothing_is_an_error() -> None:
    assert codes(THIN % ("ignore: []", "", "")) == ["BQ422"] * 3 + ["BQ401"]
    problems = made(THIN % ("ignore: []", "", "")).problems
    assert [problem.severity for problem in problems] == ["note"] * 3 + ["error"]
    assert "2 values are known to be wrong" in problems[0].message
    assert problems[0].place.line < problems[1].place.line
    assert problems[0].message.startswith("t passes over row x: ")


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        (("ignore: []", ", ignore: [BQ422]", ""), 2),
        (("ignore: [BQ422]", "", ""), 0),
        (("ignore: []", "", ", ignore: [BQ422]"), 0),
        (("ignore: [BQ401]", "", ", ignore: [BQ401]"), 3),
    ],
)
def test_warnings_and_notes_may_be_ignored_and_errors_not(
    said: tuple[str, str, str], noted: int
) -> None:
    pack = pack_of(HEAD + THIN % said)
    assert [problem.code for problem in bank.make(pack).problems] == ["BQ422"] * noted + ["BQ401"]
    whole = pack_of(HEAD + "ignore: [BQ422]\n" + THIN % ("ignore: []", "", ""))
    assert [problem.code for problem in bank.make(whole).problems] == ["BQ401"]


def test_several_right_answers_are_one_warning_a_template() -> None:
    text = """
tables:
  t:
    rows:
      - {a: x, b: [p, q]}
      - {a: y, b: [r, s]}
      - {a: w, b: u}
      - {a: z, b: v}
templates:
  - {id: t, table: t, prompt: "<a>?", answer: <b>%s}
"""
    assert codes(text % "") == ["BQ411"]
    (problem,) = made(text % "").problems
    assert "for x: p (line 7) and q (line 7); so has 1 other claim" in problem.message
    assert codes(text % ", several_right: true") == []


def test_rows_that_multiply_without_end_ask_nothing() -> None:
    columns = "abcd"
    cells = ", ".join(f"{name}: [{', '.join(map(str, range(20)))}]" for name in columns)
    text = f"""
tables:
  t:
    rows:
      - {{k: x, z: p, {cells}}}
      - {{k: y, z: q, a: 1, b: 1, c: 1, d: 1}}
templates:
  - {{id: t, table: t, prompt: "<a> <b> <c> <d>?", answer: <z>}}
"""
    assert asked(text) == {}
    assert codes(text) == ["BQ405"]


@pytest.mark.parametrize(
    ("module", "name"),
    [(claims, "CLAIMS_LIMIT"), (outcomes, "OUTCOME_LIMIT"), (claims, "GRAIN_LIMIT")],
)
def test_what_would_take_too_long_is_an_error(
    module: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = PEOPLE + '  - {id: t, table: people, prompt: "<job> <seasons>?", answer: <name>}'
    monkeypatch.setattr(module, name, 2)
    assert asked(text) == {}
    assert codes(text) == ["BQ405"]


def test_beyond_the_limit_of_questions_no_template_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(effort, "QUESTIONS_LIMIT", 4)
    line = '  - {id: %s, table: people, prompt: "%s: <name>?", answer: <town>}\n'
    text = PEOPLE + line % ("t", 1) + line % ("u", 2)
    assert {name.partition("/")[0] for name in asked(text)} == {"t"}
    assert codes(text) == ["BQ405"]


def test_one_claim_with_very_many_right_answers_is_asked_for_some_rows() -> None:
    rows = "\n".join(f"      - {{a: n{n}, b: {'odd' if n % 2 else 'even'}}}" for n in range(400))
    text = f"""
tables:
  t:
    rows:
{rows}
templates:
  - {{id: t, table: t, prompt: "Which is <b>?", answer: <a>, several_right: true}}
"""
    found = asked(text)
    assert codes(text) == ["BQ425"]
    assert len(found) == 2 * (10_000 // 200)
    assert all(len(one.answers) + len(one.also_right) == 200 for one in found.values())
    assert all(one.pool_size == 200 and len(one.pool) == 50 for one in found.values())


def test_cards_hold_the_questions_of_one_prompt() -> None:
    text = """
tables:
  crew:
    key: [role, name]
    rows:
      - {role: director, name: Ann}
      - {role: director, name: Bo}
      - {role: writer, name: Cy}
      - {role: writer, name: Di}
      - {role: cook, name: Ed}
templates:
  - {id: t, table: crew, prompt: "Who was <role>?", answer: <name>, several_right: true}
"""
    cards = bank.cards(made(text).questions)
    assert [(card.key, [one.id for one in card.questions]) for card in cards] == [
        ("who was cook", ["p/t/cook | Ed"]),
        ("who was director", ["p/t/director | Ann", "p/t/director | Bo"]),
        ("who was writer", ["p/t/writer | Cy", "p/t/writer | Di"]),
    ]


def test_notes_on_statements_name_the_key_and_show_the_hole() -> None:
    text = """
tables:
  t:
    columns: {studio: {partial: true}}
    rows:
      - {name: Alpha, studio: Nordisk}
      - {name: Beta, studio: Nordisk}
templates:
  - id: made
    table: t
    prompt: Who made <name>?
    answer: <studio>
    statement: <answer> made <name>.
    reverse:
      prompt: What is by <studio>?
      several_right: true
      statement: <answer> is by <studio>.
"""
    told = {problem.message for problem in made(text).problems}
    assert (
        "`statement` of made passes over row Alpha: "
        "column studio is `partial`, which leaves open what answers “<answer> made Alpha.”"
    ) in told
    assert (
        "`statement` of made~ passes over row Beta: "
        "no value is known to be wrong for “<answer> is by Nordisk.”"
    ) in told
