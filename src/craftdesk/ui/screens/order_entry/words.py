"""The words of the form of an order: why a price is what it is, what is wrong, who somebody is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.customer import TaxTreatment
from craftdesk.domain.money import Money
from craftdesk.domain.order import OrderLine
from craftdesk.domain.order_entry import Buyer
from craftdesk.domain.pricing import PriceKind, best_discount, price_origin_of
from craftdesk.errors import Problem
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter

_DOT = "  ·  "


def readable(problems: Iterable[Problem], fmt: Formatter) -> tuple[Problem, ...]:
    """The problems with their amounts written as the owner writes money."""
    return tuple(
        replace(one, params={key: _shown(value, fmt) for key, value in one.params.items()}) for one in problems
    )


def price_words(line: OrderLine, fmt: Formatter) -> str:
    """Where the price of a line and its discount come from; '' for the plain price of a product."""
    origin = price_origin_of(line.price_origin)
    said = []
    if origin.kind is PriceKind.AGREED and origin.until is not None:
        said.append(sentence("price_origin.agreed_until", {"day": fmt.date_short(origin.until)}))
    elif origin.kind is not PriceKind.PLAIN and (origin.kind is not PriceKind.TYPED or line.product_id is not None):
        said.append(sentence(f"price_origin.{origin.kind.value}", {"level": origin.level, "group": origin.group}))
    known = origin.discount not in {PriceKind.PLAIN, PriceKind.TYPED}
    if known and line.discount_rate:
        params = {"rate": percent(line.discount_rate, fmt), "group": origin.discount_group}
        said.append(sentence(f"discount_origin.{origin.discount.value}", params))
    return _DOT.join(said)


def percent(rate: int, fmt: Formatter) -> str:
    """A rate in hundredths of a percent: `12.5 %`."""
    return f"{fmt.quantity(Decimal(rate) / 100)} %"


def buyer_words(buyer: Buyer, fmt: Formatter) -> str:
    """What tells two customers of one name apart, and what they get: `C-00012 · Potsdam · 030 …`."""
    return _DOT.join(part for part in (buyer.number, buyer.city, buyer.phone, *_terms(buyer, fmt)) if part)


def _terms(buyer: Buyer, fmt: Formatter) -> list[str]:
    said = []
    terms = buyer.terms
    if terms.level:
        said.append(sentence("price_origin.customer", {"level": terms.level}))
    else:
        group = next((one for one in terms.groups if one.price_level), None)
        if group is not None:
            said.append(sentence("price_origin.group", {"level": group.price_level, "group": group.name}))
    rate, kind, name = best_discount(terms)
    if kind in {PriceKind.CUSTOMER, PriceKind.GROUP}:
        said.append(sentence(f"discount_origin.{kind.value}", {"rate": percent(rate, fmt), "group": name}))
    if buyer.tax_treatment is TaxTreatment.REVERSE_CHARGE:
        said.append(QCoreApplication.translate("OrderEntry", "Reverse charge: net prices, no tax"))
    elif buyer.is_tax_free:
        said.append(QCoreApplication.translate("OrderEntry", "Exempt: net prices, no tax"))
    return said


def _shown(value: object, fmt: Formatter) -> object:
    return fmt.money(value.minor, value.currency) if isinstance(value, Money) else value
