"""Records of years of play: as many responses as asked for, on the questions of real packs.

    python -m tests.history FILE [RESPONSES] [SEED]

Rows are such as the game writes them, scores and all, but made in bulk: whoever plays knows little
at first, and more each time that a question comes again.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Judgement, Outcome, Put, Question, Response
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.paths import bundled_packs
from bureau_quiz.records import again, files, replacing, writing
from bureau_quiz.records.model import Ending, RoundStart
from bureau_quiz.rounds import points
from bureau_quiz.rounds.model import Deal, Lifeline, Rules, Score, Told, Verdict
from tests.game.packs import right_to, wrong_to

END = datetime(2026, 11, 22, 21, 0, tzinfo=timezone(timedelta(hours=1)))
"""When the last round ends, or soon before; in the player's zone."""
ROUND = 10
"""Questions a round."""
MODES = ("classic", "classic", "classic", "survival", "interrogation", "time-attack", "hot-seat")
Row = tuple[Any, ...]


class _Asked(NamedTuple):
    """A question as it is put here each time, and rows of it to be filled in."""

    put: Put
    wording: Row
    row: Row
    right: Response
    wrong: Response


class _Dealt(NamedTuple):
    """What all rounds are dealt from, and to whom."""

    packs: tuple[str, ...]
    player: str


class _Rows(NamedTuple):
    """What is written together."""

    rounds: list[Row]
    puts: list[Row]
    responses: list[Row]
    appeals: list[Row]
    aids: list[Row]
    endings: list[Row]


class _Sql(NamedTuple):
    """The statements that the game itself writes with."""

    rounds: str
    puts: str
    responses: str
    appeals: str
    aids: str
    endings: str


def history(
    file: Path,
    responses: int = 100_000,
    seed: int = 1,
    days: int = 365,
    end: datetime = END,
    player: str = "Marina",
    packs: Path | None = None,
) -> None:
    """Write a file of records; the same arguments make the same rows.

    Args:
        file: Where it is to lie; nothing may be there.
        responses: How many; rounded up to whole rounds of ROUND.
        seed: Of all chance in it.
        days: Over how many days, most of which are days of play.
        end: The last of them.
        player: Who plays; in turns with “Guest” where several do.
        packs: The packs' folder; None: those that come with the game.
    """
    random = Random(f"history/{seed}")
    asked = _all_asked(packs or bundled_packs(), random)
    replacing.make(file, end)
    connection, _ = files.connect(file, 1)
    with closing(connection):
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        wording, _ = writing.put(0, 1, asked[0].put, end)
        dealt = _Dealt(tuple(sorted({one.put.question.pack for one in asked})), player)
        connection.executemany(wording.sql, (one.wording for one in asked))
        rounds = -(-responses // ROUND)
        known: Counter[str] = Counter()
        sql = _sql(asked[0], end, dealt)
        named = writing.started(0, _start("classic", dealt, 0), end)[0]
        connection.execute(named.sql, named.values)
        for number, at in enumerate(_times(random, rounds, days, end)):
            rows = _round(random, asked, known, number, at, dealt)
            for table, statement in sql._asdict().items():
                connection.executemany(statement, getattr(rows, table))
        connection.execute("COMMIT")


def _all_asked(folder: Path, random: Random) -> list[_Asked]:
    with tempfile.TemporaryDirectory() as made:
        catalogue = Catalogue.open(Path(made) / "catalogue.sqlite", (folder,))
        scopes = [info.id for info in catalogue.packs() if not info.closed]
        decks = catalogue.decks(scopes, Rules())
        cards = [deck.card(place) for deck in decks for place in range(len(deck))]
        catalogue.close()
    questions = [question for card in cards for question in card.questions]
    return [_asked(question, random) for question in questions]


def _asked(question: Question, random: Random) -> _Asked:
    put = KINDS[question.kind].put(question, random.random, bool(random.random() < 0.5))
    wording, row = writing.put(0, 1, put, END)
    wrong = Response.skip() if len(put.options) < 2 and put.options else wrong_to(put)
    return _Asked(put, wording.values, row.values, right_to(put), wrong)


def _times(random: Random, rounds: int, days: int, end: datetime) -> Iterator[datetime]:
    """When rounds begin, in order: on six days of seven, in the evening most of all."""
    played = [day for day in range(days) if random.random() < 0.85 or day == days - 1]
    times = []
    for number in range(rounds):
        day = played[number * len(played) // rounds]
        hour = 8 + 12 * max(random.random(), random.random())
        times.append(end.replace(hour=0) - timedelta(days=days - 1 - day) + timedelta(hours=hour))
    return iter(sorted(times))


def _start(mode: str, dealt: _Dealt, seed: int, length: int = ROUND) -> RoundStart:
    seats = 2 if mode == "hot-seat" else 1
    seconds = 20 if mode in ("classic", "survival") and seed % 2 else None
    rules = Rules(mode, length // seats, seconds, seats=seats)
    names = (dealt.player, "Guest") if seats > 1 else ()
    return RoundStart(
        dealt.player,
        f"{len(dealt.packs)} packs",
        rules,
        Deal(dealt.packs, seed, 0),
        dict.fromkeys(dealt.packs, "0123456789abcdef"),
        names=names,
        dealt=length,
    )


def _sql(asked: _Asked, at: datetime, dealt: _Dealt) -> _Sql:
    told = Told(1, asked.right, "", 1, False, Verdict(Judgement(Outcome.RIGHT), 0))
    ending = writing.ended(0, Ending(Score(0, 0, 0, 0, 0, 0)), at)
    return _Sql(
        rounds=writing.started(0, _start("classic", dealt, 0), at)[1].sql,
        puts=writing.put(0, 1, asked.put, at)[1].sql,
        responses=writing.told(0, told, at)[0].sql,
        appeals=again.appealed(0, told, at).sql,
        aids=writing.aided(0, 1, Lifeline.HINT, at).sql,
        endings=ending.sql,
    )


def _round(
    random: Random,
    asked: Sequence[_Asked],
    known: Counter[str],
    seed: int,
    at: datetime,
    dealt: _Dealt,
) -> _Rows:
    """A round's rows; one in fifty is cut off, and of the others one in fifty abandoned."""
    rows = _Rows([], [], [], [], [], [])
    cut_off = random.random() >= 0.98
    mode = "classic" if cut_off else MODES[int(random.random() * len(MODES))]
    first = int(random.random() * len(asked))
    round_id = int(at.timestamp()) - 1_577_836_800 << 20 | seed
    start = _start(mode, dealt, seed, ROUND * 2 if cut_off else ROUND)
    rows.rounds.append(writing.started(round_id, start, at)[1].values)
    settled: list[Told] = []
    levels: list[int] = []
    for number in range(1, ROUND + 1):
        one = asked[first if number == 1 else int(random.random() * len(asked))]
        tenths = 15 + int(random.random() ** 2 * 150)
        at += timedelta(seconds=tenths / 10 + 3)
        said = writing.instant(at)
        rows.puts.append((round_id, number, *one.row[2:8], said, *one.row[9:]))
        hit = random.random() < _chance(one, known)
        known[one.put.question.id] += 1
        outcome = Outcome.RIGHT if hit else Outcome.WRONG
        given = one.right if hit else one.wrong
        if not hit and random.random() < 0.1:
            outcome, given = Outcome.SKIPPED, Response.skip()
        appealed = outcome is Outcome.WRONG and random.random() < 0.01
        aids = (Lifeline.HINT,) if mode == "interrogation" and random.random() < 0.1 else ()
        levels.append(one.put.question.difficulty)
        judged = Judgement(outcome, Fraction(int(hit)))
        shown = one.put.shown if hit else "something else"
        told = _told(start.rules, levels[-1], judged, settled, tenths, aids)
        told = told._replace(number=number, response=given, given=shown)
        rows.responses.append(writing.told(round_id, told, at)[0].values)
        if appealed:
            told = _told(start.rules, levels[-1], points.APPEALED, settled, tenths, aids)
            told = told._replace(number=number, response=given, given=shown, appealed=True)
            rows.appeals.append(again.appealed(round_id, told, at).values)
        rows.aids.extend((round_id, number, aid.value, said) for aid in aids)
        settled.append(told)
    if cut_off:
        open_ = asked[first].row
        rows.puts.append((round_id, ROUND + 1, *open_[2:8], writing.instant(at), *open_[9:]))
    else:
        score = points.score(start.rules, levels, settled)
        ending = Ending(score, abandoned=random.random() < 0.02)
        rows.endings.append(writing.ended(round_id, ending, at).values)
    return rows


def _told(
    rules: Rules,
    difficulty: int,
    judged: Judgement,
    before: Sequence[Told],
    tenths: int,
    aids: tuple[Lifeline, ...],
) -> Told:
    """A question settled as the rules have it, by whatever response."""
    verdict = points.verdict(rules, difficulty, judged, before, tenths, False, aids)
    return Told(0, Response.skip(), "", tenths, False, verdict, aids)


def _chance(one: _Asked, known: Counter[str]) -> float:
    """How likely a question is answered right: more so the easier it is, and the oftener asked."""
    learnt = 1 - 0.75 ** known[one.put.question.id]
    guessed = 0.5 - 0.1 * one.put.question.difficulty
    return guessed + (0.95 - guessed) * learnt


if __name__ == "__main__":
    target, responses, chance = (*sys.argv[1:], "100000", "1")[:3]
    history(Path(target), int(responses), int(chance))
