"""Whatever texts a pack has, its flaws are found without a fault, in the same places again."""

from __future__ import annotations

import json

from hypothesis import event, given, settings
from hypothesis import strategies as st

from bureau_quiz import bank
from bureau_quiz.authoring.flaws import flaws
from tests.authoring.flawed import HEAD, choice, plain
from tests.bank.made_packs import read_text

PIECES = (
    "all of these", "not", "a", "an", "10–20 km", "under 5", "٣", "1,2,,3", "9" * 400, "3.", "Inc.",
    "“", "”", "garden", "graden", "日本", "é", "_", "*", "- ", "<<", "FBI", "always", "often", "8",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), min_size=1, max_size=6).map(" ".join)


TABLES = """\
tables:
  t:
    rows:
%stemplates:
  - {table: t, prompt: "What is a <a>?", answer: <b>, similar: [c]}
  - {table: t, prompt: "Is <b> not an <a>?", answer: <c>, all: "Which are never a <b> or <a>?"}
"""


@given(st.lists(st.lists(TEXT, min_size=5, max_size=5, unique=True), max_size=6), st.booleans())
@settings(max_examples=60)
def test_any_texts(rows: list[list[str]], asked: bool) -> None:
    cells = [
        json.dumps({"a": row[0], "b": row[1], "c": row[2:4]}, ensure_ascii=False) for row in rows
    ]
    tables = "".join(f"      - {row}\n" for row in cells)
    text = HEAD + (TABLES % tables if asked and rows else "") + plain(*(choice(*r) for r in rows))
    pack = read_text(text).pack
    if pack is None:
        return
    questions = bank.make(pack).questions
    event(f"{len(questions)} questions")
    first, again = flaws(pack, questions), flaws(pack, questions)
    assert first == again
    assert all(one.message and one.mend and one.place.path for one in first.problems)
