"""The exit codes, the same for every command."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a script may learn from how the program ended."""

    FINE = 0
    CHECK_FAILED = 1
    """A check found errors, or an import dropped something."""
    WRONG_USE = 2
    """A command that does not exist or fit, or a pack that cannot be read."""
    RECORDS = 3
    """Records could not be read or written; what could be done without them was done."""
    INTERRUPTED = 130
    """Ctrl-C."""
