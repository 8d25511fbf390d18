"""Ids of templates and questions: said or derived, each once in a pack."""

import re
from collections.abc import Iterable
from hashlib import sha256

from bureau_quiz.packs import formerly
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.format import ID
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence
from bureau_quiz.packs.source import MASK, Report
from bureau_quiz.packs.texts import as_written, quoted
from bureau_quiz.text import clean, fold, fold_accents, words

SLUG_LIMIT = 40
"""How much of a prompt goes into a derived id."""


class Names:
    """The ids that a pack has used."""

    def __init__(self) -> None:
        self._taken: dict[str, Scalar] = {}
        self._asked: dict[str, tuple[str, str]] = {}
        """What an id was derived from."""
        self._formers: list[formerly.Former] = []

    def of(self, fields: Fields, prompt: str, beside: str = "") -> str | None:
        """Give the id that a mapping says, or one derived from the key that holds its prompt.

        `beside` is what makes two of one prompt differ.
        """
        node = fields.scalar("id")
        if node is not None:
            id_ = identifier(node, "the id", fields.report)
            return id_ if id_ and self._claim(id_, node, fields.report) else None
        asked = fields.node.get(prompt)
        if not isinstance(asked, Scalar) or asked.empty or asked.damaged:
            return None
        text = clean(asked.value).text
        id_ = derived_id(text)
        if id_ in self._taken and self._told_apart(id_, (fold_accents(text), beside)):
            id_ = derived_id(text, fold_accents(text) + beside)
        self._asked.setdefault(id_, (fold_accents(text), beside))
        return id_ if self._claim(id_, asked, fields.report) else None

    def of_template(self, fields: Fields) -> str | None:
        """Give a template's id: two that ask the same of other rows are two."""
        asked = ("table", "where", "answer", "pool", "order")
        return self.of(fields, "prompt", _said(fields.node, asked))

    def were(self, fields: Fields, id_: str | None) -> tuple[str, ...]:
        """Give the ids that what has an id is said to have had before."""
        found = formerly.formers(
            fields,
            id_ or "",
            lambda node, _: identifier(node, "the id", fields.report) is not None,
        )
        if id_:
            self._formers += found
        return formerly.names(found)

    def finish(self) -> None:
        """Warn of the ids that were had before in vain, once all are known."""
        formerly.warn(self._formers, self._taken, "id")

    def _told_apart(self, id_: str, asked: tuple[str, str]) -> bool:
        """Whether what has an id already was derived from another prompt, or asks other rows."""
        return self._asked.get(id_) not in (None, asked)

    def _claim(self, id_: str, node: Scalar, report: Report) -> bool:
        earlier = self._taken.setdefault(id_, node)
        if earlier is node:
            return True
        there = f"line {earlier.line}"
        if earlier.source is not node.source:
            there += f" of {earlier.source.path}"
        if node.value == id_:
            message, mend = f"the id {id_} is said twice", "give one of the two another id"
        else:
            message, mend = "this is asked twice", "take one out, or give the two an `id:` each"
        report.add("BQ208", node.source, node.place, f"{message}: first in {there}", mend)
        return False


def _said(node: Node | None, keys: tuple[str, ...] = ()) -> str:
    """Give what a node says, folded, whatever its layout; of a mapping some keys alone."""
    if isinstance(node, Scalar):
        return fold_accents(node.value)
    if isinstance(node, Sequence):
        return f"[{', '.join(map(_said, node.items))}]"
    if isinstance(node, Mapping):
        said = {key.value: _said(value) for key, value in node if not keys or key.value in keys}
        return f"{{{', '.join(f'{key}: {value}' for key, value in sorted(said.items()))}}}"
    return ""


def derived_id(prompt: str, exactly: str = "") -> str:
    """Name what has no id after its prompt: it holds as long as the words do.

    Where another has that name, `exactly` is what tells the two apart.
    """
    digest = sha256((exactly or fold(prompt)).encode("utf-8", "replace")).hexdigest()[:8]
    slug = "-".join(word for word in words(prompt) if word.isascii())
    if len(slug) > SLUG_LIMIT:
        slug = slug[: SLUG_LIMIT + 1].rpartition("-")[0]
    return f"{slug}-{digest}" if slug else f"q-{digest}"


def called(node: Mapping, what: str, prompts: Iterable[str]) -> str:
    """Name a template or question for a message: by its id, else by its prompt."""
    named = node.get("id")
    if isinstance(named, Scalar) and not named.empty:
        return f"{what} {as_written(named)}"
    for name in prompts:
        prompt = node.get(name)
        if isinstance(prompt, Scalar) and not prompt.empty:
            return f"{what} {quoted(as_written(prompt).strip())}"
    return f"this {what}"


def identifier(node: Scalar, what: str, report: Report) -> str | None:
    """Give a name made of lower-case letters, digits and hyphens, or tell why it is none."""
    name = node.value
    if MASK in name:
        return None  # what is wrong with it has been told
    if ID.fullmatch(name) and len(name) <= 80:
        return name
    mended = "-".join(words(re.sub(r"[^\x20-\x7e]", " ", clean(name).text)))[:80].strip("-")
    report.add(
        "BQ207",
        node.source,
        node.place,
        f"{what} {quoted(clean(name).text)} is not made of lower-case letters, digits and hyphens",
        f"write {mended}" if ID.fullmatch(mended) else "such as cold-war",
    )
    return None
