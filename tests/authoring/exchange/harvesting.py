"""Entries of every kind, and files that are imported, for tests of exchange."""

from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from bureau_quiz.authoring.exchange import importing, settling
from bureau_quiz.authoring.exchange.importing import Gathered, Imported
from bureau_quiz.authoring.exchange.model import Entry, Harvest, Remark, Sheet
from bureau_quiz.authoring.look import look
from bureau_quiz.errors import Place, Problem, Severity
from bureau_quiz.packs.model import Pack, PlainQuestion
from bureau_quiz.text import TEXT_LIMIT, clean

HERE = Place("foreign.txt")

texts = st.text(min_size=1, max_size=30).map(lambda text: clean(text).text.strip()).filter(bool)
"""Texts that a pack can hold."""

raw_texts = st.one_of(
    texts,
    st.text(max_size=20),
    st.sampled_from(
        (
            "NO",
            "007",
            "1:30",
            "~",
            "null",
            "a: b",
            "a #b",
            "- x",
            "'",
            '"',
            "\\",
            "{x}",
            "<b>",
            "“x”",
        )
    ),
    st.just("x" * (TEXT_LIMIT + 1)),
)
"""Whatever a file may hold."""

kinds = st.sampled_from(
    ("choice", "typed", "true-false", "multiple", "except", "order", "number", "match")
)


@st.composite
def raw_entries(draw: st.DrawFn) -> Entry:
    """Entries as a careless file may give them."""
    some = st.lists(raw_texts, max_size=5).map(tuple)
    return Entry(
        HERE,
        draw(raw_texts),
        draw(some),
        draw(kinds),
        draw(some),
        draw(st.sampled_from((None, True, False))),
        tuple(draw(st.lists(st.tuples(raw_texts, raw_texts), max_size=5))),
        within=draw(st.sampled_from(("", "0", "5", "-1", "x"))),
        min=draw(st.sampled_from(("", "1", "100", "x"))),
        max=draw(st.sampled_from(("", "2", "50", "x"))),
        category=draw(raw_texts),
        difficulty=draw(st.integers(0, 4)),
        explanation=draw(raw_texts),
        source=draw(raw_texts),
        exact=draw(st.booleans()),
    )


@st.composite
def sound_entries(draw: st.DrawFn) -> list[Entry]:
    """Entries that need no mend, and none of which repeats another."""
    numbers = st.decimals(-999, 999, places=2).map(lambda number: f"{number:f}")
    found = [
        *draw(st.lists(raw_entries(), max_size=6)),
        *(
            Entry(HERE, draw(texts), (draw(numbers),), "number", within="5", category=draw(texts))
            for _ in range(draw(st.integers(0, 1)))
        ),
    ]
    return [one for one in settling.settle(found) if isinstance(one, Entry)]


def bring(
    folder: Path, *entries: Entry, sheets: tuple[Sheet, ...] = (), name: str = "pack.yaml"
) -> Imported:
    """Make a pack of entries and sheets."""
    gathered = Gathered(Path(HERE.path), "test", Harvest(entries, sheets))
    return importing.bring([gathered], folder / name, force=True)


def bring_file(folder: Path, name: str, data: bytes | str, form: str = "") -> Imported:
    """Make a pack, `pack.yaml`, of a file."""
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return importing.bring([importing.gather(file, form)], folder / "pack.yaml", force=True)


def errors_at(path: Path) -> list[Problem]:
    """What `pack check` would call an error."""
    return [one for one in look(path).problems if one.severity is Severity.ERROR]


def pack_at(path: Path) -> Pack:
    """The pack that was written."""
    seen = look(path)
    assert seen.pack is not None
    return seen.pack


def questions_at(path: Path) -> tuple[PlainQuestion, ...]:
    """Its questions that are written out."""
    return pack_at(path).questions


def dropped(imported: Imported) -> list[Remark]:
    """What was lost."""
    return [remark for remark in imported.remarks if remark.dropped]


def said(question: PlainQuestion) -> tuple[object, ...]:
    """What a question says, whatever it is called and wherever it stands."""
    return (
        question.kind,
        question.prompt,
        question.answers,
        question.distractors,
        question.truth,
        question.pairs,
        question.category,
        question.difficulty,
        question.explanation,
        question.source,
        question.exact,
        question.within,
        question.min,
        question.max,
    )


def as_read(entry: Entry) -> tuple[object, ...]:
    """What the question of an entry is to say."""
    from bureau_quiz.packs.linking import merges

    def number(text: str) -> Decimal | None:
        return Decimal(text) if text else None

    rights = tuple(right for _, right in entry.pairs if entry.kind == "match")
    truth = ("true" if entry.truth else "false",)
    answers = {"true-false": truth, "match": rights}.get(entry.kind, entry.answers)
    options = (*answers, *entry.distractors)
    folded = entry.kind not in ("true-false", "number") and merges(options)
    exact = entry.kind not in ("true-false", "number") and (entry.exact or folded)
    is_number = entry.kind == "number"
    return (
        entry.kind,
        entry.prompt,
        answers,
        entry.distractors,
        entry.truth if entry.kind == "true-false" else None,
        entry.pairs if entry.kind == "match" else (),
        entry.category,
        entry.difficulty,
        entry.explanation,
        entry.source,
        exact,
        number(entry.within) if is_number else None,
        number(entry.min) if is_number else None,
        number(entry.max) if is_number else None,
    )
