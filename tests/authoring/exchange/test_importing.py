"""Whatever files hold, an import keeps what works, tells the rest, and passes every check."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange import cards, importing, pieces, placing, records, writing
from bureau_quiz.authoring.exchange.importing import Gathered
from bureau_quiz.authoring.exchange.model import (
    Entry,
    Harvest,
    Remark,
    Sheet,
    SheetRow,
    SheetTemplate,
)
from bureau_quiz.errors import PackUnreadable, Place, WrongUse
from tests.authoring.exchange.harvesting import (
    HERE,
    bring,
    dropped,
    errors_at,
    pack_at,
    questions_at,
    raw_entries,
    raw_texts,
)


def at(line: int) -> Place:
    return Place("quiz.txt", line)


def choice(prompt: str, answer: str, *wrong: str, line: int = 1) -> Entry:
    return Entry(at(line), prompt, (answer,), distractors=wrong)


AGAIN = "is asked already, with the same answer"

CAPITALS = [("France", "Paris"), ("Italy", "Rome"), ("Spain", "Madrid"), ("Malta", "Valletta")]


def sheet(*rows: tuple[str, ...], prompt: str = "Capital of <country>?", **more: object) -> Sheet:
    template = SheetTemplate(prompt, "capital", "Country of <capital>?")
    cells = (tuple((text,) if text else () for text in row) for row in rows)
    facts = tuple(SheetRow(at(n), cell) for n, cell in enumerate(cells, 1))
    return Sheet("capitals", ("country", "capital"), facts, (template,), **more)  # type: ignore[arg-type]


@given(st.lists(raw_entries(), max_size=12))
def test_entries_of_any_kind_end_in_a_sound_pack(entries: list[Entry]) -> None:
    with TemporaryDirectory() as folder:
        imported = bring(Path(folder), *entries)
        assert imported.read == len(entries)
        assert imported.kept + imported.dropped == len(entries)
        if imported.kept:
            assert not errors_at(imported.path)
            again = sum(AGAIN in remark.message for remark in imported.remarks)
            assert len(questions_at(imported.path)) == imported.questions == imported.kept - again
        else:
            assert not imported.path.exists()


names = st.one_of(raw_texts, st.sampled_from(("answer", "never", "a.b", "<x>", "", "row")))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    columns = tuple(draw(st.lists(names, min_size=1, max_size=4)))
    cell = st.lists(raw_texts, max_size=2).map(tuple)
    cells = st.lists(cell, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = [SheetRow(HERE, row) for row in draw(st.lists(cells, max_size=8))]
    prompt = draw(st.one_of(raw_texts, st.just(f"What is <{columns[0]}>?")))
    template = SheetTemplate(prompt, columns[-1], f"Whose is <{columns[-1]}>?")
    return Sheet(draw(names), columns, tuple(rows), (template,))


@given(st.lists(sheets(), min_size=1, max_size=2))
def test_sheets_of_any_kind_end_in_a_sound_pack(found: list[Sheet]) -> None:
    with TemporaryDirectory() as folder:
        imported = bring(Path(folder), sheets=tuple(found))
        assert imported.read == sum(len(one.rows) for one in found)
        if imported.kept:
            assert not errors_at(imported.path)
            kept = sum(len(table.rows) for table in pack_at(imported.path).tables.values())
            assert kept == imported.kept
        else:
            assert not imported.path.exists()


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (choice("", "a", "b"), "has no prompt"),
        (choice("\x07", "a", "b"), "has no prompt that shows"),
        (choice("Who?", "", "b"), "has no answer"),
        (choice("Who?", "Anna", "anna"), "has 0 wrong options"),
        (choice("Who?" + "x" * 5_000, "a", "b"), "the prompt has 5,004 characters"),
        (Entry(at(1), "True?", kind="true-false"), "neither said to be true nor to be false"),
        (Entry(at(1), "Order", ("a", "b"), "order"), "puts 2 in order"),
        (Entry(at(1), "Match", kind="match", pairs=(("a", "b"),)), "matches 1 pair"),
        (Entry(at(1), "All", ("a", "b"), "multiple", ("c",)), "has 1 wrong option"),
        (
            Entry(at(1), "How many?", ("5",), "number", within="2", min="4", max="6"),
            "so short that a guess is near",
        ),
    ],
)
def test_what_cannot_be_asked_is_dropped_and_told(tmp_path: Path, entry: Entry, why: str) -> None:
    imported = bring(tmp_path, entry, choice("And who?", "Eva", "Ada", "Mia"))
    (told,) = dropped(imported)
    assert why in told.message
    assert told.place == entry.place
    assert (imported.read, imported.kept) == (2, 1)


@pytest.mark.parametrize(
    ("entry", "kind", "answers", "wrong", "why"),
    [
        (choice("Who?", "Anna", "anna", "Eva"), "choice", ("Anna",), ("Eva",), "is right as well"),
        (choice("Who?", "Anna", "Eva", "eva."), "choice", ("Anna",), ("Eva",), "is there twice"),
        (choice("Which?", "C", "C++", "C#"), "choice", ("C",), ("C++", "C#"), ""),
        (choice("Who?", "Anna", "", "Eva"), "choice", ("Anna",), ("Eva",), "says nothing"),
        (choice("Who?", "Anna"), "typed", ("Anna",), (), "the answer is typed"),
        (choice("Who?", "An\x07na", "Eva"), "choice", ("Anna",), ("Eva",), "was taken out"),
        (Entry(at(1), "n?", ("7",), "number"), "typed", ("7",), (), "so it is typed"),
        (Entry(at(1), "n?", ("vii",), "number", within="1"), "typed", ("vii",), (), "no number"),
        (Entry(at(1), "Is?", ("a", "A"), "typed"), "typed", ("a",), (), ""),
    ],
)
def test_what_can_be_mended_is(
    tmp_path: Path,
    entry: Entry,
    kind: str,
    answers: tuple[str, ...],
    wrong: tuple[str, ...],
    why: str,
) -> None:
    imported = bring(tmp_path, entry)
    (question,) = questions_at(imported.path)
    assert (question.kind, question.answers, question.distractors) == (kind, answers, wrong)
    assert not imported.dropped
    assert [why in remark.message for remark in imported.remarks] == ([True] if why else [])


def test_what_is_asked_twice_with_one_answer_is_one_question(tmp_path: Path) -> None:
    imported = bring(
        tmp_path,
        choice("Who is the boss?", "Duflot", "Eva", "Ada", line=3),
        replace(choice("who is the boss", "duflot", "ADA", "Mia", line=7), explanation="By rank."),
        choice("Who is the boss?", "Marina", "Ada", line=9),
        choice("Who is the boss++?", "Marina", "Ada", line=11),
    )
    (again,) = (remark for remark in imported.remarks if AGAIN in remark.message)
    assert (again.place.line, again.dropped) == (7, False)
    assert again.message.endswith(f"{AGAIN}: line 3; they are one question now")
    (other,) = dropped(imported)
    assert other.place.line == 9
    assert "with another answer already: line 3" in other.message
    assert (imported.read, imported.kept, imported.questions) == (4, 3, 2)
    boss = questions_at(imported.path)[0]
    assert boss.answers == ("Duflot",)
    assert boss.distractors == ("Eva", "Ada", "Mia")
    assert boss.explanation == "By rank."


def test_repeats_of_what_has_an_error_are_all_dropped(tmp_path: Path) -> None:
    short = Entry(at(1), "How many?", ("5",), "number", within="2", min="4", max="6")
    sound = choice("And who?", "Eva", "Ada", "Mia", line=3)
    imported = bring(tmp_path, short, replace(short, place=at(2)), sound)
    assert [remark.place.line for remark in dropped(imported)] == [1, 2]
    assert (imported.read, imported.kept) == (3, 1)


PAIRS = (("a", "1"), ("b", "2"), ("c", "3"))
TURNED = (("a", "2"), ("b", "1"), ("c", "3"))


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (Entry(at(1), "Who?", ("Eva",), "typed"), choice("Who?", "Eva", "Ada"), 2),
        (choice("Who?", "Eva", "Ada"), Entry(at(1), "Who?", ("Eva",), "typed"), 2),
        (choice("Who?", "Eva", "Ada"), Entry(at(1), "Who?", ("Mia", "Eva"), "typed"), 2),
        (choice("Who?", "Eva", "Ada"), Entry(at(1), "Who?", ("Ada", "Eva"), "typed"), 1),
        (Entry(at(1), "Who?", ("Eva", "Ev"), "typed"), choice("Who?", "Eva", "ev", "Mia"), 1),
        (Entry(at(1), "Match", kind="match", pairs=PAIRS),) * 2 + (2,),
        (
            Entry(at(1), "Match", kind="match", pairs=PAIRS),
            Entry(at(1), "Match", kind="match", pairs=TURNED),
            1,
        ),
        (
            Entry(at(1), "Order", ("a", "b", "c"), "order"),
            Entry(at(1), "Order", ("b", "a", "c"), "order"),
            1,
        ),
        (
            Entry(at(1), "True?", kind="true-false", truth=True),
            Entry(at(1), "True?", kind="true-false", truth=False),
            1,
        ),
        (
            Entry(at(1), "Which?", ("a", "b"), "multiple", ("c", "d")),
            Entry(at(1), "Which?", ("b", "a"), "multiple", ("d", "e")),
            2,
        ),
        (choice("Which?", "a", "b", "c"), Entry(at(1), "Which?", ("a",), "except", ("b", "c")), 1),
    ],
)
def test_one_prompt_is_one_question_of_one_answer(
    tmp_path: Path, first: Entry, second: Entry, kept: int
) -> None:
    imported = bring(tmp_path, first, second)
    assert (imported.read, imported.kept, imported.questions) == (2, kept, 1)
    (question,) = questions_at(imported.path)
    if {first.kind, second.kind} == {"typed", "choice"} and kept == 2:
        assert (question.kind, question.distractors) == ("choice", ("Ada",))
        assert question.answers == tuple(dict.fromkeys((*first.answers, *second.answers)))
    if first.kind == "multiple":
        assert question.distractors == ("c", "d", "e")


def test_a_sheet_becomes_a_table_that_asks_either_way(tmp_path: Path) -> None:
    imported = bring(tmp_path, sheets=(sheet(*CAPITALS, ("France", "Paris"), ("Chad", "")),))
    (repeated, poor) = dropped(imported)
    assert "is there already: line 1" in repeated.message
    assert "has one cell only" in poor.message
    assert (imported.kept, imported.questions) == (4, 8)
    table = pack_at(imported.path).tables["capitals"]
    assert list(table.rows) == [country for country, _ in CAPITALS]


def test_rows_of_one_name_are_kept_under_both_columns(tmp_path: Path) -> None:
    imported = bring(
        tmp_path, sheets=(sheet(*CAPITALS, ("Bolivia", "Sucre"), ("Bolivia", "La Paz")),)
    )
    pack = pack_at(imported.path)
    assert pack.tables["capitals"].key == ("capital",)
    assert imported.kept == 6
    assert [template.several_right for template in pack.templates] == [True, False]


def test_too_few_rows_for_options_are_typed(tmp_path: Path) -> None:
    imported = bring(tmp_path, sheets=(sheet(*CAPITALS[:2]),))
    assert {template.kind for template in pack_at(imported.path).templates} == {"typed"}
    assert imported.questions == 4


def test_columns_get_names_that_a_pack_can_hold(tmp_path: Path) -> None:
    rows = tuple(SheetRow(at(n), ((a,), (b,))) for n, (a, b) in enumerate(CAPITALS, 1))
    template = SheetTemplate("What is <a.b>?", "answer", "Whose is <answer>?")
    imported = bring(tmp_path, sheets=(Sheet("x<y", ("a.b", "answer"), rows, (template,)),))
    pack = pack_at(imported.path)
    assert list(pack.tables["x y"].columns) == ["a b", "answer 2"]
    assert pack.tables["x y"].columns["answer 2"].label == "answer"
    assert imported.questions == 8


def test_a_spelling_that_is_another_value_is_left_out(tmp_path: Path) -> None:
    accept = {"Paris": ("Rome", "Lutetia"), "Rome": ("Roma",)}
    imported = bring(tmp_path, sheets=(sheet(*CAPITALS, accept=accept),))
    assert pack_at(imported.path).accept == {"Paris": ("Lutetia",), "Rome": ("Roma",)}
    assert any("cannot be good for" in remark.message for remark in imported.remarks)


def test_several_files_become_one_pack(tmp_path: Path) -> None:
    one = Harvest((choice("Who?", "a", "b"),), title="One", licence="CC0")
    two = Harvest((choice("What?", "a", "b"),), remarks=(Remark(at(9), "lost", True),), title="Two")
    gathered = [Gathered(tmp_path / "a", "x", one), Gathered(tmp_path / "b", "y", two)]
    imported = importing.bring(gathered, tmp_path / "Vieux Québec.yaml")
    pack = pack_at(imported.path)
    assert (pack.id, pack.title, pack.licence) == ("vieux-quebec", "One", "CC0")
    assert (imported.read, imported.kept, imported.forms) == (3, 2, ("x", "y"))


# Where it is put

GOOD = choice("Who?", "Anna", "Eva", "Ada", "Mia")


def test_nothing_is_replaced_unless_told(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    target.write_text("precious")
    gathered = [Gathered(tmp_path / "a", "x", Harvest((GOOD,)))]
    with pytest.raises(WrongUse, match="is there already"):
        importing.bring(gathered, target)
    assert target.read_text() == "precious"
    importing.bring(gathered, target, force=True)
    assert pack_at(target).id == "mine"
    assert list(tmp_path.iterdir()) == [target]


def test_what_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.yaml"

    def slow(*_: object) -> pieces.Written:
        target.write_text("precious")
        return made(*_)  # type: ignore[arg-type]

    made = writing.write_file
    monkeypatch.setattr(writing, "write_file", slow)
    with pytest.raises(WrongUse, match="is there already"):
        importing.bring([Gathered(tmp_path / "a", "x", Harvest((GOOD,)))], target)
    assert target.read_text() == "precious"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_replaced_only_where_an_import_made_it(tmp_path: Path) -> None:
    imported = bring(tmp_path, GOOD, name="many")
    assert {file.name for file in imported.path.glob("*.yaml")} == {
        "pack.yaml",
        "questions-01.yaml",
    }
    assert bring(tmp_path, GOOD, name="many").kept == 1
    (imported.path / "thesis.txt").write_text("precious")
    with pytest.raises(WrongUse, match="holds more than an import writes"):
        bring(tmp_path, GOOD, name="many")
    assert (imported.path / "thesis.txt").read_text() == "precious"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="There is no folder"):
        placing.refuse(tmp_path / "no" / "pack.yaml", force=False)


def test_too_much_for_one_file_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bureau_quiz.packs import loading

    monkeypatch.setattr(loading, "SIZE_LIMIT", 1_000)
    entries = [choice(f"Who is number {n}?", "Anna", "Eva", "Ada") for n in range(20)]
    with pytest.raises(PackUnreadable, match="too much for one file") as refused:
        bring(tmp_path, *entries)
    assert "folder" in refused.value.mend
    assert not list(tmp_path.iterdir())


def test_a_file_of_no_known_format_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear aunt,\nall is well.")
    with pytest.raises(PackUnreadable, match="no format that is known"):
        importing.gather(file)
    with pytest.raises(WrongUse, match="There is no format"):
        importing.gather(file, "gft")


@pytest.mark.parametrize(
    ("card", "count", "what"),
    [("a\tb\n", 12, "questions"), ("a,b;", 12, "questions"), ("\n", 40, "lines")],
)
def test_a_file_of_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, card: str, count: int, what: str
) -> None:
    for module in (importing, cards, records):
        monkeypatch.setattr(module, "ITEM_LIMIT", 10)
    monkeypatch.setattr(importing, "LINE_LIMIT", 30)
    file = tmp_path / "many.txt"
    file.write_text(card * count)
    with pytest.raises(PackUnreadable, match=f"more than [0-9]+ {what}"):
        importing.gather(file)
