"""The kinds of question, by name."""

from collections.abc import Mapping
from types import MappingProxyType

from bureau_quiz.bank.kinds.base import Kind
from bureau_quiz.bank.kinds.choice import Choice
from bureau_quiz.bank.kinds.except_ import Except
from bureau_quiz.bank.kinds.match import Match
from bureau_quiz.bank.kinds.multiple import Multiple
from bureau_quiz.bank.kinds.number import Number
from bureau_quiz.bank.kinds.order import Order
from bureau_quiz.bank.kinds.true_false import TrueFalse
from bureau_quiz.bank.kinds.typed import Typed

_ALL: tuple[Kind, ...] = (
    Choice(),
    TrueFalse(),
    Typed(),
    Multiple(),
    Except(),
    Order(),
    Number(),
    Match(),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})
"""By the name that packs and records write."""
