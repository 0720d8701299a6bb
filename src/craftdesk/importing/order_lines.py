"""The lines of an order from the values of its rows: quantity, price, discount and total that always agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from craftdesk.domain.money import round_half_up
from craftdesk.domain.order import QUANTITY_SCALE, OrderLine, line_total
from craftdesk.importing.order_rows import OrderRow, RowValues
from craftdesk.importing.outcome import RowMessage
from craftdesk.importing.value_money import Amount

_MOST_QUANTITY = 10**9
_NO_VARIANT = frozenset({"regular", "default title", "default", "standard"})
"""What systems call the only variant of a product."""

Money = Callable[[Amount | None], int]
"""An amount in smallest units of the order's currency."""


class Unreadable(Exception):
    """The rows are no order; the message says why."""

    def __init__(self, message: RowMessage) -> None:
        super().__init__(message.code)
        self.message = message


def lines_of(rows: Sequence[OrderRow], money: Money) -> tuple[OrderLine, ...]:
    """The lines in the order of the rows."""
    return tuple(_line(values, one.row, money) for one in rows for values in one.items)


def notes_of(rows: Sequence[OrderRow]) -> str:
    """What was noted beside single lines, each under the name of its line."""
    notes = [
        f"{_name(values)}: {' '.join(values['item_note'].split())}"
        for one in rows
        for values in one.items
        if "item_note" in values
    ]
    return "\n".join(dict.fromkeys(notes))


def totals_of_lines(rows: Sequence[OrderRow]) -> bool:
    """Whether a column of totals holds those of the lines: it differs from row to row, or is quantity times price."""
    if len(rows) < 2 or not all("order_total" in one.values and len(one.items) == 1 for one in rows):
        return False
    totals = [one.values["order_total"].value for one in rows]
    if len(set(totals)) > 1:
        return True
    return all(_product(one.items[0]) == total for one, total in zip(rows, totals, strict=True))


def _product(item: RowValues) -> Decimal | None:
    price: Amount | None = item.get("item_price")
    quantity: Decimal = item.get("item_quantity", Decimal(1))
    return None if price is None else price.value * quantity


def _name(values: RowValues) -> str:
    name: str = values.get("item_name", "") or values.get("item_sku", "")
    variant: str = values.get("item_variant", "")
    return named(name, variant)


def named(name: str, variant: str, joiner: str = " – ") -> str:
    """What a variant of a product is called; just the product where it has only one, or the name tells it already."""
    if not variant or variant.casefold() in _NO_VARIANT or variant.casefold() in name.casefold():
        return name
    return f"{name}{joiner}{variant}"


def _line(values: RowValues, row: int, money: Money) -> OrderLine:
    quantity: Decimal = values.get("item_quantity", Decimal(1))
    if abs(quantity) > _MOST_QUANTITY:
        raise Unreadable(RowMessage(row, "import.value.too_large", {"value": str(quantity)[:40]}))
    count = round_half_up(quantity * QUANTITY_SCALE)
    price, discount = money(values.get("item_price")), abs(money(values.get("item_discount")))
    gross: Amount | None = values.get("item_gross")
    stated: Amount | None = values.get("item_total")
    whole = gross if gross is not None else stated
    if whole is not None and "item_price" not in values:
        price = round_half_up(Decimal(money(whole) * QUANTITY_SCALE) / count) if count else money(whole)
    if stated is not None:
        discount = line_total(count, price) - money(stated)
    elif gross is not None:
        discount += line_total(count, price) - money(gross)
    return OrderLine(
        name=_name(values),
        quantity=count,
        unit=values.get("item_unit", ""),
        unit_price=price,
        discount=discount,
        total=line_total(count, price, discount),
        sku=values.get("item_sku", ""),
    )
