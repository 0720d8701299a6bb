"""What an owner does with a shop file, as the loops of faults let it be done: each act goes through the services."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus, Payment
from craftdesk.domain.order_life import may_become
from craftdesk.domain.paper import PaperContent, Rendered
from craftdesk.domain.shop import ShopSettings
from craftdesk.importing.session import ImportChoices, apply_import, plan_import
from craftdesk.services.backup_files import BackupFile
from craftdesk.services.desk import Desk
from craftdesk.services.restoring import restore
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import NOW, frozen_clock

LABEL = OperationLabel("customer.changed", {"name": "somebody"})
SHOP = ShopSettings(name="Clay", street="Weg 1", postcode="10115", city="Berlin", tax_number="37/1")
BULK = 40
"""Customers that come in at once, by an import or otherwise: all or none."""
_MUG = OrderLine(name="Mug", unit_price=2_500)


@dataclass
class Scene:
    """An open shop, its file, the CSV file beside it, and the dice."""

    path: Path
    desk: Desk
    chance: random.Random

    @property
    def bulk_file(self) -> Path:
        return self.path.with_name("bulk.csv")

    def customer(self) -> Customer:
        """One of the few who are there from the beginning."""
        return self.desk.customers.get(CustomerId(self.chance.randint(1, 5)))

    def order(self, *, open_only: bool = False) -> Order | None:
        """One of the newest orders of some customer; None when there is none to be had."""
        found = [self.desk.orders.get(row.id) for row in self.desk.orders.recent(self.customer().id, 3)]
        if open_only:
            found = [one for one in found if one.status not in {OrderStatus.CANCELLED, OrderStatus.UNCONFIRMED}]
        return self.chance.choice(found) if found else None


Act = Callable[[Scene], bool]
"""Does one operation; False when there was nothing to do it with."""


def edit(scene: Scene) -> bool:
    """A customer gets another note."""
    known = scene.customer()
    scene.desk.customers.change(replace(known, note=f"{known.note[-200:]} edit {known.version}"))
    return True


def add(scene: Scene) -> bool:
    """A customer with an address."""
    place = PostalAddress(street="Hauptstraße 1", city="Köln")
    scene.desk.customers.add(Customer(first_name="Ida", last_name="Berg"), [Address(place=place)])
    return True


def order(scene: Scene) -> bool:
    """An order of two lines."""
    draft = Order(
        customer_id=scene.customer().id, ordered_on=date(2026, 11, scene.chance.randint(1, 22)), currency="EUR",
        lines=(_MUG, replace(_MUG, name="Bowl")),
    )  # fmt: skip
    scene.desk.order_entry.add(draft)
    return True


def status(scene: Scene) -> bool:
    """An order takes a step."""
    found = scene.order()
    steps = [one for one in OrderStatus if found is not None and may_become(found.status, one)]
    if found is None or not steps:
        return False
    scene.desk.order_life.set_status(found.id, found.version, scene.chance.choice(steps))
    return True


def pay(scene: Scene) -> bool:
    """Somebody pays a part."""
    found = scene.order(open_only=True)
    if found is None:
        return False
    scene.desk.order_life.pay(found.id, found.version, Payment(amount=100, method="Cash"))
    return True


def paper(scene: Scene) -> bool:
    """An invoice is issued."""
    found = scene.order(open_only=True)
    if found is None:
        return False
    return scene.desk.papers.issue(found.id, _painted).fresh


def note(scene: Scene) -> bool:
    """A line in the timeline of a customer."""
    scene.desk.notes.add(scene.customer().id, "called, wants the blue one")
    return True


def bulk(scene: Scene) -> bool:
    """Many customers in one unit of work."""
    with scene.desk.store.begin(LABEL) as unit:
        unit.customers.add_many([Customer(first_name=f"Bulk {number}") for number in range(BULK)])
        unit.commit()
    return True


def bring_in(scene: Scene) -> bool:
    """The CSV file is imported; a backup is made before."""
    run(apply_import(scene.desk, run(plan_import(scene.desk, scene.bulk_file, ImportChoices()))))
    return True


def twins(scene: Scene) -> bool:
    """Two customers who are one, each with an address, in one operation."""
    with scene.desk.store.begin(LABEL) as unit:
        pair = unit.customers.add_many([Customer(first_name="Twin")] * 2)
        unit.addresses.add_many(
            [Address(customer_id=twin, place=PostalAddress(street=f"Weg {twin}")) for twin in pair]
        )  # fmt: skip
        unit.commit()
    return True


def merge(scene: Scene) -> bool:
    """Two twins become one."""
    with scene.desk.store.reading() as book:
        found = book.raw.execute(
            "SELECT id FROM customers WHERE first_name = 'Twin' AND deleted_at IS NULL ORDER BY id DESC LIMIT 2"
        ).fetchall()
    if len(found) < 2:
        return False
    scene.desk.merging.merge(CustomerId(found[1][0]), [CustomerId(found[0][0])])
    return True


def undo(scene: Scene) -> bool:
    """The newest operation is taken back; those by which the shop was made stay."""
    target = scene.desk.history.next_undo()
    if target is None or target.label.code == "start":
        return False
    scene.desk.history.undo()
    return True


def redo(scene: Scene) -> bool:
    """What was taken back comes again."""
    if scene.desk.history.next_redo() is None:
        return False
    scene.desk.history.redo()
    return True


def back_up(scene: Scene) -> bool:
    """A backup, which changes nothing."""
    run(scene.desk.backups.back_up())
    return True


def put_back(scene: Scene) -> bool:
    """The newest backup takes the place of the shop, which is closed for it and opened again."""
    found = newest_backup(scene)
    if found is None:
        return False
    scene.desk.shop.close()
    try:
        run(restore(found.path, scene.path, clock=frozen_clock))
    finally:
        scene.desk = Desk.open(ShopFile.open(scene.path, clock=frozen_clock))
    return True


def reopen(scene: Scene) -> bool:
    """The shop is closed and opened again, which changes nothing."""
    scene.desk.shop.close()
    scene.desk = Desk.open(ShopFile.open(scene.path, clock=frozen_clock))
    return True


def newest_backup(scene: Scene) -> BackupFile | None:
    """The backup that was made last."""
    return next(iter(scene.desk.backups.list()), None)


CHANGES: dict[str, Act] = {
    "edit": edit, "add": add, "order": order, "status": status, "pay": pay, "paper": paper, "note": note,
    "bulk": bulk, "import": bring_in, "twins": twins, "merge": merge, "undo": undo, "redo": redo,
}  # fmt: skip
"""Acts of one operation each."""


def make_shop(path: Path) -> None:
    """A shop of five customers who ordered, and a CSV file beside it; an operation is there to undo and one to redo."""
    desk = Desk.open(ShopFile.create(path, SHOP, clock=frozen_clock))
    with desk.store.begin(OperationLabel("start")) as unit:
        unit.customers.add_many([Customer(first_name=name) for name in ("Anna", "Ben", "Chloé", "Dora", "Emil")])
        unit.commit()
    scene = Scene(path, desk, random.Random(1))
    for act in (order, order, order, order, pay, twins, back_up, note, edit, undo):
        act(scene)
    desk.shop.close()
    rows = "".join(f"Bulk {number},bulk{number}@example.com\n" for number in range(BULK))
    scene.bulk_file.write_text("First name,E-mail\n" + rows, "utf-8")


@contextmanager
def opened(path: Path, seed: object) -> Iterator[Scene]:
    """The shop, open while the block lasts."""
    scene = Scene(path, Desk.open(ShopFile.open(path, clock=frozen_clock)), random.Random(str(seed)))
    try:
        yield scene
    finally:
        scene.desk.shop.close()


def _painted(content: PaperContent) -> Rendered:
    return Rendered(pdf=b"%PDF " + content.number.encode() + NOW.isoformat().encode() * 40, pages="{}")
