"""What a typed line means, kind by kind."""

import pytest

from bureau_quiz.bank.model import Response
from bureau_quiz.plain.askers import ASKERS
from bureau_quiz.plain.labels import labels
from bureau_quiz.rounds.model import OptionView, Phase, View

PEOPLE = ("Raymond Sisteron", "Guillaume Debailly", "Phénomène", "C++")
NUMBERS = ("1", "3", "2", "5")
MORSE = ("D", "A", "B", "N")
CLASHING = ("C", "C#", "c.", "Java")


def view(kind: str, *texts: str) -> View:
    return View(
        phase=Phase.ASKING,
        title="",
        meters=(),
        actions=(),
        number=1,
        total=1,
        kind=kind,
        options=tuple(OptionView(text) for text in texts),
    )


@pytest.mark.parametrize(
    ("texts", "line", "place"),
    [
        (PEOPLE, "a", 0),
        (PEOPLE, "B", 1),
        (PEOPLE, "c.", 2),
        (PEOPLE, "d)", 3),
        (PEOPLE, "4", 3),
        (PEOPLE, "2.", 1),
        (PEOPLE, "guillaume debailly", 1),
        (PEOPLE, "phenomene", 2),
        (PEOPLE, "c++", 3),
        (PEOPLE, "e", None),
        (PEOPLE, "5", None),
        (PEOPLE, "0", None),
        (PEOPLE, "", None),
        (PEOPLE, "ab", None),
        (PEOPLE, "Guillaume", None),
        (PEOPLE, "²", None),
        (PEOPLE, "١", None),
        (NUMBERS, "b", 1),
        (NUMBERS, "1", 0),
        (NUMBERS, "2", None),  # the second option, or the one that reads 2?
        (NUMBERS, "3", None),
        (NUMBERS, "5", 3),
        (MORSE, "1", 0),
        (MORSE, "4", 3),
        (MORSE, "a", None),  # by now “a” may be a habit
        (MORSE, "n", 3),
        (CLASHING, "1", 0),
        (CLASHING, "java", 3),
        (CLASHING, "c", None),  # the third option, or the one that reads C?
        (("Yes", "YES"), "yes", None),
    ],
)
def test_choice(texts: tuple[str, ...], line: str, place: int | None) -> None:
    given = ASKERS["choice"].read(view("choice", *texts), line)
    assert given == (None if place is None else Response.option(place))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (PEOPLE, "ABCD"),
        (NUMBERS, "ABCD"),
        (MORSE, "1234"),
        (("a", "1", "x", "y"), "ABCD"),
        (("b", "2", "k", "m"), "ZYXW"),
        (tuple("abcdefghij"), "ZYXWVUTSRQ"),
    ],
)
def test_labels_are_no_options(texts: tuple[str, ...], expected: str) -> None:
    assert "".join(labels(texts)) == expected


def test_more_options_than_letters_are_numbered() -> None:
    texts = [f"thing {n}" for n in range(30)]
    assert labels(texts)[::28] == ("1", "29")
    assert labels([*texts, "7"])[::28] == ("A1", "A29")
    asked = view("order", *texts)
    line = " ".join(map(str, range(30, 0, -1)))
    assert len(list(ASKERS["order"].lines(asked))) == 30
    assert ASKERS["order"].read(asked, line) == Response.of_places("order", range(29, -1, -1))
    assert ASKERS["choice"].read(view("choice", *texts), "12") == Response.option(11)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("true", 0),
        ("T", 0),
        ("a", 0),
        ("1", 0),
        ("False", 1),
        ("f", 1),
        ("b", 1),
        ("2", 1),
        ("yes", None),
        ("c", None),
        ("", None),
    ],
)
def test_true_or_false(line: str, place: int | None) -> None:
    given = ASKERS["true-false"].read(view("true-false", "True", "False"), line)
    assert given == (None if place is None else Response.option(place))


def test_a_typed_answer_is_any_text() -> None:
    asker, asked = ASKERS["typed"], view("typed")
    assert asker.read(asked, "guillaume") == Response.text("guillaume")
    assert asker.read(asked, "a") == Response.text("a")
    assert asker.read(asked, "") is None
    assert list(asker.lines(asked)) == []


def test_every_kind_has_its_asker() -> None:
    from bureau_quiz.bank.kinds import KINDS

    assert set(ASKERS) == set(KINDS)


def test_options_stand_below_one_another() -> None:
    assert list(ASKERS["choice"].lines(view("choice", "Malotru", "Phénomène"))) == [
        "A. Malotru",
        "B. Phénomène",
    ]
    assert ASKERS["choice"].hint(view("choice", *PEOPLE)) == "Answer A, B, C or D."
    assert list(ASKERS["true-false"].lines(view("true-false", "True", "False"))) == [
        "True or False?"
    ]
