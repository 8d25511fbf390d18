"""Nodes as texts: through the gate once, quoted in messages, with what is wrong told."""

from collections.abc import Collection
from itertools import islice

from bureau_quiz.packs.loading import refusal
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn, named
from bureau_quiz.packs.source import MASK, Report
from bureau_quiz.text import TEXT_LIMIT, clean, visible

NAMED = 50
"""How many names a mend lists."""


def quoted(text: str) -> str:
    """Quote a text of the pack for a message, shortened if it is long."""
    return f"“{shortened(text)}”"


def shortened(text: str) -> str:
    """Give a text of the pack as a message has it."""
    return text if len(text) <= 60 else f"{text[:57]}…"


def meant(word: str, among: Collection[str], report: Report) -> str:
    """Say “did you mean …?”, or nothing."""
    near = report.nearest(word, among)
    return f"did you mean {shortened(near)}?" if near else ""


def all_of(names: Collection[str]) -> str:
    """Name them all for a mend, or the first of very many."""
    first = ", ".join(shortened(name) for name in islice(names, NAMED))
    return first if len(names) <= NAMED else f"{first} and {len(names) - NAMED:,} more"


def as_written(node: Scalar) -> str:
    """Give a scalar's text for a message, what may not stand in it shown by its number."""
    if MASK not in node.value:
        return node.value
    line = node.source.excerpt(node.line)[node.column - 1 : node.end_column - 1]
    if node.end_line != node.line or node.style:
        return node.value.replace(MASK, "\N{REPLACEMENT CHARACTER}")
    shown = (
        f"\\x{ord(sign) - 0xDC00:02x}" if "\udc80" <= sign <= "\udcff" else visible(sign)
        for sign in line
    )
    return "".join(shown)


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
    guessed = node.source.guessed and not node.value.isascii()
    node.damaged = node.damaged or bool(cleaned.refused) or cleaned.cut or guessed
    for offset, character in cleaned.refused:
        if character != MASK:
            place = node.within(offset, 1)
            report.add("BQ104", node.source, place, refusal(character), "take it out")
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
    if node.style or len(value) < 3 or value[0] not in "“”„«‘" or value[-1] not in '”“»’"':
        return
    if not set(value[1:-1]) & set('“”„«»‘"'):
        inner = value[1:-1]
        straight = f'"{inner}"' if len(inner) <= 60 and "\\" not in inner else "straight ones"
        report.add(
            "BQ114",
            node.source,
            node.place,
            "these curly quotes are shown: they do not quote in YAML",
            f"take them out, or write {straight}",
        )


def shape_wrong(node: Node, name: str, wanted: str, report: Report, mend: str = "") -> None:
    """Tell that a value has the wrong shape, unless that was told when it could not be read.

    `mend` is said where more can be said than what is wanted.
    """
    if isinstance(node, Torn) or (isinstance(node, Scalar) and node.damaged):
        return
    mend = mend or _shape_mend(node, wanted)
    report.add(
        "BQ205",
        node.source,
        node.place,
        f"{name} is {named(node)} where {wanted} is meant",
        mend,
    )


def _shape_mend(node: Node, wanted: str) -> str:
    mend = f"give {wanted}"
    if isinstance(node, Mapping) and node.entries:
        key = next(iter(node.entries))
        if wanted.startswith(("text", "a text")):
            return f"if “{key}: …” is a text, put quotes around the whole of it; else {mend}"
    if isinstance(node, Sequence) and wanted.startswith(("text", "a text")):
        flow = node.source.excerpt(node.line)[node.column - 1 : node.column] == "["
        if flow:
            return "take the brackets out; if they belong to the text, put quotes around all of it"
        return "write one text, without `- `"
    if isinstance(node, Scalar):
        from bureau_quiz.packs.traps import keyless

        said, how = keyless(node)[3]
        if how.startswith("write"):
            return f"{said}: {how}"
    return mend


def scalars(node: Node, name: str, report: Report) -> list[Scalar]:
    """Give the scalars of a text or a list of texts that say something."""
    if isinstance(node, Scalar):
        if node.empty:
            warn_of_cut(node, report)
            return []
        return [node]
    if not isinstance(node, Sequence):
        shape_wrong(node, name, "a text or a list of texts", report)
        return []
    found: list[Scalar] = []
    for item in node.items:
        if not isinstance(item, Scalar):
            shape_wrong(item, f"a value of {name}", "text", report)
        elif item.empty and not item.damaged:
            report.add(
                "BQ317",
                item.source,
                item.place,
                f"a value of {name} says nothing",
                "take the comma or dash out, or put quotes around the text",
            )
        elif not item.empty:
            found.append(item)
    return found
