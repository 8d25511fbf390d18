import pytest

from tests.game.packs import Shared, packs


@pytest.fixture(scope="session", autouse=True)
def shared_packs(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The pack of every kind that the tests of the game play, compiled once for those here too."""
    Shared.folder = packs(tmp_path_factory.mktemp("shared") / "packs", own=True)
