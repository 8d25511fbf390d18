"""Foreign files become a pack that passes every check; what is lost on the way is told.

Read, settled, written, read back by the game's own reader and proved: what still has an error goes,
with that error as the reason, until none is left.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from bureau_quiz.authoring.exchange import documents, formats, placing, settling, sheets, writing
from bureau_quiz.authoring.exchange.content import Content, Head, Origin, Spelling, Table
from bureau_quiz.authoring.exchange.model import ITEM_LIMIT, Entry, Harvest, Remark
from bureau_quiz.authoring.look import look
from bureau_quiz.authoring.progress import Progress, silent
from bureau_quiz.errors import PackUnreadable, Problem, Severity
from bureau_quiz.packs.columns import labelled
from bureau_quiz.packs.format import ID
from bureau_quiz.text import listed, words

NOTHING = "BQ401"
"""The bank's code for a template that asks nothing."""
TOO_LARGE = "BQ102"
"""The reader's code for a file that is too large."""
LINE_LIMIT = 1_500_000
"""The most lines of one file."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one file gave."""

    path: Path
    form: str
    """The name of its format."""
    harvest: Harvest
    """With what decoding had to mend."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    path: Path
    """Where the pack lies."""
    forms: tuple[str, ...]
    kept: int
    """Questions, and rows of facts."""
    questions: int
    """How many the pack can ask."""
    remarks: tuple[Remark, ...]
    """What was mended or dropped, by place."""

    @property
    def dropped(self) -> int:
        """How many items were lost."""
        return sum(remark.dropped for remark in self.remarks)

    @property
    def read(self) -> int:
        """How many items the files held."""
        return self.kept + self.dropped


def gather(path: Path, form: str = "", beside: Iterable[Path] = ()) -> Gathered:
    """Read one file.

    Args:
        path: The file.
        form: The name of its format; empty: it is recognised.
        beside: The files of the same import, some of which may explain it.

    Raises:
        PackUnreadable: It cannot be read, or is of no format that is known.
        WrongUse: There is no format of that name.
    """
    document = replace(documents.load(path), beside=tuple(beside))
    _bounded(path, document.text.count("\n"), LINE_LIMIT, "lines")
    found = formats.of_name(form) if form else formats.recognised(document)
    if found is None:
        mend = f"If it is of one of these, say --from with its name: {listed(formats.NAMES)}."
        if path.suffix.lower() in (".csv", ".tsv"):
            mend += (
                " A table of facts is a pack as it is: play it, or begin one with pack new --from."
            )
        raise PackUnreadable(f"{path} is of no format that is known.", mend)
    harvest = found.read(document)
    _bounded(path, harvest.kept, ITEM_LIMIT, "questions")
    remarks = (*document.remarks, *harvest.remarks)
    return Gathered(path, found.name, replace(harvest, remarks=remarks))


def _bounded(path: Path, count: int, limit: int, what: str) -> None:
    if count > limit:
        raise PackUnreadable(
            f"{path} has more than {limit:,} {what}.", "Cut it into several files."
        )


def bring(
    gathered: Sequence[Gathered], target: Path, force: bool = False, progress: Progress = silent
) -> Imported:
    """Make a pack of what files gave.

    Args:
        gathered: What each gave; all of it goes into one pack.
        target: Where it is to lie: a file where it ends in .yaml, else a folder.
        force: Whether it may take the place of another.
        progress: Is told how far it is.

    Raises:
        PackUnreadable: It is too much for one file.
        WrongUse: Something lies there already.
        OSError: It cannot be written.
    """
    placing.refuse(target, force)
    remarks = [remark for one in gathered for remark in one.harvest.remarks]
    content = _settled(gathered, target, remarks, progress)
    with placing.beside(target) as here:
        questions = 0
        while content.kept:
            progress(f"proving {len(content.questions):,} questions")
            content, questions = _proved(content, here, remarks)
            if questions:
                break
        told = tuple(sorted(remarks, key=_order))
        forms = tuple(dict.fromkeys(one.form for one in gathered))
        if content.kept:
            placing.put(here, target, force)
    return Imported(target, forms, content.kept, questions, told)


def _order(remark: Remark) -> tuple[str, int, int]:
    return remark.place.path, remark.place.line, remark.place.column


def _settled(
    gathered: Sequence[Gathered], target: Path, remarks: list[Remark], progress: Progress
) -> Content:
    harvests = [one.harvest for one in gathered]
    entries = settling.settle(_counted(harvests, progress))
    facts = sheets.settle([sheet for harvest in harvests for sheet in harvest.sheets])
    kept = list(_without_remarks(entries, remarks))
    tables = list(_without_remarks(facts, remarks))
    spellings = dict.fromkeys(one for one in tables if isinstance(one, Spelling))
    content = Content(
        _head(harvests, target),
        tuple(one for one in tables if isinstance(one, Table)),
        tuple(one for one in kept if isinstance(one, Entry)),
        tuple(sorted(spellings, key=lambda spelling: spelling.value)),
    )
    return _without_idle(content, remarks)


def _counted(harvests: Sequence[Harvest], progress: Progress) -> Iterator[Entry]:
    of = sum(len(harvest.entries) for harvest in harvests)
    for done, entry in enumerate(chain.from_iterable(one.entries for one in harvests)):
        progress("looking at what was read", done, of)
        yield entry


def _without_remarks(
    found: Iterable[Entry | Table | Spelling | Remark], remarks: list[Remark]
) -> Iterator[Entry | Table | Spelling]:
    for one in found:
        if isinstance(one, Remark):
            remarks.append(one)
        else:
            yield one


def _head(harvests: Sequence[Harvest], target: Path) -> Head:
    slug = "-".join(word for word in words(target.stem) if word.isascii())[:80].strip("-")
    id_ = slug if ID.fullmatch(slug) else "imported"

    def said(texts: Iterable[str]) -> str:
        return next((tidied for text in texts if (tidied := settling.tidy(text)[0])), "")[:1_000]

    return Head(
        id_,
        said(harvest.title for harvest in harvests) or labelled(id_.replace("-", " ")),
        said(harvest.language for harvest in harvests),
        said(harvest.description for harvest in harvests),
        said(harvest.licence for harvest in harvests),
        said(harvest.source for harvest in harvests),
    )


# Proving


def _proved(content: Content, here: Path, remarks: list[Remark]) -> tuple[Content, int]:
    """Write a content and read it back; give it less what had errors, and how many it asks.

    None are asked while there are errors.
    """
    if here.is_dir():
        for file in here.iterdir():
            file.unlink()
        written = writing.write_folder(content, here)
    else:
        written = writing.write_file(content, here)
    seen = look(here)
    errors = [problem for problem in seen.problems if problem.severity is Severity.ERROR]
    if not errors:
        return _asking(content, len(seen.questions), remarks)
    found: dict[Origin, Problem] = {}
    for problem in errors:
        if problem.code == TOO_LARGE:
            mend = "Name a folder instead: -o without .yaml at its end."
            if here.is_dir():
                mend = "Import its files into several packs."
            raise PackUnreadable("That is too much for one file of a pack.", mend)
        origin = written.origin(problem.place.path, problem.place.line)
        if origin is None:
            raise PackUnreadable(f"No pack can be made of this: {problem.message}.")
        found.setdefault(origin, problem)
    return _less(content, found, remarks), 0


def _less(content: Content, found: dict[Origin, Problem], remarks: list[Remark]) -> Content:
    """A content less what has errors; a template that asks nothing first goes without options."""
    lost: set[Origin] = set()
    for origin, problem in found.items():
        if origin.what in ("forward", "back") and problem.code == NOTHING:
            content, again = _typed(content, origin)
            if again:
                continue
        lost.add(origin)
        remarks.extend(_told(content, origin, problem))
    return _without_idle(content.without(lost), remarks)


def _without_idle(content: Content, remarks: list[Remark]) -> Content:
    """A content less the tables that nothing asks about."""
    idle = {at for at, table in enumerate(content.tables) if not table.ways or not table.rows}
    remarks.extend(
        Remark(row.place, "nothing asks for this row", dropped=True)
        for at in sorted(idle)
        for row in content.tables[at].rows
    )
    return content.without({Origin("sheet", at) for at in idle})


def _asking(content: Content, count: int, remarks: list[Remark]) -> tuple[Content, int]:
    """A content that was proved, or an empty one if it asks nothing."""
    if count:
        return content, count
    without = replace(content, tables=tuple(replace(one, ways=()) for one in content.tables))
    lost = {Origin("question", at) for at in range(len(content.questions))}
    remarks.extend(
        Remark(entry.place, "it cannot be asked", dropped=True) for entry in content.questions
    )
    return _without_idle(without.without(lost), remarks), 0


def _typed(content: Content, origin: Origin) -> tuple[Content, bool]:
    """The same with one wording typed, and whether it was not so before."""
    table = content.tables[origin.first]
    way = table.ways[origin.second]
    wording = way.forward if origin.what == "forward" else way.back
    if wording is None or wording.kind != "choice":
        return content, False
    typed = replace(wording, kind="typed")
    way = replace(way, forward=typed) if origin.what == "forward" else replace(way, back=typed)
    ways = tuple(way if at == origin.second else one for at, one in enumerate(table.ways))
    tables = tuple(
        replace(table, ways=ways) if at == origin.first else one
        for at, one in enumerate(content.tables)
    )
    return replace(content, tables=tables), True


def _told(content: Content, origin: Origin, problem: Problem) -> Iterator[Remark]:
    """What is said of a part that has an error."""
    match origin.what:
        case "question":
            entry = content.questions[origin.first]
            yield Remark(entry.place, problem.message, dropped=True)
        case "row":
            row = content.tables[origin.first].rows[origin.second]
            yield Remark(row.place, problem.message, dropped=True)
        case "spelling":
            spelling = content.spellings[origin.first]
            yield Remark(spelling.place, problem.message)
        case "sheet":
            for row in content.tables[origin.first].rows:
                yield Remark(row.place, problem.message, dropped=True)
        case _:
            yield Remark(content.tables[origin.first].place, f"left out: {problem.message}")
