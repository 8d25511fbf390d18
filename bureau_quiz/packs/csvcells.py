"""CSV text becomes records of cells, each with its place; quoted newlines are kept."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.source import Report, Source

QUOTED_LIMIT = 100_000
"""Characters after which a quote that is still open is one that nobody closed."""

COLUMN_LIMIT = 500
"""Cells of one record that are read; what follows on its line is left out."""

Record: TypeAlias = list[Scalar]


def records(
    source: Source, lines: Sequence[str], separator: str, first: int, report: Report | None
) -> Iterator[Record]:
    """Give the records from a line on; cells keep quoted newlines and know their place.

    `lines` are those of the source's text, without its refused characters; see `lines_of`.
    """
    cells = _Cells(source, lines, separator, first, report)
    while not cells.done:
        yield cells.record()


def lines_of(source: Source) -> list[str]:
    """Give the lines of a source with what is refused masked, and no empty last one."""
    lines = source.text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


class _Cells:
    """Reads cell after cell."""

    def __init__(
        self,
        source: Source,
        lines: Sequence[str],
        separator: str,
        first: int,
        report: Report | None,
    ) -> None:
        self.source = source
        self.lines = lines
        self.separator = separator
        self.report = report
        self.line = first
        self.column = 0

    @property
    def done(self) -> bool:
        return self.line >= len(self.lines)

    def record(self) -> Record:
        """Read cells to the end of the line that ends the record."""
        if '"' not in self.lines[self.line]:
            return self._plain()
        found: Record = []
        while True:
            found.append(self._cell())
            line = self.lines[self.line]
            if self.column >= len(line) or len(found) > COLUMN_LIMIT:
                self.line, self.column = self.line + 1, 0
                return found
            self.column += 1
            if self.column >= len(line):
                found.append(self._made(self.line, self.column, ""))
                self.line, self.column = self.line + 1, 0
                return found

    def _plain(self) -> Record:
        """Read a line without quotes, which nearly all are: as the above does, but fast."""
        parts = self.lines[self.line].split(self.separator, COLUMN_LIMIT + 1)
        self.line += 1
        source, line = self.source, self.line
        found: Record = []
        column = 1
        for part in parts[: COLUMN_LIMIT + 1]:
            value = part.lstrip(" ")
            start = column + len(part) - len(value)
            value = value.rstrip()
            found.append(Scalar(source, line, start, line, start + len(value), value, '"'))
            column += len(part) + 1
        return found

    def _made(self, line: int, column: int, value: str) -> Scalar:
        return Scalar(self.source, line + 1, column + 1, self.line + 1, self.column + 1, value, '"')

    def _cell(self) -> Scalar:
        line = self.lines[self.line]
        start = self.column
        while start < len(line) and line[start] == " ":
            start += 1
        if line[start : start + 1] == '"':
            return self._quoted(start)
        end = line.find(self.separator, start)
        end = len(line) if end < 0 else end
        value = line[start:end].rstrip()
        self.column = start + len(value)
        cell = self._made(self.line, start, value)
        self.column = end
        return cell

    def _quoted(self, start: int) -> Scalar:
        first, at = self.line, start + 1
        parts: list[str] = []
        left = QUOTED_LIMIT
        while True:
            line = self.lines[self.line]
            quote = line.find('"', at)
            left -= (quote if quote >= 0 else len(line)) - at + 1
            if left < 0:
                return self._unclosed(first, start)
            if quote < 0:
                parts.extend((line[at:], "\n"))
                if self.line + 1 >= len(self.lines):
                    return self._unclosed(first, start)
                self.line, at = self.line + 1, 0
            elif line[quote + 1 : quote + 2] == '"':
                parts.extend((line[at:quote], '"'))
                at = quote + 2
            else:
                parts.append(line[at:quote])
                return self._closed(first, start, quote + 1, "".join(parts))

    def _closed(self, first: int, start: int, after: int, value: str) -> Scalar:
        line = self.lines[self.line]
        end = line.find(self.separator, after)
        end = len(line) if end < 0 else end
        rest = line[after:end]
        if rest.strip() and self.report:
            self.report.add(
                "BQ107",
                self.source,
                self.source.place(self.line + 1, after + 1, len(rest)),
                'the cell goes on after its closing "',
                'write a " within quotes twice',
            )
        self.column = after
        cell = self._made(first, start, value + rest.rstrip())
        self.column = end
        return cell

    def _unclosed(self, first: int, start: int) -> Scalar:
        if self.report:
            self.report.add(
                "BQ108",
                self.source,
                self.source.place(first + 1, start + 1, len(self.lines[first]) - start),
                'this quote " is opened and never closed',
                'put " at the end of the cell; a " within quotes is written twice',
            )
        self.line, self.column = first, len(self.lines[first])
        rest = self.lines[first][start:].partition(self.separator)[0]
        cell = self._made(first, start, rest)
        cell.damaged = True
        return cell
