"""Trivia lists of Red-DiscordBot, written for these tests."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange import importing, red
from bureau_quiz.authoring.exchange.documents import decoded
from bureau_quiz.authoring.exchange.model import Entry, Harvest
from bureau_quiz.authoring.look import look
from tests.authoring.exchange.harvesting import errors_at

RIVERS = """\
$schema: https://example.org/schema.json
AUTHOR: Runa & Odd
DESCRIPTION: >-
  Rivers, and what
  lies on them.
CONFIG:
  delay: 20
  bot_plays: true
Which river runs through Vienna?:
- Danube
- Donau
"Which river is called \\"Old Father\\"?":
- Thames
- the Thames
What is 10% of 960?:
- 96
- ninety-six
- 96.0
'Finish the saying: "Still ___ run deep."':
- waters
"Which of these flows into the Black Sea?\\nA) Rhine\\nB) Danube\\nC) Elbe":
- B
- Danube
"Which one is the odd one out?\\nA) Oder\\nB) Odra":
- C
"""

TYPED_AS = """\
Yes or no?:
- NO
Which agent?:
- 007
At what time?:
- 1:30
Which version?:
- 1.10
Truly?:
- yes
What is nothing called?:
- null
On which day?:
- 2016-06-01
Which number?:
- 1e3
- 0x1F
- .5
What is the tilde?:
- ~
Off or on?:
- Off
"""


def harvested(text: str) -> Harvest:
    return red.read(decoded("list.yaml", text.encode()))


def by_prompt(harvest: Harvest) -> dict[str, Entry]:
    return {entry.prompt: entry for entry in harvest.entries}


def told(harvest: Harvest) -> list[tuple[int, str, bool]]:
    return [(one.place.line, one.message, one.dropped) for one in harvest.remarks]


def test_a_list_gives_typed_questions_with_all_spellings() -> None:
    harvest = harvested(RIVERS)
    asked = by_prompt(harvest)
    assert len(asked) == 6
    danube = asked["Which river runs through Vienna?"]
    assert (danube.kind, danube.answers) == ("typed", ("Danube", "Donau"))
    assert asked['Which river is called "Old Father"?'].answers == ("Thames",)
    assert asked["What is 10% of 960?"].answers[:2] == ("96", "ninety-six")
    assert danube.place.line == 9


def test_its_settings_are_no_questions() -> None:
    harvest = harvested(RIVERS)
    assert harvest.source == "a trivia list by Runa & Odd"
    assert harvest.description == "Rivers, and what lies on them."
    assert told(harvest)[0] == (
        6,
        "CONFIG sets up a session of Red; a pack has no such setting",
        False,
    )


def test_lettered_answers_become_options_where_one_is_right() -> None:
    asked = by_prompt(harvested(RIVERS))
    choice = asked["Which of these flows into the Black Sea?"]
    assert (choice.kind, choice.answers, choice.distractors) == (
        "choice",
        ("Danube",),
        ("Rhine", "Elbe"),
    )
    assert asked["Which one is the odd one out?\nA) Oder\nB) Odra"].kind == "typed"


def test_answers_are_what_was_typed() -> None:
    answers = [entry.answers for entry in harvested(TYPED_AS).entries]
    assert answers == [
        ("NO",),
        ("007",),
        ("1:30",),
        ("1.10",),
        ("yes",),
        ("null",),
        ("2016-06-01",),
        ("1e3", "0x1F", ".5"),
        ("~",),
        ("Off",),
    ]


def test_a_question_that_is_asked_again_is_joined_with_the_first() -> None:
    harvest = harvested("Who?:\n- I\nWhat?:\n- it\nWho?:\n- I\n- you\n")
    assert by_prompt(harvest)["Who?"].answers == ("I", "you")
    assert told(harvest) == [
        (5, "“Who?”: it is asked already in line 1; its 1 answer joined that one's", True)
    ]


@pytest.mark.parametrize(
    ("text", "answers", "message"),
    [
        ("Which film?:\n- Alien: Covenant\n", ("Alien: Covenant",), "read as it stands"),
        ("Which set?:\n- [1, 2]\n- two\n", ("[1, 2]", "two"), "read as it stands"),
        ("Which sign?:\n- *\n- star\n", ("*", "star"), "was read as it stands"),
        ("Which sign?:\n- '&'\n- &and x\n", ("&", "&and x"), "read as it stands"),
        ("Who?: me\n", ("me",), "is no list"),
        ("Who?:\n-\n- me\n", ("me",), "says nothing"),
        ("Who?:\n- me #1\n", ("me",), "begins a comment"),
        ("Who: the first?:\n- me\n", ("me",), "not YAML, and was read as it stands"),
        ("Say: 'x?:\n- 'me'\n- you\n", ("me", "you"), "not YAML, and was read as it stands"),
    ],
)
def test_what_yaml_reads_otherwise_is_read_as_it_stands(
    text: str, answers: tuple[str, ...], message: str
) -> None:
    harvest = harvested(text)
    (entry,) = harvest.entries
    assert entry.answers == answers
    assert any(message in one for _, one, _ in told(harvest))
    assert not harvest.dropped


def test_a_mistake_costs_its_own_question_alone() -> None:
    text = "A?:\n- a\nB: b?:\n- [b\nno question at all\nC?:\n- c\nD?:\nE?:\n- ''\n"
    harvest = harvested(text)
    assert {entry.prompt: entry.answers for entry in harvest.entries} == {
        "A?": ("a",),
        "B: b?": ("[b",),
        "C?": ("c",),
    }
    assert [(line, lost) for line, _, lost in told(harvest) if lost] == [
        (5, True),
        (8, True),
        (9, True),
    ]


def test_what_is_no_list_is_told() -> None:
    assert told(harvested("- a\n- b\n"))[0][2]
    assert told(harvested("just words\n"))[0][2]
    assert harvested("").kept == harvested("").dropped == 0


@pytest.mark.parametrize("text", [RIVERS, TYPED_AS])
def test_a_list_is_recognised_and_becomes_a_pack_without_errors(tmp_path: Path, text: str) -> None:
    file = tmp_path / "list.yaml"
    file.write_text(text)
    imported = importing.bring([importing.gather(file)], tmp_path / "pack.yaml")
    assert imported.forms == ("red",)
    assert not imported.dropped
    assert not errors_at(imported.path)
    shown = {one.prompt: one.answers[0].text for one in look(imported.path).questions}
    for entry in harvested(text).entries:
        assert shown[" ".join(entry.prompt.split())] == entry.answers[0]


def test_our_own_packs_are_not_taken_for_a_list() -> None:
    pack = "pack: a\ntitle: A\nquestions:\n- prompt: Who?\n  answer: I\n"
    assert red.recognises(decoded("pack.yaml", pack.encode())) == 0


words = st.text(alphabet="ab é:#-'\"?!&*[]{}|>%@`,~01.", min_size=1, max_size=20).filter(str.strip)


@given(st.dictionaries(words, st.lists(words, min_size=1, max_size=4), min_size=1, max_size=6))
def test_what_is_quoted_well_is_read_as_it_is(questions: dict[str, list[str]]) -> None:
    lines: list[str] = []
    for prompt, answers in questions.items():
        lines.append(f"{json.dumps(prompt, ensure_ascii=False)}:")
        lines += (f"  - {json.dumps(answer, ensure_ascii=False)}" for answer in answers)
    harvest = harvested("\n".join(lines))
    assert harvest.kept + harvest.dropped == len(questions)
    found = by_prompt(harvest)
    for prompt, answers in questions.items():
        if len({other.strip().casefold() for other in questions}) == len(questions):
            assert found[prompt.strip()].answers[0] == answers[0].strip()


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_any_text_is_read(text: str) -> None:
    document = decoded("list.yaml", text.encode("utf-8", "surrogatepass"))
    red.recognises(document)
    red.read(document)


@given(st.data())
def test_a_good_list_that_was_damaged_keeps_what_it_can(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from((RIVERS, TYPED_AS)))
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    damage = data.draw(st.text(alphabet=":-\n\"'[]{}#&*!|> a\t", max_size=4))
    harvest = harvested(text[:at] + damage + text[at + cut :])
    whole = harvested(text)
    assert harvest.kept >= whole.kept // 3
    assert all(entry.answers and entry.prompt for entry in harvest.entries)
