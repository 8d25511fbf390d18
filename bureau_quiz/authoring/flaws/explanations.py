"""Questions that explain nothing: what a player got wrong teaches nothing either."""

from collections.abc import Iterator, Sequence

from bureau_quiz.authoring.flaws.sources import Scene, Source, named, problem
from bureau_quiz.bank.model import Question
from bureau_quiz.errors import Place, Problem
from bureau_quiz.text import listed, plural

_MEND = "say in `explanation` what there is to learn, or `ignore: [BQ525]`"


def told(scene: Scene) -> Iterator[Problem]:
    """A note for all that explain nothing, and one for each template of which some rows do not."""
    silent: list[Source] = []
    for source in scene.sources:
        mute = [question for question in source.questions if not question.explanation]
        if not mute or scene.quiet("BQ525", source.ignore):
            continue
        if len(mute) == len(source.questions):
            silent.append(source)
        else:
            yield _partly(scene, source, mute)
    if silent:
        yield _of_pack(scene, silent)


def _partly(scene: Scene, source: Source, mute: Sequence[Question]) -> Problem:
    rows: dict[str, Place] = {}
    for question in mute:
        row = scene.row(source, question)
        name, place = (row.key, row.place) if row else (question.prompt, source.place)
        rows.setdefault(name, place)
    message = (
        f"{source.name} explains nothing in {len(mute)} of "
        f"{plural(len(source.questions), 'question')}: {named(list(rows.items()), source.place)}"
    )
    mend = "fill the cells of its sentences, or give it one that is always filled"
    return problem("BQ525", source.place, message, mend)


def _of_pack(scene: Scene, silent: Sequence[Source]) -> Problem:
    counted = []
    for templates, what in ((True, "template"), (False, "plain question")):
        among = [one for one in scene.sources if (one.template is not None) is templates]
        count = sum((one.template is not None) is templates for one in silent)
        if count:
            whole = count == len(among)
            counted.append(
                ("the only" if len(among) == 1 else f"all {len(among)}")
                + f" {what}{'s' * (len(among) > 1)}"
                if whole
                else f"{count} of {plural(len(among), what)}"
            )
    questions = sum(len(one.questions) for one in silent)
    first = silent[0].place
    places = named([(one.name, one.place) for one in silent], first)
    message = (
        f"{plural(questions, 'question')}, of {listed(counted)}, "
        f"{'explains' if questions == 1 else 'explain'} nothing: {places}"
    )
    return problem("BQ525", first, message, _MEND)
