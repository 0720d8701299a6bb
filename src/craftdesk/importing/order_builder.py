"""The rows of one order → the order: totals once, lines by row, parts that always give the stated total."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from decimal import Decimal
from typing import Any

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.dates import instant_text
from craftdesk.domain.money import exponent, from_decimal, round_half_up
from craftdesk.domain.names import display_name
from craftdesk.domain.order import (
    QUANTITY_SCALE,
    Order,
    OrderLine,
    OrderStatus,
    adjustment_for,
    line_total,
    paid_and_refunded,
)
from craftdesk.importing.order_states import Words, payments_of, status_of, unknown_words
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.person import Person
from craftdesk.importing.presets.preset import Preset
from craftdesk.importing.value_dates import Moment
from craftdesk.importing.value_money import Amount, is_exact

_CODE = re.compile(r"[A-Z]{3}")
_DOLLARS = frozenset("USD CAD AUD NZD SGD HKD MXN TWD".split())
_CROWNS = frozenset("SEK NOK DKK ISK".split())
_MOST_QUANTITY = 10**9

RowValues = Mapping[str, Any]
"""What one row says of the order: target → value, filled ones only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One row of an order."""

    row: int
    values: RowValues
    person: Person | None
    billing: PostalAddress | None
    shipping: PostalAddress | None


class Unreadable(Exception):
    """The rows are no order; the message says why."""

    def __init__(self, message: RowMessage) -> None:
        super().__init__(message.code)
        self.message = message


class OrderBuilder:
    """Builds the orders of one file."""

    def __init__(self, preset: Preset, *, currency: str, today: date, tidings: Tidings) -> None:
        self._preset = preset
        self._currency = currency
        self._today = today
        self._tidings = tidings
        self._day_in_number = re.compile(preset.day_in_number) if preset.day_in_number else None

    def build(self, number: str, rows: Sequence[OrderRow]) -> tuple[Order, Person | None]:
        """The order and its buyer; Unreadable when the rows don't make one."""
        row = rows[0].row
        first = _Whole(rows)
        currency = self._currency_of(first, row)
        money = self._money(currency, row)
        person = next((one.person for one in rows if one.person is not None), None)
        moment = self._moment(first, number, row)
        lines = tuple(self._line(one, money) for one in rows if _has_item(one.values))
        order = self._summed(first, lines, money, moment.day, currency)
        words = self._words(first, order.total, money)
        for word in unknown_words(words):
            self._tidings.warn(row, "import.warn.status", word=word[:60])
        payments = payments_of(words)
        paid, refunded = paid_and_refunded(payments)
        cancelled: Moment | None = first.get("order_cancelled_on")
        status = status_of(words)
        due: Moment | None = first.get("order_due")
        return (
            replace(
                order,
                number=number,
                customer_name=_buyer_name(person, first),
                ordered_at=_instant(moment),
                due_on=due.day if due else None,
                status=status,
                source=first.get("order_source", "") or self._preset.source,
                system=self._preset.system,
                external_id=number.removeprefix("#").strip() or number,
                payments=payments,
                paid=paid,
                refunded=refunded,
                discount_code=first.get("order_discount_code", ""),
                shipping_method=first.get("order_shipping_method", ""),
                customer_note=first.get("order_note", ""),
                shop_note=first.get("order_shop_note", ""),
                billing=next((one.billing for one in rows if one.billing is not None), None),
                shipping_address=next((one.shipping for one in rows if one.shipping is not None), None),
                cancelled_on=cancelled.day if cancelled and status is OrderStatus.CANCELLED else None,
            ),
            person,
        )

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

    def _money(self, currency: str, row: int) -> Callable[[Amount | None], int]:
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

    def _line(self, one: OrderRow, money: Callable[[Amount | None], int]) -> OrderLine:
        values = one.values
        quantity: Decimal = values.get("item_quantity", Decimal(1))
        if abs(quantity) > _MOST_QUANTITY:
            raise Unreadable(RowMessage(one.row, "import.value.too_large", {"value": str(quantity)[:40]}))
        count = round_half_up(quantity * QUANTITY_SCALE)
        price, discount = money(values.get("item_price")), money(values.get("item_discount"))
        stated: Amount | None = values.get("item_total")
        if stated is not None:
            total = money(stated)
            if "item_price" not in values:
                price = round_half_up(Decimal(total * QUANTITY_SCALE) / count) if count else total
            discount = line_total(count, price) - total
        return OrderLine(
            name=values.get("item_name", "") or values.get("item_sku", ""),
            quantity=count,
            unit=values.get("item_unit", ""),
            unit_price=price,
            discount=discount,
            total=line_total(count, price, discount),
            sku=values.get("item_sku", ""),
        )

    @staticmethod
    def _summed(
        first: _Whole, lines: tuple[OrderLine, ...], money: Callable[[Amount | None], int], day: date, currency: str
    ) -> Order:
        """The order with its sums; the tax is what makes the stated total come out: contained or added."""
        discount, shipping = abs(money(first.get("order_discount"))), money(first.get("order_shipping"))
        tax, total = money(first.get("order_tax")), money(first.get("order_total"))
        stated = first.get("order_total") is not None
        if lines:
            goods = sum(line.total for line in lines)
        elif first.get("order_subtotal") is not None:
            goods = money(first.get("order_subtotal")) + discount
        else:
            goods = total - shipping + discount
        order = Order(
            ordered_on=day, currency=currency, lines=lines, goods=goods, discount=discount, shipping=shipping, tax=tax
        )
        added = replace(order, tax_included=False)
        if not stated:
            return replace(added, total=goods - discount + shipping + tax)
        if abs(adjustment_for(added, total)) < abs(adjustment_for(order, total)):
            order = added
        return replace(order, total=total, adjustment=adjustment_for(order, total))

    @staticmethod
    def _words(first: _Whole, total: int, money: Callable[[Amount | None], int]) -> Words:
        def maybe(key: str) -> int | None:
            return abs(money(first.get(key))) if first.get(key) is not None else None

        paid_on: Moment | None = first.get("order_paid_on")
        return Words(
            status=first.get("order_status", ""),
            payment=first.get("order_payment", ""),
            fulfilment=first.get("order_fulfilment", ""),
            cancelled=first.get("order_cancelled_on") is not None,
            total=total,
            paid=maybe("order_paid"),
            refunded=maybe("order_refunded"),
            outstanding=maybe("order_outstanding"),
            paid_on=paid_on.day if paid_on else None,
            method=first.get("order_payment_method", ""),
        )


class _Whole:
    """What the rows of an order say of it as a whole: the first filled cell of each column, never a sum."""

    def __init__(self, rows: Sequence[OrderRow]) -> None:
        self._values: dict[str, Any] = {}
        for one in reversed(rows):
            self._values.update(one.values)

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a target."""
        return self._values.get(key, default)


def _has_item(values: RowValues) -> bool:
    return "item_name" in values or "item_sku" in values


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
