"""How the sums of an order come about: lines, discount, tax, shipping, total. Whole smallest units, nothing else.

Every line is rounded half up once. The order's discount is shared among the lines by their totals, to the last unit,
so that each rate of tax knows what it is on; tax is rounded half up per line, and for shipping, and summed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from craftdesk.domain.money import divide_half_up
from craftdesk.domain.order import QUANTITY_SCALE, Order, OrderLine, paid_and_refunded

WHOLE = 10_000
"""A hundred percent, in hundredths of a percent: the unit of every rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxSum:
    """What an order holds at one rate of tax: `net` + `tax` = `gross`."""

    rate: int
    net: int
    tax: int

    @property
    def gross(self) -> int:
        """What is paid for it."""
        return self.net + self.tax


def share_of(amount: int, rate: int) -> int:
    """A rate (hundredths of a percent) of an amount, rounded half up."""
    return divide_half_up(amount * rate, WHOLE)


def tax_on(amount: int, rate: int, *, included: bool) -> int:
    """The tax that an amount holds, or that comes on top of it, rounded half up."""
    # Rates are looked at after the sums, so those that are none (-100 %) are worked out all the same.
    return divide_half_up(amount * rate, max(WHOLE + rate, 1)) if included else share_of(amount, rate)


def shared_out(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """An amount shared by weights, to the last unit: the largest remainders get what is left, earlier ones first.

    With weights that sum to nothing the first takes all; without any there is nothing to give.
    """
    if not weights:
        return ()
    whole = sum(weights)
    if whole == 0:
        return (amount, *[0] * (len(weights) - 1))
    shares = [amount * weight // whole for weight in weights]
    rest = amount - sum(shares)
    order = sorted(range(len(weights)), key=lambda place: (-abs((amount * weights[place]) % whole), place))
    for place in order[:rest]:
        shares[place] += 1
    return tuple(shares)


def worked_out_line(line: OrderLine) -> OrderLine:
    """A line with its discount (from its rate, where it has one) and its total."""
    gross = divide_half_up(line.quantity * line.unit_price, QUANTITY_SCALE)
    discount = share_of(gross, line.discount_rate) if line.discount_rate else line.discount
    return replace(line, discount=discount, total=gross - discount)


def worked_out(order: Order) -> Order:
    """An order whose sums all follow from its lines, rates, shipping and payments."""
    lines = tuple(map(worked_out_line, order.lines))
    goods = sum(line.total for line in lines) if lines else order.goods
    discount = share_of(goods, order.discount_rate) if order.discount_rate else order.discount
    bases = [
        line.total - part
        for line, part in zip(lines, shared_out(discount, [line.total for line in lines]), strict=True)
    ]
    lines = tuple(
        replace(line, tax=tax_on(base, line.tax_rate, included=order.tax_included))
        for line, base in zip(lines, bases, strict=True)
    )
    shipping_tax = tax_on(order.shipping, order.shipping_tax_rate, included=order.tax_included)
    tax = sum(line.tax for line in lines) + shipping_tax
    paid, refunded = paid_and_refunded(order.payments)
    total = goods - discount + order.shipping + (0 if order.tax_included else tax) + order.adjustment
    return replace(
        order, lines=lines, goods=goods, discount=discount, shipping_tax=shipping_tax, tax=tax, total=total,
        paid=paid, refunded=refunded,
    )  # fmt: skip


def tax_summary(order: Order) -> tuple[TaxSum, ...]:
    """Net and tax by rate, highest first; together they are the order's total less its adjustment.

    For an order whose source stated only a sum of tax, `rate` is -1 and there is one line.
    """
    before_adjustment = order.total - order.adjustment
    if sum(line.tax for line in order.lines) + order.shipping_tax != order.tax:
        return (TaxSum(rate=-1, net=before_adjustment - order.tax, tax=order.tax),)
    shares = shared_out(order.discount, [line.total for line in order.lines])
    parts = [(line.tax_rate, line.total - part, line.tax) for line, part in zip(order.lines, shares, strict=True)]
    if not order.lines:
        parts.append((0, order.goods - order.discount, 0))
    if order.shipping:
        parts.append((order.shipping_tax_rate, order.shipping, order.shipping_tax))
    sums: dict[int, list[int]] = {}
    for rate, base, tax in parts:
        held = sums.setdefault(rate, [0, 0])
        held[0] += base - tax if order.tax_included else base
        held[1] += tax
    return tuple(TaxSum(rate=rate, net=net, tax=tax) for rate, (net, tax) in sorted(sums.items(), reverse=True))
