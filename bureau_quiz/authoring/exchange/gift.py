"""GIFT, Moodle's text format: questions with their answers in braces, blank lines between them."""

import re
from collections.abc import Iterator

from bureau_quiz.authoring.exchange.gift_blocks import CATEGORY, blocks, parts
from bureau_quiz.authoring.exchange.gift_feedback import Feedback
from bureau_quiz.authoring.exchange.gift_kinds import Asked, Unasked
from bureau_quiz.authoring.exchange.gift_texts import masked, restored
from bureau_quiz.authoring.exchange.model import Document, Entry, Format, Harvest, Remark

_LOOKED_AT = 50_000
_SURE = re.compile(
    r"(?m)^[ \t]*\$CATEGORY:"
    r"|^[ \t]*::[^\n]{1,400}?::"
    r"|\{\s*(?:[=~]|#\s*[=\d.+-]|(?:T|F|TRUE|FALSE)\s*[}#]|\})"
)
"""What stands in hardly any file that is not GIFT."""
_OTHER = re.compile(r"\s*(?:[\[{]\s*[\"{\[]|<\?xml)")
"""JSON and XML."""
_SETTING = re.compile(r"\s*(?:\$(?:course|system|cat\d*|module)\d*\$|top)\s*\Z", re.IGNORECASE)
_OWN = re.compile(r"\s*Default for\s+", re.IGNORECASE)
"""How the category is called that a course has by itself."""


def _recognises(document: Document) -> int:
    if _OTHER.match(document.text):
        return 0
    text = masked(document.text[:_LOOKED_AT])
    found = len(_SURE.findall(text))
    braces = text.count("{")
    by_name = 60 if document.path.lower().endswith(".gift") else 0
    if not found:
        return by_name
    return 90 if found * 2 >= braces else max(30, by_name)


def _read(document: Document) -> Harvest:
    return Harvest.of(_found(document))


def _found(document: Document) -> Iterator[Entry | Remark]:
    category = ""
    feedback = Feedback()
    for block in blocks(document.text):
        if named := CATEGORY.match(block.text):
            category = _category(restored(named[1]))
            continue
        for part in parts(block):
            asked = Asked(document, part, category, feedback)
            if part.body is None and not part.why:
                message = f"{asked.name}: it has no answers in braces, so it is no question"
                yield Remark(document.place(part.line), message)
                continue
            try:
                entry = asked.entry()
            except Unasked as why:
                message = f"{asked.name}: {why}"
                yield Remark(document.place(part.line), message, dropped=True)
            else:
                yield from asked.remarks
                yield entry
    yield from feedback.remarks()


def _category(path: str) -> str:
    """A category's path without what only Moodle needs: `$course$/top/Rivers` is `Rivers`."""
    steps = [step.strip().replace("\0", "/") for step in path.replace("//", "\0").split("/")]
    named = [_OWN.sub("", step) for step in steps if step and not _SETTING.match(step)]
    return " / ".join(named)


FORMAT = Format("gift", "Moodle GIFT", (".gift", ".txt"), _recognises, _read)
