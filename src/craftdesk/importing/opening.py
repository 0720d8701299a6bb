"""A file of any kind, opened as the table or the tables that are in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from craftdesk.errors import ImportProblem
from craftdesk.importing.header import meanings
from craftdesk.importing.json_table import open_json
from craftdesk.importing.presets.catalogue import recognise
from craftdesk.importing.presets.preset import Kind
from craftdesk.importing.shop_table import open_shop
from craftdesk.importing.source import FileKind, FileSource, Source, read_head
from craftdesk.importing.table import Choices, Table
from craftdesk.importing.text_table import open_text_table
from craftdesk.importing.vcard import open_cards
from craftdesk.importing.workbook import open_sheets

_NO_CHOICES = Choices()
_TURNS = (Kind.CUSTOMERS, Kind.PRODUCTS, Kind.ORDERS)


def refuse_itself(source: Source, shop: Path) -> None:
    """ImportProblem for the shop that is open: it can't be brought into itself.

    The question is asked without opening the file, which would let go of the locks that SQLite holds on it.
    """
    try:
        itself = isinstance(source, FileSource) and source.path.samefile(shop)
    except (OSError, ValueError):
        return  # it isn't there, and reading will say so
    if itself:
        raise ImportProblem("import.shop_itself", file=source.name)


def open_table(source: Source, choices: Choices | None = None) -> Table:
    """Recognises a file and opens the table that is understood best; ImportProblem if it holds none."""
    tables = open_tables(source, choices)
    if len(tables) == 1:
        return tables[0]
    own = _own(tables)
    best = own[0] if own else max(tables, key=_understood)
    others = [table for table in tables if table is not best]
    behind = own[1:] if own else [table for table in others if _is_list(table)]
    return replace(best, others=tuple(table.sheet for table in others), behind=tuple(table.sheet for table in behind))


def open_tables(source: Source, choices: Choices | None = None) -> list[Table]:
    """Recognises a file and opens every table in it, in its order; ImportProblem if it holds none."""
    choices = choices or _NO_CHOICES
    kind, head = read_head(source)
    if kind is FileKind.TEXT:
        return [open_text_table(source, head, choices)]
    if kind is FileKind.CARDS:
        return [open_cards(source, head, choices)]
    if kind is FileKind.JSON:
        return open_json(source, choices)
    if kind is FileKind.SHOP:
        return open_shop(source, choices)
    return open_sheets(source, kind, choices)


def parts(source: Path | Source, shop: Path | None = None) -> tuple[str | None, ...]:
    """Which parts of a file are brought in, one after the other, as `Choices.sheet` wants them.

    All tables that CraftDesk wrote itself, in a workbook or as another shop, customers first; of any other file the
    one that is understood best (None). `shop` is the file that is open itself, which is left alone.
    """
    source = FileSource(source) if isinstance(source, Path) else source
    try:
        if shop is not None:
            refuse_itself(source, shop)
        kind, _ = read_head(source)
        if kind in {FileKind.TEXT, FileKind.CARDS}:
            return (None,)
        own = _own(open_tables(source))
    except ImportProblem:
        # Planning will say what is wrong.
        return (None,)
    return tuple(table.sheet for table in own) or (None,)


def _own(tables: Sequence[Table]) -> list[Table]:
    """The tables that CraftDesk wrote itself, what orders refer to before the orders."""
    found = [(table, preset) for table in tables if (preset := recognise(table.names)[0]) and preset.own]
    found.sort(key=lambda one: _TURNS.index(one[1].kind))
    return [table for table, _ in found]


def _is_list(table: Table) -> bool:
    """Whether a sheet beside the chosen one has headings that mean something: it wants to be brought in, too."""
    return table.header_row is not None and sum(bool(meanings(name)) for name in table.names if name) > 1


def _understood(table: Table) -> tuple[bool, bool, int, int]:
    """How well a sheet is understood: a known system, headings, how many of them mean something, how many there are."""
    preset, _ = recognise(table.names)
    known = sum(bool(meanings(name)) for name in table.names if name)
    return preset is not None, table.header_row is not None, known, table.width
