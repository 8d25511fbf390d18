"""What holds of typed answers whatever they are: right ones, known ones, strange ones, and time."""

import time
from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bureau_quiz import bank, packs, paths
from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.kinds.dates import dates_in
from bureau_quiz.bank.kinds.figures import number_in
from bureau_quiz.bank.kinds.names import is_name
from bureau_quiz.bank.model import Answer, Candidate, Outcome, Question, Response
from bureau_quiz.text import key
from tests.bank.typing import judged, number, to_type, told

GIVEN = ("Marina", "Marine", "Karim", "Karin", "Jean-Pierre", "Éric", "Zoë", "Sara", "Léa", "Антон")
LAST = ("Loiseau", "Debailly", "Étienne", "Loiret-Caille", "El Mansour", "de Gaulle", "Zaccaï")
WORDS = ("Iran", "Iraq", "Canal+", "TF1", "C++", "C", "Moule à gaufres", "Łódź", "Le Bureau", "007")

names = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(LAST))
values = st.one_of(names, st.sampled_from((*GIVEN, *WORDS)), st.text(min_size=1, max_size=20))
anything = st.one_of(values, st.text(max_size=60), st.sampled_from(("", " ", "\x00", "\ud800")))


def apart(texts: Sequence[str]) -> list[str]:
    """Texts that a pack could hold side by side: none equal to another, none empty."""
    found: dict[str, str] = {}
    for text in texts:
        if text.strip() and bank_text(text) == text:
            found.setdefault(key(text, False), text)
    return list(found.values())


def bank_text(text: str) -> str:
    """A text as the gate lets it through."""
    from bureau_quiz.text import clean

    return clean(text).text.strip()


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question with right, wrong and open values, all different."""
    texts = apart(draw(st.lists(values, min_size=1, max_size=12)))
    assume(texts)
    rights = draw(st.integers(1, max(1, len(texts) // 2)))
    wrong = draw(st.integers(rights, len(texts)))
    first, *also = [Answer(text) for text in texts[:rights]]
    return to_type(
        first,
        also=also,
        wrong=texts[rights:wrong],
        unknown=texts[wrong:],
        prompt=draw(st.sampled_from(("Who was it?", "Which?"))),
    )


def rights_of(question: Question) -> Iterator[str]:
    for right in (*question.answers, *question.also_right):
        yield from (right.text, *right.accepted)


def outcome(question: Question, written: str) -> Outcome | None:
    judgement = judged(question, written)
    return judgement.outcome if judgement else None


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(questions())
def test_what_is_known_is_judged_as_it_is_known(question: Question) -> None:
    for right in rights_of(question):
        assert outcome(question, right) is Outcome.RIGHT, right
    for candidate in question.pool:
        assert outcome(question, candidate.text) is not Outcome.RIGHT, candidate
    for unknown in question.unknown:
        assert outcome(question, unknown) is None, unknown


@settings(max_examples=200, deadline=None)
@given(st.lists(values, min_size=1, max_size=8), st.lists(values, min_size=1, max_size=3))
def test_every_accepted_spelling_is_right(wrong: list[str], spellings: list[str]) -> None:
    texts = apart(spellings)
    assume(texts)
    taken = {key(text, False) for text in texts}
    others = [text for text in apart(wrong) if key(text, False) not in taken]
    question = to_type(Answer(texts[0], tuple(texts[1:])), wrong=others)
    for text in texts:
        assert outcome(question, text) is Outcome.RIGHT, text


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(questions(), anything)
def test_case_and_accents_change_nothing(question: Question, written: str) -> None:
    plain = written.replace("é", "e").replace("É", "E").replace("ï", "i").replace("Ł", "L")
    assume(bank_text(written))
    for other in (written.upper().lower(), plain):
        # `ŉ`, `ß` and their like are not what they were once they have been capitals.
        if key(other, False) == key(written, False) and len(other) == len(written):
            exact = {one.casefold() for one in (written, other)}
            known = {text.casefold() for text in _all(question)}
            if not exact & known:
                assert outcome(question, other) == outcome(question, written), other


def _all(question: Question) -> Iterator[str]:
    yield from rights_of(question)
    yield from question.unknown
    yield from (candidate.text for candidate in question.pool)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(questions(), st.text(max_size=80))
def test_whatever_is_typed_can_be_judged(question: Question, written: str) -> None:
    typed = KINDS["typed"]
    put = typed.put(question, lambda: 0.0, True)
    response = Response.text(written)
    if typed.fits(put, response):
        judgement = typed.judge(put, response)
        assert judgement is None or judgement.share in (0, 1)
        assert typed.said(put, response) == written


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789-−+., '/abMay", max_size=20))
def test_whatever_looks_like_a_number_or_a_date_can_be_judged(written: str) -> None:
    number_in(written)
    dates_in(written)
    for question in (number("5"), to_type("2016"), to_type(Answer("May 2015", size="20150500"))):
        typed = KINDS["typed"]
        put = typed.put(question, lambda: 0.0, True)
        if typed.fits(put, Response.text(written)):
            typed.judge(put, Response.text(written))


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
    )
)
def test_a_number_is_read_as_it_is_written(value: Decimal) -> None:
    for written in (f"{value:f}", f"{value:,f}", f"{value:,f}".replace(",", "\u202f")):
        assert number_in(written) == value


@pytest.mark.parametrize(
    "written", ["", "-", "1,", ",1", "1,,000", "1,0000", "1 2", "1,200 300", "1e5", "٣", "½", "²",
                "0x10", "1_000", "NaN", "inf", "--1", "1.", ".5", "1.2.3", "9" * 31, "9" * 10_000]
)  # fmt: skip
def test_what_is_no_number_is_none(written: str) -> None:
    assert number_in(written) is None


@pytest.mark.parametrize(
    "written", ["", "May", "32 May 2015", "0 May 2015", "2015-13", "2015-02-30", "2015-2-", "1.5",
                "15-05-01", "Ma 2015", "Mayo 2015", "May 15", "0000", "1.13.2015", "9" * 10_000]
)  # fmt: skip
def test_what_is_no_date_is_none(written: str) -> None:
    assert dates_in(written) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Guillaume Debailly", True), ("Pierre de Lattre de Tassigny", True), ("El Mansour", False),
        ("Nadia El Mansour", True), ("Harold “Kim” Philby", True), ("J. K. Rowling", True),
        ("The Fox", False), ("Canal+", False), ("Malotru", False), ("a field agent", False),
        ("Field agent", False), ("Louis XIV", False), ("Chief of Staff", False),
        ("TF1 Films", False),
        ("Pépé and Mémé", False), ("What Next?", False), ("New York", False), ("", False),
        ("St. Petersburg", False), ("Robert Downey Jr.", False),
        ("Antoine de", False), ("One, Two", False), ("Jean " * 8, False), ("“ ” ” “", False),
    ],
)  # fmt: skip
def test_what_has_the_shape_of_a_name(text: str, name: bool) -> None:
    assert is_name(text) is name


def test_every_answer_of_a_bundled_pack_is_right_when_typed_and_nothing_known_wrong_is() -> None:
    pack = packs.read(paths.bundled_packs() / "the-bureau").pack
    assert pack is not None
    asked = [one for one in bank.make(pack).questions if one.kind in ("choice", "typed")]
    assert len(asked) > 100
    for question in asked:
        for right in rights_of(question):
            assert outcome(question, right) is Outcome.RIGHT, (question.id, right)
            assert outcome(question, right.upper()) is Outcome.RIGHT, (question.id, right)
        for candidate in question.pool:
            assert outcome(question, candidate.text) is Outcome.WRONG, (question.id, candidate.text)


@pytest.mark.parametrize("sign", ["a", "é", "ж", "東", " a", "a,", "1", "1 ", "😀", "ab "])
def test_the_longest_text_is_judged_at_once(sign: str) -> None:
    long = (sign * 4_000)[:4_000]
    wrong = [Candidate(f"{long[:3_990]}{place}", place) for place in range(50)]
    question = to_type(long[:3_999] + "b", wrong=wrong, prompt="Who?")
    begun = time.process_time()
    judged(question, long + "x")
    assert time.process_time() - begun < 3


def test_a_verdict_names_nothing_that_is_not_to_be_seen() -> None:
    beyond = Answer("Rocambole", ("Rocco",), spoiler=3)
    question = to_type("Phénomène", also=[beyond], wrong=[Candidate("Malotru", spoiler=3)])
    put = KINDS["typed"].put(question, lambda: 0.99, True)
    assert put.shown == "Phénomène"
    for written in ("Rocambole", "rocambol", "Rocco", "Malotruu", "Phenomene"):
        assert not {"Rocambole", "Malotru"} & set(told(question, written).split())


def test_of_many_right_ones_those_that_may_be_seen_are_told() -> None:
    rights = [Answer(text, spoiler=place % 2) for place, text in enumerate("abcdefgh")]
    put = KINDS["typed"].put(to_type(*rights), lambda: 0.0, True)
    assert put.shown == "a, c, e or g"
