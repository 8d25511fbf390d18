"""What the words of a command line may be: numbers in a range, difficulties, modes, packs, formats.

Each says in a sentence what it takes, and which word was probably meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from bureau_quiz.meant import closest
from bureau_quiz.text import clean, fold_exact, listed

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Whole(click.ParamType):  # type: ignore[type-arg]  # no generic before click 8.5
    """A whole number within bounds."""

    name = "number"

    def __init__(self, bounds: Callable[[], range]) -> None:
        self.bounds = bounds

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Take digits with an optional sign, nothing else."""
        if isinstance(value, int):
            return value
        text = str(value).strip()
        digits = text.removeprefix("-").removeprefix("+")
        # Python refuses to turn thousands of digits into a number; none so long is in bounds.
        number = int(text) if digits.isascii() and digits.isdigit() and len(text) < 30 else None
        bounds = self.bounds()
        if number is None or number not in bounds:
            between = f"from {bounds[0]} to {bounds[-1]}"
            self.fail(f"“{text[:40]}” is not a whole number {between}.", param, ctx)
        return number


def lengths() -> range:
    """How many questions a round may have."""
    from bureau_quiz.settings import LENGTHS

    return LENGTHS


def seeds() -> range:
    """What a seed may be."""
    from bureau_quiz.game.briefings import SEEDS

    return range(SEEDS)


class OneOf(click.ParamType):  # type: ignore[type-arg]  # no generic before click 8.5
    """One of some names, with “did you mean”; case does not matter."""

    def __init__(self, name: str, values: Iterable[str] = ()) -> None:
        self.name = name
        self._values = tuple(values)

    def values(self) -> tuple[str, ...]:
        """The names, in the order in which they are listed."""
        return self._values

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Find the name."""
        text = str(value).strip()
        known = {fold_exact(name): name for name in self.values()}
        found = known.get(fold_exact(text))
        if found is None:
            near = closest(text, self.values())
            hint = f"Did you mean {near}?" if near else f"Choose {listed(self.values(), 'or')}."
            self.fail(f"“{text[:40]}” is no {self.name}. {hint}", param, ctx)
        return found

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The names that begin so."""
        from click.shell_completion import CompletionItem

        begun = fold_exact(incomplete)
        return [CompletionItem(name) for name in self.values() if name.startswith(begun)]


class Mode(OneOf):
    """The mode of a round."""

    def __init__(self) -> None:
        super().__init__("mode")

    def values(self) -> tuple[str, ...]:
        """Every mode whose rounds are dealt."""
        from bureau_quiz.rounds.modes import MODES

        return tuple(name for name, mode in MODES.items() if mode.dealt)


class ForeignFormat(OneOf):
    """A format of other programs' files; of those that can be written where that is asked."""

    def __init__(self, written: bool = False) -> None:
        super().__init__("format")
        self.written = written

    def values(self) -> tuple[str, ...]:
        """Every format that there is."""
        from bureau_quiz.authoring.exchange import formats

        return formats.EXPORTED if self.written else formats.NAMES


class Difficulty(OneOf):
    """A difficulty by name or number."""

    LEVELS = ("easy", "medium", "hard")

    def __init__(self) -> None:
        super().__init__("difficulty", self.LEVELS)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give 1, 2 or 3."""
        if value in (1, 2, 3, "1", "2", "3"):
            return int(value)
        return self.LEVELS.index(super().convert(value, param, ctx)) + 1


class Name(click.ParamType):  # type: ignore[type-arg]  # no generic before click 8.5
    """A player's name: passes the gate for text like everything that is shown later."""

    name = "name"
    LIMIT = 40

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take up to forty characters that can be shown."""
        cleaned = clean(str(value), limit=self.LIMIT)
        text = " ".join(cleaned.text.split())
        if cleaned.refused or cleaned.cut or not text:
            self.fail(f"A name has 1 to {self.LIMIT} characters, none of them hidden.", param, ctx)
        return text


class Names(Name):
    """Several players' names, with commas between."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give each name as `Name` does."""
        if isinstance(value, tuple):
            return value
        return tuple(super(Names, self).convert(one, param, ctx) for one in str(value).split(","))


class Seen(Whole):
    """How far somebody has seen: a level, or all."""

    MOST = 999_999

    def __init__(self) -> None:
        super().__init__(lambda: range(self.MOST + 1))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Give the level; `all` is as far as any pack goes."""
        if fold_exact(str(value).strip()) == "all":
            return self.MOST
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            said = str(value)[:40]
            self.fail(f"“{said}” is no level: it is a whole number from 0, or all.", param, ctx)


class PackName(click.ParamType):  # type: ignore[type-arg]  # no generic before click 8.5
    """A pack by the name it is installed under, or by its path."""

    name = "pack"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Installed packs that begin so, and files."""
        from click.shell_completion import CompletionItem

        from bureau_quiz.cli.find import installed

        names = [
            CompletionItem(name) for name in sorted(installed()) if name.startswith(incomplete)
        ]
        return [*names, CompletionItem(incomplete, type="file")]
