"""A pack that an import writes is read back as what was meant, whatever its texts hold."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz import packs
from bureau_quiz.authoring import schema
from bureau_quiz.authoring.exchange import content, scalars, writing
from bureau_quiz.authoring.exchange.model import Entry
from tests.authoring.exchange.harvesting import HERE, as_read, said, sound_entries, texts

VALIDATOR = jsonschema.Draft202012Validator(schema.schema())

TRAPS = (
    "NO", "yes", "007", "1:30", "1.10", "2016-06-01", "~", "null", "a: b", "a #b", "a:", "- x",
    "? x",
    "'quoted'", '"quoted"', "it's", 'say "x"', "it's \"both\"", "back\\slash", "{x} was whose?",
    "[a, b]", "&anchor", "*alias", "!tag", "|", ">", "%", "@", "`", "<hole>", "<<", "“curly”", "…",
    "a, b", "#", ",", "x ", "end?", "=", "a\xa0b", "\u200f", "😀", "\u0301", "---", "...", "true",
)  # fmt: skip


@pytest.mark.parametrize("text", TRAPS)
def test_a_text_that_looks_like_yaml_is_a_text(text: str) -> None:
    assert yaml.safe_load(f"x: {scalars.scalar(text)}\n") == {"x": text}
    assert yaml.safe_load(f"{scalars.name(text)}: x\n") == {text: "x"}


@given(st.lists(texts, min_size=1, max_size=8))
def test_texts_come_back(found: list[str]) -> None:
    written = f"x:{scalars.listed(found, '  ')}\n"
    assert yaml.safe_load(written) == {"x": found[0] if len(found) == 1 else found}
    for text in found:
        assert yaml.safe_load(f"x: {scalars.scalar(text)}\n") == {"x": text}


@given(sound_entries())
def test_entries_come_back_as_questions(entries: list[Entry]) -> None:
    made = content.Content(content.Head("made", "Made: a #title"), (), tuple(entries))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.yaml"
        written = writing.write_file(made, path)
        VALIDATOR.validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        reading = packs.read(path)
        if not entries:
            return
        assert reading.pack is not None
        assert reading.pack.title == "Made: a #title"
        assert [said(one) for one in reading.pack.questions] == [as_read(one) for one in entries]
        assert len({one.id for one in reading.pack.questions}) == len(entries)
        for at, question in enumerate(reading.pack.questions):
            place = question.place
            assert written.origin(place.path, place.line) == content.Origin("question", at)


def test_a_folder_is_the_same_pack_in_several_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "FILE_OF", 2)
    entries = tuple(Entry(HERE, f"Number {n}?", (str(n),), "typed") for n in range(5))
    made = content.Content(content.Head("many", "Many"), (), entries)
    folder = tmp_path / "many"
    folder.mkdir()
    written = writing.write_folder(made, folder)
    reading = packs.read(folder)
    assert reading.pack is not None
    assert [one.prompt for one in reading.pack.questions] == [one.prompt for one in entries]
    assert len(list(folder.glob("*.yaml"))) == 4
    assert json.loads((folder / ".pack.schema.json").read_text("utf-8")) == schema.schema()
    for file in folder.glob("*.yaml"):
        VALIDATOR.validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    place = reading.pack.questions[-1].place
    assert written.origin(place.path, place.line) == content.Origin("question", 4)


def test_ids_are_the_same_whatever_stands_beside() -> None:
    one, other = (Entry(HERE, prompt, ("x",), "typed") for prompt in ("Who is it?", "What is it?"))
    both = writing._ids([one, other])
    assert writing._ids([other, one]) == both[::-1]
    assert writing._ids([one]) == both[:1]
