"""Where things lie: folders and files are only looked up here, never made."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

NAME = "bureau-quiz"


def home() -> Path | None:
    """The one folder for everything, where `BUREAU_QUIZ_HOME` names one."""
    named = os.environ.get("BUREAU_QUIZ_HOME", "")
    return _whole(named) if named else None


def data_folder() -> Path:
    """The folder of the records, and of the packs that the player added."""
    return home() or _whole(_platform().user_data_dir)


def config_folder() -> Path:
    """The folder of the settings."""
    return home() or _whole(_platform().user_config_dir)


def cache_folder() -> Path:
    """The folder of what can be made again."""
    under = home()
    return under / "cache" if under else _whole(_platform().user_cache_dir)


def records_file() -> Path:
    """The player's records."""
    return data_folder() / "records.sqlite"


def settings_file() -> Path:
    """The player's settings."""
    return config_folder() / "settings.toml"


def catalogue_file() -> Path:
    """The compiled questions of all installed packs."""
    return cache_folder() / "catalogue.sqlite"


def memory_file() -> Path:
    """What the records come to, kept so that it need not be worked out again."""
    return cache_folder() / "memory.sqlite"


def backups_folder() -> Path:
    """Copies of the records."""
    return data_folder() / "backups"


def user_packs() -> Path:
    """The folder of the packs that the player added."""
    return data_folder() / "packs"


def bundled_packs() -> Path:
    """The folder of the packs that come with the game: in the package, else beside it."""
    package = Path(__file__).parent
    inside = package / "questions"
    return inside if inside.is_dir() else package.parent / "questions"


def _whole(name: str) -> Path:
    return Path(os.path.abspath(os.path.expanduser(name)))  # noqa: PTH100, PTH111 - without raising


@cache
def _platform() -> "PlatformDirs":
    # Imported here: with BUREAU_QUIZ_HOME set, a start does without its 5 ms.
    from platformdirs import PlatformDirs

    return PlatformDirs(NAME, appauthor=False)
