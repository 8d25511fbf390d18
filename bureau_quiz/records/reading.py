"""Rows of the records as values of a round."""

import json
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from bureau_quiz.bank.model import Answer, Fact, Judgement, Outcome, Put, Question, Response
from bureau_quiz.records.model import (
    Board,
    BoardKey,
    BoardRow,
    Past,
    Player,
    RoundStart,
    State,
)
from bureau_quiz.records.writing import TENTHS
from bureau_quiz.rounds.model import Deal, Rules, Score, Told, Verdict

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

TOLDS = "SELECT * FROM responses WHERE round = ? ORDER BY number"
"""Gives the rows that `told_of` reads."""


def told_of(row: Any) -> Told:
    """A settled question; how its sum reads is not kept, `points.replay` says it again."""
    judgement = Judgement(Outcome(row["outcome"]), Fraction(row["share"]), row["why"])
    verdict = Verdict(
        judgement,
        row["points"],
        base=row["base"],
        streak=row["streak"],
        speed=row["speed"],
        possible=row["possible"],
    )
    response = Response(row["tag"], row["value"])
    return Told(row["number"], response, row["given"], row["tenths"], bool(row["paused"]), verdict)


PUTS = (
    "SELECT puts.number, puts.question AS put_question, puts.prompt AS put_prompt, puts.options,"
    " puts.right, puts.shown, questions.*"
    " FROM puts LEFT JOIN questions ON questions.id = puts.wording"
    " WHERE puts.round = ? ORDER BY puts.number"
)
"""Gives the rows that `put_of` reads."""


def put_of(row: Any) -> Put:
    """A question as it was put, without its pool; of a lost wording, what the put itself says."""
    options = tuple(json.loads(row["options"]))
    right = tuple(json.loads(row["right"]))
    return Put(_question(row), row["put_prompt"], options, right, row["shown"])


def _question(row: Any) -> Question:
    if row["content"] is None:
        name = row["put_question"]
        pack = name.partition("/")[0]
        shown = (Answer(row["shown"]),)
        return Question(name, pack, "", "choice", "", 2, row["put_prompt"], shown)
    content = json.loads(row["content"])
    return Question(
        id=row["question"],
        pack=row["pack"],
        template=row["template"],
        kind=row["kind"],
        category=row["category"],
        difficulty=row["difficulty"],
        prompt=row["prompt"],
        answers=_answers(content.pop("answers")),
        also_right=_answers(content.pop("also_right")),
        facts=tuple(Fact(*fact) for fact in json.loads(row["facts"])),
        **{name: _tuples(value) for name, value in content.items()},
    )


def _rules(text: str) -> Rules:
    return Rules(**{name: _tuples(value) for name, value in json.loads(text).items()})


def _answers(listed: Sequence[Any]) -> tuple[Answer, ...]:
    return tuple(Answer(text, tuple(accepted), size) for text, accepted, size in listed)


def _tuples(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
