"""Where scores stand: the boards, and a round's place on its own."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING

from bureau_quiz.game.words import board_title
from bureau_quiz.records.model import Board, BoardRow, Ending, Past, RoundStart, State
from bureau_quiz.rounds.model import Rules
from bureau_quiz.rounds.modes import MODES

if TYPE_CHECKING:
    from bureau_quiz.game.results import BoardView, Placing
    from bureau_quiz.records.records import Records
    from bureau_quiz.rounds.round import Round

FILTERED = (
    "A round of some difficulties or categories only keeps a personal best and takes no place."
)
SEEDED = "A round whose seed was given keeps a personal best and takes no place."
REPLAYED = "A round of questions that were chosen keeps a personal best and takes no place."
IN_TURNS = "A round that several play in turns takes no place."
OF_MODE = "A round of this mode keeps a personal best and takes no place."
RESUMED = "A timed round that was gone on with keeps a personal best and takes no place."
PLAYED_BEFORE = "Only the first playing of a round takes a place: you have played this one before."
OTHER_VERSION = "A round whose packs are not as its code has them takes no place."
ABANDONED = "A round that was abandoned takes no place."
OPEN = "The round is not over yet."
UNFINISHED = "A round that was not finished takes no place."
POINTLESS = "A round without a point takes no place."
NOT_KEPT = "The score is not kept, so it takes no place."


def ending(playing: Round, start: RoundStart) -> Ending:
    """How a round ended, and why it takes no place after all."""
    pointless = start.ranked and playing.finished and not playing.score.points
    return Ending(playing.score, playing.abandoned, POINTLESS if pointless else "")


def view(board: Board, rows: tuple[BoardRow, ...], player: str, zone: tzinfo | None) -> BoardView:
    """A board as front ends draw it; times are told in `zone`."""
    from bureau_quiz.game.results import BoardLine, BoardView

    lines = tuple(
        BoardLine(
            rank=row.place,
            player=row.player,
            points=row.score.points,
            possible=row.score.possible,
            right=row.score.right,
            asked=row.score.asked,
            seconds=row.score.seconds,
            when=row.ended.astimezone(zone),
            mine=row.player.casefold() == player.casefold(),
            appealed=row.score.appealed > 0,
        )
        for row in rows
    )
    return BoardView(key=str(board.key), title=board_title(board.title, board.key), lines=lines)


def why_not(rules: Rules) -> str:
    """Why no round of such rules can take a place, as a sentence; empty where it can."""
    if rules.seats > 1:
        return IN_TURNS
    if not MODES[rules.mode].ranked:
        return OF_MODE
    return FILTERED if rules.filtered else ""


def why_of(past: Past) -> str:
    """Why a round in the records takes no place, as a sentence; empty where it takes one."""
    unfinished = {State.OPEN: UNFINISHED, State.ABANDONED: ABANDONED}
    return past.start.why_not or unfinished.get(past.state, "")


def placing(
    records: Records, playing: Round, start: RoundStart, number: int, before: int | None
) -> Placing:
    """Where a round's score stands.

    Args:
        records: Where the boards are.
        playing: The round.
        start: How it was begun.
        number: Its number in the records.
        before: The player's best among comparable scores before it.
    """
    from bureau_quiz.game.results import Placing

    board = board_title(start.title, start.board)
    points = playing.score.points
    row, scores = records.standing(number) or (None, 0)
    rank = (row.place or None) if row else None
    compared = start.rules.seats == 1 and not start.listed
    return Placing(
        board=board,
        rank=rank,
        of=scores,
        why="" if rank else _why(playing, start),
        best_before=before if compared else None,
        personal_best=compared and playing.finished and points > (before or 0),
    )


def _why(playing: Round, start: RoundStart) -> str:
    if not playing.finished:
        return ABANDONED if playing.abandoned else OPEN
    return start.why_not or (NOT_KEPT if playing.score.points else POINTLESS)
