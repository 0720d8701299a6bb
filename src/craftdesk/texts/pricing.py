"""Where the price of a line and its discount come from, in the owner's words."""

from __future__ import annotations

from craftdesk.texts.template import Template

PRICING: dict[str, Template] = {
    "price_origin.agreed": "Agreed price",
    "price_origin.agreed_until": "Agreed until {day}",
    "price_origin.customer": "{level} price, the customer’s price level",
    "price_origin.group": "{level} price because of group {group}",
    "price_origin.shop": "{level} price, as for everybody",
    "price_origin.typed": "Typed price",
    "price_origin.copied": "As in order {level}",
    "discount_origin.customer": "{rate} off, agreed with the customer",
    "discount_origin.group": "{rate} off because of group {group}",
    "discount_origin.shop": "{rate} off, as for everybody",
    "discount_origin.typed": "Typed discount",
}
