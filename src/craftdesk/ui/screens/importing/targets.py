"""The names of what a column can be, and values old and new, as the owner reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.address import AddressUse
from craftdesk.domain.currency import exponent
from craftdesk.importing.page_rows import FieldChange
from craftdesk.importing.targets import CUSTOM, LEVEL_PRICE, base, parameter
from craftdesk.texts import knows, sentence
from craftdesk.texts.systems import system_name
from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.words import use_words
from craftdesk.ui.screens.importing.words import translate

ARROW = "→"
_NONE: Mapping[str, str] = {}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AMOUNT = re.compile(r"(-?\d{1,15}(?:\.\d{1,3})?) ([A-Z]{3})")
_USE = re.compile(r"\((both|shipping|billing)(, default)?\)$")


def target_title(key: str, own_titles: Mapping[str, str] = _NONE) -> str:
    """Return the name of a target or of a changed field: `First name`, `Billing street`; `own_titles` by key."""
    if not key:
        return translate("Import", "Left out")
    if key == "addresses" or key.startswith("order."):
        return _changed_part(key)
    if base(key) == CUSTOM:
        return own_titles.get(parameter(key), parameter(key).replace("_", " "))
    # `Billing: street` is a heading in a form; before a value it reads as `Billing street`.
    title, system = sentence(f"field.{base(key)}").replace(": ", " "), parameter(key)
    if base(key) == LEVEL_PRICE and system:
        return translate("Import", "Price for {level}").format(level=system)
    named = translate("Import", "Number in {system}")
    return named.format(system=system_name(system)) if base(key) == "external_numbers" and system else title


def values(change: FieldChange, form: Formatter) -> tuple[str, str]:
    """Return old and new value in one line each; nothing has a word, too."""
    return _value(change.field, change.old, form), _value(change.field, change.new, form)


def change_text(change: FieldChange, form: Formatter) -> str:
    """Return a change as text: `Phone: nothing → 030 555`."""
    old, new = values(change, form)
    return f"{target_title(change.field)}: {old} {ARROW} {new}"


def in_words(text: str, form: Formatter) -> str:
    """Return a day or an amount as the owner writes it; everything else as it is."""
    if found := _AMOUNT.fullmatch(text):
        return form.money(int(Decimal(found[1]).scaleb(exponent(found[2]))), found[2])
    try:
        return form.date_short(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
    except ValueError:
        return text


def _value(field: str, text: str, form: Formatter) -> str:
    code = f"{field.removeprefix('order.')}.{text}"
    if "\n" not in text and text and knows(code):
        return sentence(code)
    if field == "addresses":
        text = _USE.sub(_use, text)
    parts = (in_words(line.strip(), form) for line in text.splitlines() if line.strip())
    return ", ".join(parts) or translate("Import", "nothing")


def _use(found: re.Match[str]) -> str:
    use = use_words(AddressUse(found[1])).lower()
    return translate("Import", "({use}, default)").format(use=use) if found[2] else f"({use})"


def _changed_part(key: str) -> str:
    translate = QCoreApplication.translate
    words = {
        "addresses": translate("Changes", "Address"),
        "order.ordered_on": translate("Changes", "Order date"),
        "order.due_on": translate("Changes", "Due date"),
        "order.status": translate("Changes", "Status"),
        "order.total": translate("Changes", "Total"),
        "order.paid": translate("Changes", "Paid"),
        "order.refunded": translate("Changes", "Refunded"),
        "order.discount": translate("Changes", "Discount"),
        "order.shipping": translate("Changes", "Shipping cost"),
        "order.tax": translate("Changes", "Tax"),
        "order.customer_note": translate("Changes", "Note of the customer"),
        "order.shipping_method": translate("Changes", "Way of shipping"),
        "order.cancelled_on": translate("Changes", "Cancelled on"),
        "order.billing": translate("Changes", "Billing address"),
        "order.shipping_address": translate("Changes", "Shipping address"),
        "order.lines": translate("Changes", "Items"),
    }
    return words.get(key, key.removeprefix("order."))
