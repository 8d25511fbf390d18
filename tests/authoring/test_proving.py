"""The proof, laid open: what rows make right, unknown and wrong."""

from __future__ import annotations

from bureau_quiz import bank
from bureau_quiz.authoring.proof_report import as_record, as_text
from bureau_quiz.authoring.proving import Proof, proofs
from tests.bank.made_packs import pack_of

PACK = """\
pack: p
title: P
tables:
  rivers:
    columns:
      sea: {to: seas%s}
    rows:
      - {name: Danube, sea: Black Sea}
      - {name: Dnieper, sea: Black Sea, never: [Dniester]}
      - {name: Don, sea: Azov}
      - {name: Rhine, sea: [North Sea, Old Sea]}
      - {name: Lethe}
  seas:
    open: true
    rows:
      - {name: Dead Sea}
templates:
  - {id: mouth, table: rivers, prompt: "Which river flows into the <sea>?", answer: <name>}
  - {id: sea, table: rivers, prompt: "Into which sea flows the <name>?", answer: <sea>}
"""


def proved(more: str = "") -> list[Proof]:
    pack = pack_of(PACK % more)
    return list(proofs(pack, bank.make(pack).questions))


def rows(proof: Proof, unknown: bool = False) -> dict[str, dict[str, list[str]]]:
    """For each prompt the values, with the keys of the rows that give them."""
    return {
        prompt.text: {
            given.value: [row for row, _ in given.rows]
            for given in (prompt.unknown if unknown else prompt.right)
        }
        for prompt in proof.prompts
    }


def test_which_rows_make_a_value_right() -> None:
    mouth, sea = proved()
    assert rows(mouth) == {
        "Which river flows into the Black Sea?": {"Danube": ["Danube"], "Dnieper": ["Dnieper"]},
        "Which river flows into the Azov?": {"Don": ["Don"]},
        "Which river flows into the North Sea?": {"Rhine": ["Rhine"]},
        "Which river flows into the Old Sea?": {"Rhine": ["Rhine"]},
    }
    assert rows(sea)["Into which sea flows the Rhine?"] == {
        "North Sea": ["Rhine"], "Old Sea": ["Rhine"],
    }  # fmt: skip
    assert (mouth.table, mouth.rows, mouth.asking, mouth.questions) == ("rivers", 5, 4, 3)


def test_which_rows_leave_a_value_open() -> None:
    mouth, sea = proved()
    (black, *others) = mouth.prompts
    assert [(one.value, one.never, one.rows[0][1].line) for one in black.unknown] == [
        ("Lethe", False, 12), ("Dniester", True, 9),
    ]  # fmt: skip
    assert all([one.value for one in other.unknown] == ["Lethe"] for other in others)
    assert not any(prompt.unknown or prompt.open for prompt in sea.prompts[2:])


def test_how_many_are_taken_for_wrong_and_where_they_come_from() -> None:
    mouth, sea = proved()
    # Five rivers, less what may flow anywhere, less what is right.
    assert [prompt.wrong for prompt in mouth.prompts] == [2, 3, 3, 3]
    assert [(tier.what, tier.values) for tier in sea.tiers] == [
        ("answers to this template for other rows", 4),
        ("others among the keys of seas", 1),
    ]
    assert [prompt.wrong for prompt in sea.prompts] == [4, 4, 4, 3]


def test_a_partial_column_leaves_all_else_open() -> None:
    _, sea = proved(", partial: true")
    assert {prompt.open for prompt in sea.prompts} == {"column sea is `partial`, which"}
    assert {prompt.wrong for prompt in sea.prompts} == {0}
    text = "\n".join(as_text("p", [sea]))
    assert "wrong    nothing is known to be" in text
    assert "all that is not right for 4 prompts:" in text
    assert (
        "“Into which sea flows the Danube?”: column sea is `partial`, which leaves it open" in text
    )


def test_as_text() -> None:
    lines = list(as_text("p", proved()))
    start = next(at for at, line in enumerate(lines) if line.startswith("mouth ("))
    assert lines[start].endswith("yaml:18): Which river flows into the <sea>?")
    assert lines[start + 1 : start + 6] == [
        "  asks     4 of 5 rows of rivers: 4 prompts, 3 questions",
        "  offers   4 answers to this template for other rows",
        "  wrong    2 to 3 of them for each prompt, as no row says that they are right",
        "  right    several values for 1 prompt:",
        f"{'':11}  “Which river flows into the Black Sea?”: Danube (line 8) and Dnieper (line 9)",
    ]
    assert "and 1 other prompt" in lines[start + 10]


def test_every_template_of_a_bundled_pack_is_proved() -> None:
    from bureau_quiz import packs, paths

    pack = packs.read(paths.bundled_packs() / "the-bureau").pack
    assert pack is not None
    found = list(proofs(pack, bank.make(pack).questions))
    assert [proof.template for proof in found] == [one.name for one in pack.templates]
    assert all(proof.prompts and proof.asking for proof in found)
    assert as_record("x", found)["pack"] == "x"
