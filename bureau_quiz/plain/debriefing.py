"""A round looked back on, in sentences: the score, each miss with what was right, the place."""

from collections.abc import Iterator

from bureau_quiz.bank.model import Outcome
from bureau_quiz.game.model import Dispatch, Rival
from bureau_quiz.game.results import Debriefing, DebriefingLine, Placing
from bureau_quiz.plain import training
from bureau_quiz.plain.words import counted, number, right_answer, seconds, sentence, stopped
from bureau_quiz.rounds.model import Score, View


def lines(debriefing: Debriefing) -> Iterator[str]:
    """Everything there is to say at the end, line by line."""
    if debriefing.trained:
        yield from training.lines(debriefing, debriefing.trained)
    else:
        yield from _round(debriefing)
    yield from rest(debriefing)


def rest(debriefing: Debriefing) -> Iterator[str]:
    """What rests on all that the player knows, as far as it is there."""
    if debriefing.trained and debriefing.trained.ahead:
        yield from ("", training.coming(debriefing.trained, debriefing.trained.ahead))
    if debriefing.gains:
        from bureau_quiz.game.recall.dossier_text import gained

        for number, line in enumerate(gained(debriefing.gains)):
            yield from ("", line) if not number else (line,)


def _round(debriefing: Debriefing) -> Iterator[str]:
    if debriefing.standings:
        yield from _standings(debriefing)
    else:
        yield from _score(debriefing)
    if debriefing.score.appealed:
        verdicts = counted(debriefing.score.appealed, "answer")
        yield f"Of {verdicts} you said that you were right: the score is marked as appealed."
    if debriefing.rival:
        yield ""
        yield from _side_by_side(debriefing.rival, debriefing.score)
    yield from _misses(debriefing)
    yield ""
    yield from _place(debriefing.placing)
    if debriefing.dispatch:
        yield from _dispatch(debriefing.dispatch)
    if debriefing.code:
        yield "The code of this round, for others to play the very same one:"
        yield debriefing.code


def saved(debriefing: Debriefing, answers: int) -> str:
    """How many answers are safe on disk, and how many are not."""
    score = debriefing.score
    lost = score.asked - answers
    if not score.asked:
        return "Nothing was answered."
    if not lost and (debriefing.standings or not debriefing.scored):
        return f"Saved: {counted(answers, 'answer')}."
    if not lost:
        return f"Saved: {counted(answers, 'answer')}, {score.points} points."
    kept = f"Saved: {counted(answers, 'answer')}. " if answers else ""
    return f"{kept}Not saved: {counted(lost, 'answer')}."


def waits(debriefing: Debriefing, view: View, first: str = "") -> str:
    """Where a round that was left waits, and how to go on with it: after the `first` command."""
    place = f"The round waits at question {debriefing.score.asked + 1}"
    if not view.scored:
        place = f"The {view.noun} waits at {view.meters[0].spoken}"
    before = f"{first}, then " if first else ""
    return f"{place}. To go on with it: {before}bureau-quiz play --resume"


def _score(debriefing: Debriefing) -> Iterator[str]:
    score, timed = debriefing.score, debriefing.again.rules.seconds is not None
    right = _right_of(score.right, score.asked)
    if debriefing.finished:
        yield f"The round is over. {score.points} of {score.possible} points, {right}."
    elif score.asked:
        yield f"The round ends here. {score.points} points so far, {right}."
    else:
        yield "The round ends here, before the first answer."
    sums = [
        f"{name.lower()} {points}" if points > 0 else f"less {-points} for the {name.lower()}"
        for name, points in debriefing.sums
        if points
    ]
    if len(sums) > 1:
        yield sentence(f"How they came about: {', '.join(sums)}")
    if score.asked:
        # Time is told where it counts: one who plays without a timer is not to be hurried.
        spent = f"; time spent {seconds(score.seconds)}" if timed else ""
        yield f"Longest streak {number(score.best_streak)}{spent}."


def _standings(debriefing: Debriefing) -> Iterator[str]:
    yield "The round is over." if debriefing.finished else "The round ends here."
    for one in debriefing.standings:
        right = _right_of(one.right, one.asked)
        yield f"{one.place}. {one.name}: {one.points} points, {right}."


def _side_by_side(rival: Rival, score: Score) -> Iterator[str]:
    """Both results, and who is ahead by how much."""
    name = rival.name or "Whoever sent the code"
    yield f"{name} told: {rival.points} points, {_right_of(rival.right, rival.asked)}."
    yield f"You: {score.points} points, {_right_of(score.right, score.asked)}."
    ahead = score.points - rival.points
    if ahead:
        yield f"You are {counted(abs(ahead), 'point')} {'ahead' if ahead > 0 else 'behind'}."
    else:
        yield "You are level."


def _misses(debriefing: Debriefing) -> Iterator[str]:
    missed = [
        line for line in debriefing.lines if line.verdict.judgement.outcome is not Outcome.RIGHT
    ]
    if missed:
        yield ""
        yield f"To look at again: {counted(len(missed), 'question')}."
    for line in missed:
        yield from told_again(line)


def told_again(line: DebriefingLine, numbered: bool = True) -> Iterator[str]:
    """A question that was missed, with what was given and what is right."""
    whose = f", {line.player}" if line.player else ""
    yield f"Question {line.number}{whose}. {line.prompt}" if numbered else line.prompt
    yield f"{_given(line)} {right_answer(line.right, line.kind, line.several)}"
    if line.kind == "true-false" and line.explanation:
        # That a statement is false does not say what is true.
        yield line.explanation


def _given(line: DebriefingLine) -> str:
    outcome = line.verdict.judgement.outcome
    if outcome is Outcome.SKIPPED:
        return "You skipped it." if not line.player else "Skipped."
    if outcome is Outcome.LATE:
        return "Your time was up." if not line.player else "The time was up."
    return f"{outcome.value.capitalize()}: {stopped(line.given)}"


def _dispatch(dispatch: Dispatch) -> Iterator[str]:
    """The block to share, and the days in a row."""
    if dispatch.days > 1:
        yield f"{sentence(counted(dispatch.days, 'day'))[:-1]} in a row."
    if dispatch.share:
        yield "To share, without a word of the answers:"
        yield from dispatch.share.split("\n")


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


def _right_of(right: int, asked: int) -> str:
    return f"{number(right)} of {number(asked)} right"
