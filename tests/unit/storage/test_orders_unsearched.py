"""What the list of all orders does not read before somebody searches."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.orders_query import OrdersChip, OrdersQuery
from craftdesk.storage.orders_reader import OrdersReader
from tests.support.shops import new_store

TODAY = date(2026, 11, 25)


def test_a_list_that_nobody_searches_looks_at_no_lines(tmp_path: Path) -> None:
    """There may be hundreds of thousands, and the window waits for the first rows."""
    store = new_store(tmp_path / "a.craftdesk")
    with store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        line = OrderLine(name="Blue mug", total=100)
        unit.orders.add(Order(ordered_on=TODAY, currency="EUR", lines=(line,), goods=100, total=100))
        unit.commit()
    asked: list[str] = []
    connection = store.shop.reader()
    reader = OrdersReader(connection)
    connection.set_trace_callback(asked.append)
    assert len(reader.first(OrdersQuery(), TODAY, 10)) == 1
    assert len(reader.first(OrdersQuery(chip=OrdersChip.UNPAID), TODAY, 10)) == 1
    # Only the rows that are shown name a few of their lines.
    assert not [sql for sql in asked if "order_lines" in sql and "order_id" not in sql]
    assert len(reader.spine(OrdersQuery(text="mug"), TODAY)) == 1
    assert [sql for sql in asked if "order_lines" in sql and "order_id" not in sql]
    store.shop.close()
