"""Writing a file: what was asked, in the format asked, complete or not at all."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date

from craftdesk.domain import export_columns, export_orders, export_products
from craftdesk.domain.dates import instant_text
from craftdesk.domain.export_columns import customer_headers
from craftdesk.domain.export_letters import LETTER_HEADERS, letter_row
from craftdesk.domain.export_orders import OrderRecord, order_headers, order_rows
from craftdesk.domain.export_products import product_row
from craftdesk.domain.progress import Progress
from craftdesk.domain.record_shapes import order_shape, person_shape, plain, product_shape
from craftdesk.domain.vcard import Card
from craftdesk.services.export.cards import CardsFile
from craftdesk.services.export.csv_file import CsvFile
from craftdesk.services.export.json_file import JsonFile
from craftdesk.services.export.records import Records
from craftdesk.services.export.target import Scratch, scratch_for
from craftdesk.services.export.wish import Exported, ExportWish, Flavour, Format, What, check
from craftdesk.services.export.workbook import WorkbookFile
from craftdesk.services.postal import lines_of
from craftdesk.storage.book import Store
from craftdesk.storage.export_rows import TooNarrow

_Steps = Generator[Progress, None, Exported]


class ExportService:
    """Writes files; the book stays as it is."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def export(self, wish: ExportWish, *, today: date) -> _Steps:
        """Writes what is wished; left before its end, the file is as it was before, or not there."""
        check(wish)
        yield Progress(0, 0, "export.counting")
        records = Records(self._store, wish, today)
        while True:
            records.begin_again()
            with scratch_for(wish.path, self._store.shop.path) as scratch:
                try:
                    return (yield from self._write(wish, records, scratch))
                except TooNarrow as narrow:
                    # Somebody got one more phone while we wrote: the header has to be wider.
                    records.spines.sizes = narrow.sizes

    def _write(self, wish: ExportWish, records: Records, scratch: Scratch) -> _Steps:
        if wish.format is Format.VCARD:
            done = yield from _write_cards(wish, records, scratch)
        elif wish.format is Format.JSON:
            done = yield from self._write_json(wish, records, scratch)
        elif wish.flavour is Flavour.LETTERS:
            done = yield from _write_letters(wish, records, scratch)
        else:
            done = yield from _write_tables(wish, records, scratch)
        scratch.wanted = True
        return done

    def _write_json(self, wish: ExportWish, records: Records, scratch: Scratch) -> _Steps:
        spines = records.spines
        head = {
            "exported_at": instant_text(self._store.shop.clock()),
            "shop": plain(spines.settings),
            "custom_fields": [
                {"key": one.key, "title": one.title, "kind": one.kind.value, "choices": list(one.choices),
                 "active": one.active}
                for one in spines.fields
            ],
        }  # fmt: skip
        file = JsonFile(scratch.path, head)
        try:
            if wish.what in {What.CUSTOMERS, What.EVERYTHING}:
                file.array("customers")
                for step in records.people(notes=True):
                    if isinstance(step, Progress):
                        yield step
                    else:
                        file.write(
                            person_shape(one.customer, one.addresses, one.notes, spines.settings.currency,
                                         one.referred_by)
                            for one in step
                        )  # fmt: skip
            customers = file.rows
            if wish.what in {What.ORDERS, What.EVERYTHING}:
                file.array("orders")
                for batch in records.orders():
                    if isinstance(batch, Progress):
                        yield batch
                    else:
                        file.write(order_shape(order, number) for order, number in batch)
            orders = file.rows - customers
            if wish.what in {What.PRODUCTS, What.EVERYTHING}:
                file.array("products")
                file.write(map(product_shape, spines.products))
            yield records.finished()
            file.finish()
        finally:
            file.close()
        return Exported(
            path=wish.path, records=file.rows, rows=file.rows, customers=customers, orders=orders,
            products=file.rows - customers - orders,
        )  # fmt: skip


def _write_cards(wish: ExportWish, records: Records, scratch: Scratch) -> _Steps:
    file = CardsFile(scratch.path, wish.cards)
    try:
        for step in records.people(notes=False):
            if isinstance(step, Progress):
                yield step
            else:
                file.write(Card(customer=one.customer, addresses=one.addresses) for one in step)
        yield records.finished()
    finally:
        file.close()
    return Exported(path=wish.path, records=file.rows, rows=file.rows, customers=file.rows)


def _write_letters(wish: ExportWish, records: Records, scratch: Scratch) -> _Steps:
    settings = records.spines.settings
    home = settings.country, settings.language
    file = CsvFile(scratch.path, wish.flavour, settings.country)
    try:
        file.table("Letters", LETTER_HEADERS, export_columns.DECIMALS)
        for step in records.people(notes=False):
            if isinstance(step, Progress):
                yield step
            else:
                file.write([letter_row(one.customer, one.addresses, home, lines_of) for one in step])
        yield records.finished()
        file.finish()
    finally:
        file.close()
    return Exported(path=wish.path, records=file.rows, rows=file.rows, customers=file.rows)


def _write_tables(wish: ExportWish, records: Records, scratch: Scratch) -> _Steps:
    spines = records.spines
    file: CsvFile | WorkbookFile
    if wish.format is Format.XLSX:
        file = WorkbookFile(scratch.path)
    else:
        file = CsvFile(scratch.path, wish.flavour, spines.settings.country)
    orders = 0
    try:
        if wish.what in {What.CUSTOMERS, What.EVERYTHING}:
            file.table("Customers", customer_headers(spines.sizes, spines.fields), export_columns.DECIMALS)
            for step in records.customer_columns():
                if isinstance(step, Progress):
                    yield step
                else:
                    file.write_columns(step)
        customers = file.rows
        if wish.what in {What.ORDERS, What.EVERYTHING}:
            file.table("Orders", order_headers(spines.payments), export_orders.DECIMALS)
            for batch in records.orders():
                if isinstance(batch, Progress):
                    yield batch
                    continue
                orders += len(batch)
                rows: list[list[str]] = []
                for order, number in batch:
                    rows += order_rows(OrderRecord(order=order, customer_number=number), spines.payments)
                file.write(rows)
        products = 0
        if wish.what in {What.PRODUCTS, What.EVERYTHING}:
            file.table("Products", export_products.HEADERS, export_products.DECIMALS)
            file.write([product_row(one) for one in spines.products])
            products = len(spines.products)
        yield records.finished()
        file.finish()
    finally:
        file.close()
    return Exported(
        path=wish.path, records=customers + orders + products, rows=file.rows, customers=customers, orders=orders,
        products=products, cut=file.cut,
    )  # fmt: skip
