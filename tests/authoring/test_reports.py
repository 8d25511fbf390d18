"""What players said comes back to the lines of the pack."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bureau_quiz import packs
from bureau_quiz.authoring import reports
from bureau_quiz.authoring.look import look
from bureau_quiz.authoring.reports import Reported
from bureau_quiz.records.model import Report

PACK = """\
pack: mine
tables:
  agents:
    rows:
      - {name: Ann Lee, code: Lynx}
      - {name: "Bo: Marsh", code: Magpie}
      - {name: Cy Noel, code: Newt}
      - {name: Di Orr, code: Otter}
templates:
  - id: owner
    table: agents
    kind: typed
    prompt: Whose codename is <code>?
    answer: <name>
questions:
  - id: town
    prompt: Where is the office?
    answer: Oslo
    distractors: [Rome, Bern, Kiel]
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(PACK)
    return path


def report(question: str, **said: object) -> Report:
    values: dict[str, object] = {
        "question": question,
        "pack": "mine",
        "template": "owner" if "/owner/" in question else "",
        "prompt": "Whose codename is Lynx?",
        "right": "Ann Lee",
        "given": "",
        "typed": False,
        "note": "",
        "player": "Malotru",
        "when": datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    }
    return Report(**(values | said))  # type: ignore[arg-type]


def placed(path: Path, *said: Report) -> tuple[Reported, ...]:
    seen = look(path)
    assert seen.pack is not None
    return reports.placed(said, seen.pack, seen.questions)


def test_a_report_stands_at_its_template_and_row(pack: Path) -> None:
    flagged = report("mine/owner/Ann Lee", note="she has left")

    lines = list(reports.as_text(placed(pack, flagged)))

    assert lines[0] == f"{pack}:10: template owner"
    assert lines[1] == f"{pack}:5: row"
    assert "    2026-11-22 Malotru: something is wrong: she has left" in lines
    assert "accept:" not in lines


def test_a_row_is_found_by_whatever_name(pack: Path) -> None:
    pack.write_text(PACK.replace("Cy Noel", "Cy/50% Noel"))
    seen = look(pack)
    (asked,) = [one for one in seen.questions if "Cy" in one.answers[0].text]

    (one,) = placed(pack, report(asked.id))

    assert one.row
    assert one.row.line == 7


def test_a_plain_question_stands_at_its_line(pack: Path) -> None:
    (one,) = placed(pack, report("mine/town", given="Bergen"))

    assert (one.asks and one.asks.line, one.row) == (16, None)


def test_what_was_typed_can_be_pasted_back(pack: Path) -> None:
    appeals = [
        report("mine/owner/Ann Lee", given="Annie Lee", typed=True),
        report("mine/owner/Bo: Marsh", given="Bo M., the Magpie", typed=True),
        report("mine/owner/Ann Lee", given="annie lee", typed=True),
        report("mine/owner/Ann Lee", given="Lee, A", typed=True),
        report("mine/town", given="Bergen"),
    ]
    seen = placed(pack, *appeals)

    text = "\n".join(reports.as_text(seen))
    accept = text[text.index("accept:") :]
    pack.write_text(f"{PACK}{accept}\n")
    reading = packs.read(pack)

    assert [problem.message for problem in reading.problems] == []
    assert reading.pack is not None
    assert reading.pack.accept["Ann Lee"] == ("Annie Lee", "Lee, A")
    assert reading.pack.accept["Bo: Marsh"] == ("Bo M., the Magpie",)
    assert [(one.typed, one.times) for one in reports.spellings(seen)][:1] == [("Annie Lee", 2)]


def test_a_number_has_no_other_spelling(pack: Path) -> None:
    table = PACK.replace("agents:\n", "agents:\n    columns: {name: {type: number}}\n")
    pack.write_text(table.replace("Ann Lee", "1").replace("Cy Noel", "2").replace("Di Orr", "3"))

    assert reports.spellings(placed(pack, report("mine/owner/1", given="one", typed=True))) == ()


@pytest.mark.parametrize("gone", ["mine/owner/Eve", "mine/lost/Ann Lee", "mine/nothing", "x", ""])
def test_what_the_pack_has_no_more_is_said(pack: Path, gone: str) -> None:
    template = "lost" if "lost" in gone else "owner" if "owner" in gone else ""
    (one,) = placed(pack, report(gone, template=template, given="Eve", typed=True))

    assert one.row is None
    assert list(reports.as_text([one]))
    assert json.loads(reports.as_json([("mine", [one])]))[0]["row_at"] is None


def test_hostile_notes_do_not_reach_a_terminal(pack: Path) -> None:
    lines = reports.as_text(placed(pack, report("mine/town", note="\x1b[31mred\u202e")))

    assert not any("\x1b" in line or "\u202e" in line for line in lines)


def test_a_report_follows_what_was_renamed(pack: Path) -> None:
    text = PACK.replace("- {name: Ann Lee,", "- {was: Ann Lee, name: Ann Roe,")
    text = text.replace("- id: owner", "- id: whose\n    was: owner")
    pack.write_text(text.replace("- id: town", "- was: town\n    id: office"))
    row, asked = text.split("\n").index("      - {was: Ann Lee, name: Ann Roe, code: Lynx}"), 9
    about = report("mine/owner/Ann Lee", given="Ann Ro", typed=True)

    found = placed(pack, about, report("mine/town"), report("mine/station"))

    assert found[0].asks
    assert found[0].row
    assert found[1].asks
    assert (found[0].asks.line, found[0].row.line, found[0].answer) == (
        asked + 1,
        row + 1,
        "Ann Roe",
    )
    assert (found[1].asks.line, found[1].row) == (17, None)
    assert found[2].asks is None
