"""Packs made by hypothesis, with all that makes answers ambiguous; and packs written in tests."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from bureau_quiz.packs import read
from bureau_quiz.packs.model import Pack, Reading

NAMES = (
    "Ana", "Ána", "Bo", "Bo Li", "the Cy", "Dee-Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "東京",
    "Jo",
)  # fmt: skip
WORDS = (
    "ant", "Ant", "ánt", "bee", "the bee", "bee hive", "cat", "C", "C++", "dog", "doe", "elk",
    "fox",     "東京都", "gnu",
)  # fmt: skip
DATES = (
    "2015", "2016", "2016-06", "2016-06-01", "2016-06-02", "2016-07-01", "2017-01-31", "2018-05",
    "2019-02-28", "2020-08-08",
)  # fmt: skip
POSTS = ("spy | Rome", "spy | Bonn", "chief | Rome", "chief | Oslo", "cook | Bonn")
NUMBERS = ("1", "2", "3", "5", "8", "-5", "2.5", "10", "1-3", "7-9")
ALIASES: tuple[dict[str, list[str]], ...] = (
    {"ant": ["formica"]},
    {"Fay": ["Faye", "Fée"]},
    {"Hal": ["Henry"], "dog": ["hound"]},
    {"elk": ["Ida", "Hal"]},
    {},
)


def read_text(text: str) -> Reading:
    """Read a pack from a text, as if it were a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.yaml"
        path.write_text(text, encoding="utf-8")
        return read(path)


def pack_of(text: str) -> Pack:
    """Read a pack that has no errors."""
    reading = read_text(text)
    errors = [problem.message for problem in reading.problems if problem.severity == "error"]
    assert reading.pack is not None, errors
    assert not errors, errors
    return reading.pack


def cells(values: tuple[str, ...], most: int = 3) -> st.SearchStrategy[object]:
    """A cell: mostly one value, now and then none or a list."""
    one = st.sampled_from(values)
    some: dict[str, st.SearchStrategy[object]] = {
        "one": one,
        "none": st.none(),
        "list": st.lists(one, min_size=2, max_size=most, unique=True),
    }
    return st.sampled_from((*["one"] * 6, "none", "list", "list")).flatmap(some.__getitem__)


def columns(tidy: bool, **said: object) -> st.SearchStrategy[dict[str, object]]:
    """How a column is declared, now and then partial or with `empty: none`."""
    rare = st.just(None) if tidy else st.sampled_from((*[None] * 19, True))
    none = st.sampled_from((None, None, "none"))
    return st.builds(
        lambda partial, empty: {
            key: value
            for key, value in (*said.items(), ("partial", partial), ("empty", empty))
            if value is not None
        },
        rare,
        none,
    )


PERSON = st.fixed_dictionaries(
    {"gender": st.sampled_from(("f", "m", None)), "born": cells(DATES, 2)}
)
PEOPLE = st.lists(
    PERSON,
    min_size=len(NAMES),
    max_size=len(NAMES),
)
NEVER = st.sampled_from((None, None, None, ["Eli", "elk"], ["2016", "3"]))
ROW = st.fixed_dictionaries(
    {
        "word": cells(WORDS),
        "who": cells(NAMES),
        "day": cells(DATES),
        "size": cells(NUMBERS, 2),
        "post": cells(POSTS, 2),
        "never": NEVER,
    }
)
TIDY_ROW = st.fixed_dictionaries(
    {
        "word": st.sampled_from(WORDS),
        "who": st.sampled_from(NAMES),
        "day": st.sampled_from(DATES),
        "size": st.sampled_from(NUMBERS[:8]),
        "post": st.sampled_from(POSTS),
        "never": NEVER,
    }
)
"""Of one value each, and none left empty: what is put in order or matched."""
POST = st.fixed_dictionaries({"place": st.sampled_from(("Rome", None)), "head": cells(NAMES, 2)})
HEADS = st.lists(cells(NAMES, 2), min_size=len(POSTS), max_size=len(POSTS))
ASKED = (
    *("id", "word", "who", "day", "size", "post"),
    *("who.born", "who.gender", "post.role", "post.head", "post.head.born"),
)
WHERE: st.SearchStrategy[dict[str, object]] = st.one_of(
    st.fixed_dictionaries({"word": st.sampled_from(WORDS)}),
    st.fixed_dictionaries({"who": st.lists(st.sampled_from(NAMES), min_size=1, max_size=3)}),
    st.fixed_dictionaries({"post": st.sampled_from(POSTS), "word": st.sampled_from(WORDS)}),
    st.fixed_dictionaries({"day": st.sampled_from(DATES)}),
)
POOLS = (None, None, None, None, None, "people.name", "posts.head", "facts.day", "facts.word")


def similar(answer: str) -> tuple[list[str] | None, ...]:
    """Columns that the rows of a template's candidates have."""
    if answer in ("who", "post.head") or answer.startswith(("who.", "post.head.")):
        return (None, ["gender"], ["born", "gender"])
    if answer.startswith("post"):
        return (None, ["head"], ["place", "role"])
    return (None, ["word"], ["word", "size"], ["who", "size", "day"])


@st.composite
def templates(draw: st.DrawFn, number: int) -> dict[str, object]:
    """A template, and often its reverse and a statement."""
    answer = draw(st.sampled_from(ASKED[1:]))
    holes = draw(
        st.lists(
            st.sampled_from([one for one in ASKED if one != answer]),
            min_size=0,
            max_size=2,
            unique=True,
        )
    )
    pool = draw(st.sampled_from(POOLS))
    filled = " und ".join(f"<{hole}>" for hole in holes)
    # Without a number of its own, a prompt may be another template's as well. A mere number
    # before a month would read as a day of it.
    start = draw(st.sampled_from((f"Q{number}: ", f"Q{number}: ", f"Q{number}: ", "")))
    found: dict[str, object] = {
        "id": f"t{number}",
        "table": "facts",
        "prompt": f"{start}{filled}?",
        "answer": f"<{answer}>",
        "where": draw(WHERE) if draw(st.integers(0, 3)) == 0 or not holes else None,
        "difficulty": draw(st.sampled_from((1, 2, 3))),
        "similar": draw(st.sampled_from(similar(answer))) if pool is None else None,
        "pool": pool,
    }
    found["kind"] = draw(st.sampled_from(("choice",) * 4 + ("typed", "multiple", "except")))
    found |= draw(besides(str(found["kind"]), f"{start}{filled}", len(holes)))
    if len(holes) == 1 and draw(st.booleans()):
        found["reverse"] = f"{number}~ <{answer}>?"
    return {key: value for key, value in found.items() if value is not None}


@st.composite
def of_numbers(draw: st.DrawFn, number: int) -> dict[str, object]:
    """A template of kind order or number."""
    hole = draw(st.sampled_from(("id", "id", "word", "word", "who", "post.role")))
    found: dict[str, object] = {"id": f"t{number}", "table": "facts"}
    if draw(st.integers(0, 3)) == 0:
        found["where"] = draw(WHERE)
    if draw(st.booleans()):
        prompt = {"prompt": f"Q{number}: <{hole}>?", "answer": "<size>"}
        return found | prompt | {"kind": "number", "within": draw(st.sampled_from(("0.5", "2")))}
    by = draw(st.sampled_from(("day", "size", "size", "who.born", "post.head.born")))
    asked = draw(st.sampled_from(("", "<post.place>", *["<who.gender>"] * 3, "<day>")))
    alike = draw(st.sampled_from(similar(hole)))
    found |= {"similar": alike} if alike else {}
    return found | {"prompt": f"Q{number}: {asked}?", "answer": f"<{hole}>", "order": by}


@st.composite
def of_many(draw: st.DrawFn, number: int) -> dict[str, object]:
    """A template of few claims with many answers, or of many with one."""
    found: dict[str, object] = {"id": f"t{number}", "table": "facts", "several_right": True}
    if draw(st.booleans()):
        left, right = draw(st.sampled_from((("id", "who"), ("id", "word"), ("word", "post"))))
        found |= {
            "match": f"Was zu was in {number}?",
        }
    else:
        left = draw(st.sampled_from(("post.role", "post.place", "who.gender")))
        right = draw(st.sampled_from(("id", "word", "who", "day")))
        found |= {"all": f"<{left}>: {number}, alle?", "none": f"<{left}>: {number}, nicht?"}
    found |= {"prompt": f"Q{number}: <{left}>?", "answer": f"<{right}>"}
    found["similar"] = draw(st.sampled_from(similar(right)))
    return {key: value for key, value in found.items() if value is not None}


@st.composite
def besides(draw: st.DrawFn, kind: str, asked: str, holes: int) -> dict[str, object]:
    """What a template asks besides its prompt."""
    found: dict[str, object] = {}
    if draw(st.booleans()):
        found["statement"] = f"{asked} ist <answer>!"
    if kind != "multiple" and draw(st.booleans()):
        found["all"] = f"{asked} sind alle?"
    if kind != "except" and draw(st.booleans()):
        found["none"] = f"{asked} ist nicht?"
    if holes == 1 and draw(st.booleans()):
        found["match"] = f"Was zu was, {asked.partition('<')[0]}?"
    return found


@st.composite
def torn_rows(
    draw: st.DrawFn,
    tidy: bool,
    key: str,
    names: tuple[object, ...],
    cells: st.SearchStrategy[dict[str, Any]],
) -> list[dict[str, object]]:
    """Now and then rows that are kept out with an error: with no key, several, or another's."""
    count = 0 if tidy else draw(st.sampled_from((0, 0, 0, 1, 2)))
    found = [{key: draw(st.sampled_from(names)), **draw(cells)} for _ in range(count)]
    return [
        {name: value for name, value in row.items() if value is not None and name != "gender"}
        for row in found
    ]


@st.composite
def graded_packs(draw: st.DrawFn) -> str:
    """A pack whose facts have spoiler grades of 0 to 2."""
    made: dict[str, Any] = json.loads(draw(packs()))
    grades = st.sampled_from((0, 0, 1, 2))
    for name in ("people", "facts"):
        for row in made["tables"][name]["rows"]:
            cells = [column for column in row if column not in ("id", "name", "never")]
            by_cells: bool = draw(st.booleans())
            if cells and by_cells:
                of_cells = st.dictionaries(st.sampled_from(cells), grades, max_size=2)
                row["spoiler"] = draw(of_cells)
            else:
                row["spoiler"] = draw(grades)
    return json.dumps(made | {"spoiler": "season"}, ensure_ascii=False)


@st.composite
def packs(draw: st.DrawFn) -> str:
    """A pack of two tables and up to four templates, as JSON, which is YAML."""
    tidy = draw(st.booleans())
    row, least = (TIDY_ROW, 7) if tidy else (ROW, 4)
    rows: list[dict[str, Any]] = draw(st.lists(row, min_size=least, max_size=10))
    people = draw(PEOPLE)
    exact = draw(st.sampled_from((None, None, None, "exact")))
    torn = ("f0", "F1", ["f2", "f3"], ["f8", "f9"], None)
    made = {
        "pack": "made",
        "title": "Made",
        "accept": draw(st.sampled_from(ALIASES)),
        "tables": {
            "people": {
                "open": True,
                "columns": {
                    "gender": draw(columns(tidy)),
                    "born": draw(columns(tidy, type="date")),
                },
                "rows": [
                    *(
                        {"name": name, **row}
                        for name, row in zip(NAMES, people, strict=True)
                        if name != "Ána"
                    ),
                    *draw(torn_rows(tidy, "name", ("Bo", "Eli", ["Fay", "Gus"], None), PERSON)),
                ],
            },
            "posts": {
                "key": ["role", "place"],
                "columns": {"head": draw(columns(tidy, to="people"))},
                "rows": [
                    dict(zip(("role", "place"), post.split(" | "), strict=True), head=head)
                    for post, head in zip(POSTS, draw(HEADS), strict=True)
                ]
                + draw(torn_rows(tidy, "role", ("spy", None), POST)),
            },
            "facts": {
                "key": "id",
                "columns": {
                    "word": draw(columns(tidy, type=exact)),
                    "who": draw(columns(tidy, to="people")),
                    "day": draw(columns(tidy, type="date")),
                    "post": draw(columns(tidy, to="posts")),
                    "size": draw(
                        columns(
                            tidy,
                            type="number",
                            min=draw(st.sampled_from((None, "-5", "-5"))),
                            max=draw(st.sampled_from((None, "40", "40"))),
                        )
                    ),
                },
                "rows": [
                    *(
                        {
                            key: value
                            for key, value in {"id": f"f{n}", **row}.items()
                            if value is not None
                        }
                        for n, row in enumerate(rows)
                    ),
                    *draw(torn_rows(tidy, "id", torn, ROW)),
                ],
            },
        },
        "templates": [
            draw(draw(st.sampled_from((templates, templates, of_numbers, of_many)))(number))
            for number in range(draw(st.integers(min_value=1, max_value=4)))
        ],
    }
    return json.dumps(made, ensure_ascii=False)
