"""Orders in a table that CraftDesk wrote itself: one row a line, each order's rows together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from craftdesk.domain.cells import BadCell
from craftdesk.domain.customer import Customer
from craftdesk.domain.export_orders import NUMBER, OrderRecord, begins_order, order_from_rows
from craftdesk.domain.order_sums import WHOLE
from craftdesk.importing.columns import Cells
from craftdesk.importing.merging_addresses import drafted
from craftdesk.importing.order_draft import OrderDraft
from craftdesk.importing.outcome import RowMessage
from craftdesk.importing.person import Person, split_name
from craftdesk.importing.table import Chunk

_Rows = list[tuple[int, dict[str, str]]]


class OwnOrders:
    """Reads the orders of chunks."""

    def __init__(self, names: Sequence[str], cell: Callable[[str], str]) -> None:
        self._cell = cell
        self._names = names
        self._open: _Rows = []

    def read(self, chunk: Chunk, cells: Cells) -> list[OrderDraft]:
        """The orders that are complete after this chunk."""
        done: list[OrderDraft] = []
        for row, values in zip(cells.rows, zip(*chunk.columns, strict=True), strict=True):
            one = dict(zip(self._names, map(self._cell, values), strict=True))
            same = self._open and self._open[0][1].get(NUMBER) == one.get(NUMBER)
            if begins_order(one) or not same:
                done += self.rest()
            self._open.append((row, one))
        return done

    def rest(self) -> list[OrderDraft]:
        """The order that was still open."""
        rows, self._open = self._open, []
        return [_draft(rows)] if rows else []


def _draft(rows: _Rows) -> OrderDraft:
    numbers = tuple(row for row, _ in rows)
    if not rows[0][1].get(NUMBER, "").strip():
        return OrderDraft(rows=numbers, order=None, problem=RowMessage(numbers[0], "order.no_number"))
    try:
        record = order_from_rows([values for _, values in rows])
    except BadCell as bad:
        message = RowMessage(numbers[0], "import.own.cell", {"column": bad.header, "value": bad.text[:80]})
        return OrderDraft(rows=numbers, order=None, problem=message)
    order = record.order
    rates = [order.discount_rate, order.shipping_tax_rate]
    rates += [rate for line in order.lines for rate in (line.tax_rate, line.discount_rate)]
    if not all(0 <= rate <= WHOLE for rate in rates):
        return OrderDraft(rows=numbers, order=None, problem=RowMessage(numbers[0], "import.own.rate"))
    person = _buyer(numbers[0], record)
    return OrderDraft(rows=numbers, order=record.order, person=person)


def _buyer(row: int, record: OrderRecord) -> Person | None:
    """The customer of an order; somebody without a number walked in and stays a name on the order."""
    if not record.customer_number:
        return None
    order = record.order
    first, last, company = split_name(order.customer_name)
    customer = Customer(number=record.customer_number, first_name=first, last_name=last, company=company)
    bills, ships = ([place] if place else [] for place in (order.billing, order.shipping_address))
    return Person(customer, drafted(bills, ships, customer), row)
