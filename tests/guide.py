"""`make guide`: makes the lists of the guide anew, of keys from their declaration, of codes.

`questions/README.md` has every key and every code in tables, `questions/CODES.md` each code with
its examples and what `pack check` says of them. Only what lies between the marks is written.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bureau_quiz.authoring.explaining import Explanation, File, explained, registry
from bureau_quiz.authoring.problems import problem_lines
from bureau_quiz.packs.format import SECTIONS, Key, Shape
from tests.authoring.trying import tried

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "questions" / "README.md"
CODES = ROOT / "questions" / "CODES.md"

STALE = "the guide is stale: run `make guide`"

_PART = "<!-- {name}: made by `make guide` -->\n{text}<!-- end of {name} -->"

_PLACES = {
    "pack": "At the top of a pack",
    "table": "Of a table, under `tables:`",
    "column": "Of a column, under its table's `columns:`",
    "row": "Of a row, beside its columns",
    "template": "Of a template",
    "reverse": "Of a `reverse` that is a mapping",
    "question": "Of a question that is written out",
}
_ROOMS = {
    "BQ1": "Files and YAML",
    "BQ2": "Structure: keys, holes, what refers to what",
    "BQ3": "Values, rows and spreadsheets",
    "BQ4": "Questions: what is right, what can be offered",
    "BQ5": "Flaws of wording and options, and what lies unused",
    "BQ7": "The settings",
    "BQ8": "Packs side by side",
}


def pages() -> dict[Path, str]:
    """Every page that has made parts, as it should be."""
    return {
        GUIDE: _with(GUIDE.read_text(encoding="utf-8"), {"keys": keys(), "codes": codes()}),
        CODES: _with(CODES.read_text(encoding="utf-8"), {"explanations": explanations()}),
    }


def _with(page: str, parts: Mapping[str, str]) -> str:
    """A page with its parts put in place of what stands between their marks."""
    for name, text in parts.items():
        begin, end = _PART.format(name=name, text="\0").split("\0")
        before, begun, rest = page.partition(begin)
        _, ended, after = rest.partition(end)
        assert begun, f"the page has the mark {begin.strip()}"
        assert ended, f"the page has the mark {end}"
        page = f"{before}{begin}{text}{end}{after}"
    return page


# Keys


def keys() -> str:
    """A table of keys for each mapping that a pack has."""
    return "\n".join(
        f"**{_PLACES[section]}**\n\n{_table(of_section)}"
        for section, of_section in SECTIONS.items()
    )


def _table(of_section: Sequence[Key]) -> str:
    lines = ["| key | what it looks like | needed | meaning |", "|---|---|---|---|"]
    for key in of_section:
        needed = "yes" if key.need else ""
        lines.append(f"| `{key.name}` | {_looks(key)} | {needed} | {_cell(key.meaning)} |")
    return "\n".join(lines) + "\n"


def _looks(key: Key) -> str:
    if key.shape is Shape.CHOICE:
        return ", ".join(f"`{word}`" for word in key.words)
    return key.shape.value


def _cell(text: str) -> str:
    """A text as a cell of a table: a bare hole would be taken for a tag."""
    return re.sub(r"(?<!`)<(\w+)>(?!`)", r"`<\1>`", text).replace("|", "\\|")


# Codes


def codes() -> str:
    """A table of every code, each leading to its explanation."""
    lines = []
    for room, title in _ROOMS.items():
        lines += [f"\n**{title}**\n", "| code | | meaning |", "|---|---|---|"]
        lines += [
            f"| [{code.name}](CODES.md#{code.name.lower()}) | {code.severity} "
            f"| {_cell(code.meaning)} |"
            for code in registry().values()
            if code.name.startswith(room)
        ]
    return "\n".join(lines).removeprefix("\n") + "\n"


def explanations() -> str:
    """Every code with its sentences, its examples, and what is said of the bad one."""
    parts = []
    for room, title in _ROOMS.items():
        parts.append(f"\n## {title}\n")
        parts += [
            "\n".join(_explanation(explained(code)))
            for code in registry().values()
            if code.name.startswith(room)
        ]
    return "\n".join(parts) + "\n"


def _explanation(told: Explanation) -> Iterator[str]:
    code = told.code
    yield f"### {code.name}\n"
    yield f"**{code.severity.capitalize()}**: {_cell(code.meaning)}.\n"
    yield f"{told.text}\n"
    if told.bad:
        yield "Bad:\n"
        yield from _shown(told.bad)
        yield "```text"
        yield from _said(told)
        yield "```\n"
        yield "Good:\n"
        yield from _shown(told.good)


def _shown(files: Sequence[File]) -> Iterator[str]:
    for file in files:
        usual = file.name in ("pack.yaml", "settings.toml") and len(files) == 1
        head = ", ".join(part for part in (f"`{file.name}`" * (not usual), file.legend) if part)
        if head:
            yield f"{head}:\n"
        yield f"```{file.language}\n{file.text.rstrip()}\n```\n"


def _said(told: Explanation) -> Iterator[str]:
    """What is said of the bad example, of this code alone, as if it lay right here."""
    with tempfile.TemporaryDirectory() as folder:
        for problem in tried(told.bad, Path(folder).resolve()):
            if problem.code == told.code.name:
                for line in problem_lines(problem):
                    yield line.replace(f"{Path(folder).resolve()}/", "")


def main() -> int:
    """Write the pages."""
    for page, text in pages().items():
        if page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")
            print(f"{page.relative_to(ROOT)} is made anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
