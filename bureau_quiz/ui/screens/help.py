"""The help: keys, points, packs, and where files lie."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from bureau_quiz import paths
from bureau_quiz.bank.kinds.slips import SLIPS_HELP
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.text import visible
from bureau_quiz.ui.fitted import KEY, QUIET, STAMP, Fitted, hanging, lines, spaced, styled
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.widgets.page import Page

KEYS = (
    ("1-9  a-e", "answer with the option of that number or letter"),
    ("↑ ↓  enter", "choose with the arrows, then answer"),
    ("s  F2", "skip: give no answer"),
    ("p  F3", "pause: the prompt is hidden and the clock stands still"),
    (
        "x h m",
        "lifelines, where a mission lends them: strike two options, hint, more time (F4 F5 F6)",
    ),
    ("k  F8", "stop and keep what you have, where a mission allows it"),
    ("enter", "go on after a verdict"),
    ("!  ctrl+r", "I was right: a wrong verdict counts, and the score has a mark"),
    ("f  F7", "flag a question that is wrong, with a note if you like"),
    ("q  esc", "go back; in a mission: leave it waiting, or abandon it"),
    ("o", "in the archive: switch a pack on or off"),
    ("r  d", "at headquarters: resume the mission that waits, or drop it"),
    ("?  F1", "this page"),
    ("ctrl+p", "find any command by its name"),
    ("ctrl+c", "leave at once; all you answered is saved, and the mission waits"),
)
MOUSE = "Everything can be clicked: options, rows, and the keys at the foot of the page."
TYPED = "Where an answer is typed, letters are text: use the function keys."
PACKS = (
    "bureau-quiz pack --help tells how to make a pack of your own.",
    "bureau-quiz pack watch PATH shows its problems and questions at each save, beside the editor.",
)
SAVED = "Every answer is saved before its verdict is shown."


class HelpScreen(BureauScreen[None]):
    """One page to read."""

    CSS_PATH = "help.tcss"
    TITLE = "Help"

    def body(self) -> Iterable[Widget]:
        with Page(classes="body"):
            yield Static(Fitted(_page))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "help":
            return False
        return super().check_action(action, parameters)


def _page(width: int) -> Content:
    parts = [_title("Keys")]
    parts += [hanging(styled(f"{keys:<12}", KEY), Content(said), width) for keys, said in KEYS]
    for said in (MOUSE, TYPED):
        parts += styled(said, QUIET).wrap(width)
    parts += [Content(), _title("Typed answers"), *Content(SLIPS_HELP).wrap(width)]
    parts += [Content(), _title("Missions and points")]
    for mode in MODES.values():
        points = mode.points_help[:1].upper() + mode.points_help[1:]
        text = Content.assemble((f"{mode.title}. ", KEY), f"{mode.summary} ", (points, QUIET))
        parts += text.wrap(width)
    parts += styled(SAVED, QUIET).wrap(width)
    parts += [Content(), _title("Your files")]
    for name, path in (("Packs", paths.user_packs()), ("Scores", paths.records_file())):
        parts.append(hanging(styled(f"{name:<12}", KEY), Content(visible(str(path))), width))
    for said in PACKS:
        parts += styled(said, QUIET).wrap(width)
    return lines(parts)


def _title(text: str) -> Content:
    return styled(spaced(text), STAMP)
