"""What players said of questions: flags, and wrong verdicts that they made right."""

from typing import Any

from bureau_quiz.records.model import Report
from bureau_quiz.records.reading import time_of

_ABOUT = (
    " coalesce(questions.pack, substr({question}, 1, instr({question} || '/', '/') - 1)) AS pack,"
    " coalesce(questions.template, '') AS template, coalesce(puts.prompt, '') AS prompt,"
    " coalesce(players.name, rounds.player, '') AS player_name"
)
_JOINED = (
    " LEFT JOIN responses ON responses.round = {said}.round AND responses.number = {said}.number"
    " LEFT JOIN puts ON puts.round = {said}.round AND puts.number = {said}.number"
    " LEFT JOIN questions ON questions.id = puts.wording"
    " LEFT JOIN rounds ON rounds.id = {said}.round"
    " LEFT JOIN players ON players.id = rounds.player"
)

REPORTS = (
    "SELECT * FROM ("
    "SELECT flags.question, flags.note, flags.at, '' AS given, 0 AS typed,"
    " CASE WHEN responses.round IS NULL THEN '' ELSE coalesce(puts.shown, '') END AS right,"
    + _ABOUT.format(question="flags.question")
    + " FROM flags"
    + _JOINED.format(said="flags")
    + " UNION ALL SELECT puts.question, '', appeals.at, coalesce(responses.given, ''),"
    " coalesce(responses.tag = 'text', 0), puts.shown,"
    + _ABOUT.format(question="puts.question")
    + " FROM appeals"
    + _JOINED.format(said="appeals")
    + " WHERE puts.round IS NOT NULL)"
    " WHERE (:pack IS NULL OR pack = :pack) AND (:since IS NULL OR at >= :since)"
    " ORDER BY at, question, note"
)
"""Gives the rows that `report_of` reads, of a `pack` and `since` a time; None: of all."""


def report_of(row: Any) -> Report:
    """What was said of one question."""
    return Report(
        question=row["question"],
        pack=row["pack"],
        template=row["template"],
        prompt=row["prompt"],
        right=row["right"],
        given=row["given"],
        typed=bool(row["typed"]),
        note=row["note"],
        player=row["player_name"],
        when=time_of(row["at"]),
    )
