"""Where things lie: looked up where the platform or BUREAU_QUIZ_HOME has them, never made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bureau_quiz import paths


def test_one_folder_for_everything(home: Path) -> None:
    under = home / "bureau-quiz"
    assert paths.home() == under
    assert paths.records_file() == under / "records.sqlite"
    assert paths.settings_file() == under / "settings.toml"
    assert paths.user_packs() == under / "packs"
    assert paths.catalogue_file() == under / "cache" / "catalogue.sqlite"
    assert not under.exists()


@pytest.mark.parametrize("named", ["~/quiz", "quiz"])
def test_the_one_folder_is_absolute(
    named: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUREAU_QUIZ_HOME", named)
    monkeypatch.chdir(home)
    assert paths.home() == home / "quiz"


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
@pytest.mark.parametrize("value", [None, ""])
def test_the_platform_says_where(
    value: str | None, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.delenv("BUREAU_QUIZ_HOME")
    else:
        monkeypatch.setenv("BUREAU_QUIZ_HOME", value)
    assert paths.home() is None
    assert paths.records_file() == home / "data" / "bureau-quiz" / "records.sqlite"
    assert paths.settings_file() == home / "config" / "bureau-quiz" / "settings.toml"
    assert paths.catalogue_file() == home / "cache" / "bureau-quiz" / "catalogue.sqlite"
    assert paths.user_packs() == home / "data" / "bureau-quiz" / "packs"
    assert list(home.iterdir()) == []


def test_the_bundled_packs_of_a_checkout() -> None:
    assert paths.bundled_packs() == Path(__file__).parents[1] / "questions"


def test_the_bundled_packs_of_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "bureau_quiz" / "questions"
    inside.mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(inside.parent / "paths.py"))
    assert paths.bundled_packs() == inside


def test_a_start_with_a_home_does_without_platformdirs() -> None:
    code = (
        "import sys; from bureau_quiz import paths; paths.records_file();"
        "sys.exit('platformdirs' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
