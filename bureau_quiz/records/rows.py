"""Values of a round as rows of the records, and back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any, NamedTuple

from bureau_quiz import __version__
from bureau_quiz.bank.model import (
    Answer,
    Fact,
    Judgement,
    Outcome,
    Put,
    Question,
    Response,
)
from bureau_quiz.records.model import (
    Board,
    BoardKey,
    BoardRow,
    Ending,
    Past,
    Player,
    RoundStart,
    State,
)
from bureau_quiz.rounds.model import RULES_VERSION, Deal, Rules, Score, Told, Verdict
from bureau_quiz.text import fold_exact

TENTHS = 10


class Statement(NamedTuple):
    """Something to do to the file; doing it twice changes nothing."""

    sql: str
    values: tuple[Any, ...]


def _insert(table: str, **values: Any) -> Statement:
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks}) ON CONFLICT DO NOTHING"
    return Statement(sql, tuple(map(_plain, values.values())))


def _plain(value: Any) -> Any:
    """Half a surrogate, which a terminal may hand in, cannot be written."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def instant(when: datetime) -> str:
    """A time as the records write it: UTC, in milliseconds, in an order that texts sort by."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def player_id(name: str) -> str:
    """What tells players apart: their name with its case folded."""
    return fold_exact(str(_plain(name)))


def likeness(packs: Iterable[str], rules: Rules) -> str:
    """What rounds must share for a personal best: their board and what filters left."""
    board = str(BoardKey.of(tuple(packs), rules))
    if not rules.filtered:
        return board
    return f"{board} {_json([sorted(rules.difficulties), sorted(rules.categories)])}"


def series(packs: Iterable[str], rules: Rules) -> str:
    """What rounds must share to be dealt from the same decks: all but the timer."""
    return likeness(packs, replace(rules, seconds=None))


def started(round_id: int, start: RoundStart, at: datetime) -> list[Statement]:
    """A round begins."""
    local = at if at.tzinfo else at.astimezone()
    offset = local.utcoffset()
    player = player_id(start.player)
    known = Statement(
        "INSERT INTO players (id, name, since) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        (player, _plain(start.player), instant(at)),
    )
    row = _insert(
        "rounds",
        id=round_id,
        player=player,
        title=start.title,
        state=State.OPEN.value,
        started=instant(at),
        zone=int(offset.total_seconds() // 60) if offset else 0,
        mode=start.rules.mode,
        rules=_json(asdict(start.rules)),
        rules_version=RULES_VERSION,
        game=__version__,
        packs=_json({pack: start.digests.get(pack, "") for pack in start.deal.packs}),
        seed=start.deal.seed,
        block=start.deal.block,
        seeded=int(start.seeded),
        notes=_json(start.deal.notes),
        board=str(start.board),
        likeness=likeness(start.deal.packs, start.rules),
        series=series(start.deal.packs, start.rules),
        ranked=int(start.ranked),
        why_not=start.why_not,
    )
    return [known, row]


def put(round_id: int, number: int, what: Put, at: datetime) -> list[Statement]:
    """A question is put."""
    question = what.question
    wording = {
        "question": question.id,
        "pack": question.pack,
        "template": question.template,
        "kind": question.kind,
        "category": question.category,
        "difficulty": question.difficulty,
        "prompt": question.prompt,
        "facts": _json([[f.table, f.row, f.column, f.value] for f in question.facts]),
        "content": _content(question),
    }
    key = _hash(wording)
    row = _insert(
        "puts",
        round=round_id,
        number=number,
        question=question.id,
        wording=key,
        prompt=what.prompt,
        options=_json(what.options),
        right=_json(what.right),
        shown=what.shown,
        at=instant(at),
    )
    return [_insert("questions", id=key, **wording), row]


def told(round_id: int, what: Told, at: datetime) -> list[Statement]:
    """A question is settled."""
    verdict = what.verdict
    row = _insert(
        "responses",
        round=round_id,
        number=what.number,
        tag=what.response.tag,
        value=what.response.value,
        given=what.given,
        tenths=what.tenths,
        paused=int(what.paused),
        outcome=verdict.judgement.outcome.value,
        share=str(verdict.judgement.share),
        why=verdict.judgement.why,
        points=verdict.points,
        base=verdict.base,
        streak=verdict.streak,
        speed=verdict.speed,
        possible=verdict.possible,
        at=instant(at),
    )
    return [row]


def ended(round_id: int, ending: Ending, at: datetime) -> list[Statement]:
    """A round ends; one that has ended stays as it is."""
    state = State.ABANDONED if ending.abandoned else State.FINISHED
    score = ending.score
    close = Statement(
        "UPDATE rounds SET state = ?, ended = ?, points = ?, possible = ?, right = ?, asked = ?,"
        " best_streak = ?, tenths = ? WHERE id = ? AND state = 'open'",
        (
            state.value,
            instant(at),
            score.points,
            score.possible,
            score.right,
            score.asked,
            score.best_streak,
            round(score.seconds * TENTHS),
            round_id,
        ),
    )
    if not ending.why_not:
        return [close]
    unranked = "UPDATE rounds SET ranked = 0, why_not = ? WHERE id = ?"
    return [close, Statement(unranked, (_plain(ending.why_not), round_id))]


def _content(question: Question) -> str:
    """What is needed to judge the question and to explain it; its pool is not."""
    return _json(
        {
            "answers": [[a.text, a.accepted, a.size] for a in question.answers],
            "also_right": [[a.text, a.accepted, a.size] for a in question.also_right],
            "unknown": question.unknown,
            "pool_size": question.pool_size,
            "explanation": question.explanation,
            "source": question.source,
            "claim": question.claim,
            "exact": question.exact,
            "card": question.card,
            "extra": dict(question.extra),
        }
    )


def _hash(wording: dict[str, Any]) -> int:
    """62 bits that differ where a wording does."""
    from hashlib import sha256

    digest = sha256(_json(wording).encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:8], "big") >> 2


PAST = (
    "SELECT rounds.*, players.name AS player_name FROM rounds"
    " JOIN players ON players.id = rounds.player"
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
