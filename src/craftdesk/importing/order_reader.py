"""Rows → orders: rows of one number belong together, wherever they stand; each row ends in exactly one draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from craftdesk.importing.columns import Cells
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.order_builder import OrderBuilder, OrderRow, Unreadable
from craftdesk.importing.order_draft import OrderDraft
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.people_reader import PeopleReader
from craftdesk.importing.person import Person
from craftdesk.importing.place_reader import places
from craftdesk.importing.table import Chunk
from craftdesk.importing.targets import AMOUNTS, DATES, ITEMS, ORDERS

_TEXTS = ("order_note", "order_shop_note")


class OrderReader:
    """Reads the orders of chunks; what a chunk leaves open comes with a later one or with `rest`."""

    def __init__(
        self,
        columns: ColumnMap,
        people: PeopleReader,
        builder: OrderBuilder,
        scattered: dict[str, int],
        tidings: Tidings,
    ) -> None:
        self._columns = columns
        self._people = people
        self._builder = builder
        self._scattered = scattered
        self._tidings = tidings
        self._open: tuple[str, list[OrderRow]] | None = None
        self._waiting: dict[str, list[OrderRow]] = {}

    def read(self, chunk: Chunk, cells: Cells) -> list[OrderDraft]:
        """The orders that are complete after this chunk, and the rows that belong to none."""
        done: list[OrderDraft] = []
        for number, row in self._rows(chunk, cells):
            if not number:
                done.append(_refused([row], RowMessage(row.row, "order.no_number")))
            elif number in self._scattered:
                waiting = self._waiting.setdefault(number, [])
                waiting.append(row)
                if len(waiting) == self._scattered[number]:
                    done.append(self._finished(number, self._waiting.pop(number)))
            elif self._open is not None and self._open[0] == number:
                self._open[1].append(row)
            else:
                done += self._close()
                self._open = (number, [row])
        return done

    def rest(self) -> list[OrderDraft]:
        """The orders that were still open at the end of the file."""
        done = self._close()
        done += [self._finished(number, rows) for number, rows in self._waiting.items()]
        self._waiting = {}
        return done

    def _close(self) -> list[OrderDraft]:
        if self._open is None:
            return []
        number, rows = self._open
        self._open = None
        return [self._finished(number, rows)]

    def _finished(self, number: str, rows: list[OrderRow]) -> OrderDraft:
        try:
            order, person = self._builder.build(number, rows)
        except Unreadable as reason:
            return _refused(rows, reason.message)
        if person is None:
            self._tidings.warn(rows[0].row, "import.warn.no_customer", number=number[:60])
        return OrderDraft(rows=tuple(row.row for row in rows), order=order, person=person)

    def _rows(self, chunk: Chunk, cells: Cells) -> Iterator[tuple[str, OrderRow]]:
        billing = places(cells, "billing", self._tidings)
        shipping = places(cells, "shipping", self._tidings)
        people = self._people.read(chunk, cells, billing, shipping)
        numbers = cells.line("order_number") or [""] * len(cells.rows)
        values = self._values(cells)
        for place, row in enumerate(cells.rows):
            person = people[place]
            bills, ships = billing[place], shipping[place]
            yield (
                numbers[place],
                OrderRow(
                    row=row,
                    values=values[place],
                    person=person if isinstance(person, Person) else None,
                    billing=bills[0] if bills else None,
                    shipping=ships[0] if ships else None,
                ),
            )

    def _values(self, cells: Cells) -> list[dict[str, Any]]:
        """What each row says of its order, filled cells only."""
        found: list[dict[str, Any]] = [{} for _ in cells.rows]
        for target in (*ORDERS, *ITEMS):
            if target == "order_number" or not self._columns.has(target):
                continue
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
        return found

    @staticmethod
    def _typed(cells: Cells, target: str) -> list[Any]:
        if target in DATES:
            return list(cells.moments(target) or ())
        if target in AMOUNTS:
            return list(cells.amounts(target) or ())
        if target == "item_quantity":
            return list(cells.quantities(target) or ())
        if target in _TEXTS:
            return list(cells.text(target) or ())
        return list(cells.line(target) or ())


def _refused(rows: list[OrderRow], message: RowMessage) -> OrderDraft:
    return OrderDraft(rows=tuple(row.row for row in rows), order=None, problem=message)
