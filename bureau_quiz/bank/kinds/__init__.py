"""The kinds of question, by name."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from bureau_quiz.bank.kinds.base import Kind

_PLACES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "choice": ("choice", "Choice"),
        "true-false": ("true_false", "TrueFalse"),
        "typed": ("typed", "Typed"),
        "multiple": ("multiple", "Multiple"),
        "except": ("except_", "Except"),
        "order": ("order", "Order"),
        "number": ("number", "Number"),
        "match": ("match", "Match"),
    }
)
"""Where each kind lies: its module here, and its class."""


class _Kinds(Mapping[str, Kind]):
    """Loads a kind when a question of it is asked."""

    def __getitem__(self, name: str) -> Kind:
        return _load(*_PLACES[name])

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)

    def __contains__(self, name: object) -> bool:
        return name in _PLACES


KINDS: Mapping[str, Kind] = _Kinds()
"""By the name that packs and records write."""


@cache
def _load(module: str, name: str) -> Kind:
    kind: Kind = getattr(import_module(f"{__name__}.{module}"), name)()
    return kind
