"""What an order comes to, and what its payments amount to."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.order import (
    Order,
    OrderStatus,
    Payment,
    PaymentStatus,
    adjustment_for,
    line_total,
    paid_and_refunded,
    payment_status,
)

AMOUNT = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    ("total", "paid", "refunded", "cancelled", "status"),
    [
        (100, 0, 0, False, "pending"),
        (100, 1, 0, False, "partly_paid"),
        (100, 60, 10, False, "partly_paid"),
        (100, 100, 0, False, "paid"),
        (100, 100, 30, False, "paid"),
        (100, 120, 20, False, "paid"),
        (100, 101, 0, False, "to_be_refunded"),
        (100, 100, 100, False, "refunded"),
        (100, 50, 60, False, "refunded"),
        (0, 0, 0, False, "paid"),
        (100, 0, 0, True, "pending"),
        (100, 50, 0, True, "to_be_refunded"),
        (100, 100, 40, True, "to_be_refunded"),
        (100, 100, 100, True, "refunded"),
        (-50, 0, 0, False, "to_be_refunded"),
        (-50, 0, 20, False, "to_be_refunded"),
        (-50, 0, 50, False, "refunded"),
        (-50, 0, 20, True, "refunded"),
    ],
)
def test_state_of_payment(total: int, paid: int, refunded: int, cancelled: bool, status: str) -> None:
    assert payment_status(total=total, paid=paid, refunded=refunded, cancelled=cancelled) == status
    state = OrderStatus.CANCELLED if cancelled else OrderStatus.READY
    order = Order(ordered_on=date(2026, 1, 1), currency="EUR", total=total, paid=paid, refunded=refunded, status=state)
    assert order.payment_status is PaymentStatus(status)


def test_counted_orders() -> None:
    orders = [Order(ordered_on=date(2026, 1, 1), currency="EUR", status=status) for status in OrderStatus]
    assert {order.status for order in orders if not order.is_counted} == {"unconfirmed", "cancelled"}


@given(st.integers(-(10**9), 10**9), AMOUNT, AMOUNT)
def test_a_line_is_rounded_once(quantity: int, price: int, discount: int) -> None:
    exact = Fraction(quantity * price, 1000) - discount
    assert abs(line_total(quantity, price, discount) - exact) <= Fraction(1, 2)
    assert line_total(500, 5) == 3
    assert line_total(500, -5) == -3


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT, st.booleans(), AMOUNT)
def test_parts_give_the_total(goods: int, less: int, shipping: int, tax: int, included: bool, stated: int) -> None:
    order = Order(
        ordered_on=date(2026, 1, 1), currency="EUR", goods=goods, discount=less, shipping=shipping, tax=tax,
        tax_included=included,
    )  # fmt: skip
    assert goods - less + shipping + (0 if included else tax) + adjustment_for(order, stated) == stated


@given(st.lists(AMOUNT))
def test_payments_add_up(amounts: list[int]) -> None:
    paid, refunded = paid_and_refunded(Payment(amount=amount) for amount in amounts)
    assert paid >= 0
    assert refunded >= 0
    assert paid - refunded == sum(amounts)
