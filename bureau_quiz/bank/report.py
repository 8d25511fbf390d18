"""Problems as they are found, without those that the pack says to ignore."""

from bureau_quiz.bank.codes import CODES
from bureau_quiz.errors import Among, Place, Problem, Severity
from bureau_quiz.packs.ignoring import Silenced, silencing


class Report:
    """The problems of one pack."""

    def __init__(self, ignore: frozenset[str]) -> None:
        self._ignore = ignore
        self._problems: list[Problem] = []
        self.errors = 0
        """How many errors there are as yet."""
        self.silenced: set[Silenced] = set()

    def add(
        self,
        code: str,
        place: Place,
        message: str,
        mend: str = "",
        *ignores: frozenset[str],
        among: Among | None = None,
    ) -> None:
        """Note a problem, unless it is no error and ignored by the pack or one of `ignores`."""
        severity = CODES[code].severity
        if severity is not Severity.ERROR:
            said = [ignore for ignore in (self._ignore, *ignores) if code in ignore]
            if said:
                self.silenced.update(silencing(code, said[0]))
                return
        self.errors += severity is Severity.ERROR
        self._problems.append(Problem(code, severity, place, message, mend, among=among))

    def sorted(self) -> tuple[Problem, ...]:
        """All of them, by place."""
        return tuple(sorted(self._problems, key=lambda problem: problem.order))
