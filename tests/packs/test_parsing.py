"""YAML as we read it: places, both parsers alike, nothing hostile gets through."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bureau_quiz import packs
from bureau_quiz.errors import Problem
from bureau_quiz.packs import parsing
from bureau_quiz.packs.loading import decode
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.source import Report
from tests.packs.given import marked, reading
from tests.packs.test_mistakes import MANY, MISTAKES
from tests.packs.test_reading import BUREAU

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def outline(node: Node | None) -> object:
    """A node as plain values, with all places."""
    match node:
        case Scalar():
            return (node.value, node.place, bool(node.style))
        case Sequence():
            return [outline(item) for item in node.items]
        case Mapping():
            return [(outline(key), outline(value)) for key, value in node]
        case Torn():
            return "torn"
        case None:
            return None


def parsed(text: str, pure: bool) -> tuple[object, list[Problem]]:
    report = Report()
    source = decode("a.yaml", text.encode("utf-8", "surrogatepass"), report)
    root = parsing.parse(source, report, pure)
    return outline(root), list(report.problems())


def test_libyaml_is_here_so_that_both_are_tried() -> None:
    assert yaml.__with_libyaml__


@pytest.mark.parametrize("text", [BUREAU, MANY, *(text for _, text in MISTAKES)])
def test_both_parsers_read_alike(text: str) -> None:
    plain, _ = marked(text)
    quick, pure = parsed(plain, False), parsed(plain, True)
    assert quick[0] == pure[0]
    assert [(p.code, p.place, p.message) for p in quick[1]] == [
        (p.code, p.place, p.message) for p in pure[1]
    ]


@QUICK
@given(st.data())
def test_both_parsers_read_mended_packs_alike(data: st.DataObject) -> None:
    text = marked(BUREAU)[0]
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(st.sampled_from("?:-,'\"{}[]<é😀 \n#")) + text[at:]
    quick, pure = parsed(text, False), parsed(text, True)
    if not quick[1] and not pure[1]:
        assert quick[0] == pure[0]
    assert bool(quick[1]) == bool(pure[1])


@pytest.mark.parametrize(
    "written",
    [
        "a: x<1>y",
        "a: 'it''s <1> y'",
        'a: "tab\\t<1> y"',
        "a: >\n  folded\n  text <1>\n  end",
        "a: |\n  <0> text\n\n    <1> end\n",
        "a: plain\n  over lines <1>\n  end",
        'a: "quoted\n  over <1> \\\n  lines"',
        "{a: [b, c 😀 é <1> d]}",
        "- {a: <0><1>}",
        "a: <1 > <1>",
    ],
)
def test_the_place_of_a_part_of_a_text(written: str) -> None:
    report = Report()
    source = decode("a.yaml", written.encode(), report)

    def scalars(node: Node | None) -> list[Scalar]:
        match node:
            case Scalar():
                return [node]
            case Sequence():
                return [scalar for item in node.items for scalar in scalars(item)]
            case Mapping():
                return [scalar for _, value in node for scalar in scalars(value)]
        return []

    (node,) = [found for found in scalars(parsing.parse(source, report)) if "<1>" in found.value]
    place = node.within(node.value.index("<1>"), 3)
    line = written.split("\n")[place.line - 1]
    assert line[place.column - 1 : place.column + 2] == "<1>"
    assert place.width == 3


HOSTILE = {
    "brackets": "[" * 30_000,
    "braces": "pack: x\na: " + "{a: " * 30_000,
    "dashes": "- " * 30_000,
    "indents": "".join(f"{' ' * depth}a:\n" for depth in range(300)),
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    + "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "an alias of itself": "a: &a [*a]",
    "a long text": "pack: x\ntitle: " + "a" * 1_000_000,
    "a long quote": 'pack: x\ntitle: "' + "a\n " * 200_000,
    "a long block": "pack: x\ntitle: |\n" + "  a\n" * 200_000,
    "many marks": "pack: x\ntitle: a" + "\u0301" * 200_000,
    "quotes": '"' * 50_000 + "\n" + "'" * 50_000,
    "colons": ": " * 50_000,
    "many mistakes": "pack: x\nquestions:\n" + "  - prompt: a: b\n    answer: c\n" * 2_000,
    "unknown rows": "pack: x\ntables:\n  a:\n    columns: {b: {to: c}}\n    rows:\n"
    + "".join(f"      - {{n: n{at}, b: q{at}}}\n" for at in range(2_000))
    + "  c:\n    rows:\n"
    + "".join(f"      - {{n: r{at}}}\n" for at in range(2_000)),
    "ranges": "pack: x\ntables:\n  a:\n    columns: {b: {type: number}}\n    rows:\n"
    + "".join(f"      - {{n: n{at}, b: 1-999}}\n" for at in range(2_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_hostile_ends_in_problems_soon(tmp_path: Path, text: str) -> None:
    started = time.process_time()
    found = reading(tmp_path, text)
    assert found.problems
    assert len(found.problems) < 2_000
    assert time.process_time() - started < 20


def test_depth_is_said(tmp_path: Path) -> None:
    found = reading(tmp_path, HOSTILE["brackets"])
    assert [problem.code for problem in found.problems] == ["BQ111"]


@QUICK
@given(st.binary(max_size=300))
@example(bytes(range(256)))
def test_random_bytes_end_in_problems(tmp_path: Path, data: bytes) -> None:
    found = reading(tmp_path, data)
    assert found.pack is None
    assert found.problems


SCARY = st.sampled_from(
    ["\x00", "\x1b[31m", "\u202e", "\u2028", "\ud800", "\ue000", "\t", "\r", "&a ", "*a", "!x ",
     "<<", "<", ">", "{", "}", "[", "]", '"', "'", "#", " #", ": ", "? ", "- ", "|", "%", "@", "`",
     "---\n", "...\n", "\n", "  ", "pack: y\n", "~", "null", "1-9", "[[", "\ufeff"]
)  # fmt: skip


@QUICK
@given(st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 12), SCARY), max_size=4))
@example([(1785, 0, "&a "), (1788, 0, "[[")])
def test_mutated_packs_end_in_problems(tmp_path: Path, cuts: list[tuple[int, int, str]]) -> None:
    text = marked(BUREAU)[0]
    for at, length, scary in cuts:
        text = text[:at] + scary + text[at + length :]
    found = reading(tmp_path, text)
    assert found.pack is not None or found.problems
    # Lines are counted as editors count them: only these ends are lines.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "surrogatepass")
    count = lines.decode("utf-8", "surrogateescape").count("\n") + 1
    for problem in found.problems:
        assert 1 <= problem.place.line <= count
        assert problem.place.column >= 1


def test_yaml_is_loaded_only_to_read() -> None:
    code = (
        "import sys, bureau_quiz.packs, bureau_quiz.packs.model\n"
        "assert 'yaml' not in sys.modules\n"
        "assert 'bureau_quiz.packs.reader' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_bundled_packs_have_no_errors() -> None:
    folder = Path(__file__).parents[2] / "questions"
    found = packs.find(folder)
    assert found
    for path in found:
        read = packs.read(path)
        assert read.pack is not None
        assert [problem for problem in read.problems if problem.severity == "error"] == []
