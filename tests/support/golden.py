"""The golden file of a version: a small shop with a life behind it, kept for ever beside what is in it.

`python -m tests.support.golden` makes the file of the version that the program writes now, with its dumps: as it is,
with everything undone, and with everything redone; and notes the SHA-256 of its schema, which is frozen by that. A
version that was released is never made again.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from craftdesk.domain.bulk_change import BulkChange, BulkKind, Whom
from craftdesk.domain.credit import Voucher
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.customer import Customer, CustomValue
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import Payment
from craftdesk.domain.paper import PaperContent, Rendered
from craftdesk.domain.query import CustomerQuery
from craftdesk.domain.saved_view import SavedView
from craftdesk.domain.standing import StandingLine, StandingOrder
from craftdesk.importing.session import apply_import, plan_import
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.migrations import SCHEMA_VERSION, schema_script
from tests.support.dumps import Dump, as_text, dump

FOLDER = Path(__file__).parents[1] / "data" / "golden"
DAY = date(2026, 11, 29)
_IMPORTED = FOLDER.parent / "samples" / "shopify-customers.csv"

_ORDERS = "SELECT id FROM orders WHERE status = 'completed' ORDER BY id DESC LIMIT 3"


def clock() -> datetime:
    """The moment in which golden files live."""
    return datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


def golden(version: int) -> Path:
    """The golden file of a version; a test copies it before it opens it."""
    return FOLDER / f"{version}.craftdesk"


def kept(version: int, state: str) -> Path:
    """What is in it, as text: `as_it_is`, `undone`, `redone`."""
    return FOLDER / f"{version}.{state}.json"


def entered(path: Path) -> Dump:
    """What the owner entered and what was issued; not how the program remembers old rows, or what it works out."""
    worked_out = ("changes", "operations", "listing", "figure_", "sqlite_", "user_version")
    return {table: rows for table, rows in dump(path).items() if not table.startswith(worked_out)}


def make(path: Path) -> None:
    """A shop in which everything was done once, and the last things were undone."""
    run(make_sample(path, customers=40, orders=60, today=DAY))
    with ShopFile.open(path, clock=clock) as shop:
        desk = Desk.open(shop)
        with desk.store.reading() as book:
            people = [CustomerId(row[0]) for row in book.raw.execute("SELECT id FROM customers ORDER BY id")]
            orders = [OrderId(row[0]) for row in book.raw.execute(_ORDERS)]
        desk.settings.save(replace(desk.settings.get(), name="Clay & Fire", sample=False))
        _people(desk, people)
        _orders(desk, people, orders)
        run(apply_import(desk, run(plan_import(desk, _IMPORTED))))
        desk.merging.merge(people[2], [people[3]])
        desk.customers.archive(people[4:6])
        desk.customers.delete([desk.customers.add(Customer(last_name="Nowhere")).customer.id])
        desk.customers.empty_bin()
        desk.notes.add(people[0], "Asked for a blue one")
        desk.customers.change(replace(desk.customers.get(people[1]), nickname="Bee"))
        run(desk.bulk_changes.change(Whom(query=CustomerQuery()), BulkChange(kind=BulkKind.TAG, key="Fair")))
        for _ in range(3):
            desk.history.undo()


def _people(desk: Desk, people: list[CustomerId]) -> None:
    desk.custom_fields.define(CustomField(title="Ring size", kind=CustomKind.NUMBER))
    desk.custom_fields.define(CustomField(title="Glaze", kind=CustomKind.CHOICE, choices=("Blue", "Grün")))
    first = desk.customers.get(people[0])
    values = (CustomValue(key="glaze", value="Grün"), CustomValue(key="ring_size", value="17.5"))
    desk.customers.change(replace(first, custom=values, note="Zeile eins\nline two"))
    desk.tasks.tick(desk.tasks.add(people[0], "Call back", DAY).entry.id)
    desk.views.add(SavedView(screen="customers", name="Regulars", query='{"descending": true}'))
    desk.views.add(SavedView(screen="orders", name="To do", columns="number,due_on"))
    desk.history.undo()
    desk.history.redo()


def _orders(desk: Desk, people: list[CustomerId], orders: list[OrderId]) -> None:
    for number in orders[:2]:
        desk.papers.issue(number, _painted)
    desk.papers.cancel(desk.papers.of_order(orders[0])[0].id, _painted)
    gift = desk.vouchers.issue(Voucher(amount=5_000, currency="EUR", issued_on=DAY, customer_id=people[0])).voucher
    desk.vouchers.issue(Voucher(amount=2_500, currency="EUR", issued_on=DAY))
    with desk.store.reading() as book:
        order = book.orders.get(orders[2])
    unpaid = desk.order_life.remove_payment(order.id, order.version, 0).order
    paid = desk.order_life.pay_by_voucher(unpaid.id, unpaid.version, gift.code, day=DAY).order
    desk.order_life.pay(paid.id, paid.version, Payment(amount=700, paid_on=DAY, method="cash"))
    line = StandingLine(name="Mug", quantity=6_000, unit_price=1_450)
    desk.standing.define(StandingOrder(customer_id=people[1], title="Mugs", next_on=DAY, lines=(line,)))


def _painted(content: PaperContent) -> Rendered:
    return Rendered(pdf=f"%PDF-1.4 {content.number}".encode(), pages="[]")


def undo_all(desk: Desk) -> int:
    """Takes back whatever can be taken back; how many operations that were."""
    count = 0
    while desk.history.next_undo() is not None:
        desk.history.undo()
        count += 1
    return count


def redo_all(desk: Desk) -> int:
    """Puts back whatever can be put back."""
    count = 0
    while desk.history.next_redo() is not None:
        desk.history.redo()
        count += 1
    return count


def script_digest() -> str:
    """The SHA-256 of the frozen schema of the present version."""
    return hashlib.sha256(schema_script().encode()).hexdigest()


def frozen(version: int) -> Path:
    """The SHA-256 of the schema of a released version."""
    return FOLDER / f"{version}.schema.sha256"


def main() -> None:
    """Make the file, and write down what is in it and which schema it has."""
    path = golden(SCHEMA_VERSION)
    path.unlink(missing_ok=True)
    FOLDER.mkdir(exist_ok=True)
    make(path)
    scratch = path.with_name("scratch.craftdesk")
    scratch.write_bytes(path.read_bytes())
    kept(SCHEMA_VERSION, "as_it_is").write_text(as_text(entered(path)), "utf-8")
    for state, change in (("undone", undo_all), ("redone", redo_all)):
        with ShopFile.open(scratch, clock=clock) as shop:
            change(Desk.open(shop))
        kept(SCHEMA_VERSION, state).write_text(as_text(entered(scratch)), "utf-8")
    scratch.unlink()
    frozen(SCHEMA_VERSION).write_text(script_digest() + "\n", "utf-8")
    sys.stdout.write(f"version {SCHEMA_VERSION}: {path.stat().st_size:,} bytes, schema {script_digest()}\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        # Seals and backups of the files that are made here are nobody's.
        os.environ["CRAFTDESK_HOME"] = home
        main()
