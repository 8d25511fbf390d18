"""A pack to run commands on, and a way to run them."""

from pathlib import Path

import pytest

from tests.cli.commands import RIVERS, Here


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Runs commands in this process."""
    return Here(monkeypatch, capsys)


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    """A sound pack of ten questions."""
    file = tmp_path / "rivers.yaml"
    file.write_text(RIVERS, encoding="utf-8")
    return file
