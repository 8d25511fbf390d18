"""`python -m bureau_quiz`: the same program as the command `bureau-quiz`."""

import sys

from bureau_quiz.cli import main

if __name__ == "__main__":
    sys.exit(main())
