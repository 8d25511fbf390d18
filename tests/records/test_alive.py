"""Which rounds a living program plays is known to every other, whatever ends it."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bureau_quiz.records import alive
from bureau_quiz.records.alive import Signs
from bureau_quiz.records.model import Ending
from tests.records import samples
from tests.records.programs import program
from tests.records.samples import opened, play, sum_of, tolds

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks of Unix")

PLAYER = """
import sys
from pathlib import Path
from tests.records import samples
records = samples.opened(Path(sys.argv[1]))
taken = int(sys.argv[2])
if taken:
    print(int(records.resume(taken)), flush=True)
else:
    print(samples.play(records, outcomes=samples.OUTCOMES[:2], ending=False), flush=True)
for line in sys.stdin:
    match line.split():
        case ["begin"]:
            print(samples.play(records, ending=False), flush=True)
        case ["leave", number]:
            records.leave(int(number))
            print("left", flush=True)
        case ["waiting"]:
            print(*[past.id for past in records.waiting("Malotru")], flush=True)
        case ["resume", number]:
            print(int(records.resume(int(number))), flush=True)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "records.sqlite"


Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def player(file: Path) -> Iterator[Start]:
    """Starts programs that play; what is still running at the end is killed."""
    running: list[subprocess.Popen[str]] = []

    def begun(taking: int = 0) -> subprocess.Popen[str]:
        running.append(program(PLAYER, file, taking))
        return running[-1]

    yield begun
    for each in running:
        each.kill()
        each.communicate()


def heard(running: subprocess.Popen[str], line: str = "") -> str:
    """What it says, to a line if one is given."""
    assert running.stdin
    assert running.stdout
    if line:
        running.stdin.write(f"{line}\n")
        running.stdin.flush()
    return running.stdout.readline().strip()


def waiting(file: Path) -> list[int]:
    return [past.id for past in opened(file).waiting("Malotru")]


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, None])
def test_a_round_is_offered_once_its_program_has_ended(
    file: Path, player: Start, end: signal.Signals | None
) -> None:
    one = player()
    round_id = int(heard(one))
    assert waiting(file) == []
    assert not opened(file).resume(round_id)
    if end is None:
        one.communicate()
    else:
        one.send_signal(end)
        one.wait()
    assert waiting(file) == [round_id]
    later = opened(file)
    assert later.resume(round_id)
    assert later.tolds(round_id) == samples.without_sums(tolds(samples.OUTCOMES[:2]))


def test_a_round_taken_up_by_a_program_is_its_own(file: Path, player: Start) -> None:
    records = opened(file)
    round_id = play(records, ending=False)
    records.close()
    one, two = player(round_id), player(round_id)
    assert sorted((heard(one), heard(two))) == ["0", "1"]
    assert waiting(file) == []


def test_programs_that_look_at_once_see_the_same(file: Path, player: Start) -> None:
    records = opened(file)
    round_id = play(records, ending=False)
    records.close()
    looking = [player() for _ in range(3)]
    own = {int(heard(each)) for each in looking}
    for _ in range(5):
        for each in looking:
            assert each.stdin
            each.stdin.write("waiting\n" * 20)
            each.stdin.flush()
        for each in looking:
            assert {heard(each) for _ in range(20)} == {str(round_id)}
    assert len(own) == 3


def test_a_look_does_not_let_go_of_what_the_program_plays(file: Path, player: Start) -> None:
    """POSIX locks fall when a process closes any descriptor of their file."""
    one = player()
    first = heard(one)
    second = heard(one, "begin")
    for line in ("waiting", f"resume {first}", f"leave {second}", "waiting"):
        heard(one, line)
    assert waiting(file) == [int(second)]
    assert heard(one, f"resume {second}") == "1"
    assert waiting(file) == []
    heard(one, f"leave {first}")
    assert waiting(file) == [int(first)]


def test_two_sittings_of_one_program(file: Path) -> None:
    one, two = opened(file), opened(file)
    first, second = play(one, ending=False), play(two, ending=False)
    assert one.waiting("Malotru") == two.waiting("Malotru") == ()
    assert not two.resume(first)
    one.close()
    assert [past.id for past in two.waiting("Malotru")] == [first]
    two.finish(second, Ending(sum_of(tolds())))
    assert not [one for one in alive._HELD if one.parent == file.parent]


def test_the_sign_file_is_closed_with_the_last_round(file: Path) -> None:
    records = opened(file)
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("this system does not list descriptors")
    sign = file.with_name("records.alive")

    def held() -> int:
        return sum(one.samefile(sign) for one in folder.iterdir() if one.exists())

    first, second = play(records, ending=False), play(records, ending=False)
    assert (held(), sign.stat().st_size, sign.stat().st_mode & 0o777) == (1, 0, 0o600)
    records.leave(first)
    assert held() == 1
    records.leave(second)
    assert held() == 0
    assert len(records.waiting("Malotru")) == 2
    assert held() == 0


def test_a_sign_file_that_was_deleted_is_made_anew(file: Path, player: Start) -> None:
    one = player()
    first = int(heard(one))
    file.with_name("records.alive").unlink()
    assert waiting(file) == [first]
    second = int(heard(one, "begin"))
    assert waiting(file) == []
    one.kill()
    one.wait()
    assert waiting(file) == [second, first]


def test_records_that_nobody_holds_any_more_play_nothing(file: Path) -> None:
    records = opened(file)
    round_id = play(records, ending=False)
    signs = Signs(records.file)
    with signs.looking() as look:
        assert look.sees(round_id)
    records._signs_ = None
    gc.collect()
    with signs.looking() as look:
        assert not look.sees(round_id)


@pytest.mark.parametrize("why", ["no-locks", "no-module", "no-file"])
def test_where_there_are_no_locks_only_own_rounds_are_known(
    file: Path, player: Start, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    one = player()
    theirs = int(heard(one))
    records = opened(file)
    if why == "no-locks":

        def refuse(*_: object) -> None:
            raise OSError(37, "No locks available")

        monkeypatch.setattr("fcntl.lockf", refuse)
    elif why == "no-module":
        monkeypatch.setitem(sys.modules, "fcntl", None)
    else:
        file.with_name("records.alive").unlink()
        file.with_name("records.alive").mkdir()
    ours = play(records, ending=False)
    assert [past.id for past in records.waiting("Malotru")] == [theirs]
    assert not opened(file).resume(ours)
    records.leave(ours)
    assert {past.id for past in records.waiting("Malotru")} == {ours, theirs}
    assert records.resume(theirs)
    assert records.kept
