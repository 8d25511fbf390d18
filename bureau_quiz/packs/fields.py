"""A mapping read by its declared keys: typed getters that tell what is wrong and go on."""

from collections.abc import Iterable
from decimal import Decimal

from bureau_quiz.errors import Severity
from bureau_quiz.packs.cells import decimal_of
from bureau_quiz.packs.codes import CODES, LATER
from bureau_quiz.packs.format import OTHER_WORDS, SECTIONS, Key, Shape
from bureau_quiz.packs.ignoring import Ignored
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence
from bureau_quiz.packs.source import MASK, Report
from bureau_quiz.packs.texts import meant, quoted, scalars, shape_wrong, text_of, warn_of_cut
from bureau_quiz.text import listed

_MAY_BE_EMPTY = frozenset({Shape.SECTION, Shape.LIST, Shape.SPELLINGS, Shape.ROWS})
"""What may stand there with nothing in it yet."""

FLAGS = {"true": True, "yes": True, "false": False, "no": False}


class Fields:
    """The keys of one mapping; what is asked for is checked, what is not known is told."""

    def __init__(self, node: Mapping, keys: Iterable[Key], of: str, report: Report) -> None:
        self.node = node
        self.of = of
        """What the mapping is, in words for a message: `template codename-owner`."""
        self.keys = {key.name: key for key in keys}
        self.report = report.within(self._ignored(report))
        self.whole = not node.torn and not node.again
        """Whether all that it says could be read, and is known."""
        self.lost = False
        """Whether it says something of length under a key that nobody knows."""
        self._meant: set[str] = set()
        self._told: set[str] = set()
        """Keys that have the wrong shape or say nothing, which has been told."""
        self._check()

    def _check(self) -> None:
        for key, node in self.node:
            if key.value not in self.keys:
                self.whole = False
                self.lost = self.lost or not isinstance(node, Scalar)
                self._unknown(key)

    def _unknown(self, key: Scalar) -> None:
        if key.value.startswith(MASK) or key.damaged:
            return
        near = self.report.nearest(key.value, self.keys)
        if near is None and OTHER_WORDS.get(key.value) in self.keys:
            near = OTHER_WORDS[key.value]
        if near and near not in self:
            self._meant.add(near)
        message = f"{self.of} has no key {quoted(key.value)}"
        self.report.add("BQ201", key.source, key.place, message, self._known(key.value, near))

    def _known(self, name: str, near: str | None) -> str:
        """Say which key may be meant, or where such a key belongs."""
        bare = "".join(sign for sign in name if sign.isalnum() or sign in "_-")
        if near and bare == near:
            return f"write {near}: there is a sign beside it that is hard to see"
        if near:
            return f"did you mean {near}?"
        homes = [home for home, keys in SECTIONS.items() if any(name == key.name for key in keys)]
        if homes:
            there = listed((f"a {home}" for home in homes if home != "reverse"), "or")
            return f"it is a key of {there}: is this line indented as it should be?"
        return f"its keys are {listed(self.keys)}"

    def _ignored(self, report: Report) -> frozenset[str]:
        node = self.node.get("ignore") if "ignore" in self.keys else None
        if node is None:
            return frozenset()
        codes: set[Ignored] = set()
        for scalar in scalars(node, "`ignore`", report):
            known = CODES.get(scalar.value)
            later = LATER.fullmatch(scalar.value)
            if (known and known.severity is Severity.ERROR) or (later and later[1] == "0"):
                message, mend = f"{scalar.value} is an error and cannot be ignored", "mend it"
            elif known or later:
                codes.add(Ignored.at(scalar.value, scalar.place))
                continue
            else:
                message = f"there is no code {quoted(scalar.value)}"
                mend = meant(scalar.value, CODES, report) or "name a code such as BQ316"
            report.add("BQ215", scalar.source, scalar.place, message, mend)
        for said in codes:
            said.around = report.ignored | codes
        report.named.extend(codes)
        return frozenset(codes)

    @property
    def ignore(self) -> frozenset[str]:
        """The codes that this mapping and those around it ignore."""
        return self.report.ignored

    def __contains__(self, name: str) -> bool:
        return name in self.node.entries

    def silent(self, name: str) -> bool:
        """Whether a key is not said, or says nothing."""
        node = self.node.get(name)
        return node is None or says_nothing(node)

    def missing(self) -> list[str]:
        """Tell what is needed and not there; give its names."""
        lost = [
            key.name for key in self.keys.values() if key.need and key.name not in self.node.entries
        ]
        told = [name for name in lost if not self.slipped(name)]
        if told and not self.node.torn:
            named = listed(f"`{name}:`" for name in told)
            mend = "; ".join(f"`{name}:` is {self.keys[name].meaning}" for name in told)
            if told == ["pack"]:
                mend = "begin with `pack:` and the pack's id"
            self.report.add(
                "BQ202", self.node.source, self.node.place, f"{self.of} has no {named}", mend
            )
        return lost

    def lacks(self, name: str, message: str, mend: str) -> None:
        """Tell that something needed is not said, unless it may have been lost or misspelt."""
        entry = self.node.entries.get(name)
        if entry:
            self._hollow(name, *entry, message, mend)
        elif not self.node.torn and not self.slipped(name):
            self.report.add("BQ202", self.node.source, self.node.place, message, mend)

    def _hollow(self, name: str, key: Scalar, node: Node, message: str, mend: str) -> None:
        """Tell, once, of a key that is needed and says nothing; of a comment that it may be."""
        if name in self._told:
            return
        self._told.add(name)
        if isinstance(node, Scalar) and node.damaged:
            return
        place = key.place
        if isinstance(node, Scalar) and node.cut:
            place = node.source.place(node.end_line, node.end_column + 1, node.cut)
            message += ": what begins with # is a comment"
            mend = "put quotes around the text"
            node.cut = 0
        elif isinstance(node, Scalar) and node.value.strip():
            message += f": {node.value} is YAML's word for nothing"
            mend = f"{mend}; if {node.value} is meant, put quotes around it"
        self.report.add("BQ202", key.source, place, message, mend)

    def finish(self) -> None:
        """Warn of keys that say nothing, and of which nothing has been told."""
        for key, node in self.node:
            name = key.value
            known = self.keys.get(name)
            if known is None or name in self._told:
                continue
            if not says_nothing(node) and not (known.shape is Shape.VALUES and _bare(node)):
                continue
            if known.shape in _MAY_BE_EMPTY or name == "ignore":
                continue
            self._told.add(name)
            if isinstance(node, Scalar) and node.cut:
                warn_of_cut(node, self.report)
                continue
            message, mend = f"`{name}` says nothing", "say something, or take the key out"
            if isinstance(node, Scalar) and node.value.strip():
                message += f": {node.value} is YAML's word for nothing"
                mend = f"take the key out; if {node.value} is meant, put quotes around it"
            self.report.add("BQ317", key.source, key.place, message, mend)

    def slipped(self, name: str) -> bool:
        """Whether a key that is not there was written with a slip, which has been told."""
        return name in self._meant

    def scalar(self, name: str) -> Scalar | None:
        """Give a key's scalar that says something."""
        node = self.node.get(name)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            if name not in self._told:
                self._told.add(name)
                shape_wrong(node, f"`{name}`", "text", self.report)
            return None
        if node.empty:
            known = self.keys[name]
            if known.need:
                mend = f"give {known.shape}: {known.meaning}"
                self._hollow(name, *self.node.entries[name], f"`{name}` says nothing", mend)
            return None
        return node

    def text(self, name: str, default: str = "") -> str:
        """Give a key's text, cleaned and trimmed; the default where it is not what was meant."""
        node = self.scalar(name)
        text = text_of(node, self.report) if node else default
        return default if node and node.damaged else text

    def texts(self, name: str) -> list[tuple[Scalar, str]]:
        """Give a key's text or list of texts, each with its node."""
        node = self.node.get(name)
        if node is None or (isinstance(node, Scalar) and node.empty):
            return []
        return [
            (scalar, text_of(scalar, self.report))
            for scalar in scalars(node, f"`{name}`", self.report)
        ]

    def flag(self, name: str) -> bool:
        """Give a key's true or false; false where it is not said."""
        node = self.scalar(name)
        if node is None:
            return False
        flag = FLAGS.get(node.value.casefold())
        if flag is None:
            message = f"`{name}` is true or false, not {quoted(node.value)}"
            self.wrong(node, message, "say true, or leave the key out")
        return bool(flag)

    def choice(self, name: str, default: str) -> str:
        """Give a key's word, or the default where it is not said or not one of the words."""
        node = self.scalar(name)
        if node is None:
            return default
        allowed = self.keys[name].words
        if node.value in allowed:
            return node.value
        if name in self._told:
            return default
        self._told.add(name)
        self.wrong(
            node,
            f"`{name}` is {listed(allowed, 'or')}, not {quoted(node.value)}",
            meant(node.value, allowed, self.report)
            or f"say {listed(allowed, 'or')}, or leave the key out",
        )
        return default

    def number(self, name: str, mend: str, positive: bool = False) -> Decimal | None:
        """Give a key's number; None where none is said, or none that it can have."""
        node = self.scalar(name)
        if node is None:
            return None
        number = decimal_of(node.value.strip())
        if number is not None and (number > 0 or not positive):
            return number
        what = "a number above 0" if positive else "a number"
        self.wrong(node, f"`{name}` is {what}, not {quoted(node.value)}", mend)
        return None

    def wrong(self, node: Scalar, message: str, mend: str) -> None:
        """Tell of a value that its key cannot have."""
        self.report.add("BQ206", node.source, node.place, message, mend)

    def idle(self, name: str, why: str) -> None:
        """Warn of a key that changes nothing, if it is said."""
        if name in self:
            key = self.node.entries[name][0]
            self._told.add(name)
            message = f"`{name}` changes nothing here: {why}"
            self.report.add("BQ221", key.source, key.place, message, "take it out")

    def section(self, name: str) -> Mapping | None:
        """Give a key's mapping."""
        node = self.node.get(name)
        if isinstance(node, Mapping):
            return node
        if node is not None and not (isinstance(node, Scalar) and node.empty):
            mend = ""
            if isinstance(node, Sequence) and name == "columns":
                mend = "write `columns: {name: {type: number}}`, and only what is no plain text"
            elif isinstance(node, Sequence) and node.line > self.node.entries[name][0].line:
                mend = "take the `- ` out, and write each name with a colon: `name:`"
            shape_wrong(node, f"`{name}`", "a mapping", self.report, mend)
        return None


def says_nothing(node: Node) -> bool:
    """Whether a value is empty, or a list of nothing but what is."""
    if isinstance(node, Sequence):
        return not node.torn and all(isinstance(one, Scalar) and one.empty for one in node.items)
    return isinstance(node, Scalar) and node.empty


def _bare(node: Node) -> bool:
    """Whether a mapping has nothing in it."""
    return isinstance(node, Mapping) and not (node.entries or node.torn)
