"""How much a pack may take: what multiplies is bounded by what it costs, whatever its shape."""

QUESTIONS_LIMIT = 200_000
"""How many questions the templates of a pack may ask."""
SIGNS_LIMIT = 64_000_000
"""How many characters their prompts and explanations may have together."""
WORK_LIMIT = 3_000_000
"""How often a cell or a candidate may be looked at; a question takes some ten looks."""


class TooMuchError(Exception):
    """A pack would take more than its share; the text says of what."""


class Effort:
    """What making the questions of a pack has taken so far."""

    def __init__(self) -> None:
        self.questions = 0
        self.signs = 0
        self.work = 0

    @property
    def spent(self) -> str:
        """What there is as much of as may be; nothing while there is room."""
        if self.questions > QUESTIONS_LIMIT:
            return f"ask more than {QUESTIONS_LIMIT:,} questions"
        if self.signs > SIGNS_LIMIT:
            return f"ask and explain with more than {SIGNS_LIMIT:,} characters"
        if self.work > WORK_LIMIT:
            return f"look at more than {WORK_LIMIT:,} cells and values"
        return ""

    def spend(self, looks: int) -> None:
        """Look at something so often.

        Raises:
            TooMuchError: That is too much for all of the pack.
        """
        self.work += looks
        if self.work > WORK_LIMIT:
            raise TooMuchError(self.spent)

    def say(self, signs: int) -> None:
        """Make a question of so many characters.

        Raises:
            TooMuchError: That is too much for all of the pack.
        """
        self.questions += 1
        self.signs += signs
        if self.signs > SIGNS_LIMIT:
            raise TooMuchError(self.spent)
