"""The catalogue gives what packs and bank give, from one file that may be lost at any time."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bureau_quiz import bank, packs, paths
from bureau_quiz.bank.model import Card
from bureau_quiz.catalogue import catalogue as door
from bureau_quiz.catalogue import compiling, shelf
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.errors import PackUnreadable, Severity
from bureau_quiz.rounds.dealing import deal
from bureau_quiz.rounds.model import Rules
from tests.catalogue.packs import ROWS, SHEET, TOWNS, write
from tests.rounds.in_memory import list_decks

ALL = Rules()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "catalogue.sqlite"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Bundled packs, one of a file and one of a folder; and the player's own, none yet."""
    bundled = tmp_path / "bundled"
    write(bundled / "towns.yaml", TOWNS)
    write(bundled / "hills" / "pack.yaml", TOWNS.replace("towns\n", "hills\n", 1))
    return bundled, tmp_path / "own"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files written a moment ago are trusted: a test does not wait."""
    monkeypatch.setattr(compiling, "SETTLING", -(10**18))


def cards_of(path: Path) -> tuple[Card, ...]:
    """What packs and bank make of a path."""
    pack = packs.read(path).pack
    assert pack
    return bank.cards(bank.make(pack).questions)


def prompts(catalogue: Catalogue, *ids: str, rules: Rules = ALL) -> int:
    return sum(len(deck) for deck in catalogue.decks(ids, rules))


def pending(catalogue: Catalogue) -> bool:
    """Asked anew each time."""
    return catalogue.pending


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the packs compiled since."""
    found: list[str] = []
    compiled = compiling.compiled

    def counted(path: Path, bundled: bool) -> compiling.Compiled:
        found.append(path.name)
        return compiled(path, bundled)

    monkeypatch.setattr(compiling, "compiled", counted)
    return found


def check_plays(catalogue: Catalogue) -> None:
    """Both packs are there and can be dealt from."""
    assert {info.id for info in catalogue.packs()} == {"hills", "towns"}
    assert len(deal(catalogue.decks(["towns", "hills"], ALL), ALL, 1, 0).puts) == 10


@pytest.mark.parametrize(
    "rules",
    [
        ALL,
        Rules(difficulties=(1, 3)),
        Rules(categories=("Characters", "Awards")),
        Rules(categories=("Awards",), difficulties=(2,)),
        Rules(categories=("Nothing",)),
    ],
)
def test_the_decks_are_those_of_the_bank(file: Path, rules: Rules) -> None:
    cards = cards_of(paths.bundled_packs() / "the-bureau")
    expected = list_decks(cards, rules)
    for _ in range(2):
        catalogue = Catalogue.open(file, (paths.bundled_packs(),))
        decks = catalogue.decks(["the-bureau"], rules)
        assert [(d.pack, d.difficulty, d.templates, len(d)) for d in decks] == [
            (d.pack, d.difficulty, d.templates, len(d)) for d in expected
        ]
        for deck, other in zip(decks, expected, strict=True):
            assert [deck.card(n) for n in range(len(deck))] == [
                other.card(n) for n in range(len(other))
            ]
        assert deal(decks, rules, 7, 3) == deal(expected, rules, 7, 3)
        catalogue.close()


def test_what_it_says_of_a_pack(file: Path, folders: tuple[Path, Path]) -> None:
    for _ in range(2):
        hills, towns = Catalogue.open(file, folders).packs()
        assert (hills.id, towns.id) == ("hills", "towns")
        assert towns.path == str(folders[0] / "towns.yaml")
        assert (towns.title, towns.description) == ("Towns", "Where towns lie.")
        assert (towns.licence, towns.source, towns.language) == ("CC0", "An atlas", "en")
        pack = packs.read(folders[0] / "towns.yaml").pack
        assert pack
        assert towns.digest == pack.digest
        assert (towns.questions, towns.prompts, towns.templates) == (16, 16, 3)
        assert dict(towns.by_difficulty) == {1: 1, 2: 10, 3: 5}
        assert dict(towns.categories) == {"Lands": 10, "Numbers": 5, "Odds": 1}
        assert (towns.bundled, towns.closed, towns.shadowed) == (True, False, False)


def test_problems_are_kept_with_their_places(file: Path, folders: tuple[Path, Path]) -> None:
    path = write(folders[1] / "bad.yaml", TOWNS.replace("<land>", "<lnd>").replace("towns", "bad"))
    write(folders[1] / "worse.yaml", "pack: worse\ntitle: [\n")
    for _ in range(2):
        infos = {Path(info.path).name: info for info in Catalogue.open(file, folders).packs()}
        reading = packs.read(path)
        bad = infos["bad.yaml"]
        made = bank.make(reading.pack).problems if reading.pack else ()
        expected = sorted((*reading.problems, *made), key=lambda problem: problem.order)
        assert bad.problems == tuple(expected)
        assert [p.excerpt for p in bad.problems] == [p.excerpt for p in expected]
        assert bad.errors == sum(p.severity is Severity.ERROR for p in expected) > 0
        worse = infos["worse.yaml"]
        assert worse.closed
        assert worse.problems


def test_questions_by_id(file: Path, folders: tuple[Path, Path]) -> None:
    catalogue = Catalogue.open(file, folders)
    for card in cards_of(folders[0] / "towns.yaml"):
        for question in card.questions:
            assert catalogue.question(question.id) == question
    for missing in ("towns/land/Atlantis", "nowhere/land/Rome", "", "towns"):
        assert catalogue.question(missing) is None


def test_categories_and_unknown_packs(file: Path, folders: tuple[Path, Path]) -> None:
    catalogue = Catalogue.open(file, folders)
    assert catalogue.categories(["towns", "nowhere"]) == ("Lands", "Numbers", "Odds")
    assert catalogue.decks(["nowhere"], ALL) == ()
    assert prompts(catalogue, "towns", "towns", "nowhere") == 16


def test_a_warm_start_compiles_nothing(
    file: Path, folders: tuple[Path, Path], compilations: list[str]
) -> None:
    Catalogue.open(file, folders).close()
    assert sorted(compilations) == ["hills", "towns.yaml"]
    compilations.clear()
    check_plays(Catalogue.open(file, folders))
    assert compilations == []


def test_a_warm_start_loads_neither_yaml_nor_reader_nor_bank(
    file: Path, folders: tuple[Path, Path]
) -> None:
    Catalogue.open(file, folders).close()
    code = f"""
import sys
from pathlib import Path
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.rounds.dealing import deal
from bureau_quiz.rounds.model import Rules
catalogue = Catalogue.open(Path({str(file)!r}), (Path({str(folders[0])!r}),))
assert len(deal(catalogue.decks(["towns"], Rules()), Rules(), 1, 0).puts) == 10
heavy = ("yaml", "textual", "click", "platformdirs", "bureau_quiz.packs.reader",
         "bureau_quiz.bank.making", "bureau_quiz.catalogue.compiling", "hashlib")
sys.exit(" ".join(name for name in heavy if name in sys.modules) or 0)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


Change = Callable[[Path], object]


def _in_place(path: Path) -> None:
    """Same size, same time: only the time that nobody can set tells."""
    before = path.stat()
    path.write_text(path.read_text().replace("Paris", "Lyons"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


CHANGES: dict[str, tuple[Change, list[str]]] = {
    "a file is edited": (
        lambda at: write(at / "towns.yaml", TOWNS.replace("Paris", "Lyon")), ["towns.yaml"],
    ),
    "a file is edited in place": (lambda at: _in_place(at / "towns.yaml"), ["towns.yaml"]),
    "a file is touched": (lambda at: write(at / "towns.yaml", TOWNS, 1), ["towns.yaml"]),
    "a file comes to a folder": (
        lambda at: write(at / "hills" / "more.yaml", "questions: []\n"), ["hills"],
    ),
    "a pack comes": (
        lambda at: write(at / "new.yaml", TOWNS.replace("towns", "new", 1)), ["new.yaml"],
    ),
    "a pack goes": (lambda at: (at / "towns.yaml").unlink(), []),
    "nothing changes": (lambda at: None, []),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_compiled_again_and_nothing_else(
    file: Path, folders: tuple[Path, Path], compilations: list[str], change: str
) -> None:
    do, expected = CHANGES[change]
    Catalogue.open(file, folders).close()
    compilations.clear()
    do(folders[0])
    catalogue = Catalogue.open(file, folders)
    assert compilations == expected
    there = {path.name for path in folders[0].iterdir()}
    assert {Path(info.path).name for info in catalogue.packs()} == there
    for info in catalogue.packs():
        cards = cards_of(Path(info.path))
        assert prompts(catalogue, info.id) == len(cards)
        found = [d.card(n) for d in catalogue.decks([info.id], ALL) for n in range(len(d))]
        assert sorted(found, key=lambda card: card.key) == list(cards)
    compilations.clear()
    Catalogue.open(file, folders).close()
    assert compilations == []


def test_a_file_beside_a_pack_belongs_to_it(
    file: Path, folders: tuple[Path, Path], compilations: list[str]
) -> None:
    own = folders[1]
    write(own / "sheet.yaml", SHEET)
    write(own / "other.yaml", TOWNS)
    write(own / "rows.csv", ROWS)
    assert prompts(Catalogue.open(file, folders), "sheet") == 5
    compilations.clear()
    write(own / "rows.csv", ROWS + "Prag,Bohemia\n")
    assert prompts(Catalogue.open(file, folders), "sheet") == 6
    assert compilations == ["sheet.yaml"]
    (own / "rows.csv").unlink()
    assert prompts(Catalogue.open(file, folders), "sheet") == 0
    write(own / "rows.csv", ROWS)
    assert prompts(Catalogue.open(file, folders), "sheet") == 5


def test_another_version_of_the_game_compiles_anew(
    file: Path,
    folders: tuple[Path, Path],
    compilations: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Catalogue.open(file, folders).close()
    compilations.clear()
    for module in (door, compiling):
        monkeypatch.setattr(module, "maker", lambda: "another")
    check_plays(Catalogue.open(file, folders))
    assert len(compilations) == 2


def test_a_file_written_this_moment_is_looked_at_again(
    file: Path,
    folders: tuple[Path, Path],
    compilations: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It may be written again within the same tick of the clock."""
    monkeypatch.setattr(compiling, "SETTLING", 10**18)
    Catalogue.open(file, folders).close()
    compilations.clear()
    Catalogue.open(file, folders).close()
    assert len(compilations) == 2


def test_packs_that_went_leave_no_rows_behind(file: Path, folders: tuple[Path, Path]) -> None:
    Catalogue.open(file, folders).close()
    size = file.stat().st_size
    for number in range(6):
        write(folders[0] / "towns.yaml", TOWNS.replace("Paris", f"Paris {number}"))
        Catalogue.open(file, folders).close()
    assert file.stat().st_size < 2.5 * size
    (folders[0] / "towns.yaml").unlink()
    shutil.rmtree(folders[0] / "hills")
    write(folders[0] / "new.yaml", TOWNS.replace("towns", "new", 1))
    Catalogue.open(file, folders).close()
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT count(*) FROM packs").fetchone() == (1,)
        assert raw.execute("SELECT count(DISTINCT pack) FROM cards").fetchone() == (1,)
        assert raw.execute("SELECT count(DISTINCT pack) FROM questions").fetchone() == (1,)


def _spoil(seed: int) -> Callable[[Path], object]:
    def spoil(file: Path) -> None:
        chance = random.Random(seed)
        image = bytearray(file.read_bytes())
        for _ in range(30):
            at = chance.randrange(len(image) - 200)
            image[at : at + 200] = chance.randbytes(200)
        file.write_bytes(image)

    return spoil


def _other(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("CREATE TABLE x (y)")


def _replace(file: Path, by: Callable[[], object]) -> None:
    file.unlink()
    by()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "text": lambda file: file.write_text("nothing" * 1000),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:5000]),
    "short": lambda file: file.write_bytes(file.read_bytes()[:50]),
    "gone": lambda file: file.unlink(),
    "folder": lambda file: _replace(file, file.mkdir),
    "other": lambda file: _replace(file, lambda: _other(file)),
    **{f"bytes {seed}": _spoil(seed) for seed in range(12)},
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_made_again_or_done_without(
    file: Path, folders: tuple[Path, Path], damage: str
) -> None:
    Catalogue.open(file, folders).close()
    DAMAGES[damage](file)
    catalogue = Catalogue.open(file, folders)
    check_plays(catalogue)
    cards = cards_of(folders[0] / "towns.yaml")
    decks = catalogue.decks(["towns"], ALL)
    found = [deck.card(n) for deck in decks for n in range(len(deck))]
    assert {card.key for card in found} == {card.key for card in cards}
    catalogue.close()
    check_plays(Catalogue.open(file, folders))


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        (b"In which land lies Bern", b"In which land lies Rome"),
        (b"Switzerland", b"Switzerlane"),
        (b'"prompts": 16', b'"prompts": 17'),
        (b'"choice", 0, null, 1, [], 1', b'"choice", 0, null, 2, [], 1'),
    ],
)
def test_a_text_that_is_not_what_was_stored(
    file: Path, folders: tuple[Path, Path], written: bytes, instead: bytes
) -> None:
    """No page of the file is torn; still nothing else than the packs say is ever asked."""
    cards = cards_of(folders[0] / "towns.yaml")
    Catalogue.open(file, folders).close()
    image = file.read_bytes()
    assert written in image
    file.write_bytes(image.replace(written, instead))
    catalogue = Catalogue.open(file, folders)
    assert {info.prompts for info in catalogue.packs()} == {16}
    found = [d.card(n) for d in catalogue.decks(["towns"], ALL) for n in range(len(d))]
    assert sorted(found, key=lambda card: card.key) == list(cards)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_file_damaged_while_dealing(file: Path, folders: tuple[Path, Path], damage: str) -> None:
    Catalogue.open(file, folders).close()
    catalogue = Catalogue.open(file, folders)
    decks = catalogue.decks(["hills", "towns"], ALL)
    first = decks[0].card(0)
    DAMAGES[damage](file)
    assert decks[0].card(0).key == first.key
    assert len(deal(decks, ALL, 1, 0).puts) == 10
    assert catalogue.question("towns/bells")


def test_a_deck_outlives_a_file_made_anew_by_another_program(
    file: Path, folders: tuple[Path, Path], tmp_path: Path, compilations: list[str]
) -> None:
    """There its pack has the number it had, and its cards have others."""
    here = Catalogue.open(file, folders)
    decks = here.decks(["hills", "towns"], ALL)
    before = [[deck.card(n) for n in range(len(deck))] for deck in decks]
    file.unlink()
    anew = shelf.Shelf.open(file)
    small = write(tmp_path / "small.yaml", SHEET)
    for path in (small, folders[0] / "towns.yaml", folders[0] / "hills"):
        anew.store(str(path), compiling.compiled(path, bundled=True))
    here._drop()
    here._look()
    compilations.clear()
    assert [[deck.card(n) for n in range(len(deck))] for deck in decks] == before
    assert compilations == []


def test_a_folder_that_cannot_be_written(folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where the folder should be")
    catalogue = Catalogue.open(tmp_path / "blocked" / "cache" / "catalogue.sqlite", folders)
    check_plays(catalogue)


def test_a_locked_file_is_done_without(
    file: Path, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "PATIENCE", 0.01)
    Catalogue.open(file, folders).close()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        check_plays(Catalogue.open(file, folders))
        other.execute("ROLLBACK")
        other.execute("BEGIN IMMEDIATE")
        write(folders[0] / "towns.yaml", TOWNS.replace("Paris", "Lyon"))
        catalogue = Catalogue.open(file, folders)
        check_plays(catalogue)
        assert catalogue.question("towns/land/Lyon")
    check_plays(Catalogue.open(file, folders))


def test_another_program_compiles_while_this_one_deals(
    file: Path, folders: tuple[Path, Path]
) -> None:
    here = Catalogue.open(file, folders)
    decks = here.decks(["towns"], ALL)
    before = [deck.card(0) for deck in decks]
    write(folders[0] / "towns.yaml", TOWNS.replace("Paris", "Lyon"))
    Catalogue.open(file, folders).close()
    assert [deck.card(0) for deck in decks] == before
    assert len(deal(decks, ALL, 1, 0).puts) == 10


def test_a_pack_replaced_twice_while_this_one_deals(file: Path, folders: tuple[Path, Path]) -> None:
    here = Catalogue.open(file, folders)
    decks = here.decks(["towns"], ALL)
    for town in ("Lyon", "Metz", "Nice"):
        write(folders[0] / "towns.yaml", TOWNS.replace("Paris", town))
        Catalogue.open(file, folders).close()
    assert len(deal(decks, ALL, 1, 0).puts) == 10
    assert prompts(here, "towns") == 16
    assert here.question("towns/land/Nice")
    write(folders[0] / "towns.yaml", TOWNS.partition("questions:")[0])
    for _ in range(2):
        Catalogue.open(file, folders).close()
        write(folders[0] / "towns.yaml", TOWNS.partition("questions:")[0] + "description: x\n")
        Catalogue.open(file, folders).close()
    with pytest.raises(PackUnreadable, match="changed while it was being played"):
        [deck.card(0) for deck in decks]


def test_programs_that_compile_at_once(file: Path, folders: tuple[Path, Path]) -> None:
    code = f"""
from pathlib import Path
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.rounds.model import Rules
catalogue = Catalogue.open(Path({str(file)!r}), (Path({str(folders[0])!r}),))
print(sum(len(deck) for deck in catalogue.decks(["hills", "towns"], Rules())))
"""
    running = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [each.communicate()[0] for each in running] == ["32\n"] * 4
    check_plays(Catalogue.open(file, folders))


def test_the_players_own_pack_shadows_a_bundled_one(file: Path, folders: tuple[Path, Path]) -> None:
    own = write(folders[1] / "mine.yaml", TOWNS.replace("title: Towns", "title: Mine"))
    write(folders[1] / "other.yaml", TOWNS.replace("towns\n", "other\n", 1))
    catalogue = Catalogue.open(file, folders)
    infos = {info.path: info for info in catalogue.packs()}
    mine, bundled = infos[str(own)], infos[str(folders[0] / "towns.yaml")]
    assert (mine.shadowed, bundled.shadowed) == (False, True)
    (problem,) = bundled.problems
    assert (problem.code, problem.severity) == ("BQ801", Severity.WARNING)
    assert str(own) in problem.message
    assert bundled.warnings == 1
    assert mine.problems == ()
    assert prompts(catalogue, "towns") == 16
    write(own, "pack: towns\ntitle: Mine\nquestions:\n" + TOWNS.partition("questions:\n")[2])
    assert prompts(Catalogue.open(file, folders), "towns") == 1


def test_two_packs_of_one_id_in_one_folder_are_an_error(
    file: Path, folders: tuple[Path, Path]
) -> None:
    first = write(folders[1] / "a.yaml", TOWNS.replace("towns\n", "twin\n", 1))
    second = write(folders[1] / "b.yaml", TOWNS.replace("towns\n", "twin\n", 1))
    infos = {info.path: info for info in Catalogue.open(file, folders).packs()}
    assert infos[str(first)].problems == ()
    (problem,) = infos[str(second)].problems
    assert (problem.code, infos[str(second)].errors) == ("BQ803", 1)


def test_a_file_that_is_no_pack_is_listed_and_hides_none(
    file: Path, folders: tuple[Path, Path]
) -> None:
    lost = write(folders[1] / "towns.yaml", TOWNS.replace("pack:", "pak:", 1))
    catalogue = Catalogue.open(file, folders)
    infos = {info.path: info for info in catalogue.packs()}
    assert infos[str(lost)].closed
    assert infos[str(lost)].problems[0].mend == "did you mean pack?"
    assert not infos[str(folders[0] / "towns.yaml")].shadowed
    assert prompts(catalogue, "towns") == 16


def test_a_pack_played_by_its_path_leaves_no_trace(
    file: Path, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    Catalogue.open(file, folders).close()
    before = file.read_bytes()
    path = write(tmp_path / "draft.yaml", TOWNS.replace("towns\n", "draft\n", 1))
    catalogue = Catalogue.open(file, folders)
    info = catalogue.add_path(path)
    assert (info.id, info.prompts, info.closed) == ("draft", 16, False)
    assert info in catalogue.packs()
    assert list_decks(cards_of(path), ALL)[1].card(3) == catalogue.decks(["draft"], ALL)[1].card(3)
    catalogue.close()
    assert file.read_bytes() == before
    assert "draft" not in {info.id for info in Catalogue.open(file, folders).packs()}


def test_a_pack_played_by_its_path_comes_before_an_installed_one(
    file: Path, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    draft = write(tmp_path / "draft.yaml", TOWNS.replace("Paris", "Lyon"))
    catalogue = Catalogue.open(file, folders)
    assert not catalogue.add_path(draft).shadowed
    assert catalogue.question("towns/land/Lyon")
    assert catalogue.question("towns/land/Paris") is None
    write(draft, TOWNS.replace("Paris", "Metz"))
    catalogue.add_path(draft)
    assert catalogue.question("towns/land/Metz")


def test_a_path_without_a_pack(file: Path, folders: tuple[Path, Path], tmp_path: Path) -> None:
    catalogue = Catalogue.open(file, folders)
    info = catalogue.add_path(tmp_path / "missing.yaml")
    assert info.closed
    assert info.problems
    assert catalogue.decks([info.id], ALL) == ()


def test_the_game_failing_on_a_pack_closes_that_one_alone(
    file: Path, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    make = bank.make

    def failing(pack: packs.model.Pack) -> bank.model.Bank:
        if pack.id == "hills":
            raise RecursionError("too deep")
        return make(pack)

    monkeypatch.setattr(bank, "make", failing)
    hills, towns = Catalogue.open(file, folders).packs()
    assert hills.closed
    assert "RecursionError: too deep" in hills.problems[0].message
    assert not towns.closed


def test_compiling_may_wait(
    file: Path, folders: tuple[Path, Path], compilations: list[str]
) -> None:
    catalogue = Catalogue.open(file, folders, compile=False)
    assert pending(catalogue)
    assert catalogue.packs() == ()
    assert compilations == []
    catalogue.compile()
    assert not pending(catalogue)
    check_plays(catalogue)
    write(folders[0] / "towns.yaml", TOWNS.replace("Towns", "Cities"))
    compilations.clear()
    again = Catalogue.open(file, folders, compile=False)
    assert pending(again)
    assert [info.title for info in again.packs()] == ["Towns", "Towns"]
    assert prompts(again, "hills") == 16
    assert compilations == []
    assert prompts(again, "towns") == 16
    assert compilations == ["towns.yaml"]
    assert [info.title for info in again.packs()] == ["Towns", "Cities"]
    assert not pending(again)


def test_a_pack_asked_for_before_it_is_compiled(file: Path, folders: tuple[Path, Path]) -> None:
    assert prompts(Catalogue.open(file, folders, compile=False), "towns") == 16


def test_compiling_in_a_thread_while_another_asks(file: Path, folders: tuple[Path, Path]) -> None:
    catalogue = Catalogue.open(file, folders, compile=False)
    workers = [threading.Thread(target=catalogue.compile) for _ in range(2)]
    for worker in workers:
        worker.start()
    dealt = deal(catalogue.decks(["hills", "towns"], ALL), ALL, 1, 0)
    for worker in workers:
        worker.join()
    assert dealt == deal(catalogue.decks(["hills", "towns"], ALL), ALL, 1, 0)


def test_no_packs_make_no_file(file: Path, tmp_path: Path) -> None:
    catalogue = Catalogue.open(file, (tmp_path / "nowhere", tmp_path / "neither"))
    assert catalogue.packs() == ()
    assert not catalogue.pending
    catalogue.close()
    assert not file.parent.exists()


def test_a_name_that_is_no_utf8(file: Path, folders: tuple[Path, Path]) -> None:
    odd = Path(os.fsdecode(os.fsencode(str(folders[1])) + b"/caf\xe9.yaml"))
    write(odd, TOWNS.replace("towns\n", "odd\n", 1))
    write(folders[1] / "second.yaml", TOWNS.replace("towns\n", "second\n", 1))
    for _ in range(2):
        assert prompts(Catalogue.open(file, folders), "odd") == 16


def test_every_field_of_a_question_comes_back(file: Path, folders: tuple[Path, Path]) -> None:
    catalogue = Catalogue.open(file, folders)
    (number,) = (deck for deck in catalogue.decks(["towns"], ALL) if deck.difficulty == 3)
    question = number.card(0).questions[0]
    assert question.answers[0].size
    assert question.pool[0].size
    assert question.category == "Numbers"
    land = catalogue.question("towns/land~/Wien")
    assert land
    assert land.answers[0].accepted == ("Vienna",)
    assert land.pool_size == 4
    assert land.explanation
    assert land.facts
    assert replace(land, pool=()) != land
