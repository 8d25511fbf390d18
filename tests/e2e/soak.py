"""`make soak`: kill the real program 500 times at random moments and count what is lost."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.e2e import killing


def main() -> int:
    """Print the tally; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="how many (500)")
    parser.add_argument(
        "--seed", type=int, default=time.time_ns() % 1_000_000, help="of the moments"
    )
    chosen = parser.parse_args()
    print(f"Killing {chosen.kills} times, moments from --seed {chosen.seed}.", flush=True)
    with tempfile.TemporaryDirectory(prefix="bureau-quiz-soak-") as folder:
        chance = random.Random(chosen.seed)
        plan = killing.kills(chosen.kills, Path(folder), chance, {"plain": 3, "tui": 2})
        for done, _ in enumerate(killing.carry_out(plan, workers=2), 1):
            if done % 50 == 0:
                print(f"  {done} killed", flush=True)
        tally = killing.count(plan)
    for line in tally.lost:
        print(f"  lost: {line}")
    print(f"{tally}.")
    return 1 if tally.lost or not tally.told else 0


if __name__ == "__main__":
    sys.exit(main())
