"""`python -m tests.learner [SEED]`: simulate eight weeks, print what they came to, and write it.

The page is docs/learning.md; the same seed always gives the same page.
"""

import sys
import tempfile
from pathlib import Path

from bureau_quiz import paths
from tests.learner.report import report
from tests.learner.weeks import simulated

PAGE = Path(__file__).parents[2] / "docs" / "learning.md"


def main(seed: str = "one") -> None:
    """Simulate, print and write."""
    with tempfile.TemporaryDirectory() as folder:
        text = report(simulated(Path(folder), paths.bundled_packs(), seed), seed)
    PAGE.write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main(*sys.argv[1:2])
