"""English as headers have it: which words are people, places, works, verbs; one and many."""

from collections.abc import Iterable


def vocabulary(*lines: str) -> frozenset[str]:
    """Give the words of some lines."""
    return frozenset(word for line in lines for word in line.split())


PEOPLE = vocabulary(
    "actor actress ambassador architect artist astronaut athlete author captain champion",
    "chancellor child coach commander composer conductor creator daughter designer director",
    "discoverer editor emperor engineer explorer father founder general governor husband inventor",
    "king leader manager mayor minister monarch mother musician novelist owner painter partner",
    "person philosopher photographer pilot player playwright poet pope predecessor president",
    "producer queen rapper rider ruler runner-up saint scientist screenwriter sculptor secretary",
    "senator showrunner singer son songwriter sovereign spouse star successor teacher translator",
    "loser victim victor villain voice wife winner writer agent spy character hero protagonist",
)
"""Nouns that are asked for by “who”."""

PLACES = vocabulary(
    "airport beach borough bridge building canal capital castle cathedral cave church city country",
    "county desert district embassy glacier harbour hotel island lake landmark lighthouse monument",
    "mosque mountain museum palace park peak peninsula place port prison province region river",
    "school site stadium state station street temple territory theatre tower town university",
    "valley village volcano waterfall",
)
"""Nouns of what lies somewhere."""

REGIONS = {
    "continent": "On which",
    "island": "On which",
    "planet": "On which",
    "borough": "In which",
    "city": "In which",
    "collection": "In which",
    "country": "In which",
    "gallery": "In which",
    "museum": "In which",
    "county": "In which",
    "department": "In which",
    "district": "In which",
    "province": "In which",
    "region": "In which",
    "state": "In which",
    "subregion": "In which",
    "territory": "In which",
    "town": "In which",
}
"""Nouns of where something lies, and how that is asked."""

EXHIBITS = vocabulary("painting sculpture statue fresco artwork relic mummy manuscript")
"""Nouns of what hangs or stands somewhere."""

RELEASED = vocabulary(
    "album book episode film game magazine movie musical novel opera play podcast program",
    "programme series show single song",
)
"""Nouns of what comes out."""

WORKS = vocabulary(
    "album anthem ballet book comic composition episode film game magazine movie musical newspaper",
    "novel opera painting paper phrase play podcast poem program programme proverb quotation quote",
    "sculpture series show song story symphony title track word expression term idiom abbreviation",
    "acronym",
)
"""Nouns of what is quoted."""

NAMELESS = vocabulary(
    "name title label item entry entity object thing subject record element_name id code key value",
    "nombre nom row column list",
)
"""Headers of a key that do not say what its rows are."""

FILES = vocabulary(
    "data facts sheet sheets table tables export items entries rows values questions list lists",
    "csv results things names titles words quiz trivia test tests notes basics news series species",
)
"""Names of files that do not say what their rows are."""

PARTICIPLES = {
    "abolished": "abolished",
    "announced": "announced",
    "awarded": "awarded",
    "born": "bore",
    "built": "built",
    "coined": "coined",
    "commissioned": "commissioned",
    "completed": "completed",
    "composed": "composed",
    "conquered": "conquered",
    "constructed": "constructed",
    "created": "created",
    "crowned": "crowned",
    "designed": "designed",
    "developed": "developed",
    "directed": "directed",
    "discovered": "discovered",
    "dissolved": "dissolved",
    "drawn": "drew",
    "elected": "elected",
    "established": "established",
    "first published": "first published",
    "founded": "founded",
    "found": "found",
    "formed": "formed",
    "inaugurated": "inaugurated",
    "introduced": "introduced",
    "invented": "invented",
    "killed": "killed",
    "launched": "launched",
    "led": "led",
    "made": "made",
    "manufactured": "manufactured",
    "married": "married",
    "opened": "opened",
    "owned": "owned",
    "painted": "painted",
    "performed": "performed",
    "played": "played",
    "produced": "produced",
    "proved": "proved",
    "published": "published",
    "recorded": "recorded",
    "released": "released",
    "ruled": "ruled",
    "set up": "set up",
    "signed": "signed",
    "sung": "sang",
    "won": "won",
    "written": "wrote",
}
"""What was done to something, and the same of who did it."""

PLACED = vocabulary(
    "based born built buried filmed found founded headquartered held invented located made",
    "married set situated spoken signed",
)
"""Participles that, with “in”, are of a place where no number is said."""

HAPPENED = {
    "began": "begin",
    "closed": "close",
    "died": "die",
    "ended": "end",
    "joined": "join",
    "retired": "retire",
    "sank": "sink",
    "started": "start",
}
"""What something did, and the same after “did”."""

IN_ED = vocabulary("bed bleed breed creed deed feed greed need reed seed shed speed sled weed")
"""Words in -ed that are nouns; all others say what was done."""

ADJECTIVES = vocabulary(
    "adjacent available close famous known made named native notable part popular similar used",
    "related called nicknamed remembered known spoken derived composed named surrounded bordered",
)
"""What goes before a preposition without an article: `famous for`, `made of`."""

VERBS = {
    "appears": "appear",
    "belongs": "belong",
    "borders": "border",
    "causes": "cause",
    "comes": "come",
    "contains": "contain",
    "cures": "cure",
    "drives": "drive",
    "eats": "eat",
    "empties": "empty",
    "flows": "flow",
    "follows": "follow",
    "grows": "grow",
    "joins": "join",
    "leads": "lead",
    "lies": "lie",
    "lives": "live",
    "means": "mean",
    "measures": "measure",
    "orbits": "orbit",
    "owns": "own",
    "plays": "play",
    "precedes": "precede",
    "produces": "produce",
    "represents": "represent",
    "rises": "rise",
    "runs": "run",
    "sings": "sing",
    "speaks": "speak",
    "stands": "stand",
    "teaches": "teach",
    "treats": "treat",
    "uses": "use",
    "wears": "wear",
    "works": "work",
    "worships": "worship",
}
"""What something does, and the same after “does”."""

PREPOSITIONS = vocabulary("about after as at by for from in into of on through to under with")

UNITS = vocabulary(
    "°c °f % cm dm eur ft g ha in. kcal kg kj km km/h km2 km² kph kw l lb lbs m m2 m² mg mi min mm",
    "mph ms mw m/s s sec t usd $ € £ kelvin",
)
"""What numbers are counted in, where the header ends in it."""

_SAME = vocabulary("series species means sheep fish deer aircraft spacecraft")
_MANY = {
    "child": "children",
    "foot": "feet",
    "goose": "geese",
    "hero": "heroes",
    "knife": "knives",
    "leaf": "leaves",
    "man": "men",
    "mouse": "mice",
    "person": "people",
    "potato": "potatoes",
    "spy": "spies",
    "tooth": "teeth",
    "volcano": "volcanoes",
    "wife": "wives",
    "wolf": "wolves",
    "woman": "women",
}
_ONE = {many: one for one, many in _MANY.items()}
_SINGULAR = vocabulary(
    "access address analysis atlas basis bus campus canvas census chess class climax corpus",
    "diabetes focus gas gross genus illness index lens loss mass news pass physics politics press",
    "process radius status stress success thesis virus axis genius bonus ethics glass",
)
"""Words that end in s and are one."""


def many(noun: str) -> str:
    """Give the plural of a noun; of several words, of its last one."""
    first, space, last = noun.rpartition(" ")
    if " of " in noun:
        head, _, rest = noun.partition(" of ")
        return f"{many(head)} of {rest}"
    return f"{first}{space}{_many(last)}"


def _many(word: str) -> str:
    if word in _SAME:
        return word
    if word in _MANY:
        return _MANY[word]
    if word.endswith("man") and len(word) > 4 and word not in ("human", "german", "roman"):
        return f"{word[:-3]}men"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def one(word: str) -> str:
    """Give the singular of a noun of one word; itself where it is none of several."""
    if word in _ONE:
        return _ONE[word]
    if not is_many(word) or word in _SAME:
        return word
    if word.endswith("ies") and len(word) > 4 and word != "movies":
        return f"{word[:-3]}y"
    if word[:-2] in _SINGULAR or word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]


def is_many(word: str) -> bool:
    """Whether a noun is probably a plural."""
    if word in _ONE:
        return True
    plain = word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
    return plain and len(word) > 3 and word not in _SINGULAR and word not in _SAME


def any_of(words: Iterable[str], among: Iterable[str]) -> bool:
    """Whether one of the words is among some."""
    return not set(words).isdisjoint(among)
