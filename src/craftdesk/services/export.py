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
from craftdesk.domain.export_columns import customer_headers
from craftdesk.domain.export_orders import OrderRecord, order_headers, order_rows
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.progress import Progress
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import OwnerProblem
from craftdesk.storage import export_queries, export_rows
from craftdesk.storage.book import Book, Store
from craftdesk.storage.export_rows import TooNarrow
from craftdesk.storage.failures import failures
from craftdesk.storage.list_reader import ListReader

_RUN = 500
_CUSTOMERS_A_RUN = 2_000
"""Rows of cells are light; a run still takes a twentieth of a second, and nobody who saves waits for longer."""
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
    """Rows into a file of one flavour, some hundreds at a time: what is careful looks at whole columns first."""

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

    def write(self, rows: Sequence[Sequence[str]]) -> None:
        """Some rows of cells."""
        self.rows += len(rows)
        if not self._careful:
            self._csv.writerows(rows)
            return
        columns = [self._column(at, column) for at, column in enumerate(zip(*rows, strict=True))]
        self._csv.writerows(zip(*columns, strict=True))

    def _column(self, at: int, column: Sequence[str]) -> Sequence[str]:
        """The cells of one column as a spreadsheet may open them."""
        if at in self._decimals:
            column = [cell.replace(".", ",") for cell in column]
        return [cells.neutralised(cell) for cell in column] if cells.any_risky(column) else column

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
            sizes = export_rows.list_sizes(book.raw, spine if len(spine) <= _CUSTOMERS_A_RUN else None)
            settings = book.settings
        while True:
            with self._file(path, flavour, settings.country) as writer:
                try:
                    yield from self._write_customers(writer, spine, sizes, settings.currency)
                    break
                except TooNarrow as narrow:
                    # Somebody got one more phone while we wrote: the header has to be wider.
                    sizes = narrow.sizes
                    writer.give_up()
        return Exported(path=path, records=writer.rows, rows=writer.rows)

    def _write_customers(
        self, writer: _Writer, spine: array[int], sizes: dict[str, int], currency: str
    ) -> Generator[Progress, None, None]:
        """Writes the table; TooNarrow when the sizes would not do."""
        writer.headers(customer_headers(sizes), export_columns.DECIMALS)
        for start in range(0, len(spine), _CUSTOMERS_A_RUN):
            yield Progress(start, len(spine), "export.customers")
            with self._store.reading() as book:
                rows = export_rows.customer_rows(book.raw, spine[start : start + _CUSTOMERS_A_RUN], sizes, currency)
            writer.write(rows)
        yield Progress(len(spine), len(spine), "export.customers")

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
                rows: list[list[str]] = []
                for order in orders:
                    number = numbers.get(order.customer_id, "") if order.customer_id is not None else ""
                    rows += order_rows(OrderRecord(order=order, customer_number=number), payments)
                writer.write(rows)
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
