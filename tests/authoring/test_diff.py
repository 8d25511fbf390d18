"""Two versions of a pack: what is asked otherwise, and whose past stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bureau_quiz.authoring.diff import Changed, Diff, compare
from bureau_quiz.authoring.diff_report import as_json, as_text
from bureau_quiz.authoring.look import look
from bureau_quiz.errors import PackUnreadable

OLD = """\
pack: rivers
title: Rivers
tables:
  rivers:
    columns:
      sea: {to: seas}
      lands: {label: Lands}
    rows:
      - {name: Danube, sea: Black Sea, source: Black Forest, lands: Austria}
      - {name: Rhône, sea: Mediterranean, source: Swiss Alps, lands: France}
      - {name: Vistula, sea: Baltic Sea, source: Beskids, lands: Poland}
      - {name: Volga, sea: Caspian Sea, source: Valdai Hills, lands: Russia}
      - {name: Seine, sea: Channel, source: Langres, lands: [France, Elsewhere]}
  seas:
    open: true
    rows: [{sea: Black Sea, salt: little}]
  banks:
    key: [river, town]
    columns:
      river: {to: rivers}
    rows:
      - {river: Danube, town: Linz, side: both}
      - {river: Rhône, town: Lyon, side: left}
      - {river: Volga, town: Kazan, side: right}
      - {river: Seine, town: Rouen, side: north}
templates:
  - id: mouth
    table: rivers
    prompt: Into which sea does the <name> flow?
    answer: <sea>
    explanation: The <name> rises in the <source>.
    category: Mouths
  - id: land
    table: rivers
    prompt: Which river flows through <lands>?
    answer: <name>
  - id: side
    table: banks
    prompt: On which side of the <river> lies <town>?
    answer: <side>
questions:
  - id: longest
    prompt: Which is the longest?
    answer: The Volga
    distractors: [The Danube, The Rhine, The Dnieper]
  - prompt: Is there another?
    answer: Many
    distractors: [None, One, Two]
accept:
  The Volga: [Wolga]
"""


def compared(tmp_path: Path, *changes: tuple[str, str]) -> Diff:
    """The pack above and one with some texts of it replaced."""
    new = OLD
    for before, after in changes:
        assert before in new
        new = new.replace(before, after)
    paths = tmp_path / "old.yaml", tmp_path / "new.yaml"
    for path, text in zip(paths, (OLD, new), strict=True):
        path.write_text(text, encoding="utf-8")
    return compare(*map(look, paths))


def one(diff: Diff, id_: str) -> Changed:
    (found,) = [changed for changed in diff.changed if changed.new.id == id_]
    return found


def test_nothing_differs(tmp_path: Path) -> None:
    diff = compared(tmp_path)
    assert set(diff.counts.values()) == {0}
    assert diff.same == len(diff.old.questions) == diff.questions.kept == 17
    assert (diff.questions.lost, diff.facts.lost, diff.by_was) == (0, 0, 0)
    assert list(as_text(diff))[3:] == [
        "Questions: none differs, 17 as before.",
        f"Memory: 17 of 17 questions kept; {diff.facts.kept} of {diff.facts.kept} facts kept.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "id_", "changes"),
    [
        ("Into which sea", "To which sea", "rivers/mouth/Danube", {"prompt"}),
        ("rises in the", "begins in the", "rivers/mouth/Danube", {"explanation"}),
        ("category: Mouths", "category: Ends", "rivers/mouth/Seine", {"category"}),
        ("    category: Mouths", "    difficulty: 3\n    category: Mouths", "rivers/mouth/Seine",
         {"difficulty"}),
        ("answer: The Volga", "answer: The Don", "rivers/longest", {"answers", "accepted"}),
        ("[Wolga]", "[Itil, Wolga]", "rivers/longest", {"accepted"}),
        ("The Rhine, ", "The Rhône, ", "rivers/longest", {"distractors"}),
        ("id: longest", "id: longest\n    spoiler: 2", "rivers/longest", {"spoiler"}),
        ("id: longest", "id: longest\n    source: A map", "rivers/longest", {"source"}),
        ("sea: Black Sea, source", "sea: Baltic Sea, source", "rivers/mouth/Danube",
         {"answers", "distractors"}),
    ],
)  # fmt: skip
def test_what_changed(tmp_path: Path, before: str, after: str, id_: str, changes: set[str]) -> None:
    diff = compared(tmp_path, (before, after))
    changed = one(diff, id_)
    assert {change.what for change in changed.changes} == changes
    assert changed.only_offers is (changes == {"distractors"})
    assert (diff.added, diff.gone, diff.questions.lost) == ((), (), 0)
    assert any(f"~ {id_}" in line for line in as_text(diff)) is not changed.only_offers


def test_new_and_gone(tmp_path: Path) -> None:
    diff = compared(
        tmp_path, ("name: Volga, sea", "name: Ural, sea"), ("river: Volga", "river: Ural")
    )
    assert [question.id for question in diff.added] == [
        "rivers/mouth/Ural", "rivers/land/Ural", "rivers/side/Ural | Kazan",
    ]  # fmt: skip
    assert [question.id for question, _ in diff.gone] == [
        "rivers/mouth/Volga", "rivers/land/Volga", "rivers/side/Volga | Kazan",
    ]  # fmt: skip
    assert (diff.questions.kept, diff.questions.lost) == (14, 3)
    assert diff.facts.lost == 3
    offers = diff.counts["with other distractors"]
    assert offers > 0
    assert any(f"{offers} with other distractors" in line for line in as_text(diff))


def test_a_renamed_row_keeps_its_past(tmp_path: Path) -> None:
    diff = compared(
        tmp_path,
        ("{name: Volga", "{name: Wolga, was: [Ra, Volga]"),
        ("river: Volga", "river: Wolga"),
    )
    assert (diff.added, diff.gone, diff.by_was) == ((), (), 3)
    assert (diff.questions, diff.facts.lost) == ((17, 0), 0)
    assert one(diff, "rivers/side/Wolga | Kazan").old.id == "rivers/side/Volga | Kazan"
    text = list(as_text(diff))
    assert "  ~ rivers/mouth/Wolga (was rivers/mouth/Volga)" in text
    assert text[4].startswith("Memory: 17 of 17 questions kept, 3 of them under a new name; ")


def test_so_does_what_names_it(tmp_path: Path) -> None:
    # The value of a fact is the name of a row that was renamed.
    diff = compared(
        tmp_path,
        ("sea: Black Sea, source", "sea: Euxine, source"),
        ("{sea: Black Sea", "{sea: Euxine, was: Black Sea"),
    )
    assert diff.facts.lost == 0
    lost = compared(tmp_path, ("Black Sea", "Euxine"))
    assert lost.facts.lost == 1


def test_a_cell_that_becomes_a_list_leaves_its_past_to_the_first(tmp_path: Path) -> None:
    diff = compared(tmp_path, ("lands: Austria", "lands: [Austria, Serbia]"))
    assert [question.id for question in diff.added] == ["rivers/land/Danube/Serbia"]
    assert (diff.gone, diff.questions.lost, diff.by_was) == ((), 0, 1)
    # The other way round nobody knows which of them it was.
    back = compare(diff.new, diff.old)
    assert {question.id for question, _ in back.gone} >= {"rivers/land/Danube/Serbia"}


def test_what_is_asked_under_another_id_is_told(tmp_path: Path) -> None:
    diff = compared(
        tmp_path,
        ("id: longest", "id: the-longest"),
        ("Is there another?", "Is there not another?"),
        ("id: side", "id: bank"),
    )
    now = {before.id: after.id for before, after in diff.gone if after}
    assert now.pop("rivers/longest") == "rivers/the-longest"
    assert now.pop("rivers/side/Danube | Linz") == "rivers/bank/Danube | Linz"
    assert any(id_.startswith("rivers/is-there-another") for id_ in now)
    assert len(diff.gone) == len(now) + 2
    text = "\n".join(as_text(diff))
    assert "asked under another id now: rivers/the-longest" in text
    assert "Say what was renamed, and its past stays:" in text


def test_two_packs(tmp_path: Path) -> None:
    diff = compared(tmp_path, ("pack: rivers", "pack: streams"))
    assert diff.same == 17
    assert (diff.questions, diff.facts.kept) == ((0, 17), 0)
    assert "Memory: nothing is kept, as “rivers” and “streams” are two packs." in as_text(diff)


def test_pools_too_large_to_be_listed(tmp_path: Path) -> None:
    def many(rows: int) -> str:
        lines = (f"      - {{n: number {at:04}, of: thing {at:04}}}\n" for at in range(rows))
        asks = "templates: [{id: t, table: t, prompt: 'Of what is <n>?', answer: <of>}]\n"
        return "pack: x\ntables:\n  t:\n    rows:\n" + "".join(lines) + asks

    for name, rows in (("old", 200), ("new", 201)):
        (tmp_path / f"{name}.yaml").write_text(many(rows))
    diff = compare(look(tmp_path / "old.yaml"), look(tmp_path / "new.yaml"))
    assert diff.counts == {"new": 1, "gone": 0, "changed": 0, "with other distractors": 200}
    assert "  200 questions: pool size: 199 → 200" in as_text(diff)


def test_a_question_that_is_not_so(tmp_path: Path) -> None:
    added = "      - {name: Elbe, sea: North Sea, source: Riesengebirge, lands: Austria}\n"
    none = "    none: Which river does not flow through <lands>?\n"
    before = OLD.replace(
        "    answer: <name>\n", f"    answer: <name>\n    several_right: true\n{none}"
    )
    before = before.replace("lands: Poland", "lands: Austria").replace(
        "lands: Russia", "lands: Austria"
    )
    before = before.replace("lands: {label: Lands}", "length: {type: number}")
    paths = tmp_path / "old.yaml", tmp_path / "new.yaml"
    paths[0].write_text(before)
    paths[1].write_text(before.replace("  seas:\n", f"{added}  seas:\n"))
    diff = compare(*map(look, paths))
    odd = one(diff, "rivers/land.except/Austria")
    assert [change.what for change in odd.changes] == ["right for it"]


def test_as_json(tmp_path: Path) -> None:
    diff = compared(tmp_path, ("Into which", "To which"), ("id: longest", "id: long"))
    told = json.loads(as_json(diff))
    assert list(told) == ["old", "new", "counts", "memory", "added", "gone", "changed"]
    assert told["counts"] == {
        "new": 1, "gone": 1, "changed": 5, "with_other_distractors": 0, "same": 11,
    }  # fmt: skip
    assert told["memory"]["questions"] == {"kept": 16, "lost": 1, "renamed": 0}
    assert told["gone"][0]["now"] == told["added"][0]["id"] == "rivers/long"
    danube = told["changed"][0]
    assert danube["id"] == danube["was"] == "rivers/mouth/Danube"
    assert danube["changes"]["prompt"]["new"] == ["To which sea does the Danube flow?"]
    assert told["old"]["version"] != told["new"]["version"]


def test_a_closed_pack_is_not_compared(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(OLD)
    bad.write_text("pack: [\n")
    for pair in ((good, bad), (bad, good)):
        with pytest.raises(PackUnreadable, match="is broken"):
            compare(*map(look, pair))


def test_nothing_of_a_pack_reaches_a_terminal_raw(tmp_path: Path) -> None:
    old = look(tmp_path / "missing.yaml")
    path = tmp_path / "a\x1b[2J\u202eb.yaml"
    path.write_text(OLD)
    (tmp_path / "new.yaml").write_text(OLD.replace("Rivers", "Streams"))
    diff = compare(look(path), look(tmp_path / "new.yaml"))
    assert all(line.isprintable() for line in as_text(diff))
    assert old.pack is None


EVERYTHING = (
    ("  rivers:\n    columns:\n", "  streams:\n    columns:\n"),
    ("table: rivers", "table: streams"),
    ("to: rivers", "to: streams"),
    ("      lands: {label: Lands}\n", ""),
    (" lands: ", " countries: "),
    ("<lands>", "<countries>"),
    ("- id: land\n", "- id: country\n"),
    ("- id: longest\n", "- id: the-longest\n"),
    ("{river: Volga, town: Kazan,", "{river: Volga, town: Qazan,"),
    ("{name: Volga", "{name: Itil"),
    ("{river: Volga", "{river: Itil"),
)


def test_a_was_that_is_missing_is_told_and_once_it_is_there_all_is_kept(tmp_path: Path) -> None:
    diff = compared(tmp_path, *EVERYTHING)
    assert [one.text for one in diff.missing] == [
        "table streams: `was: rivers`",
        "column countries of table streams: `was: lands`",
        "row Itil of table streams: `was: Volga`",
        "template country: `was: land`",
        "question the-longest: `was: longest`",
    ]
    text = "\n".join(as_text(diff))
    assert "  Say what was renamed, and its past stays:\n    table streams: `was: rivers`" in text
    assert json.loads(as_json(diff))["memory"]["missing"][1] == {
        "what": "column",
        "name": "countries",
        "was": "lands",
        "table": "streams",
    }
    said = (
        ("  streams:\n", "  streams:\n    was: rivers\n"),
        ("      sea: {to: seas}\n", "      sea: {to: seas}\n      countries: {was: lands}\n"),
        ("{name: Itil", "{name: Itil, was: Volga"),
        ("- id: country\n", "- id: country\n    was: land\n"),
        ("- id: the-longest\n", "- id: the-longest\n    was: longest\n"),
        ("town: Qazan", "town: Kazan"),
    )
    diff = compared(tmp_path, *EVERYTHING, *said)
    assert diff.missing == ()
    assert (diff.gone, diff.added) == ((), ())
    assert (diff.questions.lost, diff.facts.lost) == (0, 0)
    assert diff.by_was > 0


def test_a_spreadsheet_alone_is_told_how_to_say_what_was_renamed(tmp_path: Path) -> None:
    versions = []
    for folder, name in (("old", "Ida"), ("new", "Grandma Ida")):
        path = tmp_path / folder / "my family.csv"
        path.parent.mkdir()
        rows = f"{name},Trieste,parrot\nLeo,Odesa,hedgehog\nNora,Cork,tortoise\nBo,Lund,cat\n"
        path.write_text(f"name,town,pet\n{rows}", encoding="utf-8")
        versions.append(look(path))
    text = "\n".join(as_text(compare(*versions)))
    assert "    row Grandma Ida of table facts: `was: Ida`\n  A spreadsheet alone has no" in text
    assert f"make a pack of it first: bureau-quiz pack new --from '{path}'\n" in text


@pytest.mark.parametrize(
    "change",
    [
        ("- id: mouth\n", "- id: ends\n    was: mouth\n"),
        ("town: Linz", "town: Passau"),  # of one cell beside its key: nothing tells what it was
    ],
)
def test_no_was_is_missing(tmp_path: Path, change: tuple[str, str]) -> None:
    assert compared(tmp_path, change).missing == ()


def test_what_has_other_contents_is_no_renaming(tmp_path: Path) -> None:
    diff = compared(
        tmp_path,
        (" lands: Austria", " length: long"),
        (" lands: France", " length: short"),
        (" lands: Poland", " length: middling"),
        (" lands: Russia", " length: longer"),
        (" lands: [France, Elsewhere]", " length: none"),
        ("      lands: {label: Lands}\n", ""),
        ("<lands>", "<length>"),
        ("- id: land\n", "- id: length\n"),
    )
    assert diff.missing == ()
