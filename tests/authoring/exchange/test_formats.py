"""Every format by its name, and which one a file is of."""

from pathlib import Path

import pytest

from bureau_quiz.authoring.exchange import documents, formats
from bureau_quiz.authoring.exchange.model import Document
from bureau_quiz.errors import PackUnreadable, WrongUse

SAMPLES = {
    "opentdb": '[{"question": "Who?", "correct_answer": "A", "incorrect_answers": ["B"]}]',
    "csv": "question,answer,wrong\nWho?,A,B\n",
    "cards": "mole\ta spy within\nlegend\ta life made up\n",
    "gift": "// a remark\n::one:: Who? {=Anna ~Eva ~Ada}\n",
    "aiken": "Who?\nA. Anna\nB. Eva\nANSWER: A\n",
    "opentriviaqa": "#Q Who?\n^ Anna\nA Anna\nB Eva\n",
    "red": "AUTHOR: Me\nWho is it?:\n- Anna\n- Ann\nWhat is it?:\n- NO\n",
    "hascard": "# mole\na spy within\n---\n# Who?\n* Anna\n- Eva\n",
}


@pytest.mark.parametrize("name", formats.NAMES)
def test_every_name_is_a_format(name: str) -> None:
    form = formats.of_name(name)
    assert form.name == name
    assert form.title
    assert (form.export is not None) == (name in formats.EXPORTED)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("path", ["file", "file.txt"])
def test_a_file_says_of_which_format_it_is(name: str, path: str) -> None:
    found = formats.recognised(Document(path, SAMPLES[name]))
    assert found is not None
    assert found.name == name


def test_a_letter_is_of_none() -> None:
    assert formats.recognised(Document("letter.txt", "Dear aunt,\nall is well.\n")) is None
    assert formats.recognised(Document("empty", "")) is None


def test_a_name_that_is_none_is_told_with_the_one_that_was_meant() -> None:
    with pytest.raises(WrongUse) as refused:
        formats.of_name("hascrad")
    assert refused.value.mend == "Did you mean hascard?"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04" + bytes(range(256)), "workbook"),
        (bytes(range(256)) * 8, "is no text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "quiz.xlsx"
    file.write_bytes(data)
    with pytest.raises(PackUnreadable, match=said):
        documents.load(file)


def test_a_stray_nought_does_not_make_a_text_something_else(tmp_path: Path) -> None:
    file = tmp_path / "quiz.csv"
    file.write_bytes(b"question,answer\nWho\0?,Anna\n")
    assert documents.load(file).text == "question,answer\nWho?,Anna\n"
