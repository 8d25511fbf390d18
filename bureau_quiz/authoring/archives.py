"""A zip becomes a folder of a pack's files. It is taken for hostile, whoever sent it.

Nothing that its headers say of sizes is believed, no name leads out of the folder, and what is no
text of a pack is left out and told.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from bureau_quiz.errors import FolderFailed, PackUnreadable
from bureau_quiz.packs.loading import SIZE_LIMIT
from bureau_quiz.text import clean, fold_exact, plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMBERS = 1_000
"""The most files and folders that an archive may hold."""
TOTAL = 64 * 1024 * 1024
"""The most bytes that it may unpack to."""
RATIO = 200
"""How many times its own size it may unpack to: a text shrinks to a tenth, a bomb to nothing."""
FREE = 1024 * 1024
"""Up to so many bytes it may unpack to whatever its size."""
PIECE = 1024 * 1024
"""The most bytes that are read of it at once: its list of members is no longer than that."""
CHUNK = 64 * 1024
DEPTH = 8
"""How many folders deep a file may lie."""
NAME = 200
"""The most bytes of a file's name."""

OTHERS = frozenset((".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".txz", ".xz", ".zst"))
"""Endings of archives that are not opened."""

TEXTS = frozenset((".yaml", ".yml", ".csv", ".tsv", ".tab"))
"""Endings of a pack's own files."""

_BESIDE = re.compile(r"(licen[cs]e|copying|readme|notice|credits|authors)[^/]*", re.IGNORECASE)
_BESIDE_ENDINGS = frozenset(("", ".txt", ".md"))
_DRIVE = re.compile(r"[A-Za-z]:")
_WHOLE = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""Ways of packing; others can ask for gigabytes before they give a byte."""
_SECRET = 0x1 | 0x40 | 0x2000
"""Flags of what is encrypted: the contents, strongly, the names."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
)
"""What reading a damaged zip raises."""


class Unpacked(NamedTuple):
    """What came out of an archive."""

    folder: Path
    """Where its packs lie: the one folder in it, or all of it."""
    left_out: tuple[str, ...]
    """Names of what is no part of a pack."""


class _Member(NamedTuple):
    """A file that is to be unpacked."""

    info: zipfile.ZipInfo
    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        return "/".join(self.parts)


def is_archive(path: Path) -> bool:
    """Whether a file is a zip, by its name or its first bytes.

    Raises:
        PackUnreadable: It is an archive of another kind.
    """
    if not path.is_file():  # a pipe would be waited for
        return False
    if path.suffix.lower() == ".zip":
        return True
    if path.suffix.lower() in OTHERS:
        raise PackUnreadable(
            f"{path} is an archive of a kind that is not opened here.", "Make a .zip of it."
        )
    try:
        with path.open("rb") as file:
            return file.read(4) in (b"PK\3\4", b"PK\5\6")
    except OSError:
        return False


def may_stand_beside(name: str) -> bool:
    """Whether a file is a licence, a readme or the like, which comes along with a pack."""
    path = Path(name)
    return bool(_BESIDE.fullmatch(path.stem)) and path.suffix.lower() in _BESIDE_ENDINGS


def unpack(archive: Path, folder: Path) -> Unpacked:
    """Unpack a zip into an empty folder.

    Raises:
        PackUnreadable: It is no zip, is damaged, or holds what a pack must not.
        FolderFailed: The folder cannot be written.
    """
    with _opened(archive) as (file, zipped):
        members = zipped.infolist()
        if len(members) > MEMBERS:
            raise _refused(archive, f"holds more than {MEMBERS:,} files")
        kept, left_out = _sorted(archive, members)
        budget = _Budget(archive, file.seek(0, io.SEEK_END))
        for member in kept:
            _write(zipped, member, folder, budget)
    return Unpacked(_innermost(folder), tuple(left_out))


class _Pieces(io.BufferedReader):
    """A file of which nobody reads much at once: not the list of a million members, either."""

    def read(self, size: int | None = -1) -> bytes:
        if size is None or size < 0:
            here = self.tell()
            size = self.seek(0, io.SEEK_END) - here
            self.seek(here)
        if size > PIECE:
            raise zipfile.BadZipFile("it lists too many files")
        return super().read(size)


@contextmanager
def _opened(archive: Path) -> "Iterator[tuple[BinaryIO, zipfile.ZipFile]]":
    try:
        with _Pieces(io.FileIO(archive)) as file, zipfile.ZipFile(file) as zipped:
            yield file, zipped
    except _BROKEN as error:
        why = str(error) or type(error).__name__
        raise PackUnreadable(f"{archive} cannot be unpacked: {why}.", "Make it anew.") from None
    except OSError as error:
        raise PackUnreadable(f"{archive} cannot be read: {error.strerror or error}.") from None


class _Budget:
    """How much may still come out of an archive."""

    def __init__(self, archive: Path, size: int) -> None:
        self._archive = archive
        self._most = min(TOTAL, max(FREE, RATIO * size))
        self._total = 0

    def spend(self, count: int) -> None:
        self._total += count
        if self._total > self._most:
            raise _refused(self._archive, f"unpacks to more than {self._most:,} bytes")

    def refuse_long(self, name: str) -> PackUnreadable:
        size = f"{SIZE_LIMIT // 1024 // 1024} MB"
        return _refused(self._archive, f"holds {name}, which is larger than {size}")


def _sorted(archive: Path, members: Iterable[zipfile.ZipInfo]) -> tuple[list[_Member], list[str]]:
    """What is unpacked, and the names of what is not; raises for what only harms."""
    kept: dict[str, _Member] = {}
    folders: set[str] = set()
    left_out = []
    for info in members:
        parts = _parts(archive, info)
        if not parts or info.orig_filename.endswith(("/", "\\")):
            continue
        member = _Member(info, parts)
        if not _belongs(parts):
            left_out.append(member.name)
            continue
        key = fold_exact(member.name)
        if key in kept:
            twice = f"holds {kept[key].name} and {member.name}"
            raise _refused(archive, f"{twice}, which are one file on many machines")
        kept[key] = member
        folders.update(fold_exact("/".join(parts[:at])) for at in range(1, len(parts)))
    if both := folders & kept.keys():
        raise _refused(archive, f"holds {kept[min(both)].name} as a file and as a folder")
    return list(kept.values()), left_out


def _belongs(parts: tuple[str, ...]) -> bool:
    """Whether a file may be a pack's; hidden ones are none's."""
    if any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return False
    return Path(parts[-1]).suffix.lower() in TEXTS or may_stand_beside(parts[-1])


def _parts(archive: Path, info: zipfile.ZipInfo) -> tuple[str, ...]:
    """The cleaned folders and name of a member, which lead nowhere else."""
    name = _decoded(info)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        what = "a link" if kind == stat.S_IFLNK else "no file and no folder"
        raise _refused(archive, f"holds {visible(name[:NAME])}, which is {what}")
    if info.flag_bits & _SECRET:
        raise _refused(archive, "is encrypted", "Unpack it yourself, and add the folder.")
    if info.compress_type not in _WHOLE:
        raise _refused(archive, "is packed in an unusual way", "Make it anew.")
    slashed = name.replace("\\", "/")
    parts = [clean(part).text.strip() for part in slashed.split("/") if part not in ("", ".")]
    if (
        slashed.startswith("/")
        or "\0" in name
        or _DRIVE.match(slashed)
        or any(part in ("", ".", "..") for part in parts)
    ):
        raise _refused(archive, f"holds “{visible(name[:NAME])}”, which would lead out of it")
    if len(parts) > DEPTH or any(len(part.encode("utf-8")) > NAME for part in parts):
        raise _refused(archive, f"holds “{visible(name[:NAME])}…”, a name too long or too deep")
    return tuple(parts)


def _decoded(info: zipfile.ZipInfo) -> str:
    """A member's name: many write it in UTF-8 and do not say so."""
    name = info.orig_filename
    if info.flag_bits & 0x800 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _write(zipped: zipfile.ZipFile, member: _Member, folder: Path, budget: _Budget) -> None:
    target = folder.joinpath(*member.parts)
    size = 0
    with zipped.open(member.info) as packed, _writing(target) as file:
        while chunk := packed.read(CHUNK):
            budget.spend(len(chunk))
            size += len(chunk)
            if size > SIZE_LIMIT:
                raise budget.refuse_long(member.name)
            _put(file, chunk, folder)


@contextmanager
def _writing(target: Path) -> "Iterator[BinaryIO]":
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = target.open("xb")
    except OSError as error:
        raise FolderFailed.of(target.parent, error) from error
    with file:
        yield file


def _put(file: BinaryIO, chunk: bytes, folder: Path) -> None:
    try:
        file.write(chunk)
        file.flush()
    except OSError as error:
        raise FolderFailed.of(folder, error) from error


def _innermost(folder: Path) -> Path:
    """The folder in which files lie, or folders side by side."""
    while True:
        entries = list(folder.iterdir())
        if len(entries) != 1 or not entries[0].is_dir():
            return folder
        folder = entries[0]


def _refused(archive: Path, why: str, mend: str = "") -> PackUnreadable:
    return PackUnreadable(
        f"{archive} {why}.", mend or "Nothing of it was taken; ask whoever made it."
    )


def told(left_out: Iterable[str], shown: int = 3) -> str:
    """What was left out, in a sentence: `Left out: a.png, b.pdf and 3 more files.`."""
    names = sorted(left_out)
    if not names:
        return ""
    more = len(names) - shown
    few = [visible(name) for name in (names[:shown] if more > 0 else names)]
    rest = f" and {plural(more, 'more file', 'more files')}" if more > 0 else ""
    return f"Left out, as no part of a pack: {', '.join(few)}{rest}."
