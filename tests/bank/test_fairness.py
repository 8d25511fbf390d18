"""The guarantee: no question is unfair by its tables, as the oracle sees them."""

from hypothesis import HealthCheck, given, settings

from bureau_quiz import bank
from bureau_quiz.bank.model import Question
from tests.bank import made_packs
from tests.bank.expected import expected_pool, looked_at
from tests.bank.fairness import answer_column, asking_of, faults, template_of
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
def test_everything_wrong_is_in_the_pool(written: str) -> None:
    pack = made_packs.read_text(written).pack
    assert pack is not None
    oracle = Oracle(pack)
    for question in bank.make(pack).questions:
        assert pool_faults(oracle, question) == [], question.id


def pool_faults(oracle: Oracle, question: Question) -> list[str]:
    if question.unknown == ("*",):
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
