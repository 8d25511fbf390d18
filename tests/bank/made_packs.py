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


def columns(**said: object) -> st.SearchStrategy[dict[str, object]]:
    """How a column is declared, now and then partial or with `empty: none`."""
    rare = st.sampled_from((*[None] * 19, True))
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
ROW = st.fixed_dictionaries(
    {
        "word": cells(WORDS),
        "who": cells(NAMES),
        "day": cells(DATES),
        "size": cells(NUMBERS, 2),
        "post": cells(POSTS, 2),
        "never": st.sampled_from((None, None, None, ["Eli", "elk"], ["2016", "3"])),
    }
)
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
    # Without a number of its own, a prompt may be another template's as well.
    start = draw(st.sampled_from((f"{number}: ", f"{number}: ", f"{number}: ", "")))
    found: dict[str, object] = {
        "id": f"t{number}",
        "table": "facts",
        "prompt": f"{start}{filled}?",
        "answer": f"<{answer}>",
        "where": draw(WHERE) if draw(st.integers(0, 3)) == 0 or not holes else None,
        "difficulty": draw(st.sampled_from((1, 2, 3))),
        "kind": draw(st.sampled_from(("choice", "choice", "choice", "typed"))),
        "similar": draw(st.sampled_from(similar(answer))) if pool is None else None,
        "pool": pool,
    }
    if draw(st.booleans()):
        found["statement"] = f"{start}{filled} ist <answer>!"
    if len(holes) == 1 and draw(st.booleans()):
        found["reverse"] = f"{number}~ <{answer}>?"
    return {key: value for key, value in found.items() if value is not None}


@st.composite
def torn_rows(
    draw: st.DrawFn, key: str, names: tuple[object, ...], cells: st.SearchStrategy[dict[str, Any]]
) -> list[dict[str, object]]:
    """Now and then rows that are kept out with an error: with no key, several, or another's."""
    count = draw(st.sampled_from((0, 0, 0, 1, 2)))
    found = [{key: draw(st.sampled_from(names)), **draw(cells)} for _ in range(count)]
    return [
        {name: value for name, value in row.items() if value is not None and name != "gender"}
        for row in found
    ]


@st.composite
def packs(draw: st.DrawFn) -> str:
    """A pack of two tables and up to four templates, as JSON, which is YAML."""
    rows: list[dict[str, Any]] = draw(st.lists(ROW, min_size=4, max_size=10))
    people = draw(PEOPLE)
    exact = draw(st.sampled_from((None, None, None, "exact")))
    made = {
        "pack": "made",
        "title": "Made",
        "accept": draw(st.sampled_from(ALIASES)),
        "tables": {
            "people": {
                "open": True,
                "columns": {
                    "gender": draw(columns()),
                    "born": draw(columns(type="date")),
                },
                "rows": [
                    *(
                        {"name": name, **row}
                        for name, row in zip(NAMES, people, strict=True)
                        if name != "Ána"
                    ),
                    *draw(torn_rows("name", ("Bo", "Eli", ["Fay", "Gus"], None), PERSON)),
                ],
            },
            "posts": {
                "key": ["role", "place"],
                "columns": {"head": draw(columns(to="people"))},
                "rows": [
                    dict(zip(("role", "place"), post.split(" | "), strict=True), head=head)
                    for post, head in zip(POSTS, draw(HEADS), strict=True)
                ]
                + draw(torn_rows("role", ("spy", None), POST)),
            },
            "facts": {
                "key": "id",
                "columns": {
                    "word": draw(columns(type=exact)),
                    "who": draw(columns(to="people")),
                    "day": draw(columns(type="date")),
                    "post": draw(columns(to="posts")),
                    "size": draw(columns(type="number", min=draw(st.sampled_from((None, "-5"))))),
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
                    *draw(torn_rows("id", ("f0", "F1", ["f2", "f3"], ["f8", "f9"], None), ROW)),
                ],
            },
        },
        "templates": [
            draw(templates(number)) for number in range(draw(st.integers(min_value=1, max_value=4)))
        ],
    }
    return json.dumps(made, ensure_ascii=False)
