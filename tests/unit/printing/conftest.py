"""An order, a shop and a formatter to make papers of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.order import Order, OrderLine, Payment
from craftdesk.domain.order_sums import worked_out
from craftdesk.domain.shop import ShopSettings
from craftdesk.ui.format import Formatter

TODAY = date(2026, 11, 29)
BERG = PostalAddress(name="Anna Berg", street="Rosenthaler Straße 40", postcode="10178", city="Berlin", country="DE")


@pytest.fixture
def fmt(qapp: QApplication) -> Formatter:
    """How an owner in Britain writes; type can be measured from here on."""
    assert qapp is not None
    return Formatter("en_GB")


@pytest.fixture
def shop() -> ShopSettings:
    return ShopSettings(
        name="Clay & Kiln", street="Werkstraße 12", postcode="10115", city="Berlin", country="DE",
        phone="030 555 0147", vat_id="DE123456789", bank="Sparkasse Example\nIBAN DE00 0000", payment_term=14,
        paper_note="Handmade in Berlin.",
    )  # fmt: skip


MakeOrder = Callable[..., Order]


@pytest.fixture
def make_order() -> MakeOrder:
    """Makes a confirmed order of so many lines at two rates of tax."""

    def make(lines: int = 3, **more: object) -> Order:
        made = [
            OrderLine(
                name=f"Bowl {number}", quantity=2000, unit="pcs", unit_price=1250 + number, sku=f"B-{number:03d}",
                tax_rate=700 if number % 2 else 1900,
            )
            for number in range(1, lines + 1)
        ]  # fmt: skip
        given: dict[str, object] = {
            "number": "O-2211", "currency": "EUR", "ordered_on": date(2026, 11, 12), "lines": tuple(made),
            "customer_name": "Anna Berg", "billing": BERG, "shipping_address": BERG,
            "payments": (Payment(amount=1000, paid_on=date(2026, 11, 13), method="Cash"),),
        }  # fmt: skip
        return worked_out(Order(**{**given, **more}))  # type: ignore[arg-type]  # a test's shorthand

    return make
