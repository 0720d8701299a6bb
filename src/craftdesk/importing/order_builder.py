"""The rows of one order → the order: totals once, lines by row, parts that always give the stated total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from decimal import Decimal
from typing import Any, NamedTuple

from craftdesk.domain.currency import exponent
from craftdesk.domain.dates import instant_text
from craftdesk.domain.money import from_decimal
from craftdesk.domain.names import display_name
from craftdesk.domain.order import Order, OrderLine, OrderStatus, Payment, paid_and_refunded
from craftdesk.importing.order_lines import Money, Unreadable, lines_of, notes_of, totals_of_lines
from craftdesk.importing.order_rows import OrderRow
from craftdesk.importing.order_states import Words, payments_of, status_of, unknown_words
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.person import Person
from craftdesk.importing.presets.preset import Preset
from craftdesk.importing.value_dates import Moment
from craftdesk.importing.value_money import Amount, is_exact

_CODE = re.compile(r"[A-Z]{3}")
_DOLLARS = frozenset("USD CAD AUD NZD SGD HKD MXN TWD".split())
_CROWNS = frozenset("SEK NOK DKK ISK".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An order with its buyer, and its total by the word of the file (or by its lines where the file has none)."""

    order: Order
    person: Person | None
    stated: int


class OrderBuilder:
    """Builds the orders of one file."""

    def __init__(self, preset: Preset, *, currency: str, today: date, tidings: Tidings) -> None:
        self._preset = preset
        self._currency = currency
        self._today = today
        self._tidings = tidings
        self._day_in_number = re.compile(preset.day_in_number) if preset.day_in_number else None

    def build(self, number: str, rows: Sequence[OrderRow], returns: Sequence[OrderRow] = ()) -> Built:
        """The order of some rows, less what `returns` give back; Unreadable when they don't make one.

        Without rows it is only what is given back, for an order that the book may have.
        """
        if not self._preset.id and totals_of_lines(rows):
            rows = [_with_line_total(one) for one in rows]
        rows = sorted(rows or returns, key=lambda one: one.is_return)
        row = min(one.row for one in rows)
        first = _Whole(rows, self._preset.summed)
        currency = self._currency_of(first, row)
        money = self._money(currency, row)
        moment = self._moment(first, number, row)
        lines = lines_of(rows, money)
        sums = _sums(first, lines, money)
        status, payments, cancelled_on = self._paid(rows, first, sums.total, money)
        if returns:
            given_back = (self._given_back(one, money) for one in returns)
            payments = (*(one for one in payments if one.amount > 0), *(one for one in given_back if one))
        paid, refunded = paid_and_refunded(payments)
        person = next((one.person for one in rows if one.person is not None), None)
        due: Moment | None = first.get("order_due")
        notes = (first.get("order_shop_note", ""), notes_of(rows))
        order = Order(
            number=number,
            customer_name=_buyer_name(person, first),
            ordered_on=moment.day,
            ordered_at=_instant(moment),
            due_on=due.day if due else None,
            status=status,
            source=first.get("order_source", "") or self._preset.source,
            system=self._preset.system,
            external_id=number.removeprefix("#").strip() or number,
            currency=currency,
            lines=lines,
            payments=payments,
            goods=sums.goods,
            discount=sums.discount,
            shipping=sums.shipping,
            tax=sums.tax,
            tax_included=sums.tax_included,
            adjustment=sums.adjustment,
            total=sums.total,
            paid=paid,
            refunded=refunded,
            discount_code=first.get("order_discount_code", ""),
            shipping_method=first.get("order_shipping_method", ""),
            customer_note=first.get("order_note", ""),
            shop_note="\n".join(note for note in notes if note),
            billing=next((one.billing for one in rows if one.billing is not None), None),
            shipping_address=next((one.shipping for one in rows if one.shipping is not None), None),
            cancelled_on=cancelled_on if status is OrderStatus.CANCELLED else None,
        )
        return Built(order=order, person=person, stated=self._stated(order, first))

    def _stated(self, order: Order, first: _Whole) -> int:
        """The total by the word of the file, or by its lines."""
        if first.get("order_total") is not None:
            return order.total
        return order.goods + (order.tax if "order_tax" in self._preset.summed else 0)

    def _paid(
        self, rows: Sequence[OrderRow], first: _Whole, total: int, money: Money
    ) -> tuple[OrderStatus, tuple[Payment, ...], date | None]:
        """How far an order has come, what was paid, and when it was cancelled."""
        words = self._words(first, total, money)
        for word in unknown_words(words):
            self._tidings.warn(rows[0].row, "import.warn.status", word=word[:60])
        cancelled: Moment | None = first.get("order_cancelled_on")
        if total <= 0 and rows[-1].is_return and not rows[0].is_return:
            # Sale and return in one: nothing was sold in the end, and both payments are history.
            payments, day = self._both_ways(rows, money)
            return OrderStatus.CANCELLED, payments, day
        return status_of(words), payments_of(words), cancelled.day if cancelled else None

    def _both_ways(self, rows: Sequence[OrderRow], money: Money) -> tuple[tuple[Payment, ...], date | None]:
        """What the sales of some rows brought and what their returns gave back, and when that was."""
        found, day = [], None
        for some in ([one for one in rows if not one.is_return], [one for one in rows if one.is_return]):
            whole = _Whole(some, self._preset.summed)
            moment: Moment | None = whole.get("order_date")
            day = moment.day if moment else None
            total = _sums(whole, lines_of(some, money), money).total
            found.append(Payment(amount=total, paid_on=day, method=whole.get("order_payment_method", "")))
        return tuple(one for one in found if one.amount), day

    @staticmethod
    def _given_back(one: OrderRow, money: Money) -> Payment | None:
        amount = abs(money(one.values.get("order_total")))
        moment: Moment | None = one.values.get("order_date")
        return Payment(amount=-amount, paid_on=moment.day if moment else None) if amount else None

    def _currency_of(self, first: _Whole, row: int) -> str:
        word: str = first.get("order_currency", "").strip().upper()
        if _CODE.fullmatch(word):
            return word
        if word:
            self._tidings.warn(row, "import.warn.currency", value=word[:20], currency=self._currency)
            return self._currency
        for key in ("order_total", "item_price", "order_subtotal", "item_total"):
            amount: Amount | None = first.get(key)
            if amount is not None and amount.currency:
                return self._meant(amount.currency)
        return self._currency

    def _meant(self, sign: str) -> str:
        """Which currency a shared sign means: the shop's own where it fits."""
        if sign == "$":
            return self._currency if self._currency in _DOLLARS else "USD"
        if sign == "kr":
            return self._currency if self._currency in _CROWNS else "SEK"
        return sign

    def _money(self, currency: str, row: int) -> Money:
        def minor(amount: Amount | None) -> int:
            if amount is None:
                return 0
            try:
                found = from_decimal(amount.value, currency)
            except ValueError:
                raise Unreadable(RowMessage(row, "import.value.too_large", {"value": str(amount.value)[:40]})) from None
            if not is_exact(amount.value, currency):
                self._tidings.warn(
                    row,
                    "import.value.decimals",
                    value=str(amount.value),
                    decimals=exponent(currency),
                    currency=currency,
                )
            return found

        return minor

    def _moment(self, first: _Whole, number: str, row: int) -> Moment:
        if (unread := first.get("order_date?")) is not None:
            raise Unreadable(RowMessage(row, "order.date", {"value": unread[:40], "number": number[:60]}))
        if (moment := first.get("order_date")) is not None:
            return moment  # type: ignore[no-any-return]  # what the column of dates was read as
        if self._day_in_number is not None and (found := self._day_in_number.fullmatch(number)):
            try:
                return Moment(date(int(found[1]), int(found[2]), int(found[3])))
            except ValueError:
                pass
        for key in ("order_paid_on", "order_due"):
            if (other := first.get(key)) is not None:
                return Moment(other.day)
        self._tidings.warn(row, "import.warn.no_date", number=number[:60], day=self._today.isoformat())
        return Moment(self._today)

    def _words(self, first: _Whole, total: int, money: Money) -> Words:
        def maybe(key: str) -> int | None:
            return abs(money(first.get(key))) if first.get(key) is not None else None

        paid_on: Moment | None = first.get("order_paid_on")
        refunded, kept = maybe("order_refunded"), maybe("order_kept")
        if not refunded and kept and kept < total:
            refunded = total - kept
        status: str = first.get("order_status", "")
        # A row of an account that states nothing else is money that is there.
        came_in = self._preset.all_paid or (self._preset.incoming_only and not status)
        return Words(
            status=status,
            payment=first.get("order_payment", "") or ("paid" if came_in else ""),
            fulfilment=first.get("order_fulfilment", ""),
            cancelled=first.get("order_cancelled_on") is not None,
            total=total,
            paid=maybe("order_paid"),
            refunded=refunded,
            outstanding=maybe("order_outstanding"),
            paid_on=paid_on.day if paid_on else None,
            method=first.get("order_payment_method", ""),
        )


class _Sums(NamedTuple):
    """The sums of an order."""

    goods: int
    discount: int
    shipping: int
    tax: int
    tax_included: bool
    adjustment: int
    total: int


class _Whole:
    """What the rows of an order say of it as a whole: the first filled cell, a sum where each row has its own share."""

    def __init__(self, rows: Sequence[OrderRow], summed: frozenset[str]) -> None:
        self._values: dict[str, Any] = {}
        for one in reversed(rows):
            for item in reversed(one.items):
                self._values.update(item)
            self._values.update(one.values)
        for key in summed:
            amounts: list[Amount] = [one.values[key] for one in rows if key in one.values]
            if amounts:
                total = sum((amount.value for amount in amounts), Decimal(0))
                self._values[key] = Amount(total, amounts[0].currency)

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a target."""
        return self._values.get(key, default)


def _sums(first: _Whole, lines: tuple[OrderLine, ...], money: Money) -> _Sums:
    """The sums of an order; the tax is what makes the stated total come out: contained or added."""
    discount, shipping = abs(money(first.get("order_discount"))), money(first.get("order_shipping"))
    tax, total = money(first.get("order_tax")), money(first.get("order_total"))
    if lines:
        goods = [sum(line.total for line in lines)]
    elif first.get("order_subtotal") is not None:
        # Some systems take the discount off before they state the sum of the goods, some don't.
        subtotal = money(first.get("order_subtotal"))
        goods = [subtotal + discount, subtotal] if discount else [subtotal]
    else:
        goods = [total - shipping + discount]
    if first.get("order_total") is None:
        return _Sums(goods[0], discount, shipping, tax, not tax, 0, goods[0] - discount + shipping + tax)
    ways = [
        _Sums(one, discount, shipping, tax, included, total - (one - discount + shipping + added), total)
        for one in goods
        for included, added in ((True, 0), (False, tax))
    ]
    return min(ways, key=lambda one: abs(one.adjustment))


def _with_line_total(one: OrderRow) -> OrderRow:
    """A row whose total is that of its line."""
    values = {key: value for key, value in one.values.items() if key != "order_total"}
    return replace(one, values=values, items=({**one.items[0], "item_total": one.values["order_total"]},))


def _buyer_name(person: Person | None, first: _Whole) -> str:
    said: str = first.get("buyer_name", "")
    return said or (display_name(person.customer) if person is not None else "")


def _instant(moment: Moment) -> str:
    if moment.time is None or moment.offset is None:
        return ""
    try:
        return instant_text(moment.instant(UTC))
    except OverflowError:
        return ""
