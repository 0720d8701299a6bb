"""The status of orders: many at once, each with its dated step."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

from craftdesk.domain.dates import instant_from, instant_text
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import OrderStatus, OrderStep, StepKind
from craftdesk.domain.order_life import StepOfOrder

_IDS_A_STATEMENT = 500
_LOOKED_AT, _OFFERED = 2_000, 12


def statuses(raw: sqlite3.Connection, ids: Sequence[OrderId]) -> dict[OrderId, OrderStatus]:
    """The status of some orders; those that are not there are left out."""
    found: dict[OrderId, OrderStatus] = {}
    for some in _runs(ids):
        marks = ", ".join("?" * len(some))
        rows = raw.execute(f"SELECT id, status FROM orders WHERE id IN ({marks})", some)
        found |= {OrderId(row[0]): OrderStatus(row[1]) for row in rows}
    return found


def set_status(
    raw: sqlite3.Connection, ids: Sequence[OrderId], status: OrderStatus, *, day: date, now: datetime
) -> None:
    """Gives orders a status and notes the step; a cancelled one remembers the day, any other forgets it."""
    cancelled = day.isoformat() if status is OrderStatus.CANCELLED else None
    moment = instant_text(now)
    for some in _runs(ids):
        marks = ", ".join("?" * len(some))
        raw.execute(
            "UPDATE orders SET status = ?, cancelled_on = ?, version = version + 1, changed_at = ?"
            f" WHERE id IN ({marks})",
            (status.value, cancelled, moment, *some),
        )
        raw.execute(
            "INSERT INTO order_steps (order_id, position, at, kind, value)"
            " SELECT o.id, (SELECT count(*) FROM order_steps s WHERE s.order_id = o.id), ?, ?, ?"
            f" FROM orders o WHERE o.id IN ({marks})",
            (moment, StepKind.STATUS.value, status.value, *some),
        )


def steps_of(raw: sqlite3.Connection, customer: CustomerId, limit: int) -> list[StepOfOrder]:
    """The steps of a customer's orders, newest first; what an order began with is told by the order itself."""
    rows = raw.execute(
        "SELECT o.id, o.number, s.at, s.kind, s.value, s.note FROM orders o JOIN order_steps s ON s.order_id = o.id"
        " WHERE o.customer_id = ? AND NOT (s.position = 0 AND s.value IN ('unconfirmed', 'confirmed'))"
        " ORDER BY s.at DESC, s.id DESC LIMIT ?",
        (customer, limit),
    )
    return [
        StepOfOrder(
            order=OrderId(number), number=name,
            step=OrderStep(at=instant_from(at), kind=StepKind(kind), value=value, note=note),
        )
        for number, name, at, kind, value, note in rows
    ]  # fmt: skip


def methods(raw: sqlite3.Connection) -> list[str]:
    """Ways in which orders were paid lately, the most used first."""
    rows = raw.execute(
        "SELECT method FROM (SELECT method FROM payments ORDER BY id DESC LIMIT ?) WHERE method <> ''"
        " GROUP BY method ORDER BY count(*) DESC, method LIMIT ?",
        (_LOOKED_AT, _OFFERED),
    )
    return [row[0] for row in rows]


def _runs(ids: Sequence[OrderId]) -> list[tuple[OrderId, ...]]:
    unique = tuple(dict.fromkeys(ids))
    return [unique[start : start + _IDS_A_STATEMENT] for start in range(0, len(unique), _IDS_A_STATEMENT)]
