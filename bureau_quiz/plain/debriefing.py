"""A round looked back on, in sentences: the score, each miss with what was right, the place."""

from collections.abc import Iterator

from bureau_quiz.bank.model import Outcome
from bureau_quiz.game.model import Debriefing, DebriefingLine, Placing
from bureau_quiz.plain.words import counted, number, right_answer, seconds, sentence, stopped


def lines(debriefing: Debriefing) -> Iterator[str]:
    """Everything there is to say at the end, line by line."""
    yield from _score(debriefing)
    missed = [
        line for line in debriefing.lines if line.verdict.judgement.outcome is not Outcome.RIGHT
    ]
    if missed:
        yield ""
        yield f"To look at again: {counted(len(missed), 'question')}."
        for line in missed:
            yield f"Question {line.number}. {line.prompt}"
            yield f"{_given(line)} {right_answer(line.right, line.several)}"
            if line.kind == "true-false" and line.explanation:
                # That a statement is false does not say what is true.
                yield line.explanation
    yield ""
    yield from _place(debriefing.placing)


def saved(debriefing: Debriefing, answers: int) -> str:
    """How many answers are safe on disk, and how many are not."""
    score = debriefing.score
    lost = score.asked - answers
    if not lost:
        return f"Saved: {counted(answers, 'answer')}, {score.points} points."
    kept = f"Saved: {counted(answers, 'answer')}. " if answers else ""
    return f"{kept}Not saved: {counted(lost, 'answer')}."


def _score(debriefing: Debriefing) -> Iterator[str]:
    score, timed = debriefing.score, debriefing.again.rules.seconds is not None
    right = f"{number(score.right)} of {number(score.asked)} right"
    if debriefing.finished:
        yield f"The round is over. {score.points} of {score.possible} points, {right}."
    elif score.asked:
        yield f"The round ends here. {score.points} points so far, {right}."
    else:
        yield "The round ends here, before the first answer."
    sums = [f"{name.lower()} {points}" for name, points in debriefing.sums if points]
    if len(sums) > 1:
        yield sentence(f"How they came about: {', '.join(sums)}")
    if score.asked:
        # Time is told where it counts: one who plays without a timer is not to be hurried.
        spent = f"; time spent {seconds(score.seconds)}" if timed else ""
        yield f"Longest streak {number(score.best_streak)}{spent}."


def _given(line: DebriefingLine) -> str:
    outcome = line.verdict.judgement.outcome
    if outcome is Outcome.SKIPPED:
        return "You skipped it."
    if outcome is Outcome.LATE:
        return "Your time was up."
    return f"{outcome.value.capitalize()}: {stopped(line.given)}"


def _place(placing: Placing) -> Iterator[str]:
    if placing.rank is None:
        yield sentence(placing.why or "This round takes no place on a board")
    else:
        board = placing.board.replace(" · ", ", ")
        yield f"Place {placing.rank} of {placing.of} on the board: {board}."
    if placing.personal_best and placing.best_before is not None:
        yield f"Your best yet; before it was {placing.best_before}."
    elif placing.best_before is not None and placing.rank is not None:
        yield f"Your best is {placing.best_before}."
