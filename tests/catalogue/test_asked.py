"""The rows and facts that questions rest on, against what the bank makes of the same pack."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given, settings

from bureau_quiz import bank, packs
from bureau_quiz.bank.guard import guarded
from bureau_quiz.bank.model import Fact, Question, rested_on
from bureau_quiz.bank.renamed import Renames, names_of
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.catalogue.model import AskedRow
from bureau_quiz.packs.model import Pack
from bureau_quiz.paths import bundled_packs
from bureau_quiz.rounds.scope import Scope
from tests.bank.forbidden import Forbidden
from tests.bank.made_packs import graded_packs
from tests.bank.made_packs import packs as made_packs
from tests.catalogue.packs import TOWNS, write

SHADOWS = Path(__file__).parent.parent / "bank" / "shadows.yaml"


class Made(NamedTuple):
    """A pack as the bank makes it."""

    pack: Pack
    questions: tuple[Question, ...]

    def asked(self, level: int | None) -> Iterator[Question]:
        """The questions as they may be asked at a level."""
        found = (guarded(question, level) for question in self.questions)
        return (question for question in found if question)

    def rests(self, level: int | None) -> dict[Fact, set[str]]:
        """Fact → the questions that rest on it, as they are asked at a level."""
        found: dict[Fact, set[str]] = {}
        for question in self.asked(level):
            for fact in rested_on(question.id, question.template, question.facts):
                found.setdefault(fact, set()).add(question.id)
        return found

    def place(self, fact: Fact) -> tuple[int, int, int, str]:
        """Where a fact is to stand."""
        if not fact.table:
            return len(self.pack.tables), 0, 0, fact.row
        table = self.pack.tables[fact.table]
        columns = ["", *table.columns]
        return (
            list(self.pack.tables).index(fact.table),
            list(table.rows).index(fact.row),
            columns.index(fact.column),
            "",
        )

    def scopes(self) -> list[tuple[str, int | None]]:
        """The pack at every level, and as a whole."""
        levels = range(self.pack.levels)
        return [(self.pack.id, None), *((f"{self.pack.id}:{level}", level) for level in levels)]


def read(path: Path) -> Made:
    pack = packs.read(path).pack
    assert pack
    return Made(pack, bank.make(pack).questions)


@cache
def bundled() -> dict[str, Made]:
    found = [read(path) for path in (*packs.find(bundled_packs(), collection=True), SHADOWS)]
    return {made.pack.id: made for made in found}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("asked")
    write(folder / "user" / "shadows.yaml", SHADOWS.read_text(encoding="utf-8"))
    opened = Catalogue.open(folder / "catalogue.sqlite", [bundled_packs(), folder / "user"])
    yield opened
    opened.close()


PACKS = ("services", "signals", "the-bureau", "tradecraft", "shadows")


def check(catalogue: Catalogue, made: Made) -> None:
    """Everything that a catalogue says of a pack, at every level, against the bank."""
    info = next(info for info in catalogue.packs() if info.id == made.pack.id)
    assert info.facts == len(made.rests(None))
    for scope, level in made.scopes():
        rests = made.rests(level)
        facts = catalogue.facts(scope)
        assert len(facts) == len(rests)
        assert set(facts) == set(rests)
        assert list(facts) == sorted(facts, key=made.place)
        asking = catalogue.asking(scope, facts)
        assert {fact: set(ids) for fact, ids in asking.items()} == rests
        assert all(len(set(ids)) == len(ids) for ids in asking.values())
        rows = catalogue.rows(scope)
        shown = [value.fact for row in rows for cell in row.cells for value in cell.values]
        assert shown == [fact for fact in facts if fact.table and not is_hidden(made.pack, fact)]
        for row in rows:
            check_row(made.pack, row, level)


def check_row(pack: Pack, row: AskedRow, level: int | None) -> None:
    """What a row says is what its table says, and may be told."""
    table = pack.tables[row.table]
    said = table.rows[row.key]
    assert row.table_title == table.label
    assert row.title
    assert row.cells
    assert level is None or said.spoiler <= level
    for cell in row.cells:
        assert cell.values
        assert cell.label
        for value in cell.values:
            assert value.fact[:3] == (row.table, row.key, cell.column)
            assert value.text
            if not cell.column:
                assert value.fact.value == row.key
                assert len(table.key) == 1 or row.title != value.text
                continue
            column = table.columns[cell.column]
            assert (cell.label, value.to) == (column.label, column.to or "")
            assert value.text == value.fact.value
            if level is not None:
                grades = [said.spoiler, said.spoilers.get(cell.column, 0), column.spoiler]
                named = pack.tables[column.to].rows.get(value.text) if column.to else None
                assert max(*grades, named.spoiler if named else 0) <= level


def is_hidden(pack: Pack, fact: Fact) -> bool:
    return bool(fact.column) and pack.tables[fact.table].columns[fact.column].hidden


@pytest.mark.parametrize("pack", PACKS)
def test_the_catalogue_says_what_the_bank_makes(catalogue: Catalogue, pack: str) -> None:
    check(catalogue, bundled()[pack])


@settings(max_examples=30, deadline=None)
@given(made_packs() | graded_packs())
def test_of_any_pack_it_says_what_the_bank_makes(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / "packs" / "made.yaml", text)
        made = read(path)
        catalogue = Catalogue.open(Path(folder) / "catalogue.sqlite", [path.parent])
        check(catalogue, made)
        catalogue.close()


@pytest.mark.parametrize("pack", ["the-bureau", "shadows"])
def test_no_row_tells_what_is_beyond_a_level(catalogue: Catalogue, pack: str) -> None:
    made = bundled()[pack]
    hidden = 0
    for level in range(made.pack.levels + 1):
        forbidden = Forbidden(made.pack, level)
        for row in catalogue.rows(f"{pack}:{level}"):
            texts = [row.title, row.table_title, row.key]
            texts += [cell.label for cell in row.cells]
            texts += [value.text for cell in row.cells for value in cell.values]
            assert [one for text in texts for one in forbidden.within(text)] == []
        told = " ".join(
            text
            for row in catalogue.rows(pack)
            for text in (row.title, *(value.text for cell in row.cells for value in cell.values))
        )
        hidden += len(forbidden.within(told))
    assert hidden > 10


@pytest.mark.parametrize("pack", ["the-bureau", "shadows"])
def test_each_level_tells_more(catalogue: Catalogue, pack: str) -> None:
    levels = range(bundled()[pack].pack.levels + 1)
    found = [set(catalogue.facts(f"{pack}:{level}")) for level in levels]
    assert all(less < more for less, more in pairwise(found))
    assert found[-1] == set(catalogue.facts(pack))


@pytest.mark.parametrize(
    ("pack", "table", "key", "said"),
    [
        (
            "the-bureau",
            "characters",
            "Marina Loiseau",
            ("Characters", "Marina Loiseau", {"Played by": ["Sara Giraudeau"]}),
        ),
        (
            "the-bureau",
            "codenames",
            "Malotru",
            ("Codenames", "Malotru", {"Codename of": ["Guillaume Debailly"]}),
        ),
        (
            "the-bureau",
            "credits",
            "director | Mathieu Demy",
            ("Credits", "Mathieu Demy", {"Credit": ["director"], "Listed": ["as a director"]}),
        ),
        (
            "the-bureau",
            "awards",
            "Télérama | first place in a Top 10 of series | 4",
            (
                "Awards",
                "first place in a Top 10 of series",
                {
                    "From · Season": ["Télérama · 4"],
                    "Year": ["2018"],
                    "Listed as": ["Later of two first places in Télérama’s Top 10"],
                },
            ),
        ),
        (
            "the-bureau",
            "milestones",
            "The launch on iTunes in the United States and Canada",
            (
                "Milestones",
                "The launch on iTunes in the United States and Canada",
                {"Date": ["1 June 2016"]},
            ),
        ),
        (
            "signals",
            "spelling",
            "NATO | Z",
            ("Spelling alphabets", "NATO · Z", {"Word": ["Zulu"]}),
        ),
        (
            "services",
            "past",
            "the KGB",
            (
                "Services of the past",
                "the KGB",
                {"State": ["the Soviet Union"], "Ended": ["1991"]},
            ),
        ),
    ],
)
def test_rows_of_the_bundled_packs(
    catalogue: Catalogue, pack: str, table: str, key: str, said: tuple[str, str, dict[str, object]]
) -> None:
    row = catalogue.row(pack, table, key)
    assert row
    cells = {cell.label: [value.text for value in cell.values] for cell in row.cells}
    assert (row.table_title, row.title, cells) == said
    assert row in catalogue.rows(pack)


def test_a_row_is_found_as_far_as_its_level_lets_it_be(catalogue: Catalogue) -> None:
    row = ("the-bureau", "characters", "Guillaume Debailly")
    assert catalogue.row(*row)
    assert catalogue.row("the-bureau:0", *row[1:]) is None
    assert catalogue.row("the-bureau", "characters", "Nobody") is None
    assert catalogue.row("nowhere", *row[1:]) is None
    with pytest.raises(ValueError, match="is no pack"):
        catalogue.row("the bureau", *row[1:])


def test_what_is_not_there_is_asked_by_nothing(catalogue: Catalogue) -> None:
    some = catalogue.facts("signals")[5]
    other = Fact("morse", "A", "code", "...")
    assert list(catalogue.asking("signals", [other, some])) == [some]
    assert catalogue.asking("nowhere", [some]) == {}
    assert catalogue.facts("nowhere") == ()
    assert catalogue.rows("nowhere") == ()


def test_what_is_hidden_is_a_fact_but_no_cell(catalogue: Catalogue) -> None:
    known = Fact("services", "the CIA", "known", "well")
    assert known in catalogue.facts("services")
    row = catalogue.row("services", "services", "the CIA")
    assert row
    assert "known" not in [cell.column for cell in row.cells]


def test_a_row_of_one_key_alone_goes_by_the_name_of_its_table(tmp_path: Path) -> None:
    text = (
        "pack: lone\ntables:\n"
        "  river-names:\n    rows:\n"
        "      - {name: Danube, big: yes}\n      - {name: Rhine}\n"
        "      - {name: Po}\n      - {name: Elbe}\n"
        "  towns: {rows: [{name: Rome}, {name: Bonn}, {name: Oslo}, {name: Bern}]}\n"
        "templates:\n"
        "  - {id: river, table: river-names, prompt: Which is a river?, answer: <name>, "
        "pool: towns.name, several_right: true}\n"
    )
    write(tmp_path / "packs" / "lone.yaml", text)
    catalogue = Catalogue.open(tmp_path / "c.sqlite", [tmp_path / "packs"])
    row = catalogue.row("lone", "river-names", "Danube")
    assert row
    assert (row.table_title, row.title) == ("River names", "Danube")
    assert [(cell.column, cell.label, cell.values[0].text) for cell in row.cells] == [
        ("", "River names", "Danube")
    ]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        (b'["Rome",[[1', b'["Roma",[[1'),
        (b'"Land"', b'"Lans"'),
        (b'[2,"2700"]', b'[2,"2701"]'),
        (b"],[13],[", b"],[12],["),
        (b"[[{},{},{},{},{},{}],[]]", b"[[{},{},{},{},{},{}],[7]"),
    ],
)
def test_what_is_not_what_was_stored_is_made_again(
    tmp_path: Path, written: bytes, instead: bytes
) -> None:
    path = write(tmp_path / "packs" / "towns.yaml", TOWNS)
    file = tmp_path / "catalogue.sqlite"
    Catalogue.open(file, [path.parent]).close()
    image = file.read_bytes()
    assert written in image
    file.write_bytes(image.replace(written, instead))
    catalogue = Catalogue.open(file, [path.parent], compile=False)
    check(catalogue, read(path))
    assert catalogue.renames("towns").question("towns/bells") == "towns/bells"


def test_a_file_taken_away_is_made_again(tmp_path: Path) -> None:
    path = write(tmp_path / "packs" / "towns.yaml", TOWNS)
    file = tmp_path / "catalogue.sqlite"
    Catalogue.open(file, [path.parent]).close()
    catalogue = Catalogue.open(file, [path.parent])
    file.write_bytes(b"nothing" * 1000)
    check(catalogue, read(path))


# Renames

RENAMED = TOWNS.replace("{name: Rome,", "{name: Roma, was: [Rome],").replace(
    "land: France", "land: [Gaul, France]"
)


def test_renames_are_those_of_the_pack_itself(tmp_path: Path) -> None:
    old = read(write(tmp_path / "old.yaml", TOWNS))
    path = write(tmp_path / "packs" / "towns.yaml", RENAMED)
    new = read(path)
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite", [path.parent])
    stored = catalogue.renames("towns")
    read_now = Renames(names_of(new.pack), [question.id for question in new.questions])
    for question in old.questions:
        assert stored.question(question.id) == read_now.question(question.id)
        for fact in rested_on(question.id, question.template, question.facts):
            assert stored.fact(fact) == read_now.fact(fact)
    assert stored.question("towns/land/Rome") == "towns/land/Roma"
    assert stored.question("towns/land~/Paris") == "towns/land~/Paris/Gaul"
    assert stored.question("towns/gone/Rome") is None
    for id_ in ("towns/land/Rome", "towns/land~/Paris"):
        found = catalogue.question(id_)
        assert found
        assert found.id == stored.question(id_)
    for id_ in ("towns/gone/Rome", "towns", "", "nowhere/land/Rome"):
        assert catalogue.question(id_) is None
    assert stored.fact(Fact("towns", "Rome", "land", "Italy")) == Fact(
        "towns", "Roma", "land", "Italy"
    )
    assert stored.fact(Fact("", "bells", "", "")) == Fact("", "bells", "", "")


def test_a_pack_without_renames_leaves_facts_as_they_are(catalogue: Catalogue) -> None:
    for pack in PACKS:
        renames = catalogue.renames(pack)
        made = bundled()[pack]
        assert all(renames.fact(fact) == fact for fact in made.rests(None))
        assert all(renames.question(one.id) == one.id for one in made.questions)


def test_of_a_pack_that_is_not_there_no_question_is(catalogue: Catalogue) -> None:
    fact = Fact("rivers", "Ra", "mouth", "the sea")
    renames = catalogue.renames("a pack that nobody has")
    assert renames.fact(fact) == fact
    assert renames.question("nowhere/a/b") is None


def test_rows_that_are_wanted_and_plain_questions_are_read_by_themselves(
    catalogue: Catalogue,
) -> None:
    for info in catalogue.packs():
        rows = catalogue.rows(info.id)
        wanted = {(row.table, row.key) for row in rows[::7]} | {("nowhere", "nothing")}
        assert catalogue.rows(info.id, wanted) == rows[::7]
        assert catalogue.rows(info.id, ()) == ()
        plain = tuple(fact for fact in catalogue.facts(info.id) if not fact.table)
        assert catalogue.plain(info.id) == plain
        for level in (None, *range(info.levels)):
            scope = str(Scope(info.id, level))
            cells = (cell for row in catalogue.rows(scope) for cell in row.cells)
            seen = {value.fact for cell in cells for value in cell.values}
            seen |= {*catalogue.plain(scope)}
            some = {*list(seen)[::2], Fact("nowhere", "", "", "")}
            count, told = catalogue.told(scope, some)
            assert (count, {*told}) == (len(seen), some & seen)
    assert catalogue.plain("nowhere") == ()
    assert catalogue.told("nowhere", ()) == (0, ())
