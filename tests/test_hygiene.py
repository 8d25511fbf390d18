"""What a room may reach for: Textual in ui alone, no clock or chance in the core, no network."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bureau_quiz

PACKAGE = Path(bureau_quiz.__file__).parent
PURE = ("packs", "bank", "rounds", "memory")
CHANCE = {"choice", "choices", "gauss", "randbytes", "randint", "randrange", "sample", "shuffle"}
NETWORK = {
    "ftplib",
    "http",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "urllib",
    "webbrowser",
}


def modules(*rooms: str) -> list[Path]:
    """The source files of these rooms, or of the whole package."""
    files = [file for file in PACKAGE.rglob("*.py") if "__pycache__" not in file.parts]
    tops = [(file, file.relative_to(PACKAGE).parts[0].removesuffix(".py")) for file in files]
    return sorted(file for file, top in tops if not rooms or top in rooms)


def imports(tree: ast.AST) -> Iterator[str]:
    """The names of all modules that are imported, at the top or in a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def loaded(code: str) -> set[str]:
    """The names in `sys.modules` of a new Python once it has run this code."""
    report = "\nimport sys\nprint('\\nLOADED', *sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code + report], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.rsplit("\nLOADED ", 1)[1].split())


def named(file: Path) -> str:
    """The dotted name of a module."""
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def test_nothing_but_ui_loads_textual() -> None:
    names = [named(file) for file in modules() if "ui" not in file.relative_to(PACKAGE).parts[:1]]
    names.remove("bureau_quiz.__main__")
    found = loaded("\n".join(f"import {name}" for name in names))
    assert names[0] in found
    assert not found & {"textual", "rich"}


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["pack", "list"], ["play", "the-bureau", "--plain"]],
    ids=" ".join,
)
def test_commands_outside_the_tui_do_not_load_textual(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from bureau_quiz.cli import main\n"
        "sys.stdin.close()\n"
        "sys.stdin = open('/dev/null')\n"
        f"sys.argv = ['bureau-quiz', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
    )
    assert not loaded(code) & {"textual", "rich"}


@pytest.mark.parametrize("file", modules(*PURE), ids=named)
def test_the_core_is_pure(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    roots = {name.split(".")[0] for name in imports(tree)}
    assert not roots & {"logging", "sqlite3", "sys", "time"}
    # One seed is one round on every Python only as long as nothing but `random()` is used.
    forbidden = {"now", "today", "utcnow"} | (CHANCE if "random" in roots else set())
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"input", "print"}, f"line {node.lineno}"
        elif isinstance(node, ast.ImportFrom) and node.module == "random":
            assert {alias.name for alias in node.names} == {"Random"}, f"line {node.lineno}"
        elif isinstance(node, ast.Attribute):
            assert node.attr not in forbidden, f"line {node.lineno}"
            if isinstance(node.value, ast.Name) and node.value.id == "random":
                assert node.attr == "Random", f"line {node.lineno}"


@pytest.mark.parametrize("file", modules(), ids=named)
def test_nothing_reaches_for_the_network(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not {name.split(".")[0] for name in imports(tree)} & NETWORK


def test_what_compares_typed_answers_waits_for_the_first_of_them() -> None:
    code = (
        "import bureau_quiz.cli, bureau_quiz.game, bureau_quiz.plain\n"
        "from bureau_quiz.bank.kinds import KINDS\n"
        "from bureau_quiz.bank.model import Answer, Question, Response\n"
        "question = Question('p/q', 'p', '', 'typed', '', 1, 'Who?', (Answer('Marina'),))\n"
        "put = KINDS['typed'].put(question, lambda: 0.0, True)\n"
        "assert not KINDS['typed'].fits(put, Response.skip())\n"
    )
    compare = {"anyascii", "jellyfish", "bureau_quiz.bank.kinds.matching"}
    assert not loaded(code) & compare
    assert compare <= loaded(code + "KINDS['typed'].judge(put, Response.text('Marina'))\n")


def test_the_package_itself_imports_no_sibling() -> None:
    found = loaded("import bureau_quiz")
    assert not {name for name in found if name.startswith("bureau_quiz.")}
