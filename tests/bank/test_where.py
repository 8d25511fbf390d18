"""`where` on the column that answers: it chooses rows; what else they say there is right too."""

from __future__ import annotations

from pathlib import Path

from bureau_quiz import bank, packs

PACK = """\
pack: places
tables:
  places:
    rows:
      - {name: Norway, tags: [Europe, Sovereign]}
      - {name: Japan, tags: [Asia, Sovereign]}
      - {name: Chad, tags: [Africa, Sovereign]}
      - {name: Peru, tags: [America, Sovereign]}
      - {name: Wales, tags: [Europe]}
templates:
  - id: tag
    table: places
    where: {tags: Sovereign}
    prompt: PROMPT
    answer: <tags>
    several_right: true
"""


def asked(folder: Path, prompt: str) -> list[tuple[str, set[str], set[str]]]:
    file = folder / "places.yaml"
    file.write_text(PACK.replace("PROMPT", prompt), encoding="utf-8")
    pack = packs.read(file).pack
    assert pack is not None
    return [
        (
            question.prompt,
            {answer.text for answer in (*question.answers, *question.also_right)},
            {candidate.text for candidate in question.pool},
        )
        for question in bank.make(pack).questions
    ]


def test_other_values_of_the_row_are_right(tmp_path: Path) -> None:
    norway, *others = asked(tmp_path, "Which of these is said of <name>?")
    assert norway[1:] == ({"Europe", "Sovereign"}, {"Asia", "Africa", "America"})
    assert [prompt.split()[-1] for prompt, _, _ in others] == ["Japan?", "Chad?", "Peru?"]
