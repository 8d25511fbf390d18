"""A catalogue that lies in memory, under the real game: its packs were never files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from bureau_quiz import paths
from bureau_quiz.bank.model import Answer, Candidate, Card, Question
from bureau_quiz.catalogue.examples import examples
from bureau_quiz.catalogue.model import Example, PackInfo
from bureau_quiz.game.game import Game
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Rules
from bureau_quiz.settings import Settings
from tests.rounds.in_memory import ListDeck, list_decks
from tests.rounds.resting import Resting

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class MemoryCatalogue(Resting):
    """Packs that were never files."""

    def __init__(self, infos: Sequence[PackInfo], questions: Sequence[Question]) -> None:
        super().__init__(questions)
        self._infos = tuple(infos)

    pending = False
    """Nothing here is compiled."""

    def packs(self) -> tuple[PackInfo, ...]:
        return self._infos

    def decks(self, ids: Iterable[str], rules: Rules) -> tuple[ListDeck, ...]:
        wanted = {scope.partition(":")[0] for scope in ids}
        cards = [
            Card(question.prompt.casefold(), (question,))
            for question in self._questions
            if question.pack in wanted
        ]
        return list_decks(cards, rules)

    def categories(self, ids: Iterable[str]) -> tuple[str, ...]:
        wanted = {scope.partition(":")[0] for scope in ids}
        found = {name for info in self._infos if info.id in wanted for name in info.categories}
        return tuple(sorted(found))

    def examples(self, scope: str) -> tuple[Example, ...]:
        pack = scope.partition(":")[0]
        ids = [question.id for question in self._questions if question.pack == pack]
        return tuple(examples(ids, self.question))


def question(
    number: int,
    prompt: str,
    answer: str,
    wrong: Sequence[str] = (),
    *,
    pack: str = "the-bureau",
    kind: str = "choice",
    category: str = "Codenames",
    difficulty: int = 2,
    explanation: str = "",
    source: str = "",
    extra: dict[str, str] | None = None,
    unknown: tuple[str, ...] = (),
) -> Question:
    """A question as the bank would make it."""
    return Question(
        id=f"{pack}/template{number}/row{number}",
        pack=pack,
        template=f"template{number}",
        kind=kind,
        category=category,
        difficulty=difficulty,
        prompt=prompt,
        answers=(Answer(answer),),
        pool=tuple(Candidate(text) for text in wrong),
        pool_size=len(wrong),
        explanation=explanation,
        source=source,
        extra=extra or {},
        unknown=unknown,
    )


def info(questions: Sequence[Question], pack: str, title: str, **more: Any) -> PackInfo:
    """A pack's own page, counted from its questions."""
    mine = [each for each in questions if each.pack == pack]
    levels = sorted({each.difficulty for each in mine})
    names = sorted({each.category for each in mine})
    return PackInfo(
        id=pack,
        title=title,
        path=f"/packs/{pack}.yaml",
        bundled=True,
        prompts=len(mine),
        questions=len(mine),
        templates=len(mine),
        by_difficulty={at: sum(each.difficulty == at for each in mine) for at in levels},
        categories={at: sum(each.category == at for each in mine) for at in names},
        **more,
    )


def game(
    infos: Sequence[PackInfo],
    questions: Sequence[Question],
    settings: Settings | None = None,
    records: Path | None = None,
) -> Game:
    """The real game over packs in memory and records in the test's home; always the same rounds."""
    return Game(
        cast(Any, MemoryCatalogue(infos, questions)),
        Records.open(records or paths.records_file(), lambda: NOW),
        settings or Settings(player="Malotru"),
        lambda: NOW,
        lambda: 7,
    )
