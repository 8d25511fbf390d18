"""The files of a pack: found, opened, parsed and made one; and the version that they are."""

from pathlib import Path

from bureau_quiz.errors import Place
from bureau_quiz.packs.finding import is_sheet, yaml_files
from bureau_quiz.packs.loading import PACK_SIZE_LIMIT, decode, no_text, read_bytes
from bureau_quiz.packs.merging import merge
from bureau_quiz.packs.nodes import Mapping, Scalar, Torn
from bureau_quiz.packs.parsing import parse
from bureau_quiz.packs.source import Held, Report, Source, Told
from bureau_quiz.packs.versions import Version


class Files:
    """Those of one pack."""

    def __init__(self, path: Path, report: Report, told: Told | None) -> None:
        self.path = path
        self.report = report
        self.told = told
        self.read: list[str] = []
        """Every file that was read."""
        self.sources: dict[str, Source] = {}
        """Each by its path."""
        self.version = Version()
        self._held = Held()

    def root(self) -> Mapping | None:
        """Read them all as one mapping; None where none of them is one."""
        files = self._paths()
        roots = [root for file in files if (root := self._root(file)) is not None]
        if not roots:
            return None
        whole = merge(roots, self.report)
        whole.torn = whole.torn or len(roots) < len(files)
        return whole

    def beside(self, path: str, data: bytes) -> None:
        """Take note of a file that one of them names."""
        self.read.append(path)
        self.version.add(data)

    def _paths(self) -> list[Path]:
        try:
            folder = self.path.is_dir()
            found = yaml_files(self.path) if folder else [self.path]
        except (OSError, ValueError) as error:
            self.report.add("BQ101", None, Place(str(self.path)), f"cannot be read: {error}")
            return []
        if not found:
            self.report.add(
                "BQ101",
                None,
                Place(str(self.path)),
                "no YAML file lies in this folder",
                "a pack is a file ending in .yaml, or a folder of them",
            )
        return found

    def _root(self, file: Path) -> Mapping | None:
        source = self._take(file)
        if source is None:
            return None
        root = parse(source, self.report)
        if isinstance(root, Mapping):
            return root
        if not isinstance(root, Torn):
            self.report.add(
                "BQ209",
                source,
                root.place if root else source.place(1, 1),
                "a pack is a mapping: `pack: …`, `title: …` and what it asks"
                if root and not (isinstance(root, Scalar) and root.empty)
                else "this file says nothing",
                "begin with `pack:` and the pack's id",
            )
        return None

    def _take(self, file: Path) -> Source | None:
        if is_sheet(file):
            return self._take_sheet(file)
        if self._held.size > PACK_SIZE_LIMIT:
            return None  # of this and the rest, which has been told
        data = read_bytes(file, self.report)
        if data is None:
            return None
        self.read.append(str(file))
        self.version.add(data)
        self._held.size += len(data)
        if self._held.size > PACK_SIZE_LIMIT:
            message = f"the files of this pack have more than {PACK_SIZE_LIMIT >> 20} MB together"
            self.report.add("BQ102", None, Place(str(file)), message, "make several packs of it")
            return None
        what = no_text(data)
        if what:
            message = f"{file.name} is {what}, and a pack is plain text"
            mend = "save it as plain text in UTF-8, from the program it is from"
            self.report.add("BQ101", None, Place(str(file)), message, mend)
            return None
        source = self.sources[str(file)] = decode(str(file), data, self.report)
        source.told = self.told
        source.held = self._held
        return source

    def _take_sheet(self, file: Path) -> Source | None:
        from bureau_quiz.packs.sheetpacks import source_of

        source = source_of(file, self.report)
        if source is None:
            self.read.append(str(file))
            return None
        self.sources[str(file)] = source
        return source
