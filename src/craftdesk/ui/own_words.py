"""Fields of the shop's own in words: their values as they are read, their kinds with an example."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.custom_field import YES, CustomField, CustomKind, pieces
from craftdesk.ui.format import Formatter


def value_words(field: CustomField, value: str, fmt: Formatter, *, between: str = ", ") -> str:
    """Return a value as it is read; several choices with `between` between them."""
    match field.kind:
        case CustomKind.NUMBER if value:
            return number_words(value, fmt)
        case CustomKind.DATE if value:
            return fmt.date_short(date.fromisoformat(value))
        case CustomKind.YES_NO if value:
            return yes_no_words(value)
        case CustomKind.SEVERAL:
            return between.join(pieces(field, value))
        case _:
            return value


def number_words(value: str, fmt: Formatter) -> str:
    """Return a number as the owner writes it, with all its decimals."""
    from decimal import Decimal  # most lists show no numbers of their own

    return fmt.quantity(Decimal(value))


def yes_no_words(value: str) -> str:
    """Return yes or no in the owner's language."""
    translate = QCoreApplication.translate
    return translate("OwnFields", "Yes") if value == YES else translate("OwnFields", "No")


def kind_words(kind: CustomKind) -> str:
    """Return the name of a kind."""
    translate = QCoreApplication.translate
    return {
        CustomKind.TEXT: translate("OwnFields", "Text"),
        CustomKind.LONG_TEXT: translate("OwnFields", "Long text"),
        CustomKind.NUMBER: translate("OwnFields", "Number"),
        CustomKind.DATE: translate("OwnFields", "Date"),
        CustomKind.YES_NO: translate("OwnFields", "Yes or no"),
        CustomKind.CHOICE: translate("OwnFields", "One of a list"),
        CustomKind.SEVERAL: translate("OwnFields", "Several of a list"),
    }[kind]


def kind_example(kind: CustomKind) -> str:
    """Return what such a field is good for."""
    translate = QCoreApplication.translate
    return {
        CustomKind.TEXT: translate("OwnFields", "a few words, such as the name of their dog"),
        CustomKind.LONG_TEXT: translate("OwnFields", "several lines, such as the measurements of a commission"),
        CustomKind.NUMBER: translate("OwnFields", "such as a ring size: 17.5"),
        CustomKind.DATE: translate("OwnFields", "such as a wedding day"),
        CustomKind.YES_NO: translate("OwnFields", "such as “comes to the kiln opening”"),
        CustomKind.CHOICE: translate("OwnFields", "such as the favourite glaze: celadon, tenmoku or shino"),
        CustomKind.SEVERAL: translate("OwnFields", "such as allergies: nuts, gluten, milk"),
    }[kind]
