"""Rows of the records as questions put, and as what was answered."""

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from bureau_quiz.bank.model import (
    Answer,
    Candidate,
    Fact,
    Graded,
    Judgement,
    Outcome,
    Put,
    Question,
    Response,
    Scale,
)
from bureau_quiz.records.reading import tuples
from bureau_quiz.rounds.model import Lifeline, Told, Verdict

_EARNED = ("points", "base", "streak", "speed", "possible", "why")
"""What an appeal changes, beside the outcome."""

TOLDS = (
    "SELECT responses.round, responses.number, tag, value, given, tenths, paused, outcome, share,"
    f" {', '.join(f'coalesce(appeals.{name}, responses.{name}) AS {name}' for name in _EARNED)},"
    " appeals.round IS NOT NULL AS appealed,"
    " (SELECT group_concat(lifeline) FROM (SELECT lifeline FROM aids WHERE"
    " aids.round = responses.round AND aids.number = responses.number ORDER BY at, rowid)) AS aids"
    " FROM responses LEFT JOIN appeals"
    " ON appeals.round = responses.round AND appeals.number = responses.number"
    " WHERE responses.round = ? ORDER BY responses.number"
)
"""Gives the rows that `told_of` reads."""


def told_of(row: Any) -> Told:
    """A settled question; how its sum reads is not kept, `points.replay` says it again."""
    outcome, share = Outcome(row["outcome"]), Fraction(row["share"])
    if row["appealed"]:
        outcome, share = Outcome.RIGHT, Fraction(1)
    verdict = Verdict(
        Judgement(outcome, share, row["why"]),
        row["points"],
        base=row["base"],
        streak=row["streak"],
        speed=row["speed"],
        possible=row["possible"],
    )
    return Told(
        number=row["number"],
        response=Response(row["tag"], row["value"]),
        given=row["given"],
        tenths=row["tenths"],
        paused=bool(row["paused"]),
        verdict=verdict,
        aids=tuple(map(Lifeline, row["aids"].split(","))) if row["aids"] else (),
        appealed=bool(row["appealed"]),
    )


OPEN_AIDS = (
    "SELECT lifeline FROM aids WHERE round = :round AND number >"
    " coalesce((SELECT max(number) FROM responses WHERE round = :round), 0) ORDER BY at, rowid"
)
"""Gives the rows that `aid_of` reads, of the question that is open."""


def aid_of(row: Any) -> Lifeline:
    """A lifeline that was used."""
    return Lifeline(row["lifeline"])


PUTS = (
    "SELECT puts.number, puts.question AS put_question, puts.prompt AS put_prompt, puts.options,"
    " puts.right, puts.shown, puts.lefts, puts.besides, puts.scale, questions.*"
    " FROM puts LEFT JOIN questions ON questions.id = puts.wording"
    " WHERE puts.round = ? ORDER BY puts.number"
)
"""Gives the rows that `put_of` reads."""


def put_of(row: Any) -> Put:
    """A question as it was put, without what it does not need any more of its pool.

    Of a lost wording: what the put itself says.
    """
    scale = json.loads(row["scale"])
    return Put(
        question=_question(row),
        prompt=row["put_prompt"],
        options=tuple(json.loads(row["options"])),
        right=tuple(json.loads(row["right"])),
        shown=row["shown"],
        lefts=tuple(json.loads(row["lefts"])),
        besides=tuple(json.loads(row["besides"])),
        scale=Scale(*scale) if scale else None,
    )


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
        pool=tuple(Candidate(*each) for each in content.pop("pool", ())),
        facts=tuple(Fact(*fact) for fact in json.loads(row["facts"])),
        sentences=tuple(Graded(*each) for each in content.pop("sentences", ())),
        hints=tuple(Graded(*each) for each in content.pop("hints", ())),
        **{name: tuples(value) for name, value in content.items()},
    )


def _answers(listed: Sequence[Any]) -> tuple[Answer, ...]:
    return tuple(Answer(text, tuple(accepted), *rest) for text, accepted, *rest in listed)
