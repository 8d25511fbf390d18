"""The spoiler guard over dossiers: the graded bundled pack at every level, all of it known."""

import shutil
from collections.abc import Iterator
from typing import Any, cast

import pytest

from bureau_quiz import paths
from bureau_quiz.bank import make
from bureau_quiz.bank.guard import guarded
from bureau_quiz.bank.model import Fact, Question, rested_on
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.desk import Desk
from bureau_quiz.game.recall.dossiers import Files
from bureau_quiz.game.recall.memories import History
from bureau_quiz.game.recall.model import DossierKey
from bureau_quiz.memory.model import Openness
from bureau_quiz.packs import read
from bureau_quiz.settings import Settings
from tests.game.recall.filed import CLEAR, NOW

PACK = "the-bureau"
LEVELS = range(6)


class Knows:
    """Somebody who knows every fact of the pack, beyond what they may be told of too."""

    def __init__(self, facts: frozenset[Fact]) -> None:
        self.known = dict.fromkeys(facts, CLEAR)

    def of(self, pack: str) -> dict[Fact, Any]:
        return self.known

    def history(self, pack: str, facts: list[Fact]) -> History:
        return History()


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("packs")
    shutil.copytree(paths.bundled_packs() / PACK, folder / PACK)
    opened = Catalogue.open(folder / "catalogue.sqlite", (folder,))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    pack = read(paths.bundled_packs() / PACK).pack
    assert pack is not None
    return make(pack).questions


def facts_at(questions: tuple[Question, ...], level: int) -> frozenset[Fact]:
    """What the questions rest on that may be asked at a level, as the guard has them."""
    seen = (guarded(question, level) for question in questions)
    return frozenset(
        fact for one in seen if one for fact in rested_on(one.id, one.template, one.facts)
    )


def files(catalogue: Catalogue, facts: frozenset[Fact], level: int) -> Files:
    desk = Desk(catalogue, cast(Any, None), lambda: NOW)
    settings = Settings(spoilers=(f"{PACK}:{level}",))
    return Files(desk, settings, cast(Any, Knows(facts)))


def test_the_levels_are_those_of_the_pack(catalogue: Catalogue) -> None:
    (info,) = catalogue.packs()
    assert range(info.levels + 1) == LEVELS


@pytest.mark.parametrize("level", LEVELS)
def test_dossiers_tell_what_questions_may_tell_and_no_more(
    catalogue: Catalogue, questions: tuple[Question, ...], level: int
) -> None:
    everything = facts_at(questions, LEVELS[-1])
    allowed = facts_at(questions, level)
    made = files(catalogue, everything, level)
    rows = {(fact.table, fact.row) for fact in allowed}
    texts = {fact.value for fact in allowed} | {fact.row for fact in allowed}
    found = made.dossiers()
    assert {(line.key.table, line.key.row) for line in found.lines} <= rows
    plain = [fact for fact in allowed if not fact.table]
    assert found.packs[0].of == sum(line.of for line in found.lines) + len(plain)
    assert found.packs[0].open == found.packs[0].of
    for line in found.lines:
        page = made.dossier(line.key)
        for cell in page.cells:
            for value in cell.values:
                assert value.openness is Openness.CLEAR
                parts = value.text.split(" · ")
                assert any(parts[0] in text for text in texts)
                if value.to:
                    assert (value.to.table, value.to.row) in rows
        for kin in page.kin:
            assert (kin.line.key.table, kin.line.key.row) in rows
            assert kin.line in found.lines
            for value in (value for cell in kin.cells for value in cell.values):
                assert any(value.text.split(" · ")[0] in text for text in texts)
        for mention in page.mentions:
            assert mention.value.to
            assert (mention.value.to.table, mention.value.to.row) in rows


def found_by(made: Files, name: str) -> tuple[set[DossierKey], str]:
    """The dossiers that a name means, and the mend where it means none."""
    try:
        return {line.key for line in made.find(name)}, ""
    except WrongUse as error:
        return set(), error.mend


@pytest.mark.parametrize("level", LEVELS[:-1])
def test_what_is_beyond_a_level_has_no_page_and_no_name(
    catalogue: Catalogue, questions: tuple[Question, ...], level: int
) -> None:
    everything = facts_at(questions, LEVELS[-1])
    whole = files(catalogue, everything, LEVELS[-1]).dossiers().lines
    made = files(catalogue, everything, level)
    seen = {line.key for line in made.dossiers().lines}
    titles = {line.title for line in made.dossiers().lines}
    beyond = [line for line in whole if line.key not in seen]
    assert beyond
    for line in beyond:
        with pytest.raises(WrongUse):
            made.dossier(line.key)
        if line.title not in titles:
            meant, mend = found_by(made, line.title)
            assert line.title not in mend
            assert meant <= seen


def test_less_is_told_at_each_level_below(
    catalogue: Catalogue, questions: tuple[Question, ...]
) -> None:
    everything = facts_at(questions, LEVELS[-1])
    counts = [files(catalogue, everything, level).dossiers().packs[0].of for level in LEVELS]
    assert counts == sorted(set(counts))
