"""What players said of a pack's questions, brought back to its lines."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bureau_quiz.bank.identity import parts_of
from bureau_quiz.bank.model import Question
from bureau_quiz.bank.renamed import Renames, names_of
from bureau_quiz.errors import Place
from bureau_quiz.meant import closest
from bureau_quiz.packs.model import Pack
from bureau_quiz.records.model import Report
from bureau_quiz.text import key, visible

_BARE = re.compile(r"\w[\w .’'()/&-]*")
"""What YAML reads as it stands, in a list too."""


class Reported(NamedTuple):
    """A report and the lines that it is about."""

    report: Report
    asks: Place | None
    """The template's or the plain question's; None: the pack has it no more."""
    row: Place | None
    """The row's; None where there is none, or none any more."""
    answer: str
    """The right answer that an appeal means to have given, as the pack writes it."""


class Spelling(NamedTuple):
    """Another spelling of an answer, as players wrote it."""

    answer: str
    typed: str
    times: int


def placed(
    reports: Iterable[Report], pack: Pack, questions: Sequence[Question]
) -> tuple[Reported, ...]:
    """Each report of a pack with its places, in the order they came.

    What was renamed since is found by the name that it has now.
    """
    known = {question.id: question for question in questions}
    renames = Renames(names_of(pack), known.keys())
    found = []
    for report in reports:
        id_ = renames.question(report.question) or report.question
        template = renames.asker(report.template)
        asks, row = _asking(id_, template, pack), _row(id_, template, pack)
        found.append(Reported(report, asks, row, _meant(report, known.get(id_))))
    return tuple(found)


def spellings(found: Iterable[Reported]) -> tuple[Spelling, ...]:
    """What players typed and said was right: by answer, what was typed most at first."""
    times: dict[tuple[str, str], int] = {}
    shown: dict[tuple[str, str], str] = {}
    for one in found:
        if one.report.typed and one.answer:
            name = one.answer, key(one.report.given, exact=False)
            times[name] = times.get(name, 0) + 1
            shown.setdefault(name, one.report.given)
    listed = [Spelling(name[0], shown[name], count) for name, count in times.items()]
    return tuple(sorted(listed, key=lambda one: (one.answer, -one.times, one.typed)))


def as_text(found: Sequence[Reported]) -> Iterator[str]:
    """Each report with `file:line` of its template and row, then `accept:` ready to paste."""
    for one in found:
        report = one.report
        asks = f"template {report.template}" if report.template else "question"
        place = _at(one.asks) if one.asks else f"{report.question}: no more in the pack"
        yield visible(f"{place}: {asks}" if one.asks else place)
        if one.row:
            yield visible(f"{_at(one.row)}: row")
        yield visible(f"    {report.prompt}")
        if report.right:
            yield visible(f"    right: {report.right}")
        yield visible(f"    {report.when:%Y-%m-%d} {report.player}: {_said(report)}")
        yield ""
    offered = spellings(found)
    if offered:
        yield "accept:"
        for answer, typed in _by_answer(offered).items():
            yield visible(f"  {_scalar(answer)}: [{', '.join(map(_scalar, typed))}]")


def as_json(found: Iterable[tuple[str, Sequence[Reported]]]) -> str:
    """The reports of several packs as one array.

    Args:
        found: Pack id and its reports.
    """
    return json.dumps(
        [
            {
                "pack": pack,
                "question": one.report.question,
                "template": one.report.template,
                "prompt": one.report.prompt,
                "right": one.report.right,
                "given": one.report.given,
                "note": one.report.note,
                "player": one.report.player,
                "when": one.report.when.isoformat(timespec="seconds"),
                "asked_at": _at(one.asks) if one.asks else None,
                "row_at": _at(one.row) if one.row else None,
            }
            for pack, of_pack in found
            for one in of_pack
        ],
        indent=2,
    )


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}"


def _said(report: Report) -> str:
    said = f"“{report.given}” is right" if report.given else "something is wrong"
    return f"{said}: {report.note}" if report.note else said


def _asking(id_: str, template: str, pack: Pack) -> Place | None:
    if template:
        return next((one.place for one in pack.templates if one.id == template), None)
    own = parts_of(id_)[-1]
    return next((one.place for one in pack.questions if one.id == own), None)


def _row(id_: str, template: str, pack: Pack) -> Place | None:
    parts = parts_of(id_)
    asking = next((one for one in pack.templates if one.id == template), None)
    if asking is None or len(parts) < 3:
        return None
    row = pack.tables[asking.table].rows.get(parts[2])
    return row.place if row else None


def _meant(report: Report, question: Question | None) -> str:
    """The right answer nearest to what was typed; none where it is a number or a date."""
    if question is None or not report.typed or question.answers[0].size:
        return ""
    rights = [answer.text for answer in (*question.answers, *question.also_right)]
    return closest(report.given, rights) or rights[0]


def _by_answer(offered: Iterable[Spelling]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in offered:
        found.setdefault(one.answer, []).append(one.typed)
    return found


def _scalar(text: str) -> str:
    """A text as YAML reads it back, in quotes where it must be."""
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)
