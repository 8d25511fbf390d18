"""What templates ask goes out and comes back: the same prompts, right answers and wrong ones."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bureau_quiz import paths
from bureau_quiz.authoring.exchange import exporting
from bureau_quiz.authoring.exchange.likeness import card
from bureau_quiz.authoring.exchange.model import Entry, Export, Sheet, SheetRow, SheetTemplate
from bureau_quiz.authoring.look import Look, look
from bureau_quiz.bank.model import Question
from tests.authoring.exchange.harvesting import HERE, bring, bring_file, dropped

NAMES = {"csv": "out.csv", "opentdb": "out.json"}

Card = tuple[set[str], set[str]]
"""What is right, and what may be offered as wrong."""


def cards(questions: Iterable[Question]) -> dict[tuple[str, str], Card]:
    """What is asked by kind and prompt; statements apart, as half of them go out as false ones."""
    found: dict[tuple[str, str], Card] = {}
    for question in questions:
        if question.kind != "true-false":
            right, wrong = found.setdefault((question.kind, question.prompt), (set(), set()))
            right.update(answer.text for answer in (*question.answers, *question.also_right))
            wrong.update(candidate.text for candidate in question.pool)
    return found


def there_and_back(folder: Path, seen: Look, form: str) -> tuple[Export, Look]:
    made = exporting.export(seen, form)
    text = "".join(f"{line}\n" for line in made.lines)
    imported = bring_file(folder, NAMES[form], text, form)
    assert not dropped(imported)
    return made, look(imported.path)


def same(seen: Look, made: Export, back: Look) -> None:
    """Whether all that was not told to be lost is asked again, and as fairly."""
    gone = {one.question: one.why for one in made.unexported if one.dropped}
    lost = {
        (one.kind, one.prompt)
        for one in seen.questions
        if not gone.get(one.id, "is asked as another").startswith("is asked as")
    }
    every, after = cards(seen.questions), cards(back.questions)
    before = {card: said for card, said in every.items() if card not in lost}
    assert after.keys() == before.keys()
    for (kind, prompt), (right, wrong) in after.items():
        rights, wrongs = every[kind, prompt]
        assert right <= rights
        assert wrong <= wrongs
        assert not wrong & rights
        if kind in ("typed", "choice", "number"):
            told = {one.why for one in made.unexported}
            assert right == rights or "other right answers" in told


@pytest.mark.parametrize("form", NAMES)
@pytest.mark.parametrize(
    "pack", sorted(path.name for path in paths.bundled_packs().iterdir() if path.is_dir())
)
def test_a_bundled_pack_comes_back_as_it_was(tmp_path: Path, pack: str, form: str) -> None:
    seen = look(paths.bundled_packs() / pack)
    same(seen, *there_and_back(tmp_path, seen, form))


values = st.text(alphabet="abcXY é+", min_size=1, max_size=6).map(str.strip).filter(bool)


def apart(rows: list[tuple[str, str]]) -> bool:
    """Whether no two different prompts are one to a reader: of such only one can be asked."""
    for texts in map(set, zip(*rows, strict=True)):
        if len({card(Entry(HERE, f"Whose is “{text}”?", ("x",))) for text in texts}) < len(texts):
            return False
    return True


def of_facts(rows: list[tuple[str, str]]) -> Sheet:
    return Sheet(
        "facts",
        ("thing", "fact"),
        tuple(SheetRow(HERE, ((thing,), (fact,))) for thing, fact in rows),
        (SheetTemplate("What is the fact of “<thing>”?", "fact", "Whose fact is “<fact>”?"),),
    )


def test_prompts_that_a_reader_takes_for_one_are_told(tmp_path: Path) -> None:
    rows = [("X", "X"), ("Y", "X"), ("a", "X"), ("+XY", "X"), ("+ XY", "XX")]
    assert not apart(rows)
    bring(tmp_path, sheets=(of_facts(rows),))
    text = "".join(
        f"{line}\n" for line in exporting.export(look(tmp_path / "pack.yaml"), "csv").lines
    )
    (tmp_path / "back").mkdir()
    imported = bring_file(tmp_path / "back", "out.csv", text, "csv")
    (remark,) = dropped(imported)
    assert "“+ XY”" in remark.message
    assert "is asked with another answer already: line 4" in remark.message


@pytest.mark.parametrize("form", NAMES)
@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(values, values), min_size=5, max_size=9, unique_by=lambda pair: pair[0]
    ).filter(apart)
)
def test_a_table_comes_back_as_its_questions(form: str, rows: list[tuple[str, str]]) -> None:
    sheet = of_facts(rows)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "back").mkdir()
        if not bring(folder, sheets=(sheet,)).questions:
            return
        seen = look(folder / "pack.yaml")
        if any(one.kind == "choice" for one in seen.questions) or form == "csv":
            same(seen, *there_and_back(folder / "back", seen, form))


def test_prompts_and_options_of_signs_alone_come_back(tmp_path: Path) -> None:
    signs = {
        "A": ".-",
        "N": "-.",
        "E": ".",
        "T": "-",
        "B": "-...",
        "R": ".-.",
        "K": "-.-",
        "M": "--",
    }
    entries = [
        Entry(
            HERE,
            f"Which letter is “{sign}” in Morse code?",
            (letter,),
            distractors=tuple(other for other in signs if other != letter)[:3],
        )
        for letter, sign in signs.items()
    ] + [
        Entry(
            HERE,
            f"What is the letter {letter} in Morse code?",
            (sign,),
            distractors=tuple(other for other in signs.values() if other != sign),
        )
        for letter, sign in signs.items()
    ]
    imported = bring(tmp_path, *entries)
    assert (imported.kept, imported.remarks) == (16, ())
    seen = look(imported.path)
    (tmp_path / "back").mkdir()
    _, back = there_and_back(tmp_path / "back", seen, "opentdb")
    assert cards(back.questions) == cards(seen.questions)
