"""The words of the form of an order: what is wrong, who somebody is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.customer import TaxTreatment
from craftdesk.domain.money import Money
from craftdesk.domain.order_entry import Buyer
from craftdesk.domain.pricing import PriceKind, best_discount
from craftdesk.errors import Problem
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter, rate_words

_DOT = "  ·  "


def readable(problems: Iterable[Problem], fmt: Formatter) -> tuple[Problem, ...]:
    """The problems with their amounts written as the owner writes money."""
    return tuple(
        replace(one, params={key: _shown(value, fmt) for key, value in one.params.items()}) for one in problems
    )


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
        said.append(sentence(f"discount_origin.{kind.value}", {"rate": rate_words(rate, fmt), "group": name}))
    if buyer.tax_treatment is TaxTreatment.REVERSE_CHARGE:
        said.append(QCoreApplication.translate("OrderEntry", "Reverse charge: net prices, no tax"))
    elif buyer.is_tax_free:
        said.append(QCoreApplication.translate("OrderEntry", "Exempt: net prices, no tax"))
    return said


def _shown(value: object, fmt: Formatter) -> object:
    return fmt.money(value.minor, value.currency) if isinstance(value, Money) else value
