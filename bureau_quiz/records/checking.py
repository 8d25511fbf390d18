"""A whole records' file read as the game would read it: what of it does not hold."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from bureau_quiz.errors import Severity
from bureau_quiz.records import asked, backups, gate, reading, replacing, schema
from bureau_quiz.records.backups import Contents
from bureau_quiz.records.exporting import Told, snapshot
from bureau_quiz.records.incoming import refuse_foreign
from bureau_quiz.records.model import Past, State
from bureau_quiz.records.troubles import ERRORS, Damaged, is_damage
from bureau_quiz.rounds import points
from bureau_quiz.rounds.model import RULES_VERSION, Score
from bureau_quiz.rounds.model import Told as Settled
from bureau_quiz.text import listed, plural

LISTED = 20
"""Findings of one sort that are told one by one."""
OFTEN = 50
"""Rounds between two tellings."""

_UNREADABLE = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)

DAMAGED = (
    "Start the game once: it sets the file aside and brings over what can be read. Or go back to a"
    " backup: bureau-quiz records restore latest"
)
NOTHING = "Nothing of it can be read."
ALTERED = "What stands there was not written by the game; it plays on without it."


_SCORED = {
    "points": "points",
    "possible": "points possible",
    "right": "right",
    "asked": "asked",
    "best_streak": "right in a row",
    "seconds": "seconds",
    "appealed": "appealed",
}
"""What the fields of a score count."""


class Finding(NamedTuple):
    """Something that does not hold."""

    severity: Severity
    what: str
    """As a sentence."""
    mend: str = ""


class Checked(NamedTuple):
    """What a look through the records came to."""

    contents: Contents | None
    """None: nothing could be counted."""
    findings: tuple[Finding, ...]


def check(file: Path, told: Told) -> Checked:
    """Look through a file as it is at one moment; nothing of it is changed.

    Raises:
        RecordsFailed, WrongUse: It is of a newer version, or of another program.
        Unkept: Another program keeps it locked.
        OSError, sqlite3.Error: It is out of reach, or there is no room for a copy of it.
    """
    refuse_foreign(file)
    try:
        checked = _checked(file, told)
    except ERRORS as error:
        if not is_damage(error):
            raise
        checked = Checked(None, (_damaged(error),))
    if any(finding.mend == DAMAGED for finding in checked.findings):
        told("looking for what can be read", 0, 0)
        return Checked(checked.contents, (*checked.findings, _readable(file)))
    return checked


def _readable(file: Path) -> Finding:
    """How much of a damaged file can be brought over."""
    with closing(replacing.in_memory(file)) as connection:
        found = backups.contents(connection)
    held = listed([plural(found.rounds, "round"), plural(found.responses, "answer")])
    return Finding(Severity.NOTE, f"Of it {held} can be read." if found.rounds else NOTHING)


def _checked(file: Path, told: Told) -> Checked:
    with snapshot(file, told, sound=False) as connection:
        told("looking at its pages", 0, 0)
        broken = tuple(_pages(connection))
        if broken:
            counted = None
            with suppress(*ERRORS):
                counted = backups.contents(connection)
            return Checked(counted, broken)
        counted = backups.contents(connection)
        if counted.version < len(schema.MIGRATIONS):
            note = f"It is of schema {counted.version}, and is brought to today's"
            broken = (Finding(Severity.NOTE, f"{note} when the game next opens it."),)
            schema.migrate(connection)
        connection.row_factory = sqlite3.Row
        found = [
            *_orphans(connection),
            *_rows(connection, told),
            *_Rounds(connection, told).findings(),
        ]
        return Checked(counted, (*broken, *_few(found)))


def _pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Damage to the file itself, and tables that are not ours."""
    try:
        backups.verify(connection)
        said = connection.execute(f"PRAGMA integrity_check({LISTED})").fetchall()
    except (*ERRORS, Damaged) as error:
        yield _damaged(error)
        return
    if said != [("ok",)]:
        for (line,) in said:
            yield _damaged(line)
        return
    found, wanted = schema.outline(connection), schema.outline_of(schema.version(connection))
    if not wanted.items() <= found.items():
        what = "Its tables are not those of its version."
        yield Finding(Severity.ERROR, what, DAMAGED)


def _damaged(why: object) -> Finding:
    return Finding(Severity.ERROR, f"The file is damaged: {why}.", DAMAGED)


def _orphans(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that refer to what is not there."""
    lost = Counter(row["table"] for row in connection.execute("PRAGMA foreign_key_check"))
    for table, count in sorted(lost.items()):
        of = "player" if table == "rounds" else "round"
        what = f"{count:,} of the {table} have lost their {of}."
        yield Finding(Severity.ERROR, what, DAMAGED)
    for sql, what in (
        (
            "SELECT count(*) FROM puts WHERE wording NOT IN (SELECT id FROM questions)",
            "questions have lost their wording; they are shown by their prompt alone.",
        ),
        (
            "SELECT count(*) FROM responses AS r WHERE NOT EXISTS"
            " (SELECT 1 FROM puts WHERE puts.round = r.round AND puts.number = r.number)",
            "answers have lost their question; they still count.",
        ),
    ):
        if count := connection.execute(sql).fetchone()[0]:
            mend = "A backup may still have it: bureau-quiz records import FILE adds what it has."
            yield Finding(Severity.WARNING, f"{count:,} {what}", mend)


def _rows(connection: sqlite3.Connection, told: Told) -> Iterator[Finding]:
    """Rows that are none of the game's; rounds are looked at one by one."""
    lenient = connection.text_factory
    for table in gate.shapes():
        if table == "rounds":
            continue
        before = lenient.replaced
        for done, row in enumerate(connection.execute(f"SELECT rowid AS place, * FROM {table}")):
            if done % (OFTEN * 10) == 0:
                told(f"looking at {table}", done, 0)
            name = f"Row {row['place']} of the {table}"
            try:
                if lenient.replaced > before:
                    before = lenient.replaced
                    raise ValueError("bytes of it are no text")
                gate.passed(table, _own(table, row))
            except _UNREADABLE as error:
                yield _unreadable(name, error)


class _Rounds:
    """Reads round by round, as the game does."""

    def __init__(self, connection: sqlite3.Connection, told: Told) -> None:
        self._connection = connection
        self._told = told

    def findings(self) -> Iterator[Finding]:
        levels: dict[int, dict[int, int]] = defaultdict(dict)
        yield from self._questions()
        yield from self._puts(levels)
        total = self._connection.execute("SELECT count(*) FROM rounds").fetchone()[0]
        for done, row in enumerate(self._connection.execute(f"{reading.PAST} ORDER BY id")):
            if done % OFTEN == 0:
                self._told("looking at rounds", done, total)
            name = f"Round {row['id']} of {str(row['started'])[:10]}"
            try:
                gate.passed("rounds", _own("rounds", row))
                past = reading.past(row)
            except _UNREADABLE as error:
                yield _unreadable(name, error)
                continue
            yield from self._round(name, past, levels.get(past.id, {}))

    def _questions(self) -> Iterator[Finding]:
        """Each wording once, as a question that is put."""
        sql = (
            "SELECT 1 AS number, question AS put_question, prompt AS put_prompt, '[]' AS options,"
            " '[]' AS right, '' AS shown, '[]' AS lefts, '[]' AS besides, '[]' AS scale,"
            " questions.* FROM questions"
        )
        for row in self._connection.execute(sql):
            try:
                asked.put_of(row)
            except _UNREADABLE as error:
                yield _unreadable(f"The wording of {row['put_question']}", error)

    def _puts(self, levels: dict[int, dict[int, int]]) -> Iterator[Finding]:
        """Each question as it was put; its difficulty goes to `levels`."""
        sql = (
            "SELECT puts.*, questions.difficulty FROM puts"
            " LEFT JOIN questions ON questions.id = puts.wording"
        )
        total = self._connection.execute("SELECT count(*) FROM puts").fetchone()[0]
        for done, row in enumerate(self._connection.execute(sql)):
            if done % (OFTEN * 10) == 0:
                self._told("looking at questions", done, total)
            if row["difficulty"] is not None:
                levels[row["round"]][row["number"]] = row["difficulty"]
            try:
                options = json.loads(row["options"])
                right = json.loads(row["right"])
                json.loads(row["lefts"]), json.loads(row["besides"]), json.loads(row["scale"])
                if options and not all(-1 <= place < len(options) for place in right):
                    raise ValueError("the right one is none of its options")
            except _UNREADABLE as error:
                yield _unreadable(f"Question {row['number']} of round {row['round']}", error)

    def _round(self, name: str, past: Past, levels: Mapping[int, int]) -> Iterator[Finding]:
        settled: list[Settled] = []
        try:
            settled = [
                asked.told_of(row) for row in self._connection.execute(asked.TOLDS, (past.id,))
            ]
        except _UNREADABLE as error:
            yield _unreadable(f"An answer of r{name[1:]}", error)
            return
        if past.state is not State.OPEN and past.score.asked > len(settled):
            what = f"{name} has {len(settled)} of the {past.score.asked} answers that it counts."
            yield Finding(Severity.WARNING, what, "A backup may have them: records import FILE")
            return
        if past.version != RULES_VERSION or any(each.number not in levels for each in settled):
            return  # by other rules, or nobody knows how hard a question was
        try:
            again = points.score(
                past.start.rules, [levels[each.number] for each in settled], settled
            )
        except _UNREADABLE as error:
            yield _unreadable(name, error)
            return
        if past.state is not State.OPEN and again != past.score:
            said, true = _differing(past.score, again)
            what = f"{name} says {said}; its answers come to {true}."
            yield Finding(Severity.ERROR, what, ALTERED)


def _differing(one: Score, two: Score) -> tuple[str, str]:
    """What differs of two scores, as each has it, in words."""
    names = [name for name in Score._fields if getattr(one, name) != getattr(two, name)]
    said, other = (
        listed([f"{getattr(score, name):,} {_SCORED[name]}" for name in names])
        for score in (one, two)
    )
    return said, other


def _own(table: str, row: Any) -> dict[str, Any]:
    return {column.name: row[column.name] for column in gate.shapes()[table]}


def _unreadable(what: str, error: Exception) -> Finding:
    return Finding(Severity.ERROR, f"{what} cannot be read: {error}.", ALTERED)


def _few(found: list[Finding]) -> Iterator[Finding]:
    """Some of many findings, the gravest first, and how many more there are."""
    found.sort(key=lambda finding: finding.severity is not Severity.ERROR)
    yield from found[:LISTED]
    if rest := found[LISTED:]:
        yield Finding(rest[0].severity, f"And {len(rest):,} more like these.")
