"""The book of losses while a shop is rescued: everything is counted, names are looked up at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from craftdesk.domain.salvage import MOST_NAMED, KindCount, Loss
from craftdesk.storage.salvage.shapes import WITNESSES, Shape, known_shapes

_OWNERS = ("order_id", "customer_id", "standing_id", "product_id", "group_id", "field_id", "paper_id", "one_id")
_HEADS = {
    "order_id": "orders", "customer_id": "customers", "standing_id": "standing_orders", "one_id": "customers",
    "product_id": "products", "group_id": "groups", "field_id": "custom_fields", "paper_id": "papers",
}  # fmt: skip
_NUMBERS = {"customers": "number", "orders": "number", "papers": "number", "vouchers": "code", "products": "name",
            "standing_orders": "title", "groups": "name", "custom_fields": "title"}  # fmt: skip
LOST, MENDED, DOUBTFUL = "lost", "mended", "doubtful"


@dataclass(slots=True)
class Entry:
    """A loss whose record is not named yet: `table` and `row` say which it is, `owner` whose part."""

    weight: str
    code: str
    table: str
    row: int
    owner: tuple[str, int] | None
    params: dict[str, Any] = field(default_factory=dict)


class Ledger:
    """Counts by kind, and entries as far as they are few enough to be named."""

    def __init__(self) -> None:
        self.kinds = {name: KindCount(name) for name in known_shapes() if name not in WITNESSES}
        self.totals = {LOST: 0, MENDED: 0, DOUBTFUL: 0}
        self.unnamed = 0
        self._entries: list[Entry] = []

    def add(
        self,
        weight: str,
        code: str,
        table: str = "",
        row: int = 0,
        owner: tuple[str, int] | None = None,
        *,
        count: int = 1,
        **params: Any,
    ) -> None:
        """Notes something that is lost, mended or doubtful; `count` rows of a table at once."""
        self.totals[weight] += count
        if len(self._entries) >= MOST_NAMED:
            self.unnamed += 1
            return
        self._entries.append(Entry(weight, code, table, row, owner, {"count": count, **params}))

    def named(self, connection: sqlite3.Connection) -> Iterator[Loss]:
        """Every entry with the numbers of what it is about, lost ones first."""
        order = {LOST: 0, DOUBTFUL: 1, MENDED: 2}
        for entry in sorted(self._entries, key=lambda one: order[one.weight]):
            params = {"weight": entry.weight, "what": entry.table, **entry.params}
            head, number = (entry.table, entry.row) if entry.owner is None else entry.owner
            params.setdefault("head", head)
            params.setdefault("number", _number(connection, head, number))
            yield Loss(entry.code, params)


def owner_of(shape: Shape, row: Sequence[object]) -> tuple[str, int] | None:
    """Whose part a row is, by the first column that says so."""
    names = shape.names
    for name in _OWNERS:
        if name in names and shape.name != "orders":
            value = row[names.index(name)]
            if isinstance(value, int):
                return _HEADS[name], value
    return None


def _number(connection: sqlite3.Connection, table: str, row: int) -> str:
    column = _NUMBERS.get(table)
    if column is None:
        return str(row) if row else ""
    found = connection.execute(f"SELECT {column} FROM {table} WHERE id = ?", (row,)).fetchone()
    return str(found[0]) if found and found[0] else str(row)
