"""Looking back on a round: its lines, its sums and where its score stands."""

from typing import TYPE_CHECKING

from bureau_quiz.game.model import Briefing, Debriefing, DebriefingLine, Placing
from bureau_quiz.records.model import RoundStart
from bureau_quiz.rounds import points

if TYPE_CHECKING:
    from bureau_quiz.rounds.round import Round


def debriefing(
    playing: "Round",
    start: RoundStart,
    placing: Placing,
    notices: tuple[str, ...],
    again: Briefing,
) -> Debriefing:
    """Look back on a round as far as it came."""
    return Debriefing(
        title=playing.title,
        player=start.player,
        finished=playing.finished,
        score=playing.score,
        sums=points.parts(playing.rules, playing.told),
        lines=_lines(playing),
        placing=placing,
        notes=start.deal.notes,
        notices=notices,
        seed=start.deal.seed,
        block=start.deal.block,
        again=again,
    )


def _lines(playing: "Round") -> tuple[DebriefingLine, ...]:
    asked = playing.asked[: len(playing.told)]
    return tuple(
        DebriefingLine(
            number=told.number,
            question=put.question.id,
            category=put.question.category,
            prompt=put.prompt,
            given=told.given,
            right=put.shown,
            points=told.verdict.points,
            verdict=told.verdict,
            seconds=told.tenths / points.TENTHS,
            explanation=put.question.explanation,
            source=put.question.source,
            kind=put.question.kind,
            several=put.several,
        )
        for put, told in zip(asked, playing.told, strict=True)
    )
