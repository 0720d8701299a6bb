"""How things look on the card: badges of orders and customers, words for figures and days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from craftdesk.controllers.card import CardData
from craftdesk.domain.customer import CustomerState
from craftdesk.domain.loyalty import Loyalty, Purchases, loyalty_of, rules_of
from craftdesk.domain.order import QUANTITY_SCALE, OrderStatus, PaymentStatus
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.query import VIP_TAG
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter
from craftdesk.ui.loyalty_words import loyalty_badge, loyalty_tip
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.badge import BadgeSpec


def status_badge(status: OrderStatus) -> BadgeSpec:
    """Return the badge of an order's status: one hue for each stage."""
    words = sentence(f"status.{status.value}")
    return {
        OrderStatus.UNCONFIRMED: BadgeSpec(text=words, icon="clock", hue=Hue.AMBER),
        OrderStatus.CONFIRMED: BadgeSpec(text=words, icon="check", hue=Hue.BLUE),
        OrderStatus.IN_PROGRESS: BadgeSpec(text=words, icon="hammer", hue=Hue.VIOLET),
        OrderStatus.READY: BadgeSpec(text=words, icon="package-check", hue=Hue.TEAL),
        OrderStatus.DELIVERED: BadgeSpec(text=words, icon="truck", hue=Hue.GREEN),
        OrderStatus.COMPLETED: BadgeSpec(text=words, icon="check-check", hue=Hue.GREEN),
        OrderStatus.CANCELLED: BadgeSpec(text=words, icon="ban", hue=Hue.GREY),
    }[status]


def payment_badge(payment: PaymentStatus) -> BadgeSpec:
    """Return the badge of what the payments amount to."""
    words = sentence(f"payment.{payment.value}")
    return {
        PaymentStatus.PENDING: BadgeSpec(text=words, icon="clock", hue=Hue.AMBER),
        PaymentStatus.PARTLY_PAID: BadgeSpec(text=words, icon="circle-dashed", hue=Hue.AMBER),
        PaymentStatus.PAID: BadgeSpec(text=words, icon="check", hue=Hue.GREEN),
        PaymentStatus.TO_BE_REFUNDED: BadgeSpec(text=words, icon="circle-alert", hue=Hue.RED),
        PaymentStatus.REFUNDED: BadgeSpec(text=words, icon="undo-2", hue=Hue.GREY),
    }[payment]


def customer_badges(data: CardData, fmt: Formatter) -> list[BadgeSpec]:
    """Return what is to be known at once: where they stand, VIP, loyalty, do not contact, groups."""
    translate = QCoreApplication.translate
    found = []
    customer = data.customer
    if customer.state is CustomerState.DELETED:
        found.append(BadgeSpec(text=translate("Customer", "In the bin"), icon="trash", hue=Hue.RED))
    elif customer.state is CustomerState.ARCHIVED:
        found.append(BadgeSpec(text=translate("Customer", "Archived"), icon="archive", hue=Hue.GREY))
    if any(tag.casefold() == VIP_TAG for tag in customer.tags):
        found.append(BadgeSpec(text=translate("Customer", "VIP"), icon="star", hue=Hue.VIOLET))
    standing = loyalty_class(data)
    loyalty = loyalty_badge(standing, _tip(standing, data, fmt))
    if loyalty is not None:
        found.append(loyalty)
    if data.arranged.account.credit.over_limit:
        found.append(BadgeSpec(text=translate("Customer", "Over the limit"), icon="circle-alert", hue=Hue.RED))
    if customer.do_not_contact:
        found.append(BadgeSpec(text=translate("Customer", "Do not contact"), icon="ban", hue=Hue.RED))
    found += [BadgeSpec(text=group.name, icon="users-round", hue=Hue.TEAL) for group in data.groups]
    return found


def loyalty_class(data: CardData) -> Loyalty:
    """Return how a customer stands to the shop."""
    figures = data.figures
    bought = Purchases(
        orders=figures.orders, spent=figures.spent, first_order=figures.first_order, last_order=figures.last_order,
        added_on=added_on(data),
    )  # fmt: skip
    return loyalty_of(bought, rules_of(data.shop), data.today)


def _tip(one: Loyalty, data: CardData, fmt: Formatter) -> str:
    return loyalty_tip(one, rules_of(data.shop), fmt, data.shop.currency)


def added_on(data: CardData) -> date | None:
    """Return the day since when somebody is a customer, as far as it is known."""
    customer = data.customer
    if customer.since is not None:
        return customer.since
    return customer.created_at.astimezone().date() if customer.created_at is not None else None


def order_title(row: OrderRow, fmt: Formatter) -> str:
    """Return what was ordered: the first thing, how many, and how much more."""
    translate = QCoreApplication.translate
    if not row.title:
        return translate("Order", "Order without items")
    title = row.title
    if row.title_quantity != QUANTITY_SCALE:
        title = f"{title} ×{fmt.quantity(Decimal(row.title_quantity) / QUANTITY_SCALE)}"
    if row.more:
        return translate("Order", "{0} +{1} more").replace("{1}", str(row.more)).replace("{0}", title)
    return title


def order_subline(row: OrderRow, fmt: Formatter) -> str:
    """Return number, day and source of an order."""
    return " · ".join(part for part in (row.number, fmt.date_short(row.ordered_on), row.source) if part)


def order_spoken(row: OrderRow, fmt: Formatter) -> str:
    """Return an order as it is read aloud."""
    parts = (
        order_title(row, fmt), order_subline(row, fmt), status_badge(row.status).text,
        payment_badge(row.payment_status).text, fmt.money(row.total, row.currency),
    )  # fmt: skip
    return ", ".join(parts)
