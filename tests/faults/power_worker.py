"""The program at work, to be recorded: `python -m tests.faults.power_worker FOLDER PLAN`.

PLAN is a list of scenarios and mutants in JSON; each is played in a process of its own, in the folder of its number.
Everything is done by the program's own services. After each step a line goes to the file `told`: that the step is
acknowledged, what the shop file holds since, and which backups were promised. `root` holds the folder `book` with the
shop file and `home`, the program's own data.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from unittest import mock

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
from craftdesk.services.upgrading import upgrade
from craftdesk.storage.file.gate import journal_path
from craftdesk.storage.file.shop_file import ShopFile
from tests.faults.power_mutants import MUTANTS
from tests.faults.power_state import MORNING, VERSIONS, open_any, opened_state, state_of

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
    """Saving, ordering, undoing, redoing, merging and emptying the bin, over three openings."""
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
    with stage.open() as desk:
        # Into pages that are free since: rolled back, what was free need not be as it was.
        _add(desk, "Uma")
        stage.done("added to it", desk.shop)


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
        file.write(b"my diary")
    _sync(stage.shop)
    # A journal that SQLite would roll back into whatever is called so.
    shutil.copyfile(stage.shop.with_name("journal"), journal_path(stage.shop))
    _sync(journal_path(stage.shop))
    _sync(stage.shop.parent)
    stage.done("damaged")
    run(restore(first, stage.shop, clock=stage.clock))
    stage.done("restored over a damaged one")


def beginnings(stage: Stage) -> None:
    """A new shop file, and the first customer in it."""
    stage.done("nothing")
    with ShopFile.create(stage.shop, ShopSettings(name="New"), clock=stage.clock) as shop:
        stage.done("made", shop)
        _add(Desk.open(shop), "Ida")
        stage.done("added", shop)
    stage.done("closed")


def recoveries(stage: Stage) -> None:
    """A shop whose program was cut off is opened, worked on, closed and opened again."""
    with stage.open() as desk:
        stage.done("recovered", desk.shop)
        _add(desk, "Ida")
        stage.done("added", desk.shop)
    stage.done("closed")
    with stage.open() as desk:
        desk.history.undo()
        stage.done("undone", desk.shop)
    stage.done("closed again")


def upgrades(stage: Stage) -> None:
    """A file of version 1 becomes one of version 3, with its backup, and is worked on."""
    stage.done("begun")
    upgraded = run(upgrade(stage.shop, clock=stage.clock, known=VERSIONS))
    stage.promise(upgraded.backup)
    stage.done("upgraded")
    with open_any(stage.shop, clock=stage.clock) as shop:
        with shop.transaction() as writer:
            writer.execute("INSERT INTO pets (name) VALUES ('Hasso')")
        stage.done("added", shop)
    stage.done("closed")


def short(stage: Stage) -> None:
    """Something of everything."""
    stage.done("begun")
    with stage.open() as desk:
        ida = _add(desk, "Ida")
        stage.done("added", desk.shop)
        made = run(desk.backups.back_up())
        stage.promise(made)
        stage.done("backup", desk.shop)
        run(apply_import(desk, run(plan_import(desk, stage.list, ImportChoices()))))
        stage.done("imported", desk.shop)
        twin = _add(desk, "Ida")
        stage.done("twin", desk.shop)
        desk.merging.merge(ida, [twin])
        stage.done("merged", desk.shop)
        desk.history.undo()
        stage.done("undone", desk.shop)
    stage.done("closed")
    run(restore(made.path, stage.shop, clock=stage.clock))
    stage.done("restored")


SHORT = "short"
SCENARIOS: dict[str, Callable[[Stage], None]] = {
    "save, undo, merge": edits, "import": imports, "upgrade": upgrades, "backup": backups, "restore": restores,
    "new shop": beginnings, "recovery": recoveries,
}  # fmt: skip
_ALL = {**SCENARIOS, SHORT: short}


def prepare(scenario: str, root: Path) -> None:
    """What stands there before anything is recorded: a small shop, a list to bring in, and what was cut off once."""
    (root / "home").mkdir(parents=True)
    (root / "book").mkdir()
    shop = root / "book" / "shop.craftdesk"
    rows = "".join(f"Bulk {number},bulk{number}@example.com\n" for number in range(ROWS))
    (root / "book" / "list.csv").write_text("First name,E-mail\n" + rows, "utf-8")
    if scenario == "new shop":
        return
    with mock.patch.dict(os.environ, {"CRAFTDESK_HOME": str(root / "home")}):
        run(make_sample(shop, customers=30, orders=40, seed=5, today=TODAY))
    if scenario in {"recovery", "restore"}:
        cut_off = _cut_off(shop)
        left = journal_path(shop) if scenario == "recovery" else shop.with_name("journal")
        shutil.copyfile(journal_path(cut_off), left)
        if scenario == "recovery":
            shutil.copyfile(cut_off, shop)


def _cut_off(shop: Path) -> Path:
    """A copy of a shop in the middle of a change that is written in part, with its journal; not in the root."""
    whole, path = shop.parents[2] / "whole", shop.parents[2] / "cut_off"
    shutil.copyfile(shop, whole)
    with closing(sqlite3.connect(whole, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE listing SET phone = '555 ' || position, email = 'nobody@example.com'")
        shutil.copyfile(whole, path)
        shutil.copyfile(journal_path(whole), journal_path(path))
        writer.execute("ROLLBACK")
    return path


def _add(desk: Desk, name: str) -> CustomerId:
    place = PostalAddress(street="Weg 1", city="Ulm")
    address = Address(customer_id=CustomerId(0), place=place)
    return desk.customers.add(Customer(first_name=name, last_name="Berg"), [address]).customer.id


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def play(scenario: str, mutant: str, folder: Path) -> int:
    """Plays one scenario in a process of its own; returns its status."""
    child = os.fork()
    if child:
        (folder / "process").write_text(str(child))
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        os.environ["CRAFTDESK_HOME"] = str(folder / "root" / "home")
        MUTANTS[mutant]()
        telling = os.open(folder / "told", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        _ALL[scenario](Stage(folder / "root", telling))
        status = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()
        os._exit(status)


def main(folder: Path, plan: Path) -> int:
    """Plays what is planned; a mutant may fail, the program may not."""
    plays = json.loads(plan.read_text("utf-8"))
    statuses = [play(scenario, mutant, folder / str(number)) for number, (scenario, mutant) in enumerate(plays)]
    return max(status for status, (_, mutant) in zip(statuses, plays, strict=True) if not mutant)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
