"""The guarantee: no question is unfair by its tables, as the oracle sees them."""

import pytest
from hypothesis import HealthCheck, given, settings

from bureau_quiz import bank, packs, paths
from bureau_quiz.bank.guard import guarded
from bureau_quiz.bank.model import Question
from tests.bank import made_packs
from tests.bank.asked_for import answer_column, asking_of, template_of
from tests.bank.expected import expected_pool, looked_at
from tests.bank.fairness import faults
from tests.bank.missing import missing
from tests.bank.oracle import Oracle


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(made_packs.packs())
def test_nothing_unfair_is_asked(written: str) -> None:
    pack = made_packs.read_text(written).pack
    assert pack is not None
    oracle = Oracle(pack)
    for question in bank.make(pack).questions:
        assert faults(oracle, question) == [], question.id


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made_packs.packs())
def test_everything_fair_is_asked_and_everything_wrong_is_in_the_pool(written: str) -> None:
    pack = made_packs.read_text(written).pack
    assert pack is not None
    oracle = Oracle(pack)
    made = bank.make(pack)
    for question in made.questions:
        assert pool_faults(oracle, question) == [], question.id
    if not {"BQ402", "BQ424"} & {problem.code for problem in made.problems}:
        assert missing(oracle, made) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made_packs.graded_packs())
def test_nothing_unfair_is_asked_of_who_has_seen_less(written: str) -> None:
    pack = made_packs.read_text(written).pack
    assert pack is not None
    oracle = Oracle(pack)
    for question in bank.make(pack).questions:
        for level, seen in shown_at(question, pack.levels).items():
            assert faults(oracle, seen, level == pack.levels) == [], f"{question.id} at {level}"


def pool_faults(oracle: Oracle, question: Question) -> list[str]:
    if question.unknown == ("*",) or question.kind not in ("choice", "typed", "true-false"):
        return []
    template = template_of(oracle, question)
    asking = asking_of(oracle, template, question)
    assert asking is not None
    column = answer_column(oracle, template)
    wanted, count = expected_pool(oracle, template, asking, question)
    similar = len(looked_at(oracle, template))
    found = sorted((one.rank, oracle.key_of_text(column, one.text)) for one in question.pool)
    real = [one for one in found if one[0] < 3 * (similar + 1)]
    faults = []
    if real != sorted(wanted):
        faults.append(f"pool {real}, not {sorted(wanted)}")
    if question.pool_size - (len(found) - len(real)) != count:
        faults.append(f"{question.pool_size} candidates, not {count}")
    if list(question.pool) != sorted(question.pool, key=lambda one: one.rank):
        faults.append("not best rank first")
    return faults


BUNDLED = [path.name for path in packs.find(paths.bundled_packs())]


@pytest.mark.parametrize("name", BUNDLED)
def test_every_question_of_a_bundled_pack_is_fair(name: str) -> None:
    pack = packs.read(paths.bundled_packs() / name).pack
    assert pack is not None
    oracle = Oracle(pack)
    made = bank.make(pack)
    assert made.questions
    for question in made.questions:
        if question.template:
            assert pool_faults(oracle, question) == [], question.id
            for level, seen in shown_at(question, pack.levels).items():
                assert faults(oracle, seen, level == pack.levels) == [], f"{question.id} at {level}"


def shown_at(question: Question, levels: int) -> dict[int, Question]:
    """A question as it is asked, at each level where it is another than at the one above."""
    found: dict[int, Question] = {}
    above = None
    for level in range(levels, -1, -1):
        seen = guarded(question, level)
        if seen is not None and seen != above:
            found[level] = seen
        above = seen
    return found
