"""Whatever a test opens is closed after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bureau_quiz.catalogue.shelf import Shelf


@pytest.fixture(autouse=True)
def all_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every file that was opened, as a program's end would."""
    opened: list[Shelf] = []
    init = Shelf.__init__

    def registered(self: Shelf, *arguments: Any) -> None:
        init(self, *arguments)
        opened.append(self)

    monkeypatch.setattr(Shelf, "__init__", registered)
    yield
    for each in opened:
        each.close()
