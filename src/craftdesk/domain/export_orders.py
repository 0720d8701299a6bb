"""The columns of an exported table of orders: one row a line of an order.

What belongs to the whole order (sums, payments, addresses) stands on its first row only, so that adding up a column in
a spreadsheet gives the truth; number, date and customer stand on every row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from craftdesk.domain import cells
from craftdesk.domain.address import PostalAddress
from craftdesk.domain.cells import BadCell
from craftdesk.domain.dates import instant_from, instant_text
from craftdesk.domain.order import Delivery, Order, OrderLine, OrderStatus, OrderStep, Payment, StepKind

SIGNATURE = frozenset({"Order number", "Line", "Line total", "Adjustment", "Payment status"})
"""Headers by which a file of orders that CraftDesk wrote is known."""
DECIMALS = re.compile(
    r"Goods|Discount|Shipping cost|Tax|Adjustment|Total|Paid|Refunded|Quantity|Unit price|Line discount"
    r"|Tax rate \(%\)|Line total|Payment \d+ amount|Discount \(%\)|Line discount \(%\)|Line tax|Shipping tax"
    r"|Shipping tax rate \(%\)"
)
"""Headers of columns with decimals, which a spreadsheet may want with a comma."""
NUMBER = "Order number"
DATE = "Order date"
CUSTOMER_NUMBER = "Customer number"
CUSTOMER_NAME = "Customer name"
LINE = "Line"
CURRENCY = "Currency"
PAYMENT_STATUS = "Payment status"
_EVERY_ROW = (NUMBER, DATE, CUSTOMER_NUMBER, CUSTOMER_NAME, CURRENCY)
_TEXTS = (
    ("ordered_at", "Order time"), ("source", "Source"), ("system", "System"), ("external_id", "External number"),
    ("discount_code", "Discount code"), ("shipping_method", "Shipping method"), ("customer_note", "Customer note"),
    ("shop_note", "Shop note"),
)  # fmt: skip
_MONEY = (
    ("goods", "Goods"), ("discount", "Discount"), ("shipping", "Shipping cost"), ("tax", "Tax"),
    ("adjustment", "Adjustment"), ("total", "Total"), ("paid", "Paid"), ("refunded", "Refunded"),
)  # fmt: skip
_PLACE = (
    ("name", "name"), ("company", "company"), ("street", "street"), ("street2", "street 2"), ("postcode", "postcode"),
    ("city", "city"), ("region", "region"), ("country", "country"),
)  # fmt: skip
_LINE = (
    "Item", "SKU", "Quantity", "Unit", "Unit price", "Line discount", "Tax rate (%)", "Line total",
    "Line discount (%)", "Line tax", "Price because",
)  # fmt: skip
_RATES = (("discount_rate", "Discount (%)"), ("shipping_tax_rate", "Shipping tax rate (%)"))
_DELIVERY, _SHIPPING_TAX, _STEPS = "Delivery", "Shipping tax", "Steps"
_PAYMENT = ("amount", "date", "method", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRecord:
    """An order as its rows hold it; its customer by number."""

    order: Order
    customer_number: str = ""


def order_headers(payments: int) -> list[str]:
    """The header row, with columns for as many payments."""
    headers = [*_EVERY_ROW, LINE, *_LINE, "Status", PAYMENT_STATUS, "Due date", "Cancelled on", "Tax included"]
    headers += [header for _, header in (*_MONEY, *_TEXTS, *_RATES)]
    headers += [_SHIPPING_TAX, _DELIVERY, _STEPS]
    for use in ("Billing", "Shipping"):
        headers += [f"{use} {part}" for _, part in _PLACE]
    for ordinal in range(1, max(payments, 1) + 1):
        headers += [f"Payment {ordinal} {part}" for part in _PAYMENT]
    return headers


def order_rows(record: OrderRecord, payments: int) -> list[list[str]]:
    """The rows of an order under `order_headers`: one a line, and one for an order without lines."""
    order = record.order
    head = [order.number, order.ordered_on.isoformat(), record.customer_number, order.customer_name, order.currency]
    whole = [
        order.status.value,
        order.payment_status.value,
        cells.day_text(order.due_on),
        cells.day_text(order.cancelled_on),
        cells.flag_text(order.tax_included),
    ]
    whole += [cells.money_text(getattr(order, key), order.currency) for key, _ in _MONEY]
    whole += [getattr(order, key) for key, _ in _TEXTS]
    whole += [cells.decimal_text(getattr(order, key), 2) for key, _ in _RATES]
    whole += [cells.money_text(order.shipping_tax, order.currency), order.delivery.value, _steps_text(order.steps)]
    for place in (order.billing, order.shipping_address):
        whole += [getattr(place, key) if place is not None else "" for key, _ in _PLACE]
    for payment in order.payments:
        amount = cells.money_text(payment.amount, order.currency)
        whole += [amount, cells.day_text(payment.paid_on), payment.method, payment.note]
    whole += [""] * (len(_PAYMENT) * (max(payments, 1) - len(order.payments)))
    if not order.lines:
        return [[*head, "", *[""] * len(_LINE), *whole]]
    return [
        [*head, str(ordinal), *_line_cells(line, order.currency), *(whole if ordinal == 1 else [""] * len(whole))]
        for ordinal, line in enumerate(order.lines, start=1)
    ]


def begins_order(row: Mapping[str, str]) -> bool:
    """Whether a row is the first of an order."""
    return row.get(LINE, "").strip() in {"", "1"}


def order_from_rows(rows: Sequence[Mapping[str, str]]) -> OrderRecord:
    """Takes back `order_rows` from the rows of one order by header; BadCell for a cell that cannot be read."""
    first = rows[0]
    currency = first.get(CURRENCY, "").strip()
    if len(currency) != 3:
        raise BadCell(CURRENCY, currency)
    ordered_on = _read(cells.day_from, first, DATE)
    if ordered_on is None:
        raise BadCell(DATE, "")
    values: dict[str, Any] = {key: first.get(header, "") for key, header in _TEXTS}

    def money(text: str) -> int:
        return cells.money_from(text, currency) if text.strip() else 0

    values |= {key: _read(money, first, header) for key, header in _MONEY}
    values |= {key: _read(_hundredths, first, header) for key, header in _RATES}
    return OrderRecord(
        customer_number=first.get(CUSTOMER_NUMBER, "").strip(),
        order=Order(
            number=first.get(NUMBER, "").strip(),
            customer_name=first.get(CUSTOMER_NAME, ""),
            ordered_on=ordered_on,
            currency=currency,
            status=_read(_status, first, "Status"),
            due_on=_read(cells.day_from, first, "Due date"),
            cancelled_on=_read(cells.day_from, first, "Cancelled on"),
            tax_included=_read(cells.flag_from, first, "Tax included"),
            billing=_place(first, "Billing"),
            shipping_address=_place(first, "Shipping"),
            delivery=_read(_delivery, first, _DELIVERY),
            shipping_tax=_read(money, first, _SHIPPING_TAX),
            steps=_read(_steps, first, _STEPS),
            lines=tuple(_line(row, money) for row in rows if row.get(LINE, "").strip()),
            payments=tuple(_payments(first, money)),
            **values,
        ),
    )


def _status(text: str) -> OrderStatus:
    return OrderStatus(text.strip() or OrderStatus.CONFIRMED)


def _delivery(text: str) -> Delivery:
    return Delivery(text.strip())


def _steps_text(steps: Sequence[OrderStep]) -> str:
    """One step a line: moment, kind, value, note, with tabs between."""
    return "\n".join("\t".join((instant_text(one.at), one.kind.value, one.value, one.note)) for one in steps)


def _steps(text: str) -> tuple[OrderStep, ...]:
    found = []
    for line in text.splitlines():
        if line.strip():
            at, kind, value, *note = line.split("\t", 3)
            found.append(OrderStep(at=instant_from(at), kind=StepKind(kind), value=value, note="".join(note)))
    return tuple(found)


def _read(reader: Callable[[str], Any], row: Mapping[str, str], header: str) -> Any:
    text = row.get(header, "")
    try:
        return reader(text)
    except ValueError as error:
        raise BadCell(header, text) from error


def _line_cells(line: OrderLine, currency: str) -> list[str]:
    return [
        line.name,
        line.sku,
        cells.decimal_text(line.quantity, 3),
        line.unit,
        cells.money_text(line.unit_price, currency),
        cells.money_text(line.discount, currency),
        cells.decimal_text(line.tax_rate, 2),
        cells.money_text(line.total, currency),
        cells.decimal_text(line.discount_rate, 2),
        cells.money_text(line.tax, currency),
        line.price_origin,
    ]


def _line(row: Mapping[str, str], money: Callable[[str], int]) -> OrderLine:
    return OrderLine(
        name=row.get("Item", ""),
        sku=row.get("SKU", ""),
        quantity=_read(_thousandths, row, "Quantity"),
        unit=row.get("Unit", ""),
        unit_price=_read(money, row, "Unit price"),
        discount=_read(money, row, "Line discount"),
        tax_rate=_read(_hundredths, row, "Tax rate (%)"),
        total=_read(money, row, "Line total"),
        discount_rate=_read(_hundredths, row, "Line discount (%)"),
        tax=_read(money, row, "Line tax"),
        price_origin=row.get("Price because", ""),
    )


def _thousandths(text: str) -> int:
    return cells.decimal_from(text, 3) if text.strip() else 1000


def _hundredths(text: str) -> int:
    return cells.decimal_from(text, 2) if text.strip() else 0


def _place(row: Mapping[str, str], use: str) -> PostalAddress | None:
    values = {key: row.get(f"{use} {part}", "") for key, part in _PLACE}
    return PostalAddress(**values) if any(value.strip() for value in values.values()) else None


def _payments(row: Mapping[str, str], money: Callable[[str], int]) -> list[Payment]:
    found = []
    ordinal = 1
    while f"Payment {ordinal} amount" in row:
        stem = f"Payment {ordinal}"
        if row[f"{stem} amount"].strip():
            found.append(
                Payment(
                    amount=_read(money, row, f"{stem} amount"),
                    paid_on=_read(cells.day_from, row, f"{stem} date"),
                    method=row.get(f"{stem} method", ""),
                    note=row.get(f"{stem} note", ""),
                )
            )
        ordinal += 1
    return found
