import pytest

from tests.game.packs import Shared, packs


@pytest.fixture(scope="session", autouse=True)
def shared_packs(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The packs that most tests here play, compiled once."""
    Shared.folder = packs(tmp_path_factory.mktemp("shared") / "packs", own=True)
