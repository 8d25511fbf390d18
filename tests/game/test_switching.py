"""Packs switched off: not offered, not dealt unless named; and packs that share an id."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.game import Game
from bureau_quiz.game.model import Briefing
from bureau_quiz.paths import settings_file
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Rules
from bureau_quiz.settings import Settings, load
from tests.game.house import Clock
from tests.game.packs import SIGNALS, play_on

MARINA = Settings(player="Marina")
RULES = Rules(questions=3)


def laid(folder: Path, **texts: str) -> Path:
    """A folder of packs by their files' names."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def called(id_: str, title: str = "") -> str:
    """The small pack under another id."""
    text = SIGNALS.replace("pack: signals", f"pack: {id_}")
    return text.replace("title: Signals", f"title: {title or id_.capitalize()}")


@contextmanager
def over(tmp_path: Path, folders: Sequence[Path], settings: Settings = MARINA) -> Iterator[Game]:
    """A game over bundled packs and the player's own."""
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite", folders)
    clock, seeds = Clock(), iter(range(7, 20))
    records = Records.open(tmp_path / "records.sqlite", clock)
    try:
        yield Game(catalogue, records, settings, clock, lambda: next(seeds))
    finally:
        records.close()
        catalogue.close()


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two bundled packs, towers and signals."""
    return laid(tmp_path / "bundled", signals=SIGNALS, towers=called("towers"))


def test_what_is_off_is_offered_nowhere(tmp_path: Path, two: Path) -> None:
    with over(tmp_path, [two]) as game:
        assert game.hq().again.packs == ("signals", "towers")
        before = game.hq().prompts
        game.switch("towers", on=False)
        hq = game.hq()
        assert [line.id for line in hq.packs] == ["signals"]
        assert hq.prompts < before
        assert hq.again.packs == ("signals",)
        assert [line.id for line in game.choices(()).packs] == ["signals"]
        assert game.begin_dispatch()._round.rules.mode == "dispatch"
        assert {info.id: info.off for info in game.packs()} == {"signals": False, "towers": True}
        game.switch("towers", on=True)
        assert game.hq().prompts == before
        assert not any(info.off for info in game.packs())


def test_it_is_remembered(tmp_path: Path, two: Path) -> None:
    with over(tmp_path, [two]) as game:
        game.switch("towers", on=False)
        game.switch("towers", on=False)
        assert game.notices == ()
    kept, problems = load(settings_file())
    assert (kept.off, problems) == (("towers",), ())
    with over(tmp_path, [two], kept) as game:
        assert [line.id for line in game.hq().packs] == ["signals"]


def test_the_dispatch_leaves_it_out(tmp_path: Path, two: Path) -> None:
    with over(tmp_path, [two], Settings(player="Marina", off=("signals", "towers"))) as game:
        assert game.hq().dispatch is None
        with pytest.raises(WrongUse, match="no dispatch"):
            game.begin_dispatch()
        game.switch("towers", on=True)
        sitting = play_on(game.begin_dispatch())
        told = sitting.debriefing().dispatch
        assert told is not None
        assert "Towers" in told.share
        assert "Signals" not in told.share


def test_named_it_plays_all_the_same(tmp_path: Path, two: Path) -> None:
    with over(tmp_path, [two], Settings(player="Marina", off=("towers",))) as game:
        sitting = play_on(game.begin(Briefing(("towers",), RULES, "Marina")))
        assert sitting.debriefing().title.startswith("Towers")
        choices = game.choices(("towers",), RULES)
        assert [line.id for line in choices.packs] == ["signals", "towers"]
        assert choices.available


def test_a_code_that_needs_it_asks_for_it(tmp_path: Path, two: Path) -> None:
    with over(tmp_path, [two]) as game:
        sitting = play_on(game.begin(Briefing(("towers",), RULES, "Marina")))
        code = sitting.debriefing().code
        assert code
        game.switch("towers", on=False)
        with pytest.raises(WrongUse, match="switched off") as refused:
            game.read_code(code)
        assert refused.value.mend.endswith("pack on towers")
        game.switch("towers", on=True)
        assert game.read_code(code).packs == ("towers",)


def test_what_was_chosen_last_comes_back_with_it(tmp_path: Path, two: Path) -> None:
    mine = Settings(player="Marina", packs=("towers",), categories=("Desks",), off=("towers",))
    with over(tmp_path, [two], mine) as game:
        assert game.notices == ()
        assert game.hq().again.packs == ("signals",)
        game.switch("towers", on=True)
        assert game.hq().again.packs == ("towers",)
        assert game.hq().again.rules.categories == ("Desks",)


def test_all_of_them_off(tmp_path: Path, two: Path) -> None:
    with over(tmp_path, [two], Settings(player="Marina", off=("signals", "towers"))) as game:
        hq = game.hq()
        assert (hq.packs, hq.prompts, hq.again.packs, hq.summary) == ((), 0, (), "")
        with pytest.raises(WrongUse, match="No pack is chosen"):
            game.begin(hq.again)


def test_there_must_be_such_a_pack(tmp_path: Path, two: Path) -> None:
    with over(tmp_path, [two], Settings(player="Marina", off=("gone",))) as game:
        with pytest.raises(WrongUse) as refused:
            game.switch("tower", on=False)
        assert refused.value.mend == "Did you mean towers?"
        game.switch("gone", on=True)
        assert game.settings.off == ()
        with pytest.raises(WrongUse):
            game.switch("gone", on=True)


def troubles(game: Game) -> dict[str, str]:
    return {line.id: line.trouble for line in game.hq().packs}


def test_an_own_pack_in_the_place_of_a_bundled_one_is_said(tmp_path: Path, two: Path) -> None:
    own = laid(tmp_path / "own", mine=called("signals", "My signals"))
    with over(tmp_path, [two, own]) as game:
        assert [line.title for line in game.hq().packs] == ["Towers", "My signals"]
        assert troubles(game) == {
            "towers": "",
            "signals": "Your pack My signals is played in the place of the bundled one.",
        }


def test_of_two_own_packs_the_first_by_name_is_played(tmp_path: Path, two: Path) -> None:
    own = laid(tmp_path / "own", b=called("sea", "Second"), a=called("sea", "First"))
    with over(tmp_path, [two, own]) as game:
        assert [line.title for line in game.hq().packs if line.id == "sea"] == ["First"]
        assert troubles(game)["sea"] == "b.yaml is not played: First has its id too."


def test_a_closed_pack_hides_none_and_is_said(tmp_path: Path, two: Path) -> None:
    own = laid(tmp_path / "own", signals="pack: [\n")
    with over(tmp_path, [two, own]) as game:
        signals = next(line for line in game.hq().packs if line.id == "signals")
        assert signals.playable
        assert signals.trouble.startswith("signals.yaml is closed: ")
