"""Tables of facts find their place in one pack: names of their own, and links that are certain."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from bureau_quiz.authoring.exchange.content import FactTable
from bureau_quiz.authoring.exchange.model import FactSheet
from bureau_quiz.authoring.new import copy_name
from bureau_quiz.packs.finding import id_of_sheet
from bureau_quiz.packs.sheets.profiles import Content, Profile
from bureau_quiz.packs.sheets.writing import table_id
from bureau_quiz.text import fold_exact


def settle(
    sheets: Iterable[FactSheet], tables: Collection[str] = (), templates: Collection[str] = ()
) -> list[FactTable]:
    """Give each sheet as a table.

    Args:
        sheets: what was read.
        tables: names of other tables of the pack.
        templates: ids of other templates.
    """
    named, ids, copies = set(tables), set(templates), set[str]()
    found = []
    for sheet in sheets:
        stem = id_of_sheet(sheet.path)
        plan = sheet.opened.plan
        plan.name = _free((table_id(plan), stem), named)
        copy = copy_name(sheet.path)
        if copy.casefold() in copies:
            copy = f"{_free((plan.name, stem), copies)}{sheet.path.suffix or '.csv'}"
        copies.add(copy.casefold())
        asks = tuple(replace(ask, id=_free((ask.id, f"{stem}-{ask.id}"), ids)) for ask in plan.asks)
        found.append(FactTable(plan.name, copy, sheet, sheet.rows, asks))
    for table in found:
        _link(table, found)
    return found


def _free(names: Sequence[str], taken: set[str]) -> str:
    """The first of some names that is free, or the last with a number."""
    count = 1
    made = next((name for name in names if name not in taken), "")
    while not made:
        count += 1
        numbered = f"{names[-1]}-{count}"
        made = "" if numbered in taken else numbered
    taken.add(made)
    return made


def _link(table: FactTable, among: Iterable[FactTable]) -> None:
    """Have the columns that name rows of other tables lead there, where there is no doubt.

    There is none where the other table's key is called the same, and has every value.
    """
    plan = table.sheet.opened.plan
    for column in table.sheet.opened.columns:
        if column in plan.key or column.content is not Content.TEXT:
            continue
        for other in among:
            if other is not table and _names(column, other):
                plan.links[column.heading.name] = other.name
                break


def _names(column: Profile, other: FactTable) -> bool:
    """Whether all that a column says are rows of a table, whose key is called as it is."""
    key = other.sheet.opened.plan.key
    if len(key) > 1 or _label(key[0]) != _label(column):
        return False
    rows = set(key[0].texts)
    return all(text in rows for at in range(len(column.texts)) for text in column.values(at))


def _label(column: Profile) -> str:
    return re.sub(r"\W+", " ", fold_exact(column.heading.label)).strip()
