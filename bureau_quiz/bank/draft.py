"""What the makers of a template's questions say of one; `Stage.question` makes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bureau_quiz.bank.claims import Asker
from bureau_quiz.bank.filling import Filler
from bureau_quiz.bank.model import Answer, Candidate, Graded


@dataclass(slots=True, kw_only=True)
class Draft:
    """A question of a template, as far as its kind has a say in it; never changed once made."""

    kind: str
    id: str
    prompt: str
    answers: tuple[Answer, ...]
    """What may be shown as right."""
    askers: Sequence[Asker]
    """The rows that it rests on, first the one that asks it."""
    filler: Filler
    """Fills texts for them."""
    told: tuple[Graded, ...] | None = None
    """What is to be learnt; what the first row says if None."""
    also_right: tuple[Answer, ...] = ()
    unknown: tuple[str, ...] = ()
    pool: tuple[Candidate, ...] = ()
    pool_size: int = 0
    claim: tuple[str, ...] | None = None
    """What an earlier question may not give away; the first asker's if None."""
    extra: Mapping[str, str] = field(default_factory=dict)
    spoiler: int | None = None
    """How far one must have seen to be asked; as far as of the first row if None."""
    hints: tuple[Graded, ...] = ()
