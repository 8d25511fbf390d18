"""What stands in brackets, cut at its own commas: `{name: Danube, sea: Black Sea}`."""

from collections.abc import Iterator
from dataclasses import dataclass, field

CLOSING = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Odd:
    """Something that keeps brackets from closing where they should."""

    sign: str
    """`#`: a comment; `"` or `'`: a quote that nothing closes; `}` or `]`: of the wrong shape."""
    at: int
    """Its offset."""


@dataclass(slots=True)
class Flow:
    """A list or mapping in brackets, by offsets in its text."""

    start: int
    """Of the bracket that opens it."""
    entries: list[tuple[int, int]] = field(default_factory=list)
    end: int | None = None
    """Of the bracket that closes it; None where there is none."""
    odd: Odd | None = None
    """What is probably why it does not close; the first of its kind."""


def flow_at(text: str, start: int, stop: int | None = None) -> Flow:
    """Read the brackets that open at an offset; nothing from `stop` on is looked at."""
    flow = Flow(start)
    stop = len(text) if stop is None else stop
    opened: list[str] = []
    begun = start + 1
    for at, sign, odd in _signs(text, start, stop):
        if odd:
            flow.odd = flow.odd or Odd(sign, at)
        elif sign in "{[":
            opened.append(CLOSING[sign])
        elif sign in "}]":
            wanted = opened.pop()
            if sign != wanted:
                flow.odd = flow.odd or Odd(sign, at)
            if not opened:
                if text[begun:at].strip():
                    flow.entries.append((begun, at))
                flow.end = at
                return flow
        elif len(opened) == 1:
            flow.entries.append((begun, at))
            begun = at + 1
    if text[begun:stop].strip():
        flow.entries.append((begun, stop))
    return flow


def _signs(text: str, at: int, stop: int) -> Iterator[tuple[int, str, bool]]:
    """Give brackets and commas outside of quotes; and, as odd, comments and open quotes."""
    before = ""
    while at < stop:
        sign = text[at]
        if sign in "{[}],":
            yield at, sign, False
            before = sign
        elif sign in "\"'" and before in ("", "{", "[", ",", ":"):
            end = end_of_quote(text, at, stop)
            if end is None:
                yield at, sign, True
            else:
                at = end
            before = sign
        elif sign == "#" and (text[at - 1].isspace() or before in ("{", "[", ",")):
            yield at, sign, True
            end = text.find("\n", at, stop)
            at = stop if end < 0 else end
        elif not sign.isspace():
            before = sign
        at += 1


def end_of_quote(text: str, at: int, stop: int | None = None) -> int | None:
    """Give the offset of the quote that closes one, or None where none does."""
    quote, at = text[at], at + 1
    stop = len(text) if stop is None else stop
    while at < stop:
        if text[at] == "\\" and quote == '"':
            at += 1
        elif text[at] == quote:
            if quote == "'" and text[at + 1 : at + 2] == "'":
                at += 1
            else:
                return at
        at += 1
    return None
