"""Small packs, and the flaws that are found in them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bureau_quiz import bank
from bureau_quiz.authoring.flaws import Flaws, flaws
from bureau_quiz.errors import Problem
from tests.bank.made_packs import pack_of

HEAD = "pack: p\ntitle: P\n"


def looked_at(text: str) -> Flaws:
    """All that is found in a pack; its first two lines are made."""
    pack = pack_of(HEAD + text)
    return flaws(pack, bank.make(pack).questions)


def found(text: str, *codes: str) -> list[Problem]:
    """The flaws of some codes, by place."""
    problems = (one for one in looked_at(text).problems if one.code in codes)
    return sorted(problems, key=lambda problem: problem.order)


def lines(problems: Iterable[Problem]) -> list[tuple[str, int]]:
    """Code and line of each."""
    return [(problem.code, problem.place.line) for problem in problems]


def plain(*questions: dict[str, object], head: str = "") -> str:
    """A pack of plain questions, the first in line 4 without a head."""
    return (
        head
        + "questions:\n"
        + "".join(f"  - {json.dumps(one, ensure_ascii=False)}\n" for one in questions)
    )


def choice(prompt: str, *options: str, **more: object) -> dict[str, object]:
    """A plain choice; its first option is right."""
    return {"prompt": prompt, "answer": options[0], "distractors": list(options[1:]), **more}
