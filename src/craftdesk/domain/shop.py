"""What a shop says about itself: name, currency, country, language, how its numbers look, what its papers say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopSettings:
    """The settings that live in the shop file. Currency: ISO 4217; country: ISO 3166; language: ISO 639.

    `currency_assumed`: nobody said which currency the shop counts in; it takes that of its first orders. Settings of
    several words (`tax_rates`, `price_levels`, `sources`, `payment_methods`) have one a line; `listed` parts them.
    Rates are hundredths of a percent. `logo` is the picture on papers, a PNG in base64. `paper` is A4 or Letter.
    `loyalty.LoyaltyRules` says what the settings of loyalty mean.
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
    invoice_prefix: str = "R-"
    invoice_width: int = 5
    sample: bool = False
    street: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    vat_id: str = ""
    tax_number: str = ""
    bank: str = ""
    logo: str = ""
    paper: str = "A4"
    paper_note: str = ""
    payment_term: int = 14
    prices_include_tax: bool = True
    tax_rates: str = ""
    price_levels: str = ""
    price_level: str = ""
    discount: int = 0
    sources: str = ""
    payment_methods: str = ""
    loyalty_new_days: int = 90
    loyalty_regular_orders: int = 3
    loyalty_best_spent: int = 50_000
    loyalty_slipping_factor: int = 200
    loyalty_slipping_days: int = 60
    loyalty_lost_days: int = 365


class TaxRate(NamedTuple):
    """A rate of tax that the shop uses, with its name: 1900 «Standard»."""

    rate: int
    name: str = ""


def listed(text: str) -> tuple[str, ...]:
    """The entries of a setting that has one a line, each once, without blank ones."""
    return tuple(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))


def tax_rates(settings: ShopSettings) -> tuple[TaxRate, ...]:
    """The shop's rates of tax, in its order; the first is proposed. A line is the rate, a blank, the name."""
    found = []
    for line in listed(settings.tax_rates):
        rate, _, name = line.partition(" ")
        if rate.isascii() and rate.isdecimal():
            found.append(TaxRate(int(rate), name.strip()))
    return tuple(found)


def tax_rates_text(rates: tuple[TaxRate, ...]) -> str:
    """Rates as the setting keeps them."""
    return "\n".join(f"{one.rate} {one.name}".strip() for one in rates)


def running_number(prefix: str, width: int, value: int) -> str:
    """`C-00128` for 128 with prefix `C-` and width 5."""
    return f"{prefix}{value:0{width}d}"
