"""What every code means: its sentences and its examples, read from `examples/` when asked for.

`examples/README.md` says how an example is written down.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bureau_quiz.authoring.excerpt import Printed, excerpt
from bureau_quiz.errors import Code, WrongUse
from bureau_quiz.meant import closest
from bureau_quiz.text import listed

EXAMPLES = Path(__file__).parent / "examples"

INDENT = "    "

_PARTS = re.compile(r"^(Bad|Good):\n", re.MULTILINE)
_FILE = re.compile(r"^```(\w+)(?: +(\S+))?(?: +(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile("⟦(.*?)⟧")
_OFTEN = re.compile("⟪(.*?) × ([0-9]+)⟫", re.DOTALL)
_PICTURES = {0x2400 + sign: sign for sign in range(0x21)}
_LOOKALIKES = str.maketrans("OIL", "011")
_USUAL_NAMES = {"yaml": "pack.yaml", "toml": "settings.toml"}


def _written(text: str) -> str:
    """A text as often as its notation says."""
    return _OFTEN.sub(lambda often: often[1] * int(often[2]), text)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an example is wrong; from 1, in characters."""

    line: int
    column: int
    width: int


@dataclass(frozen=True, slots=True)
class File:
    """One file of an example."""

    name: str
    """Its path below the folder of the example, with `/`."""
    language: str
    text: str
    """As it is shown: what is written often or cannot be seen stands for itself."""
    marks: tuple[Mark, ...]
    encoding: str

    @property
    def data(self) -> bytes:
        """What stands in the file itself."""
        return _written(self.text).translate(_PICTURES).encode(self.encoding)

    @property
    def legend(self) -> str:
        """What the signs mean that stand for others; empty where there are none."""
        told = []
        if often := _OFTEN.search(self.text):
            told.append(f"⟪… × {often[2]}⟫ is written {int(often[2]):,} times")
        for picture in sorted(set(self.text) & set(map(chr, _PICTURES))):
            sign = _PICTURES[ord(picture)]
            told.append(f"{picture} stands for {'a tab' if sign == 9 else f'the sign {sign:02X}'}")
        if self.encoding != "utf-8":
            told.append(f"saved as {self.encoding}")
        return ", ".join(told)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say of a code."""

    code: Code
    text: str
    """Sentences on what it means, and how it is mended; paragraphs parted by empty lines."""
    bad: tuple[File, ...] = ()
    """Files that give the code; none where no file can."""
    good: tuple[File, ...] = ()


def registry() -> dict[str, Code]:
    """Every code that a file can give, by name, in order."""
    from bureau_quiz.authoring import codes as authoring
    from bureau_quiz.bank import codes as bank
    from bureau_quiz.catalogue import codes as catalogue
    from bureau_quiz.packs import codes as packs
    from bureau_quiz.settings import codes as settings

    rooms: tuple[Mapping[str, Code], ...] = (
        packs.CODES,
        bank.CODES,
        authoring.CODES,
        settings.CODES,
        catalogue.CODES,
    )
    return {name: code for room in rooms for name, code in sorted(room.items())}


def named(words: Sequence[str]) -> list[Code]:
    """The codes that words name: `BQ203`, `bq203` or `203`.

    Raises:
        WrongUse: One of them is none; the mend says which may have been meant.
    """
    known = registry()
    names = [_name(word) for word in words]
    unknown = next((place for place, name in enumerate(names) if name not in known), None)
    if unknown is None:
        return [known[name] for name in dict.fromkeys(names)]
    word, name = words[unknown].strip()[:40], names[unknown]
    begun = [code for code in known if name[:3] == "BQ" + name[2:3] and code.startswith(name)]
    near = closest(name, known)
    if begun:
        mend = f"There are {listed(begun)}."
    elif near:
        mend = f"Did you mean {near}, {known[near].meaning}?"
    else:
        mend = "A code is such as BQ203; `pack check` tells it with each problem."
    raise WrongUse(f"There is no code “{word}”.", mend)


def _name(word: str) -> str:
    """The code that a word is probably meant for: `203`, `bq203`, `BQ2O3`."""
    name = word.strip().upper()
    digits = name.removeprefix("BQ").translate(_LOOKALIKES)
    return f"BQ{digits}" if digits.isdigit() else name


def explained(code: Code) -> Explanation:
    """What there is to say of a code."""
    text = (EXAMPLES / f"{code.name}.md").read_text(encoding="utf-8")
    told, *parts = _PARTS.split(text)
    files = {part: tuple(_files(body)) for part, body in zip(parts[::2], parts[1::2], strict=True)}
    return Explanation(code, told.strip(), files.get("Bad", ()), files.get("Good", ()))


def _files(text: str) -> Iterator[File]:
    for language, name, encoding, body in _FILE.findall(text):
        lines, marks = [], []
        for number, line in enumerate(body.split("\n"), 1):
            while found := _MARK.search(line):
                marks.append(Mark(number, found.start() + 1, len(_written(found[1]))))
                line = line[: found.start()] + found[1] + line[found.end() :]
            lines.append(line)
        name = name or _USUAL_NAMES[language]
        yield File(name, language, "\n".join(lines), tuple(marks), encoding or "utf-8")


def as_text(found: Sequence[Explanation], width: int, printed: Printed = str) -> Iterator[str]:
    """Every explanation, line by line, with carets under what is wrong.

    Args:
        found: in the order in which they are shown.
        width: cells of a line.
        printed: how the output shows a text.
    """
    for place, one in enumerate(found):
        yield from [""] * bool(place)
        article = "an" if one.code.severity == "error" else "a"
        head = f"{one.code.name}, {article} {one.code.severity}: {one.code.meaning}"
        yield from textwrap.wrap(head, width)
        for paragraph in one.text.split("\n\n"):
            yield ""
            yield from textwrap.wrap(paragraph, width, break_on_hyphens=False)
        for title, files in (("Bad", one.bad), ("Good", one.good)):
            if files:
                yield ""
                yield f"{title}:"
            for file in files:
                yield ""
                yield from _shown(file, len(files) > 1, max(width - len(INDENT), 20), printed)


def _shown(file: File, named: bool, room: int, printed: Printed) -> Iterator[str]:
    """A file, indented, with carets; `named` where it is one of several."""
    name = file.name if named or file.name not in _USUAL_NAMES.values() else ""
    head = ", ".join(part for part in (name, file.legend) if part)
    if head:
        yield from textwrap.wrap(f"{head}:", room, initial_indent="  ", subsequent_indent="  ")
    marks = {mark.line: mark for mark in reversed(file.marks)}
    for number, line in enumerate(file.text.rstrip("\n").split("\n"), 1):
        mark = marks.get(number, Mark(number, 1, 1))
        shown, carets = excerpt(line, mark.column, mark.width, room, printed)
        yield f"{INDENT}{shown}".rstrip()
        if number in marks:
            yield f"{INDENT}{carets}"


def as_json(found: Sequence[Explanation]) -> str:
    """One object: `version`, and `codes` with what there is to say of each."""
    told = [
        {
            "code": one.code.name,
            "severity": one.code.severity.value,
            "meaning": one.code.meaning,
            "explanation": one.text,
            "bad": [_record(file) for file in one.bad],
            "good": [_record(file) for file in one.good],
        }
        for one in found
    ]
    return json.dumps({"version": 1, "codes": told}, indent=2)


def _record(file: File) -> dict[str, object]:
    return {
        "name": file.name,
        "text": file.text,
        "remark": file.legend,
        "places": [
            {"line": mark.line, "column": mark.column, "width": mark.width} for mark in file.marks
        ],
    }
