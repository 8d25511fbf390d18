"""A small real pack of every kind of question, some of its facts graded, and games over it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bureau_quiz.bank.model import Put, Response
from bureau_quiz.catalogue.catalogue import Catalogue
from bureau_quiz.game.game import Game
from bureau_quiz.game.sitting import Sitting
from bureau_quiz.records.records import Records
from bureau_quiz.rounds.model import Phase
from bureau_quiz.settings import Settings
from tests.game.house import Clock

SIGNALS = """\
pack: signals
title: Signals
spoiler: season
tables:
  agents:
    columns:
      born: {type: number, min: 1900, max: 2000}
    rows:
      - {name: Ada Quill, code: Heron, town: Lyon, desk: Levant, born: 1961}
      - {name: Bela Rusk, code: Plover, town: Metz, desk: Levant, born: 1955}
      - {name: Carl Stope, code: Dunlin, town: Brest, desk: Levant, born: 1948}
      - {name: Dora Tull, code: Knot, town: Nice, desk: Maghreb, born: 1972}
      - {name: Emil Ume, code: Ruff, town: Caen, desk: Maghreb, born: 1968}
      - {name: Fay Voss, code: Sanderling, town: Pau, desk: Maghreb, born: 1980}
      - {name: Gus Wirth, code: Curlew, town: Dole, desk: Russia, born: 1939}
      - {name: Hana Xeres, code: Godwit, town: Sens, desk: Russia, born: 1945}
      - {name: Ivo Yarl, code: Turnstone, town: Albi, desk: Russia, born: 1977, spoiler: 1}
      - {name: Jana Zorn, code: Avocet, town: Laon, desk: Iran, born: 1983, spoiler: 2}
      - {name: Karl Abend, code: Stilt, town: Agen, desk: Iran, born: 1951, spoiler: 2}
      - {name: Lena Birk, code: Whimbrel, town: Gap, desk: Iran, born: 1966, spoiler: 3}
templates:
  - id: owner
    table: agents
    prompt: Whose codename is “<code>”?
    answer: <name>
    reverse: What is the codename of <name>?
    statement: The codename “<code>” belongs to <answer>.
    category: Codenames
    difficulty: 1
  - id: desk
    table: agents
    prompt: Who works at the <desk> desk?
    answer: <name>
    several_right: true
    all: Which of these work at the <desk> desk?
    none: Who of these does not work at the <desk> desk?
    category: Desks
    difficulty: 2
  - id: town
    table: agents
    prompt: Where does <name> live?
    answer: <town>
    category: Towns
    difficulty: 3
  - id: who-where
    table: agents
    prompt: <name>
    answer: <town>
    match: Who lives where?
    category: Towns
    difficulty: 2
  - id: typed-town
    kind: typed
    table: agents
    prompt: Name the town of <name>.
    answer: <town>
    category: Towns
    difficulty: 2
  - id: year
    kind: number
    table: agents
    prompt: In which year was <name> born?
    answer: <born>
    within: 4
    category: Years
    difficulty: 3
  - id: elders
    table: agents
    prompt: Put these agents in order, the eldest first.
    answer: <name>
    order: born
    category: Years
    difficulty: 3
"""


class Shared:
    """A folder with the pack above alone, compiled once for all tests; see conftest."""

    folder: Path


def packs(folder: Path, own: bool = False, **texts: str) -> Path:
    """A folder of packs: the one above, and others by their names.

    Where there are no others it is a folder that tests share and must not change, unless it shall
    be their `own`.
    """
    if not own and not texts:
        return Shared.folder
    folder.mkdir(exist_ok=True)
    for name, text in {"signals": SIGNALS, **texts}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@contextmanager
def home(
    folder: Path,
    packs: Path,
    settings: Settings | None = None,
    seeds: Sequence[int] = (7, 8, 9),
    clock: Callable[[], datetime] | None = None,
) -> Iterator[Game]:
    """A game in a folder of its own over packs as a program finds them; it ends as a program."""
    clock, numbers = clock or Clock(), iter(seeds)
    folder.mkdir(exist_ok=True)
    catalogue = Catalogue.open(packs.with_suffix(".sqlite"), (packs,))
    records = Records.open(folder / "records.sqlite", clock)
    try:
        yield Game(catalogue, records, settings or Settings(), clock, lambda: next(numbers))
    finally:
        records.close()
        catalogue.close()


def put_of(sitting: Sitting) -> Put:
    """The question that is open, with what is right."""
    put = sitting._round.put
    assert put is not None
    return put


def right_to(put: Put) -> Response:
    """A right response, whatever the kind."""
    kind = put.question.kind
    if kind in ("multiple", "order", "match"):
        tag = {"multiple": "set", "order": "order", "match": "pairs"}[kind]
        return Response.of_places(tag, put.right)
    if kind in ("typed", "number"):
        text = put.question.answers[0].text
        return Response.text(text) if kind == "typed" else Response.number(text)
    return Response.option(put.right[0])


def wrong_to(put: Put) -> Response:
    """A wrong response, whatever the kind."""
    kind = put.question.kind
    if kind == "multiple":
        wrong = set(range(len(put.options))) - set(put.right)
        return Response.of_places("set", list(wrong)[: len(put.right)])
    if kind in ("order", "match"):
        tag = "order" if kind == "order" else "pairs"
        return Response.of_places(tag, (*put.right[1:], put.right[0]))
    if kind == "typed":
        return Response.text("nobody at all")
    if kind == "number":
        assert put.scale
        return Response.number(put.scale.low)
    return Response.option(next(at for at in range(len(put.options)) if at not in put.right))


def answer(sitting: Sitting, hit: bool, seconds: float = 2) -> None:
    """Answer the open question, right or wrong."""
    put = put_of(sitting)
    sitting.answer(right_to(put) if hit else wrong_to(put), seconds)


def play_on(sitting: Sitting, hits: str = "rrw", seconds: float = 2) -> Sitting:
    """Play to the end: the questions right and wrong by turns, as `hits` says."""
    while sitting.view().phase is not Phase.OVER:
        answer(sitting, hits[(sitting.view().number - 1) % len(hits)] == "r", seconds)
        sitting.next()
    return sitting
