"""What is due, unpaid or missing today, and the coming birthdays: a few rows of each and how many there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

from craftdesk.domain.dates import PartialDate, instant_from
from craftdesk.domain.home import (
    REACHED_DAYS,
    SomeBirthdays,
    SomeOrders,
    SomeTasks,
    SomeUnreachable,
    TaskRow,
    Unreachable,
    birthday_of,
    birthday_spans,
)
from craftdesk.domain.ids import CustomerId, NoteId, OrderId
from craftdesk.domain.order import Delivery, OrderStatus
from craftdesk.domain.timeline import EntryKind, TimelineEntry
from craftdesk.storage import order_list
from craftdesk.storage.listing_entries import ACTIVE, DELETED
from craftdesk.storage.order_conditions import OPEN, UNPAID

_OPEN_TASK = "t.kind = 'task' AND t.done_on IS NULL"
_TASKS = f"FROM timeline t JOIN listing l ON l.customer_id = t.customer_id AND l.state <> {DELETED}"
_BORN = "substr(c.birthday, -5)"
_FROM_OPEN, _FROM_UNPAID = "FROM orders INDEXED BY orders_open", "FROM orders INDEXED BY orders_unpaid"
# Without statistics of the file SQLite would rather walk through all orders by their day; customers come first in the
# join (CROSS) for the same reason.


def tasks(connection: sqlite3.Connection, today: date, limit: int) -> SomeTasks:
    """The most urgent open tasks: overdue ones first, those without a day last."""
    found = connection.execute(
        f"SELECT t.id, t.customer_id, t.at, t.text, t.due_on, l.name {_TASKS} WHERE {_OPEN_TASK}"
        " ORDER BY t.due_on IS NULL, t.due_on, t.id LIMIT ?",
        (limit,),
    )
    due, count = tasks_due(connection, today)
    return SomeTasks(rows=tuple(_task(*row) for row in found), due=due, count=count)


def _task(number: int, customer: int, at: str, text: str, due: str | None, name: str) -> TaskRow:
    task = TimelineEntry(
        id=NoteId(number), customer_id=CustomerId(customer), kind=EntryKind.TASK, at=instant_from(at), text=text,
        due_on=date.fromisoformat(due) if due else None,
    )  # fmt: skip
    return TaskRow(task=task, name=name)


def tasks_due(connection: sqlite3.Connection, today: date) -> tuple[int, int]:
    """How many tasks are due today or before, and how many are open at all."""
    due, count = connection.execute(
        f"SELECT coalesce(sum(t.due_on <= ?), 0), count(*) {_TASKS} WHERE {_OPEN_TASK}", (today.isoformat(),)
    ).fetchone()
    return int(due), int(count)


def orders_due(connection: sqlite3.Connection, today: date, limit: int) -> SomeOrders:
    """Open orders of today."""
    return _orders(connection, f"{_FROM_OPEN} WHERE {OPEN} AND due_on = ?", (today.isoformat(),), "id", limit)


def orders_overdue(connection: sqlite3.Connection, today: date, limit: int) -> SomeOrders:
    """Open orders whose day is past, the latest first: what is a year late is hardly what today is about."""
    return _orders(
        connection, f"{_FROM_OPEN} WHERE {OPEN} AND due_on < ?", (today.isoformat(),), "due_on DESC, id DESC", limit
    )


def count_due(connection: sqlite3.Connection, today: date) -> int:
    """How many open orders are due today or before."""
    (count,) = connection.execute(
        f"SELECT count(*) {_FROM_OPEN} WHERE {OPEN} AND due_on <= ?", (today.isoformat(),)
    ).fetchone()
    return int(count)


def orders_unpaid(connection: sqlite3.Connection, limit: int) -> SomeOrders:
    """Counted orders that are not paid in full, the oldest first, with what is open of them by currency."""
    return _orders(connection, f"{_FROM_UNPAID} WHERE {UNPAID}", (), "ordered_on, id", limit, summed=True)


def orders_drafted(connection: sqlite3.Connection, limit: int) -> SomeOrders:
    """Orders that came of standing orders and wait to be confirmed, the next due first."""
    found_in = (
        f"FROM orders INDEXED BY orders_standing WHERE standing_id IS NOT NULL"
        f" AND status = '{OrderStatus.UNCONFIRMED.value}'"
    )
    return _orders(connection, found_in, (), "due_on IS NULL, due_on, id", limit)


def orders_unaddressed(connection: sqlite3.Connection, limit: int) -> SomeOrders:
    """Open orders that are to be sent and do not say where to."""
    lacking = (
        f"{_FROM_OPEN} WHERE {OPEN} AND delivery = '{Delivery.DELIVERY.value}' AND NOT EXISTS"
        " (SELECT 1 FROM order_addresses a WHERE a.order_id = orders.id AND a.use = 'shipping')"
    )
    return _orders(connection, lacking, (), "due_on IS NULL, due_on, id", limit)


def _orders(
    connection: sqlite3.Connection,
    found_in: str,
    values: Sequence[str],
    order: str,
    limit: int,
    *,
    summed: bool = False,
) -> SomeOrders:
    sums: tuple[tuple[str, int], ...] = ()
    if summed:
        found = connection.execute(
            f"SELECT currency, count(*), sum(total - paid) {found_in} GROUP BY currency", values
        ).fetchall()
        count = sum(row[1] for row in found)
        sums = tuple((row[0], row[2]) for row in sorted(found, key=lambda row: (-row[1], row[0])))
    else:
        (count,) = connection.execute(f"SELECT count(*) {found_in}", values).fetchone()
    if not count:
        return SomeOrders()
    ids = [
        OrderId(number)
        for (number,) in connection.execute(f"SELECT id {found_in} ORDER BY {order} LIMIT ?", (*values, limit))
    ]
    rows = order_list.some(connection, ids)
    return SomeOrders(rows=tuple(rows[number] for number in ids), count=count, sums=sums)


def birthdays(connection: sqlite3.Connection, today: date, limit: int) -> SomeBirthdays:
    """The birthdays of the coming days, the next one first; of customers in the book."""
    found: list[tuple[int, str, str]] = []
    count = 0
    for first, last in birthday_spans(today):
        where = (
            "FROM customers c CROSS JOIN listing l ON l.customer_id = c.id WHERE c.birthday IS NOT NULL"
            f" AND {_BORN} BETWEEN ? AND ? AND l.state = {ACTIVE}"
        )
        (here,) = connection.execute(f"SELECT count(*) {where}", (first, last)).fetchone()
        count += here
        if here and len(found) < limit:
            found += connection.execute(
                f"SELECT c.id, l.name, c.birthday {where} ORDER BY {_BORN}, l.position LIMIT ?",
                (first, last, limit - len(found)),
            ).fetchall()
    rows = [birthday_of(CustomerId(row[0]), row[1], PartialDate.from_iso(row[2]), today) for row in found]
    return SomeBirthdays(rows=tuple(sorted(rows, key=lambda row: row.on)), count=count)


def unreachable(connection: sqlite3.Connection, today: date, limit: int) -> SomeUnreachable:
    """Who bought something within a year and left neither phone nor e-mail, the latest first."""
    where = f"FROM listing WHERE state = {ACTIVE} AND phone = '' AND email = '' AND last_order >= ?"
    since = (today - timedelta(days=REACHED_DAYS)).isoformat()
    (count,) = connection.execute(f"SELECT count(*) {where}", (since,)).fetchone()
    found = connection.execute(
        f"SELECT customer_id, name, last_order {where} ORDER BY last_order DESC, customer_id LIMIT ?", (since, limit)
    )
    return SomeUnreachable(
        rows=tuple(
            Unreachable(customer_id=CustomerId(row[0]), name=row[1], last_order=date.fromisoformat(row[2]))
            for row in found
        ),
        count=count,
    )
