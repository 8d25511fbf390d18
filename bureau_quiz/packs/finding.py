"""Which packs lie in a folder: files, and folders whose files are one pack."""

from pathlib import Path

ENDINGS = frozenset({".yaml", ".yml"})


def yaml_files(folder: Path) -> list[Path]:
    """Give the YAML files that lie in a folder itself, by name; hidden ones are left alone.

    Raises:
        OSError: the folder cannot be read.
    """
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and not path.is_dir()
    )


def find(folder: Path) -> list[Path]:
    """Give the packs that lie in a folder, or the folder itself where its files are one pack.

    A folder is one pack if YAML files lie in it, at most one of them says `pack:`, and no folder
    in it is a pack. Else each of its files that says `pack:` is a pack, and so is each folder in
    it that holds YAML. Links that lead out of the folder are not followed. A file is given back.

    Raises:
        OSError: the folder cannot be read.
    """
    if not folder.is_dir():
        return [folder]
    files = [path for path in yaml_files(folder) if _within(path, folder)]
    named = [path for path in files if _says_pack(path)]
    inner = [
        path
        for path in sorted(folder.iterdir())
        if path.is_dir()
        and not path.name.startswith(".")
        and _within(path, folder)
        and _holds_yaml(path)
    ]
    if files and len(named) <= 1 and not inner:
        return [folder]
    return sorted([*named, *inner])


def _within(path: Path, folder: Path) -> bool:
    return not path.is_symlink() or path.resolve().is_relative_to(folder.resolve())


def _holds_yaml(folder: Path) -> bool:
    try:
        return bool(yaml_files(folder))
    except OSError:
        return False


def _says_pack(path: Path) -> bool:
    """Whether a line of a file begins with `pack:`; a file that cannot be read might."""
    try:
        with path.open("rb") as file:
            return any(line.removeprefix(b"\xef\xbb\xbf").startswith(b"pack:") for line in file)
    except OSError:
        return True
