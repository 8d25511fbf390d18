"""The kinds of plain questions: which keys each takes, and what it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bureau_quiz.packs.cells import decimal_of
from bureau_quiz.packs.fields import FLAGS, Fields
from bureau_quiz.packs.nodes import Scalar, Sequence
from bureau_quiz.packs.options import Options, exact, readable, repeats, whole
from bureau_quiz.packs.texts import quoted, shape_wrong, text_of, warn_of_curly
from bureau_quiz.text import listed, plural

ENOUGH = 3
"""Distractors that make a choice of four."""

LEAST = {"multiple": 2, "order": 3, "match": 3}
"""How many answers, or pairs, a kind has at least; a multiple has as many distractors."""

IMPLIED = {"statement": "true-false", "answers": "multiple", "pairs": "match"}
"""Keys that say of which kind a question is, unless `kind` does."""

TAKES = {
    "choice": ("answer", "distractors"),
    "typed": ("answer", "distractors"),
    "true-false": ("statement", "answer"),
    "multiple": ("answers", "distractors"),
    "except": ("answer", "distractors"),
    "order": ("answers",),
    "number": ("answer", "within", "min", "max"),
    "match": ("pairs",),
}

_IDLE = {
    "true-false": "a statement is true or false",
    "order": "nothing but its answers is put in order",
    "number": "a number is looked for on a scale",
    "match": "what goes with one left is wrong for the others",
}
"""Why a kind has no use for distractors."""


_MENDS = {
    "statement": "take `kind` out, or call it `prompt`",
    "within": "say `kind: number`, or take it out",
}
"""What to do with a key that the kind does not take, where more can be said than what it takes."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a question says of its kind; the fields are those of `PlainQuestion`."""

    kind: str
    answers: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    truth: bool | None = None
    exact: bool = False
    pairs: tuple[tuple[str, str], ...] = ()
    within: Decimal | None = None
    min: Decimal | None = None
    max: Decimal | None = None


def read(fields: Fields) -> Said | None:
    """Give what a question's kind needs, or None where that is not all there."""
    said = fields.scalar("kind")
    kind = fields.choice("kind", "")
    if said is not None and not kind:
        return None
    kind = kind or next((IMPLIED[name] for name in IMPLIED if name in fields), "choice")
    fits = _fits(fields, kind)
    found = _READERS[kind](fields, kind) if fits else None
    return found if fields.whole else None


def _fits(fields: Fields, kind: str) -> bool:
    """Whether the keys are those of the kind; what says too much is told."""
    takes = TAKES[kind]
    fits = True
    for name in ("statement", "answer", "answers", "pairs", "within"):
        if name in fields and name not in takes:
            fits = False
            at = fields.node.entries[name][0]
            fields.report.add(
                "BQ224",
                at.source,
                at.place,
                f"a question of kind {kind} does not take `{name}`",
                _MENDS.get(name) or f"it takes {listed(f'`{one}`' for one in takes)}",
            )
    if "distractors" not in takes:
        fields.idle("distractors", _IDLE[kind])
    if kind in ("true-false", "number"):
        fields.idle("type", "no texts are compared")
    for name in ("min", "max"):
        if name not in takes:
            fields.idle(name, "only a question of kind number has a scale")
    return fits


def _true_false(fields: Fields, kind: str) -> Said | None:
    node = fields.scalar("answer")
    if node is None:
        _missing(fields, "answer", "say `answer: true` or `answer: false`")
        return None
    truth = FLAGS.get(node.value.casefold())
    if truth is None:
        message = f"the answer to a statement is true or false, not {quoted(node.value)}"
        fields.wrong(node, message, "say true or false")
        return None
    return Said(kind, ("true" if truth else "false",), truth=truth)


def _choice(fields: Fields, kind: str) -> Said | None:
    answers, distractors = fields.texts("answer"), fields.texts("distractors")
    if not answers:
        _missing(fields, "answer", "`answer:` is what is right")
        return None
    if not readable(fields, "answer", answers):
        return None
    if kind != "typed" and not _offers(fields, kind, distractors):
        return None
    return _of_options(fields, kind, answers, distractors)


def _multiple(fields: Fields, kind: str) -> Said | None:
    answers, distractors = fields.texts("answers"), fields.texts("distractors")
    if not answers:
        _missing(fields, "answers", "`answers:` are all that is to be picked")
        return None
    if not distractors:
        _missing(fields, "distractors", "give two, or say `kind: order` if `answers` are in order")
        return None
    enough = _enough(fields, "answers", len(answers), "answer", LEAST[kind])
    enough &= _enough(fields, "distractors", len(distractors), "distractor", LEAST[kind])
    if not enough or not readable(fields, "answers", answers):
        return None
    return _of_options(fields, kind, answers, distractors)


def _order(fields: Fields, kind: str) -> Said | None:
    answers = fields.texts("answers")
    if not answers:
        _missing(fields, "answers", "`answers:` lists them in the right order")
        return None
    enough = _enough(fields, "answers", len(answers), "answer", LEAST[kind])
    if not enough or not readable(fields, "answers", answers):
        return None
    return _of_options(fields, kind, answers, [])


def _number(fields: Fields, kind: str) -> Said | None:
    node = fields.scalar("answer")
    within = fields.number("within", "say how near is near enough, such as 5", positive=True)
    bounds = {name: fields.number(name, "write digits") for name in ("min", "max")}
    if fields.silent("within"):
        _missing(fields, "within", "say how near is near enough: `within: 5`")
    if node is None:
        _missing(fields, "answer", "`answer:` is the number")
        return None
    text = text_of(node, fields.report)
    number = decimal_of(text)
    if number is None:
        message = f"the answer of kind number is a number, not {quoted(text)}"
        mend = "write digits with a point for decimals"
        fields.report.add("BQ301", node.source, node.place, message, mend)
        return None
    sound = _bounded(fields, node, number, bounds)
    read = all(fields.silent(name) == (bound is None) for name, bound in bounds.items())
    if within is None or not sound or not read:
        return None
    return Said(kind, (text,), within=within, min=bounds["min"], max=bounds["max"])


def _bounded(
    fields: Fields, node: Scalar, number: Decimal, bounds: dict[str, Decimal | None]
) -> bool:
    """Whether a number lies within the bounds of its scale, and these are in order."""
    low, high, at = bounds["min"], bounds["max"], fields.scalar("max")
    if at is not None and low is not None and high is not None and low >= high:
        fields.wrong(at, f"`min` is {low} and `max` is {high}", "put the lesser under `min`")
        return False
    inside = (low is None or low <= number) and (high is None or number <= high)
    if not inside:
        bound = f"`min`, {low}" if low is not None and number < low else f"`max`, {high}"
        message = f"the answer {number} lies beyond {bound}"
        fields.report.add("BQ302", node.source, node.place, message, "mend the one or the other")
    return inside


def _match(fields: Fields, kind: str) -> Said | None:
    section = fields.section("pairs")
    if section is None:
        _missing(fields, "pairs", "`pairs:` is a mapping, such as `France: Paris`")
        return None
    lefts: Options = []
    rights: Options = []
    whole = not section.torn and not section.again
    for left, right in section:
        if not isinstance(right, Scalar):
            shape_wrong(right, f"what goes with {left.value}", "text", fields.report)
        elif right.empty or left.empty:
            message = f"nothing goes with {quoted(left.value)}"
            mend = "give each side of a pair a text"
            fields.report.add("BQ202", left.source, left.place, message, mend)
        else:
            lefts.append((left, text_of(left, fields.report)))
            rights.append((right, text_of(right, fields.report)))
            continue
        whole = False
    if whole:
        whole = _enough(fields, "pairs", len(rights), "pair", LEAST[kind])
    exactly = exact(fields, rights)
    repeated = repeats(fields, rights, exactly) | repeats(fields, lefts, exact(fields, lefts))
    if repeated or not whole or any(node.damaged for node, _ in (*lefts, *rights)):
        return None
    texts = [text for _, text in rights]
    pairs = tuple(zip([text for _, text in lefts], texts, strict=True))
    return Said(kind, tuple(texts), exact=exactly, pairs=pairs)


_READERS: dict[str, Callable[[Fields, str], Said | None]] = {
    "choice": _choice,
    "typed": _choice,
    "true-false": _true_false,
    "multiple": _multiple,
    "except": _choice,
    "order": _order,
    "number": _number,
    "match": _match,
}


def _missing(fields: Fields, name: str, mend: str) -> None:
    """Tell that a key the kind needs is not said, unless it says what it cannot be."""
    if fields.silent(name):
        fields.lacks(name, f"{fields.of} has no `{name}`", mend)


def _offers(fields: Fields, kind: str, distractors: Options) -> bool:
    """Whether there is anything to choose from; few distractors are told."""
    count = len(distractors)
    if count == 0:
        mend = "give three, or say `kind: typed`" if kind == "choice" else "give three"
        _missing(fields, "distractors", mend)
        return False
    if count < ENOUGH and whole(fields, "distractors", distractors):
        at = fields.node.entries["distractors"][0]
        fields.report.add(
            "BQ316",
            at.source,
            at.place,
            f"{fields.of} has {plural(count, 'distractor')} only",
            "three make a choice of four",
        )
    return True


def _enough(fields: Fields, name: str, count: int, what: str, least: int) -> bool:
    if count >= least:
        return True
    node = fields.node.get(name)
    if isinstance(node, Sequence) and not whole(fields, name, []):
        return False  # what could not be read may be what lacks
    at = fields.node.entries[name][0]
    message = f"{fields.of} has {plural(count, what)} only"
    fields.report.add("BQ319", at.source, at.place, message, f"give {least} at least")
    return False


def _of_options(
    fields: Fields,
    kind: str,
    answers: Options,
    distractors: Options,
) -> Said | None:
    options = [*answers, *distractors]
    for node, _ in options:
        warn_of_curly(node, fields.report)
    exactly = exact(fields, options)
    if repeats(fields, options, exactly):
        return None
    right = tuple(text for _, text in answers)
    wrong = tuple(text for node, text in distractors if not node.damaged)
    if distractors and not wrong:
        return None
    return Said(kind, right, wrong, exact=exactly)
