"""The guarantee: no question is unfair by its tables, as the oracle sees them."""

from hypothesis import HealthCheck, given, settings

from bureau_quiz import bank
from tests.bank import made_packs
from tests.bank.fairness import faults
from tests.bank.oracle import Oracle


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(made_packs.packs())
def test_nothing_unfair_is_asked(written: str) -> None:
    pack = made_packs.read_text(written).pack
    assert pack is not None
    oracle = Oracle(pack)
    for question in bank.make(pack).questions:
        assert faults(oracle, question) == [], question.id
