"""Statistics out of the cache's flat answers: a few grouped queries, and the rest in memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from bureau_quiz.game.recall import spans
from bureau_quiz.game.recall.figures import (
    Heat,
    Pace,
    Part,
    Played,
    Speed,
    Statistics,
    Streaks,
    Tally,
    Totals,
)
from bureau_quiz.game.recall.outlook import Wish
from bureau_quiz.game.words import LEVELS
from bureau_quiz.rounds.modes.training import MODE as TRAINING

Query = Callable[[str, Sequence[object]], Iterable[tuple[Any, ...]]]
"""Asks the cache: SQL with its values in, rows out."""

TENTHS = 10
BUCKETS = (0, 2, 4, 6, 8, 10, 15, 20, 30, 60)
"""Seconds at which buckets of time begin."""
PLAIN = "Plain questions"
NO_CATEGORY = "No category"


class Asked(NamedTuple):
    """Whose statistics, and of what."""

    player: str
    """Their id; see `records.keys.player_id`."""
    name: str
    """As it is shown."""
    now: datetime
    """With the player's zone."""
    packs: tuple[str, ...] = ()
    """Ids; empty: all."""
    since: date | None = None


class _Group(NamedTuple):
    """Answers that are alike in all that is told apart."""

    pack: str
    template: str
    kind: str
    category: str
    difficulty: int
    right: bool
    answers: int
    points: int
    times: tuple[int, ...]
    """Tenths of a second of those that were answered in time."""

    @property
    def tally(self) -> Tally:
        return Tally(self.answers, self.answers * self.right, self.points)


def statistics(query: Query, asked: Asked, titles: Mapping[str, str]) -> Statistics:
    """What a player's answers come to; weak facts are for others to add.

    Args:
        query: Asks the cache.
        asked: Whose, and of what.
        titles: Pack id → title; one that is not there goes by its id.
    """
    where, values = _where(asked)
    days, seconds = _days(query, where, values)
    today = spans.present(asked.now.date(), max(days, default=None))
    groups = _groups(query, where, values)
    many = len({group.pack for group in groups}) > 1
    calendar = spans.days(days, today)
    return Statistics(
        player=asked.name,
        packs=tuple(titles.get(pack, pack) for pack in asked.packs),
        since=asked.since,
        today=today,
        totals=Totals(
            sum(days.values(), Tally()), *_played(query, where, values), len(days), seconds,
            min(days, default=None),
        ),
        changed=spans.changed(days, today),
        days=calendar,
        weeks=spans.weeks(calendar),
        months=spans.months(days, today),
        by={
            "pack": _parts(groups, lambda group: (group.pack, titles.get(group.pack, group.pack))),
            "category": _parts(groups, _category),
            "template": _parts(groups, lambda group: _template(group, titles if many else {})),
            "kind": _parts(groups, lambda group: (group.kind, _kind(group.kind))),
            "difficulty": tuple(
                sorted(_parts(groups, _difficulty), key=lambda part: int(part.name))
            ),
        },
        heat=_heats(groups, titles),
        speed=_speed(groups),
        streaks=_streaks(query, where, values, days, today),
        weakest=(),
        weak=0,
        wish=Wish(weakest=True),
    )  # fmt: skip


def _where(asked: Asked) -> tuple[str, list[object]]:
    where, values = "player = ?", [asked.player]
    made: list[object] = list(values)
    if asked.packs:
        where += f" AND pack IN ({', '.join('?' * len(asked.packs))})"
        made += asked.packs
    if asked.since:
        where += " AND day >= ?"
        made.append(asked.since.isoformat())
    return where, made


def _days(query: Query, where: str, values: Sequence[object]) -> tuple[dict[date, Tally], float]:
    """Each day of play, and the seconds spent in all."""
    sql = (
        'SELECT day, count(*), sum("right"), sum(points), sum(tenths) FROM answers '
        f"WHERE {where} GROUP BY day ORDER BY day"
    )
    found, tenths = {}, 0
    for day, answers, right, points, spent in query(sql, values):
        found[date.fromisoformat(day)] = Tally(answers, right, points)
        tenths += spent
    return found, tenths / TENTHS


def _played(query: Query, where: str, values: Sequence[object]) -> tuple[Played, Played]:
    """Missions, and training runs."""
    sql = (
        "SELECT mode = ?, count(*), sum(answers), sum(known), sum(points) FROM (SELECT mode, "
        'count(*) AS answers, sum("right") AS known, sum(points) AS points FROM answers '
        f"WHERE {where} GROUP BY round) GROUP BY 1"
    )
    found = {
        bool(trained): Played(rounds, Tally(*tally))
        for trained, rounds, *tally in query(sql, [TRAINING.name, *values])
    }
    return found.get(False, Played()), found.get(True, Played())


def _groups(query: Query, where: str, values: Sequence[object]) -> list[_Group]:
    """All answers, those that are alike together: a few hundred groups of any history."""
    sql = (
        'SELECT pack, template, kind, category, difficulty, "right", count(*), sum(points), '
        "group_concat(CASE WHEN outcome NOT IN ('skipped', 'late') THEN tenths END) "
        f"FROM answers WHERE {where} GROUP BY 1, 2, 3, 4, 5, 6"
    )
    made = []
    for pack, template, kind, category, difficulty, right, answers, points, times in query(
        sql, values
    ):
        each = tuple(map(int, times.split(","))) if times else ()
        made.append(
            _Group(pack, template, kind, category, difficulty, bool(right), answers, points, each)
        )
    return made


def median(times: Sequence[int]) -> float | None:
    """The middle one of tenths of a second, in seconds."""
    if not times:
        return None
    ordered, middle = sorted(times), len(times) // 2
    both = ordered[middle] + ordered[middle - (len(times) % 2 == 0)]
    return both / 2 / TENTHS


def _parts(groups: Iterable[_Group], of: Callable[[_Group], tuple[str, str]]) -> tuple[Part, ...]:
    """Put groups together by a name, the most played first."""
    titles: dict[str, str] = {}
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    times: defaultdict[str, list[int]] = defaultdict(list)
    for group in groups:
        name, title = of(group)
        titles.setdefault(name, title)
        tallies[name] += group.tally
        times[name] += group.times
    made = (Part(name, titles[name], tallies[name], median(times[name])) for name in titles)
    return tuple(sorted(made, key=lambda part: (-part.tally.answers, part.title)))


def _category(group: _Group) -> tuple[str, str]:
    return group.category, group.category or NO_CATEGORY


def _difficulty(group: _Group) -> tuple[str, str]:
    return str(group.difficulty), LEVELS.get(group.difficulty, str(group.difficulty))


def _template(group: _Group, titles: Mapping[str, str]) -> tuple[str, str]:
    """A template's id in words: `Codename owner, in reverse`; its pack where there are several."""
    plain, _, kind = group.template.partition(".")
    words = plain.rstrip("~").replace("-", " ").replace("_", " ")
    title = words[:1].upper() + words[1:] or PLAIN
    if plain.endswith("~"):
        title += ", in reverse"
    if kind:
        title += f", {_kind(kind)}"
    if titles:
        title += f" · {titles.get(group.pack, group.pack)}"
    return f"{group.pack}/{group.template}", title


def _kind(name: str) -> str:
    """A kind in words."""
    return "true or false" if name == "true-false" else name


def _heats(groups: Sequence[_Group], titles: Mapping[str, str]) -> tuple[Heat, ...]:
    levels = {group.difficulty for group in groups}
    heats = [
        _heat(
            "Category and difficulty", groups, lambda group: _category(group)[1], _level,
            [LEVELS.get(level, str(level)) for level in sorted(levels)],
        )
    ]  # fmt: skip
    if len({group.pack for group in groups}) > 1:
        kinds = _parts(groups, lambda group: (group.kind, _kind(group.kind)))
        heats.append(
            _heat("Pack and kind", groups, lambda group: titles.get(group.pack, group.pack),
                  lambda group: _kind(group.kind), [part.title for part in kinds])
        )  # fmt: skip
    return tuple(heat for heat in heats if heat.rows)


def _level(group: _Group) -> str:
    return _difficulty(group)[1]


def _heat(
    title: str,
    groups: Iterable[_Group],
    row: Callable[[_Group], str],
    column: Callable[[_Group], str],
    columns: Sequence[str],
) -> Heat:
    cells: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    rows: defaultdict[str, int] = defaultdict(int)
    for group in groups:
        cells[row(group), column(group)] += group.tally
        rows[row(group)] += group.answers
    names = sorted(rows, key=lambda name: (-rows[name], name))
    return Heat(
        title,
        tuple(names),
        tuple(columns),
        tuple(tuple(cells[name, each] for each in columns) for name in names),
    )


def _speed(groups: Iterable[_Group]) -> Speed:
    times: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    for group in groups:
        times[group.right].update(group.times)
    buckets = [
        Pace(start, end, *(_within(times[right], start, end) for right in (True, False)))
        for start, end in zip(BUCKETS, (*BUCKETS[1:], None), strict=True)
    ]
    right, wrong = (median(list(times[right].elements())) for right in (True, False))
    return Speed(right, wrong, tuple(buckets) if times[True] or times[False] else ())


def _within(times: Counter[int], start: int, end: int | None) -> int:
    least, most = start * TENTHS, end * TENTHS if end is not None else None
    return sum(
        count for tenths, count in times.items()
        if tenths >= least and (most is None or tenths < most)
    )  # fmt: skip


def _streaks(
    query: Query,
    where: str,
    values: Sequence[object],
    days: Iterable[date],
    today: date,
) -> Streaks:
    sql = (
        'SELECT group_concat("right", \'\') FROM (SELECT "right" FROM answers '
        f"WHERE {where} ORDER BY at, round, number)"
    )
    ((row,),) = query(sql, values)
    runs = (row or "").split("0")
    longest, now = spans.in_a_row(sorted(days), today)
    return Streaks(max(map(len, runs)), len(runs[-1]), longest, now)
