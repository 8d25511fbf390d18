"""A sheet that was played by itself, as a file of rows beside a pack: mended where it must be."""

from collections.abc import Iterator, Sequence

from bureau_quiz.packs.csvrows import Sheet
from bureau_quiz.packs.loading import utf16_name
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.sheets.profiles import Profile
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import clean, plural

Change = tuple[Scalar, str]
"""A cell, and what it is to say."""


def rewritten(sheet: Sheet, columns: Sequence[Profile]) -> tuple[bytes, tuple[str, ...]]:
    """Give a sheet as a file of rows can have it, and in sentences what it says otherwise then.

    It is the very same bytes where nothing must be changed; else it is UTF-8.

    Args:
        sheet: as it was read.
        columns: what it is asked by.
    """
    if sheet.source is None:
        return sheet.data, ()
    lines = list(sheet.source.lines)
    renamed = list(_renamed(sheet, columns))
    emptied = [(cell, "") for column in columns for cell in column.blanks]
    told = [f"column {quoted(_plain(cell))} is called {quoted(name)}" for cell, name in renamed]
    if emptied:
        told.append(f"{plural(len(emptied), 'cell')} that said nothing was known are empty")
    for cell, text in sorted([*renamed, *emptied], key=_start, reverse=True):
        _put(lines, cell, _in_quotes(text, sheet.separator))
    above = _above(sheet, lines)
    if above:
        told.append(f"{plural(len(above), 'line')} above the column names are left out")
        lines = [line for number, line in enumerate(lines) if number not in above]
    if not told and (_is_utf8(sheet.data) or utf16_name(sheet.data)):
        return sheet.data, ()
    if not _is_utf8(sheet.data):
        told.append("it is saved as UTF-8")
    return "\n".join(lines).encode("utf-8", "replace"), tuple(told)


def _renamed(sheet: Sheet, columns: Sequence[Profile]) -> Iterator[Change]:
    """The cells of the header that cannot be the names of columns, and what is."""
    for column in columns:
        cell = sheet.written[column.position]
        if _plain(cell) != column.heading.name:
            yield cell, column.heading.name


def _plain(cell: Scalar) -> str:
    return clean(cell.value).text.strip()


def _start(change: Change) -> tuple[int, int]:
    return change[0].line, change[0].column


def _put(lines: list[str], cell: Scalar, text: str) -> None:
    """Put another text where a cell stands, which may be several lines."""
    first, last = cell.line - 1, cell.end_line - 1
    before, after = lines[first][: cell.column - 1], lines[last][cell.end_column - 1 :]
    lines[first : last + 1] = [f"{before}{text}{after}"]


def _in_quotes(text: str, separator: str) -> str:
    if separator in text or '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def _above(sheet: Sheet, lines: Sequence[str]) -> set[int]:
    """The lines that stand above the header and are a title of the whole, from 0."""
    begin = 1 if lines[0].strip().strip('"').lower().startswith("sep=") else 0
    above = range(begin, sheet.first - 1)
    return set(above) if any(lines[number].strip() for number in above) else set()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True
