"""Entries are put into mappings; what is said twice is told."""

from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence
from bureau_quiz.packs.source import Report


def enter(mapping: Mapping, key: Scalar, node: Node, report: Report, item: bool = False) -> None:
    """Put an entry into a mapping; a key said twice is told and the first one kept.

    Of lists of mappings and of mappings both are kept, so that the second is looked at as well.
    `item` says that the mapping is an item of a list, so that another may begin without its dash.
    """
    earlier = mapping.entries.get(key.value)
    if earlier is None:
        mapping.entries[key.value] = (key, node)
        return
    begun = (
        item and bool(mapping.again) and mapping.again[0][0].value == next(iter(mapping.entries))
    )
    mapping.again.append((key, node))
    if begun:
        return
    both = joined(earlier[1], node)
    if both is not None:
        mapping.entries[key.value] = (earlier[0], both)
        mend = "put what is below it under the first"
    else:
        mend = "keep one of the two, or give the second another name"
    if item and key.line > mapping.line and key.value == next(iter(mapping.entries)):
        mend = f"if the next item begins here, write `- {key.value}:`; else keep one of the two"
    message = f"“{key.value}” is said twice: first in line {earlier[0].line}"
    report.add("BQ109", key.source, key.place, message, mend)


def joined(one: Node, other: Node) -> Node | None:
    """Give two sections as one, or None where they are not of one kind."""
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        items = [*one.items, *other.items]
        if all(isinstance(item, Mapping) for item in items):
            return Sequence(one.source, one.line, one.column, items, one.torn or other.torn)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        entries = {**other.entries, **one.entries}
        again = [
            *one.again,
            *other.again,
            *(other.entries[key] for key in one.entries if key in other.entries),
        ]
        return Mapping(one.source, one.line, one.column, entries, one.torn or other.torn, again)
    return None
