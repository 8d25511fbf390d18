"""Questions as their author reads them."""

from dataclasses import replace

import pytest

from bureau_quiz.authoring.preview import by_template, question_lines, record
from bureau_quiz.bank.model import Answer, Candidate, Graded, Question

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


@pytest.mark.parametrize(
    ("kind", "answers", "extra", "lines"),
    [
        (
            "order",
            (Answer("One", beside="2015", size="2015"), Answer("Two", beside="2016", size="2016")),
            {},
            ["    = 1. One (2015)", "    = 2. Two (2016)"],
        ),
        (
            "match",
            (Answer("Lout", beside="Malotru"), Answer("Lynx", beside="Loup")),
            {},
            ["    = Malotru → Lout", "    = Loup → Lynx"],
        ),
        (
            "number",
            (Answer("50", size="50"),),
            {"within": "5", "low": "0", "high": "100"},
            ["    = 50, within 5, from 0 to 100"],
        ),
        ("multiple", (Answer("A"), Answer("B")), {}, ["    = A", "    = B"]),
        ("except", (Answer("A"), Answer("B")), {}, ["    = not so: A, B"]),
    ],
)
def test_a_question_of_every_kind(
    kind: str, answers: tuple[Answer, ...], extra: dict[str, str], lines: list[str]
) -> None:
    question = replace(MALOTRU, kind=kind, answers=answers, extra=extra, also_right=())

    assert list(question_lines(question))[1 : 1 + len(lines)] == lines
    assert record(question)["answers"] == [answer.text for answer in answers]


def test_a_grade_stands_where_it_goes_beyond_the_questions_own() -> None:
    graded = replace(
        MALOTRU,
        spoiler=2,
        answers=(Answer("Ann", spoiler=2), Answer("Bo", spoiler=4)),
        pool=(Candidate("Cy", spoiler=5), Candidate("Di", spoiler=1)),
        pool_size=2,
        hints=(Graded("Rank: 3", 3),),
    )

    assert list(question_lines(graded)) == [
        "  Whose codename is “Malotru”? [2]",
        "    = Ann",
        "    = Bo [4]",
        "    = elsewhere: Malotru",
        "    - Cy [5], Di",
        "    ? César",
        "    “Malotru” means “Lout”.",
        "    hint: Rank: 3 [3]",
    ]
    assert record(graded)["spoiler"] == 2
