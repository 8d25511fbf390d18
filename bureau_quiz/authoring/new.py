"""A new pack is begun: a starter, or what a spreadsheet says, in a folder of its own."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bureau_quiz.authoring import schema
from bureau_quiz.errors import PackUnreadable, Problem, Severity, WrongUse
from bureau_quiz.packs.finding import id_of_sheet
from bureau_quiz.packs.format import ID
from bureau_quiz.packs.sheetpacks import open_sheet
from bureau_quiz.packs.sheets.copying import rewritten
from bureau_quiz.packs.sheets.writing import scalar
from bureau_quiz.packs.source import Report
from bureau_quiz.text import clean, visible, words

PACK = "pack.yaml"
SCHEMA = ".pack.schema.json"
"""The schema lies beside the pack, as editors find it there without a network."""

LONGEST = 60
"""Letters of a pack's name."""

HEAD = f"""\
# yaml-language-server: $schema={SCHEMA}
# The line above has an editor complete and check this file (in VS Code: the extension “YAML”).
"""

_STARTER = """\
# Put your own facts and questions here. Then: bureau-quiz pack check {name}
pack: {id}  # lower-case letters, digits and hyphens
title: {title}
language: en
# description: One sentence on what is asked.
# licence: CC BY-SA 4.0
# source: Where the facts come from.

tables:  # facts: each row is a thing, and has a cell in each column
  rivers:
    # key: name  # the column that names a row; the first one if left out
    # columns:
    #   length: {{type: number}}  # or date, or exact; all else is text
    rows:  # or the name of a spreadsheet beside this file: rivers.csv
      - {{name: Danube, sea: Black Sea, source: the Black Forest}}
      - {{name: Rhône, sea: Mediterranean Sea, source: the Swiss Alps}}
      - {{name: Vistula, sea: Baltic Sea, source: the Silesian Beskids}}
      - {{name: Volga, sea: Caspian Sea, source: the Valdai Hills}}
      - {{name: Seine, sea: English Channel, source: the Langres plateau}}

templates:  # each is asked of every row; a <hole> is filled with the row's cell
  - id: mouth
    table: rivers
    prompt: Into which sea does the <name> flow?
    answer: <sea>  # the other seas are the wrong options
    reverse: Which of these rivers flows into the <sea>?  # the other way round
    category: Mouths
    difficulty: 1  # 1 easy, 2 medium, 3 hard
    explanation: The <name> rises in <source> and flows into the <sea>.
    # statement: The <name> flows into the <answer>.  # also asks whether this is true
    # match: Which river flows into which sea?  # also asks for pairs

questions:  # what fits no table
  - id: longest
    prompt: Which is the longest river of Europe?
    answer: The Volga
    distractors: [The Danube, The Rhine, The Dnieper]
    category: Lengths
    difficulty: 2
    explanation: The Volga is some 3,500 kilometres long.

# accept:  # other spellings, good everywhere in the pack
#   The Danube: [Donau]
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A pack that was begun."""

    folder: Path
    files: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()
    """What is wrong with the sheet that it was made of, and came along."""
    mended: tuple[str, ...] = ()
    """What the copy of the sheet says otherwise."""


def checked_name(name: str) -> str:
    """Give a pack's name if it can be one.

    Raises:
        WrongUse: It cannot; the mend says which can.
    """
    if ID.fullmatch(name) and len(name) <= LONGEST:
        return name
    stem = Path(name).stem if name.lower().endswith((".yaml", ".yml", ".csv")) else name
    last = stem.replace("\\", "/").rstrip("/").rpartition("/")[2]
    slug = "-".join(word for word in words(clean(last).text) if word.isascii())
    slug = slug[:LONGEST].strip("-")
    mend = f"Did you mean {slug}?" if slug else "Such as: cold-war."
    if slug and last != stem:
        mend = f"To put {slug} into another folder: -o FOLDER"
    shown = visible(name[:80])
    raise WrongUse(f"“{shown}” is not made of lower-case letters, digits and hyphens.", mend)


def start(name: str, folder: Path) -> Made:
    """Begin a pack with the starter, in a new folder of its name.

    Raises:
        WrongUse: The name cannot be one, something lies there, or it cannot be written.
    """
    name = checked_name(name)
    title = name.replace("-", " ")
    title = scalar(title[:1].upper() + title[1:])
    text = HEAD + _STARTER.format(name=name, id=scalar(name), title=title)
    return _written(name, folder, {PACK: text.encode()})


def from_sheet(name: str, sheet: Path, folder: Path) -> Made:
    """Begin a pack with what is asked over a spreadsheet, and a copy of it.

    Raises:
        WrongUse: The name cannot be one, something lies there, or it cannot be written.
        PackUnreadable: No questions can be made of the spreadsheet.
    """
    name = checked_name(name)
    report = Report()
    opened = open_sheet(sheet, report)
    problems = report.problems()
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if opened is None:
        first = errors[0] if errors else None
        why = f" {_sentence(first.message)}" if first else ""
        mend = _sentence(first.mend) if first else ""
        raise PackUnreadable(visible(f"No pack can be made of “{sheet}”.{why}"), mend, problems)
    copy = copy_name(sheet)
    text = "\n".join((*_told(sheet, copy), *opened.written(name, copy))) + "\n"
    data, mended = rewritten(opened.sheet, opened.columns)
    files = {PACK: (HEAD + text).encode(), copy: data}
    made = _written(name, folder, files)
    return Made(made.folder, made.files, tuple(errors), mended)


def _told(sheet: Path, copy: str) -> Sequence[str]:
    name = visible(clean(sheet.name).text)
    return (
        f"# Made from {name}, a copy of which lies beside this file: mend the facts in {copy},",
        "# and here how they are asked for.",
    )


def copy_name(sheet: Path) -> str:
    """Give the name of the copy of a spreadsheet: its own, if any system can have it."""
    plain = sheet.name.isprintable() and not set(sheet.name) & set('<>:"/\\|?*#') and sheet.suffix
    name = sheet.name if plain else f"{id_of_sheet(sheet)}.csv"
    return name if name.casefold() not in (PACK, SCHEMA) else f"{id_of_sheet(sheet)}-facts.csv"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def _written(name: str, folder: Path, files: Mapping[str, bytes]) -> Made:
    """Write files into a new folder; where that fails, nothing is left of it."""
    target = folder / name
    try:
        target.mkdir(parents=True)
    except FileExistsError:
        raise WrongUse(
            f"{target} is there already, and nothing is written over.",
            "Choose another name, or another folder with -o.",
        ) from None
    except (OSError, ValueError) as error:
        raise _unwritable(target, error) from None
    made: list[Path] = []
    try:
        for file, data in {**files, SCHEMA: f"{schema.as_json()}\n".encode()}.items():
            path = target / file
            made.append(path)
            with path.open("xb") as opened:
                opened.write(data)
    except OSError as error:
        with suppress(OSError):
            for path in made:
                path.unlink(missing_ok=True)
            target.rmdir()
        raise _unwritable(target, error) from None
    return Made(target, tuple(made))


def _unwritable(target: Path, error: Exception) -> WrongUse:
    why = getattr(error, "strerror", None) or str(error)
    return WrongUse(f"{target} cannot be written: {why}.", "Choose another folder with -o.")
