"""Cards of Anki and Quizlet: headers, separators, HTML, gaps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange.cards import FORMAT
from bureau_quiz.authoring.exchange.documents import decoded
from bureau_quiz.authoring.exchange.model import Document, Harvest, Sheet


def read(text: str) -> Harvest:
    return FORMAT.read(Document("cards.txt", text))


def rows(sheet: Sheet) -> list[tuple[str, ...]]:
    return [tuple(" ".join(cell) for cell in row.cells) for row in sheet.rows]


PAIRS = [("agency", "a bureau"), ("legend", "a life made up"), ("mole", "a spy within")]


@pytest.mark.parametrize(
    ("sides", "between"),
    [
        ("\t", "\n"),
        ("---", "\n"),
        (" - ", "\n"),
        (",", "\n"),
        (": ", "\n"),
        ("|", "\n"),
        ("\n", "\n\n"),
        (",", ";"),
        ("\t", ";"),
        ("\n", "\n"),
        (" – ", "\n\n"),
    ],
)
def test_quizlet_lets_its_separators_be_chosen(sides: str, between: str) -> None:
    text = between.join(sides.join(pair) for pair in PAIRS)
    document = Document("cards.txt", text)
    assert 0 < FORMAT.recognises(document) < 90
    (sheet,) = FORMAT.read(document).sheets
    assert rows(sheet) == PAIRS
    assert sheet.columns == ("term", "definition")
    (template,) = sheet.templates
    assert template.prompt == "Which definition goes with “<term>”?"
    assert template.reverse == "Which term goes with “<definition>”?"


def test_quotes_of_quizlet_are_part_of_the_text() -> None:
    (sheet,) = read('"legend"\t"a life" made up\nmole\tthe "inner" spy').sheets
    assert rows(sheet) == [('"legend"', '"a life" made up'), ("mole", 'the "inner" spy')]


ANKI = """\
#separator:Comma
#html:true
#notetype column:1
#deck column:2
#tags column:5
#columns:Note,Deck,Country,Capital,Tags
Basic,World::Europe,France,<b>Paris</b>,"west old"
# a remark
Basic,World::Europe,Malta,"Valletta &amp; around,<br>with ""quotes""
in two lines",south
Basic,World::Asia,Japan,<img src="x.png" alt="Tokyo"> [sound:x.mp3],
Basic,World::Asia,Nepal,,
"""


def test_anki_says_in_its_header_what_columns_hold() -> None:
    document = Document("notes.txt", ANKI)
    assert FORMAT.recognises(document) > 90
    harvest = FORMAT.read(document)
    europe, asia = harvest.sheets
    assert (europe.name, asia.name) == ("Europe", "Asia")
    assert europe.columns == ("Country", "Capital", "tags")
    assert europe.rows[0].cells == (("France",), ("Paris",), ("west", "old"))
    assert rows(europe)[1][1] == 'Valletta & around, with "quotes" in two lines'
    assert europe.rows[1].place.line == 9
    assert rows(asia)[0] == ("Japan", "[Tokyo]")
    assert asia.rows[0].place.line == 11
    assert europe.templates[0].prompt == "Which capital goes with “<Country>”?"
    assert europe.templates[0].category == "Europe"
    (picture,) = (remark for remark in harvest.remarks if not remark.dropped)
    assert "a picture and a sound" in picture.message


@pytest.mark.parametrize(
    ("named", "sign"),
    [("tab", "\t"), ("Semicolon", ";"), ("Pipe", "|"), ("colon", ":"), (";", ";"), ("", ";")],
)
def test_separators_of_anki_have_names(named: str, sign: str) -> None:
    header = f"#separator:{named}\n" if named else "#html:false\n"
    (sheet,) = read(f"{header}one{sign}two\nthree{sign}four\n").sheets
    assert rows(sheet) == [("one", "two"), ("three", "four")]


def test_html_is_text_where_the_header_says_so() -> None:
    (sheet,) = read("#separator:tab\n#html:false\n<b>\tbold &amp; fat\n<i>\tslanted").sheets
    assert rows(sheet) == [("<b>", "bold &amp; fat"), ("<i>", "slanted")]


def test_fronts_that_ask_are_asked_by_themselves() -> None:
    (sheet,) = read("#separator:tab\nWho is Malotru?\tDuflot\nWho is Phénomène?\tMarina").sheets
    (template,) = sheet.templates
    assert (template.prompt, template.answer, template.reverse) == ("<term>", "definition", "")


def test_a_column_that_explains_is_an_explanation() -> None:
    text = "#separator:tab\n#columns:Front\tBack\tExtra\nmole\ta spy within\tsee Le Carré\na\tb\t"
    (sheet,) = read(text).sheets
    assert sheet.columns == ("term", "definition", "Extra")
    assert sheet.templates[0].explanation == "<Extra>"


def test_gaps_are_typed() -> None:
    text = "#separator:tab\n{{c1::Paris}} lies on the {{c2::Seine::river}}, {{c1::Paris}}.\tFrance"
    one, other = read(text).entries
    assert (one.prompt, one.answers) == ("[…] lies on the Seine, […].", ("Paris",))
    assert (other.prompt, other.answers) == ("Paris lies on the [river], Paris.", ("Seine",))
    assert {one.kind, other.kind} == {"typed"}
    assert one.explanation == "France"


def test_cards_of_one_side_are_told() -> None:
    harvest = read("#separator:tab\nlonely\nmole\tspy\n\tback\n")
    assert [remark.place.line for remark in harvest.remarks if remark.dropped] == [2, 4]
    assert harvest.kept == 1


@pytest.mark.parametrize(
    "text", ["", "One line.", "No separator here.\nNor here.\nNone.", '{"a": "b",\n"c": "d"}']
)
def test_other_texts_are_no_cards(text: str) -> None:
    assert FORMAT.recognises(Document("x.txt", text)) == 0
    assert read(text).dropped == 1


@given(st.text(alphabet='ab\t,;:-#\n"{}c1<>&=[] ', max_size=120))
def test_nothing_in_a_file_raises(text: str) -> None:
    for said in (text, f"#separator:tab\n{text}", f"#html:true\n#tags column:2\n{text}"):
        document = decoded("x.txt", said.encode())
        FORMAT.recognises(document)
        harvest = FORMAT.read(document)
        assert all(len(row.cells) == len(one.columns) for one in harvest.sheets for row in one.rows)
