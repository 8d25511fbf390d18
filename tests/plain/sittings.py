"""A sitting without records, and a player who types prepared lines."""

from collections.abc import Iterable
from typing import Any

from bureau_quiz.bank.kinds import KINDS
from bureau_quiz.bank.model import Answer, Put, Question, Response
from bureau_quiz.game.debriefing import debriefing
from bureau_quiz.game.meanwhile import Progress
from bureau_quiz.game.recall.model import DossierPage
from bureau_quiz.game.results import Debriefing, Placing
from bureau_quiz.plain import run
from bureau_quiz.records.model import RoundStart
from bureau_quiz.rounds.model import Deal, Lifeline, Rules, Verdict, View
from bureau_quiz.rounds.round import Round

Line = str | tuple[str | None, float] | type[BaseException]
"""What the player types, after so many seconds (one, unless said); or what happens instead.

With None as text nothing is typed in that time.
"""

TIMED = Rules(seconds=20)


def put(prompt: str, *options: str, difficulty: int = 2, kind: str = "choice") -> Put:
    """A question whose right option is marked by a star: `put("Who?", "Marina", "*Malotru")`.

    One that is typed has right answers only, `yes` if none is given.
    """
    texts = tuple(option.removeprefix("*") for option in options)
    right = tuple(place for place, option in enumerate(options) if option.startswith("*"))
    answers = tuple(map(Answer, texts if kind == "typed" and texts else ("yes",)))
    shown = texts[right[0]] if right else answers[0].text
    question = Question(
        id=f"p/{prompt}",
        pack="p",
        template="",
        kind=kind,
        category="Codenames",
        difficulty=difficulty,
        prompt=prompt,
        answers=answers if kind == "typed" else (Answer(shown),),
        unknown=("perhaps",),
        explanation=f"{shown} it is.",
    )
    if kind == "typed":
        return KINDS[kind].put(question, lambda: 0, True)
    return Put(question, prompt, texts, right, shown)


TWO = (
    put("Whose codename is “Malotru”?", "Raymond Sisteron", "*Guillaume Debailly", "Henri Duflot"),
    put("And “Phénomène”?", "*Marina Loiseau", "Marc Lauré", "Nadia El Mansour", difficulty=3),
)


class Sitting:
    """A round that is kept nowhere."""

    def __init__(
        self,
        *puts: Put,
        rules: Rules | None = None,
        notes: tuple[str, ...] = (),
        kept: bool = True,
        safe: int = 0,
        placing: Placing | None = None,
        names: tuple[str, ...] = (),
        **told: Any,
    ) -> None:
        self.rules = rules or Rules()
        self.notes = notes
        self.kept = kept
        self.safe = safe
        self.placing = placing or Placing("The Bureau · classic", 2, 5)
        self.round = Round(self.rules, "The Bureau", puts or TWO, names=names)
        self.names = names
        self.told = told
        """What the debriefing tells besides: a code, a rival, a dispatch."""
        self.left = False
        self.flags: list[tuple[str, str]] = []

    def view(self) -> View:
        return self.round.view()

    def answer(self, response: Response, seconds: float) -> Verdict:
        if self.rules.seconds is not None and seconds > self.rules.seconds:
            return self.round.expire()
        return self.round.answer(response, seconds)

    @property
    def saved(self) -> int:
        return len(self.round.told) if self.kept else self.safe

    def expire(self) -> Verdict:
        return self.round.expire()

    def appeal(self) -> Verdict:
        return self.round.appeal()

    def flag(self, note: str = "", before: bool = False) -> None:
        self.flags.append((self.round.asked[-2 if before else -1].prompt, note))

    def use(self, lifeline: Lifeline) -> None:
        self.round.use(lifeline)

    def stop(self) -> None:
        self.round.stop()

    def leave(self) -> None:
        self.left = True

    def pause(self) -> None:
        self.round.pause()

    def resume(self) -> None:
        self.round.resume()

    def next(self) -> None:
        self.round.next()

    def abandon(self) -> None:
        self.round.abandon()

    def dossier(self, tell: Progress | None = None) -> DossierPage | None:
        """Nothing is remembered here."""
        return None

    def debriefing(self, patience: float | None = None, tell: Progress | None = None) -> Debriefing:
        deal = Deal(("p",), 7, 0, self.notes)
        start = RoundStart("Agent", "The Bureau", self.rules, deal, names=self.names)
        return debriefing(self.round, start, self.placing, (), **self.told)


def dialogue(
    sitting: Sitting, lines: Iterable[Line], read: int = 10_000, attended: bool = True
) -> list[str]:
    """Play with these lines, then the end of input; gives what was shown, prompts included.

    Args:
        sitting: what is played.
        lines: what the player types.
        read: after so many lines the reader leaves.
        attended: whether somebody sits there; of a script every line has come already.
    """
    waiting, shown, time = list(lines), [], 0.0

    def ask(prompt: str, patience: float | None = None) -> str | None:
        nonlocal time
        line = waiting.pop(0) if waiting else EOFError
        if isinstance(line, type):
            raise line
        text, seconds = line if isinstance(line, tuple) else (line, 1.0)
        time += seconds
        if text is None:
            assert patience is not None
            assert patience <= seconds
            shown.append(prompt)
            return None
        shown.append(f"{prompt}{text}")
        return text

    def tell(line: str) -> None:
        if len(shown) >= read:
            raise BrokenPipeError
        shown.append(line)

    def ahead() -> str | None:
        return waiting[0] if waiting and isinstance(waiting[0], str) else None

    try:
        again = run(sitting, ask, tell, lambda: time, None if attended else ahead)
    except KeyboardInterrupt:
        shown.append("^C")
    else:
        if again:
            shown.append(f"-> {again}")
    return shown
