"""How a customer stands to the shop, in plain words, from how recently, how often and for how much they bought.

The classes leave nobody out and never overlap; the first that fits is taken, in the order of `loyalty_of`.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import Problem

_MOST_DAYS = 3_650


class Loyalty(StrEnum):
    """The classes, as far apart as an owner tells them apart."""

    NEW = "new"
    OCCASIONAL = "occasional"
    REGULAR = "regular"
    BEST = "best"
    SLIPPING = "slipping"
    LOST = "lost"
    NONE = "none"


class LoyaltyRules(NamedTuple):
    """Where one class ends and the next begins; days, counted orders, money in the shop's currency.

    `slipping_factor`: how many usual intervals without an order are too many, in hundredths.
    """

    new_days: int
    regular_orders: int
    best_spent: int
    slipping_factor: int
    slipping_days: int
    lost_days: int


class Bought(Protocol):
    """What the rules ask of a customer; all of it speaks of counted orders, but the day they were added."""

    @property
    def orders(self) -> int:
        """How many."""

    @property
    def spent(self) -> int:
        """For how much."""

    @property
    def first_order(self) -> date | None:
        """The day of the first."""

    @property
    def last_order(self) -> date | None:
        """The day of the last."""

    @property
    def added_on(self) -> date | None:
        """Since when they are in the book."""


class Purchases(NamedTuple):
    """The same as a value of its own, for where no row of the list is at hand."""

    orders: int = 0
    spent: int = 0
    first_order: date | None = None
    last_order: date | None = None
    added_on: date | None = None


def rules_of(settings: ShopSettings) -> LoyaltyRules:
    """The rules of a shop."""
    return LoyaltyRules(
        new_days=settings.loyalty_new_days,
        regular_orders=settings.loyalty_regular_orders,
        best_spent=settings.loyalty_best_spent,
        slipping_factor=settings.loyalty_slipping_factor,
        slipping_days=settings.loyalty_slipping_days,
        lost_days=settings.loyalty_lost_days,
    )


_LIMITS = {
    "new_days": (1, _MOST_DAYS),
    "regular_orders": (2, 1_000),
    "best_spent": (0, 10**15),
    "slipping_factor": (100, 10_000),
    "slipping_days": (0, _MOST_DAYS),
    "lost_days": (1, _MOST_DAYS),
}


def rules_problems(rules: LoyaltyRules) -> tuple[Problem, ...]:
    """What stands against keeping rules, field by field."""
    found = [
        Problem("loyalty.out_of_range", key, {"least": least // scale, "most": most // scale})
        for key, (least, most) in _LIMITS.items()
        if not least <= getattr(rules, key) <= most
        for scale in (100 if key == "slipping_factor" else 1,)
    ]
    if not found and rules.new_days > rules.lost_days:
        found.append(Problem("loyalty.new_after_lost", "new_days"))
    if not found and rules.slipping_days >= rules.lost_days:
        found.append(Problem("loyalty.slipping_after_lost", "slipping_days"))
    return tuple(found)


def loyalty_of(who: Bought, rules: LoyaltyRules, today: date) -> Loyalty:
    """The class of a customer. The usual interval here is the mean of the days between orders."""
    started = who.first_order or who.added_on
    if started is not None and started >= today - timedelta(days=rules.new_days):
        return Loyalty.NEW
    if who.first_order is None or who.last_order is None:
        return Loyalty.NONE
    quiet = (today - who.last_order).days
    if quiet > rules.lost_days:
        return Loyalty.LOST
    if who.orders < rules.regular_orders:
        return Loyalty.OCCASIONAL
    # Quiet for longer than `factor` times the mean interval, without dividing.
    between = (who.last_order - who.first_order).days
    if quiet > rules.slipping_days and quiet * (who.orders - 1) * 100 > rules.slipping_factor * between:
        return Loyalty.SLIPPING
    return Loyalty.BEST if who.spent >= rules.best_spent else Loyalty.REGULAR
