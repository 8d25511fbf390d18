"""One file of a pack as text with places, and the list that problems are put on."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from bureau_quiz.errors import Place, Problem, Severity
from bureau_quiz.meant import closest
from bureau_quiz.packs.codes import CODES
from bureau_quiz.packs.ignoring import Ignored, Silenced, silencing

MASK = "\ufdd0"
"""Stands for a refused character, so that columns stay true; `text.clean` takes it out again."""

SAME_LIMIT = 500
"""How many problems of one code are told; the rest are counted."""

MESSAGE_LIMIT = 1_000
"""The most characters of a message, and of its mend."""

SEARCH_LIMIT = 500_000
"""How many names of one pack are looked at for those that may have been meant."""

Told = Callable[[str, int, int], None]
"""Is told which file is being read, how far it is, and how far it goes."""


def brief(text: str) -> str:
    """Give a message, cut off where it is longer than anybody reads."""
    return text if len(text) <= MESSAGE_LIMIT else f"{text[: MESSAGE_LIMIT - 1]}…"


@dataclass(slots=True)
class Held:
    """What has been read of a pack so far, of all its files together."""

    size: int = 0
    """Bytes."""
    things: int = 0
    """Texts, lists, mappings and cells."""


@dataclass(slots=True)
class Source:
    """A decoded file: lines end in a line feed alone, refused characters are masked."""

    path: str
    text: str
    lines: list[str]
    """As they stand in the file, refused characters included."""
    masked: bool = False
    """Whether anything was masked."""
    told: Told | None = None
    """Who waits for it to be read."""
    held: Held = field(default_factory=Held)
    """What its pack holds."""
    guessed: bool = False
    """Whether it is in another encoding, so that nobody knows what its letters beyond ASCII are."""

    def tell(self, line: int, again: bool = False) -> None:
        """Tell who waits that its lines are parsed as far as this; or, `again`, understood."""
        if self.told is not None:
            lines = len(self.lines)
            self.told(self.path, line + lines * again, 2 * lines)

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """Give a place in this file."""
        return Place(self.path, line, column, max(1, width))

    def excerpt(self, line: int) -> str:
        """Give a line of the file, or nothing where it has no such line."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""


@dataclass(slots=True)
class Report:
    """Collects problems; what a scope ignores is left out unless it is an error."""

    found: list[Problem] = field(default_factory=list)
    ignored: frozenset[str] = frozenset()
    _counts: dict[str, int] = field(default_factory=dict)
    _last: dict[str, Place] = field(default_factory=dict)
    named: list[Ignored] = field(default_factory=list)
    """Every code that an `ignore` names."""
    silenced: set[Silenced] = field(default_factory=set)
    searched: list[int] = field(default_factory=lambda: [0])
    """How many names have been looked at, in all reports of the list."""

    def within(self, ignored: Iterable[str]) -> "Report":
        """Give a report onto the same list that also ignores these codes."""
        more = frozenset(ignored)
        if more <= self.ignored:
            return self
        return Report(
            self.found,
            self.ignored | more,
            self._counts,
            self._last,
            self.named,
            self.silenced,
            self.searched,
        )

    def add(
        self, code: str, source: Source | None, place: Place, message: str, mend: str = ""
    ) -> None:
        """Put a problem on the list; its severity is its code's."""
        severity = CODES[code].severity
        if severity is not Severity.ERROR and code in self.ignored:
            self.silenced.update(silencing(code, self.ignored))
            return
        excerpt = source.excerpt(place.line) if source else ""
        self._count(Problem(code, severity, place, brief(message), brief(mend), excerpt))

    def nearest(self, word: str, among: Collection[str]) -> str | None:
        """Give the name that was probably meant, while the search takes no time to speak of."""
        self.searched[0] += len(among)
        return closest(word, among) if self.searched[0] <= SEARCH_LIMIT else None

    def _count(self, problem: Problem) -> None:
        count = self._counts[problem.code] = self._counts.get(problem.code, 0) + 1
        if count > SAME_LIMIT:
            self._last[problem.code] = problem.place
        else:
            self.found.append(problem)

    def join(self, other: "Report") -> None:
        """Put another report's problems on this list."""
        for problem in other.found:
            if problem.severity is Severity.ERROR or problem.code not in self.ignored:
                self._count(problem)
            else:
                self.silenced.update(silencing(problem.code, self.ignored))
        for code, place in other._last.items():
            self._counts[code] = self._counts.get(code, 0) + other._counts[code] - SAME_LIMIT
            self._last[code] = place

    def room(self, code: str, limit: int = SAME_LIMIT) -> bool:
        """Whether fewer problems of this code have been told."""
        return self._counts.get(code, 0) < limit

    def problems(self) -> tuple[Problem, ...]:
        """Give all problems in order of place, and a line for those that were only counted."""
        rest = [
            Problem(
                code,
                CODES[code].severity,
                place,
                f"{self._counts[code] - SAME_LIMIT} more like this: {CODES[code].meaning}",
            )
            for code, place in self._last.items()
        ]
        return tuple(sorted((*self.found, *rest), key=lambda problem: problem.order))
