"""What a round came to: the score and how it came about, beside those of others, and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from bureau_quiz.game.model import Dispatch, Rival
from bureau_quiz.game.recall.model import Trained
from bureau_quiz.game.recall.outlook import Training
from bureau_quiz.game.results import Debriefing, Placing
from bureau_quiz.text import plural
from bureau_quiz.ui.fitted import (
    KEY,
    QUIET,
    RIGHT,
    STAMP,
    STRONG,
    Fitted,
    columns,
    lines,
    styled,
)
from bureau_quiz.ui.widgets.numerals import numerals
from bureau_quiz.ui.words import number

TABLE = 48
"""Cells that a table of players takes at most, so that names and points stay together."""
MARK = "*"
"""Stands behind scores of which answers were appealed."""
APPEALED = "because you said that you were right."


class Summary(Widget):
    """All that stands above the questions of a debriefing."""

    def __init__(self, debriefing: Debriefing) -> None:
        super().__init__()
        self.debriefing = debriefing

    def render(self) -> Fitted:
        return Fitted(self._page)

    def _page(self, width: int) -> Content:
        told = self.debriefing
        blocks = [
            self._came_to(width),
            _sides(told, told.rival, width) if told.rival else [],
            _wrapped([*_place(told.placing), *_days(told.dispatch)], width) if told.scored else [],
            _wrapped(_notes(told), width),
        ]
        low = self.screen.has_class("-low")
        parts: list[Content] = []
        for block in filter(None, blocks):
            parts += [Content(), *block] if parts and not low else block
        return lines(parts)

    def _came_to(self, width: int) -> list[Content]:
        told = self.debriefing
        if told.trained:
            return self._trained(told.trained, width)
        return self._standings(width) if told.standings else self._score(width)

    def _trained(self, trained: Trained, width: int) -> list[Content]:
        """How many facts were known in the end, and what another run would be."""
        learnt, missed = len(trained.learnt), len(trained.missed)
        done = f"{trained.known + learnt}"
        of = styled(f"   of {plural(trained.facts, 'fact')} known", QUIET)
        if self.screen.has_class("-low"):
            parts = [Content.assemble((done, STAMP), of)]
        else:
            first, second, third = (styled(line, STAMP) for line in numerals(done))
            parts = [first, second, third + of, Content()]
        counts = ((trained.known, "at once"), (learnt, "learnt on the way"), (missed, "missed"))
        said = [Content(" · ".join(f"{count} {text}" for count, text in counts if count))]
        if trained.ahead:
            chosen = bool(trained.wish.packs or trained.wish.categories)
            said.append(styled(_ahead(trained.ahead, chosen), QUIET))
        return [*parts, *_wrapped([*said, *self._appealed()], width)]

    def _score(self, width: int) -> list[Content]:
        """The points, in large numerals where there is room, and what they are made of."""
        told, score = self.debriefing, self.debriefing.score
        mark = MARK if score.appealed else ""
        of = styled(f"{mark}   of {number(score.possible)} possible", QUIET)
        points = number(score.points)
        if self.screen.has_class("-low"):
            parts = [Content.assemble((points, STAMP), of)]
        else:
            first, second, third = (styled(line, STAMP) for line in numerals(points))
            parts = [first, second, third + of, Content()]
        right = f"{score.right} of {score.asked} right"
        more = [
            Content(f"{right} · best streak {score.best_streak} · {score.seconds:.0f} s"),
        ]
        if sums := sums_told(told.sums):
            more.append(styled(sums, QUIET))
        return [*parts, *_wrapped([*more, *self._appealed()], width)]

    def _appealed(self) -> Iterator[Content]:
        """What the mark behind a score means, where there is one."""
        if count := self.debriefing.score.appealed:
            answers = plural(count, "answer counts", "answers count")
            yield Content.assemble((f"{MARK} ", STAMP), (f"{answers} {APPEALED}", QUIET))

    def _standings(self, width: int) -> list[Content]:
        """Those who played in turns, the best first."""
        told = self.debriefing
        rows = []
        for one in told.standings:
            style = STAMP if one.place == 1 else ""
            name = Content.assemble(
                (f"{one.place}   ", style or QUIET), (one.name, style or STRONG)
            )
            rows.append(_row(name, one.points, one.right, one.asked, width, style))
        score = told.score
        together = f"Together {score.right} of {score.asked} right · {score.seconds:.0f} s"
        more = [styled(together, QUIET), *self._appealed()]
        return [*rows, *_wrapped(more, width)]


def _ahead(training: Training, chosen: bool) -> str:
    """What comes next: another run now, or when something is due; `chosen`: of some packs alone."""
    if training.facts:
        said = f"Next{' of what you chose' if chosen else ''}: {' · '.join(training.parts)}"
        return f"{said}. {training.waits}" if training.later else said
    due = f" The next fact is due {training.coming}." if training.coming else ""
    nothing = "Of what you chose nothing" if chosen else "Nothing"
    return f"{nothing} more is due today.{due}"


def sums_told(sums: Sequence[tuple[str, int]]) -> str:
    """What the points are made of: `Right answers 400 + Streaks 50`, `Steps 600 − Fall 600`."""
    terms = [
        f"{'−' if part < 0 else '+'} {name} {number(abs(part))}" for name, part in sums if part
    ]
    return " ".join(terms).removeprefix("+ ")


def _row(
    name: Content, points: int, right: int, asked: int, width: int, style: str = STRONG
) -> Content:
    cells = [
        (name, 0),
        (styled(number(points), style), -7),
        (styled(f"{right} of {asked}", QUIET), -9),
    ]
    return columns(cells, min(width, TABLE))


def _sides(told: Debriefing, rival: Rival, width: int) -> list[Content]:
    """One's own result and what another told of theirs, side by side."""
    score = told.score
    names = [styled(name, STRONG) for name in (told.player, rival.name or "Somebody")]
    return [
        _row(names[0], score.points, score.right, score.asked, width),
        _row(names[1], rival.points, rival.right, rival.asked, width),
        *styled("The second is as told with the code, not proved.", QUIET).wrap(width),
    ]


def _place(placing: Placing) -> Iterator[Content]:
    """Where the score stands, and the player's best before."""
    if placing.rank is not None:
        place = f"Place {placing.rank} of {placing.of}"
        yield Content.assemble((place, STRONG), (f"   {placing.board}", QUIET))
    else:
        yield styled(placing.why, QUIET)
    if placing.personal_best:
        yield styled("✓ A personal best.", RIGHT)
    elif placing.best_before is not None:
        yield styled(f"Your best: {number(placing.best_before)}.", QUIET)


def _days(dispatch: Dispatch | None) -> Iterator[Content]:
    """How many days in a row, where it is more than one."""
    if dispatch and dispatch.days > 1:
        yield Content.assemble((plural(dispatch.days, "day"), STRONG), " in a row.")


def _notes(told: Debriefing) -> list[Content]:
    """What was particular, and what went wrong."""
    notes = (*told.notes, *told.notices)
    return [Content.assemble(("! ", STAMP), note) for note in notes]


def _wrapped(parts: Sequence[Content], width: int) -> list[Content]:
    return [line for part in parts for line in part.wrap(width)]


class Handout(Widget):
    """A text to be passed on, with what it is and the key that copies it."""

    def __init__(self, label: str, text: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self.label, self.text = label, text

    def render(self) -> Content:
        head = Content.assemble((self.label, QUIET), ("   c", KEY), ("  copy", QUIET))
        return Content("\n").join((head, Content(self.text)))
