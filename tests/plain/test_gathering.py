"""Lines that name several options: picked, put in order, paired; and numbers."""

import pytest

from bureau_quiz.bank.model import Response, Scale
from bureau_quiz.errors import Refused
from bureau_quiz.plain.askers import ASKERS
from bureau_quiz.rounds.model import OptionView, Phase, View

CHANNELS = ("Canal+", "Arte", "TF1", "France 2", "M6")
YEARS = ("1957", "1961", "1968", "1983")
DIGITS = ("3", "1", "4", "2")
FILMS = ("Paris, Texas", "Bonnie and Clyde", "Ran", "M")
AGENTS = ("Malotru", "Phénomène", "Rocambole", "Moule à gaufres")
PEOPLE = ("Guillaume Debailly", "Marina Loiseau", "Raymond Sisteron", "Marc Lauré")


def view(kind: str, texts: tuple[str, ...], picks: int = 0, lefts: tuple[str, ...] = ()) -> View:
    return View(
        phase=Phase.ASKING,
        title="",
        meters=(),
        actions=(),
        number=1,
        total=1,
        kind=kind,
        options=tuple(OptionView(text) for text in texts),
        picks=picks,
        lefts=lefts,
    )


def read(asked: View, line: str) -> str | None:
    """The places that a line gives; None where it is not clear."""
    given = ASKERS[asked.kind].read(asked, line)
    return None if given is None else given.value


@pytest.mark.parametrize(
    ("texts", "line", "places"),
    [
        (CHANNELS, "a c", "0,2"),
        (CHANNELS, "A, C", "0,2"),
        (CHANNELS, "ac", "0,2"),
        (CHANNELS, "da", "0,3"),
        (CHANNELS, "a and c", "0,2"),
        (CHANNELS, "a. c.", "0,2"),
        (CHANNELS, "a & c", "0,2"),
        (CHANNELS, "1 3", "0,2"),
        (CHANNELS, "13", "0,2"),
        (CHANNELS, "c", "2"),
        (CHANNELS, "arte", "1"),
        (CHANNELS, "Arte, Canal+", "0,1"),
        (CHANNELS, "arte and france 2", "1,3"),
        (CHANNELS, "arte, d", "1,3"),
        (CHANNELS, "TF1; M6", "2,4"),
        (CHANNELS, "a f", None),
        (CHANNELS, "a Arte x", None),
        (CHANNELS, "arte france 2", None),
        (CHANNELS, "", None),
        (CHANNELS, ",;", None),
        (YEARS, "1957 1968", "0,2"),
        (YEARS, "b d", "1,3"),
        (YEARS, "13", "0,2"),
        (YEARS, "1957, 1999", None),
        (DIGITS, "1 2", None),  # by place, or as they read?
        (DIGITS, "a b", "0,1"),
        (FILMS, "Paris, Texas; Bonnie and Clyde", "0,1"),
        (FILMS, "Paris, Texas", "0"),
        (FILMS, "bonnie and clyde, ran", "1,2"),
        (FILMS, "ac", "0,2"),
        (("Ada", "Bea", "Cad", "Dee"), "cad", "2"),
        (("Ada Quill", "Bea", "Cora", "Dee"), "ada", None),  # begun, not spelt letter by letter
        (("Abend", "Stilt", "Knot", "Ruff"), "ab", None),
    ],
)
def test_which_are_picked(texts: tuple[str, ...], line: str, places: str | None) -> None:
    assert read(view("multiple", texts, picks=2), line) == places


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("a b c", "Those are three, and two are right: name two"),
        ("abc", "Those are three, and two are right: name two"),
        ("a a", "A is named twice"),
        ("arte, b", "B is named twice"),
        ("a a b b", "A and B are named twice"),
    ],
)
def test_too_many_are_asked_again(line: str, why: str) -> None:
    asked = view("multiple", CHANNELS, picks=2)
    with pytest.raises(Refused, match=f"^{why}$"):
        read(asked, line)


@pytest.mark.parametrize(
    ("texts", "line", "places"),
    [
        (YEARS, "b d a c", "1,3,0,2"),
        (YEARS, "bdac", "1,3,0,2"),
        (YEARS, "B, D, A, C", "1,3,0,2"),
        (YEARS, "b > d > a > c", "1,3,0,2"),
        (YEARS, "b then d then a then c", "1,3,0,2"),
        (YEARS, "2 4 1 3", "1,3,0,2"),
        (YEARS, "1961 1983 1957 1968", "1,3,0,2"),
        (PEOPLE, "marc laure, marina loiseau, raymond sisteron, guillaume debailly", "3,1,2,0"),
        (PEOPLE, "d, marina loiseau, c, a", "3,1,2,0"),
        (DIGITS, "4 3 2 1", None),
        (DIGITS, "d c b a", "3,2,1,0"),
        (PEOPLE, "x y z", None),
    ],
)
def test_in_which_order(texts: tuple[str, ...], line: str, places: str | None) -> None:
    assert read(view("order", texts), line) == places


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("b d a", "C is missing: name all of them in one line"),
        ("b", "A, C and D are missing: name all of them in one line"),
        ("b d a a", "A is named twice"),
    ],
)
def test_an_order_is_of_all_of_them(line: str, why: str) -> None:
    with pytest.raises(Refused, match=f"^{why}$"):
        read(view("order", YEARS), line)


@pytest.mark.parametrize(
    ("lefts", "texts", "line", "places"),
    [
        (AGENTS, PEOPLE, "A1 B3 C2 D4", "0,2,1,3"),
        (AGENTS, PEOPLE, "d4 b3 a1 c2", "0,2,1,3"),
        (AGENTS, PEOPLE, "a1b3c2d4", "0,2,1,3"),
        (AGENTS, PEOPLE, "a-1, b-3, c-2, d-4", "0,2,1,3"),
        (AGENTS, PEOPLE, "a = 1; b = 3; c = 2; d = 4", "0,2,1,3"),
        (AGENTS, PEOPLE, "A 1 B 3 C 2 D 4", "0,2,1,3"),
        (AGENTS, PEOPLE, "1 3 2 4", "0,2,1,3"),
        (AGENTS, PEOPLE, "1, 3, 2, 4", "0,2,1,3"),
        (AGENTS, PEOPLE, "1324", "0,2,1,3"),
        (
            AGENTS,
            PEOPLE,
            "Guillaume Debailly, Raymond Sisteron, Marina Loiseau, Marc Laure",
            "0,2,1,3",
        ),
        (
            AGENTS,
            PEOPLE,
            "rocambole - marina loiseau, malotru - guillaume debailly,"
            " phenomene = raymond sisteron, moule a gaufres: marc laure",
            "0,2,1,3",
        ),
        (AGENTS, PEOPLE, "a b c d", None),
        (AGENTS, PEOPLE, "A1 B3 C2 D9", None),
        (AGENTS, PEOPLE, "a", None),
        (AGENTS, PEOPLE, "", None),
        (AGENTS, PEOPLE, "5 6 7 8", None),
        (AGENTS, PEOPLE, "x - y", None),
        # Options that read as figures are called by letters from the end.
        (AGENTS, DIGITS, "AZ BX CY DW", "0,2,1,3"),
        (AGENTS, DIGITS, "z x y w", "0,2,1,3"),
        (AGENTS, DIGITS, "3, 4, 1, 2", "0,2,1,3"),
        (("A", "B"), ("Alpha", "Bravo"), "K2 L1", "1,0"),
    ],
)
def test_what_goes_with_what(
    lefts: tuple[str, ...], texts: tuple[str, ...], line: str, places: str | None
) -> None:
    assert read(view("match", texts, lefts=lefts), line) == places


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("A1 B3 C2", "D is missing: name all of them in one line"),
        ("A1 A3 C2 D4", "A is named twice"),
        ("A1 B1 C2 D4", "1 is named twice"),
        ("1 3 2", "Those are three: name all four, each once"),
        ("1 3 2 4 1", "Those are five: name all four, each once"),
        ("1 3 2 2", "2 is named twice"),
        ("malotru - marc laure", "B, C and D are missing: name all of them in one line"),
        ("marc laure, marina loiseau", "C and D are missing: name all of them in one line"),
    ],
)
def test_pairs_are_made_of_all_of_them(line: str, why: str) -> None:
    with pytest.raises(Refused, match=f"^{why}$"):
        read(view("match", PEOPLE, lefts=AGENTS), line)


def test_pairs_are_shown_one_list_after_the_other() -> None:
    asked = view("match", PEOPLE[:2], lefts=AGENTS[:2])
    assert list(ASKERS["match"].lines(asked)) == [
        "A. Malotru",
        "B. Phénomène",
        "What goes with them:",
        "1. Guillaume Debailly",
        "2. Marina Loiseau",
    ]
    assert ASKERS["match"].hint(asked) == (
        "Type the pairs, such as “A2 B1”, or what goes with A and B in turn, such as “2 1”."
    )


def test_how_to_pick_and_to_order() -> None:
    assert ASKERS["multiple"].hint(view("multiple", CHANNELS, picks=2)) == (
        "Type two of A, B, C, D and E, such as “a c”."
    )
    assert ASKERS["multiple"].hint(view("multiple", CHANNELS, picks=3)) == (
        "Type three of A, B, C, D and E, such as “a b c”."
    )
    assert ASKERS["order"].hint(view("order", YEARS)) == (
        "Type all of A, B, C and D in their order, such as “b c d a”."
    )


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2015", "2015"),
        ("-3", "-3"),
        ("2,5", "2,5"),
        ("1 200", "1 200"),
        ("five", "5"),
        ("Zero", "0"),
        ("many", None),
        ("2015!", None),
        ("", None),
        ("٣", None),
    ],
)
def test_a_number(line: str, number: str | None) -> None:
    asked = view("number", ())._replace(scale=Scale("0", "2100", "5"))
    assert read(asked, line) == number
    assert list(ASKERS["number"].lines(asked)) == ["On a scale from 0 to 2100."]


def test_what_is_struck_is_not_shown() -> None:
    options = (OptionView("Arte"), OptionView("TF1", struck=True), OptionView("M6"))
    asked = view("except", ())._replace(options=options)
    assert list(ASKERS["except"].lines(asked)) == ["A. Arte", "C. M6"]
    assert ASKERS["except"].hint(asked) == "Answer A or C."
    assert ASKERS["except"].read(asked, "c") == Response.option(2)
