"""Which language a header is in, as far as its words tell."""

from collections.abc import Iterable

from bureau_quiz.packs.sheets.english import vocabulary

WORDS = {
    "de": (
        "land hauptstadt jahr stadt fluss sprache kontinent einwohner fläche währung titel autor "
        "autorin regisseur hersteller farbe tier pflanze beruf geburtsjahr geburtsdatum vorname "
        "nachname ort bedeutung begriff frage antwort wort deutsch englisch französisch höhe länge "
        "größe gewicht staat bundesland einwohnerzahl erfinder erfindung berg see insel gründung "
        "gegründet erscheinungsjahr künstler maler werk lied könig nummer zeichen spieler verein"
    ),
    "fr": (
        "pays capitale année ville fleuve langue continent population superficie monnaie titre "
        "auteur réalisateur couleur animal plante métier naissance prénom nom lieu signification "
        "mot français anglais allemand hauteur longueur taille poids état région département "
        "habitants inventeur montagne lac île fondation artiste peintre œuvre chanson roi numéro "
        "réponse terme définition rivière"
    ),
    "es": (
        "país capital año ciudad río idioma lengua continente población superficie moneda título "
        "autor director color animal planta profesión nacimiento nombre lugar significado palabra "
        "español inglés francés altura longitud tamaño peso estado región habitantes inventor "
        "montaña lago isla fundación artista pintor obra canción rey número pregunta respuesta"
    ),
    "it": (
        "paese capitale anno città fiume lingua continente popolazione superficie moneta titolo "
        "autore regista colore animale pianta professione nascita nome luogo significato parola "
        "italiano inglese francese altezza lunghezza peso stato regione abitanti inventore "
        "montagna lago isola fondazione artista pittore opera canzone re numero domanda "
        "risposta provincia"
    ),
    "nl": (
        "land hoofdstad jaar stad rivier taal werelddeel inwoners oppervlakte munt titel schrijver "
        "regisseur kleur dier plant beroep geboortejaar naam plaats betekenis woord nederlands "
        "engels frans hoogte lengte gewicht staat provincie uitvinder berg meer eiland kunstenaar "
        "schilder werk lied koning nummer vraag antwoord"
    ),
    "pt": (
        "país capital ano cidade rio língua idioma continente população área moeda título autor "
        "diretor cor animal planta profissão nascimento nome lugar significado palavra português "
        "inglês francês altura comprimento peso estado região habitantes inventor montanha lago "
        "ilha artista pintor obra canção rei número pergunta resposta"
    ),
    "sv": (
        "land huvudstad år stad flod språk världsdel invånare yta valuta titel författare regissör "
        "färg djur växt yrke födelseår namn plats betydelse ord svenska engelska höjd längd vikt "
        "uppfinnare berg sjö ö konstnär verk sång kung nummer fråga svar"
    ),
    "pl": (
        "kraj państwo stolica rok miasto rzeka język kontynent ludność powierzchnia waluta tytuł "
        "autor reżyser kolor zwierzę roślina zawód imię nazwisko nazwa miejsce znaczenie słowo "
        "polski angielski wysokość długość waga wynalazca góra jezioro wyspa artysta malarz dzieło "
        "piosenka król numer pytanie odpowiedź"
    ),
}
"""Words that headers have, by language; several languages may share one."""

_KNOWN = {language: frozenset(word for word in words.split()) for language, words in WORDS.items()}
_ENGLISH = vocabulary(
    "capital population area year country name number river color animal director inventor region ",
    "artist opera plant land re rate title city state date type currency language author code ",
    "height length weight size place word meaning continent",
)
"""Words that English has too, or that tell nothing against it."""


def language_of(headers: Iterable[Iterable[str]]) -> str | None:
    """Give the language of headers, each as its words: empty for English, None for another one.

    English is what nothing speaks against.
    """
    words = [word for header in headers for word in header]
    counts = {language: sum(word in known for word in words) for language, known in _KNOWN.items()}
    best = max(counts, key=lambda language: counts[language])
    own = sum(word in _KNOWN[best] and word not in _ENGLISH for word in words)
    english = sum(word in _ENGLISH and word not in _KNOWN[best] for word in words)
    if own > english:
        return best
    if any(not word.isascii() and not _latin(word) for word in words):
        return None
    return ""


def _latin(word: str) -> bool:
    """Whether a word is of letters that English borrows: `café`, `naïve`, and of signs."""
    return all(character < "\u0250" or not character.isalpha() for character in word)
