"""Which name was probably meant by a word."""

import pytest

from bureau_quiz.meant import closest


@pytest.mark.parametrize(
    ("word", "names", "meant"),
    [
        ("cdoe", ["name", "code", "town"], "code"),
        ("templtes", ["tables", "templates"], "templates"),
        ("Prompt", ["prompt"], "prompt"),
        ("pak", ["pack", "paths"], "pack"),
        ("jsn", ["json", "csv"], "json"),
        ("plya", ["play", "pack"], "play"),
        ("the-burea", ["the-bureau"], "the-bureau"),
        ("promtp", ["prompt", "pool"], "prompt"),
        ("xyz", ["prompt"], None),
        ("stats", ["paths", "scores"], None),
        ("BQ999", ["BQ109", "BQ101"], None),
        ("nope", ["v", "dup", "node"], "node"),
        ("nope", ["v", "dup", "name"], None),
        ("watch", ["paths", "match"], "match"),
        ("x", [], None),
    ],
)
def test_closest(word: str, names: list[str], meant: str | None) -> None:
    assert closest(word, names) == meant
