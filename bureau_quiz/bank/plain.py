"""Plain questions, as their authors wrote them out."""

from collections.abc import Iterator, Sequence

from bureau_quiz.bank.asked import Asked
from bureau_quiz.bank.compare import Spellings
from bureau_quiz.bank.ground import Ground
from bureau_quiz.bank.identity import question_id
from bureau_quiz.bank.model import Answer, Candidate, Question
from bureau_quiz.bank.phrases import Phrases, holds
from bureau_quiz.bank.report import Report
from bureau_quiz.packs.cells import decimal_of
from bureau_quiz.packs.model import PlainQuestion
from bureau_quiz.text import fold


def ask_plain(ground: Ground, report: Report) -> Iterator[Asked]:
    """Make a pack's plain questions, and say what is wrong with them."""
    for plain in ground.pack.questions:
        question = _question(ground, plain, report)
        if question is not None:
            yield Asked(
                question,
                ("", plain.id),
                plain.exact,
                plain.place,
                plain.ignore,
                f"question {plain.name}",
            )


def _question(ground: Ground, plain: PlainQuestion, report: Report) -> Question | None:
    offered: tuple[str, ...] = ()
    answers = plain.answers
    extra = {}
    if plain.kind == "true-false":
        extra["truth"] = "true" if plain.truth else "false"
        answers = (extra["truth"].capitalize(),)
    elif plain.kind == "choice":
        offered = _offered(plain, ground.spellings, report)
        if not offered:
            report.add(
                "BQ404",
                plain.place,
                f"question {plain.name} has no distractor",
                "give it three `distractors`, or say `kind: typed`",
            )
            return None
    sizes = _sizes((*answers, *offered)) if offered else {}
    spellings = ground.spellings
    return Question(
        id=question_id((ground.pack.id, plain.id)),
        pack=ground.pack.id,
        template="",
        kind=plain.kind,
        category=plain.category,
        difficulty=plain.difficulty,
        prompt=plain.prompt,
        answers=tuple(
            Answer(text, spellings.others(text, plain.exact), sizes.get(text, ""))
            for text in answers
        ),
        pool=tuple(Candidate(text, 0, sizes.get(text, "")) for text in offered),
        pool_size=len(offered),
        explanation=plain.explanation,
        source=plain.source,
        exact=plain.exact,
        card=fold(plain.prompt),
        extra=extra,
        spoiler=plain.spoiler,
    )


def _offered(plain: PlainQuestion, spellings: Spellings, report: Report) -> tuple[str, ...]:
    """The distractors that are wrong, each once."""
    right = {spellings.key(text, plain.exact): text for text in plain.answers}
    found: dict[str, str] = {}
    for text in plain.distractors:
        key = spellings.key(text, plain.exact)
        if key in right or key in found:
            what = "right as well" if key in right else "offered already"
            report.add(
                "BQ403",
                plain.place,
                f"question {plain.name} offers {text}, which is {what}: "
                f"it compares equal to {right.get(key) or found[key]}",
                "take it out, or say `type: exact` where signs and accents tell options apart",
            )
        else:
            found[key] = text
    _warn(plain, tuple(found.values()), report)
    return tuple(found.values())


def _warn(plain: PlainQuestion, offered: Sequence[str], report: Report) -> None:
    for answer in plain.answers:
        if holds(plain.prompt, answer, plain.exact) and not any(
            holds(plain.prompt, text, plain.exact) for text in offered
        ):
            report.add(
                "BQ415",
                plain.place,
                f"the answer {answer} stands in the prompt of question {plain.name}",
                "word the prompt otherwise",
                plain.ignore,
            )
    options = (*plain.answers, *offered)
    phrases = Phrases(options, plain.exact)
    for place, option in enumerate(options):
        for inside in sorted(phrases.within(option) - {place}):
            report.add(
                "BQ416",
                plain.place,
                f"question {plain.name} offers {option}, which contains {options[inside]}",
                "give another distractor; such options are not offered together if "
                "there are others",
                plain.ignore,
            )


def _sizes(texts: Sequence[str]) -> dict[str, str]:
    """What puts options in order, where all of them are numbers."""
    numbers = {text: decimal_of(text) for text in texts}
    return (
        {text: f"{number:f}" for text, number in numbers.items() if number is not None}
        if all(number is not None for number in numbers.values())
        else {}
    )
