"""What a column can be: the fields of a customer, the parts of its addresses, the parts of an order and its lines.

Keys are those of `domain.fields` where there is one. A key may carry a parameter behind a colon: the system that a
number comes from (`external_numbers:square`), the field of one's own (`custom:<key>`), the number of a line of an
order (`item_name:2`).
"""

from __future__ import annotations

from craftdesk.domain.fields import ADDRESS_KEYS, FIELDS

LEFT_OUT = ""
"""The target of a column that is read past."""

PEOPLE = (
    *(field.key for field in FIELDS if field.key != "referred_by"),
    "full_name",
    "mobile",
    "fax",
    "buyer",
    "display_name",
    "other_contact",
    "reach",
    "active",
)
"""Parts of a customer. `display_name`: a person or a business, whichever the system shows; `other_contact`: somebody
else to talk to there (the number behind the colon tells several apart); `reach`: an e-mail address or a phone;
`active`: a no means archived."""
_PLACE_EXTRAS = ("house_number", "house_extension", "first_name", "last_name", "postcode_city", "address")
"""`postcode_city`: both in one cell; `address`: all of it in one cell."""
PLACES = tuple(f"{use}_{key}" for use in ("billing", "shipping") for key in (*ADDRESS_KEYS, *_PLACE_EXTRAS))
"""Parts of the billing and of the shipping address; those of one name behind the colon belong together."""
LABELLED = tuple(f"place_{key}" for key in (*ADDRESS_KEYS, *_PLACE_EXTRAS))
"""Parts of an address that a label such as `Home` or `Work` tells the use of; the name behind the colon tells which."""
MARKS = (
    "emails_label", "phones_label", "parent_number", "address_kind", "birth_year", "birth_month", "birth_day",
)  # fmt: skip
"""What says something of other columns: the kind of a phone, the customer whom a row belongs to; parts of a day."""
ORDERS = (
    "order_number", "order_date", "order_due", "order_paid_on", "order_cancelled_on", "order_total", "order_subtotal",
    "order_discount", "order_discount_code", "order_shipping", "order_tax", "order_currency", "order_status",
    "order_payment", "order_fulfilment", "order_payment_method", "order_paid", "order_refunded", "order_outstanding",
    "order_note", "order_shop_note", "order_shipping_method", "order_source", "order_time", "order_zone",
    "order_event", "order_reference", "order_kept",
)  # fmt: skip
"""Parts of an order as a whole."""
ITEMS = (
    "item_name", "item_quantity", "item_unit", "item_price", "item_discount", "item_total", "item_sku", "item_gross",
    "item_variant", "item_note", "item_packed",
)  # fmt: skip
"""Parts of a line of an order; a number behind the colon tells the lines of one row apart (`item_name:2`)."""

PRODUCTS = (
    "product_name", "product_variant", "product_sku", "product_unit", "product_price", "product_currency",
    "product_tax_rate", "product_active", "product_group", "product_prices",
)  # fmt: skip
"""Parts of a product; `product_group` tells which rows are variants of one, `product_prices` is the price of a level,
whose name stands behind the colon."""
LEVEL_PRICE = "product_prices"

DATES = frozenset({"birthday", "since", "order_date", "order_due", "order_paid_on", "order_cancelled_on"})
AMOUNTS = frozenset({
    "credit_limit", "order_total", "order_subtotal", "order_discount", "order_shipping", "order_tax", "order_paid",
    "order_refunded", "order_outstanding", "order_kept", "item_price", "item_discount", "item_total", "item_gross",
    "product_price", "product_prices",
})  # fmt: skip
QUANTITIES = frozenset({"item_quantity", "rating", "payment_term", "discount"})

CUSTOM = "custom"
"""A field of one's own; its key stands behind the colon."""

OFFERED = (*PEOPLE, *PLACES, *ORDERS, *ITEMS, *PRODUCTS)
"""Every target that the mapping page and `--map` know."""
_KNOWN = frozenset((*OFFERED, *LABELLED, *MARKS))


def base(target: str) -> str:
    """The key without its parameter."""
    return target.partition(":")[0]


def parameter(target: str) -> str:
    """What stands behind the colon."""
    return target.partition(":")[2]


def is_target(text: str) -> bool:
    """Whether a text names something that a column can be."""
    return base(text) in _KNOWN or (base(text) == CUSTOM and bool(parameter(text)))
