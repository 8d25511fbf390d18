"""Rows become dossiers: what is open, how much, and what is told of it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from bureau_quiz.bank.model import Fact
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.recall.model import DossierKey, DossierLine, DossierValue
from bureau_quiz.game.recall.tallying import moment
from bureau_quiz.memory.model import Openness
from tests.game.recall.filed import (
    CLEAR,
    FADING,
    FAINT,
    GONE,
    MISSED,
    NOW,
    Known,
    cell,
    files,
    pasts,
    row,
)

PLAYED = cell("Marina", "actor", "Sara Giraudeau")
SEASONS = cell("Marina", "seasons", "1", "2", "3", "4")
MARINA = row("Marina", PLAYED, SEASONS)
HENRI = row("Henri", cell("Henri", "boss", "Marina", to="people"), title="Henri Duflot")
FACTS = [value.fact for each in (PLAYED, SEASONS) for value in each.values]


def test_a_line_counts_what_is_open_fading_and_due() -> None:
    known = dict(zip(FACTS, (CLEAR, FADING, FAINT, GONE, MISSED), strict=True))
    (other, line) = files((MARINA, HENRI), known).dossiers().lines
    assert line == DossierLine(
        DossierKey("p", "people", "Marina"),
        "Marina",
        "People",
        open=3,
        of=5,
        fading=2,
        due=4,
        faint=1,
        forgotten=1,
        last=NOW - timedelta(days=1),
    )
    assert other == DossierLine(DossierKey("p", "people", "Henri"), "Henri Duflot", "People", 0, 1)


def test_a_page_tells_what_is_open_and_nothing_else() -> None:
    known = dict(zip(FACTS, (CLEAR, FADING, FAINT, GONE, MISSED), strict=True))
    page = files((MARINA, HENRI), known).dossier(DossierKey("p", "people", "Marina"))
    assert [each.label for each in page.cells] == ["Actor", "Seasons"]
    assert page.cells[0].values == (DossierValue(Openness.CLEAR, "Sara Giraudeau"),)
    assert page.cells[1].values == (
        DossierValue(Openness.FADING, "1", due=True),
        DossierValue(Openness.FAINT, "2", due=True),
        DossierValue(Openness.SHUT, due=True, forgotten=True),
        DossierValue(Openness.SHUT, due=True, missed=True),
    )
    assert (page.pack_title, page.asked, page.right) == ("The Pack", 15, 5)
    assert page.mentions == ()


def test_who_names_a_dossier_is_told_once_that_is_known() -> None:
    boss = HENRI.cells[0].values[0].fact
    marina = DossierKey("p", "people", "Marina")
    page = files((MARINA, HENRI), {boss: FADING}).dossier(marina)
    (mention,) = page.mentions
    henri = DossierKey("p", "people", "Henri")
    assert mention.value == DossierValue(Openness.FADING, "Henri Duflot", due=True, to=henri)
    assert (mention.table, mention.label) == ("People", "Boss")
    (told,) = files((MARINA, HENRI), {boss: FADING}).dossier(henri).cells[0].values
    assert told.to == marina
    for shut in (GONE, MISSED):
        assert files((MARINA, HENRI), {boss: shut}).dossier(marina).mentions == ()
        (told,) = files((MARINA, HENRI), {boss: shut}).dossier(henri).cells[0].values
        assert (told.text, told.to) == ("", None)


def test_what_other_tables_have_under_the_same_name_is_shown_and_not_counted() -> None:
    there = row("m", cell("m", "boss", "Marina", table="agents", to="people"), table="agents")
    there = there._replace(title="Marina")
    cover = cell("M2", "cover", "seismologist", "none", table="covers")
    other = row("M2", cover, table="covers", title="Marina")
    near = row("M3", cell("M3", "cover", "x", table="covers"), table="covers", title="Marina L")
    twin = row("M4", cell("M4", "actor", "y"), title="Marina")
    known = dict.fromkeys((FACTS[0], cover.values[0].fact), CLEAR)
    known[there.cells[0].values[0].fact] = CLEAR
    page = files((MARINA, HENRI, there, other, near, twin), known).dossier(
        DossierKey("p", "people", "Marina")
    )
    assert [each.line.key.table for each in page.kin] == ["agents", "covers"]
    assert [(each.line.open, each.line.of) for each in page.kin] == [(1, 1), (1, 2)]
    assert (page.line.open, page.line.of) == (1, 5)
    shown = page.kin[1].cells[0].values
    assert shown == (DossierValue(Openness.CLEAR, "seismologist"), DossierValue(Openness.SHUT))
    assert page.mentions == ()  # its kin name it in sight already


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Stasi", "the Stasi", True),
        ("the Stasi", "Stasi", True),
        ("la DGSE", "the DGSE", True),
        ("The Agency", "Agency", False),  # a name's own word
        ("the Agency", "The Agency", False),
        ("a", "the", False),
        ("C", "C++", False),
        ("stasi", "Stasi", False),
    ],
)
def test_a_small_article_makes_no_other_name(one: str, other: str, same: bool) -> None:
    here = row("x", cell("x", "head", "h", table="heads"), table="heads", title=one)
    there = row("y", cell("y", "means", "m", table="names"), table="names", title=other)
    page = files((here, there), {}).dossier(DossierKey("p", "heads", "x"))
    assert bool(page.kin) is same


def test_plain_questions_count_for_the_pack_and_have_no_dossier() -> None:
    known = {Fact("", "q0", "", ""): CLEAR, Fact("", "q1", "", ""): FADING, FACTS[0]: CLEAR}
    found = files((MARINA,), known, plain=3).dossiers()
    (pack,) = found.packs
    assert (pack.open, pack.of, pack.fading, pack.due) == (3, 8, 1, 1)
    assert (pack.plain_open, pack.plain) == (2, 3)
    assert pack.of - pack.plain == sum(line.of for line in found.lines)
    assert (pack.dossiers, pack.done, len(found.lines)) == (1, 0, 1)


def test_all_open_is_done() -> None:
    found = files((row("Marina", PLAYED),), {FACTS[0]: FAINT}).dossiers()
    assert found.lines[0].done
    assert found.packs[0].done == 1


def test_what_was_asked_for_and_is_no_more_in_the_pack_does_not_count() -> None:
    known = {Fact("people", "Marina", "actor", "Somebody Else"): CLEAR}
    line = files((MARINA,), known).dossiers().lines[0]
    assert (line.open, line.last) == (0, None)


@pytest.mark.parametrize("key", [("p", "people", "Nobody"), ("p", "x", "Marina"), ("q", "", "")])
def test_a_key_of_nothing_is_wrong_use(key: tuple[str, str, str]) -> None:
    with pytest.raises(WrongUse, match="no such dossier"):
        files((MARINA,), {}).dossier(DossierKey(*key))


def test_an_unknown_pack_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="no pack"):
        files((MARINA,), {}).dossiers(("q",))


@pytest.mark.parametrize("hours", [-11, 0, 14])
def test_a_day_ends_at_midnight_where_the_player_is(hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    at = moment(datetime(2026, 11, 22, 23, 59, tzinfo=zone))
    assert at.until == datetime(2026, 11, 23, tzinfo=zone)
    assert at.until.astimezone(UTC) == datetime(2026, 11, 23, tzinfo=UTC) - timedelta(hours=hours)


@given(pasts())
def test_lists_pages_and_counts_agree(past: Known) -> None:
    made = files(*past)
    found = made.dossiers()
    for line in found.lines:
        page = made.dossier(line.key)
        assert page.line == line
        steps = [value.openness for each in page.cells for value in each.values]
        assert line.of == len(steps)
        assert line.open == sum(step > Openness.SHUT for step in steps)
        assert line.fading == sum(Openness.SHUT < step < Openness.CLEAR for step in steps)
        assert line.faint == steps.count(Openness.FAINT)
        values = [value for each in page.cells for value in each.values]
        assert line.forgotten == sum(value.forgotten for value in values)
        assert not any(value.forgotten and (value.missed or value.openness) for value in values)
    assert found.packs[0].open == sum(line.open for line in found.lines)
    assert found.packs[0].of == sum(line.of for line in found.lines)


def test_the_order_of_rows_in_a_pack_is_not_told() -> None:
    dates = [
        row(key, cell(key, "day", key), table="days", title=title)
        for key, title in (("1", "the start"), ("2", "an end"), ("3", "Middle"))
    ]
    found = files((*dates, MARINA), {}).dossiers().lines
    assert [line.title for line in found] == ["an end", "Middle", "the start", "Marina"]
