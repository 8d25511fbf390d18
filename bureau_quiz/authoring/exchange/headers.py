"""What the columns of a table of questions are for, by the names that people give them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bureau_quiz.text import fold

_SAYS = {
    "question": (
        "question questions prompt query stem item statement frage pregunta domanda vraag pergunta "
        "kysymys pytanie otazka fråga"
    ),
    "answer": (
        "answer answers correct right solution key antwort respuesta reponse risposta resposta "
        "antwoord svar odpoved odpowiedz"
    ),
    "wrong": (
        "wrong incorrect distractor distractors decoy decoys false falsch incorrecta incorrectas"
    ),
    "options": "options choices alternatives opciones antwortmoglichkeiten",
    "category": (
        "category categories topic subject theme tag tags section unit chapter kategorie "
        "categoria categorie thema tema"
    ),
    "difficulty": "difficulty level schwierigkeit dificultad difficulte difficolta",
    "explanation": (
        "explanation feedback comment comments note notes rationale why description info erklarung "
        "explicacion explication spiegazione"
    ),
    "source": "source reference references link url quelle fuente",
    "kind": "kind type typ tipo",
    "exact": "exact",
    "within": "within tolerance",
    "min": "min minimum",
    "max": "max maximum",
}
"""Role → one word that names it, folded."""

_PHRASES = {
    "question text": "question",
    "question title": "question",
    "question statement": "question",
    "quiz question": "question",
    "question type": "kind",
    "question kind": "kind",
    "question category": "category",
    "question difficulty": "difficulty",
    "difficulty level": "difficulty",
    "answer type": "kind",
    "answer key": "answer",
    "answer explanation": "explanation",
    "fun fact": "explanation",
    "option list": "options",
    "answer options": "options",
    "answer choices": "options",
}
_RIGHT = re.compile(
    r"(?:the )?(?:correct|right|true|richtige) (?:answers?|options?|choices?|antwort)"
)
_WRONG = re.compile(
    r"(?:the )?(?:wrong|incorrect|false|falsche|other) "
    r"(?:answers?|options?|choices?|antwort(?:en)?)"
)
_ONE_OF = re.compile(r"(?:option|choice|answer|alternative|antwort|opcion) ?([0-9]{1,2}|[a-j])")
_NUMBERED = re.compile(r"(.*\D) ?([0-9]{1,2})")
_LONG = re.compile(r" (?:max \d+ characters|choose at least one|index|number|letter|s)$")


@dataclass(frozen=True, slots=True)
class Header:
    """For each role the places of its columns, from 0, in order."""

    places: dict[str, list[int]] = field(default_factory=dict)
    unused: tuple[int, ...] = ()
    """Columns that say nothing we know."""
    plural: frozenset[int] = frozenset()
    """Columns that are named as if each held several values."""

    def __getitem__(self, role: str) -> list[int]:
        return self.places.get(role, [])

    @property
    def sound(self) -> bool:
        """Whether questions can be made of this: what is asked, and something that answers it."""
        answers = self["answer"] or self["right"] or len(self["option"]) > 1 or self["options"]
        return len(self["question"]) == 1 and bool(answers)


def header_of(names: Sequence[str]) -> Header:
    """Say what columns of these names are for."""
    roles = [_role(name) for name in names]
    if "right" not in roles and "answer" not in roles and "wrong" in roles:
        # `answer 1`, `answer 2`, `wrong 1`: what is numbered is right, as what is wrong is apart.
        roles = ["right" if role == "option" else role for role in roles]
    places: dict[str, list[int]] = {}
    unused: list[int] = []
    for at, role in enumerate(roles):
        if role and (role in _SEVERAL or role not in places):
            places.setdefault(role, []).append(at)
        elif fold(names[at]):
            unused.append(at)
    plural = frozenset(at for at, name in enumerate(names) if fold(name).endswith("s"))
    return Header(places, tuple(unused), plural)


_SEVERAL = frozenset({"right", "left", "wrong", "option"})
"""Roles that several columns may have."""


def _role(name: str) -> str:
    words = fold(name)
    while (shorter := _LONG.sub("", words)) != words:
        words = shorter
    if words in _PHRASES:
        return _PHRASES[words]
    if len(words) == 1 and words in "abcdefghij":
        return "option"
    numbered = _NUMBERED.fullmatch(words)
    bare = numbered[1].strip() if numbered else words
    if _RIGHT.fullmatch(bare):
        return "right" if numbered else "answer"
    if _WRONG.fullmatch(bare):
        return "wrong"
    if numbered and bare in ("right", "left", "correct"):
        return "left" if bare == "left" else "right"
    if _ONE_OF.fullmatch(words):
        return "option"
    for role, named in _SAYS.items():
        if bare in named.split() and (not numbered or role in _SEVERAL):
            return role
    return ""
