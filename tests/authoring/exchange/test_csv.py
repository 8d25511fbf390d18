"""Tables of questions: headers as people write them, and how they say what is right."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange.csv import FORMAT
from bureau_quiz.authoring.exchange.documents import decoded
from bureau_quiz.authoring.exchange.model import Document, Entry, Harvest
from tests.authoring.exchange.harvesting import bring_file, questions_at


def read(text: str) -> Harvest:
    return FORMAT.read(Document("quiz.csv", text))


def one(text: str) -> Entry:
    harvest = read(text)
    assert not harvest.dropped, harvest.remarks
    (entry,) = harvest.entries
    return entry


PARIS = ("Capital of France?", ("Paris",), ("Rome", "Berlin"))


@pytest.mark.parametrize(
    "text",
    [
        "question,answer,wrong 1,wrong 2\nCapital of France?,Paris,Rome,Berlin",
        "Question;Correct Answer;Incorrect Answer 1;Incorrect Answer 2\n"
        "Capital of France?;Paris;Rome;Berlin",
        "Wrong Answer 2\tWrong Answer 1\tRight answer\tPROMPT\n"
        "Berlin\tRome\tParis\tCapital of France?",
        "Question|Option A|Option B|Option C|Correct\nCapital of France?|Rome|Paris|Berlin|B",
        "question,a,b,c,answer\nCapital of France?,Rome,Paris,Berlin,b)",
        "question,option1,option2,option3,correct_answer\n"
        "Capital of France?,Rome,Paris,Berlin,paris",
        "Question,Choice 1,Choice 2,Choice 3,Correct option\n"
        "Capital of France?,Rome,Paris,Berlin,2",
        "Question - max 120 characters,Answer 1 - max 75 characters,Answer 2,Answer 3,"
        "Time limit (sec),Correct answer(s) - choose at least one\n"
        "Capital of France?,Rome,Paris,Berlin,20,2",
        "Quiz of June\n\nQuestion,Answer,Distractors\nCapital of France?,Paris,Rome; Berlin",
        'Question,Answer,Wrong answers\nCapital of France?,Paris,"Rome, Berlin"',
        'question,options,answer\nCapital of France?,"[""Rome"", ""Paris"", ""Berlin""]",Paris',
        'question,options,answer\nCapital of France?,Rome|Paris|Berlin,2',
        "sep=;\nFrage;Antwort;Falsch 1;Falsch 2\nCapital of France?;Paris;Rome;Berlin",
        '"Question","Answer","Wrong","Wrong"\n"Capital of France?","Paris","Rome","Berlin"',
    ],
)  # fmt: skip
def test_headers_in_usual_names_and_any_order(text: str) -> None:
    assert FORMAT.recognises(Document("quiz.csv", text)) > 50
    entry = one(text)
    assert (entry.prompt, entry.answers, set(entry.distractors)) == (
        PARIS[0],
        PARIS[1],
        set(PARIS[2]),
    )
    assert entry.kind == "choice"


@pytest.mark.parametrize(
    ("rows", "answers"),
    [
        ("Which?,2,3,4,2\nWhat?,5,6,7,6", [("2",), ("6",)]),  # the text, where it always is one
        ("Which?,2,3,9,2\nWhat?,5,6,7,1", [("3",), ("5",)]),  # the number, where it is not
        ("Which?,a,b,c,0\nWhat?,d,e,f,2", [("a",), ("f",)]),  # counted from nought
        ("Which?,Anna,Bea,Cleo,C\nWhat?,x,y,z,A", [("Cleo",), ("x",)]),
    ],
)
def test_the_whole_file_says_how_answers_are_named(
    rows: str, answers: list[tuple[str, ...]]
) -> None:
    harvest = read(f"question,option 1,option 2,option 3,correct\n{rows}")
    assert [entry.answers for entry in harvest.entries] == answers


@pytest.mark.parametrize(
    ("header", "row", "kind", "answers", "wrong"),
    [
        ("question,answer", "Ice is cold.,TRUE", "true-false", (), ()),
        ("question,a,b,answer", "Ice is cold.,True,False,False", "true-false", (), ()),
        ("question,answer", "Who?,Anna", "typed", ("Anna",), ()),
        ("question,a,b,c,d,answer", 'Which?,p,q,r,s,"A,C"', "multiple", ("p", "r"), ("q", "s")),
        ("question,a,b,c,answer", "Which?,p,q,r,1 and 2", "choice", ("p", "q"), ("r",)),
        ("type,question,answer,wrong", "Multiple Choice,Who?,A,B", "choice", ("A",), ("B",)),
        (
            "kind,question,right 1,right 2,right 3",
            "order,Sort.,a,b,c",
            "order",
            ("a", "b", "c"),
            (),
        ),
        ("kind,question,answer,within", "number,How many?,7,2", "number", ("7",), ()),
    ],
)
def test_kinds(
    header: str, row: str, kind: str, answers: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    entry = one(f"{header}\n{row}")
    assert (entry.kind, entry.answers, entry.distractors) == (kind, answers, wrong)
    assert entry.truth is (None if kind != "true-false" else row.endswith("TRUE"))


def test_what_is_beside_the_question() -> None:
    entry = one(
        "Question,Answer,Wrong,Topic,Level,Feedback,Reference\n"
        'Who?,Anna,Eva,People,Hard,"She was, as ""we"" know,\nthe first.",a book'
    )
    assert (entry.category, entry.difficulty, entry.source) == ("People", 3, "a book")
    assert entry.explanation == 'She was, as "we" know,\nthe first.'


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Who?,Zoe,Eva,Anna", "is none of its options"),
        (",A,Eva,Anna", "it asks nothing"),
        ("Who?,,Eva,Anna", "does not say what is right"),
        ("Who?,A,Eva,Anna,and,more", "has 6 cells, and the header has 4"),
    ],
)
def test_rows_that_cannot_be_asked_are_told_by_their_line(row: str, why: str) -> None:
    harvest = read(f"question,answer,a,b\n\n{row}\nWho else?,B,Eva,Anna")
    assert [entry.place.line for entry in harvest.entries] == [4]
    (told,) = harvest.remarks
    assert told.dropped
    assert why in told.message
    assert told.place.line == 3


def test_columns_of_no_use_are_told() -> None:
    harvest = read("id,question,answer,price\n1,Who?,Anna,7")
    assert [remark.message for remark in harvest.remarks] == [
        "columns “id” and “price” are not used"
    ]
    assert not harvest.dropped


@pytest.mark.parametrize(
    "text",
    ["country,capital\nFrance,Paris\n", "name;answer\nx;y\n", "#separator:tab\nq\ta\n", "", "?"],
)
def test_other_tables_are_not_taken_for_questions(text: str) -> None:
    assert FORMAT.recognises(Document("facts.csv", text)) == 0
    assert read(text).dropped == 1


def test_without_a_header_what_asks_comes_first() -> None:
    entry = one("Capital of France?,Paris,Rome,Berlin")
    assert (entry.prompt, entry.answers, entry.distractors) == PARIS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    text = "Question;Answer;Wrong\r\nWo liegt Köln?;am Rhein;“Zürich”\r\n"
    imported = bring_file(tmp_path, "quiz.csv", text.encode(encoding))
    (question,) = questions_at(imported.path)
    assert (question.prompt, question.distractors) == ("Wo liegt Köln?", ("“Zürich”",))


@given(st.text(alphabet='abc,;\t|"\n?1A[] ', max_size=120))
def test_nothing_in_a_file_raises(text: str) -> None:
    for said in (text, f"question,answer,a,b\n{text}", f"question\tcorrect\toptions\n{text}"):
        document = decoded("x.csv", said.encode())
        FORMAT.recognises(document)
        FORMAT.read(document)


def test_lone_quotes_cost_no_more_than_their_line() -> None:
    rows = "".join(f'"Who is {n}?,Anna,Eva\n' for n in range(20_000))
    assert read(f"question,answer,wrong\n{rows}").entries[-1].place.line == 20_001
