"""A content becomes a pack's YAML, piece by piece."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path

from bureau_quiz.authoring import schema
from bureau_quiz.authoring.exchange import factwriting, scalars
from bureau_quiz.authoring.exchange.content import Content, Head, Origin, Table, Way, Wording
from bureau_quiz.authoring.exchange.model import Entry
from bureau_quiz.authoring.exchange.pieces import Piece, Written
from bureau_quiz.authoring.new import HEAD, SCHEMA
from bureau_quiz.packs.naming import derived_id
from bureau_quiz.packs.sheetpacks import FURTHER
from bureau_quiz.text import fold, fold_accents

FIRST = "pack.yaml"
"""The file of a folder pack that says what the pack is."""

_NO_SCHEMA = f"""\
# To have an editor complete and check this file, put above all else:
#   “# yaml-language-server: $schema={SCHEMA}”
# and beside it: bureau-quiz pack schema > {SCHEMA}
"""

FILE_OF = 10_000
"""Questions in one file of a folder pack."""


def write_file(content: Content, path: Path, schema_beside: bool = False) -> Written:
    """Write a pack as one file.

    Args:
        content: the pack.
        path: where to write it.
        schema_beside: whether the schema by which editors check it will lie beside it.

    Raises:
        OSError: It cannot be written.
    """
    written = Written()
    questions = _questions(content, _ids(content.questions), 0, len(content.questions))
    top = HEAD if schema_beside else _NO_SCHEMA
    written.write(path, chain([Piece(top)], _facts(content, beside=False), questions))
    return written


def write_folder(content: Content, folder: Path) -> Written:
    """Write a pack as the files of a folder, which is there and empty.

    Raises:
        OSError: They cannot be written.
    """
    written = Written()
    (folder / SCHEMA).write_text(f"{schema.as_json()}\n", encoding="utf-8")
    head = [Piece(HEAD)]
    written.write(folder / FIRST, chain(head, _facts(content, beside=True)))
    for at, table in enumerate(content.facts):
        written.write(folder / table.copy, factwriting.copy(table, at))
    ids = _ids(content.questions)
    for start in range(0, len(ids), FILE_OF):
        file = folder / f"questions-{start // FILE_OF + 1:02}.yaml"
        written.write(file, chain(head, _questions(content, ids, start, start + FILE_OF)))
    return written


def is_ours(file: Path, copies: Collection[str] = ()) -> bool:
    """Whether a file has a name that `write_folder` gives, or is one of these copies."""
    return file.name in (FIRST, SCHEMA, *copies) or (
        file.name.startswith("questions-") and file.suffix == ".yaml"
    )


# The pack, its tables and spellings


def _facts(content: Content, beside: bool) -> Iterator[Piece]:
    yield Piece(factwriting.told(content.facts, beside))
    yield Piece(_head(content.head, bool(content.facts)))
    if content.tables or content.facts:
        parts = [_tables(content, beside), _templates(content)]
        # Rows are many: what asks stands where it is seen.
        yield from chain(*(reversed(parts) if content.facts and not beside else parts))
    if content.spellings:
        yield Piece("\naccept:\n")
        numbered = enumerate(content.spellings)
        for value, group in groupby(numbered, key=lambda item: item[1].value):
            first = f"  {scalars.name(value)}:\n"
            for at, spelling in group:
                yield Piece(
                    f"{first}    - {scalars.scalar(spelling.text)}\n", Origin("spelling", at)
                )
                first = ""


def _tables(content: Content, beside: bool) -> Iterator[Piece]:
    yield Piece("\ntables:\n")
    for at, table in enumerate(content.tables):
        yield from _table(table, at)
    for at, facts in enumerate(content.facts):
        yield from factwriting.table(facts, at, beside)


def _templates(content: Content) -> Iterator[Piece]:
    yield Piece("\ntemplates:\n")
    for at, table in enumerate(content.tables):
        for n, way in enumerate(table.ways):
            yield from _template(way, table, at, n)
    for at, facts in enumerate(content.facts):
        yield from factwriting.templates(facts, at)


def _head(head: Head, commented: bool) -> str:
    said = (
        ("pack", head.id),
        ("title", head.title),
        ("language", head.language),
        ("description", head.description),
        ("licence", head.licence),
        ("source", head.source),
    )
    lines = [f"{name}: {scalars.scalar(text)}" for name, text in said if text]
    if commented:
        empty = [name for name, text in said if not text]
        lines += [line for line in FURTHER if line[2:].partition(":")[0] in empty]
    return "".join(f"{line}\n" for line in lines)


def _table(table: Table, at: int) -> Iterator[Piece]:
    lines = [f"  {scalars.name(table.name)}:"]
    key = (table.numbered,) if table.numbered else table.key
    if key != table.columns[:1]:
        lines.append(f"    key:{scalars.listed(key, '      ')}")
    labels = [(name, f"label: {scalars.scalar(text)}") for name, text in table.labels.items()]
    if table.numbered:
        labels.append((table.numbered, "hidden: true"))
    if labels:
        lines.append("    columns:")
        lines += [f"      {scalars.name(name)}:\n        {said}" for name, said in labels]
    lines.append("    rows:\n")
    yield Piece("\n".join(lines), Origin("sheet", at))
    names = [scalars.name(name) for name in table.columns]
    for n, row in enumerate(table.rows):
        cells = [
            f"{name}:{scalars.listed(values, '          ')}"
            for name, values in zip(names, row.cells, strict=True)
            if values
        ]
        if table.numbered:
            cells.insert(0, f"{scalars.name(table.numbered)}: {n + 1}")
        yield Piece("      - " + "\n        ".join(cells) + "\n", Origin("row", at, n))


def _template(way: Way, table: Table, at: int, n: int) -> Iterator[Piece]:
    forward, back = way.forward, way.back
    first, side = (forward, "forward") if forward else (back, "back")
    assert first is not None, "a template has one direction at least"
    said = [f"- id: {way.id}", f"  table: {scalars.scalar(table.name)}"]
    said += [f"  {line}" for line in _wording(first)]
    if way.category:
        said.append(f"  category: {scalars.scalar(way.category)}")
    if way.explanation:
        said.append(f"  explanation: {scalars.scalar(way.explanation)}")
    yield Piece("".join(f"  {line}\n" for line in said), Origin(side, at, n))
    if forward and back:
        yield Piece("".join(f"    {line}\n" for line in _reverse(back)), Origin("back", at, n))


def _reverse(back: Wording) -> list[str]:
    lines = _wording(back)
    plain = back.kind == "choice" and not back.several
    if plain and back.prompt.count("<") == 1:
        return [f"reverse: {scalars.scalar(back.prompt)}"]
    return ["reverse:", *(f"  {line}" for line in lines)]


def _wording(wording: Wording) -> list[str]:
    lines = [f"prompt: {scalars.scalar(wording.prompt)}"]
    lines.append(f"answer: {scalars.scalar(f'<{wording.answer}>')}")
    if wording.kind != "choice":
        lines.append(f"kind: {wording.kind}")
    if wording.several:
        lines.append("several_right: true")
    return lines


# Questions


def _questions(content: Content, ids: list[str], start: int, stop: int) -> Iterator[Piece]:
    questions = content.questions[start:stop]
    if not questions:
        return
    yield Piece("\nquestions:\n")
    for at, entry in enumerate(questions, start):
        yield Piece(_question(entry, ids[at]), Origin("question", at))


def _ids(entries: Iterable[Entry]) -> list[str]:
    """An id for each entry, made of what it asks, so that the same question has the same one."""
    taken: set[str] = set()
    ids: list[str] = []
    for entry in entries:
        made = derived_id(entry.prompt)
        if made in taken:
            told = (entry.prompt, *entry.answers, *entry.distractors, *chain(*entry.pairs))
            made = derived_id(entry.prompt, "\n".join(map(fold_accents, told)))
        while made in taken:
            made = derived_id(entry.prompt, f"{made} {fold(entry.prompt)}")
        taken.add(made)
        ids.append(made)
    return ids


def _question(entry: Entry, id_: str) -> str:
    asked = "statement" if entry.kind == "true-false" else "prompt"
    said = [f"- id: {id_}", f"{asked}: {scalars.scalar(entry.prompt)}", *_answered(entry)]
    if entry.exact:
        said.append("type: exact")
    if entry.category:
        said.append(f"category: {scalars.scalar(entry.category)}")
    if entry.difficulty != 2:
        said.append(f"difficulty: {entry.difficulty}")
    for name, text in (("explanation", entry.explanation), ("source", entry.source)):
        if text:
            said.append(f"{name}: {scalars.scalar(text)}")
    return f"  {said[0]}\n" + "".join(f"    {line}\n" for line in said[1:])


_NESTED = "      "
"""The indent of a list within a question."""


def _answered(entry: Entry) -> Iterator[str]:
    """The lines that a kind has of its own."""
    match entry.kind:
        case "true-false":
            yield f"answer: {'true' if entry.truth else 'false'}"
            return
        case "match":
            pairs = (f"{scalars.name(a)}: {scalars.scalar(b)}" for a, b in entry.pairs)
            yield "\n".join(("pairs:", *(f"{_NESTED}{pair}" for pair in pairs)))
            return
        case "multiple" | "order":
            if entry.kind == "order":
                yield "kind: order"
            yield f"answers:{scalars.listed(entry.answers, _NESTED)}"
        case _:
            if entry.kind != "choice":
                yield f"kind: {entry.kind}"
            yield f"answer:{scalars.listed(entry.answers, _NESTED)}"
    if entry.distractors:
        yield f"distractors:{scalars.listed(entry.distractors, _NESTED)}"
    for name, number in (("within", entry.within), ("min", entry.min), ("max", entry.max)):
        if entry.kind == "number" and number:
            yield f"{name}: {number.replace('−', '-')}"
