"""What a format carries comes back the same from export and import; the rest is listed."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from bureau_quiz import paths
from bureau_quiz.authoring.exchange import exporting, formats
from bureau_quiz.authoring.exchange.documents import decoded
from bureau_quiz.authoring.exchange.model import Entry, Export
from bureau_quiz.authoring.look import look
from tests.authoring.exchange.harvesting import (
    bring,
    bring_file,
    errors_at,
    pack_at,
    questions_at,
    said,
    sound_entries,
)


def exported(path: Path, form: str) -> tuple[str, Export]:
    """A pack in a format, as text, and what could not go with it."""
    made = exporting.export(look(path), form)
    return "".join(f"{line}\n" for line in made.lines), made


@given(sound_entries())
def test_a_table_carries_everything(entries: list[Entry]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        if not bring(folder, *entries).kept:
            return
        before = questions_at(folder / "pack.yaml")
        text, made = exported(folder / "pack.yaml", "csv")
        assert not made.unexported
        imported = bring_file(folder, "out.csv", text)
        assert imported.forms == ("csv",)
        assert not imported.remarks
        assert list(map(said, questions_at(imported.path))) == list(map(said, before))


@given(sound_entries())
def test_open_trivia_db_carries_choices_and_statements(entries: list[Entry]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        if not bring(folder, *entries).kept:
            return
        before = questions_at(folder / "pack.yaml")
        text, made = exported(folder / "pack.yaml", "opentdb")
        lost = {one.question for one in made.unexported if one.dropped}
        carried = [one for one in before if f"pack/{one.id}" not in lost]
        assert {one.kind for one in before if one not in carried}.isdisjoint(
            ("choice", "true-false")
        )
        told = {(one.question, one.why) for one in made.unexported}
        for one in carried:
            assert bool(one.explanation) == ((f"pack/{one.id}", "explanation") in told)
        if not carried:
            return
        found = questions_at(bring_file(folder, "out.json", text, "opentdb").path)
        for one, other in zip(carried, found, strict=True):
            strict = (f"pack/{one.id}", "that signs and accents count") in told
            assert (one.prompt, one.truth, one.category, one.difficulty) == (
                other.prompt,
                other.truth,
                other.category,
                other.difficulty,
            )
            assert one.answers[:1] == other.answers
            assert strict or one.distractors == other.distractors


@given(sound_entries())
def test_cards_carry_a_prompt_an_answer_and_an_explanation(entries: list[Entry]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        if not bring(folder, *entries).kept:
            return
        before = questions_at(folder / "pack.yaml")
        text, made = exported(folder / "pack.yaml", "cards")
        lost = {one.question for one in made.unexported if one.dropped}
        carried = [one for one in before if f"pack/{one.id}" not in lost]
        if not carried:
            return
        harvest = formats.of_name("cards").read(decoded("out.txt", text.encode()))
        (sheet,) = harvest.sheets
        cells = [tuple("".join(cell) for cell in row.cells[:2]) for row in sheet.rows]
        assert cells == [
            (one.prompt, one.answers[0].title() if one.kind == "true-false" else one.answers[0])
            for one in carried
        ]


@pytest.mark.parametrize(
    ("pack", "form"), [("the-bureau", "csv"), ("signals", "opentdb"), ("services", "cards")]
)
def test_bundled_packs_go_out_and_come_back(tmp_path: Path, pack: str, form: str) -> None:
    seen = look(paths.bundled_packs() / pack)
    text, made = exported(paths.bundled_packs() / pack, form)
    lost = {one.question for one in made.unexported if one.dropped}
    assert len(lost) < len(seen.questions)
    imported = bring_file(tmp_path, "out.txt", text, form)
    assert not errors_at(imported.path)
    assert imported.dropped <= imported.read * 0.02
    assert pack_at(imported.path).id == "pack"
