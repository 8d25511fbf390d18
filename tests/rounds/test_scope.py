import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.rounds.scope import Scope

IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "pack", "level"),
    [
        ("the-bureau", "the-bureau", None),
        ("the-bureau:3", "the-bureau", 3),
        ("the-bureau:0", "the-bureau", 0),
        ("7:12", "7", 12),
    ],
)
def test_a_scope_is_an_id_and_a_level(text: str, pack: str, level: int | None) -> None:
    assert Scope.read(text) == (pack, level)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":",
        ":3",
        "a:",
        "a:b",
        "a:-1",
        "a:03",
        "a:3:4",
        "a: 3",
        "a b",
        "a:³",
        "a:1234567",
        "a:3\n",
    ],
)
def test_what_is_no_scope_is_said_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"(?s)^“.*the-bureau:3\.$") as told:
        Scope.read(text)
    assert text in str(told.value)


@given(IDS, st.none() | st.integers(0, 999_999))
def test_what_is_written_is_read(pack: str, level: int | None) -> None:
    scope = Scope(pack, level)
    assert Scope.read(str(scope)) == scope


@pytest.mark.parametrize(
    ("level", "levels", "written"),
    [(None, 5, "p"), (0, 5, "p:0"), (4, 5, "p:4"), (5, 5, "p"), (9, 5, "p"), (0, 0, "p")],
)
def test_who_has_seen_the_highest_grade_has_seen_all(
    level: int | None, levels: int, written: str
) -> None:
    assert str(Scope("p", level).within(levels)) == written
