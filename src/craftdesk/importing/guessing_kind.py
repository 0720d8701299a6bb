"""Whether a file of no known system holds customers, orders, or only products."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from craftdesk.importing.guessing import Profile
from craftdesk.importing.guessing_cells import Content
from craftdesk.importing.header import meanings, never_stored, normalise


class Sort(Enum):
    """What the rows of a file are."""

    CUSTOMERS = "customers"
    ORDERS = "orders"
    PRODUCTS = "products"


_MONEY_OR_ITEMS = frozenset({"order_total", "item_name", "unit_price", "quantity", "order_date"})
_WARES = frozenset({"unit_price", "sku", "quantity", "item_name"})
_SOMEBODY = frozenset(
    ("email", "phone", "mobile", "first_name", "last_name", "street", "postcode", "city", "postcode_city", "address",
     "birthday", "salutation", "order_number", "order_date", "country", "company")
)  # fmt: skip
_OF_PEOPLE = frozenset(("external_id", "first_name", "last_name", "birthday", "since", "salutation"))
"""What no list of orders without a head for their number says."""
_OF_SALES = frozenset(("order_state", "item_name", "quantity", "unit_price", "shipping_cost"))
_OF_SOMEBODY = (Content.EMAIL, Content.STREET, Content.POSTCODE_CITY, Content.ADDRESS, Content.PHONE)


def sort_of(names: Sequence[str], profiles: Sequence[Profile]) -> Sort:
    """What a file is, by its heads and, without them, by its contents."""
    fields = {meaning.field for name in names for meaning in meanings(name)[:1]}
    if _are_orders(names, profiles, fields):
        return Sort.ORDERS
    somebody = fields & _SOMEBODY or any(one.best in _OF_SOMEBODY for one in profiles)
    if somebody or any(one.share(Content.GIVEN_NAME) >= 0.3 for one in profiles):
        return Sort.CUSTOMERS
    priced = any(one.best is Content.MONEY for one in profiles) or "unit_price" in fields
    coded = any(one.best in {Content.EAN, Content.SKU} for one in profiles) or "sku" in fields
    if (len(fields & _WARES) >= 2 and priced) or (priced and coded):
        return Sort.PRODUCTS
    return Sort.CUSTOMERS


def _are_orders(names: Sequence[str], profiles: Sequence[Profile], fields: set[str]) -> bool:
    """An order number, and something that only orders have."""
    heads = {normalise(name) for name in names}
    number = "order_number" in fields or any(
        normalise(name) == "name" and one.share(Content.ORDER_NUMBER) == 1
        for name, one in zip(names, profiles, strict=True)
    )
    if not number and "status" in heads and "reference" in heads:
        number = True
    if not number and {"order_total", "order_date", "external_id"} <= fields and fields & _OF_SALES:
        # Each row with a number, a day, a sum and how far it has come, or what it was for, is a sale.
        number = not fields & _OF_PEOPLE - {"external_id"}
    if number and fields & _MONEY_OR_ITEMS:
        return True
    if fields & _OF_PEOPLE:
        return False
    best = [one.best for name, one in zip(names, profiles, strict=True) if not never_stored(name)]
    return {Content.ORDER_NUMBER, Content.DATE, Content.MONEY} <= set(best)
