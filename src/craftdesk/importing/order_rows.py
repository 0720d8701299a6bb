"""What single rows of a file of orders say: of the order as a whole, of its lines, and what kind of row each is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from craftdesk.domain.address import PostalAddress
from craftdesk.importing.columns import Cells, tidy_lines
from craftdesk.importing.header import normalise
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.order_moments import with_clock
from craftdesk.importing.packed_items import unpacked
from craftdesk.importing.person import Person
from craftdesk.importing.presets.preset import Preset
from craftdesk.importing.table import Chunk
from craftdesk.importing.targets import AMOUNTS, DATES, ITEMS, ORDERS, base, parameter
from craftdesk.importing.value_money import Amount

RETURN = "return"
"""What a row is that gives money back; a sale is nothing, any other text is the code why a row is no order."""
_TEXTS = ("order_note", "order_shop_note")
_WORTH = frozenset({"item_total", "item_gross", "item_price"})
_ELSEWHERE = frozenset({"order_number", "order_time", "order_zone", "order_event", "order_reference"})
"""Parts of an order that are read together with another one."""

RowValues = Mapping[str, Any]
"""What one row says: target → value, filled ones only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One row of an order."""

    row: int
    values: RowValues
    items: tuple[RowValues, ...] = ()
    person: Person | None = None
    billing: PostalAddress | None = None
    shipping: PostalAddress | None = None
    event: str = ""

    @property
    def is_return(self) -> bool:
        """Whether the row gives money back."""
        return self.event == RETURN


def numbers_of(chunk: Chunk, columns: ColumnMap) -> list[str]:
    """The order that each row belongs to: a return names the one that it returns."""
    found = _first_filled(chunk, columns, "order_number")
    if columns.preset.returns and columns.has("order_reference"):
        references = _first_filled(chunk, columns, "order_reference")
        events = events_of(chunk, columns)
        rows = zip(found, references, events, strict=True)
        return [other if other and event == RETURN else number for number, other, event in rows]
    return found


def events_of(chunk: Chunk, columns: ColumnMap) -> list[str]:
    """What kind of row each is."""
    words = _first_filled(chunk, columns, "order_event")
    preset = columns.preset
    return [event_of(word, preset) if word else "" for word in words]


def event_of(word: str, preset: Preset) -> str:
    """What kind of row a word makes it."""
    plain = _plain(word)
    for phrase, code in preset.refused.items():
        if phrase in plain:
            return code
    return RETURN if any(phrase in plain for phrase in preset.returns) else ""


@lru_cache(maxsize=1024)
def _plain(word: str) -> str:
    return normalise(word)


def _first_filled(chunk: Chunk, columns: ColumnMap, target: str) -> list[str]:
    found = [tidy_lines(chunk.columns[index]) for index in columns.indexes(target)]
    if not found:
        return [""] * len(chunk.rows)
    if len(found) == 1:
        return list(found[0])
    return [next(filter(None, cells), "") for cells in zip(*found, strict=True)]


class ValueReader:
    """Reads what the rows of chunks say of orders and of their lines."""

    def __init__(self, columns: ColumnMap) -> None:
        self._columns = columns
        self._summed = columns.preset.summed
        self._unnamed = columns.preset.unnamed_item
        self._orders = [key for key in ORDERS if key not in _ELSEWHERE and columns.has(key)]
        fields = dict.fromkeys(one.field for one in columns.columns if base(one.field) in ITEMS)
        self._items: dict[str, list[str]] = {}
        for field in fields:
            if base(field) != "item_packed":
                self._items.setdefault(parameter(field), []).append(field)
        self._packed = [field for field in fields if base(field) == "item_packed"]

    def orders(self, cells: Cells) -> list[dict[str, Any]]:
        """What each row says of its order as a whole."""
        found: list[dict[str, Any]] = [{} for _ in cells.rows]
        for target in self._orders:
            for place, value in enumerate(self._typed(cells, target)):
                if value is not None and value != "":
                    found[place][target] = value
        for place, cell in enumerate(cells.line("order_date") or ()):
            if cell and "order_date" not in found[place]:
                found[place]["order_date?"] = cell
        for target in ("shipping_name", "billing_name", "full_name"):
            for place, cell in enumerate(cells.line(target) or ()):
                if cell:
                    found[place]["buyer_name"] = cell
        self._add_clocks(cells, found)
        return found

    @staticmethod
    def _add_clocks(cells: Cells, found: list[dict[str, Any]]) -> None:
        clocks, zones = cells.line("order_time"), cells.line("order_zone")
        for place, clock in enumerate(clocks or ()):
            if "order_date" in found[place]:
                zone = zones[place] if zones is not None else ""
                found[place]["order_date"] = with_clock(found[place]["order_date"], clock, zone)

    def items(self, cells: Cells) -> list[tuple[RowValues, ...]]:
        """The lines that each row holds: one, several beside each other, or those packed into one cell."""
        found: list[list[RowValues]] = [[] for _ in cells.rows]
        for fields in self._items.values():
            for place, item in enumerate(self._slot(cells, fields)):
                if item:
                    found[place].append(item)
        for field in self._packed:
            for place, cell in enumerate(cells.line(field) or ()):
                if cell and not any("item_name" in one and "packed" not in one for one in found[place]):
                    found[place] += unpacked(cell)
        return [tuple(items) for items in found]

    def _slot(self, cells: Cells, fields: Sequence[str]) -> Iterator[RowValues]:
        columns = [(base(field), self._typed(cells, field)) for field in fields]
        for place in range(len(cells.rows)):
            item = {key: values[place] for key, values in columns if values[place] not in (None, "")}
            if "item_name" not in item and "item_sku" not in item:
                named = {"item_name": self._unnamed, **item}
                item = named if self._unnamed and not item.keys().isdisjoint(_WORTH) else {}
            yield item

    def _typed(self, cells: Cells, field: str) -> list[Any]:
        target = base(field)
        if target in DATES:
            return list(cells.moments(field) or ())
        if target in self._summed:
            return [_added(amounts) for amounts in zip(*cells.every_amount(field), strict=True)]
        if target in AMOUNTS:
            return list(cells.amounts(field) or ())
        if target == "item_quantity":
            return list(cells.quantities(field) or ())
        if target in _TEXTS or target == "item_note":
            return list(cells.text(field) or ())
        return list(cells.line(field) or ())


def _added(amounts: Sequence[Amount | None]) -> Amount | None:
    filled = [amount for amount in amounts if amount is not None]
    if not filled:
        return None
    return Amount(sum((amount.value for amount in filled[1:]), filled[0].value), filled[0].currency)
