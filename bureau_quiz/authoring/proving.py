"""The proof of a pack, laid open: what its tables make right, unknown and wrong, and by which rows.

Every template is filled from every row. What no row says is taken for wrong; here stands how much
that is, so that an author can see whether it is meant.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bureau_quiz.bank.candidates import Candidates
from bureau_quiz.bank.claims import Claim, Claims, Left
from bureau_quiz.bank.compare import WHOLE, Key, precision
from bureau_quiz.bank.doubts import can_be_compared
from bureau_quiz.bank.effort import TooMuchError
from bureau_quiz.bank.filling import Filler
from bureau_quiz.bank.ground import Ground, Said
from bureau_quiz.bank.model import Question
from bureau_quiz.bank.report import Report
from bureau_quiz.bank.stage import Stage
from bureau_quiz.errors import Place
from bureau_quiz.packs.model import Pack, Row, Template


@dataclass(frozen=True, slots=True)
class Given:
    """A value, and the rows that make it what it is."""

    value: str
    rows: tuple[tuple[str, Place], ...]
    """Key and place of each."""
    never: bool = False
    """Whether a row says `never` of it, rather than leave it open."""


@dataclass(frozen=True, slots=True)
class Tier:
    """Where distractors come from; those of the first tier are offered first."""

    what: str
    values: int


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt of a template, and what the tables say of every value."""

    text: str
    right: tuple[Given, ...]
    unknown: tuple[Given, ...]
    open: str
    """Why all that is not right is unknown; empty where it is not."""
    wrong: int
    """How many values are taken for wrong, because no row says them."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a template asks and what its answers rest on."""

    template: str
    place: Place
    prompt: str
    """With its holes."""
    table: str
    rows: int
    """How many the table has."""
    asking: int
    """How many of them fill what it needs."""
    questions: int
    """Of every kind."""
    tiers: tuple[Tier, ...]
    prompts: tuple[Prompt, ...]
    """In the order of the rows; none where they are too many to compare."""


def proofs(pack: Pack, questions: Iterable[Question]) -> Iterator[Proof]:
    """Prove every template of a pack that is asked; see `bank.effort` for what is too much.

    Args:
        pack: as it was read.
        questions: all that it asks.
    """
    ground = Ground(pack)
    counts = Counter(question.template for question in questions)
    for template in pack.templates:
        try:
            yield _proof(ground, template, counts[template.id])
        except TooMuchError:
            return


def _proof(ground: Ground, template: Template, questions: int) -> Proof:
    table = ground.table(template.table)
    prompts: tuple[Prompt, ...] = ()
    tiers: tuple[Tier, ...] = ()
    asking = 0
    silent = Report(frozenset())
    claims = Claims(ground, template)
    if not table.lost and can_be_compared(claims, template, silent):
        candidates = Candidates(ground, template, claims)
        filler = Filler(ground, template, claims.paths)
        stage = Stage(ground, template, claims, candidates, filler, silent)
        prompts = tuple(_prompt(stage, claim) for claim in _asked(claims))
        tiers = tuple(_tiers(stage))
        asking = len(
            {
                asker.row.key
                for claim in claims.by_key.values()
                for asker in claim.askers.values()
                if asker.answers
            }
        )
    return Proof(
        template.name,
        template.place,
        "".join(map(str, template.prompt.parts)),
        table.id,
        len(table.rows),
        asking,
        questions,
        tiers,
        prompts,
    )


def _asked(claims: Claims) -> Iterator[Claim]:
    """The claims that have an answer."""
    return (claim for claim in claims.by_key.values() if claim.right)


def _prompt(stage: Stage, claim: Claim) -> Prompt:
    ruling = stage.ruling(claim)
    first = next(iter(claim.askers.values()))
    entries = stage.candidates.entries(_grain(claim), answering=False)
    settled = set(entries.met(ruling.settled))
    prompt = "".join(stage.filler.prompt(stage.template.prompt, first))
    stage.ground.effort.say(len(prompt))
    return Prompt(
        prompt,
        tuple(_right(claim)),
        tuple(_unknown(stage, claim, stage.claims.left_open(claim))),
        stage.opener(claim) if ruling.all_open else "",
        0 if ruling.all_open else len(entries.entries) - len(settled),
    )


def _grain(claim: Claim) -> int:
    """The precision in which dates would be offered beside the right one."""
    return max(map(precision, claim.right), default=WHOLE)


def _right(claim: Claim) -> Iterator[Given]:
    rows: dict[Key, list[tuple[str, Place]]] = {}
    for asker in claim.askers.values():
        for key in asker.answers:
            rows.setdefault(key, []).append(_named(asker.row))
    for key, said in claim.right.items():
        yield Given(said.text, tuple(rows.get(key, [_named(said.giver)])))


def _unknown(stage: Stage, claim: Claim, left: Left) -> Iterator[Given]:
    said: dict[Key, Said] = {}
    for found in (*left.unknown, *stage.claims.always.unknown):
        said |= {key: one for key, one in found.items() if key not in claim.right}
    for one in said.values():
        yield Given(one.text, (_named(one.giver),))
    for asker in claim.askers.values():
        for name in asker.row.never:
            key = stage.domain.read(name)
            if key not in claim.right and key not in said:
                yield Given(name, (_named(asker.row),), never=True)


def _named(row: Row) -> tuple[str, Place]:
    return row.key, row.place


def _tiers(stage: Stage) -> Iterator[Tier]:
    """Where the values come from that may be offered, and how many come from there alone."""
    template, candidates = stage.template, stage.candidates
    grain = max((_grain(claim) for claim in _asked(stage.claims)), default=WHOLE)
    counts = Counter(entry.tier for entry in candidates.entries(grain, answering=False).entries)
    table, column = stage.ground.end(template.table, template.answer.path)
    names = {
        0: "answers to this template for other rows",
        1: f"others of column {table}.{column}",
        2: f"others among the keys of {candidates.column.to}",
    }
    if template.pool is not None:
        names = {0: f"of column {'.'.join(template.pool)}"}
    for tier, count in sorted(counts.items()):
        yield Tier(names[tier], count)
