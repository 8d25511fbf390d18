"""Headquarters open without what reads the words of a command line."""

from __future__ import annotations

import os
import subprocess
import sys

CODE = (
    "import sys\n"
    "from bureau_quiz.cli import main\n"
    "said = main({words!r})\n"
    "print('LOADED', said, *sys.modules)\n"
)


def ran(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command line without a terminal, and which modules it loaded."""
    return subprocess.run(
        [sys.executable, "-c", CODE.format(words=list(words))],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def loaded(told: subprocess.CompletedProcess[str]) -> set[str]:
    """The names of the modules."""
    return set(told.stdout.split("LOADED ")[1].split())


def test_without_a_word_nothing_that_reads_words_is_loaded() -> None:
    told = ran()
    assert "Headquarters needs a terminal." in told.stderr
    assert "2" in loaded(told)
    assert not loaded(told) & {"click", "bureau_quiz.cli.app"}


def test_with_a_word_it_is() -> None:
    assert "click" in loaded(ran("paths"))


def test_a_shell_that_asks_what_may_come_is_answered_without_a_word() -> None:
    asked = {"COMP_WORDS": "bureau-quiz sta", "COMP_CWORD": "1"}
    told = ran(_BUREAU_QUIZ_COMPLETE="bash_complete", **asked)
    assert "plain,stats" in told.stdout
    assert "Headquarters" not in told.stderr
