"""What a GIFT file says to those who answer becomes an explanation where it explains."""

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
"""Words of which a feedback that only praises or blames is made."""


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
            text = shown(answer.feedback).text
            if text and self._tells(place, text):
                (right if answer in best else wrong).append(text)
        if body.kind == "truth" and not right:
            # To be told why a statement is wrong is to be told what is right.
            right, wrong = wrong, []
        if wrong:
            self._wrong.append(place)
        everybody = shown(body.feedback).text
        return " ".join(dict.fromkeys(filter(None, (*right, everybody))))

    def _tells(self, place: Place, text: str) -> bool:
        """Whether a feedback says more than that an answer is right or wrong."""
        if not _VERDICTS.issuperset(words(text)):
            return True
        self._bare.append(place)
        return False

    def remarks(self) -> Iterator[Remark]:
        """What was left out."""
        for places, what in (
            (self._wrong, "what is said to wrong answers has no place in a pack and was left out"),
            (self._bare, "feedback that only praises or blames was left out"),
        ):
            asked = len(set(places))
            if asked:
                yield Remark(places[0], f"{what}: {plural(asked, 'question')} from here on")
