"""Values that prompts ask about and that stand in one another: which of them is meant?"""

from collections.abc import Iterator

from bureau_quiz.authoring.flaws.paths import end, values_at
from bureau_quiz.authoring.flaws.sources import Scene, Source, named, problem
from bureau_quiz.bank.phrases import Phrases
from bureau_quiz.errors import Place, Problem
from bureau_quiz.packs.model import Column, ColumnType, Hole, Text
from bureau_quiz.text import fold, plural, words

MORE = 2
"""A text of more words beyond another's is a phrase that speaks of it: nobody mixes them up."""

_OPENING, _CLOSING = "“«„‘\"'", "”»“’\"'"


def told(scene: Scene) -> Iterator[Problem]:
    """Columns whose values prompts ask about, with values that stand in others as whole words."""
    seen: dict[tuple[str, str], Problem | None] = {}
    for source in scene.sources:
        template = source.template
        if template is None:
            continue
        holes = list(dict.fromkeys(hole.path for hole in template.prompt.holes))
        if len(holes) != 1 or template.where:
            continue  # what is asked besides tells them apart
        hole = template.prompt.holes[0]
        at = end(scene.pack, template.table, hole.path)
        if at in seen or _quoted(template.prompt, hole):
            continue
        seen[at] = _found(scene, source, hole, at)
    yield from (one for one in seen.values() if one)


def _quoted(prompt: Text, hole: Hole) -> bool:
    """Whether quotation marks show where the value begins and ends."""
    place = prompt.parts.index(hole)
    before = prompt.parts[place - 1] if place else ""
    after = prompt.parts[place + 1] if place + 1 < len(prompt.parts) else ""
    return (
        isinstance(before, str)
        and isinstance(after, str)
        and before[-1:] != ""
        and before[-1] in _OPENING
        and after[:1] != ""
        and after[0] in _CLOSING
    )


def _found(scene: Scene, source: Source, hole: Hole, at: tuple[str, str]) -> Problem | None:
    column: Column = scene.pack.tables[at[0]].columns[at[1]]
    if column.type is not ColumnType.TEXT or column.exact:
        return None
    places: dict[str, Place] = {}
    ignores: dict[str, frozenset[str]] = {}
    for text, row, place in values_at(scene.pack, at):
        places.setdefault(text, place)
        ignores.setdefault(text, row.ignore)
    texts = list(places)
    phrases = Phrases(texts, False)
    counts = [len(words(text)) for text in texts]
    inner: dict[int, list[str]] = {}
    for index, text in enumerate(texts):
        if " " in text or "-" in text or not text.isascii():
            for within in phrases.within(text) - {index}:
                short = texts[within]
                if not 0 < counts[index] - counts[within] <= MORE or fold(short) == fold(text):
                    continue
                if not scene.quiet("BQ522", ignores[short], ignores[text]):
                    inner.setdefault(within, []).append(text)
    if not inner or scene.quiet("BQ522", source.ignore):
        return None
    first = min(inner)
    found = [(texts[index], places[texts[index]]) for index in sorted(inner)]
    more = f" (and {plural(len(inner[first]) - 1, 'other')})" if len(inner[first]) > 1 else ""
    counted = f"; so it is with {named(found[1:], hole.place)}" if len(found) > 1 else ""
    message = (
        f"{source.name} asks about {hole}, and “{texts[first]}” stands in "
        f"“{inner[first][0]}”{more}: the prompt about the one may be taken for the other{counted}"
    )
    mend = "put the hole in quotation marks, or add a hole that tells them apart"
    return problem("BQ522", hole.place, message, mend)
