"""Which step of an order may follow which, and what its money amounts to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.order import Order, OrderStatus, PaymentStatus
from craftdesk.domain.order_life import FLOW, PaymentNews, kept, may_become, next_step, steps_from, still_open, surplus

STATUS = st.sampled_from(OrderStatus)
AMOUNT = st.integers(0, 10**12)


def _order(status: OrderStatus = OrderStatus.CONFIRMED, total: int = 0, paid: int = 0, refunded: int = 0) -> Order:
    return Order(
        ordered_on=date(2026, 11, 1), currency="EUR", status=status, total=total, goods=total, paid=paid,
        refunded=refunded,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "steps"),
    [
        ("unconfirmed", "confirmed in_progress ready delivered completed cancelled"),
        ("ready", "delivered completed in_progress cancelled"),
        ("completed", "delivered"),
        ("cancelled", "confirmed"),
    ],
)
def test_only_sensible_steps_are_offered(status: str, steps: str) -> None:
    assert [one.value for one in steps_from(OrderStatus(status))] == steps.split()


def test_the_usual_step_leads_from_the_first_to_the_last() -> None:
    walked, status = [], FLOW[0]
    while (step := next_step(status)) is not None:
        walked.append(step)
        status = step
    assert tuple(walked) == FLOW[1:]
    assert next_step(OrderStatus.CANCELLED) is None


@given(STATUS, STATUS)
def test_a_slip_can_be_put_right(status: OrderStatus, wanted: OrderStatus) -> None:
    """Whatever step was taken, some way leads back, and nothing follows itself."""
    reached = {wanted} if may_become(status, wanted) else set()
    for _ in OrderStatus:
        reached |= {step for one in reached for step in steps_from(one)}
    assert not reached or status in reached
    assert not may_become(status, status)


def test_a_completed_order_is_not_cancelled() -> None:
    assert not may_become(OrderStatus.COMPLETED, OrderStatus.CANCELLED)


@given(STATUS, AMOUNT, AMOUNT, AMOUNT)
def test_what_is_open_and_what_is_to_be_refunded_agree_with_the_status(
    status: OrderStatus, total: int, paid: int, refunded: int
) -> None:
    order = _order(status, total, paid, min(refunded, paid))
    assert (surplus(order) > 0) == (order.payment_status is PaymentStatus.TO_BE_REFUNDED)
    assert (still_open(order) > 0) <= (
        order.payment_status in {PaymentStatus.PENDING, PaymentStatus.PARTLY_PAID, PaymentStatus.REFUNDED}
    )
    assert surplus(order) <= max(kept(order), 0)
    assert not (still_open(order) and surplus(order))


@given(st.integers(-(10**15), 10**15), st.booleans())
def test_a_step_tells_its_payment(amount: int, removed: bool) -> None:
    news = PaymentNews(amount, "JPY", removed)
    assert PaymentNews.read(news.text()) == news


def test_a_value_that_nobody_wrote_is_no_payment() -> None:
    assert PaymentNews.read("ready") is None
