"""The help: keys, memory, points, packs, and where files lie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from bureau_quiz import paths
from bureau_quiz.bank.kinds.slips import SLIPS_HELP
from bureau_quiz.memory.telling import rules
from bureau_quiz.rounds.modes import MODES
from bureau_quiz.text import visible
from bureau_quiz.ui.fitted import KEY, QUIET, STAMP, Fitted, hanging, lines, spaced, styled
from bureau_quiz.ui.screens.base import BureauScreen
from bureau_quiz.ui.widgets.keys import shown
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
    ("t", "after a training run: train on; in the statistics: train the weakest"),
    ("o", "after a mission: its dossier; in the archive: switch a pack on or off"),
    ("← →", "dossiers: another pack, the next one; statistics: another page"),
    ("s v /", "dossiers: sort, choose which are listed, find a name"),
    ("v p", "statistics: as text, of which pack"),
    ("r  d", "at headquarters: resume the mission that waits, or drop it"),
    ("?  F1", "this page"),
    ("ctrl+p", "find any command by its name"),
    ("ctrl+c", "leave at once; all you answered is saved, and the mission waits"),
)
IDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "s  F2": ("mission.skip",),
        "p  F3": ("mission.pause",),
        "x h m": ("mission.strike", "mission.hint", "mission.more_time"),
        "k  F8": ("mission.stop",),
        "enter": ("mission.next",),
        "!  ctrl+r": ("mission.appeal",),
        "f  F7": ("mission.flag",),
        "q  esc": ("leave",),
        "t": ("debriefing.train", "statistics.train"),
        "o": ("debriefing.dossier", "archive.switch"),
        "s v /": ("dossiers.order", "dossiers.state", "dossiers.find"),
        "v p": ("statistics.view", "statistics.pack"),
        "r  d": ("hq.resume", "hq.drop"),
        "?  F1": ("help",),
    }
)
"""The bindings whose keys a line tells."""
OWN = "Settings names the file where keys can be changed; arrows, Enter, Tab stay."
MOUSE = "Everything can be clicked: options, rows, and the keys at the foot of the page."
TYPED = "Where an answer is typed, letters are text: use the function keys."
MARKS = "● open  ◐ fading  ◌ forgotten  ○ closed"
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
            yield Static(Fitted(partial(_page, self.bureau.own_keys)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "help":
            return False
        return super().check_action(action, parameters)


def _page(own: Mapping[str, str], width: int) -> Content:
    parts = [_title("Keys")]
    for keys, said in KEYS:
        parts.append(hanging(styled(f"{_in_force(keys, own):<12}", KEY), Content(said), width))
    for said in (MOUSE, TYPED, OWN):
        parts += styled(said, QUIET).wrap(width)
    parts += [Content(), _title("Typed answers"), *Content(SLIPS_HELP).wrap(width)]
    for title, rule in rules().items():
        parts += [Content(), _title(title)]
        for said in rule:
            parts += Content(said).wrap(width)
        if title == "Dossiers":
            parts.append(styled(MARKS, QUIET))
    parts += [Content(), _title("Missions and points")]
    for mode in MODES.values():
        points = mode.points_help[:1].upper() + mode.points_help[1:]
        text = Content.assemble((f"{mode.title}. ", KEY), f"{mode.summary} ", (points, QUIET))
        parts += text.wrap(width)
    parts += styled(SAVED, QUIET).wrap(width)
    parts += [Content(), _title("Your files")]
    files = {
        "Packs": paths.user_packs(),
        "Scores": paths.records_file(),
        "Settings": paths.settings_file(),
    }
    for name, path in files.items():
        parts.append(hanging(styled(f"{name:<12}", KEY), Content(visible(str(path))), width))
    for said in PACKS:
        parts += styled(said, QUIET).wrap(width)
    return lines(parts)


def _in_force(keys: str, own: Mapping[str, str]) -> str:
    """Keys as they are usually, or the player's own."""
    chosen = [own[id_] for id_ in IDS.get(keys, ()) if id_ in own]
    if not chosen:
        return keys
    from bureau_quiz.settings.keymap import BOUND

    told = [own.get(id_) or BOUND[id_].keys for id_ in IDS[keys]]
    each = [one.split(",") if len(told) == 1 else one.split(",")[:1] for one in told]
    named = [shown(key) for keys in each for key in keys]
    gap = "  " if len(told) == 1 else " "
    return gap.join(name.upper() if re.fullmatch(r"f\d+", name) else name for name in named)


def _title(text: str) -> Content:
    return styled(spaced(text), STAMP)
