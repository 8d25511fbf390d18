"""Programs that play beside a test, and can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def program(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start one beside this; it reads lines, and what it prints can be read."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "."},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(running: subprocess.Popen[str]) -> list[str]:
    """What it printed until it ended well."""
    output, _ = running.communicate(timeout=120)
    assert running.returncode == 0
    return output.splitlines()
