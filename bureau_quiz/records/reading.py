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
    "SELECT rounds.*, coalesce(players.name, rounds.player) AS player_name,"
    " (SELECT count(*) FROM appeals WHERE appeals.round = rounds.id) AS appealed"
    " FROM rounds LEFT JOIN players ON players.id = rounds.player"
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
        names=tuple(json.loads(row["names"])),
        listed=tuple(json.loads(row["listed"])),
        day=row["day"],
        code=row["code"],
        dealt=row["dealt"],
    )
    return Past(
        id=row["id"],
        state=State(row["state"]),
        start=start,
        started=time_of(row["started"]),
        ended=time_of(row["ended"]) if row["ended"] else None,
        score=score(row),
        resumed=row["resumed"],
        version=row["rules_version"],
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
        appealed=row["appealed"],
    )


def board_row(row: Any, place: int) -> BoardRow:
    """A score on a board from its round's row."""
    return BoardRow(row["id"], place, row["player_name"], score(row), time_of(row["ended"]))


def board_of(row: Any) -> Board:
    """A board from the row of its last round, with how many scores it has."""
    rules = _rules(row["rules"])
    key = BoardKey.of(tuple(json.loads(row["packs"])), rules)
    return Board(key, row["title"], row["scores"], time_of(row["ended"]))


def player_of(row: Any) -> Player:
    """Somebody who has begun a round, with the number of those that have an answer."""
    return Player(row["name"], time_of(row["since"]), row["answered"])


SO_FAR = (
    "SELECT sum(coalesce(appeals.points, responses.points)) AS points,"
    " sum(coalesce(appeals.possible, responses.possible)) AS possible,"
    " sum(outcome = 'right' OR appeals.round IS NOT NULL) AS right, count(*) AS asked,"
    " max(coalesce(appeals.streak, responses.streak)) AS best_streak, sum(tenths) AS tenths,"
    " count(appeals.round) AS appealed"
    " FROM responses LEFT JOIN appeals ON appeals.round = responses.round"
    " AND appeals.number = responses.number WHERE responses.round = ?"
)
"""Gives the row from which `score` reads that of a round that has not ended."""


def _rules(text: str) -> Rules:
    return Rules(**{name: tuples(value) for name, value in json.loads(text).items()})


def tuples(value: Any) -> Any:
    """A list that JSON gave, as the tuple that it was."""
    return tuple(value) if isinstance(value, list) else value


def time_of(text: str) -> datetime:
    """A time as the records write it."""
    return datetime.fromisoformat(text)
