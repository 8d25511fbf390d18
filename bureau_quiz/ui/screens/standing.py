"""How things stand, in one line each: what headquarters lead with, and the rows of their menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from bureau_quiz.text import listed, plural
from bureau_quiz.ui.fitted import KEY, QUIET, styled
from bureau_quiz.ui.words import counted, number

if TYPE_CHECKING:
    from bureau_quiz.game.model import Dispatch, Headquarters
    from bureau_quiz.game.recall.outlook import Overview, Training

STANDING = {
    "code": "as others played · the same questions in the same order",
    "help": "keys · memory · points · packs",
    "leave": "",
    "statistics": "over time · by what was asked · weakest facts",
}
"""Rows that say the same whatever was played."""
OTHERS = 3
"""So many names of others are said at most."""


def standing(name: str, news: Headquarters | None) -> str:
    """How things stand with a row of the menu.

    Args:
        name: The row's.
        news: How things stand; None: not known yet.
    """
    if name in STANDING:
        return STANDING[name]
    if news is None:
        return ""
    if name == "mission":
        return news.summary or "no pack can be played"
    if name == "train":
        return _training(news.training)
    if name == "dossiers":
        return _known(news.overview)
    if name == "dispatch":
        return _dispatch(news.dispatch)
    if name == "boards":
        return _best(news)
    return f"{plural(len(news.packs), 'pack')} · {counted(news.prompts, 'prompt')}"


def lead(news: Headquarters, width: int) -> Content:
    """What is due, what lies open, what is next; as much of it as there is room for.

    Of a backlog no more than one run asks for: it is nothing to be met with at the door.
    """
    overview, training = news.overview, news.training
    if overview is None or training is None:
        return Content()
    if news.others:
        return _nobody(news, width)
    due = f"{counted(training.due, 'fact')} due" if training.due else "nothing is due"
    if training.later:
        due = f"{counted(training.facts, 'fact')} to train"
    more = ", more can wait" if training.later else ""
    said = [(due + more, KEY if training.due else QUIET)]
    said.append((_open(overview), QUIET))
    rank = overview.clearance
    if rank.next:
        held = f"{number(rank.held)} of {number(rank.needed)}"
        facts = "facts held" if overview.open else "held"  # what opens are facts, as is said before
        said.append((f"{held} {facts} for {rank.next}", QUIET))
    if _width(said) > width:
        said[0] = (due, said[0][1])
    while _width(said) > width and len(said) > 1:
        said.pop()
    return Content(" · ").join(styled(*each) for each in said)


def _nobody(news: Headquarters, width: int) -> Content:
    """That others have played here and not this player, whose name may be lost or mistyped."""
    mend = "see Agent in Settings"
    others = listed(news.others[:OTHERS])
    forms = (
        f"Nothing is recorded of {news.player}, but of {others}: {mend}.",
        f"Nothing is recorded of {news.player}: {mend}.",
        "Played before? See Settings.",
    )
    said = next((one for one in forms if Content(one).cell_length <= width), forms[-1])
    return styled(said, QUIET).truncate(width, ellipsis=True)


def _best(news: Headquarters) -> str:
    """The player's best by the rules that were chosen last, as that is what is played again."""
    if news.best is not None:
        return f"best {number(news.best)}"
    return "new to these rules" if news.scored else "none of yours yet"


def _open(overview: Overview) -> str:
    """How much lies open, as a share: the menu has it in figures."""
    if not overview.open:
        return "right answers open facts"
    share = overview.open * 100 // overview.of
    return f"{share or 'under 1'}% open"


def _width(parts: Sequence[tuple[str, str]]) -> int:
    """Of parts with what stands between them, in cells."""
    return sum(len(text) + 3 for text, _ in parts) - 3


def fitting(said: str, width: int) -> str:
    """As many of its parts as there is room for: a part left out says more than half of one."""
    while Content(said).cell_length > width and " · " in said:
        said = said.rpartition(" · ")[0]
    return said


def _training(training: Training | None) -> str:
    """What a training run would be; nothing of it presses."""
    if training is None:
        return ""
    if training.later:
        return f"{training.facts} ready · more can wait"
    if training.facts:
        return " · ".join(training.parts)
    return f"nothing due, next {training.coming}" if training.coming else "nothing due"


def _known(overview: Overview | None) -> str:
    if overview is None:
        return ""
    said = f"{number(overview.open)} of {number(overview.of)} open"
    return f"{said} · {number(overview.fading)} fading" if overview.fading else said


def _dispatch(dispatch: Dispatch | None) -> str:
    if dispatch is None:
        return "no bundled pack can be played"
    if dispatch.score:
        said = f"done: {plural(dispatch.score.points, 'point')}"
    else:
        said = "given up" if dispatch.done else "not yet answered"
    return f"{said} · {plural(dispatch.days, 'day')} in a row" if dispatch.days > 1 else said
