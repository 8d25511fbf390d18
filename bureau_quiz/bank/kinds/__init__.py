"""The kinds of question, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from bureau_quiz.bank.kinds.base import Kind
from bureau_quiz.bank.kinds.choice import Choice
from bureau_quiz.bank.kinds.true_false import TrueFalse
from bureau_quiz.bank.kinds.typed import Typed

KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.name: kind for kind in (Choice(), TrueFalse(), Typed())}
)
"""By the name that packs and records write."""
