"""A file as it is understood: opened, its columns mapped, with what is remembered of others like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from craftdesk.domain.custom_field import CustomField
from craftdesk.errors import ImportProblem
from craftdesk.importing.cells import CleaningRules
from craftdesk.importing.custom_columns import exported_fields, own_field_columns
from craftdesk.importing.header import normalise
from craftdesk.importing.import_choices import ImportChoices
from craftdesk.importing.mapping import ColumnMap, chosen, propose
from craftdesk.importing.opening import open_table
from craftdesk.importing.presets.preset import Kind
from craftdesk.importing.price_levels import with_levels
from craftdesk.importing.remembering import Memory, recalled, signature
from craftdesk.importing.source import Source
from craftdesk.importing.table import Choices, Table
from craftdesk.importing.targets import base
from craftdesk.services.desk import Desk

_SAMPLE_ROWS = 200
_WHO = frozenset(
    {"first_name", "last_name", "full_name", "display_name", "company", "emails", "phones", "mobile", "buyer", "reach"}
)
_NEEDED = {Kind.ORDERS: frozenset({"order_number"}), Kind.PRODUCTS: frozenset({"product_name", "product_sku"})}
"""One of these columns a file must have; of customers somebody's name or address."""
_OWN_RULES = CleaningRules(entities=False, placeholders=False, apostrophes=False, repairs=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What a file is taken for."""

    table: Table
    columns: ColumnMap
    levels: tuple[str, ...]
    """The price levels of the shop."""
    fields: tuple[CustomField, ...]
    """The fields of the shop's own, and the drafts of those that the import adds."""
    signature: str
    memory: Memory
    """What held for such files before; empty if nothing did."""
    reason: str
    """The code of why the columns have to be mapped before anything can come in, or nothing."""


def understand(desk: Desk, source: Source, choices: ImportChoices) -> Understanding:
    """Opens a file and says what its columns are; ImportProblem where it is no table."""
    table = _opened(source, choices, choices.header_row)
    guessed = table if choices.header_row is None else _opened(source, choices, None)
    heads = signature(guessed.names, samples(guessed) if not any(guessed.names) else ())
    standing = desk.custom_fields.fields(active=None)
    memory = recalled(desk, heads) if choices.use_remembered else Memory()
    memory = memory.without_lost_fields([one.key for one in standing])
    if choices.header_row is None and memory.header_row is not None and memory.header_row != table.header_row:
        table, memory = _reopened(source, choices, table, memory)
    fields, added = own_field_columns(standing, {**exported_fields(table.names), **choices.new_fields})
    found = propose(table.names, samples(table), {normalise(one.title): one.key for one in fields if one.active})
    known = {index: target for index, target in memory.mapping.items() if index < table.width}
    levels = tuple(desk.products.levels())
    columns = with_levels(chosen(found, {**known, **choices.mapping, **added}, choices.named, source.name), levels)
    if columns.preset.own:
        table = replace(table, rules=_OWN_RULES)
    return Understanding(
        table=table,
        columns=columns,
        levels=levels,
        fields=fields,
        signature=heads,
        memory=memory,
        reason=_reason(table, columns),
    )


def _opened(source: Source, choices: ImportChoices, header_row: int | None) -> Table:
    return open_table(
        source,
        Choices(encoding=choices.encoding, delimiter=choices.delimiter, header_row=header_row, sheet=choices.sheet),
    )


def _reopened(source: Source, choices: ImportChoices, table: Table, memory: Memory) -> tuple[Table, Memory]:
    """The table with the header that was chosen for others like it; as it was where this file has no such row."""
    try:
        return _opened(source, choices, memory.header_row), memory
    except ImportProblem:
        return table, Memory()


def samples(table: Table) -> Sequence[Sequence[str]]:
    """Some cells of each column."""
    for chunk in islice(table.chunks(_SAMPLE_ROWS), 1):
        return chunk.columns
    return []


def _reason(table: Table, columns: ColumnMap) -> str:
    """Why nothing can come in yet: nobody and nothing in the table is known."""
    if columns.preset.own:
        return ""
    found = {base(column.field) for column in columns.columns}
    needed = _NEEDED.get(columns.preset.kind, _WHO)
    understood = bool(found & needed)
    if understood:
        return ""
    return "import.no_header" if table.header_row is None else "import.not_understood"
