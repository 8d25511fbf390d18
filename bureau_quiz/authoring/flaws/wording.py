"""Flaws of wording: an article that does not fit its hole, words that say too little or much."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bureau_quiz.authoring.flaws.articles import takes_an
from bureau_quiz.authoring.flaws.paths import end, path_of, shown, values_at
from bureau_quiz.authoring.flaws.sources import Scene, Source, also, named, problem
from bureau_quiz.errors import Place, Problem
from bureau_quiz.packs.model import ColumnType, Hole, PlainQuestion, Template

_ARTICLE = re.compile(r"(?:^|[\s(“‘\"'])(an?)[ \u00a0][“«„‘\"'(]?$", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|‘[^’]*’")

# fmt: off
_NEGATIVE = frozenset((
    "not", "never", "except", "cannot", "arent", "cant", "couldnt", "didnt", "doesnt", "dont",
    "hasnt", "havent", "isnt", "wasnt", "werent", "wont", "wouldnt",
))
_VAGUE = frozenset((
    "usually", "often", "sometimes", "frequently", "generally", "typically", "rarely", "seldom",
    "occasionally", "probably", "perhaps", "maybe",
))
# fmt: on
_ABSOLUTE = re.compile(
    r"\b(?:always|never|absolutely|completely|entirely|totally|impossible)\b", re.IGNORECASE
)
_CONTRAST = re.compile(r"(?:,|\bbut|\band|\bor)\s*$", re.IGNORECASE)
"""What goes before a word that takes away from what was said: `of Operations, not of Posts`."""
_WORD = re.compile(r"[^\W_][\w’']*(?<!_)")
_BARE = {ord("’"): None, ord("'"): None}
_NEGATIVE_KINDS = frozenset(("except",))
"""Kinds that tell of themselves that they ask for what is not so."""


class _Sort(NamedTuple):
    """Words of which one note is made."""

    code: str
    what: str
    mend: str


_SORTS = {
    "negative": _Sort(
        "BQ520", "is read over easily", "ask for what is so, or write it in capitals: NOT"
    ),
    "vague": _Sort("BQ521", "leaves open what is right", "say when, where or how often"),
    "absolute": _Sort("BQ521", "is hardly ever right", "word it so that only the facts decide"),
}


class _Word(NamedTuple):
    """A word that is worth a note."""

    source: Source
    word: str
    place: Place


def told(scene: Scene) -> Iterator[Problem]:
    """Articles before holes, then the words of prompts and options; of English alone."""
    if not scene.english:
        return
    for source in scene.sources:
        if source.template is not None:
            yield from _articles(scene, source, source.template)
    yield from _words(scene)


# Articles


def _articles(scene: Scene, source: Source, template: Template) -> Iterator[Problem]:
    done: set[tuple[str, tuple[str, ...]]] = set()
    for text in shown(template):
        for before, part in zip(("", *text.parts), text.parts, strict=False):
            found = _ARTICLE.search(before) if isinstance(before, str) else None
            if not found or not isinstance(part, Hole):
                continue
            article, path = found[1].lower(), path_of(template, part.path)
            if (article, path) not in done:
                done.add((article, path))
                yield from _misfits(scene, source, template, part, article)


def _misfits(
    scene: Scene, source: Source, template: Template, hole: Hole, article: str
) -> Iterator[Problem]:
    at = end(scene.pack, template.table, path_of(template, hole.path))
    if scene.pack.tables[at[0]].columns[at[1]].type is ColumnType.DATE:
        return
    wrong: dict[str, Place] = {}
    for text, row, place in values_at(scene.pack, at):
        if takes_an(text) is (article == "a") and not scene.quiet("BQ516", row.ignore):
            wrong.setdefault(text, place)
    if wrong and not scene.quiet("BQ516", source.ignore):
        where = named(list(wrong.items()), hole.place)
        message = f"{source.name} has “{article}” before {hole}, which does not go with {where}"
        mend = "word it without the article, or keep the article in the cells"
        yield problem("BQ516", hole.place, message, mend)


# Words


def _words(scene: Scene) -> Iterator[Problem]:
    """One note for each sort of word, at the first that has one."""
    found: dict[str, list[_Word]] = {}
    for source in scene.sources:
        words = _of_plain(source) if source.template is None else _of_template(source.template)
        for sort, word, place in words:
            if not scene.quiet(_SORTS[sort].code, source.ignore):
                found.setdefault(sort, []).append(_Word(source, word, place or source.place))
    for sort, words_found in found.items():
        first, told = words_found[0], _SORTS[sort]
        places = also([one.place for one in words_found], first.place)
        message = f"“{first.word}” in {first.source.name} {told.what}{places}"
        yield problem(told.code, first.place, message, told.mend)


def _of_plain(source: Source) -> Iterator[tuple[str, str, Place | None]]:
    plain, question = source.plain, source.questions[0]
    assert plain is not None, "what is no template is plain"
    asked = question.card.split()
    if not _NEGATIVE.isdisjoint(asked) and plain.kind not in _NEGATIVE_KINDS:
        word = _unstressed(plain.prompt)
        if word:
            yield "negative", word, None
    if not _VAGUE.isdisjoint(asked):
        yield "vague", next(word for word in asked if word in _VAGUE), None
    said = plain.prompt if plain.truth is not None else "\n".join(_phrases(plain))
    absolute = _ABSOLUTE.search(said) if said else None
    if absolute:
        yield "absolute", absolute.group(), None


def _phrases(plain: PlainQuestion) -> Sequence[str]:
    """The options of more than one word: a title of one may be any word."""
    return [text for text in (*plain.answers, *plain.distractors) if " " in text]


def _of_template(template: Template) -> Iterator[tuple[str, str, Place | None]]:
    texts = [template.statement, template.all]
    if template.kind and template.kind not in _NEGATIVE_KINDS:
        texts.insert(0, template.prompt)
    for text in texts:
        if text is None:
            continue
        literal = "".join(part if isinstance(part, str) else " ‹› " for part in text.parts)
        word = _unstressed(literal)
        if word:
            yield "negative", word, text.place
        vague = next((word for word in literal.lower().split() if word in _VAGUE), "")
        if vague:
            yield "vague", vague, text.place


def _unstressed(text: str) -> str:
    """A negative word of a prompt that does not stand out, quotations left aside."""
    bare = _QUOTED.sub(" ", text)
    for match in _WORD.finditer(bare):
        word = match.group()
        if word.translate(_BARE).lower() in _NEGATIVE and not _CONTRAST.search(
            bare[: match.start()]
        ):
            before, after = bare[: match.start()][-1:], bare[match.end() :][:1]
            if word.isupper() or (before in ("*", "_") and after == before):
                return ""
            return word
    return ""
