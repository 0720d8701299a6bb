"""What stands against keeping the settings of a shop, and what is only odd about them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace

from craftdesk.domain.shop import ShopSettings, TaxRate, listed, tax_rates, tax_rates_text
from craftdesk.domain.shop_usual import PAPERS
from craftdesk.domain.validation import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text, email_problems
from craftdesk.errors import Problem

LOGO_LIMIT = 600_000
"""Characters of a logo in base64: it goes into every paper."""
LIST_LIMIT = 60
"""Entries of a list in the settings."""
_CODES = {
    "currency": re.compile(r"[A-Z]{3}"),
    "country": re.compile(r"[A-Z]{2}"),
    "language": re.compile(r"[a-z]{2,3}"),
}
_WIDEST = 12
_LONGEST_PREFIX = 12
_PNG = b"\x89PNG\r\n\x1a\n"
_LINES = (
    "name", "street", "postcode", "city", "region", "phone", "email", "website", "vat_id", "tax_number",
    "customer_prefix", "order_prefix", "invoice_prefix", "price_level",
)  # fmt: skip
_TEXTS = ("bank", "paper_note")
_LISTS = ("price_levels", "sources", "payment_methods")
_PREFIXES = ("customer_prefix", "order_prefix", "invoice_prefix")
_WIDTHS = ("customer_width", "order_width", "invoice_width")
_TWICE = {"price_levels": "settings.level_twice", "sources": "settings.twice", "payment_methods": "settings.twice"}


def tidy_settings(draft: ShopSettings) -> ShopSettings:
    """The settings as they will be kept."""
    changes = {key: clean_line(getattr(draft, key)) for key in _LINES}
    changes |= {key: clean_text(getattr(draft, key)) for key in _TEXTS}
    changes |= {key: "\n".join(clean_line(one) for one in listed(getattr(draft, key))) for key in _LISTS}
    rates = (TaxRate(one.rate, clean_line(one.name)) for one in tax_rates(draft))
    return replace(
        draft,
        **changes,  # type: ignore[arg-type]  # all of these fields are texts
        currency=draft.currency.strip().upper(),
        country=draft.country.strip().upper(),
        language=draft.language.strip().lower(),
        logo="".join(draft.logo.split()),
        tax_rates=tax_rates_text(tuple(rates)),
    )


def settings_problems(draft: ShopSettings) -> tuple[Problem, ...]:
    """What is wrong with tidied settings, in the order of their form."""
    return (*_text_problems(draft), *_money_problems(draft), *_list_problems(draft), *_number_problems(draft))


def _text_problems(draft: ShopSettings) -> Iterator[Problem]:
    for key in (*_LINES, *_TEXTS):
        limit = _LONGEST_PREFIX if key in _PREFIXES else TEXT_LIMIT if key in _TEXTS else LINE_LIMIT
        length = len(getattr(draft, key))
        if length > limit:
            yield Problem("text.too_long", key, {"length": length, "limit": limit})
    for key, shape in _CODES.items():
        value = getattr(draft, key)
        if not shape.fullmatch(value):
            yield Problem(f"settings.{key}", key, {"text": value})
    if draft.email:
        yield from (replace(problem, field="email") for problem in email_problems(draft.email))
    if draft.logo and not _is_png(draft.logo):
        yield Problem("settings.logo", "logo")
    elif len(draft.logo) > LOGO_LIMIT:
        yield Problem("settings.logo_too_large", "logo")
    if draft.paper not in PAPERS:
        yield Problem("settings.paper", "paper", {"text": draft.paper})


def _money_problems(draft: ShopSettings) -> Iterator[Problem]:
    rates = [one.rate for one in tax_rates(draft)]
    if any(rate > 10_000 for rate in rates):
        yield Problem("tax_rate.out_of_range", "tax_rates")
    if len(set(rates)) < len(rates):
        yield Problem("settings.rate_twice", "tax_rates", warning=True)
    if not 0 <= draft.payment_term <= 3650:
        yield Problem("payment_term.out_of_range", "payment_term")
    if not 0 <= draft.discount <= 10_000:
        yield Problem("discount.out_of_range", "discount")
    levels = {level.casefold() for level in listed(draft.price_levels)}
    if draft.price_level and draft.price_level.casefold() not in levels:
        yield Problem("settings.level_unknown", "price_level", {"level": draft.price_level})


def _list_problems(draft: ShopSettings) -> Iterator[Problem]:
    for key, code in _TWICE.items():
        entries = listed(getattr(draft, key))
        seen: set[str] = set()
        for entry in entries:
            if entry.casefold() in seen:
                yield Problem(code, key, {"entry": entry})
            seen.add(entry.casefold())
            if len(entry) > LINE_LIMIT:
                yield Problem("text.too_long", key, {"length": len(entry), "limit": LINE_LIMIT})
        if len(entries) > LIST_LIMIT:
            yield Problem("list.too_long", key, {"length": len(entries), "limit": LIST_LIMIT})


def _number_problems(draft: ShopSettings) -> Iterator[Problem]:
    for key in _WIDTHS:
        if not 1 <= getattr(draft, key) <= _WIDEST:
            yield Problem("settings.width", key, {"limit": _WIDEST})


def _is_png(text: str) -> bool:
    try:
        return base64.b64decode(text, validate=True).startswith(_PNG)
    except (binascii.Error, ValueError):
        return False
