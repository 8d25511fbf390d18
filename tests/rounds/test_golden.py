import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bureau_quiz.rounds.model import RULES_VERSION
from tests.rounds.golden import a_round

ROOT = Path(__file__).parents[2]

GOLDEN = [
    ["When, Canal+?", "2012", "2014", "2015", "2019"],
    ["What is Rachid Benarfa's codename?", "Cyclone", "Socrate", "Malotru", "Phénomène"],
    ["What is Henri Duflot's codename?", "Le Sapeur", "Socrate", "Cyclone", "Moule à gaufres"],
    ["The codename “Phénomène” is borne by Marina Loiseau.", "True", "False"],
    [
        "Whose codename is “Malotru”?",
        "Raymond Sisteron",
        "Guillaume Debailly",
        "Rachid Benarfa",
        "Marina Loiseau",
    ],
    ["The codename “Moule à gaufres” is borne by Guillaume Debailly.", "True", "False"],
    ["When, Tehran?", "2013", "2014", "2018", "2019"],
    [
        "What is Jean-Jacques Ángel's codename?",
        "Phénomène",
        "Moule à gaufres",
        "Socrate",
        "Le Sapeur",
    ],
    ["Type the word: café."],
    [
        "Whose codename is “Cyclone”?",
        "Guillaume Debailly",
        "Raymond Sisteron",
        "Rachid Benarfa",
        "Marina Loiseau",
    ],
]
VERSION = 2
"""Seed 7, block 2, by these rules. Where the one changes, so does the other."""


def pythons() -> list[str]:
    """Every Python we support that this machine has, this one first."""
    found = [shutil.which(f"python3.{minor}") for minor in range(11, 16)]
    return list(dict.fromkeys([sys.executable, *(path for path in found if path)]))


def dealt_by(python: str, hash_seed: str) -> list[list[str]] | None:
    """The golden round as another process deals it; None where that Python does not run."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": hash_seed,
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    works = subprocess.run([python, "-c", ""], capture_output=True, check=False, timeout=60)
    if works.returncode:
        return None
    command = [python, "-m", "tests.rounds.golden"]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=60
    )
    round_: list[list[str]] = json.loads(run.stdout)
    return round_


def test_the_golden_round() -> None:
    assert (a_round(), RULES_VERSION) == (GOLDEN, VERSION)


@pytest.mark.parametrize("hash_seed", ["0", "1"])
@pytest.mark.parametrize("python", pythons())
def test_every_process_and_every_python_deals_the_same(python: str, hash_seed: str) -> None:
    dealt = dealt_by(python, hash_seed)
    if dealt is None:
        pytest.skip(f"{python} does not run here")
    assert dealt == GOLDEN
