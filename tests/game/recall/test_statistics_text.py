"""Statistics as text and as JSON: what is said, for any width, and that both say the same."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import jsonschema
import pytest

from bureau_quiz.game.recall.figures import Statistics
from bureau_quiz.game.recall.graphemes import cells
from bureau_quiz.game.recall.statistics_json import KEYS, as_json
from bureau_quiz.game.recall.statistics_text import NOTHING, NOTHING_HERE, sections, text
from bureau_quiz.game.recall.strokes import by_rank, by_size, columns, lasted, rule, took
from bureau_quiz.text import number
from tests.game.recall.answers import Given, Held, on
from tests.game.recall.counted import TODAY, counted, months

SMALL = counted(
    [
        *on(TODAY, 4, 3, 1),
        *on(TODAY.replace(day=20), 12, 6, 2, category="Cast", difficulty=2, tenths=84),
    ]
)
LONG = "諜報活動 🕵️‍♀️ Überwachungsdienst é" * 3
WIDE = counted(
    [Given(number=number, category=LONG, template=LONG, pack=LONG) for number in range(12)],
    [Held(row=LONG, col=LONG)],
)
GOLDEN = """\
Statistics: Malotru

Overview
  Answers         9 of 16 right (56%)
  Points          900
  Missions        2
  Days of play    2, since 20 Nov 2026
  Time            2 min on questions
  Right in a row  6 at most, 0 now
  Days in a row   1 at most, 1 now
  In the last 7 days 9 of 16 right (56%); none in the 7
  before.

Answers by day
  Week of  Mon  Tue  Wed  Thu  Fri  Sat  Sun
  16 Nov     -    -    -    -   12    -    4

By week
  Week    answers  right       points  ━ answers
  16 Nov       16      9  56%     900  ━━━━━━━━━━━━━━━━━━━━━

By month
  Month     answers  right       points  ━ answers
  Nov 2026       16      9  56%     900  ━━━━━━━━━━━━━━━━━━━

By pack
              right       median  ━ share right
  The Bureau   9/16  56%   8.4 s  ━━━━━━━━━━━━━╸

By category
             right       median  ━ share right
  Cast        6/12  50%   8.4 s  ━━━━━━━━━━━━
  Codenames    3/4        5.0 s

By template
                  right       median  ━ share right
  Codename owner   9/16  56%   8.4 s  ━━━━━━━━━━━━╸

By kind of question
          right       median  ━ share right
  choice   9/16  56%   8.4 s  ━━━━━━━━━━━━━╸

By difficulty
          right       median  ━ share right
  easy      3/4        5.0 s
  medium   6/12  50%   8.4 s  ━━━━━━━━━━━━

Category and difficulty
             easy  medium
  Cast          -     50%
  Codenames   3/4       -

Seconds an answer took
  Half of the right ones took 8.4 s or less.
  Half of the others took 8.4 s or less.
  Seconds     right  wrong  ━ both
  0 to 2          0      0
  2 to 4          0      0
  4 to 6          3      1  ━━━━━━━━
  6 to 8          0      0
  8 to 10         6      6  ━━━━━━━━━━━━━━━━━━━━━━━━
  10 to 15        0      0
  15 to 20        0      0
  20 to 30        0      0
  30 to 60        0      0
  60 or more      0      0

Weakest facts
  No fact that was missed is still weak.
"""


def test_a_small_past_as_text() -> None:
    assert "\n".join(text(SMALL, 60)) + "\n" == GOLDEN


@pytest.mark.parametrize(
    ("played", "said"),
    [
        ([0], None),
        ([1], None),  # the running week is not over
        ([4, 0], "3 of the last 5 weeks without play."),
        ([4], "3 of the last 4 weeks without play."),
        ([40, 0], "11 of the last 12 weeks without play."),
        ([11], "10 of the last 11 weeks without play."),
    ],
)
def test_weeks_without_play_begin_with_the_first_one_played(
    played: list[int], said: str | None
) -> None:
    found = counted([one for ago in played for one in on(TODAY - timedelta(weeks=ago), 3, 3, ago)])
    told = [line.strip() for line in text(found, 80) if "weeks without" in line]
    assert told == ([said] if said else [])


def test_few_answers_are_told_as_numbers() -> None:
    said = "\n".join(text(counted(on(TODAY, 3, 3, 1)), 80))
    assert "%" not in said
    assert "3 of 3 right" in said


@pytest.mark.parametrize("width", [36, 40, 47, 60, 80, 100, 200])
@pytest.mark.parametrize("found", [SMALL, months(), WIDE], ids=["small", "months", "wide"])
def test_no_line_is_wider_than_it_may_be(found: Statistics, width: int) -> None:
    for line in text(found, width):
        assert cells(line) <= width, line
        assert line == line.rstrip()


def test_every_number_that_is_drawn_is_said() -> None:
    found = months()
    told = {section.title: "\n".join(section.lines) for section in sections(found, 80)}
    for part in found.by["category"]:
        assert re.search(
            rf"{part.title} +{number(part.tally.right)}/{number(part.tally.answers)} ",
            told["By category"],
        )
    for month in found.months:
        if month.tally.answers:
            counts = " +".join(map(number, month.tally[:2]))
            assert re.search(
                rf"{month.first:%b %Y} +{counts} .* {number(month.tally.points)}\b",
                told["By month"],
            )
    for bucket in found.speed.buckets:
        start = f"{bucket.start} (to|or)"
        assert re.search(
            rf"{start}.* {number(bucket.right)} +{number(bucket.wrong)}\b",
            told["Seconds an answer took"],
        )
    assert (
        told["Weakest facts"]
        .splitlines()[0]
        .startswith("   1. Moule à gaufres · of: missed 7 of 9")
    )
    for day in found.days[-14:]:
        shown = f"{day.tally.right}/{day.tally.answers}" if day.tally.answers else "-"
        assert shown in told["Answers by day"]


def test_a_page_has_its_own_sections() -> None:
    titles = [section.title for section in sections(months(), 80, ("time",))]
    assert titles == ["By week", "By month"]
    assert {section.page for section in sections(months(), 80)} == {
        "overview", "time", "where", "speed", "weakest",
    }  # fmt: skip


def test_nothing_played_is_one_kind_sentence() -> None:
    assert " ".join(text(counted([]), 80)) == f"Statistics: Malotru {NOTHING}"
    assert " ".join(text(counted([], packs=("signals",)), 200)).endswith(NOTHING_HERE)


def test_what_is_skipped_has_no_time() -> None:
    said = "\n".join(text(counted([Given(outcome="skipped", right=0, points=0)]), 80))
    assert "Nothing was answered in time." in said
    assert "–" in said


# Drawing


@pytest.mark.parametrize(
    ("part", "drawn"), [(0, ""), (0.001, "╸"), (0.5, "━━"), (0.6, "━━╸"), (1, "━━━━"), (2, "━━━━")]
)
def test_thin_bars(part: float, drawn: str) -> None:
    assert rule(part, 4) == drawn


def test_columns_stand_side_by_side() -> None:
    assert columns([0, 1, 4, 8, 16], 2, 16) == ["    █", " ▁▄██"]
    assert columns([0, 0], 2, 0) == ["  ", "  "]
    assert columns([], 1, 0) == [""]
    assert columns([1, 100_000], 1, 100_000) == ["▁█"]  # what is not nothing is seen
    assert columns([5], 1, 10) == ["▄"]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 s"), (40, "40 s"), (60, "1 min"), (3599, "1 h 0 min"), (15_120, "4 h 12 min")],
)
def test_times_as_one_says_them(seconds: float, said: str) -> None:
    assert lasted(seconds) == said


def test_medians_as_one_says_them() -> None:
    assert (took(None), took(5.25), took(72.4)) == ("–", "5.2 s", "72 s")


@pytest.mark.parametrize(
    ("values", "legend"),
    [
        ([10], ["▅ 10"]),
        ([10] * 9 + [200], ["▂ 10", "▇ 11–200"]),
        ([10] + [200] * 9, ["▂ 10", "▇ 11–200"]),
        ([10, 10, 10, 20, 20, 30, 200], ["▂ 10", "▅ 11–20", "▇ 21–200"]),
        ([4, 8, 12, 16, 20, 24, 28, 1200], ["▂ 4–8", "▃ 9–16", "▅ 17–24", "▇ 25–1 200"]),
        ([], ["▅ 1"]),
    ],
)
def test_shades_of_days(values: list[int], legend: list[str]) -> None:
    made = by_rank(values, ("▅", "▂▇", "▂▅▇", "▂▃▅▇"))
    assert list(made.legend()) == legend
    assert all(any(each.startswith(made.of(value)) for each in legend) for value in values)


@pytest.mark.parametrize(
    ("values", "legend"),
    [
        ([21, 49], ["░ 21–27%", "▒ 28–34%", "▓ 35–41%", "█ 42–49%"]),
        ([21, 30, 49, 90], ["░ 21–37%", "▒ 38–54%", "▓ 55–72%", "█ 73–90%"]),
        ([80, 88], ["▓ 80–88%"]),
        ([80, 91], ["░ 80–85%", "█ 86–91%"]),
        ([100, 100], ["▓ 100%"]),
        ([], ["▓ 0%"]),
    ],
)
def test_shades_of_shares(values: list[int], legend: list[str]) -> None:
    made = by_size(values, ("▓", "░█", "░▒█", "░▒▓█"), 5)
    assert list(made.legend("%")) == legend
    for value in values:
        (shown,) = (each for each in legend if each.startswith(made.of(value)))
        start, _, end = shown[2:-1].partition("–")
        assert int(start) <= value <= int(end or start)


def test_training_runs_are_no_missions() -> None:
    given = [*on(TODAY, 10, 8, 1), *on(TODAY, 12, 3, 2), *on(TODAY, 20, 5, 3, mode="training")]
    found = counted(given)
    said = {line.strip() for line in text(found, 80)}
    assert {
        "Answers         16 of 42 right (38%)",
        "Missions        2: 11 of 22 right (50%)",
    } <= said
    assert "Training runs   1: 5 of 20 right (25%)" in said
    totals = as_json(found)["totals"]
    assert totals["missions"] == {"rounds": 2, "answers": 22, "right": 11, "points": 1100}
    assert totals["training"] == {"rounds": 1, "answers": 20, "right": 5, "points": 500}


def test_what_was_never_known_is_said() -> None:
    never, once = Held(row="A", reviews=3), Held(row="B", reviews=3, right=1, lapses=1)
    said = "\n".join(text(counted([Given()], [once, never]), 80))
    assert "1. A · of: missed 3 of 3, last asked 1 Jan 1970, never known" in said
    assert "2. B · of: missed 2 of 3, last asked 1 Jan 1970, known now" in said
    assert "2 weak facts in all." in said


def test_a_weak_plain_question_keeps_its_own_full_stop() -> None:
    shown = counted([Given()], [Held(row="A", reviews=3)])
    (fact,) = shown.weakest
    told = shown._replace(weakest=(fact._replace(title="Who is A?", label=""),))
    said = "\n".join(text(told, 80))
    assert "1. Who is A? Missed 3 of 3, last asked 1 Jan 1970, never known" in said


# JSON

TALLY = {
    "answers": {"type": "integer"},
    "right": {"type": "integer"},
    "points": {"type": "integer"},
}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
NUMBER = {"type": ["number", "null"]}


def whole(properties: dict[str, object]) -> dict[str, object]:
    """An object that has just these."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(properties: dict[str, object]) -> dict[str, object]:
    return {"type": "array", "items": whole(properties)}


WORD = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
SPAN = many({"first": DAY, "last": DAY, **TALLY})
PART = many({"name": WORD, "title": WORD, **TALLY, "seconds": NUMBER})
PLAYED = whole({"rounds": COUNT, **TALLY})
SCHEMA = whole(
    {
        "version": {"const": 1},
        "player": WORD,
        "packs": {"type": "array", "items": WORD},
        "since": {"anyOf": [DAY, {"type": "null"}]},
        "today": DAY,
        "totals": whole(
            {
                **TALLY,
                "missions": PLAYED,
                "training": PLAYED,
                "days": COUNT,
                "seconds": {"type": "number"},
                "first": {"anyOf": [DAY, {"type": "null"}]},
            }
        ),
        "changed": WORD,
        "days": SPAN,
        "weeks": SPAN,
        "months": SPAN,
        "by": whole(
            dict.fromkeys(("pack", "category", "template", "kind", "difficulty"), PART)
        ),
        "heat": many(
            {"title": WORD, "cells": many({"row": WORD, "column": WORD, **TALLY})}
        ),
        "speed": whole(
            {
                "right": NUMBER,
                "wrong": NUMBER,
                "buckets": many({"start": COUNT, "end": NUMBER, "right": COUNT, "wrong": COUNT}),
            }
        ),
        "streaks": whole(dict.fromkeys(("right", "right_now", "days", "days_now"), COUNT)),
        "weakest": many(
            {
                "pack": WORD,
                "title": WORD,
                "label": WORD,
                "dossier": {
                    "anyOf": [whole({"pack": WORD, "table": WORD, "row": WORD}), {"type": "null"}]
                },
                "asked": COUNT,
                "missed": COUNT,
                "last": WORD,
                "chance": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
            }
        ),
        "weak": COUNT,
    }
)  # fmt: skip
"""The JSON's own schema; a key that goes, or comes unsaid, breaks it."""


@pytest.mark.parametrize("found", [counted([]), SMALL, months()], ids=["none", "small", "months"])
def test_the_json_keeps_its_schema(found: Statistics) -> None:
    written = json.loads(json.dumps(as_json(found)))
    jsonschema.Draft202012Validator(SCHEMA).validate(written)
    assert list(written) == list(KEYS)


def test_the_json_tells_no_value() -> None:
    assert "Debailly" not in json.dumps(as_json(months()), ensure_ascii=False)


def test_the_json_adds_up() -> None:
    found = months()
    written = as_json(found)
    assert written["totals"]["answers"] == sum(each["answers"] for each in written["months"])
    assert sum(day["answers"] for day in written["days"]) == written["totals"]["answers"]
    assert all(day["answers"] for day in written["days"])
    (heat, _) = written["heat"]
    assert sum(cell["right"] for cell in heat["cells"]) == written["totals"]["right"]
