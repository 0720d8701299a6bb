"""Filling a fresh shop file with a whole shop at once: sample shops, and the large ones of tests and benchmarks.

There is nothing to undo in a file that is just being made, and nobody reads it yet. So triggers and indexes are taken
down, rows are written plainly in chunks, and both are put up again word for word: the schema is the known one
afterwards. The file grows under a temporary name and appears under its own when it is whole and on the disk.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from craftdesk.domain.address import Address
from craftdesk.domain.agreed_price import AgreedPrice
from craftdesk.domain.credit import AccountEntry, Voucher
from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.customer import Customer
from craftdesk.domain.dates import instant_text
from craftdesk.domain.group import Group
from craftdesk.domain.ids import CustomerId, GroupId
from craftdesk.domain.order import Order
from craftdesk.domain.product import Product
from craftdesk.domain.progress import Progress
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.standing import StandingOrder
from craftdesk.domain.timeline import TimelineEntry
from craftdesk.domain.want import Want
from craftdesk.errors import EnvironmentFailure
from craftdesk.storage import figure_sums
from craftdesk.storage.account_entries import entry_of_account_values
from craftdesk.storage.agreed_prices import agreed_values
from craftdesk.storage.bulk_list import fill_list
from craftdesk.storage.custom_fields import CustomFields, FieldIds
from craftdesk.storage.failures import failures
from craftdesk.storage.file import seal
from craftdesk.storage.file.shop_file import Clock, ShopFile, now_utc
from craftdesk.storage.file.syncing import sync, sync_folder
from craftdesk.storage.groups import group_values
from craftdesk.storage.rows import (
    Values,
    address_values,
    customer_values,
    entry_values,
    line_values,
    order_values,
    part_values,
    payment_values,
    place_values,
    product_values,
    step_values,
)
from craftdesk.storage.shop_settings import take_numbers
from craftdesk.storage.standing_orders import standing_parts, standing_values
from craftdesk.storage.vouchers import voucher_values
from craftdesk.storage.wants import want_values

_UNSAFE_BUT_FAST = (
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    "secure_delete = OFF",
    "foreign_keys = OFF",  # checked once at the end
    "cache_size = -64000",
    "cache_spill = ON",
    "temp_store = FILE",  # sorting an index of a million rows must not fill the memory
)
_DERIVED = "listing"
"""Indexes of the derived list are put up last, over rows that are already there."""


class BulkWriter:
    """Writes records of a fresh shop in chunks; the caller gives every record its id and number."""

    def __init__(self, connection: sqlite3.Connection, settings: ShopSettings, now: datetime) -> None:
        self._connection = connection
        self._settings = settings
        self._now = instant_text(now)
        self._statements: dict[str, str] = {}
        self._dismantled: list[tuple[str, str, str]] = []
        self._fields = FieldIds(connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection it writes by, for rows that are no records yet."""
        return self._connection

    def dismantle(self) -> None:
        """Takes triggers and indexes down."""
        self._dismantled = self._connection.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
            " ORDER BY rowid"
        ).fetchall()
        for kind, name, _ in self._dismantled:
            self._connection.execute(f"DROP {kind} {name}")

    def custom_fields(self, fields: Sequence[CustomField]) -> None:
        """Writes fields of the shop's own, before the customers who have something in them."""
        for one in fields:
            CustomFields(self._connection).add(one)

    def products(self, products: Sequence[Product]) -> None:
        """Writes products with their prices by level."""
        self._write("products", [{"id": one.id, **product_values(one)} for one in products])
        parts = _Parts("product_id")
        for one in products:
            parts.add(one.id, {"product_prices": [{"level": said.level, "price": said.price} for said in one.prices]})
        self._write_parts(parts)

    def customers(
        self, customers: Sequence[Customer], addresses: Sequence[Address], entries: Sequence[TimelineEntry]
    ) -> None:
        """Writes customers with their parts, their addresses and what was noted about them."""
        rows, parts = [], _Parts("customer_id")
        for one in customers:
            times = {
                "created_at": instant_text(one.created_at) if one.created_at else self._now,
                "changed_at": instant_text(one.changed_at) if one.changed_at else self._now,
            }
            rows.append({"id": one.id, "version": 1, **customer_values(one), **times})
            parts.add(one.id, part_values(one, self._fields.ids))
        self._write("customers", rows)
        self._write_parts(parts)
        self._write("addresses", [address_values(one) for one in addresses])
        self._write("timeline", [entry_values(one) for one in entries])

    def groups(self, groups: Sequence[Group], members: Sequence[tuple[GroupId, CustomerId]]) -> None:
        """Writes groups and who is in them, after the customers."""
        self._write("groups", [{"id": one.id, **group_values(one)} for one in groups])
        self._write("group_members", [{"group_id": group, "customer_id": who} for group, who in members])

    def agreed_prices(self, prices: Sequence[AgreedPrice]) -> None:
        """Writes agreed prices, after the customers and the products."""
        self._write("agreed_prices", [{"id": one.id, **agreed_values(one)} for one in prices])

    def orders(self, orders: Sequence[Order]) -> None:
        """Writes orders with their lines, payments and copies of addresses."""
        rows, parts, copies = [], _Parts("order_id"), []
        for one in orders:
            times = {
                "created_at": instant_text(one.created_at) if one.created_at else self._now,
                "changed_at": instant_text(one.changed_at) if one.changed_at else self._now,
            }
            rows.append({"id": one.id, "version": 1, **order_values(one), **times})
            parts.add(
                one.id,
                {
                    "order_lines": [line_values(line) for line in one.lines],
                    "payments": [payment_values(payment) for payment in one.payments],
                    "order_steps": [step_values(step) for step in one.steps],
                },
            )
            for use, place in (("billing", one.billing), ("shipping", one.shipping_address)):
                if place is not None:
                    copies.append({"order_id": one.id, "use": use, **place_values(place)})
        self._write("orders", rows)
        self._write_parts(parts)
        self._write("order_addresses", copies)

    def arrangements(
        self,
        standing: Sequence[StandingOrder],
        wants: Sequence[Want],
        vouchers: Sequence[Voucher],
        entries: Sequence[AccountEntry],
    ) -> None:
        """Writes what is arranged with customers: standing orders with their lines, wants, vouchers, accounts."""
        self._write("standing_orders", [{"id": one.id, **standing_values(one)} for one in standing])
        parts = _Parts("standing_id")
        for one in standing:
            parts.add(one.id, standing_parts(one))
        self._write_parts(parts)
        self._write("wants", [want_values(one) for one in wants])
        self._write("vouchers", [{"id": one.id, **voucher_values(one)} for one in vouchers])
        self._write("account_entries", [entry_of_account_values(one) for one in entries])

    def finish(self, *, customers: int, orders: int) -> Iterator[Progress]:
        """Puts everything up again and works out the list; `customers` and `orders` numbers are given away."""
        take_numbers(self._connection, "customer", customers)
        take_numbers(self._connection, "order", orders)
        plain = [sql for kind, name, sql in self._dismantled if kind == "index" and not name.startswith(_DERIVED)]
        derived = [sql for kind, name, sql in self._dismantled if kind == "index" and name.startswith(_DERIVED)]
        triggers = [sql for kind, _, sql in self._dismantled if kind == "trigger"]
        total = len(plain) + len(derived) + 1
        for number, sql in enumerate(plain):
            yield Progress(number, total, "sample.indexes")
            self._connection.execute(sql)
        yield from fill_list(self._connection, self._settings)
        self._connection.execute("BEGIN")
        for _ in figure_sums.rebuilding(self._connection):
            yield Progress(len(plain), total, "sample.indexes")
        figure_sums.all_newcomers(self._connection)
        self._connection.execute("COMMIT")
        for number, sql in enumerate(derived):
            yield Progress(len(plain) + number, total, "sample.indexes")
            self._connection.execute(sql)
        for sql in triggers:
            self._connection.execute(sql)
        self._dismantled = []
        yield Progress(total - 1, total, "sample.indexes")
        if self._connection.execute("SELECT 1 FROM pragma_foreign_key_check LIMIT 1").fetchone():
            raise ValueError("a record of the bulk belongs to nobody")

    def _write_parts(self, parts: _Parts) -> None:
        for table, rows in parts.rows.items():
            self._write(table, rows)

    def _write(self, table: str, rows: Sequence[Values]) -> None:
        if not rows:
            return
        statement = self._statements.get(table)
        if statement is None:
            names = ", ".join(f'"{name}"' for name in rows[0])
            marks = ", ".join("?" * len(rows[0]))
            statement = self._statements[table] = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        self._connection.execute("BEGIN")
        self._connection.executemany(statement, [tuple(row.values()) for row in rows])
        self._connection.execute("COMMIT")


class _Parts:
    """Rows of parts by table, each with its owner and its place."""

    def __init__(self, owner: str) -> None:
        self._owner = owner
        self.rows: dict[str, list[Values]] = {}

    def add(self, owner: int, parts: dict[str, list[Values]]) -> None:
        """Adds the parts of one record."""
        for table, rows in parts.items():
            known = self.rows.setdefault(table, [])
            for position, row in enumerate(rows):
                row[self._owner] = owner
                row["position"] = position
                known.append(row)


@contextmanager
def filling(path: Path, settings: ShopSettings, *, clock: Clock = now_utc) -> Iterator[BulkWriter]:
    """A writer into a fresh shop file, which appears at `path` when the block ends well, and not otherwise.

    Never over a file that is there: EnvironmentFailure `shop.exists`.
    """
    _refuse_existing(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    shop = ShopFile.create(part, settings, clock=clock)
    try:
        with failures(str(path)):
            connection = shop.writer()
            for pragma in _UNSAFE_BUT_FAST:
                connection.execute(f"PRAGMA {pragma}")
            writer = BulkWriter(connection, settings, clock())
            writer.dismantle()
            yield writer
            shop.close()
            sync(part)
            _refuse_existing(path)
            part.rename(path)
            seal.carry(part, path)
            sync_folder(path.parent)
    finally:
        shop.close()
        part.unlink(missing_ok=True)
        seal.forget(part)


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise EnvironmentFailure("shop.exists", path=str(path))
