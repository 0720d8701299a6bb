"""Writing customers and orders into CSV files that come back in unchanged.

Two flavours: for spreadsheets (byte order mark, the delimiter and decimal sign that the shop's country expects, cells
that look like formulas neutralised) and for programs (comma, point, as it is). Memory stays flat, and the book is read
in short runs so that nobody who saves has to wait.
"""

from __future__ import annotations

import csv
import re
from array import array
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from craftdesk.domain import cells, export_columns, export_orders
from craftdesk.domain.export_columns import CustomerRecord, customer_cells, customer_headers
from craftdesk.domain.export_orders import OrderRecord, order_headers, order_rows
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.progress import Progress
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import OwnerProblem
from craftdesk.storage import export_queries
from craftdesk.storage.book import Book, Store
from craftdesk.storage.failures import failures
from craftdesk.storage.list_reader import ListReader

_RUN = 500
_DECIMAL_COMMA = frozenset(
    "AL AR AT BE BG BO BR BY CL CO CR CY CZ DE DK EC EE ES FI FR GR HR HU ID IS IT LT LU LV MA ME MK NL NO PL PT PY RO"
    " RS RU SE SI SK TN TR UA UY VE VN".split()
)


class Flavour(StrEnum):
    """For whom a file is written."""

    SPREADSHEETS = "spreadsheets"
    PROGRAMS = "programs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file that was written: how many records, and how many rows below the header."""

    path: Path
    records: int
    rows: int


class _Writer:
    """Rows into a file of one flavour."""

    def __init__(self, path: Path, flavour: Flavour, country: str) -> None:
        comma = flavour is Flavour.SPREADSHEETS and country in _DECIMAL_COMMA
        self._careful = flavour is Flavour.SPREADSHEETS
        self._comma = comma
        encoding = "utf-8-sig" if self._careful else "utf-8"
        self._file = path.open("w", encoding=encoding, newline="", errors="replace")
        self._csv = csv.writer(self._file, delimiter=";" if comma else ",", lineterminator="\r\n")
        self._decimals: frozenset[int] = frozenset()
        self.rows = 0
        self.wanted = True

    def headers(self, headers: Sequence[str], decimals: re.Pattern[str]) -> None:
        """The first row; `decimals` tells which columns hold amounts."""
        if self._comma:
            self._decimals = frozenset(at for at, header in enumerate(headers) if decimals.fullmatch(header))
        self._csv.writerow(headers)

    def row(self, row: list[str]) -> None:
        """One row of cells."""
        if self._careful:
            for at in self._decimals:
                row[at] = row[at].replace(".", ",")
            row = [cells.neutralised(cell) for cell in row]
        self._csv.writerow(row)
        self.rows += 1

    def give_up(self) -> None:
        """What was written is not to be kept."""
        self.wanted = False

    def close(self) -> None:
        """Closes the file."""
        self._file.close()


class ExportService:
    """Writes files; the book stays as it is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def export_customers(
        self,
        path: Path,
        *,
        today: date,
        query: CustomerQuery | None = None,
        ids: Sequence[CustomerId] | None = None,
        flavour: Flavour = Flavour.SPREADSHEETS,
    ) -> Generator[Progress, None, Exported]:
        """Writes customers with all their fields and addresses: those of `ids`, of a query, or all but the bin."""
        yield Progress(0, 0, "export.counting")
        with self._store.reading() as book:
            spine = _spine(book, query, ids, today)
            sizes = _sizes(book, spine)
            settings = book.settings
        while True:
            with self._file(path, flavour, settings.country) as writer:
                needed = yield from self._write_customers(writer, spine, sizes, settings.currency)
                if needed == sizes:
                    break
                writer.give_up()
            # Somebody got one more phone while we wrote: the header has to be wider.
            sizes = needed
        return Exported(path=path, records=writer.rows, rows=writer.rows)

    def _write_customers(
        self, writer: _Writer, spine: array[int], sizes: dict[str, int], currency: str
    ) -> Generator[Progress, None, dict[str, int]]:
        """Writes the table; the sizes it should have had."""
        writer.headers(customer_headers(sizes), export_columns.DECIMALS)
        for start in range(0, len(spine), _RUN):
            yield Progress(start, len(spine), "export.customers")
            with self._store.reading() as book:
                records = _customer_records(book, spine[start : start + _RUN])
            for record in records:
                needed = _enough(sizes, record)
                if needed != sizes:
                    return needed
                writer.row(customer_cells(record, currency, sizes))
        yield Progress(len(spine), len(spine), "export.customers")
        return sizes

    def export_orders(
        self,
        path: Path,
        *,
        today: date,
        query: CustomerQuery | None = None,
        ids: Sequence[CustomerId] | None = None,
        flavour: Flavour = Flavour.SPREADSHEETS,
    ) -> Generator[Progress, None, Exported]:
        """Writes orders, a row a line: those of the customers of `ids` or of a query, or all."""
        yield Progress(0, 0, "export.counting")
        with self._store.reading() as book:
            everybody = query is None and ids is None
            customers = None if everybody else _spine(book, query, ids, today)
            spine = export_queries.order_ids(book.raw, customers)
            payments = export_queries.most_payments(book.raw)
            settings = book.settings
        written = 0
        with self._file(path, flavour, settings.country) as writer:
            writer.headers(order_headers(payments), export_orders.DECIMALS)
            for start in range(0, len(spine), _RUN):
                yield Progress(start, len(spine), "export.orders")
                with self._store.reading() as book:
                    orders = book.orders.some([OrderId(number) for number in spine[start : start + _RUN]])
                    numbers = export_queries.numbers_of(book.raw, [order.customer_id for order in orders])
                written += len(orders)
                for order in orders:
                    number = numbers.get(order.customer_id, "") if order.customer_id is not None else ""
                    for row in order_rows(OrderRecord(order=order, customer_number=number), payments):
                        writer.row(row)
            yield Progress(len(spine), len(spine), "export.orders")
        return Exported(path=path, records=written, rows=writer.rows)

    @contextmanager
    def _file(self, path: Path, flavour: Flavour, country: str) -> Iterator[_Writer]:
        """A writer into a scratch file that gets its name when all is written; left early, nothing remains."""
        if path.resolve() == self._store.shop.path.resolve():
            raise OwnerProblem("export.same_file", path=str(path))
        scratch = path.with_name(f".{path.name}.part")
        with failures(str(path)):
            writer = _Writer(scratch, flavour, country)
            try:
                yield writer
                writer.close()
                if writer.wanted:
                    scratch.replace(path)
            finally:
                writer.close()
                with suppress(OSError):
                    scratch.unlink(missing_ok=True)


def _spine(book: Book, query: CustomerQuery | None, ids: Sequence[CustomerId] | None, today: date) -> array[int]:
    if ids is not None:
        return array("q", ids)
    if query is not None:
        return ListReader(book.raw).spine(query, today)
    return export_queries.customer_ids(book.raw)


def _sizes(book: Book, spine: array[int]) -> dict[str, int]:
    """How many columns each list needs: exactly for a few, else as many as anybody has."""
    if len(spine) > _RUN:
        return export_queries.list_sizes(book.raw)
    sizes: dict[str, int] = {}
    for record in _customer_records(book, spine):
        sizes = dict(_enough(sizes, record))
    return sizes


def _enough(sizes: dict[str, int], record: CustomerRecord) -> dict[str, int]:
    """The sizes, grown where somebody got one more meanwhile."""
    for group in export_columns.GROUPS:
        ones = record.addresses if group.key == "addresses" else getattr(record.customer, group.key)
        if len(ones) > sizes.get(group.key, 0):
            sizes = {**sizes, group.key: len(ones)}
    return sizes


def _customer_records(book: Book, numbers: Sequence[int]) -> list[CustomerRecord]:
    ids = export_queries.as_customer_ids(numbers)
    customers = book.customers.some(ids)
    addresses = book.addresses.of_many(ids)
    referrers = export_queries.numbers_of(book.raw, [customer.referred_by for customer in customers])
    return [
        CustomerRecord(
            customer=customer,
            addresses=tuple(addresses[customer.id]),
            referred_by=referrers.get(customer.referred_by, "") if customer.referred_by is not None else "",
        )
        for customer in customers
    ]
