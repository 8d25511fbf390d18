"""Several programs at once, and programs that are killed: whatever was kept is there."""

from __future__ import annotations

import signal
from collections import Counter
from pathlib import Path

import pytest

from bureau_quiz.records.model import State
from tests.records import samples
from tests.records.programs import program, said
from tests.records.samples import opened, play, sum_of, tolds

HAMMER = """
import sys
from pathlib import Path
from tests.records import samples
records = samples.opened(Path(sys.argv[1]))
for _ in range(int(sys.argv[3])):
    print(samples.play(records, samples.start(sys.argv[2])), flush=True)
records.close()
sys.exit(0 if records.kept else 3)
"""

TELL = """
import sys
from pathlib import Path
from tests.records import samples
records = samples.opened(Path(sys.argv[1]))
while True:
    round_id = records.begin(samples.start(), samples.put(1))
    print(round_id, 0, flush=True)
    for each in samples.tolds():
        records.tell(round_id, each, samples.put(each.number + 1))
        print(round_id, each.number, flush=True)
    records.finish(round_id, samples.Ending(samples.sum_of(samples.tolds())))
    print(round_id, "finished", flush=True)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "records.sqlite"


def test_programs_that_start_at_once_and_play_at_once_keep_everything(file: Path) -> None:
    players = ("Malotru", "Marina", "Phénomène")
    running = [program(HAMMER, file, player, 12) for player in players]
    ids = [[int(line) for line in said(each)] for each in running]
    records = opened(file)
    assert records.notices == ()
    for player, played in zip(players, ids, strict=True):
        pasts = records.rounds(player, last=100)
        assert {past.id for past in pasts} == set(played)
        assert len(played) == 12
        for past in pasts:
            assert past.state is State.FINISHED
            assert past.score == sum_of(tolds())
            assert records.tolds(past.id) == samples.without_sums(tolds())
    (board,) = records.boards()
    assert board.scores == 36
    assert len(records.puts(ids[0][0])) == 4


def test_a_damaged_file_is_set_aside_once_by_programs_at_once(file: Path) -> None:
    played = [play(opened(file)) for _ in range(20)]
    image = file.read_bytes()[:-1]
    file.write_bytes(image)
    running = [program(HAMMER, file, player, 5) for player in ("Malotru", "Marina", "Sisteron")]
    new = [int(line) for each in running for line in said(each)]
    (aside,) = samples.beside(file)
    assert aside.read_bytes() == image
    ids = {past.id for past in opened(file).rounds(last=100)}
    assert ids >= set(new)
    assert len(ids & set(played)) >= 18


@pytest.mark.parametrize("lines", [1, 2, 3, 7, 12, 30])
def test_what_was_kept_before_a_kill_is_there(file: Path, lines: int) -> None:
    """The program says what it kept as soon as the call returns; nothing of that may be missing."""
    running = program(TELL, file)
    assert running.stdout
    heard = [running.stdout.readline() for _ in range(lines)]
    running.send_signal(signal.SIGKILL)
    heard += running.stdout.readlines()
    running.communicate()
    records = opened(file)
    assert records.kept
    assert records.notices == ()
    told: Counter[int] = Counter()
    for line in filter(lambda line: line.endswith("\n"), heard):
        round_id, what = line.split()
        if what == "finished":
            past = records.past(int(round_id))
            assert past is not None
            assert past.state is State.FINISHED
        else:
            told[int(round_id)] = int(what)
    for begun, number in told.items():
        assert len(records.tolds(begun)) >= number
        assert len(records.puts(begun)) > number
