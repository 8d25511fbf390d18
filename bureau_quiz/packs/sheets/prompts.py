"""Prompts from header words: how a column is asked for by the key of its row, and the other way."""

from bureau_quiz.packs.sheets import neutral
from bureau_quiz.packs.sheets.english import (
    ADJECTIVES,
    EXHIBITS,
    HAPPENED,
    IN_ED,
    PARTICIPLES,
    PEOPLE,
    PLACED,
    PLACES,
    PREPOSITIONS,
    REGIONS,
    RELEASED,
    VERBS,
    is_many,
    many,
    one,
    vocabulary,
)
from bureau_quiz.packs.sheets.entities import Asked, Entity, Wording, last
from bureau_quiz.packs.sheets.headings import Heading
from bureau_quiz.packs.sheets.languages import SPOKEN
from bureau_quiz.packs.sheets.profiles import Content

QUESTIONS = vocabulary("question questions prompt q")
ANSWERS = vocabulary("answer answers solution response reply a")
MEANINGS = vocabulary("meaning meanings definition definitions")
DESCRIPTIONS = vocabulary("description descriptions clue clues info information about")
_TIMES = vocabulary(
    "year years date dates day month time season century decade period era age when"
)
_RELEASES = frozenset(
    ("year", "released", "release", "release date", "release year", "year of release", "published")
)
_DESCRIBING = DESCRIPTIONS | MEANINGS | vocabulary("hint hints note notes fact facts trivia")
_AUXILIARIES = vocabulary("is was are were has had have can does did do will be")
_NO_NOUNS = frozenset((*PARTICIPLES, *HAPPENED, *VERBS, *PLACED, *ADJECTIVES))


def english(asked: Asked, entity: Entity) -> Wording:
    """Ask in English, by what the header is: a question, a verb, a person, a number, a noun."""
    heading = asked.heading
    if heading.is_question:
        return Wording(prompt=f"{entity.name}: {heading.label.replace('<', '<<')}")
    for way in (_of_question, _of_language, _of_meaning, _of_deed, _of_verb, _of_count, _of_place):
        found = way(asked, entity)
        if found is not None:
            return found
    odd = heading.is_long or heading.says_nothing or heading.words[0] in _AUXILIARIES
    if odd or heading.noun in _NO_NOUNS or _is_deed(heading.noun):
        return neutral.wording(asked, entity)
    return _before_preposition(asked, entity) or _of_noun(asked, entity)


def describes(heading: Heading) -> bool:
    """Whether a header says that its cells are about their rows, in sentences."""
    return not _DESCRIBING.isdisjoint(heading.words)


def in_order(asked: Asked, entity: Entity) -> str:
    """The prompt that asks to put rows in order of a column."""
    heading = asked.heading
    if asked.content is Content.DATE:
        first, by = "the earliest first", _by_date(heading, entity)
    else:
        first, by = "the lowest first", f" by {heading.noun}"
    return f"Put {entity.these} in order{by}{_unit(heading)}, {first}."


def _by_date(heading: Heading, entity: Entity) -> str:
    noun = heading.noun
    if last(entity.noun) in RELEASED and noun in _RELEASES:
        return " by when they came out"
    if noun in ("year", "date", "when"):
        return ""
    if noun in HAPPENED:
        return f" by when they {noun}"
    if noun in PARTICIPLES or noun.endswith("ed"):
        return f" by when they were {noun}"
    return f" by {noun}"


def _is_deed(noun: str) -> bool:
    """Whether a word says what was done, as most in -ed do."""
    return noun.endswith("ed") and " " not in noun and noun not in IN_ED


def _unit(heading: Heading) -> str:
    """What follows the name of a row: ` (km²)`, ` in 2020`."""
    inside = heading.unit[1:-1].strip()
    if len(inside) == 4 and inside.isdecimal():
        return f" in {inside}"
    return f" {heading.unit}" if heading.unit else ""


def _of_question(asked: Asked, entity: Entity) -> Wording | None:
    """A sheet of questions and their answers."""
    if entity.key.noun.casefold() not in QUESTIONS or entity.beside:
        return None
    if asked.heading.noun.casefold().removeprefix("correct ") in ANSWERS | {"correct"}:
        # What other questions are answered by gives itself away beside the right answer.
        return Wording(prompt=entity.key.hole, kind="typed")
    return Wording()


def _of_language(asked: Asked, entity: Entity) -> Wording | None:
    """Words and names in several languages."""
    heading, key = asked.heading, entity.key
    mine, its = SPOKEN.get(heading.noun.casefold()), SPOKEN.get(key.noun.casefold())
    if mine and its:
        return Wording(
            prompt=f"What is “{key.hole}” in {mine}?",
            reverse=f"What is “{heading.hole}” in {its}?",
        )
    if not heading.language:
        return None
    if heading.words == key.words:
        return Wording(
            prompt=f"What is {entity.name} called in {heading.language}?",
            reverse=f"{entity.which} is called “{heading.hole}” in {heading.language}?",
        )
    owner = f"Which {entity.noun}’s" if entity.noun else "Whose"
    return Wording(
        prompt=f"What is the {heading.noun} {entity.of} called in {heading.language}?",
        reverse=f"{owner} {heading.noun} is called “{heading.hole}” in {heading.language}?",
    )


def _of_meaning(asked: Asked, entity: Entity) -> Wording | None:
    """Terms and what they mean."""
    heading = asked.heading
    noun = last(heading.noun)
    if noun in MEANINGS:
        forward = f"What does “{entity.key.hole}” mean?"
        return Wording(forward, f"{entity.which} means “{heading.hole}”?")
    if noun in DESCRIPTIONS or asked.content is Content.LONG:
        return Wording(reverse=f"{entity.which} is this? {heading.hole}")
    return None


def _of_deed(asked: Asked, entity: Entity) -> Wording | None:
    """What was done to it, or what it did: when, where, by whom."""
    heading, name = asked.heading, entity.name
    noun, preposition = heading.noun, ""
    if len(heading.words) > 1 and heading.words[-1] in ("by", "in", "on", "at"):
        noun, preposition = " ".join(heading.words[:-1]), heading.words[-1]
    dated = asked.content is Content.DATE
    if dated and last(entity.noun) in RELEASED and heading.noun in _RELEASES:
        at = f"{'on' if asked.days else 'in'} {heading.hole}"
        return Wording(f"When did {name} come out?", f"{entity.which} came out {at}?")
    on = "on" if asked.days else "in"
    if noun in HAPPENED and (dated or preposition == "in"):
        when = "When" if dated else "Where"
        reverse = f"{entity.which} {noun} {on} {heading.hole}?" if dated else ""
        return Wording(f"{when} did {name} {HAPPENED[noun]}?", reverse)
    if noun not in PARTICIPLES and noun not in PLACED and not _is_deed(noun):
        return None
    if preposition == "by":
        return Wording(
            prompt=f"Who {PARTICIPLES.get(noun, noun)} {name}?",
            reverse=f"{entity.which} was {noun} by {heading.hole}?",
            all=f"{entity.some} were {noun} by {heading.hole}?",
            none=f"{entity.some} was not {noun} by {heading.hole}?",
        )
    if dated and preposition in ("", "in", "on"):
        reverse = f"{entity.which} was {noun} {on} {heading.hole}?"
        return Wording(f"When was {name} {noun}?", reverse)
    if preposition in ("in", "at") and noun in PLACED:
        at = f"{noun} {preposition}"
        return Wording(
            prompt=f"Where {'is' if noun not in PARTICIPLES else 'was'} {name} {noun}?",
            reverse=f"{entity.which} {'is' if noun not in PARTICIPLES else 'was'} {at} "
            f"{heading.hole}?",
        )
    return None


def _of_verb(asked: Asked, entity: Entity) -> Wording | None:
    """What it does."""
    heading = asked.heading
    if not heading.words or heading.words[0] not in VERBS or len(heading.words) > 3:
        return None
    rest = "".join(f" {word}" for word in heading.words[1:])
    verb = heading.words[0]
    asks = "Where" if rest == " in" else "What"
    end = "" if rest == " in" else rest
    return Wording(
        prompt=f"{asks} does {entity.name} {VERBS[verb]}{end}?",
        reverse=f"{entity.which} {verb}{rest} {heading.hole}?",
        all=f"{entity.some} {VERBS[verb]}{rest} {heading.hole}?",
        none=f"{entity.some} does not {VERBS[verb]}{rest} {heading.hole}?",
    )


def _of_count(asked: Asked, entity: Entity) -> Wording | None:
    """How many it has."""
    heading = asked.heading
    if asked.content is not Content.NUMBER:
        return None
    noun = heading.noun
    if noun.startswith(("number of ", "no. of ", "# of ")):
        noun = noun.partition(" of ")[2]
    elif not is_many(last(noun)) or len(heading.words) > 2:
        return None
    noun += f" {heading.unit}" if heading.unit else ""
    if entity.content is Content.DATE:
        return Wording(prompt=f"How many {noun} were there {entity.of}?")
    return Wording(
        prompt=f"How many {noun} does {entity.name} have?",
        reverse=f"{entity.which} has {heading.hole} {noun}?",
    )


def _of_place(asked: Asked, entity: Entity) -> Wording | None:
    """Where it lies."""
    heading = asked.heading
    ask = REGIONS.get(heading.noun)
    if ask is None or asked.split or last(entity.noun) not in PLACES | EXHIBITS:
        return None
    where = ask.split()[0].lower()
    noun = heading.noun
    return Wording(
        prompt=f"{ask} {noun} is {entity.name}?",
        reverse=f"{entity.which} is {'in' if noun == 'continent' else where} {heading.hole}?",
        all=f"{entity.some} are {'in' if noun == 'continent' else where} {heading.hole}?",
        none=f"{entity.some} is not {'in' if noun == 'continent' else where} {heading.hole}?",
    )


def _before_preposition(asked: Asked, entity: Entity) -> Wording | None:
    """What ends in a preposition: `famous for`, `made of`, `capital of`."""
    heading = asked.heading
    first, last = heading.words[0], heading.words[-1]
    if last not in PREPOSITIONS or len(heading.words) < 2:
        return None
    if asked.content is not Content.TEXT:
        return neutral.wording(asked, entity)
    bare = first in ADJECTIVES or first in PARTICIPLES or first in PLACED or first in PREPOSITIONS
    article = "" if bare or first.endswith(("ed", "en", "ly")) or first in ("also", "a") else "the "
    phrase = f"{article}{heading.noun}"
    return Wording(
        prompt=f"What is {entity.name} {phrase}?",
        reverse=f"{entity.which} is {phrase} {heading.hole}?",
        all=f"{entity.some} are {phrase} {heading.hole}?" if not article else "",
        none=f"{entity.some} is not {phrase} {heading.hole}?",
    )


def _of_noun(asked: Asked, entity: Entity) -> Wording:
    """What it has: anything that is a noun."""
    heading, hole, its = asked.heading, asked.heading.hole, entity.its
    noun = heading.noun
    unit = _unit(heading)
    if asked.split or (is_many(last(noun)) and asked.content is Content.TEXT):
        return _of_many(asked, entity, unit)
    past = entity.content is Content.DATE or unit.startswith(" in ")
    was = "was" if past else "is"
    asks = "Who" if last(noun) in PEOPLE else "What"
    prompt = f"{asks} {was} the {noun} {entity.of}{unit}?"
    if noun in ("year", "date"):
        prompt = f"Which {noun} goes with {entity.name}{unit}?"
    elif asked.content is Content.DATE and _TIMES.isdisjoint(noun.split()):
        on = "on" if asked.days else "in"
        return Wording(
            prompt=f"When was the {noun} {entity.of}{unit}?",
            reverse=f"{entity.which} had {its} {noun} {on} {hole}{unit}?",
        )
    return Wording(
        prompt=prompt,
        reverse=f"{entity.which} {'had' if past else 'has'} {hole} as {its} {noun}{unit}?",
        all=f"{entity.some} {'had' if past else 'have'} {hole} as their {noun}{unit}?",
        none=f"{entity.some} {'did' if past else 'does'} not have {hole} as {its} {noun}{unit}?",
        statement=f"The {noun} {entity.of} {was} <answer>{unit}.",
        match=f"Which {noun} belongs to which {entity.noun}?" if entity.noun else "",
    )


def _of_many(asked: Asked, entity: Entity, unit: str) -> Wording:
    """What it has several of."""
    heading, hole, its = asked.heading, asked.heading.hole, entity.its
    noun = heading.noun
    several = noun if is_many(last(noun)) else many(noun)
    if not asked.split:
        return Wording(
            prompt=f"What are the {noun} {entity.of}{unit}?",
            reverse=f"{entity.which} has {hole} as {its} {noun}{unit}?",
        )
    asks = "Who" if one(last(several)) in PEOPLE else "What"
    return Wording(
        prompt=f"{asks} is one of the {several} {entity.of}{unit}?",
        reverse=f"{entity.which} has {hole} among {its} {several}{unit}?",
        all=f"{entity.some} have {hole} among their {several}{unit}?",
        none=f"{entity.some} does not have {hole} among {its} {several}{unit}?",
    )
