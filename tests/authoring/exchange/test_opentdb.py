"""Open Trivia DB: shapes, encodings, broken files, and the way back."""

import base64
import html
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange.model import Document, Harvest
from bureau_quiz.authoring.exchange.opentdb import FORMAT
from tests.authoring.exchange.harvesting import bring_file, questions_at

QUESTION = {
    "type": "multiple",
    "difficulty": "hard",
    "category": "Science & Nature",
    "question": 'Who wrote "R & D", as \'twere, in 50% of <b>cases</b>?',
    "correct_answer": "Ørsted",
    "incorrect_answers": ["Bohr & sons", "Curie", "Planck"],
}
STATEMENT = {
    "type": "boolean",
    "difficulty": "easy",
    "category": "General Knowledge",
    "question": "Ice is water.",
    "correct_answer": "True",
    "incorrect_answers": ["False"],
}


def read(text: str) -> Harvest:
    return FORMAT.read(Document("questions.json", text))


def encoded(said: Mapping[str, object], by: Callable[[str], str]) -> dict[str, object]:
    return {
        name: [by(text) for text in value] if isinstance(value, list) else by(str(value))
        for name, value in said.items()
    }


def escaped(text: str) -> str:
    return html.escape(text).replace("&#x27;", "&#039;").replace("Ø", "&Oslash;")


def in_base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize("by", [escaped, quote, quote_plus, in_base64, str])
def test_each_encoding_is_recognised(by: Callable[[str], str]) -> None:
    said = [encoded(one, by) for one in (QUESTION, STATEMENT)]
    one, other = read(json.dumps({"response_code": 0, "results": said})).entries
    assert one.prompt == QUESTION["question"]
    assert one.answers == ("Ørsted",)
    assert one.distractors == ("Bohr & sons", "Curie", "Planck")
    assert (one.category, one.difficulty) == ("Science & Nature", 3)
    assert (other.kind, other.truth, other.difficulty) == ("true-false", True, 1)


def test_entities_are_decoded_once() -> None:
    said = QUESTION | {
        "question": "What is &amp;lt; in &quot;HTML&quot;, &amp;amp; &notanentity; &copy?"
    }
    (entry,) = read(json.dumps([said])).entries
    assert entry.prompt == 'What is &lt; in "HTML", &amp; &notanentity; &copy?'


def test_a_dump_that_was_decoded_is_left_as_it_is() -> None:
    said = [QUESTION | {"question": 'What is "&lt;" in HTML\'s view?'}, STATEMENT]
    assert read(json.dumps(said)).entries[0].prompt == 'What is "&lt;" in HTML\'s view?'


@pytest.mark.parametrize(
    "shape",
    [
        lambda items: {"response_code": 0, "results": items},
        lambda items: items,
        lambda items: {"music": items[:1], "other": {"deep": items[1:]}},
        lambda items: [{"response_code": 0, "results": [item]} for item in items],
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_dumps_have_many_shapes(
    shape: Callable[[list[object]], object], indent: int | None
) -> None:
    text = json.dumps(shape([QUESTION, STATEMENT]), indent=indent)
    assert FORMAT.recognises(Document("x", text)) > 50
    assert len(read(text).entries) == 2


def test_one_object_a_line_is_a_dump_too() -> None:
    text = "\n".join(map(json.dumps, (QUESTION, STATEMENT, QUESTION)))
    assert [entry.place.line for entry in read(text).entries] == [1, 2, 3]


def test_places_are_those_of_the_objects() -> None:
    harvest = read(json.dumps({"results": [QUESTION, STATEMENT]}))
    text = json.dumps({"results": [QUESTION, STATEMENT]})
    assert [one.place.column for one in harvest.entries] == [
        text.index('{"type": "multiple"') + 1,
        text.index('{"type": "boolean"') + 1,
    ]


@pytest.mark.parametrize(
    ("broken", "kept", "why"),
    [
        ('[{"question": "Who?", "correct_answer": }, %s]', 1, "not JSON"),
        ('[%s, {"question": "Who', 1, "the file ends within it"),
        ('[%s, {"question": "", "correct_answer": "x"}]', 1, "has no “question”"),
        ('[%s, {"question": "Who?", "incorrect_answers": []}]', 1, "has no “correct_answer”"),
        ('[%s, {"question": [[[1]]], "correct_answer": {}}]', 1, ""),
        ('[%s, {"name": "General Knowledge", "id": 9}]', 1, ""),
    ],
)
def test_a_broken_file_gives_the_rest(broken: str, kept: int, why: str) -> None:
    harvest = read(broken.replace("%s", json.dumps(STATEMENT)))
    assert len(harvest.entries) == kept
    assert [why in remark.message for remark in harvest.remarks] == ([True] if why else [])
    assert harvest.dropped == len(harvest.remarks)


def test_numbers_stay_as_they_were_typed() -> None:
    said = '[{"question": "Which?", "correct_answer": 007, "incorrect_answers": [1.10, 2]}]'
    said = said.replace("007", "7.0")
    (entry,) = read(said).entries
    assert (entry.answers, entry.distractors) == (("7.0",), ("1.10", "2"))


def test_the_bank_is_credited_where_it_is_its_own() -> None:
    assert read(json.dumps([QUESTION])).licence == "CC BY-SA 4.0"
    assert not read(json.dumps([QUESTION | {"category": "My own"}])).licence


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda data: data.decode("latin-1")))
def test_nothing_in_a_file_raises(text: str) -> None:
    for said in (text, json.dumps([QUESTION | {"question": text}]), f'[{{"question": {text}}}]'):
        FORMAT.recognises(Document("x", said))
        read(said)


def test_deep_nesting_ends_in_a_remark() -> None:
    deep = "[" * 100_000
    assert read(f'{{"question": {deep}, "correct_answer": "x"}}').dropped == 1


def test_a_whole_file_is_imported(tmp_path: Path) -> None:
    said = [
        QUESTION,
        STATEMENT,
        QUESTION,
        QUESTION | {"question": "Which?", "correct_answer": "\t7\u0007"},
    ]
    imported = bring_file(tmp_path, "q.json", json.dumps([encoded(one, escaped) for one in said]))
    assert (imported.read, imported.kept, imported.dropped) == (4, 4, 0)
    assert [one.kind for one in questions_at(imported.path)] == ["choice", "true-false", "choice"]
    assert questions_at(imported.path)[2].answers == ("7",)
