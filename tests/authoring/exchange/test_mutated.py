"""Good files with slips in them: whatever becomes of their bytes, all is kept or told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bureau_quiz.authoring.exchange import formats
from bureau_quiz.authoring.exchange.documents import decoded
from bureau_quiz.authoring.exchange.model import Entry, Remark
from bureau_quiz.authoring.exchange.settling import settle

SAMPLES = {
    "gift": """\
// A sample
$CATEGORY: $course$/top/Chemistry

::Gas:: [html]Which is a <b>noble</b> gas? {
    =Neon#Right\\: it hardly reacts.
    ~%-50%Iron
    ~[plain]Tin#A metal.
    ####See group 18.
}

Water boils at 100 °C. {TRUE#At sea level.}

Name the sign of gold. {=Au =%50%AU}

Who found what? {=Curie -> radium =Davy -> sodium =Ramsay -> argon}

How heavy is lead? {#=207.2:0.5 =%50%207:5}

The {=lightest ~heaviest} element is hydrogen.
""",
    "aiken": """\
Which is a noble gas?
A. Neon
B) Iron
C. Tin
ANSWER: A

Water boils at 100 °C.
A. True
B. False
ANSWER: A
""",
    "opentriviaqa": """\
#Q Which is a
noble gas?
^ Neon
A Iron
B Neon
C Tin
D Łead

#Q Water boils at 100 °C.
^ True
A True
B False
""",
}

EDITS = st.lists(
    st.tuples(st.integers(0, 1_000), st.integers(0, 3), st.binary(max_size=3)), max_size=6
)


@pytest.mark.parametrize("name", SAMPLES)
@given(edits=EDITS)
def test_slips(name: str, edits: list[tuple[int, int, bytes]]) -> None:
    data = SAMPLES[name].encode()
    for at, gone, come in edits:
        at %= len(data) + 1
        data = data[:at] + come + data[at + gone :]
    document = decoded("sample", data)
    form = formats.of_name(name)
    assert 0 <= form.recognises(document) <= 100
    harvest = form.read(document)
    settled = list(settle(harvest.entries))
    dropped = sum(isinstance(one, Remark) and one.dropped for one in settled)
    assert sum(isinstance(one, Entry) for one in settled) + dropped == harvest.kept
    lines = document.text.count("\n") + 1
    assert all(1 <= remark.place.line <= lines for remark in harvest.remarks)
    assert all(1 <= entry.place.line <= lines for entry in harvest.entries)


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.binary(max_size=300))
def test_bytes(name: str, data: bytes) -> None:
    document = decoded("sample", data)
    form = formats.of_name(name)
    form.recognises(document)
    list(settle(form.read(document).entries))


@pytest.mark.parametrize("name", SAMPLES)
def test_each_is_recognised(name: str) -> None:
    found = formats.recognised(decoded("sample.txt", SAMPLES[name].encode()))
    assert found is not None
    assert found.name == name
