"""What customers have on account in the file, and what they owe."""

from __future__ import annotations

import sqlite3
from datetime import date

from sqlalchemy import Connection, RowMapping, delete, insert, select

from craftdesk.domain.credit import AccountEntry, Credit
from craftdesk.domain.ids import AccountEntryId, CustomerId, OrderId
from craftdesk.domain.order import NOT_COUNTED
from craftdesk.storage.database import new_id
from craftdesk.storage.rows import Values
from craftdesk.storage.tables import account_entries

_NOT_COUNTED = "('" + "', '".join(sorted(NOT_COUNTED)) + "')"
_OWED = (
    f"SELECT coalesce(sum(CASE WHEN status NOT IN {_NOT_COUNTED} THEN total - paid END), 0),"
    " coalesce(sum(CASE WHEN status = 'cancelled' THEN max(paid - refunded, 0)"
    "  WHEN paid > total THEN max(paid - refunded - max(total, 0), 0) END), 0)"
    " FROM orders WHERE customer_id = ? AND currency = ?"
)


class AccountEntries:
    """of, balance, credit, add, remove, used_for: entries over one connection."""

    def __init__(self, connection: Connection, raw: sqlite3.Connection) -> None:
        self._connection, self._raw = connection, raw

    def of(self, customer: CustomerId) -> list[AccountEntry]:
        """A customer's entries, newest first."""
        table = account_entries
        rows = self._connection.execute(
            select(table).where(table.c.customer_id == customer).order_by(table.c.on_day.desc(), table.c.id.desc())
        ).mappings()
        return [_entry(row) for row in rows]

    def balance(self, customer: CustomerId, currency: str) -> int:
        """What a customer has on account in one currency."""
        (found,) = self._raw.execute(
            "SELECT coalesce(sum(amount), 0) FROM account_entries WHERE customer_id = ? AND currency = ?",
            (customer, currency),
        ).fetchone()
        return int(found)

    def credit(self, customer: CustomerId, currency: str, limit: int | None) -> Credit:
        """How a customer stands with the shop."""
        owed, to_refund = self._raw.execute(_OWED, (customer, currency)).fetchone()
        sums = self._raw.execute(
            "SELECT currency, sum(amount) FROM account_entries WHERE customer_id = ? GROUP BY currency ORDER BY 1",
            (customer,),
        ).fetchall()
        return Credit(
            currency=currency,
            owed=owed,
            to_refund=to_refund,
            limit=limit,
            on_account=sum(amount for code, amount in sums if code == currency),
            other=tuple((code, amount) for code, amount in sums if code != currency and amount),
        )

    def add(self, entry: AccountEntry) -> AccountEntryId:
        """Adds an entry."""
        done = self._connection.execute(insert(account_entries).values(entry_of_account_values(entry)))
        return AccountEntryId(new_id(done))

    def remove(self, number: AccountEntryId) -> None:
        """Removes an entry."""
        self._connection.execute(delete(account_entries).where(account_entries.c.id == number))

    def used_for(self, order: OrderId, amount: int) -> AccountEntry | None:
        """The newest entry of this amount that belongs to an order."""
        table = account_entries
        row = (
            self._connection.execute(
                select(table).where(table.c.order_id == order, table.c.amount == amount).order_by(table.c.id.desc())
            )
            .mappings()
            .first()
        )
        return None if row is None else _entry(row)


def entry_of_account_values(entry: AccountEntry) -> Values:
    """The columns of `account_entries`, without id."""
    return {
        "customer_id": entry.customer_id, "amount": entry.amount, "currency": entry.currency,
        "on_day": entry.on_day.isoformat(), "method": entry.method, "note": entry.note, "order_id": entry.order_id,
    }  # fmt: skip


def _entry(row: RowMapping) -> AccountEntry:
    return AccountEntry(
        id=AccountEntryId(row["id"]), customer_id=CustomerId(row["customer_id"]), amount=row["amount"],
        currency=row["currency"], on_day=date.fromisoformat(row["on_day"]), method=row["method"], note=row["note"],
        order_id=None if row["order_id"] is None else OrderId(row["order_id"]),
    )  # fmt: skip
