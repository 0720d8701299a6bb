"""A shop of which nobody said the currency counts in that of its first orders."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order
from craftdesk.domain.shop import ShopSettings
from tests.support.shops import new_store


def _order(currency: str, total: int = 100, customer: int | None = None) -> Order:
    day = date(2026, 5, 1)
    return Order(ordered_on=day, currency=currency, goods=total, total=total, customer_id=customer)  # type: ignore[arg-type]  # a plain id will do


@pytest.mark.parametrize(
    ("assumed", "orders", "expected"),
    [
        (True, ("USD", "USD"), "USD"),
        (True, ("USD", "GBP"), "EUR"),
        (False, ("USD", "USD"), "EUR"),
        (True, (), "EUR"),
    ],
)
def test_the_first_orders_say_it(tmp_path: Path, assumed: bool, orders: tuple[str, ...], expected: str) -> None:
    store = new_store(tmp_path / "shop.craftdesk", ShopSettings(currency_assumed=assumed))
    with store.begin(OperationLabel("sample")) as unit:
        customer = unit.customers.add(Customer(first_name="Anna"))
        unit.orders.add_many([_order(currency, customer=customer.id) for currency in orders])
        unit.commit()
    settings = store.shop.settings()
    with store.reading() as book:
        spent = book.raw.execute("SELECT spent FROM listing").fetchone()
    store.shop.close()
    assert settings.currency == expected
    assert settings.currency_assumed == (assumed and expected == "EUR")
    assert spent == (sum(100 for currency in orders if currency == expected),)
