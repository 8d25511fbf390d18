"""The plan of a sheet as the YAML of a pack, in lines that know of which column they speak."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bureau_quiz.errors import Place
from bureau_quiz.packs.sheets.asks import Ask, Plan
from bureau_quiz.packs.sheets.english import many
from bureau_quiz.packs.sheets.profiles import Content, Profile

_PLAIN = re.compile(r"(?:[^\W\d_]|[“<])(?:\w|[ ,.;!?()+*/=<>'’“”„«»–—…-]|:(?=[^\s,]))*")
_WORDS = re.compile(r"[^\W\d_][\w ]*\w")
_TYPED = frozenset(("yes", "no", "true", "false", "null", "on", "off", "y", "n"))
_TYPES = {Content.NUMBER: "number", Content.DATE: "date"}


def scalar(text: str) -> str:
    """Give a text as YAML reads it again, in quotes where it needs them."""
    plain = _PLAIN.fullmatch(text) and not text.endswith((" ", ":"))
    if plain and text.casefold() not in _TYPED:
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class Lines:
    """The lines of a pack, each with the place in the sheet that it comes from."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.places: list[Place] = []

    def add(self, place: Place, *texts: str) -> None:
        """Add lines that come from one place."""
        self.texts += texts
        self.places += [place] * len(texts)


def table_id(plan: Plan) -> str:
    """Name the table, if it has no name, after what its rows are."""
    if plan.name:
        return plan.name
    noun = many(plan.entity.noun) if plan.entity.noun else "facts"
    slug = "-".join(re.findall(r"[a-z0-9]+", noun.casefold()))
    return slug or "facts"


def write(
    plan: Plan,
    columns: Iterable[Profile],
    rows: str,
    unused: Sequence[str],
    commented: bool,
    lines: Lines,
) -> None:
    """Write the table and the templates of a plan.

    Args:
        plan: what is asked.
        columns: of the sheet.
        rows: the name of the file that the rows lie in.
        unused: codes that the table ignores.
        commented: whether an author is to read it.
        lines: where they go.
    """
    key = plan.key[0].header.place
    lines.add(key, "tables:")
    write_table(plan, columns, rows, unused, commented, lines)
    lines.add(key, "", "templates:")
    first = True
    for number, ask in enumerate(plan.asks):
        if number:
            lines.add(key, "")
        lines.add(ask.column.header.place, *template(ask, plan))
        if commented:
            more = further(ask, plan.told is not None, first)
            lines.add(ask.column.header.place, *more)
            first = first and not more
    if commented and plan.left:
        lines.add(key, "", "# Not asked for:")
        for column, said in left(plan):
            lines.add(column.header.place, said)


def write_table(
    plan: Plan,
    columns: Iterable[Profile],
    rows: str,
    unused: Sequence[str],
    commented: bool,
    lines: Lines,
) -> None:
    """Write the table of a plan; see `write`. Without a name its rows are to follow."""
    key = plan.key[0].header.place
    names = [one.heading.name for one in plan.key]
    named = _flow(names) if len(names) > 1 else scalar(names[0])
    lines.add(key, f"  {scalar(table_id(plan))}:")
    lines.add(key, f"    key: {named}" + f"  # {_KEYS if len(names) > 1 else _KEY}" * commented)
    if unused:
        lines.add(key, f"    ignore: [{', '.join(unused)}]")
    declared = [(one, said) for one in columns if (said := _declared(one, plan))]
    if declared:
        lines.add(key, "    columns:")
        for column, said in declared:
            lines.add(column.header.place, f"      {_name(column)}: {{{said}}}")
    if rows:
        lines.add(key, f"    rows: {scalar(rows)}" + f"  # {_ROWS}" * commented)
    else:
        lines.add(key, "    rows:")


def left(plan: Plan) -> Iterator[tuple[Profile, str]]:
    """Give the columns that are not asked for, each with a comment that says so."""
    for column, why in plan.left:
        label = column.heading.label or column.heading.name
        shown = why if column is not plan.told else "it is told as the explanation"
        yield column, f"#   {label}: {shown}"


_KEY = "the column that names a row"
_KEYS = "the columns that name a row together"
_ROWS = "the facts: their first line names the columns"


def further(ask: Ask, explained: bool, first: bool) -> list[str]:
    """Give what else a template might say, as comments.

    Args:
        ask: the template.
        explained: whether it has an explanation.
        first: whether it is the first with such comments: what they mean is said once.
    """
    found = []
    if ask.statement:
        why = "  # also asks whether this is true"
        found.append(f"    # statement: {scalar(ask.statement)}" + why * first)
    if ask.match:
        why = "  # also asks for pairs"
        found.append(f"    # match: {scalar(ask.match)}" + why * first)
    if found and first and not explained:
        why = "  # shown after the answer"
        found.append(
            f"    # explanation: What there is to learn about {ask.column.heading.hole}.{why}"
        )
    return found


def _name(column: Profile) -> str:
    return scalar(column.heading.name)


def _flow(names: Sequence[str]) -> str:
    """Give names as a list in one line."""
    said = (scalar(name) if _WORDS.fullmatch(name) else _quoted(name) for name in names)
    return f"[{', '.join(said)}]"


def _declared(column: Profile, plan: Plan) -> str:
    """What a column says of itself, as the inside of a mapping."""
    said = []
    if column.heading.name in plan.links:
        said.append(f"to: {plan.links[column.heading.name]}")
    elif column.content in _TYPES:
        said.append(f"type: {_TYPES[column.content]}")
    if column.split:
        said.append(f"split: '{column.split}'")
    label = column.heading.label
    if column.heading.name != label and label:
        said.append(f"label: {_quoted(label)}")
    return ", ".join(said)


def template(ask: Ask, plan: Plan) -> list[str]:
    """Give a template as the lines of an item."""
    asks_key = ask.answer == plan.key[0].heading.name
    said = [
        f"  - id: {scalar(ask.id)}",
        f"    table: {scalar(table_id(plan))}",
        f"    prompt: {scalar(ask.prompt)}",
        f"    answer: {scalar(f'<{ask.answer}>')}",
    ]
    if ask.category:
        said.append(f"    category: {scalar(ask.category)}")
    said.append(f"    difficulty: {ask.difficulty}")
    if ask.kind:
        said.append(f"    kind: {ask.kind}")
    if ask.order:
        said.append(f"    order: {scalar(ask.order)}")
        return said
    if ask.similar:
        said.append(f"    similar: {_flow([ask.similar])}")
    if plan.told is not None:
        said.append(f"    explanation: {scalar(plan.told.heading.hole)}")
    if ask.lists:
        said.append("    several_right: true")
    besides = _several(ask)
    if asks_key:
        return said + [f"    {line}" for line in besides]
    if ask.reverse and besides:
        said += ["    reverse:", f"      prompt: {scalar(ask.reverse)}"]
        return said + [f"      {line}" for line in besides]
    if ask.reverse:
        said.append(f"    reverse: {scalar(ask.reverse)}")
    return said


def _several(ask: Ask) -> list[str]:
    """What the direction that asks for keys says where several are right."""
    if not ask.several_right:
        return []
    said = ["several_right: true"]
    if ask.all:
        said.append(f"all: {scalar(ask.all)}")
    if ask.none:
        said.append(f"none: {scalar(ask.none)}")
    return said
