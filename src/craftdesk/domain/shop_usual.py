"""What a new shop of a country proposes: rates of tax, whether prices hold them, paper, sources, payment methods.

Proposals to start from, as they were usual in 2026; the owner's settings are what counts.
"""

from __future__ import annotations

from dataclasses import replace

from craftdesk.domain.shop import ShopSettings, TaxRate, tax_rates_text

_STANDARD, _REDUCED, _LOW, _ZERO = "Standard", "Reduced", "Low", "No tax"
_NAMES = (_STANDARD, _REDUCED, _LOW, "Lowest")
_RATES: dict[str, tuple[int, ...]] = {
    "AT": (2000, 1000, 1300), "AU": (1000,), "BE": (2100, 1200, 600), "BG": (2000, 900), "CA": (500,),
    "CH": (810, 380, 260), "CY": (1900, 900, 500), "CZ": (2100, 1200), "DE": (1900, 700), "DK": (2500,),
    "EE": (2400, 1300, 900), "ES": (2100, 1000, 400), "FI": (2550, 1350, 1000), "FR": (2000, 1000, 550, 210),
    "GB": (2000, 500), "GR": (2400, 1300, 600), "HR": (2500, 1300, 500), "HU": (2700, 1800, 500),
    "IE": (2300, 1350, 900), "IT": (2200, 1000, 500, 400), "JP": (1000, 800), "LI": (810, 380, 260),
    "LU": (1700, 1400, 800, 300), "LV": (2100, 1200, 500), "MT": (1800, 700, 500), "NL": (2100, 900),
    "NO": (2500, 1500, 1200), "NZ": (1500,), "PL": (2300, 800, 500), "PT": (2300, 1300, 600), "RO": (2100, 1100),
    "SE": (2500, 1200, 600), "SI": (2200, 950, 500), "SK": (2300, 1900, 500),
}  # fmt: skip
_ON_TOP = frozenset({"US", "CA"})
"""Where prices are told without tax."""
_LETTER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "PR", "VE", "DO"})
_SOURCES = ("Counter", "Market", "Phone", "E-mail", "Online shop", "Wholesale")
_METHODS = ("Cash", "Card", "Bank transfer", "PayPal")
PAPERS = ("A4", "Letter")


def usual_rates(country: str) -> tuple[TaxRate, ...]:
    """The usual rates of a country, the one for most goods first and none last; only none where they differ by town."""
    named = zip(_RATES.get(country, ()), _NAMES, strict=False)
    return (*(TaxRate(rate, name) for rate, name in named), TaxRate(0, _ZERO))


def usual_settings(draft: ShopSettings) -> ShopSettings:
    """The settings with what is usual in their country wherever nothing was said yet."""
    country = draft.country.upper()
    return replace(
        draft,
        tax_rates=draft.tax_rates or tax_rates_text(usual_rates(country)),
        prices_include_tax=country not in _ON_TOP,
        paper="Letter" if country in _LETTER else "A4",
        sources=draft.sources or "\n".join(_SOURCES),
        payment_methods=draft.payment_methods or "\n".join(_METHODS),
    )
