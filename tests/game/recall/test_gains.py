"""What a round did to the dossiers."""

from bureau_quiz.bank.model import Fact
from bureau_quiz.catalogue.model import AskedRow
from bureau_quiz.game.recall.filing import facts_of
from bureau_quiz.game.recall.gains import Filed, gains
from bureau_quiz.game.recall.model import DossierKey, Gains, Lifted
from bureau_quiz.game.recall.tallying import moment
from bureau_quiz.game.recall.touching import Touched
from bureau_quiz.memory.model import Memory
from tests.game.recall.filed import CLEAR, FADING, GONE, MISSED, NOW, cell, row

MARINA = row("Marina", cell("Marina", "a", "Sara", "Mara"), cell("Marina", "b", "Iran"))
HENRI = row("Henri", cell("Henri", "a", "Jean"), cell("Henri", "b", "Paris"))
PLAIN = Fact("", "first-channel", "", "")


def fact(of: AskedRow, at: int) -> Fact:
    return facts_of(of)[at]


def after(*changes: tuple[Fact, Memory | None, Memory], known: dict[Fact, Memory] | None = None):  # type: ignore[no-untyped-def]
    touched = [Touched("p", *change) for change in changes]
    now = {**(known or {}), **{one.fact: one.after for one in touched}}
    files = [Filed("p", each) for each in (MARINA, HENRI)]
    there = {one.fact for one in touched}
    asked = [file for file in files if there & set(facts_of(file.row))]
    return gains(touched, asked, {"p": now}, moment(NOW))


def test_what_was_shut_and_is_open_was_opened() -> None:
    told = after(
        (fact(MARINA, 0), None, CLEAR),
        (fact(MARINA, 1), MISSED, CLEAR),
        (fact(HENRI, 0), GONE, CLEAR),
        (fact(HENRI, 1), FADING, CLEAR),
        (PLAIN, None, CLEAR),
    )
    assert (told.opened, told.renewed, told.lost) == (4, 1, 0)


def test_what_was_open_and_is_shut_was_lost() -> None:
    told = after((fact(MARINA, 0), CLEAR, MISSED), (fact(HENRI, 0), None, MISSED))
    assert (told.opened, told.renewed, told.lost) == (0, 0, 1)
    assert told == Gains(lost=1)


def test_what_was_clear_and_stays_so_changes_nothing() -> None:
    assert after((fact(MARINA, 0), CLEAR, CLEAR)).opened == 0


def test_the_bar_that_is_lifted_is_of_the_dossier_nearest_to_done() -> None:
    told = after((fact(MARINA, 0), None, CLEAR), (fact(HENRI, 1), None, CLEAR))
    assert told.lifted == Lifted(
        DossierKey("p", "people", "Henri"), "Henri", "B", "Paris", "People"
    )
    assert told.nearest.title == "Henri"
    told = after(
        (fact(MARINA, 0), None, CLEAR),
        (fact(HENRI, 1), None, CLEAR),
        known={fact(MARINA, 1): CLEAR, fact(MARINA, 2): FADING},
    )
    assert told.lifted.text == "Sara"
    assert [line.title for line in told.completed] == ["Marina"]
    assert told.nearest.title == "Henri"


def test_one_that_was_done_before_was_not_completed() -> None:
    told = after((fact(HENRI, 0), FADING, CLEAR), known={fact(HENRI, 1): CLEAR})
    assert told.completed == ()
    assert told.nearest is None


def test_plain_questions_open_no_dossier() -> None:
    told = after((PLAIN, None, CLEAR))
    assert (told.opened, told.lifted, told.nearest) == (1, None, None)


def test_what_no_dossier_shows_does_not_count() -> None:
    hidden = Fact("people", "Marina", "gender", "f")
    assert after((hidden, None, CLEAR)) is None
    assert after() is None
