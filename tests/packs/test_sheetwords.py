"""Header words become prompts in English, or in a form that is of no language."""

from __future__ import annotations

import pytest

from bureau_quiz.packs.sheets import neutral
from bureau_quiz.packs.sheets.english import is_many, many, one
from bureau_quiz.packs.sheets.entities import Asked, Entity
from bureau_quiz.packs.sheets.foreign import language_of
from bureau_quiz.packs.sheets.headings import entity_noun, heading
from bureau_quiz.packs.sheets.profiles import Content
from bureau_quiz.packs.sheets.prompts import english, in_order

TEXT, NUMBER, DATE = Content.TEXT, Content.NUMBER, Content.DATE


def entity(header: str, stem: str = "facts", content: Content = TEXT) -> Entity:
    key = heading(header, header)
    return Entity(key, entity_noun(key, stem), (), content)


def worded(key: str, header: str, content: Content = TEXT, **more: bool) -> tuple[str, str]:
    found = english(Asked(heading(header, header), content, **more), entity(key))
    return found.prompt, found.reverse


@pytest.mark.parametrize(
    ("key", "header", "content", "prompt", "reverse"),
    [
        (
            "country", "capital", TEXT,
            "What is the capital of <country>?", "Which country has <capital> as its capital?",
        ),
        (
            "Country", "OFFICIAL_CURRENCY", TEXT,
            "What is the official currency of <Country>?",
            "Which country has <OFFICIAL_CURRENCY> as its official currency?",
        ),
        (
            "book", "Author", TEXT,
            "Who is the author of “<book>”?", "Which book has <Author> as its author?",
        ),
        (
            "king", "successor", TEXT,
            "Who is the successor of <king>?", "Which king has <successor> as their successor?",
        ),
        (
            "Title", "directed by", TEXT,
            "Who directed “<Title>”?", "Which of these was directed by <directed by>?",
        ),
        (
            "film", "Year", DATE,
            "When did “<film>” come out?", "Which film came out in <Year>?",
        ),
        (
            "town", "founded", DATE,
            "When was <town> founded?", "Which town was founded in <founded>?",
        ),
        (
            "poet", "born in", TEXT,
            "Where was <poet> born?", "Which poet was born in <born in>?",
        ),
        ("poet", "Died", DATE, "When did <poet> die?", "Which poet died in <Died>?"),
        (
            "river", "flows into", TEXT,
            "What does <river> flow into?", "Which river flows into <flows into>?",
        ),
        (
            "animal", "number of legs", NUMBER,
            "How many legs does <animal> have?", "Which animal has <number of legs> legs?",
        ),
        (
            "planet", "moons", NUMBER,
            "How many moons does <planet> have?", "Which planet has <moons> moons?",
        ),
        (
            "mountain", "height (m)", NUMBER,
            "What is the height of <mountain> (m)?",
            "Which mountain has <height (m)> as its height (m)?",
        ),
        (
            "painting", "height_cm", NUMBER,
            "What is the height of “<painting>” (cm)?",
            "Which painting has <height_cm> as its height (cm)?",
        ),
        (
            "city", "country", TEXT,
            "In which country is <city>?", "Which city is in <country>?",
        ),
        (
            "velcro", "famous for", TEXT,
            "What is <velcro> famous for?", "Which velcro is famous for <famous for>?",
        ),
        (
            "city", "capital of", TEXT,
            "What is <city> the capital of?", "Which city is the capital of <capital of>?",
        ),
        (
            "flag", "colours", TEXT,
            "What are the colours of <flag>?", "Which flag has <colours> as its colours?",
        ),
        ("song", "Who sings it?", TEXT, "“<song>”: Who sings it?", ""),
        (
            "English", "German", TEXT,
            "What is “<English>” in German?", "What is “<German>” in English?",
        ),
        (
            "country", "country:fr", TEXT,
            "What is <country> called in French?",
            "Which country is called “<country:fr>” in French?",
        ),
        (
            "country", "capital (pl)", TEXT,
            "What is the capital of <country> called in Polish?",
            "Which country’s capital is called “<capital (pl)>” in Polish?",
        ),
        (
            "term", "definition", Content.LONG,
            "What does “<term>” mean?", "Which term means “<definition>”?",
        ),
        (
            "mountain", "description", Content.LONG,
            "", "Which mountain is this? <description>",
        ),
        (
            "country", "has a coast", TEXT,
            "Country: <country>. Has a coast?", "Has a coast: <has a coast>. Country?",
        ),
    ],
)  # fmt: skip
def test_prompts(key: str, header: str, content: Content, prompt: str, reverse: str) -> None:
    assert worded(key, header, content) == (prompt, reverse)


def test_one_of_several() -> None:
    assert worded("country", "languages", split=True) == (
        "What is one of the languages of <country>?",
        "Which country has <languages> among its languages?",
    )
    assert worded("film", "actors", split=True)[0] == "Who is one of the actors of “<film>”?"


def test_what_is_asked_of_a_year() -> None:
    year = entity("year", content=DATE)
    asked = english(Asked(heading("winner", "winner"), TEXT), year)
    assert asked.prompt == "Who was the winner in <year>?"
    assert asked.reverse == "Which year had <winner> as its winner?"
    goals = english(Asked(heading("goals", "goals"), NUMBER), year)
    assert goals.prompt == "How many goals were there in <year>?"


def test_orders() -> None:
    born = in_order(Asked(heading("born", "born"), DATE), entity("spy"))
    assert born == "Put these spies in order by when they were born, the earliest first."
    size = in_order(Asked(heading("area (km²)", "area (km²)"), NUMBER), entity("name"))
    assert size == "Put these in order by area (km²), the lowest first."


def test_no_language() -> None:
    asked = neutral.wording(Asked(heading("Hauptstadt", "Hauptstadt"), TEXT), entity("Land"))
    assert (asked.prompt, asked.reverse) == (
        "Land: <Land>. Hauptstadt?",
        "Hauptstadt: <Hauptstadt>. Land?",
    )


@pytest.mark.parametrize(
    ("header", "stem", "noun"),
    [
        ("country", "facts", "country"),
        ("Country name", "facts", "country"),
        ("name", "us-presidents", "president"),
        ("name", "facts", ""),
        ("title", "movies", "movie"),
        ("Species", "animals", "Species"),
        ("cities", "x", "city"),
        ("name of river", "x", "river"),
    ],
)
def test_what_a_row_is(header: str, stem: str, noun: str) -> None:
    assert entity(header, stem).noun.casefold() == noun.casefold()


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        ("country capital population", ""),
        ("name area", ""),
        ("land hauptstadt einwohner", "de"),
        ("pays capitale langue", "fr"),
        ("país capital idioma", "es"),
        ("страна столица", None),
        ("river café", ""),
    ],
)
def test_languages(headers: str, language: str | None) -> None:
    assert language_of([header] for header in headers.split()) == language


@pytest.mark.parametrize(
    ("header", "words", "unit", "language"),
    [
        ("birthPlace", "birth place", "", ""),
        ("ISO code", "ISO code", "", ""),
        ("CAPITAL CITY", "capital city", "", ""),
        ("English Name", "English name", "", ""),
        ("Population [2020]", "population", "[2020]", ""),
        ("capital:zh-TW", "capital", "", "Traditional Chinese"),
        ("house_no", "house no", "", ""),
        ("is it", "is it", "", ""),
        ("pH", "pH", "", ""),
        ("a<b>.c", "a b .c", "", ""),
    ],
)
def test_headings(header: str, words: str, unit: str, language: str) -> None:
    found = heading(header, header)
    assert (found.noun, found.unit, found.language) == (words, unit, language)


@pytest.mark.parametrize(
    ("single", "several"),
    [
        ("country", "countries"), ("key", "keys"), ("church", "churches"), ("person", "people"),
        ("woman", "women"), ("spy", "spies"), ("bus", "buses"), ("movie", "movies"),
        ("box", "boxes"), ("wolf", "wolves"), ("series", "series"),
        ("head of state", "heads of state"),
    ],
)  # fmt: skip
def test_one_and_many(single: str, several: str) -> None:
    assert many(single) == several
    if " " not in single:
        assert one(several) == single
        assert one(single) == single
        assert not is_many(single)
