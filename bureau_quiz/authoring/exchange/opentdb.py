"""Open Trivia DB: what its API answers, dumps of it, and its four encodings."""

import html
import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from bureau_quiz.authoring.exchange.markup import unescaped
from bureau_quiz.authoring.exchange.model import (
    ITEM_LIMIT,
    Document,
    Entry,
    Export,
    Format,
    Harvest,
    Remark,
)
from bureau_quiz.authoring.exchange.outgoing import Going
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Place
from bureau_quiz.packs.model import Pack
from bureau_quiz.packs.texts import quoted
from bureau_quiz.text import visible

DIFFICULTIES = ("easy", "medium", "hard")
TRUTHS = {"true": True, "false": False}

OWN = frozenset(
    (
        "General Knowledge",
        "Mythology",
        "Sports",
        "Geography",
        "History",
        "Politics",
        "Art",
        "Celebrities",
        "Animals",
        "Vehicles",
        "Science & Nature",
    )
)
"""Categories of Open Trivia DB, besides those that begin with `Entertainment: ` or `Science: `."""

_TOKEN = re.compile(r'"(?:[^"\\\n]++|\\.)*+"|\{[{\s]*+|\}')
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_URL = re.compile(r"(?:[A-Za-z0-9_.~+/-]|%[0-9A-Fa-f]{2})*")
_BYTE = re.compile(rb"%([0-9A-Fa-f]{2})")
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")


class _Item(NamedTuple):
    """An object of the file that is a question, or was to be one."""

    place: Place
    said: dict[str, Any]
    wrong: str = ""
    """Why it could not be read."""


def _recognises(document: Document) -> int:
    keys = '"question"', '"correct_answer"', '"incorrect_answers"'
    return 95 if all(key in document.text for key in keys) else 0


def _read(document: Document) -> Harvest:
    items = list(islice(_items(document), ITEM_LIMIT + 1))
    decode = _decoder([text for item in items for text in _texts(item.said)])
    harvest = Harvest.of(_entry(item, decode) for item in items)
    own = sum(_is_own(entry.category) for entry in harvest.entries)
    if own * 2 <= len(harvest.entries):
        return harvest
    return replace(harvest, source="Open Trivia DB, https://opentdb.com", licence="CC BY-SA 4.0")


def _is_own(category: str) -> bool:
    return category in OWN or category.startswith(("Entertainment: ", "Science: "))


def _items(document: Document) -> Iterator[_Item]:
    """The innermost objects that ask something, wherever in the file they stand.

    Objects are found by their braces, so that a file that is broken in one place, or cut off,
    still gives the rest.
    """
    text = document.text
    start, line, above, counted = -1, 1, 0, 0
    place = Place(document.path)
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign[0] == "{":
            start = token.start() + sign.rindex("{")
            lines = text.count("\n", counted, start)
            if lines:
                line, above = line + lines, text.rfind("\n", counted, start) + 1
            counted = start
            place = Place(document.path, line, start - above + 1)
        elif sign == "}" and start >= 0:
            item = _parsed(text[start : token.end()], place)
            if item is not None:
                yield item
            start = -1
    if start >= 0 and '"question"' in text[start:]:
        yield _Item(place, {}, "the file ends within it")


def _parsed(text: str, place: Place) -> _Item | None:
    if '"question"' not in text and '"correct_answer"' not in text:
        return None
    try:
        # Numbers stay as they were typed: 007, 1.10.
        said = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        return _Item(place, {}, f"it is not JSON: {visible(str(error))}")
    return _Item(place, said) if isinstance(said, dict) else None


def _texts(said: dict[str, Any]) -> Iterator[str]:
    for value in said.values():
        yield from (one for one in (value if isinstance(value, list) else [value]) if _is_text(one))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


# Encodings


def _decoder(texts: Sequence[str]) -> Callable[[str], str]:
    """Which encoding all texts of a file are in."""
    told = [text for text in texts if text]
    joined = " ".join(told)
    if told and all(_is_base64(text) for text in told):
        return _of_base64
    if re.search("%[0-9A-Fa-f]{2}", joined) and all(map(_URL.fullmatch, told)):
        return _of_form if "+" in joined else _of_url
    # What was decoded before has the very signs that the API never leaves as they are.
    # Entities are decoded once: `&amp;lt;` is `&lt;`.
    bare = len(re.findall("[<>\"']", joined))
    return unescaped if bare <= len(_ENTITY.findall(joined)) else str


def _is_base64(text: str) -> bool:
    if len(text) % 4 or not _BASE64.fullmatch(text):
        return False
    try:
        return b64decode(text, validate=True).decode().isprintable()
    except ValueError:
        return False


def _of_base64(text: str) -> str:
    return b64decode(text).decode()


def _of_url(text: str) -> str:
    data = _BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), text.encode())
    return data.decode(errors="replace")


def _of_form(text: str) -> str:
    return _of_url(text.replace("+", " "))


# Questions


def _entry(item: _Item, decode: Callable[[str], str]) -> Entry | Remark:
    if item.wrong:
        return Remark(item.place, item.wrong, dropped=True)
    said = item.said

    def one(name: str) -> str:
        value = said.get(name)
        return decode(value).strip() if isinstance(value, str) else _typed(value)

    wrong = said.get("incorrect_answers")
    listed = wrong if isinstance(wrong, list) else [] if wrong is None else [wrong]
    distractors = [decode(text) if isinstance(text, str) else _typed(text) for text in listed]
    prompt, answer = one("question"), one("correct_answer")
    if not prompt or not answer:
        lost = "question" if not prompt else "correct_answer"
        shown = f"{quoted(visible(prompt))} " if prompt else "a question "
        return Remark(item.place, f"{shown}has no “{lost}”", dropped=True)
    difficulty = one("difficulty").casefold()
    level = DIFFICULTIES.index(difficulty) + 1 if difficulty in DIFFICULTIES else 2
    entry = Entry(item.place, prompt, category=one("category"), difficulty=level)
    truth = TRUTHS.get(answer.casefold())
    others = {text.strip().casefold() for text in distractors}
    if truth is not None and one("type") != "multiple" and others <= TRUTHS.keys():
        return replace(entry, kind="true-false", truth=truth)
    return replace(entry, answers=(answer,), distractors=tuple(distractors))


def _typed(value: Any) -> str:
    return "" if value is None or isinstance(value, dict | list) else str(value)


# Export


def _export(pack: Pack, questions: Sequence[Question]) -> Export:
    going = Going(pack, questions)
    lines = _lines(going.entries(("choice", "true-false"), _lost))
    return Export(lines, going.unexported, going.exported)


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    yield '{"response_code":0,"results":['
    last = ""
    for entry in entries:
        if last:
            yield f"{last},"
        last = json.dumps(_record(entry), ensure_ascii=False, separators=(",", ":"))
    if last:
        yield last
    yield "]}"


def _lost(entry: Entry) -> Iterator[str]:
    """What of an entry has no place there."""
    if len(entry.answers) > 1:
        yield "other right answers"
    if entry.exact:
        yield "that signs and accents count"
    if entry.explanation:
        yield "explanation"
    if entry.source:
        yield "source"


def _record(entry: Entry) -> dict[str, str | list[str]]:
    boolean = entry.kind == "true-false"
    right = str(entry.truth) if boolean else entry.answers[0]
    wrong = [str(not entry.truth)] if boolean else list(entry.distractors)
    return {
        "type": "boolean" if boolean else "multiple",
        "difficulty": DIFFICULTIES[entry.difficulty - 1],
        "category": _encoded(entry.category),
        "question": _encoded(entry.prompt),
        "correct_answer": _encoded(right),
        "incorrect_answers": [_encoded(text) for text in wrong],
    }


def _encoded(text: str) -> str:
    """Entities as the API has them; what looks like another of its encodings does not."""
    escaped = html.escape(text).replace("&#x27;", "&#039;")
    return re.sub("%(?=[0-9A-Fa-f]{2})", "&#37;", escaped)


FORMAT = Format(
    name="opentdb",
    title="Open Trivia DB (JSON)",
    endings=(".json", ".jsonl"),
    recognises=_recognises,
    read=_read,
    export=_export,
)
