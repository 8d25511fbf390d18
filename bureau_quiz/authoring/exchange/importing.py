"""Foreign files become a pack that passes every check; what is lost on the way is told.

Read, settled, written, read back by the game's own reader and proved: what still has an error goes,
with that error as the reason, until none is left.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from bureau_quiz.authoring.exchange import (
    documents,
    facttables,
    formats,
    placing,
    proof,
    settling,
    sheets,
)
from bureau_quiz.authoring.exchange.content import Content, Head, Spelling, Table
from bureau_quiz.authoring.exchange.model import (
    ITEM_LIMIT,
    Document,
    Entry,
    Format,
    Harvest,
    Remark,
)
from bureau_quiz.authoring.new import copy_name
from bureau_quiz.authoring.progress import Progress, silent
from bureau_quiz.errors import PackUnreadable
from bureau_quiz.packs.columns import labelled
from bureau_quiz.packs.format import ID
from bureau_quiz.text import listed, plural, words

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
        if not document.text.strip():
            raise PackUnreadable(f"{path} is empty.", "Name a file with questions or facts.")
        raise PackUnreadable(f"{path} is of no format that is known.", mend)
    harvest = _harvest(found, document)
    _bounded(path, harvest.kept, ITEM_LIMIT, "questions")
    remarks = (*document.remarks, *harvest.remarks)
    return Gathered(path, found.name, replace(harvest, remarks=remarks))


def _harvest(form: Format, document: Document) -> Harvest:
    """What a file gives in a format; where that is nothing, it is said what it may be instead."""
    try:
        harvest = form.read(document)
        if harvest.kept or form.recognises(document):
            return harvest
        why = PackUnreadable(f"{document.path} is nothing like {form.title}.")
    except PackUnreadable as error:
        why = error
    likely = formats.recognised(document)
    if likely is None or likely is form:
        raise why
    looks = f"It looks like {likely.title}: --from {likely.name}"
    raise PackUnreadable(why.message, f"{why.mend} {looks}".strip())


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
    copies = [copy_name(one.path) for one in gathered]
    placing.refuse(target, force, copies)
    remarks = [remark for one in gathered for remark in one.harvest.remarks]
    content = _settled(gathered, target, remarks, progress)
    with placing.beside(target) as here:
        questions = 0
        while content.kept:
            progress(f"proving {plural(content.kept, 'item')}")
            content, questions = proof.proved(content, here, target.parent, remarks)
            if questions:
                break
        told = tuple(sorted(remarks, key=_order))
        forms = tuple(dict.fromkeys(one.form for one in gathered))
        if content.kept:
            placing.put(here, target, force, copies)
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
    settled = tuple(one for one in tables if isinstance(one, Table))
    ways = [way.id for table in settled for way in table.ways]
    given = (sheet for harvest in harvests for sheet in harvest.facts)
    content = Content(
        _head(harvests, target),
        settled,
        tuple(one for one in kept if isinstance(one, Entry)),
        tuple(sorted(spellings, key=lambda spelling: spelling.value)),
        tuple(facttables.settle(given, [table.name for table in settled], ways)),
    )
    return proof.without_idle(content, remarks)


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
