"""The columns of the table of orders."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.orders_query import OrdersSort
from craftdesk.ui.models.list_column import ListColumn
from craftdesk.ui.models.order_words import OrderRowWords
from craftdesk.ui.screens.customers.card.faces import order_title, payment_badge, status_badge

OrderColumn = ListColumn[OrderRow, OrderRowWords]


def _number(row: OrderRow, _words: OrderRowWords) -> str:
    return row.number


def _ordered(row: OrderRow, words: OrderRowWords) -> str:
    return words.words.date_short(row.ordered_on)


def _ordered_tip(row: OrderRow, words: OrderRowWords) -> str:
    return words.words.date_long(row.ordered_on)


def _customer(row: OrderRow, words: OrderRowWords) -> str:
    return words.who(row)


def _things(row: OrderRow, words: OrderRowWords) -> str:
    return order_title(row, words.words)


def _due(row: OrderRow, words: OrderRowWords) -> str:
    return words.words.date_short(row.due_on) if row.due_on else ""


def _due_tip(row: OrderRow, words: OrderRowWords) -> str:
    badge = words.due_badge(row)
    return badge.text if badge else ""


def _status(row: OrderRow, _words: OrderRowWords) -> str:
    return status_badge(row.status).text


def _payment(row: OrderRow, _words: OrderRowWords) -> str:
    return payment_badge(row.payment_status).text


def _source(row: OrderRow, _words: OrderRowWords) -> str:
    return row.source


def _total(row: OrderRow, words: OrderRowWords) -> str:
    return words.words.money(row.total, row.currency)


def _open(row: OrderRow, words: OrderRowWords) -> str:
    owed = row.total - row.paid if row.counted else 0
    return words.words.money(owed, row.currency) if owed else ""


ORDER_COLUMNS: tuple[OrderColumn, ...] = (
    OrderColumn(key="number", title=QT_TRANSLATE_NOOP("Columns", "Number"), text=_number, sort=OrdersSort.NUMBER,
                width=100),
    OrderColumn(key="ordered_on", title=QT_TRANSLATE_NOOP("Columns", "Ordered"), text=_ordered, tip=_ordered_tip,
                sort=OrdersSort.ORDERED, width=115, number=True),
    OrderColumn(key="customer", title=QT_TRANSLATE_NOOP("Columns", "Customer"), text=_customer,
                sort=OrdersSort.CUSTOMER, width=180),
    OrderColumn(key="things", title=QT_TRANSLATE_NOOP("Columns", "Items"), text=_things, sort=None, width=180),
    OrderColumn(key="due_on", title=QT_TRANSLATE_NOOP("Columns", "Due"), text=_due, tip=_due_tip,
                sort=OrdersSort.DUE, width=120, number=True),
    OrderColumn(key="status", title=QT_TRANSLATE_NOOP("Columns", "Status"), text=_status, sort=OrdersSort.STATUS,
                width=110),
    OrderColumn(key="payment", title=QT_TRANSLATE_NOOP("Columns", "Payment"), text=_payment, sort=OrdersSort.PAYMENT,
                width=130),
    OrderColumn(key="total", title=QT_TRANSLATE_NOOP("Columns", "Total"), text=_total, sort=OrdersSort.TOTAL,
                width=110, number=True),
    OrderColumn(key="open", title=QT_TRANSLATE_NOOP("Columns", "Open"), text=_open, sort=OrdersSort.OPEN, width=120,
                number=True),
    OrderColumn(key="source", title=QT_TRANSLATE_NOOP("Columns", "Source"), text=_source, sort=OrdersSort.SOURCE,
                width=110),
)  # fmt: skip
