"""Rows of the records as rounds, scores and boards."""

import json
from datetime import datetime
from typing import Any

from bureau_quiz.records.keys import TENTHS
from bureau_quiz.records.model import (
    Board,
    BoardKey,
    BoardRow,
    Past,
    Player,
    RoundStart,
    State,
)
from bureau_quiz.rounds.model import Deal, Rules, Score

PAST = (
    "SELECT rounds.*, coalesce(players.name, rounds.player) AS player_name FROM rounds"
    " LEFT JOIN players ON players.id = rounds.player"
)
"""Gives the rows that `past` reads."""


def past(row: Any) -> Past:
    """A round from its row; an open one has no score yet."""
    packs = json.loads(row["packs"])
    start = RoundStart(
        player=row["player_name"],
        title=row["title"],
        rules=_rules(row["rules"]),
        deal=Deal(
            packs=tuple(packs),
            seed=row["seed"],
            block=row["block"],
            notes=tuple(json.loads(row["notes"])),
        ),
        digests=packs,
        ranked=bool(row["ranked"]),
        why_not=row["why_not"],
        seeded=bool(row["seeded"]),
    )
    return Past(
        id=row["id"],
        state=State(row["state"]),
        start=start,
        started=_time(row["started"]),
        ended=_time(row["ended"]) if row["ended"] else None,
        score=score(row),
    )


def score(row: Any) -> Score:
    """A score from a row that has its columns; what is empty is nothing."""
    return Score(
        points=row["points"] or 0,
        possible=row["possible"] or 0,
        right=row["right"] or 0,
        asked=row["asked"] or 0,
        best_streak=row["best_streak"] or 0,
        seconds=(row["tenths"] or 0) / TENTHS,
    )


def board_row(row: Any, place: int) -> BoardRow:
    """A score on a board from its round's row."""
    return BoardRow(row["id"], place, row["player_name"], score(row), _time(row["ended"]))


def board_of(row: Any) -> Board:
    """A board from the row of its last round, with how many scores it has."""
    rules = _rules(row["rules"])
    key = BoardKey.of(tuple(json.loads(row["packs"])), rules)
    return Board(key, row["title"], row["scores"], _time(row["ended"]))


def player_of(row: Any) -> Player:
    """Somebody who has played, with the number of rounds begun."""
    return Player(row["name"], _time(row["since"]), row["begun"])


SO_FAR = (
    "SELECT sum(points) AS points, sum(possible) AS possible, sum(outcome = 'right') AS right,"
    " count(*) AS asked, max(streak) AS best_streak, sum(tenths) AS tenths"
    " FROM responses WHERE round = ?"
)
"""Gives the row from which `score` reads that of a round that has not ended."""


def _rules(text: str) -> Rules:
    return Rules(**{name: tuples(value) for name, value in json.loads(text).items()})


def tuples(value: Any) -> Any:
    """A list that JSON gave, as the tuple that it was."""
    return tuple(value) if isinstance(value, list) else value


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
