"""What was chosen for a file is remembered for the next one with the same headings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from craftdesk.domain.dates import instant_text
from craftdesk.importing.guessing import profile
from craftdesk.importing.guessing_cells import Content
from craftdesk.importing.header import normalise
from craftdesk.importing.import_choices import ImportChoices
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.targets import CUSTOM, base, is_target, parameter
from craftdesk.importing.value_dates import Order
from craftdesk.importing.value_money import Sign
from craftdesk.services.desk import Desk
from craftdesk.storage.import_mappings import all_mappings, forget_mapping, keep_mapping, read_mapping

_ORDERS: Mapping[object, Order] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
_SIGNS: Mapping[object, Sign] = {".": ".", ",": ","}
_BETWEEN = "\x1f"
_HEADLESS = "\x1d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the owner chose for files with certain headings."""

    mapping: Mapping[int, str] = field(default_factory=dict)
    date_order: Order | None = None
    decimal: Sign | None = None
    header_row: int | None = None
    """0: what looks like the headings is data."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen."""
        return not self.mapping and self.date_order is None and self.decimal is None and self.header_row is None

    def without_lost_fields(self, keys: Sequence[str]) -> Memory:
        """The same without fields of the shop's own that are gone."""
        kept = {
            index: target
            for index, target in self.mapping.items()
            if base(target) != CUSTOM or parameter(target) in keys
        }
        return replace(self, mapping=kept)

    def with_choices(self, choices: ImportChoices, columns: ColumnMap) -> Memory:
        """What holds from now on: the choices of this import over those of earlier ones."""
        said = {normalise(heading) for heading in choices.named}
        chosen = {*choices.mapping, *choices.new_fields}
        mapping = dict(self.mapping)
        for column in columns.columns:
            if column.index in chosen or (said and normalise(column.heading) in said):
                mapping[column.index] = column.field
        return Memory(
            mapping=mapping,
            date_order=choices.date_order or self.date_order,
            decimal=choices.decimal or self.decimal,
            header_row=choices.header_row if choices.header_row is not None else self.header_row,
        )


def signature(names: Sequence[str], samples: Sequence[Sequence[str]]) -> str:
    """By which files of one kind are known: their headings; without any, how many columns and where the e-mails are."""
    heads = [normalise(name) for name in names]
    if any(heads):
        return _BETWEEN.join(heads)
    mails = [str(index) for index, cells in enumerate(samples) if profile(cells).best is Content.EMAIL]
    return _HEADLESS + _BETWEEN.join((str(len(names)), *mails))


def recalled(desk: Desk, heads: str) -> Memory:
    """What was chosen for such files before; empty if nothing was."""
    with desk.store.reading() as book:
        text = read_mapping(book.raw, heads)
    return _memory(text) if text else Memory()


def remember(desk: Desk, heads: str, memory: Memory) -> None:
    """Keeps what was chosen, in the shop file; nothing where nothing was."""
    if memory.is_empty:
        return
    text = json.dumps(
        {
            "mapping": {str(index): target for index, target in sorted(memory.mapping.items())},
            "date_order": memory.date_order,
            "decimal": memory.decimal,
            "header_row": memory.header_row,
        },
        ensure_ascii=False,
    )
    with desk.shop.transaction() as raw:
        keep_mapping(raw, heads, text, instant_text(desk.shop.clock()))


def forget(desk: Desk, heads: str) -> bool:
    """Forgets what was chosen for such files; whether there was something."""
    with desk.shop.transaction() as raw:
        return forget_mapping(raw, heads)


def remembered_files(desk: Desk) -> list[tuple[str, tuple[str, ...], str]]:
    """(signature, headings, when last used) of every kind of file that something is remembered of."""
    with desk.store.reading() as book:
        found = all_mappings(book.raw)
    return [
        (heads, () if heads.startswith(_HEADLESS) else tuple(head for head in heads.split(_BETWEEN) if head), used_at)
        for heads, used_at in found
    ]


def _memory(text: str) -> Memory:
    """What a kept text says; what doesn't make sense any more is left out."""
    try:
        found: Any = json.loads(text)
    except ValueError:
        return Memory()
    if not isinstance(found, dict):
        return Memory()
    said = found.get("mapping")
    mapping = {
        int(index): target
        for index, target in (said.items() if isinstance(said, dict) else ())
        if index.isdecimal() and isinstance(target, str) and (not target or is_target(target))
    }
    row = found.get("header_row")
    return Memory(
        mapping=mapping,
        date_order=_ORDERS.get(found.get("date_order")),
        decimal=_SIGNS.get(found.get("decimal")),
        header_row=row if isinstance(row, int) and row >= 0 else None,
    )
