"""The files of a folder become one mapping; what two of them say is told."""

from bureau_quiz.packs.format import PACK, Shape
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence
from bureau_quiz.packs.source import Report

_JOINED = frozenset(
    key.name for key in PACK if key.shape in (Shape.SECTION, Shape.LIST, Shape.SPELLINGS)
)


def merge(roots: list[Mapping], report: Report) -> Mapping:
    """Join the roots of a pack's files in order."""
    if len(roots) == 1:
        return roots[0]
    first = next((root for root in roots if "pack" in root.entries), roots[0])
    whole = Mapping(first.source, first.line, first.column)
    for root in roots:
        whole.torn = whole.torn or root.torn
        _join(whole, root, report, _JOINED)
    return whole


def _join(whole: Mapping, part: Mapping, report: Report, joined: frozenset[str]) -> None:
    whole.again += part.again
    for name, (key, node) in part.entries.items():
        earlier = whole.entries.get(name)
        if earlier is None:
            whole.entries[name] = (key, _own(node) if name in joined else node)
        elif name in joined and not _extend(earlier[1], node, report):
            whole.entries[name] = (key, _own(node))
        elif name not in joined:
            whole.again.append((key, node))
            report.add(
                "BQ208",
                key.source,
                key.place,
                f"“{name}” is said twice: first in line {earlier[0].line} of "
                f"{earlier[0].source.path}",
                "a folder's files are one pack: say it in one of them",
            )


def _own(node: Node) -> Node:
    """Copy a section that more will be added to; aliases and the file keep theirs."""
    if isinstance(node, Mapping):
        own = (dict(node.entries), node.torn, list(node.again))
        return Mapping(node.source, node.line, node.column, *own)
    if isinstance(node, Sequence):
        return Sequence(node.source, node.line, node.column, list(node.items), node.torn)
    return node


def _extend(whole: Node, part: Node, report: Report) -> bool:
    """Add a section to that of an earlier file; False where the earlier says nothing."""
    if isinstance(whole, Mapping) and isinstance(part, Mapping):
        whole.torn = whole.torn or part.torn
        _join(whole, part, report, frozenset())
    elif isinstance(whole, Sequence) and isinstance(part, Sequence):
        whole.torn = whole.torn or part.torn
        whole.items.extend(part.items)
    elif isinstance(whole, Scalar) and whole.empty:
        return False
    elif not (isinstance(part, Scalar) and part.empty):
        from bureau_quiz.packs.texts import shape_wrong

        wanted = "a mapping" if isinstance(whole, Mapping) else "a list"
        shape_wrong(part, "this section", wanted, report)
    return True
