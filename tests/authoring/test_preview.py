"""Questions as their author reads them."""

from dataclasses import replace

from bureau_quiz.authoring.preview import by_template, question_lines, record
from bureau_quiz.bank.model import Answer, Candidate, Question

MALOTRU = Question(
    id="p/codename/Malotru",
    pack="p",
    template="codename",
    kind="choice",
    category="Codenames",
    difficulty=2,
    prompt="Whose codename is “Malotru”?",
    answers=(Answer("Guillaume Debailly", ("Debailly",)), Answer("Paul Lefebvre")),
    also_right=(Answer("Malotru"),),
    unknown=("César",),
    pool=tuple(Candidate(f"Agent {number}") for number in range(12)),
    pool_size=70,
    explanation="“Malotru” means “Lout”.",
    source="Cast",
)


def test_a_question() -> None:
    assert list(question_lines(MALOTRU)) == [
        "  Whose codename is “Malotru”?",
        "    = Guillaume Debailly (Debailly)",
        "    = Paul Lefebvre",
        "    = elsewhere: Malotru",
        f"    - {', '.join(f'Agent {number}' for number in range(8))} … 70",
        "    ? César",
        "    “Malotru” means “Lout”.",
    ]


def test_a_plain_question_says_what_it_is() -> None:
    lines = list(question_lines(replace(MALOTRU, template="", pool=(), pool_size=0, unknown=())))
    assert "    Codenames · medium · choice" in lines


def test_all_that_is_right_is_an_answer_its_own_first() -> None:
    told = record(MALOTRU)
    assert told["answers"] == ["Guillaume Debailly", "Paul Lefebvre", "Malotru"]
    assert told["pool_size"] == 70
    assert told["difficulty"] == 2


def test_a_kind_of_a_template_stands_apart() -> None:
    stated = replace(MALOTRU, kind="true-false")
    plain = replace(MALOTRU, template="")
    typed = replace(plain, kind="typed")
    groups = by_template([MALOTRU, stated, plain, MALOTRU, typed])
    assert [(template, len(asked)) for template, asked in groups] == [
        ("codename", 2),
        ("codename", 1),
        ("", 2),
    ]
