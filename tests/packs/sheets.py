"""Spreadsheets written down in tests, and what is asked over them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

from bureau_quiz import bank, packs
from bureau_quiz.bank.model import Bank
from bureau_quiz.packs.model import Pack, Reading, Text

COUNTRIES = """\
country,capital,continent,population (2020),joined,languages,flag
France,Paris,Europe,67390000,1945-10-24,French,fr.png
Norway,Oslo,Europe,5379000,1945-11-27,Norwegian; Sami,no.png
Belgium,Brussels,Europe,11560000,1945-12-27,Dutch; French; German,be.png
Austria,Vienna,Europe,8917000,1955-12-14,German,at.png
Chile,Santiago,South America,19120000,1945-10-24,Spanish,cl.png
Peru,Lima,South America,32970000,1945-10-31,Spanish; Quechua,pe.png
Japan,Tokyo,Asia,125800000,1956-12-18,Japanese,jp.png
India,New Delhi,Asia,1380000000,1945-10-30,Hindi; English,in.png
Kenya,Nairobi,Africa,53770000,1963-12-16,Swahili; English,ke.png
Ghana,Accra,Africa,31070000,1957-03-08,English,gh.png
"""


def read(tmp_path: Path, text: str | bytes, name: str = "facts.csv") -> Reading:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return packs.read(path)


def asked(reading: Reading) -> Bank:
    assert reading.pack is not None, reading.problems
    return bank.make(reading.pack)


def shown(text: Text) -> str:
    return "".join(map(str, text.parts))


def prompts(pack: Pack) -> dict[str, str]:
    """The prompt of each template, by its id."""
    return {one.id: shown(one.prompt) for one in pack.templates}


def sheet(*columns: tuple[str, Sequence[str]], separator: str = ",") -> str:
    """A sheet of columns, each a header and its cells."""
    lines = [separator.join(header for header, _ in columns)]
    lines += [separator.join(row) for row in zip(*(cells for _, cells in columns), strict=True)]
    return "\n".join(lines) + "\n"


CELLS = st.sampled_from(
    (
        "", "a", "b", "C", "a b", "a b c", "1", "2", "3", "1990", "1991", "yes", "no", "n/a", "-",
        "x;y", "y;z", "<b>x</b>", "2020-01-01", "é", "E", '"', "a,b", "www.x.org", "  s ", "“q”",
        "#", "~", "null", "the a", "a: b", "a #b", "\u202e", "l'eau", "<", "a.b", "12.5", "-3",
        "00", "C++", "answer", "日本", "1-5", "two\nlines",
    )
)  # fmt: skip
HEADERS = st.sampled_from(
    (
        "country", "capital", "name", "answer", "never", "was", "spoiler", "a.b", "<x>", "", "Year",
        "born", "founded by", "number of legs", "population (2020)", "ID", "question", "winner",
        "description", "languages", "capital:de", "Land", "flows into", "is it?", "x: y", "a #b",
        "it's", "- x", "key", "[a]", "{b}", "%", "@", "&a", "*a", "|", "term", "definition", "date",
        "English", "German", "notes", "population km", "kind, sort", "x', y", "ignore", "null",
        "yes", "1990", "日本", "films",
    )
)  # fmt: skip


def written(header: Sequence[str], rows: Sequence[Sequence[str]], separator: str) -> str:
    """A sheet as a spreadsheet program saves it."""

    def cell(text: str) -> str:
        quotes = any(sign in text for sign in (separator, '"', "\n"))
        return '"' + text.replace('"', '""') + '"' if quotes else text

    return "\n".join(separator.join(map(cell, row)) for row in (header, *rows))


@st.composite
def odd_sheets(draw: st.DrawFn, least: int = 0) -> tuple[str, str]:
    """A sheet of odd headers and cells, and the sign between them."""
    width = draw(st.integers(1, 6))
    header = draw(st.lists(HEADERS, min_size=width, max_size=width))
    row = st.lists(CELLS, min_size=width, max_size=width)
    rows = draw(st.lists(row, min_size=least, max_size=12))
    separator = draw(st.sampled_from(",;\t|"))
    return written(header, rows, separator), separator
