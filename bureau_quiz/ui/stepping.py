"""Values that come one after the other and begin again."""

from collections.abc import Sequence
from typing import TypeVar

Value = TypeVar("Value")


def after(values: Sequence[Value], value: Value, by: int) -> Value:
    """Give the value `by` places on, around the end; one that is not there gives the first."""
    if value not in values:
        return values[0]
    return values[(values.index(value) + by) % len(values)]
