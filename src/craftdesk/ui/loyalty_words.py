"""The classes of loyalty in words: their names, what each means in this shop, and their badges."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.loyalty import Loyalty, LoyaltyRules
from craftdesk.ui.format import Formatter
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.badge import BadgeSpec

_LOOKS = {
    Loyalty.NEW: ("sparkles", Hue.BLUE),
    Loyalty.BEST: ("award", Hue.GREEN),
    Loyalty.REGULAR: ("heart", Hue.TEAL),
    Loyalty.SLIPPING: ("trending-down", Hue.AMBER),
    Loyalty.LOST: ("moon", Hue.GREY),
}


def loyalty_words(one: Loyalty) -> str:
    """Return the name of a class."""
    translate = QCoreApplication.translate
    return {
        Loyalty.NEW: translate("Loyalty", "New"),
        Loyalty.OCCASIONAL: translate("Loyalty", "Occasional"),
        Loyalty.REGULAR: translate("Loyalty", "Regular"),
        Loyalty.BEST: translate("Loyalty", "Best"),
        Loyalty.SLIPPING: translate("Loyalty", "Slipping away"),
        Loyalty.LOST: translate("Loyalty", "Lost"),
        Loyalty.NONE: translate("Loyalty", "No orders"),
    }[one]


def loyalty_meaning(one: Loyalty, rules: LoyaltyRules, fmt: Formatter, currency: str) -> str:
    """Return what a class means, with the numbers of the shop."""
    translate = QCoreApplication.translate
    words = {
        Loyalty.NEW: translate("Loyalty", "first order, or added, in the last {new} days"),
        Loyalty.OCCASIONAL: translate("Loyalty", "fewer than {regular} orders, the last in the last {lost} days"),
        Loyalty.REGULAR: translate("Loyalty", "at least {regular} orders, and they keep coming"),
        Loyalty.BEST: translate("Loyalty", "a regular who has spent {best} or more"),
        Loyalty.SLIPPING: translate(
            "Loyalty",
            "a regular without an order for more than {factor} times the usual interval, and for more than {slipping}"
            " days",
        ),
        Loyalty.LOST: translate("Loyalty", "no order for more than {lost} days"),
        Loyalty.NONE: translate("Loyalty", "has not ordered, and was added more than {new} days ago"),
    }[one]
    values = {
        "new": fmt.count(rules.new_days),
        "regular": fmt.count(rules.regular_orders),
        "best": fmt.money(rules.best_spent, currency),
        "factor": _times(rules.slipping_factor, fmt) if one is Loyalty.SLIPPING else "",
        "slipping": fmt.count(rules.slipping_days),
        "lost": fmt.count(rules.lost_days),
    }
    for key, value in values.items():
        words = words.replace(f"{{{key}}}", value)
    return words


def _times(hundredths: int, fmt: Formatter) -> str:
    from decimal import Decimal  # most lists begin without such a customer

    return fmt.quantity(Decimal(hundredths) / 100)


def loyalty_tip(one: Loyalty, rules: LoyaltyRules, fmt: Formatter, currency: str) -> str:
    """Return a class with its meaning, for where there is room for a sentence: `Lost: no order for …`."""
    words = QCoreApplication.translate("Loyalty", "{0}: {1}")
    return words.replace("{0}", loyalty_words(one)).replace("{1}", loyalty_meaning(one, rules, fmt, currency))


def loyalty_badge(one: Loyalty, tip: str = "") -> BadgeSpec | None:
    """Return the badge of a class; of those who come now and then, or never came, nothing is to be said."""
    if one not in _LOOKS:
        return None
    icon, hue = _LOOKS[one]
    return BadgeSpec(text=loyalty_words(one), icon=icon, hue=hue, tip=tip)
