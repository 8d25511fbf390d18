"""A mapping read by its declared keys: typed getters that tell what is wrong and go on."""

from collections.abc import Iterable, Sequence

from bureau_quiz.errors import Severity
from bureau_quiz.packs.codes import BANK_CODE, CODES
from bureau_quiz.packs.format import Key
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Torn, named
from bureau_quiz.packs.nodes import Sequence as ListNode
from bureau_quiz.packs.source import MASK, Report
from bureau_quiz.text import TEXT_LIMIT, clean, closest, listed, visible

FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def quoted(text: str) -> str:
    """Quote a text of the pack for a message, shortened if it is long."""
    return f"“{text if len(text) <= 60 else text[:57] + '…'}”"


def meant(word: str, among: Iterable[str]) -> str:
    """Say “did you mean …?”, or nothing."""
    near = closest(word, among)
    return f"did you mean {near}?" if near else ""


def text_of(node: Scalar, report: Report) -> str:
    """Give a scalar's text through the gate, with its ends trimmed; what is wrong is told once."""
    if node.cleaned is None:
        if node.cut:
            warn_of_cut(node, report)
        value = node.value
        plain = value.isascii() and value.isprintable() and len(value) <= TEXT_LIMIT
        node.cleaned = value.strip() if plain else _cleaned(node, report)
    return node.cleaned


def _cleaned(node: Scalar, report: Report) -> str:
    cleaned = clean(node.value)
    node.damaged = node.damaged or bool(cleaned.refused) or cleaned.cut
    for offset, character in cleaned.refused:
        if character != MASK:
            message = f"{visible(character)} may not stand in a text"
            report.add("BQ104", node.source, node.within(offset, 1), message, "take it out")
    if cleaned.cut:
        report.add(
            "BQ116",
            node.source,
            node.place,
            f"this text has {len(node.value):,} characters, and {TEXT_LIMIT:,} is the most",
            "is a quote left open, or an indent missing? Else shorten it",
        )
    return cleaned.text.strip()


def warn_of_cut(node: Scalar, report: Report) -> None:
    """Warn, once, of what YAML cuts off a text as a comment."""
    if node.cut:
        report.add(
            "BQ113",
            node.source,
            node.source.place(node.end_line, node.end_column + 1, node.cut),
            "a # after a space begins a comment, so this is cut off",
            "put quotes around the text; if a comment is meant, put a space after the #",
        )
        node.cut = 0


def warn_of_curly(node: Scalar, report: Report) -> None:
    """Warn of a text that stands in one pair of curly quotes: they are part of it."""
    value = node.value
    if node.style or len(value) < 3 or value[0] not in "“”„«" or value[-1] not in "”“»":
        return
    if not set(value[1:-1]) & set("“”„«»"):
        report.add(
            "BQ114",
            node.source,
            node.place,
            "these curly quotes are shown: they do not quote in YAML",
            "take them out, or use straight quotes",
        )


def shape_wrong(node: Node, name: str, wanted: str, report: Report) -> None:
    """Tell that a value has the wrong shape, unless that was told when it could not be read."""
    if isinstance(node, Torn):
        return
    mend = f"give {wanted}"
    if isinstance(node, Mapping) and node.entries:
        key = next(iter(node.entries))
        mend = f"if “{key}: …” is a text, put quotes around the whole of it; else {mend}"
    report.add(
        "BQ205",
        node.source,
        node.place,
        f"{name} is {named(node)} where {wanted} is meant",
        mend,
    )


class Fields:
    """The keys of one mapping; what is asked for is checked, what is not known is told."""

    def __init__(self, node: Mapping, keys: Sequence[Key], of: str, report: Report) -> None:
        self.node = node
        self.of = of
        """What the mapping is, in words for a message: `template codename-owner`."""
        self.keys = {key.name: key for key in keys}
        self.report = report.within(self._ignored(report))
        self.whole = not node.torn and not node.again
        """Whether all that it says could be read, and is known."""
        self._meant: set[str] = set()
        self._check()

    def _check(self) -> None:
        for key, _ in self.node:
            known = self.keys.get(key.value)
            if known is None:
                self.whole = False
                self._unknown(key)
            elif known.later:
                self.report.add(
                    "BQ218",
                    key.source,
                    key.place,
                    f"`{key.value}` comes with a later version of the game",
                    "take it out for now",
                )

    def _unknown(self, key: Scalar) -> None:
        if key.value.startswith(MASK) or key.damaged:
            return
        names = [name for name, known in self.keys.items() if not known.later]
        near = closest(key.value, names)
        if near and near not in self:
            self._meant.add(near)
        self.report.add(
            "BQ201",
            key.source,
            key.place,
            f"{self.of} has no key {quoted(key.value)}",
            f"did you mean {near}?" if near else f"its keys are {listed(names)}",
        )

    def _ignored(self, report: Report) -> frozenset[str]:
        node = self.node.get("ignore") if "ignore" in self.keys else None
        if node is None:
            return frozenset()
        codes: set[str] = set()
        for scalar in scalars(node, "`ignore`", report):
            known = CODES.get(scalar.value)
            of_bank = BANK_CODE.fullmatch(scalar.value)
            if (known and known.severity is Severity.ERROR) or (of_bank and of_bank[1] == "0"):
                message, mend = f"{scalar.value} is an error and cannot be ignored", "mend it"
            elif known or of_bank:
                codes.add(scalar.value)
                continue
            else:
                message = f"there is no code {quoted(scalar.value)}"
                mend = meant(scalar.value, CODES) or "name a code such as BQ316"
            report.add("BQ215", scalar.source, scalar.place, message, mend)
        return frozenset(codes)

    @property
    def ignore(self) -> frozenset[str]:
        """The codes that this mapping and those around it ignore."""
        return self.report.ignored

    def __contains__(self, name: str) -> bool:
        return name in self.node.entries

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

    def slipped(self, name: str) -> bool:
        """Whether a key that is not there was written with a slip, which has been told."""
        return name in self._meant

    def scalar(self, name: str) -> Scalar | None:
        """Give a key's scalar that says something."""
        node = self.node.get(name)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            shape_wrong(node, f"`{name}`", "text", self.report)
            return None
        if node.empty:
            warn_of_cut(node, self.report)
            self._empty(name, node)
            return None
        return node

    def _empty(self, name: str, node: Scalar) -> None:
        key = self.node.entries[name][0]
        if self.keys[name].need:
            self.report.add(
                "BQ202",
                key.source,
                key.place,
                f"`{name}` says nothing",
                f"give {self.keys[name].shape}: {self.keys[name].meaning}",
            )

    def text(self, name: str, default: str = "") -> str:
        """Give a key's text, cleaned and trimmed."""
        node = self.scalar(name)
        return text_of(node, self.report) if node else default

    def texts(self, name: str) -> list[tuple[Scalar, str]]:
        """Give a key's text or list of texts, each with its node."""
        node = self.node.get(name)
        if node is None:
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
        self.wrong(
            node,
            f"`{name}` is {listed(allowed, 'or')}, not {quoted(node.value)}",
            meant(node.value, allowed) or f"say {listed(allowed, 'or')}, or leave the key out",
        )
        return default

    def wrong(self, node: Scalar, message: str, mend: str) -> None:
        """Tell of a value that its key cannot have."""
        self.report.add("BQ206", node.source, node.place, message, mend)

    def idle(self, name: str, why: str) -> None:
        """Warn of a key that changes nothing, if it is said."""
        if name in self:
            key = self.node.entries[name][0]
            message = f"`{name}` changes nothing here: {why}"
            self.report.add("BQ221", key.source, key.place, message, "take it out")

    def section(self, name: str) -> Mapping | None:
        """Give a key's mapping."""
        node = self.node.get(name)
        if isinstance(node, Mapping):
            return node
        if node is not None and not (isinstance(node, Scalar) and node.empty):
            shape_wrong(node, f"`{name}`", "a mapping", self.report)
        return None


def scalars(node: Node, name: str, report: Report) -> list[Scalar]:
    """Give the scalars of a text or a list of texts that say something."""
    if isinstance(node, Scalar):
        if node.empty:
            warn_of_cut(node, report)
            return []
        return [node]
    if not isinstance(node, ListNode):
        shape_wrong(node, name, "a text or a list of texts", report)
        return []
    found: list[Scalar] = []
    for item in node.items:
        if not isinstance(item, Scalar):
            shape_wrong(item, f"a value of {name}", "text", report)
        elif item.empty:
            report.add(
                "BQ317",
                item.source,
                item.place,
                f"a value of {name} says nothing",
                "take the comma or dash out, or put quotes around the text",
            )
        else:
            found.append(item)
    return found
