"""Texts as YAML, so that our reader and any other read the very text, whatever it holds."""

import re
from collections.abc import Sequence

LINE = 100
"""Characters of a list that is written in one line."""

_PLAIN = re.compile(
    r"(?:[^\W\d_]|<[^\W_])(?:[^\W_]|[ <>,.;!?%&()+*/=_'’“”„«»–—…-]|:(?=\S)|(?<=\S)#)*"
)
_FLOW = re.compile(r"[^\W\d_](?:[\w .+/’-])*")
_TYPED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What other programs take for something else than text."""


def scalar(text: str) -> str:
    """A text as a value of its own; it has passed the gate and has no line breaks."""
    return text if _plain(text, _PLAIN) else _quoted(text)


def name(text: str) -> str:
    """A text as what stands before a colon."""
    return text if _plain(text, _FLOW) else _quoted(text)


def listed(texts: Sequence[str], indent: str) -> str:
    """A text, or a list of them, as it stands after a colon: in one line where it is short."""
    if len(texts) == 1:
        return f" {scalar(texts[0])}"
    flow = ", ".join(text if _plain(text, _FLOW) else _quoted(text) for text in texts)
    if len(flow) <= LINE - len(indent):
        return f" [{flow}]"
    return "".join(f"\n{indent}- {scalar(text)}" for text in texts)


def row(cells: Sequence[tuple[str, str]], indent: str) -> str:
    """Columns, as `name` gives them, and their texts as an item of a list, with its line ends."""
    flow = ", ".join(
        f"{column}: {text if _plain(text, _FLOW) else _quoted(text)}" for column, text in cells
    )
    if len(flow) <= LINE - len(indent):
        return f"{indent}- {{{flow}}}\n"
    block = f"\n{indent}  ".join(f"{column}: {scalar(text)}" for column, text in cells)
    return f"{indent}- {block}\n"


def _plain(text: str, allowed: re.Pattern[str]) -> bool:
    return (
        allowed.fullmatch(text) is not None
        and text[-1] not in ": "
        and text.casefold() not in _TYPED
    )


def _quoted(text: str) -> str:
    if "\\" not in text and '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
