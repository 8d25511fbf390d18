"""Rounds to keep: made up, but rich enough that every column has something to hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from bureau_quiz.bank.model import (
    Answer,
    Candidate,
    Fact,
    Graded,
    Judgement,
    Outcome,
    Put,
    Question,
    Response,
    Scale,
)
from bureau_quiz.records.model import Ending, RoundStart
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Deal, Rules, Score, Told, Verdict
from bureau_quiz.rounds.points import replay, score

PACKS = ("the-bureau",)
CLASSIC = Rules(questions=4)


class Clock:
    """A clock that a test moves: one second on at each look."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 9, 57, 3, 250_000, UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def put(number: int, kind: str = "choice") -> Put:
    """The question with this number, of any."""
    answer = Answer(f"Agent {number}", (f"Nr. {number}", f"Ågent “{number}”"), "")
    question = Question(
        id=f"the-bureau/codename-owner/Code {number}",
        pack="the-bureau",
        template="codename-owner",
        kind=kind,
        category="Codenames",
        difficulty=1 + number % 3,
        prompt=f"Whose codename is “Code {number}”?",
        answers=(answer,),
        also_right=(Answer("Somebody else"),),
        unknown=("*",),
        pool=tuple(Candidate(f"Agent {other}") for other in range(50) if other != number),
        pool_size=180,
        explanation=f"“Code {number}” means something.",
        source="Cast and characters",
        facts=(
            Fact("codenames", f"Code {number}", "of", f"Agent {number}"),
            Fact("codenames", f"Code {number}", "meaning", "something"),
        ),
        claim=(f"Code {number}",),
        exact=bool(number % 2),
        card=f"whose codename is code {number}",
        extra={"before": "x", "after": "y"},
    )
    shown = f"Agent {number}"
    options = tuple(shown if place == number % 4 else f"Other {place}" for place in range(4))
    return Put(question, question.prompt, options, (number % 4,), shown)


def rich(number: int, kind: str) -> Put:
    """A question with all that only some kinds and graded packs have."""
    plain = put(number, kind)
    question = replace(
        plain.question,
        answers=(
            Answer("Malotru", ("Malo",), "20160601", "2016", 2),
            Answer("Phénomène", (), "", "2017"),
        ),
        also_right=(Answer("Bacchus", spoiler=4),),
        pool=(Candidate("Rocambole", 1, "7"), Candidate("Pépé", 2, "", 3), Candidate("Socrate")),
        extra={"within": "5", "low": "0", "high": "120"},
        spoiler=1,
        sentences=(Graded("He is known."), Graded("She dies.", 5)),
        hints=(Graded("Played by: Sara Giraudeau", 2),),
        source_spoiler=4,
        fact_spoilers=(2,),
    )
    return Put(
        question,
        plain.prompt,
        ("one", "two", "three") if kind != "typed" else (),
        (2, 0, 1) if kind != "typed" else (),
        "one, two, three",
        lefts=("Malotru", "Phénomène"),
        besides=("2015", "2016", "2017"),
        scale=Scale("0", "120", "5"),
    )


PUTS = (put(1), put(2), rich(3, "order"), rich(4, "typed"))
"""Questions of several kinds, one after the other."""


def as_kept(what: Put) -> Put:
    """What the records give back of a put: all but its pool, unless nothing is offered."""
    if not what.options:
        return what
    return what._replace(question=replace(what.question, pool=()))


def told(number: int, outcome: Outcome = Outcome.RIGHT) -> Told:
    """The settled question with this number; its points are still to be worked out."""
    share = Fraction(1, 3) if outcome is Outcome.PARTLY else Fraction(outcome is Outcome.RIGHT)
    judgement = Judgement(outcome, share, "accepted: one letter off")
    response = {
        Outcome.SKIPPED: Response.skip(),
        Outcome.LATE: Response.late(),
    }.get(outcome, Response.option(number % 4))
    return Told(
        number, response, f"given {number}", 31 + number, number == 2, Verdict(judgement, 0)
    )


def start(player: str = "Malotru", rules: Rules = CLASSIC, **changed: object) -> RoundStart:
    """A round about to begin; `changed` are other fields of it."""
    deal = Deal(PACKS, seed=7, block=2, notes=("The round is shorter.",))
    begun = RoundStart(player, "The Bureau", rules, deal, {"the-bureau": "0123456789abcdef"})
    return begun._replace(**changed)  # type: ignore[arg-type]


def appealed(wrong: Told) -> Told:
    """The same question made right; what it earns is made up."""
    judgement = Judgement(Outcome.RIGHT, Fraction(1), "you said so")
    verdict = wrong.verdict._replace(judgement=judgement, points=217, streak=3, speed=17)
    return wrong._replace(verdict=verdict, appealed=True)


OUTCOMES = (Outcome.RIGHT, Outcome.RIGHT, Outcome.WRONG, Outcome.PARTLY)


def tolds(outcomes: tuple[Outcome, ...] = OUTCOMES, rules: Rules = CLASSIC) -> tuple[Told, ...]:
    """Settled questions with the points that they earn."""
    raw = [told(number, outcome) for number, outcome in enumerate(outcomes, 1)]
    return replay(rules, [put(each.number).question.difficulty for each in raw], raw)


def sum_of(settled: tuple[Told, ...], rules: Rules = CLASSIC) -> Score:
    """The score of settled questions."""
    return score(rules, [put(each.number).question.difficulty for each in settled], settled)


def without_sums(settled: tuple[Told, ...]) -> tuple[Told, ...]:
    """What the records give back of settled questions: all but how their sums read."""
    return tuple(
        each._replace(verdict=each.verdict._replace(sum_text="", sum_spoken="")) for each in settled
    )


def play(
    records: Records,
    begun: RoundStart | None = None,
    outcomes: tuple[Outcome, ...] = OUTCOMES,
    ending: bool = True,
) -> int:
    """Play a round into the records; gives its id."""
    begun = begun or start()
    settled = tolds(outcomes, begun.rules)
    round_id = records.begin(begun, put(1))
    for each in settled:
        last = each.number == len(settled)
        records.tell(round_id, each, None if last and ending else put(each.number + 1))
    if ending:
        records.finish(round_id, Ending(sum_of(settled, begun.rules)))
    return round_id


def opened(file: Path, clock: Clock | None = None) -> Records:
    """Records at a path, with a clock of their own."""
    return Records.open(file, clock or Clock())


def beside(file: Path) -> Iterator[Path]:
    """What was set aside, journals not counted."""
    return (path for path in sorted(file.parent.glob("*damaged*")) if path.suffix == file.suffix)
