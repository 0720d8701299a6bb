"""The program at work, to be recorded: `python -m tests.faults.power_worker SCENARIO ROOT TELL [MUTANT]`.

Everything is done by the program's own services. After each step a line goes to the file TELL: that the step is
acknowledged, what the shop file holds since, and which backups were promised. ROOT holds the folder `book` with the
shop file and `home`, the program's own data; TELL lies elsewhere.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import OrderLine
from craftdesk.domain.shop import ShopSettings
from craftdesk.importing.session import ImportChoices, apply_import, plan_import
from craftdesk.services.backups import Backup
from craftdesk.services.desk import Desk
from craftdesk.services.restoring import restore
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.shop_file import ShopFile
from tests.faults.power_mutants import MUTANTS
from tests.faults.power_state import MORNING, opened_state, state_of

ROWS = 25
TODAY = date(2026, 11, 22)


class Stage:
    """Where a scenario plays: the shop file, a clock of its own, and the line to whoever listens."""

    def __init__(self, root: Path, tell: int) -> None:
        self.shop = root / "book" / "shop.craftdesk"
        self.list = root / "book" / "list.csv"
        self._tell = tell
        self._minutes = 0
        self._backups: dict[Path, str] = {}

    def clock(self) -> datetime:
        """Each look at it is a minute later."""
        self._minutes += 1
        return MORNING + timedelta(minutes=self._minutes)

    @contextmanager
    def open(self, path: Path | None = None) -> Iterator[Desk]:
        """The desk of the shop file until the block ends."""
        with ShopFile.open(path or self.shop, clock=self.clock) as shop:
            yield Desk.open(shop)

    def done(self, what: str, shop: ShopFile | None = None) -> None:
        """Acknowledges a step."""
        state = opened_state(shop) if shop else state_of(self.shop)
        kept = {str(path): sha256 for path, sha256 in self._backups.items() if path.exists()}
        line = json.dumps({"step": what, "shop": state, "backups": kept})
        os.write(self._tell, f"{line}\n".encode())

    def promise(self, made: Backup) -> Path:
        """From now on this backup is acknowledged, until it is thinned out."""
        self._backups[made.path] = made.sha256
        return made.path


def edits(stage: Stage) -> None:
    """Saving, ordering, undoing, redoing, merging and emptying the bin, over two openings."""
    with stage.open() as desk:
        stage.done("opened", desk.shop)
        ida = _add(desk, "Ida")
        stage.done("added", desk.shop)
        desk.customers.change(replace(desk.customers.get(ida), note="called", first_name="Ada"))
        stage.done("changed", desk.shop)
        draft = replace(desk.order_entry.new(ida).draft, lines=(OrderLine(name="Bowl", unit_price=2_500),))
        desk.order_entry.add(draft)
        stage.done("ordered", desk.shop)
        for turn in (desk.history.undo, desk.history.undo, desk.history.redo):
            turn()
            stage.done(turn.__name__, desk.shop)
        twin = _add(desk, "Ada")
        stage.done("twin", desk.shop)
        desk.merging.merge(ida, [twin])
        stage.done("merged", desk.shop)
    stage.done("closed")
    with stage.open() as desk:
        stage.done("opened again", desk.shop)
        desk.customers.delete([ida])
        stage.done("binned", desk.shop)
        desk.customers.empty_bin()
        stage.done("bin emptied", desk.shop)
        desk.settings.save(replace(desk.shop.settings(), name="Another name"))
        stage.done("settings", desk.shop)
    stage.done("closed again")


def imports(stage: Stage) -> None:
    """A list brought in, taken back out of turn and brought in again, each with its backup."""
    stage.done("begun")
    with stage.open() as desk:
        report = run(apply_import(desk, run(plan_import(desk, stage.list, ImportChoices()))))
        for made in desk.backups.list():
            stage.promise(Backup(path=made.path, sha256=made.sha256, customers=0, orders=0))
        stage.done("imported", desk.shop)
        _add(desk, "Ida")
        stage.done("added", desk.shop)
        if report.operation is None:
            raise AssertionError("nothing was brought in")
        desk.history.revert(report.operation)
        stage.done("reverted", desk.shop)
        desk.history.undo()
        stage.done("put back", desk.shop)
    stage.done("closed")


def backups(stage: Stage) -> None:
    """Backups between changes, more than stay, and a copy elsewhere."""
    stage.done("begun")
    with stage.open() as desk:
        for number in range(4):
            stage.promise(run(desk.backups.back_up(reason="manual")))
            stage.done(f"backup {number}", desk.shop)
            _add(desk, f"Guest {number}")
            stage.done(f"added {number}", desk.shop)
        elsewhere = stage.shop.with_name("copy.craftdesk")
        stage.promise(run(desk.backups.save_copy(elsewhere)))
        stage.done("copied", desk.shop)
    stage.done("closed")


def restores(stage: Stage) -> None:
    """A backup put in the place of a sound shop, of none, and of a damaged one."""
    stage.done("begun")
    with stage.open() as desk:
        first = stage.promise(run(desk.backups.back_up()))
        stage.done("backup", desk.shop)
        _add(desk, "Ida")
        stage.done("added", desk.shop)
    stage.done("closed")
    run(restore(first, stage.shop, clock=stage.clock))
    stage.done("restored")
    with stage.open() as desk:
        _add(desk, "Uma")
        stage.done("added to it", desk.shop)
    stage.done("closed again")
    stage.shop.unlink()
    _sync(stage.shop.parent)
    stage.done("deleted")
    run(restore(first, stage.shop, clock=stage.clock))
    stage.done("restored where none was")
    with stage.shop.open("r+b") as file:
        file.truncate(4096 * 9)
        os.fsync(file.fileno())
    stage.done("damaged")
    run(restore(first, stage.shop, clock=stage.clock))
    stage.done("restored over a damaged one")


def beginnings(stage: Stage) -> None:
    """A new shop file, and the first customer in it."""
    stage.shop.unlink()
    _sync(stage.shop.parent)
    stage.done("nothing")
    with ShopFile.create(stage.shop, ShopSettings(name="New"), clock=stage.clock) as shop:
        stage.done("made", shop)
        _add(Desk.open(shop), "Ida")
        stage.done("added", shop)
    stage.done("closed")


SCENARIOS: dict[str, Callable[[Stage], None]] = {
    "save, undo, merge": edits, "import": imports, "backup": backups, "restore": restores, "new shop": beginnings,
}  # fmt: skip


def prepare(root: Path) -> None:
    """What stands there before anything is recorded: a small shop, and a list to bring in."""
    (root / "book").mkdir(parents=True)
    (root / "home").mkdir()
    run(make_sample(root / "book" / "shop.craftdesk", customers=30, orders=40, seed=5, today=TODAY))
    rows = "".join(f"Bulk {number},bulk{number}@example.com\n" for number in range(ROWS))
    (root / "book" / "list.csv").write_text("First name,E-mail\n" + rows, "utf-8")


def _add(desk: Desk, name: str) -> CustomerId:
    place = PostalAddress(street="Weg 1", city="Ulm")
    address = Address(customer_id=CustomerId(0), place=place)
    return desk.customers.add(Customer(first_name=name, last_name="Berg"), [address]).customer.id


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def main(scenario: str, root: str, tell: str, mutant: str = "") -> None:
    """Plays one scenario, as the program is or with one fault built in."""
    MUTANTS[mutant]()
    listening = os.open(tell, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    SCENARIOS[scenario](Stage(Path(root), listening))


if __name__ == "__main__":
    main(*sys.argv[1:])
