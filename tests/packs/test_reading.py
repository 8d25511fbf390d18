"""What a good pack says arrives as it was said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bureau_quiz import packs
from bureau_quiz.packs.model import Column, ColumnType, Hole, PartialDate, Row, Value
from bureau_quiz.packs.versions import Version
from tests.packs.given import good, reading

BUREAU = """
    pack: the-bureau
    title: The Bureau
    language: fr
    description: Agents and legends.
    licence: CC BY-SA 4.0
    source: Wikipedia

    tables:
      people:
        open: true
        columns:
          gender: {hidden: true}
        rows:
          - {name: Sara Giraudeau, gender: f}
      characters:
        key: name
        columns:
          actor: {to: people, label: Played by}
          seasons: {type: number, min: 1, max: 5}
          rank: {empty: none}
        rows:
          - name: Marina Loiseau
            actor: Sara Giraudeau
            seasons: 1-3
            was: Marina L.
          - name: Guillaume Debailly
            actor: Mathieu Kassovitz
            seasons: [1, 3–5]
            rank: lead
            never: [Paul Lefebvre, A. Non]
      codenames:
        columns:
          of: {to: characters}
        rows:
          - {code: Malotru, of: Guillaume Debailly, meaning: Lout}
          - {code: Phénomène, of: Marina Loiseau, meaning: ~}
      crew:
        key: [role, name]
        rows:
          - {role: director, name: Éric Rochant}
          - {role: writer, name: Éric Rochant}

    templates:
      - id: codename-owner
        table: codenames
        prompt: Whose codename is “<code>” << 1?
        answer: <of>
        reverse: What is one of <of>'s codenames?
        statement: <answer> is “<code>”.
        category: Codenames
        difficulty: 3
        explanation:
          - “<code>” means “<meaning>”.
          - <of> is played by <of.actor>.
        source: Cast
        similar: [rank]
      - id: director
        table: crew
        where: {role: [director, writer]}
        prompt: Who made The Bureau?
        answer: <name>
        several_right: true
        kind: typed
        pool: people.name

    questions:
      - id: first-channel
        prompt: Which channel first aired it?
        answer: Canal+
        distractors: [France 2, Arte, TF1]
        explanation: It ran on Canal+.
      - statement: It is French.
        answer: true

    accept:
      Canal+: [Canal Plus]
"""


def test_a_pack_arrives_whole(tmp_path: Path) -> None:
    pack = good(tmp_path, BUREAU)
    assert (pack.id, pack.title, pack.language) == ("the-bureau", "The Bureau", "fr")
    assert (pack.licence, pack.source) == ("CC BY-SA 4.0", "Wikipedia")
    assert pack.accept == {"Canal+": ("Canal Plus",)}
    assert len(pack.digest) == 16
    assert list(pack.tables) == ["people", "characters", "codenames", "crew"]


def test_tables(tmp_path: Path) -> None:
    tables = good(tmp_path, BUREAU).tables
    people, characters = tables["people"], tables["characters"]
    assert people.open
    assert list(people.rows) == ["Sara Giraudeau", "Mathieu Kassovitz"]
    assert people.columns["gender"].hidden
    assert people.columns["name"].label == "Name"
    assert characters.key == ("name",)
    assert characters.columns["actor"].label == "Played by"
    assert characters.columns["rank"].empty_none
    assert characters.columns["seasons"].max == Decimal(5)
    marina, guillaume = characters.rows.values()
    assert texts(marina, "seasons") == ("1", "2", "3")
    assert texts(guillaume, "seasons") == ("1", "3", "4", "5")
    assert marina.was == ("Marina L.",)
    assert guillaume.never == ("Paul Lefebvre", "A. Non")
    assert "rank" not in marina.cells
    assert tables["codenames"].key == ("code",)
    assert "meaning" not in tables["codenames"].rows["Phénomène"].cells
    assert list(tables["crew"].rows) == ["director | Éric Rochant", "writer | Éric Rochant"]


def texts(row: Row, column: str) -> tuple[str, ...]:
    return tuple(value.text for value in row.cells[column].values)


def test_templates(tmp_path: Path) -> None:
    owner, back, director = good(tmp_path, BUREAU).templates
    assert owner.prompt.parts[0] == "Whose codename is “"
    assert isinstance(owner.prompt.parts[1], Hole)
    assert owner.prompt.parts[2] == "” < 1?"
    assert str(owner.answer) == "<of>"
    assert owner.similar == ("rank",)
    assert (owner.category, owner.difficulty, owner.kind) == ("Codenames", 3, "choice")
    assert len(owner.explanation) == 2
    assert owner.statement is not None
    assert owner.source is not None
    assert owner.source.parts == ("Cast",)
    assert [str(hole) for hole in owner.explanation[1].holes] == ["<of>", "<of.actor>"]
    assert (back.id, str(back.answer), back.similar) == ("codename-owner~", "<code>", ())
    assert back.explanation == owner.explanation
    assert back.statement is None
    assert (director.kind, director.several_right) == ("typed", True)
    assert director.pool == ("people", "name")
    assert director.where == {"role": (Value("director"), Value("writer"))}


def test_questions(tmp_path: Path) -> None:
    first, second = good(tmp_path, BUREAU).questions
    assert first.answers == ("Canal+",)
    assert first.distractors == ("France 2", "Arte", "TF1")
    assert (second.kind, second.truth, second.prompt) == ("true-false", True, "It is French.")
    assert second.id.startswith("it-is-french-")


def test_a_reverse_may_say_its_own(tmp_path: Path) -> None:
    _, back = good(
        tmp_path,
        """
        pack: x
        tables:
          rivers: {rows: [{name: a, sea: b, land: c}]}
        templates:
          - table: rivers
            prompt: Into which sea does the <name> flow in <land>?
            answer: <sea>
            category: Seas
            ignore: [BQ411]
            reverse:
              prompt: Which river flows into <sea>?
              answer: <name>
              difficulty: 3
              several_right: true
              statement: The <answer> flows into <sea>.
              kind: true-false
              ignore: BQ412
        """,
    ).templates
    assert (str(back.answer), back.difficulty, back.category) == ("<name>", 3, "Seas")
    assert back.several_right
    assert back.kind == "true-false"
    assert back.ignore == {"BQ411", "BQ412"}


@pytest.mark.parametrize(
    "written",
    ["NO", "007", "1:30", "1.10", "0x10", "2015-04-27", "true", "1e3", "Null", ".inf", "12_000"],
)
def test_scalars_stay_text(tmp_path: Path, written: str) -> None:
    pack = good(tmp_path, f"pack: x\ntables:\n  a:\n    rows:\n      - {{n: {written}, b: c}}\n")
    (row,) = pack.tables["a"].rows.values()
    assert row.key == written
    assert texts(row, "n") == (written,)


@pytest.mark.parametrize("written", ["~", "null", "", "''", '""', "[]"])
def test_what_is_empty(tmp_path: Path, written: str) -> None:
    pack = good(
        tmp_path, f"pack: x\ntables:\n  a:\n    rows:\n      - n: a\n        b: {written}\n"
    )
    assert "b" not in pack.tables["a"].rows["a"].cells


@pytest.mark.parametrize(
    ("written", "shown", "date"),
    [
        ("2015-04-27", "27 April 2015", PartialDate(2015, 4, 27)),
        ("2016-06", "June 2016", PartialDate(2016, 6)),
        ("2016", "2016", PartialDate(2016)),
        ("2016-02-29", "29 February 2016", PartialDate(2016, 2, 29)),
    ],
)
def test_dates(tmp_path: Path, written: str, shown: str, date: PartialDate) -> None:
    pack = good(
        tmp_path,
        f"pack: x\ntables:\n  a:\n    columns: {{d: {{type: date}}}}\n    rows:\n"
        f"      - {{n: a, d: {written}}}\n",
    )
    assert pack.tables["a"].rows["a"].cells["d"].values == (Value(shown, date=date),)


def test_numbers_keep_how_they_were_typed(tmp_path: Path) -> None:
    pack = good(
        tmp_path,
        """
        pack: x
        tables:
          a:
            columns: {d: {type: number, split: ;}}
            rows: [{n: a, d: 007; 1.10; −3; 2-4; 3}]
        """,
    )
    values = pack.tables["a"].rows["a"].cells["d"].values
    assert [value.text for value in values] == ["007", "1.10", "−3", "2", "3", "4"]
    assert [value.number for value in values] == [
        Decimal(number) for number in ("7", "1.1", "-3", "2", "3", "4")
    ]


def test_a_reference_has_the_type_of_what_it_names(tmp_path: Path) -> None:
    pack = good(
        tmp_path,
        """
        pack: x
        tables:
          years: {columns: {year: {type: number}}, rows: [{year: 1990, event: a}]}
          films: {columns: {of: {to: years}}, rows: [{n: b, of: 1990}]}
        """,
    )
    assert pack.tables["films"].columns["of"].type is ColumnType.NUMBER
    assert pack.tables["films"].rows["b"].cells["of"].values[0].number == 1990


def exact(pack: packs.model.Pack, table: str, column: str) -> bool:
    return pack.tables[table].columns[column].exact


def test_columns_that_folding_would_merge_are_exact(tmp_path: Path) -> None:
    pack = good(
        tmp_path,
        """
        pack: x
        tables:
          languages:
            rows:
              - {name: C, kin: a, code: .-, said: Éric, by: "1"}
              - {name: C++, kin: b, code: -., said: Eric, by: "2"}
          uses:
            columns: {of: {to: languages}, plain: {type: exact}}
            rows:
              - {what: kernel, of: C, plain: a}
        """,
    )
    assert [exact(pack, "languages", name) for name in ("name", "kin", "code", "said", "by")] == [
        True,
        False,
        True,
        False,
        False,
    ]
    assert exact(pack, "uses", "of")
    assert exact(pack, "uses", "plain")
    assert not exact(pack, "uses", "what")


def test_a_question_whose_options_folding_would_merge_is_exact(tmp_path: Path) -> None:
    pack = good(
        tmp_path,
        """
        pack: x
        questions:
          - {prompt: a, answer: C++, distractors: [C, C#, Java]}
          - {prompt: b, answer: Café, distractors: [Tea, Mate, Kvass]}
          - {prompt: c, answer: b, distractors: [d, e, f], type: exact}
        """,
    )
    assert [question.exact for question in pack.questions] == [True, False, True]


def test_ignore_silences_here_and_only_here(tmp_path: Path) -> None:
    def told(text: str) -> list[tuple[str, int]]:
        problems = reading(tmp_path, text).problems
        return [(problem.code, problem.place.line) for problem in problems]

    two = "questions:\n- {{prompt: a, answer: b, distractors: [c]{0}}}\n"
    two += "- {{prompt: b, answer: b, distractors: [c]}}\n{1}pack: x\n"
    assert told(two.format("", "")) == [("BQ316", 2), ("BQ316", 3)]
    assert told(two.format(", ignore: [BQ316]", "")) == [("BQ316", 3)]
    assert told(two.format("", "ignore: BQ316\n")) == []
    cut = two.format("", "ignore: [BQ113, BQ316]\ntitle: a #b\n")
    assert told(cut) == []
    assert told(cut.replace("BQ113", "BQ114")) == [("BQ113", 5)]
    assert told(two.format("", "ignore: BQ201\nnonsense: 1\n"))[-1][0] == "BQ201"


def test_ignore_on_a_row_of_an_open_table(tmp_path: Path) -> None:
    text = """
        pack: x
        tables:
          a: {columns: {b: {to: c}}, rows: [{n: a, b: Robert Smith}, {n: b, b: Roberta Smith}]}
          c: {open: true, rows: [{name: Robert Smith%s}]}
        """
    assert [problem.code for problem in reading(tmp_path, text % "").problems] == ["BQ308"]
    assert reading(tmp_path, text % ", ignore: [BQ308]").problems == ()


def test_what_cannot_be_read_in_a_cell_is_unknown_not_empty(tmp_path: Path) -> None:
    pack = reading(
        tmp_path,
        """
        pack: x
        tables:
          a:
            columns: {b: {type: date, empty: none}, c: {to: a}}
            rows: [{n: a, b: [2015, soon]}, {n: b, c: [a, d]}]
        """,
    ).pack
    assert pack is not None
    assert pack.tables["a"].rows["b"].cells["c"].values == ()
    assert pack.tables["a"].rows["a"].cells["b"].values == ()
    assert "b" not in pack.tables["a"].rows["b"].cells


def test_ids_come_from_prompts_and_stay_while_the_words_do(tmp_path: Path) -> None:
    def ids(prompt: str) -> tuple[str, str]:
        pack = good(
            tmp_path,
            f"pack: x\ntables:\n  a: {{rows: [{{n: a, b: c}}]}}\ntemplates:\n"
            f"  - {{table: a, prompt: '{prompt} <n>', answer: <b>}}\n"
            f"questions:\n  - {{prompt: '{prompt}', answer: a, distractors: [b, c, d]}}\n",
        )
        return pack.templates[0].id, pack.questions[0].id

    assert ids("Who is it!") == ids("who is — it")
    assert ids("Who is it!") != ids("Who was it!")
    assert ids("Что это")[1].startswith("q-")


def test_names_are_composed(tmp_path: Path) -> None:
    pack = good(
        tmp_path,
        "pack: x\ntables:\n  a:\n    columns: {e\u0301: {type: number}}\n"
        "    rows: [{n: a, é: 1}]\ntemplates:\n  - {table: a, prompt: <e\u0301>, answer: <n>}\n",
    )
    assert pack.tables["a"].columns["é"] == Column(
        "é", ColumnType.NUMBER, label="É", place=pack.tables["a"].columns["é"].place
    )
    assert pack.templates[0].prompt.holes[0].path == ("é",)


def test_the_digest_follows_every_byte(tmp_path: Path) -> None:
    one = good(tmp_path, "pack: x\nquestions: [{statement: a, answer: yes}]\n")
    two = good(tmp_path, "pack: x\nquestions: [{statement: a, answer: yes}] \n")
    assert one.digest != two.digest
    assert one.questions == two.questions


def test_the_digest_is_of_what_is_said_not_of_names(tmp_path: Path) -> None:
    folder = tmp_path / "whole"
    folder.mkdir()
    texts = {
        "a": "pack: x\ntables: {t: {rows: r.csv}}\n",
        "b": "templates:\n  - {table: t, prompt: 'Who wrote <book>?', answer: <who>}\n",
    }
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text)
    (folder / "r.csv").write_text("book,who\nDune,Herbert\nEmma,Austen\nIt,King\nKim,Kipling\n")
    first = packs.read(folder)
    (folder / "b.yaml").rename(folder / "c.yaml")
    second = packs.read(folder.rename(tmp_path / "moved"))
    assert first.pack
    assert second.pack
    assert first.pack.digest == second.pack.digest
    # Whoever has a pack's files can tell its version without reading what they say.
    contents = [Path(name).read_bytes() for name in second.files]
    assert str(Version(contents)) == second.pack.digest
    assert str(Version(reversed(contents))) != second.pack.digest


def test_without_libyaml_it_is_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = reading(tmp_path, BUREAU)
    monkeypatch.delattr("yaml.CSafeLoader")
    assert reading(tmp_path, BUREAU) == quick
