"""Bytes that are not UTF-8: what a line says beside them stays as it is."""

import pytest

from bureau_quiz.authoring.exchange.documents import SHOWN, decoded


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"caf\xe9", "café"),
        (b"\x93so\x94 it goes\x85", "“so” it goes…"),
        ("Łódź, ".encode() + b"caf\xe9", "Łódź, café"),
        (b"Run\xe2\x80? he said", "Run” he said"),
        (b"CAF\xc9?", "CAFÉ?"),
        (b"one\xff\r\ntwo", "oneÿ\ntwo"),
    ],
)
def test_stray_bytes(data: bytes, text: str) -> None:
    document = decoded("quiz.txt", data)
    assert document.text == text
    (remark,) = document.remarks
    assert (remark.place.line, remark.dropped) == (1, False)


def test_place_counts_characters() -> None:
    (remark,) = decoded("quiz.txt", "ok\nŁódź ".encode() + b"caf\xe9").remarks
    assert (remark.place.line, remark.place.column) == (2, 9)


def test_a_whole_file_is_told_in_few_words() -> None:
    remarks = decoded("quiz.txt", b"\xe9t\xe9\n" * 1_000).remarks
    assert len(remarks) == SHOWN + 1
    assert remarks[-1].message == "and 980 more lines that are not UTF-8"
