"""What YAML makes of a slip is said kindly: each once, where it stands, with what to write."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from bureau_quiz.packs.model import Reading
from tests.packs.given import marked, reading

TRAPS: list[tuple[str, str, str]] = [
    # What a text may not hold, or begin with, without quotes
    ("prompt: Note⟦:⟧ which?", "BQ107", '"Note: which?"'),
    ("prompt: Complete this⟦:⟧", "BQ107", '"Complete this:"'),
    ("prompt: He said “no⟦:⟧ never”", "BQ107", '"He said “no: never”"'),
    ('prompt: He said "no"⟦:⟧ never', "BQ107", "'He said \"no\": never'"),
    ("prompt: Who is agent ⟦#1?⟧", "BQ113", "put quotes around the text"),
    ("prompt: Who is number ⟦# one?⟧", "BQ113", "put quotes around the text"),
    ("prompt: ⟦@⟧home or away", "BQ107", '"@home or away"'),
    ("prompt: ⟦`⟧ls` does what", "BQ107", '"`ls` does what"'),
    ("prompt: ⟦%⟧d in C", "BQ107", '"%d in C"'),
    ("prompt: ⟦|⟧Which is it", "BQ107", '"|Which is it"'),
    ("prompt: ⟦>⟧ Which is it", "BQ107", '"> Which is it"'),
    ("prompt: ⟦*⟧Which* is it", "BQ107", '"*Which* is it"'),
    ("prompt: ⟦*⟧*Which** is it", "BQ107", '"**Which** is it"'),
    ("prompt: ⟦*Which⟧", "BQ112", '"*Which"'),
    ("prompt: ⟦&Which⟧ is it", "BQ107", '"&Which is it"'),
    ("prompt: ⟦!Which⟧", "BQ110", "put quotes"),
    ("prompt: ⟦{which} is it⟧", "BQ107", "a hole is written <column>"),
    ("prompt: ⟦[b] or [c]⟧", "BQ107", '"[b] or [c]"'),
    # Quotes
    ('prompt: ⟦"Which⟧', "BQ108", 'put " at the end'),
    ("prompt: ⟦'tis which⟧", "BQ108", '"\'tis which"'),
    ("prompt: 'Who'⟦s that'⟧", "BQ107", "written ''"),
    ('prompt: "Whose is "⟦Malotru"?"⟧', "BQ107", 'written \\"'),
    ("prompt: ⟦“Which is it?”⟧", "BQ114", '"Which is it?"'),
    ('prompt: ⟦“Which is it?"⟧', "BQ114", '"Which is it?"'),
    ("prompt: ⟦‘Which’⟧", "BQ114", '"Which"'),
    ('prompt: "a ⟦\\d⟧ b"', "BQ107", "single quotes"),
    # Colons and dashes
    ("⟦prompt:Which⟧", "BQ106", "write `prompt: Which`"),
    ("⟦prompt Which⟧", "BQ106", "write `prompt: Which`"),
    ("⟦prompt = Which⟧", "BQ106", "write `prompt: Which`"),
    ("prompt⟦：⟧Which", "BQ106", "write `prompt: Which`"),
    ("prompt:⟦\u00a0⟧Which", "BQ106", "write `prompt: Which`"),
    ("⟦?⟧ prompt", "BQ106", "write `prompt: …`"),
    ("⟦promt⟧: Which", "BQ201", "did you mean prompt?"),
    ("⟦prompt\u00a0⟧: Which", "BQ201", "write prompt: there is a sign"),
    ("⟦\u200bprompt⟧: Which", "BQ201", "write prompt: there is a sign"),
    # Shapes
    ("prompt: ⟦[⟧Which]", "BQ205", "take the brackets out"),
    ("prompt: ⟦{⟧en: Which}", "BQ205", "if “en: …” is a text"),
    # Nothing
    ("⟦prompt⟧:", "BQ202", "say `prompt:`"),
    ("⟦prompt⟧: ''", "BQ202", "say `prompt:`"),
    ("⟦prompt⟧: null", "BQ202", "if null is meant, put quotes around it"),
    ("prompt: ⟦#1⟧", "BQ202", "put quotes around the text"),
    ("prompt: ⟦|⟧", "BQ107", "indent the text more than its key"),
    ("prompt: ⟦>5⟧", "BQ107", "if >5 is the text, put quotes around it"),
    ("prompt: W\n    ⟦explanation⟧: ''", "BQ317", "take the key out"),
    ("prompt: W\n    ⟦id⟧: ~", "BQ317", "if ~ is meant, put quotes around it"),
    ("prompt: W\n    ⟦category⟧:", "BQ317", "take the key out"),
    # Indents
    ("prompt: W\n     ⟦c⟧ategory: X", "BQ106", "take 1 space away"),
    ("prompt: W\n   ⟦c⟧ategory: X", "BQ106", "put 1 space more before it"),
    ("prompt: W\n  ⟦c⟧ategory: X\n  source: Y", "BQ106", "put 2 spaces more before it"),
    ("prompt: W\n⟦\t⟧category: X", "BQ105", "put spaces in its place"),
    ("prompt: W\n⟦\u00a0\u00a0\u00a0\u00a0⟧category: X", "BQ105", "put spaces in its place"),
    ("prompt: W\n   ⟦\u00a0⟧category: X", "BQ105", "put spaces in its place"),
    ("prompt: ⟦|⟧\n    Which is it?", "BQ107", "indent the text more"),
    ("prompt: ⟦|⟧\n  Which is it?", "BQ107", "indent the text more"),
    # Twice
    ("prompt: W\n    ⟦prompt⟧: X", "BQ109", "write `- prompt:`"),
    ("prompt: W\n    source: X\n    ⟦source⟧: X", "BQ109", "keep one of the two"),
    # Characters
    ("prompt: W⟦\x1b⟧[31m", "BQ104", "take it out"),
    ("prompt: W⟦\u202e⟧x", "BQ104", "take it out"),
    ("⟦\ufeff⟧prompt: W", "BQ104", "take it out"),
]
"""The first line, or lines, of a question; the code; what the mend says."""

OF_DISTRACTORS: list[tuple[str, str, str]] = [
    ("[B, ⟦*D⟧, C]", "BQ112", '"*D"'),
    ("[B, ⟦@⟧D, C]", "BQ107", '"@D"'),
    ("[B, D⟦?⟧, C]", "BQ107", '"D?"'),
    ("[B, ⟦d⟧: e, C]", "BQ205", "if “d: …” is a text"),
    ("[B, d⟦:⟧ e: f, C]", "BQ107", '"d: e: f"'),
    ("[B, ⟦“D, d”⟧, C]", "BQ107", '"“D, d”"'),
    ("[1500, ⟦1,000⟧, 2000]", "BQ107", "write 1000"),
    ("[B, ⟦#1⟧, C]", "BQ107", "put quotes around the text"),
    ("[B, No ⟦#1⟧, C]", "BQ107", "put quotes around the text"),
    ('[B, ⟦"D⟧, C]', "BQ108", 'put " at the end'),
    ("[B, ⟦'Twas⟧, C]", "BQ108", '"\'Twas"'),
    ("[B, C,⟦,⟧ D]", "BQ107", "take it out"),
    ("[B, C, D]⟦]⟧", "BQ107", "take it out"),
    ("[B, C, D]⟦,⟧", "BQ107", "take it out"),
    ("[B, C, ⟦!D⟧]", "BQ110", "put quotes"),
    ("⟦[⟧B, C, D", "BQ108", "put ] where it ends"),
    ("[B, C, D⟦}⟧", "BQ108", "write ]"),
    ("[B, C, D⟦\x1b⟧]", "BQ104", "take it out"),
    ("[B, C, D]⟦\x1b⟧", "BQ104", "take it out"),
    ("[B, ⟦~⟧, C, D]", "BQ317", "take the comma or dash out"),
    ("\n      - B\n      ⟦-⟧C\n      - D", "BQ106", "write `- C`"),
    ("\n      ⟦-⟧B\n      -C\n      -D", "BQ106", "write `- B`"),
    ("\n      - B\n      ⟦C⟧\n      - D", "BQ106", "write `- C`"),
    ("\n      - B\n      ⟦–⟧ C\n      - D", "BQ106", "write `- C`"),
    ("\n      - B\n       ⟦-⟧ C\n      - D", "BQ106", "give it the same spaces"),
    ("\n      - B\n     ⟦-⟧ C\n      - D", "BQ106", "put 1 space more"),
    ("\n      - B\n      - C: c⟦:⟧ c\n      - D", "BQ107", "put quotes around the whole text"),
    ("\n      - ⟦C⟧: c\n      - B\n      - D", "BQ205", "if “C: …” is a text"),
]
"""What a question says are its distractors; the code; what the mend says."""

TRUE = "questions:\n  - {statement: W, answer: true}"

WHOLE: list[tuple[str, str, str]] = [
    ("⟦questions⟧\n  - {statement: W, answer: true}", "BQ106", "write `questions:`"),
    ("questions:\n  ⟦-⟧prompt: W\n    answer: a\n    kind: typed", "BQ106", "write `- prompt: W`"),
    ("questions:\n  ⟦•⟧ prompt: W\n    answer: a\n    kind: typed", "BQ106", "write `- prompt: W`"),
    (
        "questions:\n    ⟦p⟧rompt: W\n    answer: a\n    kind: typed\n"
        "  - {statement: V, answer: true}",
        "BQ106",
        "write `- prompt: W`",
    ),
    ("questions:\n  ⟦p⟧rompt: W\n  answer: a", "BQ205", "begin each with `- `"),
    ("questions:\n  ⟦f⟧irst:\n    prompt: W", "BQ205", "`- id: first`"),
    ("questions: ⟦Which⟧", "BQ205", "give a list"),
    ("  ⟦q⟧uestions:\n  - {statement: W, answer: true}", "BQ106", "take 2 spaces away"),
    (
        "questions:\n  - {statement: W, answer: true}\n⟦questions⟧:\n"
        "  - {statement: V, answer: true}",
        "BQ109",
        "put what is below it under the first",
    ),
    ("⟦---⟧\nquestions:\n  - {statement: W, answer: true}", "BQ115", "take the --- out"),
    ("...\n⟦q⟧uestions:\n  - {statement: W, answer: true}", "BQ106", "take the dots out"),
    (
        "questions:\n⟦\t⟧- prompt: W\n\t  answer: a\n\t  kind: typed",
        "BQ105",
        "put spaces in its place",
    ),
    (
        "questions:\n  -⟦\u00a0⟧prompt: W\n    answer: a\n    kind: typed",
        "BQ105",
        "put spaces in its place",
    ),
    (
        "questions:\n  - &one {statement: W, answer: true}\n  - {⟦<<⟧: *one, statement: V}",
        "BQ110",
        "write out what is meant",
    ),
    ("questions:\n  - {⟦<<⟧: *none, statement: V}", "BQ110", "write out what is meant"),
    (
        'questions: [{"statement":"W" ⟦"⟧answer":true}, {"statement":"V","answer":true},]',
        "BQ107",
        "put one there",
    ),
    (f"tables:\n  ⟦-⟧ rivers:\n{TRUE}", "BQ205", "take the `- ` out"),
    (f"tables:\n  rivers:\n    ⟦-⟧ {{name: A, sea: B}}\n{TRUE}", "BQ205", "say `rows:` first"),
    ("tables:\n  rivers:\n  rows:\n    ⟦-⟧ {name: A, sea: B}", "BQ205", "indent it more"),
    ("tables:\n⟦rivers⟧:\n  rows:\n    - {name: A, sea: B}", "BQ201", "its keys are"),
    ("⟦distractors⟧: [a]\ntables: {a: {rows: [{n: a}]}}", "BQ201", "it is a key of a question"),
    ("tables:\n  a:\n    rows:\n      ⟦A⟧: {sea: B}", "BQ205", "`- {name: A, sea: …}`"),
    ("tables:\n  a:\n    rows:\n      - ⟦[⟧A, B]\n      - [C, D]", "BQ205", "`{name: A, …}`"),
    ("tables:\n  a:\n    rows:\n      - {name: A}\n      ⟦{⟧name: B}", "BQ106", "`- {name: B}`"),
    ("tables:\n  a:\n    rows:\n      ⟦-⟧{name: A}\n      - {name: B}", "BQ106", "`- {name: A}`"),
    ("tables:\n  a:\n    rows:\n      - {⟦name:A⟧, sea: B}", "BQ107", "write `name: A`"),
    ("tables:\n  a:\n    rows:\n      - {name: A, sea: 1,⟦000⟧}", "BQ107", "write 1000"),
    ("tables:\n  a:\n    rows:\n      - {name: A, sea: B, ⟦b⟧}", "BQ107", '"B, b"'),
    (
        "tables:\n  a:\n    columns: {n: {type: number}}\n    rows:\n      - {n: ⟦2 000⟧}",
        "BQ301",
        "write 2000",
    ),
    (
        "tables:\n  a:\n    columns: {n: {type: number}}\n    rows:\n      - {n: ⟦3.5 km⟧}",
        "BQ301",
        "write 3.5 alone",
    ),
    (
        "tables:\n  a:\n    columns: ⟦[⟧name, sea]\n    rows:\n      - {name: A, sea: B}",
        "BQ205",
        "write `columns: {name: {type: number}}`",
    ),
    ("tables:\n  a:\n    rows:\n      - ⟦{⟧name: null, sea: B}", "BQ307", "if null is meant"),
]
"""What a pack says below its title; the code; what the mend says."""


def question(first: str, distractors: str = "[B, C, D]") -> str:
    return f"questions:\n  - {first}\n    answer: A\n    distractors: {distractors}\n"


CASES = [
    *((question(first), code, mend) for first, code, mend in TRAPS),
    *((question("prompt: W", said), code, mend) for said, code, mend in OF_DISTRACTORS),
    *WHOLE,
]


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader")


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "code", "mend"), CASES)
def test_a_trap_is_told_once_where_it_is_and_with_its_mend(
    tmp_path: Path, text: str, code: str, mend: str
) -> None:
    plain, places = marked(f"pack: x\ntitle: X\n{text}\n")
    (problem,) = reading(tmp_path, plain).problems
    assert problem.code == code
    at = (problem.place.line, problem.place.column)
    assert at == places[0][:2]
    assert mend in problem.mend


def asked(found: Reading) -> list[str]:
    return [one.prompt for one in found.pack.questions] if found.pack else []


@pytest.mark.parametrize(
    "text",
    [
        # What looks odd and is what it looks like
        "- prompt: C# or F#\n  answer: A\n  kind: typed",
        "- prompt: It's 5 o'clock\n  answer: '007'\n  distractors: [NO, 12:30, 1.10, -5]",
        '- prompt: A – b — c\n  answer: 50%\n  distractors: [40%, -B, "- C"]',
        "- prompt:\tW\n  answer: A\t\n  kind: typed\t# a comment",
        "-   prompt: W\n    answer: A\n    kind: typed",
        "- {prompt: W,\n\tanswer: A,\n\tkind: typed}",
        "- prompt: |\n    One\n    – Two\n    -three: four\n  answer: A\n  kind: typed",
        '- {"prompt":"W: x","answer":"A","kind":"typed"}',
        "- prompt: W\n  answer: [100,200,300]\n  kind: typed",
        "- prompt: W\n  answer: A # the first\n  kind: typed",
        "- prompt: “One” and “two”\n  answer: A\n  kind: typed",
        "- prompt: W\n  answer: A\n  kind: &k typed\n- prompt: V\n  answer: A\n  kind: *k",
    ],
)
@pytest.mark.usefixtures("parser")
def test_what_is_right_is_not_told(tmp_path: Path, text: str) -> None:
    found = reading(tmp_path, f"pack: x\ntitle: X\nquestions:\n{text}\n")
    assert [problem.message for problem in found.problems] == []
    assert asked(found)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("head", ["", "\ufeff", "---\n", "%YAML 1.2\n---\n", "\n\n# hello\n"])
@pytest.mark.usefixtures("parser")
def test_how_a_file_begins_and_its_lines_end_is_all_one(
    tmp_path: Path, head: str, end: str
) -> None:
    text = f"{head}pack: x\ntitle: X\n{question('prompt: W')}"
    found = reading(tmp_path, text.replace("\n", end).encode())
    assert found.problems == ()
    assert asked(found) == ["W"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "this file says nothing"),
        ("\n  \n", "this file says nothing"),
        ("# a comment\n# pack: x\n", "this file says nothing"),
        ("Hello there\n", "a pack is a mapping"),
        ('[{"question": "W"}]', "a pack is a mapping"),
    ],
)
@pytest.mark.usefixtures("parser")
def test_what_is_no_pack_at_all(tmp_path: Path, text: str, message: str) -> None:
    (problem,) = reading(tmp_path, text).problems
    assert problem.code == "BQ209"
    assert problem.message.startswith(message)
    assert problem.mend == "begin with `pack:` and the pack's id"


SEVERAL = [
    # Two mistakes of one line, and one in what stands beside them
    "tables:\n  a:\n    rows:\n      - {name: b⟦:⟧ c: d, sea: e⟦:⟧ f: g, of: ⟦@⟧h}\n",
    "tables:\n  a:\n    rows:\n      - {name: b, ⟦c⟧, sea: d⟦?⟧, of: [e⟦:⟧ f: g]}\n",
    'tables:\n  a:\n    rows:\n      - {name: "b" ⟦s⟧ea: c, of: d⟦:⟧ e: f}\n',
    # A broken line costs itself alone
    "questions:\n  - prompt: V⟦:⟧ w: x\n    answer: A\n    ⟦dificulty⟧: 2\n"
    "  - prompt: W\n    ⟦anser⟧: A\n    kind: typed\n",
    # An anchor of another piece is no alias that leads nowhere
    "questions:\n  - prompt: V⟦:⟧ w: x\n    answer: &a A\n    kind: typed\n"
    "  - prompt: W\n    answer: *a\n    kind: typed\n"
    "  - prompt: X\n    answer: ⟦*b⟧\n    kind: typed\n",
    # Where one line stands alone, that one is wrong
    "questions:\n  -  ⟦p⟧rompt: V\n    answer: A\n    kind: typed\n    ⟦dificulty⟧: 2\n",
    # What is below an odd indent is read as well
    "questions:\n  - prompt: V\n     ⟦a⟧nswer: A\n    kind: ⟦tped⟧\n    ⟦dificulty⟧: 4\n",
    "questions:\n⟦\t⟧- prompt: V\n\t  answer: A\n\t  kind: ⟦tped⟧\n",
    # JSON with three mistakes
    '"questions": [\n  {"prompt": "V" ⟦"⟧answer": "A", "kind": "typed"},\n'
    '  {"prompt": "W", ⟦"anser"⟧: "A", "kind": "typed"},\n'
    '  {"prompt": "X", "answer": "A", "kind": ⟦"tped"⟧}\n]\n',
    # Both halves of a section said twice
    "questions:\n  - {statement: V, answer: ⟦maybe⟧}\n"
    "⟦questions⟧:\n  - {statement: W, ⟦anser⟧: yes}\n",
    # A second document
    "⟦---⟧\nquestions:\n  - {statement: V, answer: ⟦maybe⟧}\n",
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", SEVERAL)
def test_all_that_is_wrong_comes_in_one_run_and_nothing_else(tmp_path: Path, text: str) -> None:
    plain, places = marked(f"pack: x\ntitle: X\n{text}")
    found = reading(tmp_path, plain).problems
    told = [(problem.place.line, problem.place.column) for problem in found]
    assert told == [place[:2] for place in places]


def test_what_cannot_be_read_keeps_its_neighbours(tmp_path: Path) -> None:
    text = """
        pack: x
        title: X
        tables:
          a:
            rows:
              - {name: A, sea: b: c}
              - {name: B, sea: d}
        questions:
          - prompt: V: w: x
            answer: A
          - prompt: W
            answer: A
            kind: typed
          -prompt: X
            answer: A
            kind: typed
        """
    found = reading(tmp_path, dedent(text).strip())
    assert asked(found) == ["W", "X"]
    assert found.pack is not None
    assert list(found.pack.tables["a"].rows) == ["A", "B"]


def test_a_refused_character_is_shown_by_its_number(tmp_path: Path) -> None:
    text = (
        question("prompt: é B\x1bC", "[B, C]")
        .replace("é", "\udce9")
        .encode("utf-8", "surrogateescape")
    )
    told = reading(tmp_path, "pack: é\n".encode() + text).problems
    assert all("\ufdd0" not in problem.message for problem in told)
    (few,) = [problem for problem in told if problem.code == "BQ316"]
    assert "“\\xe9 B\\x1bC”" in few.message


@pytest.mark.parametrize("text", ["prompt: é", "prompt: W\n    answer: é", "prompt: W\x1b"])
def test_what_is_damaged_is_not_asked(tmp_path: Path, text: str) -> None:
    data = f"pack: x\nquestions:\n  - {text}\n    answers: [a, b]\n    kind: typed\n"
    found = reading(tmp_path, data.encode("latin-1"))
    assert found.pack is None or not found.pack.questions
