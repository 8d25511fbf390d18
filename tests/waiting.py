"""Waiting for a condition in a test, never for a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot


async def wait_for(
    pilot: Pilot[Any],
    condition: Callable[[], object],
    timeout: float = 30.0,
    what: str = "",
) -> None:
    """Let the app go on until `condition()` is true.

    An exception in the condition (a widget not there yet, say) counts as not yet.

    Args:
        pilot: the app's pilot.
        condition: looked at again and again.
        timeout: seconds after which the test fails; long, as it is only ever reached by a failure.
        what: what was waited for, said when it fails.

    Raises:
        AssertionError: the condition was not met in time, or an error ended the app.
    """
    deadline = time.monotonic() + timeout
    while True:
        trouble: Exception | None = None
        try:
            if condition():
                return
        except Exception as error:
            trouble = error
        if (ended := pilot.app._exception) is not None:
            raise AssertionError(f"the app ended before: {what or condition}") from ended
        if time.monotonic() >= deadline:
            raise AssertionError(f"after {timeout} s not yet: {what or condition}") from trouble
        await pilot.pause(0.01)
