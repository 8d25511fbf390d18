"""Who only checks a pack is spared what only players need, and nothing else."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from bureau_quiz import bank
from bureau_quiz.bank.model import Question
from tests.bank import made_packs


def bare(question: Question) -> Question:
    extra = {key: text for key, text in question.extra.items() if key != "lookalikes"}
    return replace(question, hints=(), extra=extra)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made_packs.packs())
def test_without_aids_questions_and_problems_are_the_same(written: str) -> None:
    pack = made_packs.read_text(written).pack
    assert pack is not None
    whole, spared = bank.make(pack), bank.make(pack, aids=False)
    assert list(map(bare, whole.questions)) == list(spared.questions)
    assert whole.problems == spared.problems


def test_hints_and_lookalikes_are_aids() -> None:
    """Of ninety names in pairs that look alike a pool holds fifty: some lack their twin."""
    stems = [f"{one}{two}{one}on" for one in ("Bal", "Cer", "Dim", "Fol") for two in "aeiou"]
    stems += [f"{one}ivel{two}" for one in ("Gar", "Hon", "Jus", "Kem", "Lid") for two in "anrst"]
    names = [f"{stem}{end}" for stem in stems for end in "ae"]
    rows = [f"      - {{cover: {name}, year: {1900 + at}}}" for at, name in enumerate(names)]
    template = "{id: t, table: spies, prompt: Who came in <year>, answer: <cover>}"
    head = ["pack: p", "title: P", "tables:", "  spies:", "    rows:"]
    pack = made_packs.pack_of("\n".join([*head, *rows, "templates:", f"  - {template}"]))
    whole, spared = bank.make(pack).questions, bank.make(pack, aids=False).questions
    assert any(question.extra.get("lookalikes") for question in whole)
    assert not any(question.extra for question in spared)
    assert list(map(bare, whole)) == list(spared)
