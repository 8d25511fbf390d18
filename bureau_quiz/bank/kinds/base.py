"""What every kind of question can do; `bank.kinds.KINDS` names them all."""

from collections.abc import Callable
from typing import Protocol

from bureau_quiz.bank.model import Judgement, Put, Question, Response

Chance = Callable[[], float]
"""`random.Random(seed).random`, and no other chance: one seed is one round everywhere."""


class Kind(Protocol):
    """How a question is put, and how a response to it is judged. Stateless."""

    name: str
    """As packs and records write it: `choice`, `true-false`, `typed`, `multiple`, `except`,
    `order`, `number`, `match`."""
    tag: str
    """The tag of the responses it takes, besides `skip`; see `Response`."""

    def put(self, question: Question, chance: Chance, lean: bool) -> Put:
        """Draw the right answer, the distractors and their order.

        `lean` is even over the round's questions of this kind (true/false: which one is put).
        """
        ...

    def how(self, put: Put) -> str:
        """What the player is told of how to answer and what it earns, as sentences; may be empty.

        `Pick the two that are right.`, `Within 5 counts; the nearer, the more.`
        """
        ...

    def fits(self, put: Put, response: Response) -> bool:
        """Whether the response is one that can be judged at all (an option that exists, a text)."""
        ...

    def judge(self, put: Put, response: Response) -> Judgement | None:
        """Judge a response that fits; None where the pack does not say: ask again."""
        ...

    def said(self, put: Put, response: Response) -> str:
        """A response that fits, in the player's words: an option's text, a list of them."""
        ...

    def places(self, put: Put, response: Response) -> tuple[int, ...]:
        """The options that a fitting response names, as `Put.right` names them; none of a text."""
        ...
