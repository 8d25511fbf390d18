"""A list that does not parse is read item by item; what has no dash is put where it belongs."""

from collections.abc import Sequence as Series
from itertools import pairwise
from typing import TYPE_CHECKING

from bureau_quiz.packs.flowing import FLOW
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence
from bureau_quiz.packs.slips import dash_words
from bureau_quiz.packs.traps import ITEM, KEY

if TYPE_CHECKING:
    from bureau_quiz.packs.mending import Mender


class Items:
    """The items of lists in a file that is read piece by piece."""

    def __init__(self, mender: "Mender") -> None:
        self.mender = mender

    def all(
        self, lines: list[str], bounds: Series[int], above: int, depth: int, indent: int
    ) -> Sequence:
        """Read those that begin at some lines; `bounds` has the end of the last as well."""
        mender = self.mender
        whole = Sequence(mender.source, above + bounds[0] + 1, indent + 1)
        for start, stop in pairwise(bounds):
            own = lines[start:stop]
            if mender.layout.begins_item(own[0]):
                mender.misplaced(lines, [start], above, indent)
                if ITEM.match(own[0]):
                    part: Node | None = mender.piece(own, above + start, depth + 1)
                else:
                    part = self.one(own, 0, above + start, depth)
                self._add_items(whole, part)
            else:
                self._no_dash(whole, own, above + start, depth, indent)
        return whole

    def one(self, lines: list[str], first: int, above: int, depth: int) -> Node | None:
        """Read the one that begins at a line."""
        line = lines[first]
        at = len(line) - len(line.lstrip(" "))
        if not ITEM.match(line):
            self.mender.add("BQ106", above + first + 1, at + 1, 1, dash_words(line[at:]))
            self.mender.layout.virtual[above + first] = at + 2
        bare = f"{line[:at]} {line[at + 1 :]}"
        inner = [bare if bare.strip() else "", *lines[first + 1 :]]
        node = self.mender.piece(inner, above + first, depth + 1)
        return Sequence(self.mender.source, above + first + 1, at + 1, [node])

    def _add_items(self, whole: Sequence, part: Node | None) -> None:
        if isinstance(part, Sequence):
            whole.items.extend(part.items)
            whole.torn = whole.torn or part.torn
        else:
            whole.torn = True

    def _no_dash(
        self, whole: Sequence, lines: list[str], above: int, depth: int, indent: int
    ) -> None:
        """Take lines among items that have no dash: of the item above, or an item themselves."""
        line = lines[0]
        mender, layout = self.mender, self.mender.layout
        found = KEY.match(line)
        last = whole.items[-1] if whole.items else None
        if isinstance(last, Mapping) and not found and ends_in_block(last):
            # The text is indented too little, which was told of the block that has none.
            mender.told += 1
            if len(lines) > 1:
                part = mender.piece(lines[1:], above + 1, depth + 1)
                mender.add_entries(last, part, "", above + 2)
            return
        if found and isinstance(last, Mapping) and found[1] not in last.entries:
            own = layout.indent(line, above)
            same = [at for at, one in enumerate(lines) if layout.indent(one, above + at) == own]
            keyed = [at for at in same if KEY.match(lines[at])]
            mender.misplaced(lines, keyed, above, indent + 2)
            layout.virtual.update((above + at, indent + 2) for at in same)
            part = mender.piece(lines, above, depth + 1)
            mender.add_entries(last, part, line, above + 1)
            return
        column = layout.indent(line, above) + 1
        if found and last is not None and not isinstance(last, Mapping):
            # A key below texts: of what is around the list, most likely.
            mender.misplaced(lines, [0], above, indent - 2)
            whole.torn = True
            return
        mend = f"write `- {line.strip()}`"
        if not found and not FLOW.match(line):
            mend += ", or indent it more if it is part of the text above"
        mender.add("BQ106", above + 1, column, 1, ("a `- ` is missing before this", mend))
        whole.items.append(mender.piece(lines, above, depth + 1))


def ends_in_block(mapping: Mapping) -> bool:
    """Whether the last thing that a mapping says is a block of text that has no text."""
    last = next(reversed(mapping.entries.values()), None)
    if last is None or not isinstance(last[1], Scalar):
        return False
    return last[1].style in ("|", ">") and not last[1].value
