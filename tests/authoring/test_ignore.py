"""`ignore: [CODE]` silences a warning or a note where it is said, there alone, and no error."""

from __future__ import annotations

from pathlib import Path

import pytest

from bureau_quiz import bank, packs
from bureau_quiz.authoring.check import check
from bureau_quiz.authoring.explaining import explained, registry
from bureau_quiz.errors import Severity
from tests.authoring.test_examples import NO_FILE
from tests.authoring.trying import tried
from tests.packs.given import marked

CODES = registry()


def told(folder: Path, text: str) -> list[tuple[str, int]]:
    """Code and line of every problem of a pack, those that explain nothing left out."""
    file = folder / "pack.yaml"
    file.write_text(text, encoding="utf-8")
    return [(one.code, one.place.line) for one in check(file).problems if one.code != "BQ525"]


@pytest.mark.parametrize("name", sorted(CODES.keys() - NO_FILE))
def test_on_the_pack_it_silences_every_code_but_errors(name: str, tmp_path: Path) -> None:
    files = explained(CODES[name]).bad
    before = {one.code for one in tried(files, tmp_path / "before")}
    said = False
    for file in files:
        path = tmp_path / "after" / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = file.data
        if b"\npack: " in b"\n" + data:
            said = True
            data = data.replace(b"pack: ", b"ignore: [%s]\npack: " % name.encode(), 1)
        path.write_bytes(data)
    if not said or CODES[name].name[:3] in ("BQ7",):
        pytest.skip("a file that says nothing of itself")
    after = {one.code for one in tried((), tmp_path / "after")}
    assert name in before
    severe = CODES[name].severity is Severity.ERROR
    assert (name in after) == severe
    assert after <= before | ({"BQ215"} if severe else set())


@pytest.mark.parametrize(
    "name", sorted(code.name for code in CODES.values() if code.severity is not Severity.ERROR)
)
def test_where_there_is_nothing_to_silence_that_is_told(name: str, tmp_path: Path) -> None:
    text = f"""\
pack: x
ignore: [{name}]
questions:
  - {{statement: The Danube flows into the Black Sea., answer: true, explanation: It does.}}
"""
    # Whether a pack is played in the place of another is not seen in it; the settings are no pack.
    idle = {"BQ228": [], "BQ801": [], "BQ703": [("BQ215", 2)], "BQ804": [("BQ215", 2)]}
    assert told(tmp_path, text) == idle.get(name, [("BQ228", 2)])


NAMES = """
pack: x
{pack}
tables:
  t:
    {table}
    rows:
      - {{a: The Rome Affair, b: Rome{first}}}
      - {{a: The Paris Affair, b: Paris{second}}}
      - {{a: N, b: Oslo}}
      - {{a: O, b: Bern}}
      - {{a: P, b: Riga}}
      - {{a: Q, b: Kyiv}}
  u:
    {other}
    rows:
      - {{a: The Lima Job, b: Lima}}
      - {{a: R, b: Quito}}
      - {{a: S, b: Sucre}}
      - {{a: T, b: Cuzco}}
      - {{a: U, b: Bogota}}
templates:
  - {{table: t, prompt: "Where is <a> set?", answer: <b>{template}}}
  - {{table: t, prompt: "What is the town of <a>?", answer: <b>}}
  - {{table: u, prompt: "Where does <a> play?", answer: <b>}}
"""
"""Each of the first two rows is passed over by both templates of its table, and a row of `u`."""

FIRST, SECOND, THIRD = 8, 9, 17


@pytest.mark.parametrize(
    ("where", "said", "left"),
    [
        ("pack", "ignore: BQ421", []),
        ("table", "ignore: [BQ421]", [THIRD]),
        ("other", "ignore: [BQ421]", [FIRST, FIRST, SECOND, SECOND]),
        ("first", ", ignore: [BQ421]", [SECOND, SECOND, THIRD]),
        ("second", ", ignore: [BQ421]", [FIRST, FIRST, THIRD]),
        ("template", ", ignore: [BQ421]", [FIRST, SECOND, THIRD]),
        ("template", "", [FIRST, FIRST, SECOND, SECOND, THIRD]),
    ],
)
def test_what_making_questions_finds_is_silenced_in_its_place_alone(
    tmp_path: Path, where: str, said: str, left: list[int]
) -> None:
    empty = {"pack": "title: X", "table": "open: no", "other": "open: no"}
    blank = dict.fromkeys(("first", "second", "template"), "")
    file = tmp_path / "pack.yaml"
    text = NAMES.format(**{**empty, **blank, where: said or blank[where]})
    file.write_text(text.removeprefix("\n"), encoding="utf-8")
    pack = packs.read(file).pack
    assert pack is not None
    # Where they are checked, those of one template are told as one.
    made = bank.make(pack)
    assert [(one.code, one.place.line + 1) for one in made.problems] == [
        ("BQ421", line) for line in left
    ]
    assert bool(made.silenced) == bool(said)


PLAIN = """\
pack: x
questions:
  - {{prompt: Which sea is this, answer: North Sea, distractors: [Baltic Sea, Red Sea]{first}}}
  - {{prompt: Which lake is this, answer: Constance, distractors: [Geneva, Garda]{second}}}
  - {{prompt: Which bay is this, answer: Biscay, distractors: [Fundy, Bengal, Both]{third}}}
"""


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({}, [("BQ316", 3), ("BQ316", 4), ("BQ510", 5)]),
        ({"first": ", ignore: [BQ316]"}, [("BQ316", 4), ("BQ510", 5)]),
        ({"second": ", ignore: BQ316"}, [("BQ316", 3), ("BQ510", 5)]),
        ({"third": ", ignore: [BQ510]"}, [("BQ316", 3), ("BQ316", 4)]),
        (
            {"first": ", ignore: [BQ510, BQ316]"},
            [("BQ228", 3), ("BQ316", 4), ("BQ510", 5)],
        ),
        (
            {"third": ", ignore: [BQ316]"},
            [("BQ316", 3), ("BQ316", 4), ("BQ228", 5), ("BQ510", 5)],
        ),
        (
            {"third": ", ignore: [BQ316, BQ228]"},
            [("BQ316", 3), ("BQ316", 4), ("BQ510", 5)],
        ),
        (
            {"third": ", ignore: [BQ511, BQ599]"},
            [("BQ316", 3), ("BQ316", 4), ("BQ215", 5), ("BQ228", 5), ("BQ510", 5)],
        ),
    ],
)
def test_on_a_question_it_silences_that_one_alone_and_says_where_it_is_idle(
    tmp_path: Path, said: dict[str, str], left: list[tuple[str, int]]
) -> None:
    text = PLAIN.format(**{"first": "", "second": "", "third": "", **said})
    assert sorted(told(tmp_path, text)) == sorted(left)


def test_a_reverse_has_an_ignore_of_its_own(tmp_path: Path) -> None:
    text = """\
pack: x
tables:
  t:
    rows:
      - {a: v, b: p}
      - {a: w, b: p}
      - {a: x, b: q}
      - {a: y, b: r}
      - {a: z, b: s}
templates:
  - table: t
    prompt: What of <a>?
    answer: <b>
    reverse:
      prompt: Which is of <b>?
      %s
"""
    assert told(tmp_path, text % "difficulty: 1") == [("BQ411", 15)]
    assert told(tmp_path, text % "ignore: [BQ411]") == []


def test_where_both_silence_the_inner_one_is_idle(tmp_path: Path) -> None:
    text = "ignore: [BQ316]\n" + PLAIN.format(
        first=", ignore: [BQ316]", second="", third=", ignore: [BQ510]"
    )
    assert told(tmp_path, text) == [("BQ228", 4)]


def test_a_pack_with_errors_is_not_told_what_is_idle(tmp_path: Path) -> None:
    text = PLAIN.format(first="", second="", third=", ignore: [BQ411]") + "  - {statement: a}\n"
    assert "BQ228" not in {code for code, _ in told(tmp_path, text)}


def test_lookalikes_are_silenced_by_the_row_of_either(tmp_path: Path) -> None:
    text = """\
pack: x
tables:
  t:
    rows:
      - {name: %s}
      - {name: %s}
      - {name: c, b: Marie Curie}
      - {name: d, b: r}
      - {name: e, b: s}
templates:
  - {table: t, prompt: "What of <name>?", answer: <b>}
"""
    plain, codes = "a, b: Jean-Pierre Martinet", ("BQ518",)
    other = "b, b: Jean-Pierre Martinot"
    assert [code for code, _ in told(tmp_path, text % (plain, other)) if code in codes]
    for first, second in ((", ignore: [BQ518]", ""), ("", ", ignore: [BQ518]")):
        assert told(tmp_path, text % (plain + first, other + second)) == []


def test_where_an_ignore_is_idle_its_caret_is_below_the_code(tmp_path: Path) -> None:
    text, places = marked(PLAIN.format(first="", second="", third=", ignore: [BQ510, ⟦BQ417⟧]"))
    (tmp_path / "pack.yaml").write_text(text, encoding="utf-8")
    (idle,) = (one for one in check(tmp_path / "pack.yaml").problems if one.code == "BQ228")
    assert [(idle.place.line, idle.place.column, idle.place.width)] == places
    assert idle.excerpt == text.split("\n")[4]
