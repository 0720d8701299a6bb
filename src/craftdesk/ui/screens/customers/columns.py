"""The columns of the customer table, declared once, and those of the shop's own fields behind them.

Model, header menu and column chooser read the model's list of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from craftdesk.domain.custom_field import CustomField, CustomKind, value_of
from craftdesk.domain.query import AnySort, CustomerRow, CustomerSort, OwnSort
from craftdesk.ui.loyalty_words import loyalty_words
from craftdesk.ui.models.list_column import ListColumn, place_of_sort
from craftdesk.ui.models.row_words import RowWords
from craftdesk.ui.own_words import value_words

_OWN_WIDTH = 130


Column = ListColumn[CustomerRow, RowWords]


def _type(row: CustomerRow, _words: RowWords) -> str:
    if row.type == "company":
        return QCoreApplication.translate("Columns", "Company")
    return QCoreApplication.translate("Columns", "Individual")


def _orders(row: CustomerRow, words: RowWords) -> str:
    return words.words.count(row.orders)


def _spent(row: CustomerRow, words: RowWords) -> str:
    return words.money(row.spent)


def _last_order(row: CustomerRow, words: RowWords) -> str:
    return words.words.date_short(row.last_order) if row.last_order else ""


def _last_order_tip(row: CustomerRow, words: RowWords) -> str:
    return words.words.date_long(row.last_order) if row.last_order else ""


def _days(row: CustomerRow, words: RowWords) -> str:
    return words.words.count((words.today - row.last_order).days) if row.last_order else ""


def _name(row: CustomerRow, _words: RowWords) -> str:
    return row.name


def _number(row: CustomerRow, _words: RowWords) -> str:
    return row.number


def _company(row: CustomerRow, _words: RowWords) -> str:
    return row.company


def _phone(row: CustomerRow, _words: RowWords) -> str:
    return row.phone


def _email(row: CustomerRow, _words: RowWords) -> str:
    return row.email


def _city(row: CustomerRow, _words: RowWords) -> str:
    return row.city


def _tags(row: CustomerRow, _words: RowWords) -> str:
    return ", ".join(row.tags)


def _groups(row: CustomerRow, _words: RowWords) -> str:
    return ", ".join(row.groups)


def _source(row: CustomerRow, _words: RowWords) -> str:
    return row.source


def _owes(row: CustomerRow, words: RowWords) -> str:
    return words.money(row.owes) if row.owes else ""


def _birthday(row: CustomerRow, words: RowWords) -> str:
    if row.birthday is None:
        return ""
    day = words.words.day_and_month(row.birthday.month, row.birthday.day)
    return f"{day} {row.birthday.year}" if row.birthday.year else day


def _loyalty(row: CustomerRow, words: RowWords) -> str:
    return loyalty_words(words.loyalty(row))


def _loyalty_tip(row: CustomerRow, words: RowWords) -> str:
    return words.loyalty_tip(row)


COLUMNS: tuple[Column, ...] = (
    Column(key="name", title=QT_TRANSLATE_NOOP("Columns", "Name"), text=_name, sort=CustomerSort.NAME, width=190),
    Column(key="number", title=QT_TRANSLATE_NOOP("Columns", "Number"), text=_number, sort=CustomerSort.NUMBER,
           width=90),
    Column(key="type", title=QT_TRANSLATE_NOOP("Columns", "Type"), text=_type, sort=CustomerSort.TYPE, width=90,
           shown=False),
    Column(key="company", title=QT_TRANSLATE_NOOP("Columns", "Company"), text=_company, sort=CustomerSort.COMPANY,
           width=150, shown=False),
    Column(key="phone", title=QT_TRANSLATE_NOOP("Columns", "Phone"), text=_phone, sort=CustomerSort.PHONE, width=130),
    Column(key="email", title=QT_TRANSLATE_NOOP("Columns", "E-mail"), text=_email, sort=CustomerSort.EMAIL, width=236),
    Column(key="city", title=QT_TRANSLATE_NOOP("Columns", "Town"), text=_city, sort=CustomerSort.CITY, width=110),
    Column(key="tags", title=QT_TRANSLATE_NOOP("Columns", "Tags"), text=_tags, sort=CustomerSort.TAGS, width=100),
    Column(key="orders", title=QT_TRANSLATE_NOOP("Columns", "Orders"), text=_orders, sort=CustomerSort.ORDERS,
           width=90, number=True),
    Column(key="spent", title=QT_TRANSLATE_NOOP("Columns", "Total spent"), text=_spent, sort=CustomerSort.SPENT,
           width=130, number=True),
    Column(key="last_order", title=QT_TRANSLATE_NOOP("Columns", "Last order"), text=_last_order,
           tip=_last_order_tip, sort=CustomerSort.LAST_ORDER, width=130, number=True),
    Column(key="days", title=QT_TRANSLATE_NOOP("Columns", "Days since"), text=_days, sort=CustomerSort.LAST_ORDER,
           width=90, number=True, shown=False, reversed=True),
    Column(key="loyalty", title=QT_TRANSLATE_NOOP("Columns", "Loyalty"), text=_loyalty, tip=_loyalty_tip,
           sort=CustomerSort.LOYALTY, width=120, shown=False),
    Column(key="groups", title=QT_TRANSLATE_NOOP("Columns", "Groups"), text=_groups, sort=CustomerSort.GROUPS,
           width=120, shown=False),
    Column(key="source", title=QT_TRANSLATE_NOOP("Columns", "Source"), text=_source, sort=CustomerSort.SOURCE,
           width=110, shown=False),
    Column(key="owes", title=QT_TRANSLATE_NOOP("Columns", "Owes"), text=_owes, sort=CustomerSort.OWES, width=110,
           number=True, shown=False),
    Column(key="birthday", title=QT_TRANSLATE_NOOP("Columns", "Birthday"), text=_birthday, sort=CustomerSort.BIRTHDAY,
           width=120, shown=False),
)  # fmt: skip


def own_columns(fields: Sequence[CustomField]) -> tuple[Column, ...]:
    """The columns of the shop's own fields; hidden until they are asked for."""
    return tuple(
        Column(
            key=field.target,
            title=field.title,
            text=partial(_own, field),
            sort=OwnSort(field.key),
            width=_OWN_WIDTH,
            shown=False,
            number=field.kind is CustomKind.NUMBER,
            translated=False,
        )
        for field in fields
    )


def _own(field: CustomField, row: CustomerRow, words: RowWords) -> str:
    value = value_of(row.own, field.key)
    return " ".join(value_words(field, value, words.words).split()) if value else ""


def column_of(sort: AnySort, columns: Sequence[Column] = COLUMNS) -> int:
    """The first column that shows an order; that of the name for an order by a field that is gone."""
    return place_of_sort(sort, columns)
