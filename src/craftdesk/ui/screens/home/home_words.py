"""What the first page says: rows of its cards, and the sentence under the greeting."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.home import Birthday, TaskRow, Today, Unreachable
from craftdesk.domain.names import initials
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.query import CustomerRow
from craftdesk.domain.want import WantRow
from craftdesk.ui.format import Formatter
from craftdesk.ui.screens.customers.card.faces import order_title, payment_badge, status_badge
from craftdesk.ui.widgets.row_list import Lead, RowSpec

_NOON_ENDS, _MORNING_ENDS, _NIGHT_ENDS = 18, 11, 4


def greeting(hour: int) -> str:
    """Return what one says at that hour of the day."""
    translate = QCoreApplication.translate
    if _NIGHT_ENDS <= hour < _MORNING_ENDS:
        return translate("Home", "Good morning")
    if _MORNING_ENDS <= hour < _NOON_ENDS:
        return translate("Home", "Good day")
    return translate("Home", "Good evening")


def summary(today: Today, fmt: Formatter) -> str:
    """Return the day, and how much is to be done."""
    translate = QCoreApplication.translate
    parts = [fmt.date_long(today.day)]
    if today.tasks.due:
        one, many = translate("Home", "1 task due"), translate("Home", "{0} tasks due")
        parts.append(_counted(today.tasks.due, one, many, fmt))
    if today.due.count:
        one, many = translate("Home", "1 order due today"), translate("Home", "{0} orders due today")
        parts.append(_counted(today.due.count, one, many, fmt))
    if today.overdue.count:
        one, many = translate("Home", "1 order overdue"), translate("Home", "{0} orders overdue")
        parts.append(_counted(today.overdue.count, one, many, fmt))
    return " · ".join(parts)


def _counted(count: int, one: str, many: str, fmt: Formatter) -> str:
    return one if count == 1 else many.replace("{0}", fmt.count(count))


def task_row(row: TaskRow, today: date, fmt: Formatter) -> RowSpec:
    """Return a task with its customer and its day."""
    due = row.task.due_on
    when = QCoreApplication.translate("Home", "some day") if due is None else fmt.relative_day(due, today)
    return RowSpec(
        key=row.task, title=row.task.text, subline=row.name, end=when, lead=Lead.TICK,
        pressing=due is not None and due < today,
    )  # fmt: skip


def due_row(row: OrderRow, today: date, fmt: Formatter) -> RowSpec:
    """Return an order to be ready, with its day when that is past, and how far it is."""
    late = row.due_on is not None and row.due_on < today
    return RowSpec(
        key=row, title=_buyer(row), subline=_what(row, fmt), badge=status_badge(row.status), pressing=late,
        end=fmt.relative_day(row.due_on, today) if row.due_on is not None and late else "",
    )  # fmt: skip


def unpaid_row(row: OrderRow, today: date, fmt: Formatter) -> RowSpec:
    """Return an order with what is still to come for it."""
    parts = (row.number, fmt.relative_day(row.ordered_on, today), order_title(row, fmt))
    partly = payment_badge(row.payment_status) if row.paid else None
    return RowSpec(
        key=row, title=_buyer(row), subline=" · ".join(part for part in parts if part),
        end=fmt.money(row.total - row.paid, row.currency), badge=partly,
    )  # fmt: skip


def want_row(row: WantRow, today: date, fmt: Formatter) -> RowSpec:
    """Return what somebody waits for, and since when; ticking it means that they were told."""
    parts = (row.customer, row.product if row.want.text and row.product != row.want.text else "")
    return RowSpec(
        key=row.want, title=row.words, subline=" · ".join(part for part in parts if part), lead=Lead.TICK,
        end=fmt.relative_day(row.want.asked_on, today),
    )  # fmt: skip


def slipping_row(row: CustomerRow, today: date, fmt: Formatter, currency: str) -> RowSpec:
    """Return a regular who has not come for long, with what they have spent."""
    line = QCoreApplication.translate("Home", "last order {0}")
    when = fmt.relative_day(row.last_order, today) if row.last_order is not None else ""
    return RowSpec(
        key=row.id, title=row.name, subline=line.replace("{0}", when), lead=Lead.FACE, initials=initials(row.name),
        hue_seed=row.id, end=fmt.money(row.spent, currency),
    )  # fmt: skip


def birthday_row(row: Birthday, today: date, fmt: Formatter) -> RowSpec:
    """Return whose birthday comes when; the age only where the year is known."""
    translate = QCoreApplication.translate
    day = fmt.day_and_month(row.on.month, row.on.day)
    age = translate("Home", "turns {0}").replace("{0}", fmt.count(row.turns)) if row.turns is not None else ""
    return RowSpec(
        key=row.customer_id, title=row.name, subline=" · ".join(part for part in (day, age) if part),
        end=fmt.relative_day(row.on, today), lead=Lead.FACE, initials=initials(row.name), hue_seed=row.customer_id,
    )  # fmt: skip


def unreachable_row(row: Unreachable, today: date, fmt: Formatter) -> RowSpec:
    """Return who can't be reached, and when they bought last."""
    line = QCoreApplication.translate("Home", "last order {0}").replace("{0}", fmt.relative_day(row.last_order, today))
    return RowSpec(
        key=row.customer_id, title=row.name, subline=line, lead=Lead.FACE, initials=initials(row.name),
        hue_seed=row.customer_id,
    )  # fmt: skip


def unaddressed_row(row: OrderRow, today: date, fmt: Formatter) -> RowSpec:
    """Return an order that is to be sent, and when."""
    end = fmt.relative_day(row.due_on, today) if row.due_on is not None else ""
    late = row.due_on is not None and row.due_on < today
    return RowSpec(key=row, title=_buyer(row), subline=_what(row, fmt), end=end, pressing=late)


def _buyer(row: OrderRow) -> str:
    return row.customer_name or QCoreApplication.translate("Home", "Walk-in customer")


def _what(row: OrderRow, fmt: Formatter) -> str:
    return " · ".join(part for part in (row.number, order_title(row, fmt)) if part)
