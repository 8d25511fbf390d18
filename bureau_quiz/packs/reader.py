"""The door of the room: a path becomes a `Reading`."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bureau_quiz.packs import accepting, formerly, linking
from bureau_quiz.packs.collector import resting
from bureau_quiz.packs.columns import labelled
from bureau_quiz.packs.drafts import Draft
from bureau_quiz.packs.fields import Fields
from bureau_quiz.packs.files import Files
from bureau_quiz.packs.format import PACK, TABLE
from bureau_quiz.packs.grades import scale_of
from bureau_quiz.packs.ground import Ground
from bureau_quiz.packs.model import Pack, PlainQuestion, Reading, Table, Template
from bureau_quiz.packs.naming import Names, identifier
from bureau_quiz.packs.nodes import Mapping, Node, Scalar, Sequence, Torn
from bureau_quiz.packs.questions import read_question
from bureau_quiz.packs.rows import fill
from bureau_quiz.packs.settling import settle
from bureau_quiz.packs.source import Report, Told
from bureau_quiz.packs.tables import draft_table
from bureau_quiz.packs.templates import read_template
from bureau_quiz.packs.texts import shape_wrong, warn_of_curly
from bureau_quiz.text import plural


def read(path: Path, told: Told | None = None) -> Reading:
    """Read a pack from a file or a folder; never raises for what a file may contain."""
    report = Report()
    reader = _Reader(path, report, told)
    with resting():
        pack = reader.pack()
    named = tuple(sorted(report.named, key=lambda said: (said.place.path, said.place.line, said)))
    files = tuple(reader.files.read)
    return Reading(str(path), pack, report.problems(), files, named, frozenset(report.silenced))


class _Reader:
    def __init__(self, path: Path, report: Report, told: Told | None) -> None:
        self.path = path
        self.report = report
        self.files = Files(path, report, told)

    def pack(self) -> Pack | None:
        """Read all files and put the pack together; None where its structure is broken."""
        node = self.files.root()
        if node is None:
            return None
        fields = Fields(node, PACK, "a pack", self.report)
        self.report = fields.report
        identity = fields.scalar("pack")
        lost = fields.missing()
        id_ = identifier(identity, "the pack's id", fields.report) if identity else None
        drafts, torn = self._tables(fields)
        templates, questions = self._asked(fields, Ground(drafts, torn, _nowhere(fields)))
        _tell_lost(drafts, templates)
        levels = settle(
            drafts, [*(one.spoiler for one in templates), *(one.spoiler for one in questions)]
        )
        tables = {draft.id: _table(draft) for draft in drafts.values()}
        for name in ("title", "description"):
            text = fields.scalar(name)
            if text is not None:
                warn_of_curly(text, fields.report)
        fields.finish()
        accept = accepting.read_accept(fields, drafts, templates, questions)
        pack = Pack(
            id=id_ or "",
            title=fields.text("title") or labelled((id_ or "").replace("-", " ")),
            path=str(self.path),
            tables=tables,
            templates=tuple(templates),
            questions=tuple(questions),
            place=fields.node.place,
            accept=accept,
            language=fields.text("language", "en"),
            description=fields.text("description"),
            licence=fields.text("licence"),
            source=fields.text("source"),
            ignore=fields.ignore,
            scale=scale_of(fields, levels),
            levels=levels,
            digest=str(self.files.version),
        )
        if tables or templates or questions:
            return pack if id_ and not lost else None
        self._nothing(fields)
        return None

    def _nothing(self, fields: Fields) -> None:
        tried = any(
            fields.slipped(name) or _listed(fields.node.get(name))
            for name in ("templates", "questions")
        )
        if not fields.node.torn and not fields.lost and not tried:
            fields.report.add(
                "BQ209",
                fields.node.source,
                fields.node.place,
                "this pack asks nothing",
                "add `questions:`, or `tables:` and `templates:`",
            )

    def _tables(self, fields: Fields) -> tuple[dict[str, Draft], bool]:
        drafts: dict[str, Draft] = {}
        section = fields.section("tables")
        torn = section is None and (fields.node.torn or not fields.silent("tables"))
        if section is not None:
            torn = torn or section.torn
            for key, node in section:
                if isinstance(node, Torn):
                    torn = True
                    continue
                draft = draft_table(key, node, Path(key.source.path).parent, self.report)
                if draft is None:
                    torn = True
                else:
                    drafts[draft.id] = draft
            for key, _ in section.again:
                if key.value in drafts:
                    drafts[key.value].lost = True
        for draft in drafts.values():
            for path, data in draft.files:
                self.files.beside(path, data)
        linking.resolve_columns(drafts, torn)
        for draft in drafts.values():
            fill(draft)
        linking.resolve_references(drafts)
        linking.mark_exact(drafts, self.files.sources)
        linking.warn_of_lookalikes(drafts, self.files.sources)
        formerly.warn_of_tables(drafts.values())
        return drafts, torn

    def _asked(self, fields: Fields, ground: Ground) -> tuple[list[Template], list[PlainQuestion]]:
        names = Names()
        templates = [
            template
            for node in _items(fields, "templates")
            for template in read_template(node, ground, names, fields.report)
        ]
        questions = [
            question
            for node in _items(fields, "questions")
            if (question := read_question(node, names, fields.report)) is not None
        ]
        names.finish()
        return templates, questions


def _listed(node: Node | None) -> bool:
    """Whether there is something that is to be asked, though it may be of the wrong shape."""
    return (
        isinstance(node, Torn | Mapping)
        or (isinstance(node, Sequence) and bool(node.items))
        or (isinstance(node, Scalar) and not node.empty)
    )


def _told(items: Iterable[Node]) -> Iterator[Node]:
    """Nodes, of each of which who waits is told."""
    for node in items:
        node.source.tell(node.line, again=True)
        yield node


def _items(fields: Fields, name: str) -> Iterable[Node]:
    node = fields.node.get(name)
    if isinstance(node, Sequence):
        return _told(node.items)
    if node is not None and not (isinstance(node, Scalar) and node.empty):
        wanted = "a list of items that begin with `- `"
        shape_wrong(node, f"`{name}`", wanted, fields.report, _as_items(node))
    return []


def _as_items(node: Node) -> str:
    """Say how a list is written of what is a mapping."""
    if not isinstance(node, Mapping) or not node.entries:
        return ""
    first, value = next(iter(node.entries.items()))
    if isinstance(value[1], Mapping):
        return f"begin each with `- `, and name it by its `id:`: `- id: {first}`"
    return f"begin each with `- `: `- {first}: …`"


def _tell_lost(drafts: dict[str, Draft], templates: Iterable[Template]) -> None:
    """Say of which tables nothing is asked, as nobody knows what could not be read of them."""
    over = Counter(template.table for template in templates)
    for draft in drafts.values():
        if draft.lost and over[draft.id]:
            said = plural(over[draft.id], "template")
            verb = "asks" if over[draft.id] == 1 else "ask"
            message = (
                f"some of table {draft.id} could not be read, so that {said} over it {verb} nothing"
            )
            mend = "mend what is told of the table, and all is asked again"
            draft.report.add("BQ324", draft.fields.node.source, draft.place, message, mend)


def _nowhere(fields: Fields) -> Draft:
    nothing = Mapping(fields.node.source, fields.node.line, fields.node.column)
    table = Fields(nothing, TABLE, "a table", fields.report)
    return Draft("", fields.node.place, table, open=False, torn=True, blind=True)


def _table(draft: Draft) -> Table:
    return Table(
        draft.id,
        draft.columns,
        draft.key,
        draft.rows,
        draft.place,
        draft.open,
        draft.fields.ignore,
        tuple(draft.loose),
        draft.lost,
        draft.label or labelled(draft.id.replace("-", " ")),
        formerly.names(draft.was),
    )
