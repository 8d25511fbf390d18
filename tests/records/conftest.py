"""Whatever a test opens is closed after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bureau_quiz.records.store import Store


@pytest.fixture(autouse=True)
def all_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every file that was opened, as a program's end would."""
    opened: list[Store] = []
    init = Store.__init__

    def registered(self: Store, *arguments: Any) -> None:
        init(self, *arguments)
        opened.append(self)

    monkeypatch.setattr(Store, "__init__", registered)
    yield
    for each in opened:
        each.close()
