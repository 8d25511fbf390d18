"""Rows of the records as questions put, and as what was answered."""

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from bureau_quiz.bank.model import Answer, Fact, Judgement, Outcome, Put, Question, Response
from bureau_quiz.records.reading import tuples
from bureau_quiz.rounds.model import Told, Verdict

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
        **{name: tuples(value) for name, value in content.items()},
    )


def _answers(listed: Sequence[Any]) -> tuple[Answer, ...]:
    return tuple(Answer(text, tuple(accepted), size) for text, accepted, size in listed)
