"""Totals equal the sum of their parts, whatever the currency, the tax mode and the discounts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.money import divide_half_up
from craftdesk.domain.order import Order, OrderLine, Payment
from craftdesk.domain.order_sums import shared_out, tax_on, tax_summary, worked_out, worked_out_line

_rates = st.sampled_from([0, 550, 700, 1_900, 2_100, 2_500])
_lines = st.builds(
    OrderLine,
    name=st.just("Mug"),
    quantity=st.integers(0, 10**7),
    unit_price=st.integers(-(10**6), 10**8),
    discount=st.integers(0, 10**5),
    discount_rate=st.sampled_from([0, 0, 1, 333, 1_000, 10_000]),
    tax_rate=_rates,
)
_orders = st.builds(
    Order,
    ordered_on=st.just(date(2026, 11, 29)),
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    lines=st.lists(_lines, max_size=6).map(tuple),
    discount=st.integers(0, 10**6),
    discount_rate=st.sampled_from([0, 0, 500, 1_234]),
    shipping=st.integers(0, 10**5),
    shipping_tax_rate=_rates,
    tax_included=st.booleans(),
    adjustment=st.integers(-5, 5),
    payments=st.lists(st.builds(Payment, amount=st.integers(-(10**6), 10**6)), max_size=4).map(tuple),
)


@given(_orders)
def test_a_total_is_the_sum_of_its_parts(draft: Order) -> None:
    order = worked_out(draft)
    assert order.total == order.goods - order.discount + order.shipping + order.tax_added + order.adjustment
    assert order.tax == sum(line.tax for line in order.lines) + order.shipping_tax
    assert order.paid - order.refunded == sum(one.amount for one in order.payments)
    if order.lines:
        assert order.goods == sum(line.total for line in order.lines)


@given(_orders)
def test_working_out_twice_changes_nothing(draft: Order) -> None:
    assert worked_out(worked_out(draft)) == worked_out(draft)


@given(_orders)
def test_the_summary_by_rate_adds_up_to_what_is_paid(draft: Order) -> None:
    order = worked_out(draft)
    found = tax_summary(order)
    assert sum(one.tax for one in found) == order.tax
    assert sum(one.gross for one in found) == order.total - order.adjustment
    assert len({one.rate for one in found}) == len(found)


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10**7), max_size=9))
def test_what_is_shared_out_is_never_more_or_less(amount: int, weights: list[int]) -> None:
    shares = shared_out(amount, weights)
    assert sum(shares) == (amount if weights else 0)
    whole = sum(weights)
    if whole:
        assert all(
            abs(share - Fraction(amount * weight, whole)) < 1 for share, weight in zip(shares, weights, strict=True)
        )


@given(st.integers(-(10**12), 10**12), _rates)
def test_tax_out_of_a_price_with_tax_gives_that_price_back(net: int, rate: int) -> None:
    gross = net + tax_on(net, rate, included=False)
    assert abs(tax_on(gross, rate, included=True) - tax_on(net, rate, included=False)) <= 1


def test_halves_are_rounded_away_from_zero_once_a_line() -> None:
    line = worked_out_line(OrderLine(name="Clay", quantity=1_500, unit_price=333))
    assert line.total == 500  # 499.5
    assert divide_half_up(-4_995, 10) == -500
    assert worked_out_line(OrderLine(name="Clay", quantity=1_000, unit_price=1_005, discount_rate=1_000)).total == 904


def test_tax_included_and_added() -> None:
    lines = (
        OrderLine(name="Bowl", unit_price=11_900, tax_rate=1_900),
        OrderLine(name="Book", unit_price=1_070, tax_rate=700),
    )
    day = date(2026, 11, 29)
    held = worked_out(Order(ordered_on=day, currency="EUR", lines=lines, shipping=595, shipping_tax_rate=1_900))
    assert (held.total, held.tax) == (13_565, 1_900 + 70 + 95)
    added = worked_out(
        Order(ordered_on=day, currency="EUR", lines=lines, shipping=500, shipping_tax_rate=1_900, tax_included=False)
    )
    assert (added.total, added.tax) == (12_970 + 500 + 2_261 + 75 + 95, 2_431)
