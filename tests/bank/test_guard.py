"""The spoiler guard, question by question: what goes, what stays, and what stays true."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bureau_quiz import bank
from bureau_quiz.bank import guard
from bureau_quiz.bank.groups import Entry
from bureau_quiz.bank.guard import from_level, guarded, guarded_card
from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import (
    POOL_LIMIT,
    Answer,
    Candidate,
    Card,
    Fact,
    Graded,
    Outcome,
    Question,
    Response,
)
from bureau_quiz.bank.pools import Entries
from bureau_quiz.packs.model import Pack
from tests.bank import made_packs
from tests.bank.forbidden import leaks

LEVELS = 3
GRADE = st.integers(0, LEVELS)
WRONG = tuple(Candidate(text) for text in ("Ada", "Bob", "Cid", "Dan", "Eve"))


def asking(kind: str = "choice", **fields: object) -> Question:
    usual = Question(
        id="p/q",
        pack="p",
        template="t",
        kind=kind,
        category="",
        difficulty=2,
        prompt="Who?",
        answers=(Answer("Zoe"),),
        pool=WRONG,
        pool_size=5,
    )
    return replace(usual, **fields)  # type: ignore[arg-type]


def candidates(*grades: int) -> tuple[Candidate, ...]:
    return tuple(one._replace(spoiler=at) for one, at in zip(WRONG, grades, strict=False))


def answers(*grades: int, beside: bool = False) -> tuple[Answer, ...]:
    names = ("Zoe", "Yan", "Xia", "Wim", "Vic")
    return tuple(
        Answer(name, beside=f"left of {name}" if beside else "", spoiler=at)
        for name, at in zip(names, grades, strict=False)
    )


# What is enough


@pytest.mark.parametrize(
    ("question", "level"),
    [
        (asking(), 0),
        (asking(spoiler=2), 2),
        (asking(answers=answers(3)), 3),
        (asking(answers=answers(3, 1)), 1),
        (asking(pool=candidates(0, 0, 0, 4, 5)), 0),
        (asking(pool=candidates(0, 0, 1, 4, 5)), 1),
        (asking(pool=candidates(0, 0, 5, 4, 5)), 4),
        (asking(template="", pool=WRONG[:1]), 0),
        (asking(template="", pool=WRONG[:1], spoiler=3), 3),
        (asking("typed", pool=candidates(5, 5, 5, 5, 5)), 0),
        (asking("true-false", pool=candidates(5, 2, 5, 5, 5)), 2),
        (asking("multiple", answers=answers(0, 0, 3)), 0),
        (asking("multiple", answers=answers(0, 2, 3)), 2),
        (asking("multiple", answers=answers(0, 0), pool=candidates(0, 3, 4, 5)), 3),
        (asking("except", answers=answers(1, 2), pool=candidates(0, 0, 0, 5)), 1),
        (asking("except", answers=answers(0, 2), pool=candidates(0, 0, 4, 5)), 4),
        (asking("order", answers=answers(0, 0, 2, 3), pool=()), 2),
        (asking("match", answers=answers(0, 4, 2, 3, beside=True), pool=()), 3),
        (asking("number", answers=(Answer("7", size="7", spoiler=2),), pool=()), 2),
    ],
)
def test_a_question_is_asked_from_the_level_on_at_which_enough_is_left(
    question: Question, level: int
) -> None:
    assert from_level(question) == level
    assert [guarded(question, at) is not None for at in range(7)] == [
        at >= level for at in range(7)
    ]
    assert guarded(question, None)


def test_three_that_contain_one_another_are_not_enough() -> None:
    pool = (Candidate("Bo"), Candidate("Bo Li"), Candidate("Ada"), Candidate("Eve", spoiler=2))
    assert from_level(asking(pool=pool)) == 2


def test_an_answer_without_three_of_its_precision_is_not_shown_but_right() -> None:
    """A year among days would be seen at once."""
    days = tuple(Candidate(f"{n} May 2016", size=f"2016050{n}") for n in range(1, 4))
    years = tuple(Candidate(f"201{n}", size=f"201{n}0000", spoiler=4) for n in range(3))
    both = asking(
        answers=(Answer("2019", size="20190000"), Answer("9 May 2016", size="20160509")),
        pool=(*days, *years),
        extra={"precisions": "differ"},
    )
    seen = guarded(both, 0)
    assert seen
    assert [one.text for one in seen.answers] == ["9 May 2016"]
    assert [(one.text, one.spoiler) for one in seen.also_right] == [("2019", 0)]
    full = guarded(both, 4)
    assert full
    assert len(full.answers) == 2


# What goes, and what stays


def test_what_is_beyond_the_level_goes() -> None:
    seen = guarded(
        asking(
            answers=answers(0, 2),
            also_right=(Answer("Una", spoiler=1), Answer("Tom", ("Thomas",), spoiler=3)),
            pool=candidates(0, 0, 0, 2, 1),
            explanation="One. Two. Three.",
            sentences=(Graded("One."), Graded("Two.", 2), Graded("Three.", 1)),
            hints=(Graded("Job: spy"), Graded("Home: Rome", 2)),
            source="page 9",
            source_spoiler=2,
            facts=(Fact("t", "r", "c", "Zoe"), Fact("t", "r", "c", "Yan")),
            fact_spoilers=(1, 2),
            spoiler=1,
        ),
        1,
    )
    assert seen
    assert seen.answers == answers(0)
    assert seen.also_right == (
        Answer("Una"),
        Answer("Tom", ("Thomas",), spoiler=3),
        Answer("Yan", spoiler=2),
    )
    assert seen.pool == (*WRONG[:3], WRONG[4])
    assert seen.explanation == "One. Three."
    assert seen.hints == (Graded("Job: spy"),)
    assert seen.source == ""
    assert seen.facts == (Fact("t", "r", "c", "Zoe"),)
    assert (seen.spoiler, seen.sentences, seen.source_spoiler) == (0, (), 0)
    assert seen.fact_spoilers == ()


def test_who_has_seen_all_is_told_all_and_nothing_is_graded_any_more() -> None:
    question = asking(
        answers=answers(0, 2),
        also_right=(Answer("Una", spoiler=1),),
        pool=candidates(0, 1, 2, 3, 3),
        explanation="One. Two.",
        sentences=(Graded("One."), Graded("Two.", 2)),
        hints=(Graded("Home: Rome", 2),),
        spoiler=1,
    )
    seen = guarded(question, None)
    assert seen == asking(
        answers=answers(0, 0),
        also_right=(Answer("Una"),),
        explanation="One. Two.",
        hints=(Graded("Home: Rome"),),
        pool=WRONG,
    )
    assert guarded(question, 3) == seen


def test_what_has_no_grade_is_left_as_it_is() -> None:
    question = asking()
    assert guarded(question, 0) is question
    assert guarded(question, None) is question


def test_a_statement_is_made_of_an_answer_that_may_be_told() -> None:
    question = asking(
        "true-false",
        prompt="It is Zoe.",
        answers=answers(2, 0),
        extra={"before": "It is ", "after": "."},
    )
    seen = guarded(question, 0)
    assert seen
    assert seen.prompt == "It is Yan."
    full = guarded(question, 2)
    assert full
    assert full.prompt == "It is Zoe."


def test_what_is_right_beyond_the_level_counts_when_typed_and_is_not_named() -> None:
    question = asking("typed", answers=(Answer("Zoe"), Answer("Ximena", ("Xim",), spoiler=2)))
    seen = guarded(question, 0)
    assert seen
    put = KINDS["typed"].put(seen, Random(1).random, True)
    assert put.shown == "Zoe"
    assert not put.several
    for written in ("Ximena", "Xim", "Ximenna"):
        judged = KINDS["typed"].judge(put, Response.text(written))
        assert judged
        assert judged.outcome is Outcome.RIGHT
        assert "Ximena" not in judged.why


def test_what_is_wrong_beyond_the_level_is_still_no_slip_of_what_is_right() -> None:
    question = asking(
        "typed", answers=(Answer("Martina"),), pool=(Candidate("Marina", spoiler=2), *WRONG)
    )
    for level in (0, 2):
        seen = guarded(question, level)
        assert seen
        put = KINDS["typed"].put(seen, Random(1).random, True)
        judged = KINDS["typed"].judge(put, Response.text("Marina"))
        assert judged
        assert judged.outcome is Outcome.WRONG
        assert judged.why == ""
        near = KINDS["typed"].judge(put, Response.text("Martinna"))
        assert near
        assert near.outcome is Outcome.RIGHT


def test_of_pairs_and_orders_what_is_hidden_is_nothing_by_itself() -> None:
    for kind in ("order", "match", "except"):
        pool = WRONG if kind == "except" else ()
        seen = guarded(asking(kind, answers=answers(0, 0, 0, 2), pool=pool), 0)
        assert seen
        assert len(seen.answers) == 3
        assert seen.also_right == ()


def test_a_card_keeps_what_may_be_asked() -> None:
    card = Card("who", (asking(id="p/a", spoiler=2), asking(id="p/b"), asking(id="p/c", spoiler=1)))
    seen = guarded_card(card, 1)
    assert seen
    assert [one.id for one in seen.questions] == ["p/b", "p/c"]
    assert guarded_card(Card("who", card.questions[:1]), 1) is None


# The best of the pool, for each level


@settings(deadline=None)
@pytest.mark.parametrize("limit", [3, 6])
@given(data=st.data())
def test_each_level_has_the_pool_that_it_would_have_without_the_rest(
    limit: int, data: st.DataObject
) -> None:
    names = st.text("abcdefghijk", min_size=2, max_size=4)
    texts = data.draw(st.lists(names, min_size=1, max_size=40, unique=True))
    likes = st.frozensets(st.sampled_from("xy"), max_size=1)
    similar = data.draw(st.integers(0, 1))
    entries = [
        Entry(text, text, data.draw(st.integers(0, 2)), [data.draw(likes)] * similar, at)
        for text in texts
        for at in (data.draw(GRADE),)
    ]
    own = [data.draw(likes)] * similar
    banned = data.draw(st.sets(st.sampled_from(range(len(entries))), max_size=5))
    least = data.draw(GRADE)
    all_of_them = Entries(entries, similar, False).best("p/q", own, banned, limit, least)
    question = asking("typed", pool=all_of_them, answers=answers(least))
    for level in range(least, LEVELS + 1):
        kept = [place for place, entry in enumerate(entries) if entry.spoiler <= level]
        ungraded = [replace(entries[place], spoiler=0) for place in kept]
        alone = Entries(ungraded, similar, False)
        left_out = {new for new, old in enumerate(kept) if old in banned}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(guard, "POOL_LIMIT", limit)
            seen = guarded(question, level)
        assert seen
        wanted = [one._replace(spoiler=0) for one in alone.best("p/q", own, left_out, limit)]
        assert list(seen.pool) == wanted


def test_the_best_that_all_contain_one_another_leave_room_for_some_that_do_not() -> None:
    tangled = tuple(Candidate("Bo" + " Li" * n, 0) for n in range(POOL_LIMIT))
    free = tuple(Candidate(f"Name{n}", 1, spoiler=1) for n in range(6))
    seen = guarded(asking(pool=(*tangled, *free)), 1)
    assert seen
    assert POOL_LIMIT - 2 <= len(seen.pool) <= POOL_LIMIT
    put = KINDS["choice"].put(seen, Random(1).random, True)
    assert sum(option.startswith("Bo") for option in put.options) <= 1


# Packs of every sort


def graded(pack: Pack, chance: Random) -> Pack:
    """A pack with grades anywhere."""

    def grade() -> int:
        return chance.choice((0, 0, 0, 1, 2, 3))

    tables = {}
    for name, table in pack.tables.items():
        columns = {
            key: replace(column, spoiler=grade() if chance.random() < 0.2 else 0)
            for key, column in table.columns.items()
        }
        rows = {
            key: replace(
                row,
                spoiler=max(grade(), *(columns[one].spoiler for one in table.key)),
                spoilers={one: grade() for one in row.cells if one not in table.key},
            )
            for key, row in table.rows.items()
        }
        tables[name] = replace(table, columns=columns, rows=rows)
    templates = tuple(
        replace(template, spoiler=grade() if chance.random() < 0.2 else 0)
        for template in pack.templates
    )
    return replace(pack, tables=tables, templates=templates, levels=LEVELS, scale="season")


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(made_packs.packs(), st.integers(0, 999))
def test_whatever_is_graded_no_level_is_told_too_much(written: str, seed: int) -> None:
    plain = made_packs.read_text(written).pack
    assert plain is not None
    pack = graded(plain, Random(seed))
    questions = bank.make(pack).questions
    for level in range(LEVELS + 1):
        assert not list(leaks(pack, questions, level, draws=1, shortest=3))
        for question in questions:
            assert (guarded(question, level) is not None) == (level >= from_level(question))
    alike = {question.id: question for question in bank.make(plain).questions}
    for question in questions:
        if question.kind in ("choice", "typed", "true-false"):
            check_same(guarded(question, None), alike[question.id])


def check_same(seen: Question | None, plain: Question) -> None:
    """Who has seen all is asked what a pack without grades would ask; hints may be others."""
    assert seen
    made = set(seen.pool) - set(plain.pool)
    if made:
        # Numbers and dates made near a right one, for those who may see too few others.
        assert all(one.size for one in made)
    pool = tuple(one for one in seen.pool if one not in made)
    same = replace(seen, pool=pool, pool_size=plain.pool_size, hints=plain.hints, extra=plain.extra)
    assert same == plain
