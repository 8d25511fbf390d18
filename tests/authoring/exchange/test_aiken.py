"""Aiken files: what is read, what is told, and that nothing goes missing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange.aiken import FORMAT
from bureau_quiz.authoring.exchange.model import Document, Harvest

GOOD = """\
Which of these is a noble gas?
A. Iron
B. Neon
C. Sulphur
ANSWER: B

Which river flows
through Ghent?
A) Scheldt
B) Meuse
ANSWER: A
"""


def read(text: str) -> Harvest:
    return FORMAT.read(Document("quiz.txt", text))


def told(harvest: Harvest) -> list[tuple[int, str, bool]]:
    return [
        (remark.place.line, remark.message.rsplit("”: ", 1)[-1], remark.dropped)
        for remark in harvest.remarks
    ]


def test_good() -> None:
    neon, ghent = read(GOOD).entries
    assert (neon.prompt, neon.answers) == ("Which of these is a noble gas?", ("Neon",))
    assert neon.distractors == ("Iron", "Sulphur")
    assert (neon.place.line, neon.kind) == (1, "choice")
    assert (ghent.prompt, ghent.place.line) == ("Which river flows\nthrough Ghent?", 7)
    assert not read(GOOD).remarks


def test_many_options_and_forms() -> None:
    text = (
        "Pick f\ne.g. this\n\ta)  one\n b)\ttwo\nc)three\n goes on\n\n"
        "d. four\ne. five\nf. six\ng. seven\nanswer : f)"
    )
    (entry,) = read(text).entries
    assert entry.answers == ("six",)
    assert entry.distractors == ("one", "two", "three goes on", "four", "five", "seven")


def test_true_and_false() -> None:
    text = "{}\nA. True\nB. False\nANSWER: B\n"
    (entry,) = read(text.format("The moon is a cube.")).entries
    assert (entry.kind, entry.truth, entry.prompt) == ("true-false", False, "The moon is a cube.")
    (entry,) = read(text.format("Is the moon a cube?")).entries
    assert (entry.kind, entry.answers, entry.distractors) == ("choice", ("False",), ("True",))


@pytest.mark.parametrize("said", ["B", "b", "B)", "B. Neon", "Neon", "neon."])
def test_answer(said: str) -> None:
    assert read(GOOD.replace("ANSWER: B", f"ANSWER: {said}")).entries[0].answers == ("Neon",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Which?\nA. x\nB. y\n\n", "no line ANSWER: follows its options"),
        ("Which?\nA. x\nB. y\nANSWER: D\n\n", "ANSWER: “D” in line 4 is none of its options"),
        ("Which?\nA. x\nB. y\nANSWER:\n\n", "ANSWER: in line 4 names no option"),
        ("Which?\nA. x\nB. x\nANSWER: x\n\n", "ANSWER: “x” in line 4 is none of its options"),
        ("Which?\nANSWER: A\n\n", "it has no options"),
        ("ANSWER: A\n\n", "a question: it has no prompt"),
        ("Which?\nA.\nB. y\nANSWER: A\n\n", "the option that is right says nothing"),
    ],
)
def test_a_bad_one_costs_only_itself(text: str, why: str) -> None:
    harvest = read(text + GOOD)
    assert told(harvest) == [(1, why, True)]
    assert harvest.kept == 2


def test_no_answer_and_no_blank_line() -> None:
    harvest = read("Which?\nA. x\nB. y\n" + GOOD)
    assert told(harvest) == [(1, "no line ANSWER: follows its options", True)]
    assert [entry.place.line for entry in harvest.entries] == [4, 10]
    assert harvest.entries[0].prompt == "Which of these is a noble gas?"


def test_rest_without_options() -> None:
    assert told(read(GOOD + "\nThe end.\n")) == [(13, "it has neither options nor an ANSWER", True)]


def test_prompt_over_a_blank_line_is_told() -> None:
    harvest = read("Read this.\n\nWhat is it?\nA. x\nB. y\nANSWER: A\n")
    assert harvest.entries[0].prompt == "Read this.\nWhat is it?"
    assert told(harvest) == [
        (3, "its prompt goes on after a blank line and was taken as one", False)
    ]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (GOOD, 95),
        ("#Q What?\n^ x\nA x\nB y\n", 0),
        ("What? {=x ~y}\n", 0),
        ("question,answer\nWhat?,x\n", 0),
        ("ANSWER: A\n", 0),
        ("", 0),
    ],
)
def test_recognised(text: str, sure: int) -> None:
    assert FORMAT.recognises(Document("quiz.txt", text)) == sure


LINES = st.sampled_from(
    ["Which?", "A. x", "B) y", "C. z", "a) x", "ANSWER: A", "ANSWER:", "", "  ", "A.", "ANSWER: z"]
)


@given(st.lists(LINES | st.text(max_size=20), max_size=30).map("\n".join))
def test_nothing_goes_missing(text: str) -> None:
    harvest = read(text)
    assert all(entry.answers or entry.truth is not None for entry in harvest.entries)
    if "ANSWER:" in text:
        assert harvest.kept + harvest.dropped > 0
    FORMAT.recognises(Document("quiz.txt", text))


@given(st.lists(st.sampled_from(["x", "B) y", " C. z", "ANSWER: A"]), max_size=8))
def test_as_many_as_are_answered(rest: list[str]) -> None:
    harvest = read(GOOD + "\n" + "\n".join(rest) + "\n\n" + GOOD)
    assert harvest.kept >= 4
    assert harvest.entries[0].answers == ("Neon",)
    assert harvest.entries[-1].answers == ("Scheldt",)


@pytest.mark.parametrize("line", ["A) x", "x", "ANSWER: A", "A.  ", " " * 20, "#Q"])
def test_time_grows_with_length_alone(line: str) -> None:
    def seconds(size: int) -> float:
        document = Document("quiz.txt", f"{line}\n" * size)
        start = time.process_time()
        FORMAT.recognises(document)
        FORMAT.read(document)
        return time.process_time() - start

    seconds(100)
    assert seconds(100_000) < 40 * seconds(10_000) + 0.2
