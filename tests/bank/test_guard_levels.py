"""Every level of every graded pack: nothing beyond it is told anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bureau_quiz import bank, packs
from bureau_quiz.bank.guard import from_level, guarded
from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Graded, Question
from bureau_quiz.packs.model import Pack, Row, Table
from bureau_quiz.paths import bundled_packs
from tests.bank.forbidden import Forbidden, leaks, texts_of
from tests.bank.made_packs import pack_of

SHADOWS = Path(__file__).with_name("shadows.yaml")


@cache
def shadows() -> Pack:
    return pack_of(SHADOWS.read_text(encoding="utf-8"))


@cache
def asked(pack_id: str) -> tuple[Question, ...]:
    pack = shadows() if pack_id == "shadows" else bundled()[pack_id]
    return bank.make(pack).questions


@cache
def bundled() -> dict[str, Pack]:
    found = (packs.read(path).pack for path in packs.find(bundled_packs(), collection=True))
    return {pack.id: pack for pack in found if pack and pack.levels}


def graded() -> list[Any]:
    return [
        pytest.param(pack, level, id=f"{pack.id}:{level}")
        for pack in (shadows(), *bundled().values())
        for level in range(pack.levels + 1)
    ]


@pytest.mark.parametrize(("pack", "level"), graded())
def test_nothing_beyond_a_level_is_told(pack: Pack, level: int) -> None:
    assert not list(leaks(pack, asked(pack.id), level))[:20]


@pytest.mark.parametrize(("pack", "level"), graded())
def test_what_can_be_asked_at_a_level_can_be_above_it(pack: Pack, level: int) -> None:
    for question in asked(pack.id):
        assert (guarded(question, level) is not None) == (level >= from_level(question))


def test_the_made_pack_has_all_there_is() -> None:
    """Every kind is asked at some level but not at all, and there is much to be hidden at each."""
    levels: dict[str, set[int]] = {kind: set() for kind in KINDS}
    for question in asked("shadows"):
        levels[question.kind].add(from_level(question))
    assert all(len(found) > 1 for kind, found in levels.items())
    hidden = [len(Forbidden(shadows(), level)) for level in range(6)]
    assert hidden == sorted(hidden, reverse=True)
    assert hidden[0] > 30
    assert hidden[4] > 3
    assert hidden[5] == 0


def test_each_level_tells_more() -> None:
    counts = [
        sum(guarded(question, level) is not None for question in asked("shadows"))
        for level in range(6)
    ]
    assert counts == sorted(set(counts))
    assert counts[-1] == len(asked("shadows"))


# A grade that is overlooked anywhere is a leak that the test above finds

Loosen = Callable[[Question], Question]


def without(field: str) -> Loosen:
    """A question that has forgotten the grades of one of its fields."""

    def loosen(question: Question) -> Question:
        value = getattr(question, field)
        graded = isinstance(value, tuple)
        loose: Any = tuple(one._replace(spoiler=0) for one in value) if graded else 0
        return replace(question, **{field: loose})

    return loosen


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        # An answer is graded as the whole fact, so that what is asked is hidden with it.
        (("spoiler", "answers"), "prompt"),
        (("answers",), "shown"),
        (("also_right",), "shown"),
        (("pool",), "option"),
        (("sentences",), "explanation"),
        (("hints",), "hint"),
        (("source_spoiler",), "source"),
    ],
)
def test_a_field_that_forgets_its_grades_leaks(fields: tuple[str, ...], where: str) -> None:
    loose = asked("shadows")
    for field in fields:
        loose = tuple(map(without(field), loose))
    found = (leak for level in range(6) for leak in leaks(shadows(), loose, level))
    assert any(f"), {where}: " in leak for leak in found)


def test_facts_of_what_is_hidden_leak() -> None:
    def careless(question: Question, level: int | None) -> Question | None:
        seen = guarded(question, level)
        return seen and replace(seen, facts=question.facts)

    found = (
        leak for level in range(6) for leak in leaks(shadows(), asked("shadows"), level, careless)
    )
    assert any("), fact: " in leak for leak in found)


def test_what_is_right_and_hidden_is_never_named_by_a_verdict() -> None:
    def careless(question: Question, level: int | None) -> Question | None:
        seen = guarded(question, level)
        opened = seen and tuple(one._replace(spoiler=0) for one in seen.also_right)
        return seen and replace(seen, also_right=opened or ())

    found = (
        leak for level in range(6) for leak in leaks(shadows(), asked("shadows"), level, careless)
    )
    assert any("), why of " in leak for leak in found)
    assert any("), shown: " in leak for leak in found)


def rows(pack: Pack, table: str, change: Callable[[Row], Row]) -> Pack:
    old = pack.tables[table]
    new: Table = replace(old, rows={key: change(row) for key, row in old.rows.items()})
    return replace(pack, tables={**pack.tables, table: new})


def row(table: str, key: str) -> Callable[[Pack], Pack]:
    """A pack whose row has lost its own grade."""
    return lambda pack: rows(
        pack, table, lambda one: replace(one, spoiler=0) if one.key == key else one
    )


def cell(table: str, key: str, column: str) -> Callable[[Pack], Pack]:
    def loosen(one: Row) -> Row:
        left = {name: at for name, at in one.spoilers.items() if name != column}
        return replace(one, spoilers=left) if one.key == key else one

    return lambda pack: rows(pack, table, loosen)


def column(table: str, name: str) -> Callable[[Pack], Pack]:
    def loosen(pack: Pack) -> Pack:
        old = pack.tables[table]
        columns = {**old.columns, name: replace(old.columns[name], spoiler=0)}
        return replace(pack, tables={**pack.tables, table: replace(old, columns=columns)})

    return loosen


def template(name: str) -> Callable[[Pack], Pack]:
    return lambda pack: replace(
        pack,
        templates=tuple(
            replace(one, spoiler=0) if one.id == name else one for one in pack.templates
        ),
    )


def plain(pack: Pack) -> Pack:
    return replace(pack, questions=tuple(replace(one, spoiler=0) for one in pack.questions))


PLACES = {
    "table": lambda pack: rows(pack, "traitors", lambda one: replace(one, spoiler=0)),
    "table, by a column": lambda pack: rows(pack, "episodes", lambda one: replace(one, spoiler=0)),
    "row": row("agents", "Toucan"),
    "row that is led to": row("people", "Cora Clemens"),
    "row born of a reference": row("people", "Gerda Gruber"),
    "cell": cell("agents", "Raven", "rank"),
    "cell with a list": cell("agents", "Raven", "teams"),
    "cell that leads to a row": cell("agents", "Vulture", "player"),
    "cell of a row that is led to": cell("people", "Bert Bauer", "town"),
    "column": column("agents", "master"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_is_overlooked_leaks(place: str) -> None:
    """The bank sees a pack without that grade, what is forbidden is told by the one with it."""
    pack = shadows()
    loose = PLACES[place](pack)
    if place in ("row born of a reference", "cell that leads to a row"):
        # Either alone hides the name.
        loose = PLACES["cell that leads to a row"](PLACES["row born of a reference"](pack))
    questions = bank.make(loose).questions
    assert any(True for level in range(6) for _ in leaks(pack, questions, level))


@pytest.mark.parametrize(
    ("loosen", "named"), [(template("late"), "kaleidoscope"), (plain, "zenobia")]
)
def test_what_is_written_out_is_asked_from_its_grade_on(
    loosen: Callable[[Pack], Pack], named: str
) -> None:
    """A template's own words, and a plain question's, are no cell's."""

    def told(pack: Pack, level: int) -> bool:
        found = (guarded(question, level) for question in bank.make(pack).questions)
        prompts = [one.prompt + one.explanation for one in found if one]
        return any(named in said.casefold() for said in prompts)

    first = next(level for level in range(6) if told(shadows(), level))
    assert first == {"kaleidoscope": 3, "zenobia": 5}[named]
    assert told(loosen(shadows()), 0)


def test_texts_of_a_template_are_all_its_texts() -> None:
    """Or what an author wrote out would be taken for a leak."""
    of_player = next(one for one in shadows().templates if one.id == "player")
    assert len(texts_of(of_player)) == 5


def test_a_sheet_may_grade_its_rows(tmp_path: Path) -> None:
    lines = [f"Name{n} Sur{n}name,Secret{n}word,{n % 4}" for n in range(16)]
    (tmp_path / "pack.yaml").write_text(
        "pack: sheet\ntitle: S\nspoiler: book\ntables:\n  a: {rows: a.csv}\n"
        "templates:\n  - {table: a, prompt: 'What of <name>?', answer: <word>, "
        "reverse: 'Who has <word>?'}\n",
        encoding="utf-8",
    )
    (tmp_path / "a.csv").write_text("\n".join(["name,word,spoiler", *lines]), encoding="utf-8")
    pack = packs.read(tmp_path).pack
    assert pack
    assert pack.levels == 3
    questions = bank.make(pack).questions
    assert [
        sum(guarded(question, level) is not None for question in questions) for level in range(4)
    ] == [8, 16, 24, 32]
    for level in range(4):
        assert not list(leaks(pack, questions, level))
        loose = tuple(without("pool")(question) for question in questions)
        assert bool(list(leaks(pack, loose, level))) == (level < 3)


def test_a_hint_is_told_at_its_level() -> None:
    hinted = [one for one in asked("shadows") if any(hint.spoiler > 0 for hint in one.hints)]
    assert hinted
    for question in hinted:
        for level in range(6):
            seen = guarded(question, level)
            if seen:
                wanted = [Graded(hint.text) for hint in question.hints if hint.spoiler <= level]
                assert list(seen.hints) == wanted
