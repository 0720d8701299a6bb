"""Gift vouchers in the file; what was paid by them is in the payments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, RowMapping, func, insert, select, update

from craftdesk.domain.credit import Voucher
from craftdesk.domain.ids import CustomerId, VoucherId
from craftdesk.errors import NotFound
from craftdesk.storage.database import new_id
from craftdesk.storage.tables import payments, vouchers

_USED = (
    select(func.coalesce(func.sum(payments.c.amount), 0))
    .where(payments.c.voucher_id == vouchers.c.id)
    .scalar_subquery()
)


class Vouchers:
    """get, by_code, all, of, add, cancel: vouchers over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: VoucherId) -> Voucher:
        """One voucher; NotFound when there is none of that id."""
        found = self._read(vouchers.c.id == number)
        if not found:
            raise NotFound("voucher.not_found", id=number)
        return found[0]

    def by_code(self, code: str) -> Voucher | None:
        """The voucher of a code, as `voucher_code` writes it."""
        return next(iter(self._read(vouchers.c.code == code)), None)

    def all(self) -> list[Voucher]:
        """Every voucher, newest first."""
        return self._read()

    def of(self, customer: CustomerId) -> list[Voucher]:
        """The vouchers of a customer, newest first."""
        return self._read(vouchers.c.customer_id == customer)

    def add(self, voucher: Voucher) -> Voucher:
        """Adds a voucher."""
        done = self._connection.execute(insert(vouchers).values(voucher_values(voucher)))
        return self.get(VoucherId(new_id(done)))

    def cancel(self, number: VoucherId, day: date) -> None:
        """Marks a voucher as cancelled."""
        self._connection.execute(update(vouchers).where(vouchers.c.id == number).values(cancelled_on=day.isoformat()))

    def _read(self, *where: ColumnElement[bool]) -> list[Voucher]:
        statement = select(vouchers, _USED.label("used")).where(*where)
        rows: Sequence[RowMapping] = (
            self._connection.execute(statement.order_by(vouchers.c.issued_on.desc(), vouchers.c.id.desc()))
            .mappings()
            .all()
        )
        return [_voucher(row) for row in rows]


def voucher_values(voucher: Voucher) -> dict[str, object]:
    """The columns of `vouchers`, without id."""
    return {
        "code": voucher.code, "customer_id": voucher.customer_id, "amount": voucher.amount,
        "currency": voucher.currency, "issued_on": voucher.issued_on.isoformat(),
        "expires_on": _text(voucher.expires_on), "cancelled_on": _text(voucher.cancelled_on), "note": voucher.note,
    }  # fmt: skip


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _voucher(row: RowMapping) -> Voucher:
    return Voucher(
        id=VoucherId(row["id"]), code=row["code"],
        customer_id=None if row["customer_id"] is None else CustomerId(row["customer_id"]),
        amount=row["amount"], currency=row["currency"], issued_on=date.fromisoformat(row["issued_on"]),
        expires_on=date.fromisoformat(row["expires_on"]) if row["expires_on"] else None,
        cancelled_on=date.fromisoformat(row["cancelled_on"]) if row["cancelled_on"] else None,
        note=row["note"], used=row["used"],
    )  # fmt: skip
