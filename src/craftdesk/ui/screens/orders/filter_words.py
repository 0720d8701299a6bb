"""Filters on orders in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.orders_query import OrderField, total_from
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter


def field_words(field: OrderField) -> str:
    """Return what a filter asks about."""
    translate = QCoreApplication.translate
    return {
        OrderField.STATUS: translate("OrderFilters", "Status"),
        OrderField.PAYMENT: translate("OrderFilters", "Payment"),
        OrderField.SOURCE: translate("OrderFilters", "Source"),
        OrderField.PRODUCT: translate("OrderFilters", "Item"),
        OrderField.CUSTOMER: translate("OrderFilters", "Customer"),
        OrderField.ORDERED: translate("OrderFilters", "Ordered"),
        OrderField.DUE: translate("OrderFilters", "Due"),
        OrderField.TOTAL: translate("OrderFilters", "Total"),
    }[field]


def order_filter_words(one: Filter, fmt: Formatter) -> str:
    """Return a filter as its chip says it: `Total at least €50.00`; something honest for one that can't be read."""
    translate = QCoreApplication.translate
    try:
        field = OrderField(one.field)
        value = _value(field, one, fmt)
    except (ValueError, KeyError):
        return translate("OrderFilters", "A filter that can’t be read")
    parts = {
        FilterTest.CONTAINS: translate("OrderFilters", "{0}: “{1}”"),
        FilterTest.AT_LEAST: translate("OrderFilters", "{0} at least {1}"),
        FilterTest.AT_MOST: translate("OrderFilters", "{0} at most {1}"),
        FilterTest.SINCE: translate("OrderFilters", "{0} on or after {1}"),
        FilterTest.UNTIL: translate("OrderFilters", "{0} on or before {1}"),
        FilterTest.FILLED: translate("OrderFilters", "{0}: has one"),
        FilterTest.EMPTY: translate("OrderFilters", "{0}: none"),
    }.get(one.test, translate("OrderFilters", "{0}: {1}"))
    return parts.replace("{0}", field_words(field)).replace("{1}", value)


def _value(field: OrderField, one: Filter, fmt: Formatter) -> str:
    if not one.test.wants_value:
        return ""
    if field in {OrderField.STATUS, OrderField.PAYMENT}:
        return ", ".join(sentence(f"{field.value}.{code}") for code in one.value.split("\n"))
    if field is OrderField.TOTAL:
        return fmt.money(*total_from(one.value))
    if field in {OrderField.ORDERED, OrderField.DUE}:
        return fmt.date_short(date.fromisoformat(one.value))
    return one.value
