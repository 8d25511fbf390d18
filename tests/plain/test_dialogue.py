"""The dialogue, line by line."""

from datetime import date

import pytest

from bureau_quiz.game.model import Dispatch
from bureau_quiz.game.results import Placing
from bureau_quiz.plain.commands import spoken_of
from bureau_quiz.rounds.model import Rules
from tests.plain.sittings import TIMED, TWO, Line, Sitting, dialogue, put

NEXT = "Press Enter for the next question. "
WAITS = "The round waits at question {}. To go on with it: bureau-quiz play --resume"
LATE = "Too late by {} seconds. The right answer: Guillaume Debailly."
EXPLAINED = "Guillaume Debailly it is."
WHOLE = """\
The Bureau, classic, two questions, no timer.
Type your answer and press Enter. /help tells what else you can type.

Question 1 of 2. Codenames. Score 0.
Whose codename is “Malotru”?
A. Raymond Sisteron
B. Guillaume Debailly
C. Henri Duflot
> b
Right. 200 points.
Guillaume Debailly it is.

Question 2 of 2. Codenames. Score 200.
And “Phénomène”?
A. Marina Loiseau
B. Marc Lauré
C. Nadia El Mansour
> marc laure
Wrong. The right answer: Marina Loiseau.
Marina Loiseau it is.
That was the last one. Press Enter to look back; /right if you were right, /flag to report it.{}

The round is over. 200 of 530 points, one of two right.
Longest streak one.

To look at again: one question.
Question 2. And “Phénomène”?
Wrong: Marc Lauré. The right answer: Marina Loiseau.

Place 2 of 5 on the board: The Bureau, classic.
Saved: two answers, 200 points.
Press Enter to end, a for another round, m for what you missed. """.format(" ")


def test_a_whole_round() -> None:
    assert dialogue(Sitting(), ["b", "marc laure", "", ""]) == WHOLE.split("\n")


def test_after_the_days_dispatch_there_is_no_other() -> None:
    day = Dispatch(date(2026, 11, 22), done=True, score=None, days=1)
    ask = "Press Enter to end, m for what you missed. "
    shown = dialogue(Sitting(dispatch=day), ["b", "marc laure", "", "a", ""])
    assert shown[-2:] == [f"{ask}a", ask]
    assert dialogue(Sitting(dispatch=day), ["b", "marina loiseau"])[-1].startswith("Saved: ")


def said(lines: list[Line], rules: Rules | None = None) -> list[str]:
    """What is told between the first prompt for an answer and the second question or the end."""
    shown = dialogue(Sitting(rules=rules), lines)
    first = shown.index("C. Henri Duflot") + 1
    ends = ("", "End of input.", NEXT)
    left = shown[first:]
    return left[: next((place for place, line in enumerate(left) if line in ends), None)]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["b"], ["> b", "Right. 200 points.", "Guillaume Debailly it is."]),
        (
            ["/skip"],
            [
                "> /skip",
                "Skipped. The right answer: Guillaume Debailly.",
                "Guillaume Debailly it is.",
            ],
        ),
        (["/quit"], ["> /quit"]),
        (["/q"], ["> /q"]),
        (
            ["d", "/quit"],
            ["> d", "“d” is no answer here. Answer A, B or C. Or type /help.", "> /quit"],
        ),
        (["", "/q"], ["> ", "Answer A, B or C. Or type /help.", "> /q"]),
        (["/skp", "/q"], ["> /skp", "There is no command “/skp”. Did you mean /skip?", "> /q"]),
        (
            ["/!", "/q"],
            ["> /!", "There is no command “/!”. /help lists the commands.", "> /q"],
        ),
        (
            ["/s", "/q"],
            ["> /s", "“/s” could be /skip, /strike or /stop: type more of it.", "> /q"],
        ),
        (["/sk"], ["> /sk", "Skipped. The right answer: Guillaume Debailly.", EXPLAINED]),
        (["/strike", "/q"], ["> /strike", "There is no such lifeline in this round.", "> /q"]),
        (
            ["/stop", "/q"],
            [
                "> /stop",
                "This round cannot be stopped with what is earned, only abandoned.",
                "> /q",
            ],
        ),
        (
            ["/right", "/q"],
            ["> /right", "Only a wrong verdict that is out can be appealed.", "> /q"],
        ),
        (["/leave"], ["> /leave", "Nothing was answered.", WAITS.format(1)]),
        (
            [("/time", 75), "/q"],
            [
                "> /time",
                "This round has no timer. You have taken one minute and 15 seconds.",
                "> /q",
            ],
        ),
        (
            ["/pause", "/q"],
            ["> /pause", "Nothing runs that could be paused: take all the time you like.", "> /q"],
        ),
    ],
)
def test_what_may_be_typed(lines: list[Line], told: list[str]) -> None:
    assert said(lines) == told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([("b", 10), ""], ["> b", "Right. 225 points: 200, and 25 for speed."]),
        ([("b", 20)], ["> b", "Right. 200 points."]),
        ([("b", 23.44)], ["> b", LATE.format("3.4")]),
        ([("b", 20.04)], ["> b", "Your time is up. The right answer: Guillaume Debailly."]),
        ([(None, 20)], ["> ", "Your time is up. The right answer: Guillaume Debailly."]),
        ([("/time", 5), (None, 15.3)], ["> /time", "15 seconds left of 20 seconds.", "> ",
          "Your time is up. The right answer: Guillaume Debailly."]),
        ([("/skip", 21)], ["> /skip", LATE.format("1.0")]),
        ([("/time", 8), ("/q", 1)], ["> /time", "Twelve seconds left of 20 seconds.", "> /q"]),
        ([("/time", 20.5), ("/q", 1)], ["> /time", "Your time is up.", "> /q"]),
        ([("/time", 8), ("b", 2)], ["> /time", "Twelve seconds left of 20 seconds.", "> b",
          "Right. 225 points: 200, and 25 for speed."]),
    ],
)  # fmt: skip
def test_with_a_timer(lines: list[Line], told: list[str]) -> None:
    assert said(lines, TIMED)[: len(told)] == told


def test_a_streak_is_told_in_words() -> None:
    puts = [put(f"{number}?", "*yes", "no", "neither", "both") for number in range(3)]
    shown = dialogue(Sitting(*puts), ["a", "a", "a"])
    assert "Right. 240 points: 200 times 1.2 for a streak of three." in shown


def test_a_timed_round_waits_until_the_player_is_ready() -> None:
    sitting = Sitting(rules=TIMED)
    shown = dialogue(sitting, ["b", ("", 500), ("a", 10)])
    assert shown.count("Press Enter for the next question. ") == 1
    assert "Question 2 of 2. Codenames. Score 247. You have 20 seconds." in shown
    assert "Right. 367 points: 300 times 1.1 for a streak of two, and 37 for speed." in shown
    assert sitting.round.score.seconds == 11
    assert "Longest streak two; time spent eleven seconds." in shown


def test_a_script_is_not_waited_for_and_loses_no_line() -> None:
    sitting = Sitting(rules=TIMED)
    shown = dialogue(sitting, ["b", "a"], attended=False)
    assert not any(line.startswith("Press Enter") for line in shown)
    assert sitting.round.score.right == 2


@pytest.mark.parametrize("before", [["b"], ["/pause"]])
def test_a_line_typed_while_no_question_is_open_is_not_swallowed(before: list[Line]) -> None:
    sitting = Sitting(rules=TIMED)
    shown = dialogue(sitting, [*before, "c", "/quit"])
    typed = ("Press Enter for the next question. c", "Paused. Press Enter to go on. c")
    at = next(place for place, line in enumerate(shown) if line in typed)
    assert shown[at + 1] == "“c” does not count: no question was open."
    assert len(sitting.round.told) == len(before) - (before == ["/pause"])


def test_a_pause_leaves_as_much_time_as_there_was() -> None:
    sitting = Sitting(rules=TIMED)
    shown = dialogue(sitting, [("/pause", 5), ("", 1000), (None, 15), "/quit"])
    assert "Your time is up. The right answer: Guillaume Debailly." in shown


def test_a_pause_stops_the_clock_and_costs_the_points_for_speed() -> None:
    sitting = Sitting(rules=TIMED)
    shown = dialogue(sitting, [("/pause", 5), ("", 1000), ("/repeat", 5), ("b", 5), "/quit"])
    assert shown.count("Whose codename is “Malotru”?") == 3
    assert "Right. 200 points." in shown
    assert sitting.round.told[0].tenths == 150


@pytest.mark.parametrize("line", ["/help", "/he"])
def test_help_lists_what_can_be_typed(line: str) -> None:
    shown = said([line, "/quit"])
    assert shown[1] == "Answer A, B or C."
    assert shown[2].startswith("Points: 100, 200 or 300 points by difficulty")
    assert [text.split(":")[0] for text in shown[3:-1]] == [
        "/skip",
        "/time",
        "/repeat",
        "/right",
        "/dossier",
        "/flag",
        "/leave",
        "/quit",
        "/help",
        "Memory",
        "Training",
        "Dossiers",
        "Clearance",
    ]


@pytest.mark.parametrize("scored", [True, False])
@pytest.mark.parametrize("limit", [None, 20.0])
def test_help_speaks_of_points_and_time_only_where_there_are_some(
    scored: bool, limit: float | None
) -> None:
    view = Sitting(*TWO).view()._replace(scored=scored, limit=limit)
    told = " ".join(meaning for _, meaning in spoken_of(view))
    assert ("earns" in told, "score" in told) == (scored, scored)
    assert ("how much time is left" in told) == ("how long you have taken" not in told)
    assert ("how much time is left" in told) == (limit is not None)


def test_what_the_pack_does_not_say_is_asked_again() -> None:
    sitting = Sitting(put("Well?", kind="typed"))
    shown = dialogue(sitting, ["perhaps", "/quit"])
    assert "give another answer" in shown[shown.index("> perhaps") + 1]
    assert sitting.round.told == ()


def test_every_right_answer_is_told_where_one_types() -> None:
    sitting = Sitting(put("A codename?", "Phénomène", "Rocambole", kind="typed"))
    shown = dialogue(sitting, ["Malotru"])
    told = "Wrong. The right answers: Phénomène or Rocambole."
    assert shown[shown.index("> Malotru") + 1] == told
    assert "Wrong: Malotru. The right answers: Phénomène or Rocambole." in shown


def test_looking_back_on_a_statement_tells_what_is_true() -> None:
    sitting = Sitting(put("It ran on Arte.", "True", "*False", kind="true-false"))
    shown = dialogue(sitting, ["t"])
    at = shown.index("Question 1. It ran on Arte.")
    assert shown[at + 1 : at + 3] == ["Wrong: True. The right answer: False.", "False it is."]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], ["Nothing was answered.", WAITS.format(1)]),
        (["b"], ["Saved: one answer, 200 points.", WAITS.format(2)]),
        (["b", "nonsense", ""], ["Saved: one answer, 200 points.", WAITS.format(2)]),
        (["b", "b"], ["", "The round is over. 200 of 530 points, one of two right."]),
    ],
)
def test_at_the_end_of_input_the_round_waits(lines: list[Line], told: list[str]) -> None:
    sitting = Sitting()
    shown = dialogue(sitting, lines)
    end = shown.index("End of input.") + 1
    assert shown[end : end + len(told)] == told
    assert sitting.left
    assert not sitting.round.abandoned


@pytest.mark.parametrize("rules", [Rules(), TIMED])
@pytest.mark.parametrize("before", [[], ["b"], ["b", ""], ["a"], ["/pause"]])
def test_ctrl_c_leaves_at_once_and_says_what_is_saved(rules: Rules, before: list[Line]) -> None:
    sitting = Sitting(rules=rules)
    shown = dialogue(sitting, [*before, KeyboardInterrupt])
    at = len(sitting.round.told) + 1
    assert shown[-4] == "Interrupted."
    assert shown[-3].startswith("Saved: " if sitting.round.told else "Nothing was answered.")
    assert shown[-2:] == [WAITS.format(at), "^C"]
    assert sitting.left
    assert not sitting.round.abandoned


def test_ctrl_c_after_the_last_answer_has_nothing_to_wait_for() -> None:
    shown = dialogue(Sitting(), ["b", "b", KeyboardInterrupt])
    assert shown[-3:] == ["Interrupted.", "Saved: two answers, 200 points.", "^C"]


@pytest.mark.parametrize("read", range(len(WHOLE.split("\n")) - 3))
def test_when_the_reader_leaves_the_round_waits_quietly(read: int) -> None:
    sitting = Sitting()
    shown = dialogue(sitting, ["b", "b", "", ""], read=read)
    assert sitting.left
    assert len(shown) <= read + 1


def test_quitting_while_waiting() -> None:
    for lines in (["b", "/quit"], ["/pause", "/quit"]):
        sitting = Sitting(rules=TIMED)
        shown = dialogue(sitting, [*lines, "a"])
        assert sitting.round.abandoned
        assert "> a" not in shown


def test_notes_come_first() -> None:
    shown = dialogue(Sitting(notes=("Shorter than asked: there are only two questions",)), ["/q"])
    assert shown[1] == "Shorter than asked: there are only two questions."


@pytest.mark.parametrize(
    ("placing", "told"),
    [
        (Placing("Both · classic", 1, 9), ["Place 1 of 9 on the board: Both, classic."]),
        (
            Placing("B", 1, 9, best_before=100, personal_best=True),
            ["Place 1 of 9 on the board: B.", "Your best yet; before it was 100."],
        ),
        (
            Placing("B", 4, 9, best_before=900),
            ["Place 4 of 9 on the board: B.", "Your best is 900."],
        ),
        (Placing("B", None, 9, why="It was seeded.", best_before=900), ["It was seeded."]),
    ],
)
def test_the_place(placing: Placing, told: list[str]) -> None:
    shown = dialogue(Sitting(placing=placing), ["b", "a", ""])
    assert shown[-2 - len(told) : -2] == told


@pytest.mark.parametrize(
    ("safe", "told"),
    [
        (0, "Not saved: two answers."),
        (1, "Saved: one answer. Not saved: one answer."),
    ],
)
def test_what_is_not_saved_is_counted(safe: int, told: str) -> None:
    assert dialogue(Sitting(kept=False, safe=safe), ["b", "a", ""])[-2] == told


def test_nothing_reaches_the_terminal_raw() -> None:
    evil = put("\x1b[2J\u202e?", "*a\x07", "[/b]", "\x9b31m", "end\r")
    shown = dialogue(Sitting(evil), ["\x1b[A", "x\u202e", "b"])
    told = [line for line in shown if not line.startswith(("> ", "Press Enter"))]
    assert all(line.isprintable() for line in told)
    assert "\\x1b[2J\\u202e?" in told
    assert "B. [/b]" in told


def test_the_question_stands_whatever_was_misread() -> None:
    sitting = Sitting(TWO[0])
    dialogue(sitting, ["x", "", "/what", "9", "b"])
    assert sitting.round.score.right == 1
    assert sitting.round.score.asked == 1


FIRST, SECOND = (one.prompt for one in TWO)
WHICH = "Press Enter for this question, b for the one before it. "


@pytest.mark.parametrize(
    ("lines", "flags"),
    [
        (["/flag", "b", "a"], [(FIRST, "")]),
        (["/flag It is  spelt wrong", "b", "a"], [(FIRST, "It is  spelt wrong")]),
        (["b", "/flag odd", "", "a"], [(SECOND, "odd")]),
        (["b", "/flag odd", "b", "a"], [(FIRST, "odd")]),
        (["a", "/flag odd", "", "/f again", "a"], [(FIRST, "odd"), (SECOND, "again")]),
        (["b", "b", "/fl odd", "/flag even"], [(SECOND, "odd"), (SECOND, "even")]),
    ],
)
def test_any_question_can_be_reported(lines: list[Line], flags: list[tuple[str, str]]) -> None:
    sitting = Sitting()
    shown = dialogue(sitting, lines)
    assert sitting.flags == flags
    told = "Reported. bureau-quiz pack reports shows it to whoever mends the pack."
    assert shown.count(told) == len(flags)


def test_a_script_reports_the_wrong_verdict_or_what_is_open() -> None:
    sitting = Sitting()
    dialogue(sitting, ["/flag one", "a", "/flag two", "/flag three", "a"], attended=False)
    assert sitting.flags == [(FIRST, "one"), (FIRST, "two"), (FIRST, "three")]
    sitting = Sitting()
    dialogue(sitting, ["b", "/flag open", "a"], attended=False)
    assert sitting.flags == [(SECOND, "open")]
