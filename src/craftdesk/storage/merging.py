"""What hangs on a customer, moved to another one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from craftdesk.domain.dates import instant_text
from craftdesk.domain.ids import CustomerId

_MOVED_ALONG = ("agreed_prices", "standing_orders", "wants", "vouchers", "account_entries")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How much of it there was."""

    orders: int
    notes: int
    addresses: int


def move(raw: sqlite3.Connection, keep: CustomerId, others: Sequence[CustomerId], now: datetime) -> Moved:
    """Gives one customer everything that hangs on others: orders, timeline, addresses, groups, and whom they sent."""
    marks, moment = ", ".join("?" * len(others)), instant_text(now)
    orders = raw.execute(
        f"UPDATE orders SET customer_id = ?, version = version + 1, changed_at = ? WHERE customer_id IN ({marks})",
        (keep, moment, *others),
    ).rowcount
    notes = raw.execute(f"UPDATE timeline SET customer_id = ? WHERE customer_id IN ({marks})", (keep, *others)).rowcount
    addresses = raw.execute(
        f"UPDATE addresses SET customer_id = ? WHERE customer_id IN ({marks})", (keep, *others)
    ).rowcount
    raw.execute(
        "UPDATE customers SET referred_by = ?, version = version + 1, changed_at = ?"
        f" WHERE referred_by IN ({marks}) AND id NOT IN (?, {marks})",
        (keep, moment, *others, keep, *others),
    )
    for table in _MOVED_ALONG:
        raw.execute(f"UPDATE {table} SET customer_id = ? WHERE customer_id IN ({marks})", (keep, *others))
    raw.execute(f"UPDATE OR IGNORE group_members SET customer_id = ? WHERE customer_id IN ({marks})", (keep, *others))
    _move_decisions(raw, keep, others)
    return Moved(orders=orders, notes=notes, addresses=addresses)


def _move_decisions(raw: sqlite3.Connection, keep: CustomerId, others: Sequence[CustomerId]) -> None:
    """Who was no duplicate of them is none of the kept one; what was decided among them is settled."""
    marks = ", ".join("?" * len(others))
    rows = raw.execute(
        "SELECT id, one_id, other_id, verdict, decided_on FROM duplicate_decisions"
        f" WHERE one_id IN ({marks}) OR other_id IN ({marks}) ORDER BY id",
        (*others, *others),
    ).fetchall()
    raw.executemany("DELETE FROM duplicate_decisions WHERE id = ?", [(row[0],) for row in rows])
    gone = {keep, *others}
    for _, one, other, verdict, decided_on in rows:
        somebody = [number for number in (one, other) if number not in gone]
        if somebody:
            raw.execute(
                "INSERT OR IGNORE INTO duplicate_decisions (one_id, other_id, verdict, decided_on) VALUES (?, ?, ?, ?)",
                (min(keep, *somebody), max(keep, *somebody), verdict, decided_on),
            )
    raw.execute(
        f"DELETE FROM duplicate_decisions WHERE one_id IN (?, {marks}) AND other_id IN (?, {marks})",
        (keep, *others, keep, *others),
    )
