"""Whether something lies at a path that somebody wrote."""

from pathlib import Path


def exists(path: Path) -> bool:
    """Whether something lies there; a name too long or with a null in it is nothing."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
