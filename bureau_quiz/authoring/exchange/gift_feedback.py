"""What a GIFT file says to those who answer becomes an explanation where it explains."""

import re
from collections.abc import Iterator

from bureau_quiz.authoring.exchange.gift_answers import Body, by_weight
from bureau_quiz.authoring.exchange.gift_texts import shown
from bureau_quiz.authoring.exchange.model import Remark
from bureau_quiz.errors import Place
from bureau_quiz.text import plural, words

# fmt: off
_VERDICTS = frozenset((
    "a", "absolutely", "again", "and", "answer", "answered", "are", "awesome", "bad", "bien",
    "bravo", "completely", "correct", "correcta", "correcto", "correcte", "done", "exact",
    "exactly", "exactement", "excellent", "fair", "falsch", "falso", "false", "faux", "gave",
    "good", "great", "gut", "incorrect", "incorrecta", "incorrecto", "is", "it", "job", "just",
    "luck", "mal", "more", "muy", "nice", "no", "non", "not", "ok", "okay", "oh", "once", "oops",
    "perfect", "please", "right", "richtig", "sehr", "si", "sorry", "spot", "super", "that",
    "thats", "the", "this", "time", "totally", "true", "try", "unfortunately", "very", "vrai",
    "wahr", "was", "way", "well", "wonderful", "work", "wrong", "yeah", "yes", "you", "your",
))
# fmt: on
"""Words that praise or blame."""

_LEAD = re.compile(r"([^.!:]{1,40})[.!:]+\s+(?=[^\s\d])")
"""A sentence, and perhaps one of praise, before what tells something."""


class Feedback:
    """Gathers what of a file's feedback is told once for all its questions."""

    def __init__(self) -> None:
        self._bare: list[Place] = []
        self._wrong: list[Place] = []

    def explanation(self, place: Place, body: Body) -> str:
        """Give what is told after a question: said to who is right, then what is said to all."""
        best = set(by_weight(body.answers)[0])
        right: list[str] = []
        wrong: list[str] = []
        for answer in body.answers:
            text = self._telling(place, shown(answer.feedback).text)
            if text:
                (right if answer in best else wrong).append(text)
        if body.kind == "truth" and not right:
            # To be told why a statement is wrong is to be told what is right.
            right, wrong = wrong, []
        if wrong:
            self._wrong.append(place)
        everybody = shown(body.feedback).text
        return " ".join(dict.fromkeys(filter(None, (*right, everybody))))

    def _telling(self, place: Place, text: str) -> str:
        """What a feedback says beside praise and blame, which another's answer may not deserve."""
        at = 0
        while (lead := _LEAD.match(text, at)) and _VERDICTS.issuperset(words(lead[1])):
            at = lead.end()
        told = text[at:].strip()
        if _VERDICTS.issuperset(words(told)):
            told = ""
        if told != text.strip():
            self._bare.append(place)
        return told

    def remarks(self) -> Iterator[Remark]:
        """What was left out."""
        for places, what in (
            (self._wrong, "what is said to wrong answers has no place in a pack and was left out"),
            (self._bare, "praise and blame were left out of what is told"),
        ):
            asked = len(set(places))
            if asked:
                yield Remark(places[0], f"{what}: {plural(asked, 'question')} from here on")
