"""Data files of quiz(6), written for these tests."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange import bsdgames, formats, importing
from bureau_quiz.authoring.exchange.documents import decoded
from bureau_quiz.authoring.exchange.model import Harvest
from bureau_quiz.authoring.look import look
from tests.authoring.exchange.harvesting import dropped, errors_at

CAPITALS = """\
Norway:Oslo|Kristiania
{The }Netherlands|Holland:Amsterdam
{Republic of }Ireland|Eire:Dublin
C[^\bo|o\b^|o]te d'Ivoire:Yamoussoukro
Bolivia:Sucre|La Paz
Iceland:Reykjav['\bi|i\b'|i]k
Nauru:
"""

PRESIDENTS = """\
{J{ohn} }Adams:1797-1801:{T{homas} }Jefferson
{T{homas} }Jefferson:1801-{{18}0}9:\\
{A{aron} }Burr|{G{eorge} }Clinton
{J{ohn} }{Q{uincy} }Adams:1825-{{18}2}9:{J{ohn} }{C. }Calhoun
{A{ndrew} }Jackson:1829-{18}37:{J{ohn} }{C. }Calhoun|{M{artin} }Van Buren
"""

MORSE = "".join(
    f"{letter}:{code}\n"
    for letter, code in zip("AENRSTU", (".-", ".", "-.", ".-.", "...", "-", "..-"), strict=True)
)

SIDES = """\
heads:tails
north:south
left|larboard:right|starboard
port|larboard:starboard
day{time}:night[time|-time]
"""

YOUNG = """\
cub:lion|bear
pup:seal|fox
kit:fox|rabbit
calf:cow|whale
"""

INDEX = """\
/usr/share/quiz/capitals:countr[y|ies]:cap{ital}
/usr/share/quiz/presidents:pres{ident}:term:vice{-president}
/usr/share/quiz/morse:letter:morse{-code}
"""


def harvested(text: str, path: str = "list") -> Harvest:
    return bsdgames.read(decoded(path, text.encode()))


def column(harvest: Harvest, at: int) -> list[tuple[str, ...]]:
    (sheet,) = harvest.sheets
    return [row.cells[at] for row in sheet.rows]


def test_columns_become_cells_with_the_first_text_as_the_value() -> None:
    harvest = harvested(CAPITALS)
    assert column(harvest, 0) == [
        ("Norway",),
        ("The Netherlands",),
        ("Republic of Ireland",),
        ("Côte d'Ivoire",),
        ("Bolivia",),
        ("Iceland",),
        ("Nauru",),
    ]
    assert column(harvest, 1)[-3:] == [("Sucre",), ("Reykjavík",), ()]


def test_the_other_texts_are_accepted_spellings() -> None:
    (sheet,) = harvested(CAPITALS).sheets
    assert sheet.accept["Oslo"] == ("Kristiania",)
    assert sheet.accept["The Netherlands"] == ("Holland",)
    assert sheet.accept["Republic of Ireland"] == ("Ireland", "Eire")
    assert "Reykjavík" not in sheet.accept, "folding forgives that anyway"


def test_a_backslash_has_a_line_go_on() -> None:
    harvest = harvested(PRESIDENTS)
    (sheet,) = harvest.sheets
    assert len(sheet.rows) == 4
    assert sheet.rows[1].cells[2] == ("Aaron Burr",)
    assert [row.place.line for row in sheet.rows] == [1, 2, 4, 5]


def test_a_spelling_that_may_be_another_value_is_none() -> None:
    harvest = harvested(PRESIDENTS)
    (sheet,) = harvest.sheets
    assert "Adams" not in sheet.accept["John Quincy Adams"]
    assert "John Adams" not in sheet.accept["John Quincy Adams"]
    assert "J Q Adams" in sheet.accept["John Quincy Adams"]
    told = " ".join(remark.message for remark in harvest.remarks)
    assert "“Adams” is no spelling of “John Adams” here" in told


def test_an_alternative_that_is_a_value_elsewhere_is_one_more_value() -> None:
    harvest = harvested(YOUNG)
    assert column(harvest, 1) == [("lion",), ("seal", "fox"), ("fox",), ("cow",)]
    (sheet,) = harvest.sheets
    assert sheet.accept == {"lion": ("bear",), "fox": ("rabbit",), "cow": ("whale",)}


def test_an_alternative_of_some_rows_alone_is_a_value() -> None:
    harvest = harvested(SIDES)
    assert ("left", "larboard") in column(harvest, 0)
    assert ("port", "larboard") in column(harvest, 0)
    assert ("right", "starboard") in column(harvest, 1)


def test_columns_are_named_by_the_index_beside_them(tmp_path: Path) -> None:
    (tmp_path / "index").write_text(INDEX)
    (tmp_path / "presidents").write_text(PRESIDENTS)
    gathered = importing.gather(tmp_path / "presidents")
    assert gathered.form == "bsdgames"
    (sheet,) = gathered.harvest.sheets
    assert sheet.columns == ("president", "term", "vice president")
    prompts = [template.prompt for template in sheet.templates]
    assert prompts[0] == "Which term goes with the president “<president>”?"
    assert sheet.templates[0].reverse == "Which president goes with the term “<term>”?"
    assert len(prompts) == 3


def test_columns_are_named_by_an_index_of_the_same_import(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    index, data = tmp_path / "elsewhere" / "index", tmp_path / "morse"
    index.write_text(INDEX)
    data.write_text(MORSE)
    gathered = [importing.gather(path, beside=(data, index)) for path in (data, index)]
    assert [one.form for one in gathered] == ["bsdgames", "bsdgames"]
    assert gathered[0].harvest.sheets[0].columns == ("letter", "morse code")
    assert gathered[1].harvest.kept == gathered[1].harvest.dropped == 0
    imported = importing.bring(gathered, tmp_path / "signs.yaml")
    assert (imported.kept, imported.dropped, imported.questions) == (7, 0, 14)


def test_without_an_index_columns_are_numbered_and_prompts_say_which() -> None:
    harvest = harvested(SIDES, "sides")
    (sheet,) = harvest.sheets
    assert sheet.columns == ("column 1", "column 2")
    (template,) = sheet.templates
    assert template.prompt == (
        "In the list sides, what stands in column 2 beside “<column 1>” in column 1?"
    )
    assert template.reverse != template.prompt
    assert "nothing names its columns" in harvest.remarks[-1].message


def test_a_name_that_no_column_can_have_is_its_label(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("sums:sum:ans{wer}\n")
    (tmp_path / "sums").write_text("1 + 1:2\n2 + 2:4\n1 + 2:3\n3 + 3:6\n")
    (sheet,) = importing.gather(tmp_path / "sums").harvest.sheets
    assert sheet.labels[sheet.columns[1]] == "answer"
    assert sheet.templates[0].prompt == "Which answer goes with the sum “<sum>”?"


@pytest.mark.parametrize("text", [CAPITALS, PRESIDENTS, MORSE, SIDES, YOUNG])
def test_a_file_is_recognised_and_becomes_a_pack_without_errors(tmp_path: Path, text: str) -> None:
    file = tmp_path / "facts"
    file.write_text(text)
    imported = importing.bring([importing.gather(file)], tmp_path / "facts.yaml")
    assert imported.forms == ("bsdgames",)
    assert imported.read == len([line for line in text.replace("\\\n", "").split("\n") if line])
    assert [remark.message for remark in dropped(imported)] == (
        ["“Nauru”: has one cell only, and a question needs two"] if text is CAPITALS else []
    )
    assert not errors_at(imported.path)
    assert imported.questions >= imported.kept


def test_alternatives_and_optional_parts_are_right_when_typed(tmp_path: Path) -> None:
    file = tmp_path / "capitals"
    file.write_text(CAPITALS)
    importing.bring([importing.gather(file)], tmp_path / "pack.yaml")
    asked = {one.prompt: one for one in look(tmp_path / "pack.yaml").questions}
    norway = next(one for prompt, one in asked.items() if "“Norway”" in prompt)
    assert norway.answers[0].text == "Oslo"
    assert "Kristiania" in norway.answers[0].accepted


def test_what_cannot_be_read_is_told_with_its_line() -> None:
    harvest = harvested("a:b\nno colon here\nc:d\n" + "x" * 5_000 + ":e\n[f:g}\nh:i{j\n")
    assert harvest.kept == 4
    assert [(remark.place.line, remark.dropped) for remark in harvest.remarks[:4]] == [
        (2, True),
        (4, True),
        (5, False),
        (6, False),
    ]


def test_other_files_are_not_taken_for_it() -> None:
    others = (
        "AUTHOR: me\nWho?:\n- you\n",
        "a,b\n12:30,c\n13:45,d\n",
        "::title::Who? {=I}\n\n::two::What? {=it}\n",
        "http://a.example\nhttp://b.example\n",
        '{"a":1,\n"b":2}\n',
        "Term: meaning\nOther: sense\n",
        "1:2\n",
    )
    assert [bsdgames.recognises(decoded("x.txt", other.encode())) for other in others] == [0] * 7


def as_many_as_lines(text: str) -> None:
    document = decoded("list", text.encode("utf-8", "surrogatepass"))
    bsdgames.recognises(document)
    harvest = bsdgames.read(document)
    lines, parts = 0, ""
    for line in f"{document.text}\n".split("\n"):
        parts += line
        if len(line) - len(line.rstrip("\\")) & 1:
            parts = parts[:-1]
            continue
        lines += bool(parts.strip())
        parts = ""
    assert harvest.kept + harvest.dropped == lines + bool(parts.strip())


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_any_text_is_read(text: str) -> None:
    as_many_as_lines(text)


@given(st.data())
def test_a_good_file_that_was_damaged_is_read(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from((CAPITALS, PRESIDENTS, SIDES, YOUNG, INDEX)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 5))
        text = (
            text[:at] + data.draw(st.text(alphabet="|{}[]:\\\n a'", max_size=4)) + text[at + cut :]
        )
    as_many_as_lines(text)


spelt = st.lists(
    st.sampled_from(("a", "b", "A", "á", "a.", "C++", "C", "d{ e}", "{d }e", "[d|x] e", "")),
    max_size=4,
).map("|".join)


@given(st.lists(st.tuples(spelt, spelt, spelt), min_size=1, max_size=8))
def test_whatever_is_accepted_makes_no_two_values_one(rows: list[tuple[str, ...]]) -> None:
    with TemporaryDirectory() as name:
        file = Path(name) / "facts"
        file.write_text("".join(f"{':'.join(row)}\n" for row in rows))
        imported = importing.bring([importing.gather(file, "bsdgames")], Path(name) / "pack.yaml")
        assert not [one for one in imported.remarks if "cannot be good for" in one.message]


def test_it_is_one_of_the_formats() -> None:
    assert formats.of_name("bsdgames") is bsdgames.FORMAT
