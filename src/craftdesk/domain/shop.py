"""What a shop says about itself: name, currency, country, language, how its numbers look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopSettings:
    """The settings that live in the shop file. Currency: ISO 4217; country: ISO 3166; language: ISO 639.

    `currency_assumed`: nobody said which currency the shop counts in; it takes that of its first orders.
    """

    name: str = ""
    currency: str = "EUR"
    currency_assumed: bool = False
    country: str = "DE"
    language: str = "en"
    customer_prefix: str = "C-"
    customer_width: int = 5
    order_prefix: str = "O-"
    order_width: int = 4
    sample: bool = False


def running_number(prefix: str, width: int, value: int) -> str:
    """`C-00128` for 128 with prefix `C-` and width 5."""
    return f"{prefix}{value:0{width}d}"
