"""OpenTriviaQA files: what is read, what is told, and that nothing goes missing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange.documents import decoded
from bureau_quiz.authoring.exchange.model import Document, Harvest
from bureau_quiz.authoring.exchange.opentriviaqa import FORMAT

GOOD = """\
#Q Which metal is liquid at room temperature?
^ Mercury
A Lead
B Mercury
C Tin
D Zinc

#Q Bats are birds.
^ False
A True
B False

"""


def read(text: str, path: str = "chemistry") -> Harvest:
    return FORMAT.read(Document(path, text))


def told(harvest: Harvest) -> list[tuple[int, str, bool]]:
    return [
        (remark.place.line, remark.message.rsplit("”: ", 1)[-1], remark.dropped)
        for remark in harvest.remarks
    ]


def test_good() -> None:
    metal, bats = read(GOOD).entries
    assert metal.prompt == "Which metal is liquid at room temperature?"
    assert (metal.answers, metal.distractors) == (("Mercury",), ("Lead", "Tin", "Zinc"))
    assert (metal.place.line, metal.category, metal.kind) == (1, "Chemistry", "choice")
    assert (bats.kind, bats.truth, bats.place.line) == ("true-false", False, 8)
    assert not read(GOOD).remarks


@pytest.mark.parametrize(
    ("path", "category"),
    [
        ("/x/video-games", "Video games"),
        ("religion-faith.txt", "Religion & faith"),
        ("world_history.txt", "World history"),
        ("BBC.txt", "BBC"),
        ("", ""),
    ],
)
def test_category(path: str, category: str) -> None:
    assert read(GOOD, path).entries[0].category == category


def test_prompt_over_several_lines() -> None:
    text = "#Q Who sang:\r\n\r\nA star is far\nB flat and blue\r\n^ I do\nnot know\r\n"
    options = "A You\r\nB I do not know\r\n"
    (entry,) = FORMAT.read(decoded("songs", (text + options).encode())).entries
    assert entry.prompt == "Who sang:\nA star is far\nB flat and blue"
    assert (entry.answers, entry.distractors) == (("I do not know",), ("You",))


def test_option_over_several_lines() -> None:
    (entry,) = read("#Q What?\n^ x\nA to be\nor not\nI ask\nB x\n").entries
    assert entry.distractors == ("to be or not I ask",)


@pytest.mark.parametrize(
    ("answer", "options", "distractors"),
    [
        ("x", "A x\nB y\nC x\n", ("y", "x")),
        ("the moon.", "A The Moon\nB Sun\n", ("Sun",)),
        ("C", "A C++\nB C\nC C#\n", ("C++", "C#")),
        ("x", "", ()),
        ("+", "A -\nB +\n", ("-",)),
        ("x", "A x\nB\nC y\n", ("", "y")),
    ],
)
def test_options(answer: str, options: str, distractors: tuple[str, ...]) -> None:
    (entry,) = read(f"#Q What?\n^ {answer}\n{options}").entries
    assert (entry.answers, entry.distractors) == ((answer,), distractors)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("#Q What?\nA x\nB y\n\n", "it has no answer, which is a line that begins with ^"),
        ("#Q What?\n^ z\nA x\nB y\n\n", "its answer “z” is none of its options"),
        ("#Q\n^ x\nA x\nB y\n\n", "a question: it has no prompt"),
        (
            "#Q What?\n^ x\n^ y\nA x\nB y\n\n",
            "it has more than one answer, and nobody knows which is meant",
        ),
    ],
)
def test_a_bad_one_costs_only_itself(text: str, why: str) -> None:
    harvest = read(text + GOOD)
    assert told(harvest) == [(1, why, True)]
    assert harvest.kept == 2


def test_what_belongs_to_no_question_is_told() -> None:
    assert [line for line, *_ in told(read("Quiz\n" + GOOD + "the end\n"))] == [1, 14]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (GOOD, 100),
        ("#Q What?\nA x\n\n#Q What?\n^ x\n", 70),
        ("# Title\n- answer\n", 0),
        ("Which?\nA. x\nANSWER: A\n", 0),
        ("", 0),
    ],
)
def test_recognised(text: str, sure: int) -> None:
    assert FORMAT.recognises(Document("quiz", text)) == sure


LINES = st.sampled_from(["#Q What?", "#Q", "^ x", "^", "A x", "B y", "C", "A", "", " ", "Who"])


@given(st.lists(LINES | st.text(max_size=20), max_size=30).map("\n".join))
def test_every_question_is_kept_or_dropped(text: str) -> None:
    harvest = read(text)
    asked = sum(line.startswith("#Q") for line in text.split("\n"))
    assert harvest.kept + harvest.dropped == asked
    FORMAT.recognises(Document("quiz", text))


@pytest.mark.parametrize("line", ["#Q x", "^", "^ x", "A x", "x", " " * 20])
def test_time_grows_with_length_alone(line: str) -> None:
    def seconds(size: int) -> float:
        document = Document("quiz", "#Q What?\n^ x\nA x\n" + f"{line}\n" * size)
        start = time.process_time()
        FORMAT.recognises(document)
        FORMAT.read(document)
        return time.process_time() - start

    seconds(100)
    assert seconds(100_000) < 40 * seconds(10_000) + 0.2
