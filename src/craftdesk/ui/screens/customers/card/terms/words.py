"""What a group gives its members, in a few words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.customer import Customer
from craftdesk.domain.group import Group
from craftdesk.ui.format import Formatter, rate_words


def group_terms(group: Group, fmt: Formatter, customer: Customer | None = None) -> str:
    """Return the terms of a group; what the customer's own value beats is left out."""
    translate = QCoreApplication.translate
    parts = []
    if group.discount and not (customer and customer.discount):
        parts.append(translate("Groups", "{0} off").replace("{0}", rate_words(group.discount, fmt)))
    if group.price_level and not (customer and customer.price_level):
        parts.append(translate("Groups", "{0} prices").replace("{0}", group.price_level))
    if group.payment_term is not None and not (customer and customer.payment_term is not None):
        days = translate("Groups", "one day to pay") if group.payment_term == 1 else translate(
            "Groups", "{0} days to pay").replace("{0}", fmt.count(group.payment_term))  # fmt: skip
        parts.append(days)
    return " · ".join(parts)
