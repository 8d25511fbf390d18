from dataclasses import replace
from pathlib import Path

import pytest

from bureau_quiz import settings as settings_room
from bureau_quiz.errors import WrongUse
from bureau_quiz.game.briefings import SEEDS
from bureau_quiz.game.model import Briefing
from bureau_quiz.paths import settings_file
from bureau_quiz.rounds.model import LAST_BLOCK, Rules
from bureau_quiz.settings import Settings
from tests.game.house import BUREAU, CLOSED, Shelf, briefing, game, info, play
from tests.rounds.decks import card, pack_of, question

SIGNALS = pack_of("x", pack="signals", templates=12)
TWO = Shelf((info(BUREAU), info(SIGNALS, "Signals", errors=2), CLOSED), (*BUREAU, *SIGNALS))


def test_headquarters_show_what_there_is(tmp_path: Path) -> None:
    with game(tmp_path, TWO) as one:
        hq = one.hq()
        assert [(pack.id, pack.playable) for pack in hq.packs] == [
            ("bureau", True),
            ("signals", True),
            ("broken", False),
        ]
        assert hq.prompts == len(BUREAU) + len(SIGNALS)
        assert hq.troubles == (
            "Signals plays without what is broken: 2 errors.",
            "Broken is closed: 3 errors.",
        )
        assert hq.again == Briefing(("bureau", "signals"), Rules(), "Agent")
        assert hq.summary == "10 questions · The Bureau and Signals · untimed"
        assert hq.best is None
        assert one.notices == ()
        assert one.kept


def test_headquarters_know_the_best_score_of_what_is_played_again(tmp_path: Path) -> None:
    chosen = Settings(player="Marina", packs=("bureau",), questions=3)
    with game(tmp_path, settings=chosen) as one:
        play(one.begin(briefing()), hits=1)
        least = one.hq().best
        play(one.begin(briefing()))
        best = one.hq().best
        assert least
        assert best
        assert best > least
        play(one.begin(briefing(player="Malotru")), hits=0)
        assert one.hq().best == best


def test_others_are_those_who_have_answered(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        one.begin(briefing(player="Malotru"))
        assert one.others("Henri") == ()
        play(one.begin(briefing(player="Marina")))
        assert one.others("Henri") == one.others("malotru") == ("Marina",)
        assert one.others("MARINA") == ()


def test_a_score_of_nothing_is_no_best(tmp_path: Path) -> None:
    with game(tmp_path, settings=Settings(player="Marina", packs=("bureau",), questions=3)) as one:
        play(one.begin(briefing()), hits=0)
        assert one.hq().best is None
        assert play(one.begin(briefing())).debriefing().placing.best_before is None


def test_without_any_pack_headquarters_still_open(tmp_path: Path) -> None:
    with game(tmp_path, Shelf((CLOSED,))) as one:
        hq = one.hq()
        assert (hq.prompts, hq.again.packs, hq.summary, hq.best) == (0, (), "", None)
        with pytest.raises(WrongUse, match="No pack"):
            one.begin(hq.again)


def test_remembered_choices_are_kept_as_far_as_they_can_be_played(tmp_path: Path) -> None:
    chosen = Settings(
        packs=("gone", "signals"),
        mode="unheard-of",
        timed=True,
        seconds=40,
        difficulties=(1, 2, 3),
        categories=("Category 1", "No such"),
    )
    with game(tmp_path, TWO, chosen) as one:
        again = one.hq().again
        assert again.packs == ("signals",)
        assert again.rules == Rules(seconds=40, categories=("Category 1",))
        assert one.begin(again).view().total == 10
        assert one.notices == (
            "settings.toml: pack “gone” cannot be played.",
            "settings.toml: mode “unheard-of” cannot be played.",
            "settings.toml: category “No such” cannot be played.",
        )


def test_what_cannot_be_played_stays_in_the_file_as_a_comment(tmp_path: Path) -> None:
    file = settings_file()
    file.parent.mkdir(parents=True)
    file.write_text('packs = ["bureau", "gone"]\nmode = "surv"\n', encoding="utf-8")
    chosen, _ = settings_room.load(file)
    with game(tmp_path, TWO, chosen) as one:
        one.remember(replace(one.settings, bell=True))
        before = one.notices
        assert 'mode = "surv"' in file.read_text(encoding="utf-8").splitlines()
        one.remember_briefing(one.hq().again)
        assert before == (
            "settings.toml:1: pack “gone” cannot be played.",
            "settings.toml:2: mode “surv” cannot be played.",
        )
        assert one.notices == ()
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[:4] == [
        '# packs = ["bureau", "gone"]',
        'packs = ["bureau"]',
        '# mode = "surv"',
        'mode = "classic"',
    ]


def test_nothing_is_called_missing_before_packs_are_compiled(tmp_path: Path) -> None:
    shelf = Shelf((CLOSED,))
    shelf.pending = True
    with game(tmp_path, shelf, Settings(packs=("gone",))) as one:
        assert one.notices == ()


def test_choices_of_a_briefing(tmp_path: Path) -> None:
    with game(tmp_path, TWO) as one:
        every = one.choices(["bureau", "signals"])
        assert every.available == len(BUREAU) + len(SIGNALS)
        assert every.difficulties == (1, 2, 3)
        assert "Category 3" in every.categories
        assert 10 in every.lengths
        some = one.choices(["bureau"], Rules(difficulties=(3,), categories=("Category 3",)))
        assert 0 < some.available < 60
        assert one.choices(["broken"]).available == 0


@pytest.mark.parametrize(
    ("wish", "said", "mend"),
    [
        (briefing("bureua"), "no pack “bureua”", "“bureau”"),
        (briefing("zzz"), "no pack “zzz”", "bureau"),
        (briefing("broken"), "closed", "pack check broken.yaml"),
        (briefing(mode="clasic"), "no mode “clasic”", "“classic”"),
        (briefing(categories=("Categori 3",)), "no category", "“Category 3”"),
        (briefing(questions=0), "1 to 200", ""),
        (briefing(questions=201), "not 201", ""),
        (briefing(seconds=1), "5 to 2400", ""),
        (briefing(difficulties=(4,)), "difficulty 4", "1, 2 and 3"),
        (briefing(seed=-1), "seed", ""),
        (briefing(seed=SEEDS), "seed", ""),
        (replace(briefing(seed=1), block=LAST_BLOCK + 1), "block", ""),
        (briefing(player=" \u202e "), "name", ""),
    ],
)
def test_a_briefing_that_cannot_be_played_is_told_with_the_mend(
    tmp_path: Path, wish: Briefing, said: str, mend: str
) -> None:
    with game(tmp_path, TWO) as one:
        with pytest.raises(WrongUse, match=said) as wrong:
            one.begin(wish)
        assert mend in wrong.value.mend


def test_a_choice_that_leaves_nothing_is_told(tmp_path: Path) -> None:
    easy = [card(question(f"easy {n}", pack="easy", difficulty=1)) for n in range(5)]
    with game(tmp_path, Shelf((info(easy),), easy)) as one:
        with pytest.raises(WrongUse, match="left to ask"):
            one.begin(briefing("easy", difficulties=(3,)))
        sitting = one.begin(briefing("easy", questions=10))
        assert sitting.notes == sitting.debriefing().notes
        assert sitting.notes[0].startswith("The round has 5 questions instead of 10")


def test_briefings_have_one_form(tmp_path: Path) -> None:
    with game(tmp_path, TWO) as one:
        wish = briefing(
            "signals",
            "bureau",
            "bureau",
            player="  Marina\u202e Loiseau " + "x" * 60,
            difficulties=(3, 1, 2),
            categories=("Category 5", "Category 2"),
        )
        debriefing = one.begin(wish).debriefing()
        assert debriefing.again.packs == ("bureau", "signals")
        assert debriefing.again.rules.difficulties == ()
        assert debriefing.again.rules.categories == ("Category 2", "Category 5")
        assert debriefing.player.startswith("Marina Loiseau x")
        assert len(debriefing.player) == 40


def test_rounds_go_on_with_the_players_seed_so_that_nothing_repeats(tmp_path: Path) -> None:
    seen: set[str] = set()
    for _ in range(4):
        with game(tmp_path, seeds=(7,)) as one:  # a new start each time: only the records know
            for _ in range(3):
                debriefing = play(one.begin(briefing(questions=10))).debriefing()
                asked = {line.prompt for line in debriefing.lines}
                assert len(asked) == 10
                assert not asked & seen
                seen |= asked
                assert debriefing.seed == 7
        assert debriefing.block == len(seen) // 10 - 1


def test_an_abandoned_round_and_another_timer_go_on_too(tmp_path: Path) -> None:
    with game(tmp_path, seeds=(7,)) as one:
        sitting = one.begin(briefing())
        sitting.abandon()
        timed = one.begin(briefing(seconds=20)).debriefing()
        assert (timed.seed, timed.block) == (7, 1)


def test_each_player_has_a_seed_of_their_own(tmp_path: Path) -> None:
    with game(tmp_path, seeds=(7, 8)) as one:
        assert one.begin(briefing()).debriefing().seed == 7
        assert one.begin(briefing(player="Malotru")).debriefing().seed == 8
        assert one.begin(briefing()).debriefing().block == 1


def test_after_the_last_block_comes_a_new_seed(tmp_path: Path) -> None:
    with game(tmp_path, seeds=(7, 8)) as one:
        for block in range(LAST_BLOCK + 1):
            debriefing = one.begin(briefing(questions=1)).debriefing()
            assert (debriefing.seed, debriefing.block) == (7, block)
        debriefing = one.begin(briefing(questions=1)).debriefing()
        assert (debriefing.seed, debriefing.block) == (8, 0)


def test_entropy_of_any_size_makes_a_seed(tmp_path: Path) -> None:
    with game(tmp_path, seeds=(2**64 + 5,)) as one:
        assert one.begin(briefing()).debriefing().seed == 5


def test_a_given_seed_is_the_same_round_and_nobodys_series(tmp_path: Path) -> None:
    with game(tmp_path, seeds=(99,)) as one:
        first = one.begin(briefing(seed=7))
        second = one.begin(briefing(seed=7, player="Malotru"))
        assert first.view().prompt == second.view().prompt
        assert first.view().options == second.view().options
        assert play(first).debriefing().lines == play(second).debriefing().lines
        own = one.begin(briefing()).debriefing()
        assert (own.seed, own.block) == (99, 0)


def test_a_block_of_a_given_seed(tmp_path: Path) -> None:
    with game(tmp_path) as one:
        third = one.begin(replace(briefing(seed=7), block=2)).debriefing()
        assert (third.seed, third.block) == (7, 2)


def test_settings_are_kept(tmp_path: Path) -> None:
    with game(tmp_path, TWO) as one:
        one.remember_briefing(briefing("signals", seconds=30, difficulties=(2,)))
        assert one.settings.packs == ("signals",)
        written, problems = settings_room.load(settings_file())
        assert not problems
        assert written == one.settings
        assert (written.timed, written.seconds, written.difficulties) == (True, 30, (2,))
        one.remember_briefing(briefing("signals"))
        assert (one.settings.timed, one.settings.seconds) == (False, 30)
        assert one.hq().again == briefing("signals")


def test_settings_that_cannot_be_written_are_in_force_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("BUREAU_QUIZ_HOME", str(blocked))
    with game(tmp_path) as one:
        one.remember(replace(one.settings, player="Malotru"))
        assert one.settings.player == "Malotru"
        (notice,) = one.notices
        assert notice.startswith("Your settings are not being kept: ")
        monkeypatch.setenv("BUREAU_QUIZ_HOME", str(tmp_path / "home"))
        one.remember(one.settings)
        assert list(one.notices) == []
