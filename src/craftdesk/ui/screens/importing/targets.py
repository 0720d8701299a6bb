"""The names of what a column can be, and values old and new, as the owner reads them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from craftdesk.importing.pages import FieldChange
from craftdesk.importing.targets import base, parameter
from craftdesk.texts import knows, sentence
from craftdesk.ui.screens.importing.words import system_name, tr

ARROW = "→"


def target_title(key: str) -> str:
    """Return the name of a target or of a changed field: `First name`, `Billing street`, `Order date`."""
    if not key:
        return tr("Left out")
    if key == "addresses" or key.startswith("order."):
        return _changed_part(key)
    # `Billing: street` is a heading in a form; before a value it reads as `Billing street`.
    title, system = sentence(f"field.{base(key)}").replace(": ", " "), parameter(key)
    named = tr("Number in {system}")
    return named.format(system=system_name(system) or system) if base(key) == "external_numbers" and system else title


def values(change: FieldChange) -> tuple[str, str]:
    """Return old and new value in one line each; nothing has a word, too."""
    return _value(change.field, change.old), _value(change.field, change.new)


def change_text(change: FieldChange) -> str:
    """Return a change as text: `Phone: nothing → 030 555`."""
    old, new = values(change)
    return f"{target_title(change.field)}: {old} {ARROW} {new}"


def _value(field: str, text: str) -> str:
    code = f"{field.removeprefix('order.')}.{text}"
    if "\n" not in text and text and knows(code):
        return sentence(code)
    return ", ".join(line.strip() for line in text.splitlines() if line.strip()) or tr("nothing")


def _changed_part(key: str) -> str:
    tr = QCoreApplication.translate
    words = {
        "addresses": tr("Changes", "Address"),
        "order.ordered_on": tr("Changes", "Order date"),
        "order.due_on": tr("Changes", "Due date"),
        "order.status": tr("Changes", "Status"),
        "order.total": tr("Changes", "Total"),
        "order.paid": tr("Changes", "Paid"),
        "order.refunded": tr("Changes", "Refunded"),
        "order.discount": tr("Changes", "Discount"),
        "order.shipping": tr("Changes", "Shipping cost"),
        "order.tax": tr("Changes", "Tax"),
        "order.customer_note": tr("Changes", "Note of the customer"),
        "order.shipping_method": tr("Changes", "Way of shipping"),
        "order.cancelled_on": tr("Changes", "Cancelled on"),
        "order.billing": tr("Changes", "Billing address"),
        "order.shipping_address": tr("Changes", "Shipping address"),
        "order.lines": tr("Changes", "Items"),
    }
    return words.get(key, key.removeprefix("order."))
