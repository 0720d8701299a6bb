"""The first orders by a column: how few of all orders are put in order for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus
from craftdesk.domain.orders_query import OrdersQuery, OrdersSort
from craftdesk.storage import orders_sorting
from craftdesk.storage.orders_reader import OrdersReader
from tests.support.shops import new_store

TODAY = date(2026, 11, 25)
_ORDERS, _ROWS = 120, 4


class Asked:
    """A reader over a shop of many orders, and the statements that it asked."""

    def __init__(self, reader: OrdersReader) -> None:
        self.reader = reader
        self.statements: list[str] = []
        reader._connection.set_trace_callback(self.statements.append)

    def first(self, by: OrdersSort, *, descending: bool) -> list[str]:
        """The statements that find the first ids; the last ones, which read what stands in the rows, left out."""
        self.statements.clear()
        rows = self.reader.first(OrdersQuery(sort=by, descending=descending), TODAY, _ROWS)
        assert len(rows) == _ROWS
        return [one for one in self.statements if one.startswith("SELECT o.id FROM")]

    def put_in_order(self, statement: str) -> int:
        """How many orders a statement puts in order."""
        source = statement.removeprefix("SELECT o.id ").partition(" ORDER BY ")[0]
        return int(self.reader._connection.execute(f"SELECT count(*) {source}").fetchone()[0])


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every tenth is unpaid, every fourth due; three came from a market; each is dearer than the one before."""
    store = new_store(tmp_path_factory.mktemp("shop") / "a.craftdesk")
    with store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        for at in range(_ORDERS):
            day, total = TODAY - timedelta(days=_ORDERS - at), 100 + at
            line = OrderLine(name="Blue mug", total=total)
            unit.orders.add(
                Order(
                    ordered_on=day, due_on=None if at % 4 else day, currency="EUR", lines=(line,), goods=total,
                    total=total, paid=0 if at % 10 == 0 else total, source="Market" if at % 50 == 7 else "Shop",
                    status=OrderStatus.COMPLETED,
                )
            )  # fmt: skip
        unit.commit()
    store.shop.close()
    return store.shop.path


@pytest.fixture
def asked(shop: Path) -> Iterator[Asked]:
    with closing(sqlite3.connect(shop)) as connection:
        yield Asked(OrdersReader(connection))


@pytest.mark.parametrize("by", [OrdersSort.TOTAL, OrdersSort.DUE])
@pytest.mark.parametrize("descending", [True, False])
def test_a_few_orders_tell_which_of_all_may_be_first(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, by: OrdersSort, *, descending: bool
) -> None:
    monkeypatch.setattr(orders_sorting, "_LOOKED_AT", 8)
    (statement,) = asked.first(by, descending=descending)
    assert asked.put_in_order(statement) <= 8


def test_what_is_open_is_found_among_the_unpaid(asked: Asked) -> None:
    (statement,) = asked.first(OrdersSort.OPEN, descending=True)
    assert "INDEXED BY orders_unpaid" in statement


@pytest.mark.parametrize("by", [OrdersSort.STATUS, OrdersSort.SOURCE])
@pytest.mark.parametrize("descending", [True, False])
def test_the_sums_by_day_tell_which_values_come_first(asked: Asked, by: OrdersSort, *, descending: bool) -> None:
    (statement,) = asked.first(by, descending=descending)
    several = by is OrdersSort.SOURCE and not descending  # only three came from the first source
    assert ("IN ('Market', 'Shop')" in statement) is several
    plan = asked.reader._connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    assert any("TEMP B-TREE" in row[3] for row in plan) is several
