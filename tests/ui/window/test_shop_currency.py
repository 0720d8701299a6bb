"""A shop of which nobody said the currency: the list counts in that of its first orders, at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order
from craftdesk.domain.shop import ShopSettings
from tests.support.shops import new_store
from tests.ui.window.conftest import Start


def test_the_list_counts_in_the_currency_of_the_first_orders(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "Young.craftdesk"
    store = new_store(path, ShopSettings(currency="EUR", currency_assumed=True))
    with store.begin(OperationLabel("sample")) as unit:
        anna = unit.customers.add(Customer(first_name="Anna")).id
        unit.commit()
    store.shop.close()
    user = start(path).ready()
    parts = user.shop.parts
    assert parts is not None
    with parts.desk.store.begin(OperationLabel("sample")) as unit:
        unit.orders.add(Order(ordered_on=date(2026, 5, 1), currency="USD", goods=900, total=900, customer_id=anna))
        changes = unit.commit()
    parts.bus.publish(changes)
    row = user.screen.model.row_at(0)
    assert row is not None
    assert "9.00" in user.screen.model.words.list_row(row).amount
    assert "€" not in user.screen.model.words.list_row(row).amount
