"""What is wrong or odd about an order that is being entered. Only what can't be kept blocks; the rest is a warning.

So is what stands in the file already, from wherever it came: nobody has to put an old order right to add a note to it.

A problem's field names where it stands: a field of the order, or `lines.2.quantity` for the third line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from craftdesk.domain.currency import MAX_MINOR
from craftdesk.domain.customer import CustomerState
from craftdesk.domain.ids import UNSAVED, ProductId
from craftdesk.domain.money import Money, divide_half_up
from craftdesk.domain.order import NOT_COUNTED, OPEN_STATUSES, QUANTITY_SCALE, Order, OrderLine
from craftdesk.domain.order_entry import Buyer, has_stated_tax, money_parts
from craftdesk.domain.order_life import ACCOUNT, VOUCHER
from craftdesk.domain.order_sums import WHOLE
from craftdesk.domain.validation import LINE_LIMIT, TEXT_LIMIT
from craftdesk.errors import Problem

_MUCH = 10_000 * QUANTITY_SCALE
_FAR = timedelta(days=366)
_LONG_AGO = timedelta(days=3653)
MOST = 10**9 * QUANTITY_SCALE
"""The largest quantity that the book holds, either way from nothing."""
_TIMES = 10
"""A price this many times above or below the product's is likelier a slip of the decimal sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """What an order is looked at against: the day, who buys, what products cost, how it stands in the file."""

    today: date
    shop_currency: str
    buyer: Buyer | None = None
    prices: Mapping[ProductId, int] = field(default_factory=dict)
    standing: Order | None = None
    invoices: tuple[str, ...] = ()
    gone: frozenset[ProductId] = frozenset()


def order_problems(order: Order, facts: OrderFacts) -> tuple[Problem, ...]:
    """Problems and warnings of an order whose sums were worked out, in the order of the form."""
    found = [*_buyer_problems(order, facts), *_day_problems(order, facts)]
    standing = facts.standing
    untouched = standing is not None and money_parts(standing) == money_parts(order)
    if not order.lines and not order.goods:
        found.append(Problem("order.nothing", "lines", warning=untouched))
    known = {_bare(line) for line in standing.lines} if standing is not None else set()
    for place, line in enumerate(order.lines):
        here = _line_problems(line, f"lines.{place}", order.currency, facts.prices)
        found += _as_warnings(here) if _bare(line) in known else here
        if line.product_id in facts.gone:
            found.append(_warning("order.product_gone", f"lines.{place}.name", name=line.name))
    sums = _sum_problems(order)
    found += _as_warnings(sums) if untouched else sums
    return (*found, *_text_problems(order), *_change_problems(order, facts))


def _bare(line: OrderLine) -> OrderLine:
    return replace(line, total=0, tax=0)


def _as_warnings(problems: Iterable[Problem]) -> Iterable[Problem]:
    return (replace(one, warning=True) for one in problems)


def _warning(code: str, where: str, **params: object) -> Problem:
    return Problem(code, where, params, warning=True)


def _buyer_problems(order: Order, facts: OrderFacts) -> Iterable[Problem]:
    buyer = facts.buyer
    if buyer is None:
        return
    if buyer.state is CustomerState.DELETED:
        yield Problem("order.customer_deleted", "customer", {"name": buyer.name})
    elif buyer.state is CustomerState.ARCHIVED:
        yield _warning("order.customer_archived", "customer", name=buyer.name)
    if buyer.credit_limit is None or order.status in NOT_COUNTED or order.currency != facts.shop_currency:
        return
    owed = buyer.owed + max(order.total - order.paid, 0)
    if owed > buyer.credit_limit and order.total > order.paid:
        limit = Money(buyer.credit_limit, order.currency)
        yield _warning("order.over_limit", "customer", owed=Money(owed, order.currency), limit=limit)


def _day_problems(order: Order, facts: OrderFacts) -> Iterable[Problem]:
    if order.ordered_on > facts.today:
        yield _warning("order.in_future", "ordered_on")
    elif order.ordered_on < facts.today - _LONG_AGO and facts.standing is None:
        yield _warning("order.long_ago", "ordered_on")
    if order.due_on is None:
        return
    untouched = facts.standing is not None and facts.standing.due_on == order.due_on
    if order.due_on < order.ordered_on:
        yield _warning("order.due_before", "due_on")
    elif order.due_on < facts.today and order.status in OPEN_STATUSES and not untouched:
        yield _warning("order.due_past", "due_on")
    elif order.due_on > facts.today + _FAR:
        yield _warning("order.due_far", "due_on")


def _line_problems(line: OrderLine, where: str, currency: str, prices: Mapping[ProductId, int]) -> Iterable[Problem]:
    if not line.name and not line.sku:
        yield Problem("order.line_nameless", f"{where}.name")
    for key in ("name", "unit", "sku"):
        length = len(getattr(line, key))
        if length > LINE_LIMIT:
            yield Problem("text.too_long", f"{where}.{key}", {"length": length, "limit": LINE_LIMIT})
    if abs(line.quantity) > MOST:
        yield Problem("order.quantity_beyond", f"{where}.quantity")
    elif line.quantity == 0:
        yield Problem("order.quantity_none", f"{where}.quantity")
    elif line.quantity < 0:
        yield _warning("order.quantity_negative", f"{where}.quantity")
    elif line.quantity > _MUCH:
        yield _warning("order.quantity_large", f"{where}.quantity")
    yield from _price_problems(line, where, currency, prices)
    gross = divide_half_up(line.quantity * line.unit_price, QUANTITY_SCALE)
    if not _is_discount(line.discount, line.discount_rate, gross):
        yield Problem("order.line_discount", f"{where}.discount")
    if not 0 <= line.tax_rate <= WHOLE:
        yield Problem("order.tax_rate", f"{where}.tax_rate")


def _is_discount(amount: int, rate: int, of: int) -> bool:
    """Whether an amount, or the rate that it comes from, can come off; a rate comes off what is given back, too."""
    return 0 < rate <= WHOLE if rate else amount >= 0 and (of < 0 or amount <= of)


def _price_problems(line: OrderLine, where: str, currency: str, prices: Mapping[ProductId, int]) -> Iterable[Problem]:
    usual = prices.get(line.product_id) if line.product_id is not None else None
    if line.unit_price < 0:
        yield _warning("order.price_negative", f"{where}.unit_price")
    elif usual and line.unit_price and not usual < line.unit_price * _TIMES < usual * _TIMES * _TIMES:
        typed, expected = Money(line.unit_price, currency), Money(usual, currency)
        yield _warning("order.price_odd", f"{where}.unit_price", typed=typed, usual=expected)
    elif usual and not line.unit_price:
        yield _warning("order.price_nothing", f"{where}.unit_price", usual=Money(usual, currency))


def _sum_problems(order: Order) -> Iterable[Problem]:
    if not _is_discount(order.discount, order.discount_rate, order.goods):
        yield Problem("order.discount", "discount", {"goods": Money(order.goods, order.currency)})
    if order.shipping < 0:
        yield Problem("order.shipping_negative", "shipping")
    if not 0 <= order.shipping_tax_rate <= WHOLE:
        yield Problem("order.tax_rate", "shipping_tax")
    lines = (part for line in order.lines for part in (line.unit_price, line.discount, line.total, line.tax))
    amounts = (order.goods, order.discount, order.shipping, order.tax, order.total, *lines)
    if any(abs(amount) > MAX_MINOR for amount in amounts):
        yield Problem("order.too_large", "total")
    elif order.total < 0:
        yield _warning("order.total_negative", "total")
    yield from _deposit_problems(order)


def _deposit_problems(order: Order) -> Iterable[Problem]:
    for payment in order.payments if order.id == UNSAVED else ():
        if payment.method.casefold() in {ACCOUNT, VOUCHER}:
            yield Problem("order.deposit_method", "method")
        if payment.amount < 0:
            yield Problem("order.deposit_negative", "deposit")
        elif payment.amount > MAX_MINOR:
            yield Problem("payment.too_large", "deposit")
        elif payment.amount > max(order.total, 0):
            yield _warning("order.deposit_large", "deposit", total=Money(order.total, order.currency))


def _text_problems(order: Order) -> Iterable[Problem]:
    limits = {"customer_name": LINE_LIMIT, "source": LINE_LIMIT, "shipping_method": LINE_LIMIT,
              "customer_note": TEXT_LIMIT, "shop_note": TEXT_LIMIT}  # fmt: skip
    for key, limit in limits.items():
        length = len(getattr(order, key))
        if length > limit:
            yield Problem("text.too_long", key, {"length": length, "limit": limit})


def _change_problems(order: Order, facts: OrderFacts) -> Iterable[Problem]:
    standing = facts.standing
    if standing is None:
        return
    if facts.invoices:
        yield _warning("order.invoice_stays", "", invoices=", ".join(facts.invoices))
    if has_stated_tax(standing) and money_parts(order) != money_parts(standing):
        before, after = Money(standing.tax, order.currency), Money(order.tax, order.currency)
        yield _warning("order.tax_anew", "total", before=before, after=after)
