"""Tables of questions: a header in usual names and any order, one question a row."""

from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from bureau_quiz.authoring.exchange import csvanswers, csvwriting
from bureau_quiz.authoring.exchange.csvanswers import Naming, Row
from bureau_quiz.authoring.exchange.headers import Header, header_of
from bureau_quiz.authoring.exchange.model import Document, Entry, Format, Harvest, Remark
from bureau_quiz.authoring.exchange.records import Record, records
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import listed, plural, visible

SEPARATORS = "\t;,|"
TITLE_LINES = 10
"""Records above the header that may be a title."""
LOOKED_AT = 20_000
"""Characters that are looked at for the header."""


class _Layout(NamedTuple):
    """How a file is laid out."""

    separator: str
    above: int
    """Records above the header, and it."""
    names: tuple[str, ...]
    header: Header


def _recognises(document: Document) -> int:
    return 80 if _layout(document) else 0


def _layout(document: Document) -> _Layout | None:
    """The header that names most of what we know; None where there is none."""
    if document.text.startswith("#"):
        return None
    head = Document(document.path, document.text[:LOOKED_AT])
    found = [
        _Layout(separator, above, record.cells, header)
        for separator in SEPARATORS
        for above, record in enumerate(islice(records(head, separator), TITLE_LINES), 1)
        if (header := header_of(record.cells)).sound
    ]
    return max(found, key=lambda layout: sum(map(len, layout.header.places.values())), default=None)


def _by_place(document: Document) -> _Layout | None:
    """A layout without a header: what asks comes first, then its answer, then what is wrong."""
    head = Document(document.path, document.text[:LOOKED_AT])
    for separator in SEPARATORS:
        rows = [record.cells for record in islice(records(head, separator), 50)]
        asking = [cells for cells in rows if len(cells) > 1 and cells[0].endswith("?")]
        if len(asking) * 2 > len(rows):
            width = max(map(len, asking))
            places = {"question": [0], "answer": [1], "wrong": list(range(2, width))}
            return _Layout(separator, 0, ("",) * width, Header(places))
    return None


def _read(document: Document) -> Harvest:
    layout = _layout(document) or _by_place(document)
    if layout is None:
        why = "no line names a column of questions and one of answers"
        return Harvest(remarks=(Remark(document.place(1), why, dropped=True),))
    found = islice(records(document, layout.separator), layout.above, None)
    rows = [_row(record, layout, document) for record in found]
    naming = csvanswers.naming_of([row for row in rows if isinstance(row, Row)])
    harvest = Harvest.of(_entry(row, naming) if isinstance(row, Row) else row for row in rows)
    unused = [quoted(visible(layout.names[at])) for at in layout.header.unused]
    if not unused:
        return harvest
    what = f"column {unused[0]} is" if len(unused) == 1 else f"columns {listed(unused)} are"
    remark = Remark(document.place(1), f"{what} not used")
    return replace(harvest, remarks=(*harvest.remarks, remark))


def _row(record: Record, layout: _Layout, document: Document) -> Row | Remark:
    """A record by its roles."""
    place, width = document.place(record.line), len(layout.names)
    if any(record.cells[width:]):
        shown = quoted(visible(record.cells[0]))
        why = f"has {plural(len(record.cells), 'cell')}, and the header has {width}"
        return Remark(place, f"{shown}: {why}", dropped=True)
    cells = (*record.cells, *("",) * (width - len(record.cells)))
    header = layout.header

    def several(role: str) -> tuple[str, ...]:
        places = header[role]
        texts = tuple(cells[at] for at in places)
        if len(places) == 1:
            return csvanswers.parted(texts[0], commas=places[0] in header.plural)
        return texts

    one = {role: cells[places[0]] for role, places in header.places.items() if len(places) == 1}
    return Row(
        place,
        one,
        rights=tuple(filter(None, (cells[at] for at in header["right"]))),
        lefts=tuple(cells[at] for at in header["left"]),
        wrong=tuple(filter(None, several("wrong"))),
        options=several("options")
        if header["options"]
        else tuple(cells[at] for at in header["option"]),
    )


def _entry(row: Row, naming: Naming) -> Entry | Remark:
    try:
        return csvanswers.entry_of(row, naming)
    except csvanswers.NoAnswer as why:
        shown = row.said.get("question", "")
        named = quoted(visible(shown)) if shown else "a question"
        return Remark(row.place, f"{named}: {why}", dropped=True)


FORMAT = Format(
    name="csv",
    title="Table of questions (CSV or TSV)",
    endings=(".csv", ".tsv", ".tab"),
    recognises=_recognises,
    read=_read,
    export=csvwriting.export,
)
