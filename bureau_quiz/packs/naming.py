"""Ids of templates and questions: said or derived, each once in a pack."""

from hashlib import sha256

from bureau_quiz.packs.fields import Fields, identifier
from bureau_quiz.packs.nodes import Scalar
from bureau_quiz.packs.source import Report
from bureau_quiz.text import clean, fold, words

SLUG_LIMIT = 40
"""How much of a prompt goes into a derived id."""


class Names:
    """The ids that a pack has used."""

    def __init__(self) -> None:
        self._taken: dict[str, Scalar] = {}

    def of(self, fields: Fields, prompt: str) -> str | None:
        """Give the id that a mapping says, or one derived from the key that holds its prompt."""
        node = fields.scalar("id")
        if node is not None:
            id_ = identifier(node, "the id", fields.report)
            return id_ if id_ and self._claim(id_, node, fields.report) else None
        asked = fields.node.get(prompt)
        if not isinstance(asked, Scalar) or asked.empty:
            return None
        id_ = derived_id(clean(asked.value).text)
        return id_ if self._claim(id_, asked, fields.report) else None

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


def derived_id(prompt: str) -> str:
    """Name what has no id after its prompt: it holds as long as the words do."""
    digest = sha256(fold(prompt).encode("utf-8", "replace")).hexdigest()[:8]
    slug = "-".join(word for word in words(prompt) if word.isascii())
    if len(slug) > SLUG_LIMIT:
        slug = slug[: SLUG_LIMIT + 1].rpartition("-")[0]
    return f"{slug}-{digest}" if slug else f"q-{digest}"
