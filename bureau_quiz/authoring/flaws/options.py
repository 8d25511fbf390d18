"""Flaws that options show side by side: what gives the right one away, or makes two right."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bureau_quiz.authoring.flaws.chance import too_often
from bureau_quiz.authoring.flaws.offers import Offer, offers
from bureau_quiz.authoring.flaws.ranges import overlapping
from bureau_quiz.authoring.flaws.sources import Scene, Source, named, problem
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Place, Problem
from bureau_quiz.text import plural

CUE_LEVEL = 1_000
"""The rows of a template give a cue where chance would have it once in so many templates."""
SHORT = 4
"""A last word of no more letters, with a capital, may be a short form: `Bros.`."""
_MARGIN = 2
"""So many words more than any other option the one must share that all others turn about."""

_WHICH = r"(?:all|none|neither|either|any|both)"
_OTHERS = re.compile(
    rf"^\s*(?:{_WHICH}(?: of)?(?: (?:the|these|those|them|they))?"
    r"(?: (?:above|below|other|others|options?|answers?|choices?|two|three|four))+"
    rf"|{_WHICH} of (?:these|those|them)|both|neither"
    r"|(?:both )?[a-d](?:, [a-d])*,? (?:and|&) [a-d]"
    r"|(?:toutes|aucune)(?: de)? ces réponses|aucun des deux|tous les deux"
    r"|keine[rs]? (?:davon|von beiden)|alle (?:genannten|davon)"
    r"|(?:todas|ninguna)(?: de)? las anteriores|(?:tutte le|nessuna delle) precedenti)[ .!]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d")
# fmt: off
_SMALL = frozenset((
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
    "de", "des", "du", "et", "la", "le", "les", "der", "die", "das", "und", "von", "el", "los", "y",
))
# fmt: on


# What one question shows


def speaking(options: Sequence[str]) -> str:
    """The first option that speaks of the others: “all of these”, “both”, “A and B”; or nothing."""
    found = _OTHERS.search("\n".join(options))
    return found.group().strip() if found else ""


def _ends(option: str) -> bool:
    """Whether an option ends in the full stop of a sentence, not in that of a short form."""
    if not option.endswith(".") or option.endswith(".."):
        return False
    last = option[:-1].rpartition(" ")[2]
    short = len(last) < SHORT or "." in last or (last[:1].isupper() and len(last) == SHORT)
    return not short


def alone_by_ending(options: Sequence[str]) -> int | None:
    """The place of the one option that ends, or does not end, in a full stop."""
    if len(options) < 3 or not any(text.endswith(".") for text in options):
        return None
    ending = [_ends(text) for text in options]
    for odd in (True, False):
        if ending.count(odd) == 1:
            return ending.index(odd)
    return None


def alone_by_words(options: Sequence[str]) -> int | None:
    """The place of the one option that shares most words with the others, by two at least."""
    if len(options) < 3 or sum([" " in text for text in options]) < 2:
        return None
    said = [set(text.lower().split()) for text in options]
    if len(set().union(*said)) + _MARGIN > sum(map(len, said)):
        return None
    said = [set(_WORD.findall(text.lower())) - _SMALL for text in options]
    shared = [
        sum(len(own & other) for place, other in enumerate(said) if place != at)
        for at, own in enumerate(said)
    ]
    second, most = sorted(shared)[-2:]
    return shared.index(most) if most - second >= _MARGIN else None


# What is told


class _Flaw(NamedTuple):
    """What is wrong with a question's options."""

    code: str
    message: str
    """Goes on after what asks it."""
    mend: str


class _Cue(NamedTuple):
    """A way in which one option stands out."""

    code: str
    alone: Callable[[Sequence[str]], int | None]
    """Which one does."""
    how: str
    mend: str


_CUES = (
    _Cue(
        "BQ513",
        alone_by_words,
        "which shares more words with the other options than any of them",
        "let the others share as much with one another, or this one less",
    ),
    _Cue(
        "BQ514",
        alone_by_ending,
        "which alone among the options does, or does not, end in a full stop",
        "end all of them alike",
    ),
)


def told(scene: Scene) -> Iterator[Problem]:
    """What options give away, and which of them speak of others or overlap."""
    for source in scene.sources:
        if source.plain is None:
            yield from _of_template(scene, source)
            continue
        for question, offer in offers(source):
            for flaw in _of_plain(source, question, offer):
                if not scene.quiet(flaw.code, source.ignore):
                    message = f"{source.name} {flaw.message}"
                    yield problem(flaw.code, source.place, message, flaw.mend)


def _of_plain(source: Source, question: Question, offer: Offer) -> Iterator[_Flaw]:
    shown = offer.all
    if question.kind == "multiple" and source.plain is not None:
        shown = (*source.plain.answers, *offer.wrong)
    found = list(_of_options(shown))
    yield from found
    if question.kind == "choice" and not found:
        for cue in _CUES:
            if cue.alone(shown) == 0:
                yield _Flaw(cue.code, f"has a right option, {offer.right}, {cue.how}", cue.mend)


def _of_options(shown: Sequence[str]) -> Iterator[_Flaw]:
    """What is wrong with options whichever of them is right."""
    other = speaking(shown)
    if other:
        mend = "offer a value instead: options are shuffled, and nothing is above"
        yield _Flaw("BQ510", f"offers “{other}”, which speaks of the other options", mend)
    pair = overlapping(shown) if _FIGURE.search(shown[0]) else None
    if pair:
        mend = "part them so that no value lies in two: 1–9, 10–19"
        yield _Flaw("BQ515", f"offers {pair[0]} and {pair[1]}, which overlap", mend)


def _of_template(scene: Scene, source: Source) -> Iterator[Problem]:
    flawed: dict[str, list[tuple[Question, _Flaw]]] = {}
    seen: Counter[str] = Counter()
    for question, offer in offers(source):
        shown = offer.all
        for flaw in _of_options(shown):
            flawed.setdefault(flaw.code, []).append((question, flaw))
        for cue in _CUES if question.kind == "choice" else ():
            place = cue.alone(shown)
            seen[cue.code] += place is not None
            if place == 0:
                flaw = _Flaw(cue.code, f"has a right option, {offer.right}, {cue.how}", cue.mend)
                flawed.setdefault(cue.code, []).append((question, flaw))
    for code, rows in flawed.items():
        by_chance = code in seen and not too_often(len(rows), seen[code], 1, 4, CUE_LEVEL)
        if not by_chance and not scene.quiet(code, source.ignore):
            yield _folded(scene, source, rows)


def _folded(scene: Scene, source: Source, rows: Sequence[tuple[Question, _Flaw]]) -> Problem:
    """One problem for all rows of a template."""
    flaw = rows[0][1]
    places: dict[str, Place] = {}
    for question, _ in rows:
        row = scene.row(source, question)
        name, place = (row.key, row.place) if row else (question.prompt, source.place)
        places.setdefault(name, place)
    where = named(list(places.items()), source.place)
    message = f"{source.name} {flaw.message}; so it is in {plural(len(places), 'row')}: {where}"
    return problem(flaw.code, source.place, message, flaw.mend)
