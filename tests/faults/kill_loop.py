"""Kills a program that is changing a shop file, again and again, and counts what was lost.

`python -m tests.faults.kill_loop FOLDER KILLS SEED` prints one JSON object. Each round forks a worker that edits,
imports a file, writes in bulk, merges twins and undoes, acknowledging over a pipe what it committed; at a random
moment it gets SIGKILL. Then the file is opened as the owner would and compared with what was acknowledged.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.merging import MERGED
from craftdesk.domain.operation import OperationKind, OperationLabel, OperationState
from craftdesk.domain.shop import ShopSettings
from craftdesk.importing.session import ImportChoices, apply_import, plan_import
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage import journal, listing
from craftdesk.storage.book import Store
from craftdesk.storage.shop_file import ShopFile
from tests.support.shops import derived

LABEL = OperationLabel("customer.changed", {"name": "somebody"})
BULK = 300


def work(path: Path, acknowledge: int, seed: int) -> None:
    """Changes the file until it is killed; writes `state` of every committed operation to the pipe."""
    chance = random.Random(seed)
    desk = Desk.open(ShopFile.open(path))
    store = desk.store
    while True:
        kind = chance.choice(("edit", "import", "bulk", "merge", "undo"))
        if kind == "import":
            run(apply_import(desk, run(plan_import(desk, path.with_name("bulk.csv"), ImportChoices()))))
        elif kind == "merge":
            one, other = twins(desk, acknowledge)
            desk.merging.merge(one, [other])
        elif kind == "undo":
            target = journal.next_undo(store.shop.writer())
            if target is None or target.id <= 1:
                continue
            source = journal.latest_change_of(store.shop.writer(), target.id)
            with store.begin(LABEL, kind=OperationKind.UNDO, undoes=target.id) as unit:
                journal.restore(unit.raw, source)
                journal.set_state(unit.raw, target.id, OperationState.UNDONE)
                unit.commit()
        else:
            with store.begin(LABEL) as unit:
                if kind == "bulk":
                    unit.customers.add_many([Customer(first_name=f"Bulk {index}") for index in range(BULK)])
                else:
                    first = unit.raw.execute("SELECT min(id) FROM customers").fetchone()[0]
                    known = unit.customers.get(first)
                    unit.customers.save(replace(known, note=f"edit {unit.operation}"))
                unit.commit()
        tell(store, acknowledge)


def tell(store: Store, acknowledge: int) -> None:
    """Acknowledges the newest operation."""
    (newest,) = store.shop.writer().execute("SELECT max(id) FROM operations").fetchone()
    os.write(acknowledge, f"{newest}\n".encode())


def twins(desk: Desk, acknowledge: int) -> tuple[CustomerId, CustomerId]:
    """Adds two customers who are one, each with an address, in one operation."""
    with desk.store.begin(LABEL) as unit:
        one, other = unit.customers.add_many([Customer(first_name="Twin")] * 2)
        unit.addresses.add_many(
            [Address(customer_id=twin, place=PostalAddress(street=f"Weg {twin}")) for twin in (one, other)]
        )
        unit.commit()
    tell(desk.store, acknowledge)
    return one, other


def one_round(path: Path, seed: int) -> int:
    """Lets a worker live for a random time; returns the newest acknowledged operation."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(path, writing, seed)
        finally:
            os._exit(1)
    os.close(writing)
    # The first acknowledgement shows that it is at work; then anything may be hit.
    heard = b""
    if select.select([reading], [], [], 30)[0]:
        heard = os.read(reading, 65536)
    time.sleep(random.Random(seed).uniform(0, 0.15))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(reading, 65536):
        heard += piece
    os.close(reading)
    lines = heard.decode().splitlines()
    return int(lines[-1]) if lines else 0


def findings(path: Path, acknowledged: int) -> dict[str, int]:
    """What is wrong with the file after a kill, by kind; all zero when nothing is."""
    with ShopFile.open(path) as shop:
        writer = shop.writer()
        (newest,) = writer.execute("SELECT coalesce(max(id), 0) FROM operations").fetchone()
        (broken,) = writer.execute("PRAGMA quick_check(1)").fetchone()
        foreign = len(writer.execute("PRAGMA foreign_key_check").fetchall())
        (bulk,) = writer.execute("SELECT count(*) FROM customers WHERE first_name LIKE 'Bulk %'").fetchone()
        (twin_count,) = writer.execute("SELECT count(*) FROM customers WHERE first_name = 'Twin'").fetchone()
        (merged,) = writer.execute("SELECT count(*) FROM external_numbers WHERE system = ?", (MERGED,)).fetchone()
        (houses,) = writer.execute("SELECT count(*) FROM addresses").fetchone()
        (running,) = writer.execute("SELECT count(operation_id) FROM running").fetchone()
        kept = derived(writer)
        writer.execute("BEGIN IMMEDIATE")
        listing.rebuild(writer, shop.settings())
        rebuilt = derived(writer)
        writer.execute("ROLLBACK")
    return {
        "lost": int(newest < acknowledged),
        "half_done": int(bulk % BULK != 0)
        + int((twin_count + merged) % 2 or houses != twin_count + merged)
        + running
        + int(kept != rebuilt),
        "integrity": int(broken != "ok") + foreign,
    }


def main(folder: Path, kills: int, seed: int) -> dict[str, int]:
    """Runs the loop and adds up its findings."""
    path = folder / "shop.craftdesk"
    store = Store(ShopFile.create(path, ShopSettings(name="Kill me")))
    with store.begin(LABEL) as unit:
        unit.customers.add(Customer(first_name="Anna"))
        unit.commit()
    store.shop.close()
    rows = "".join(f"Bulk {number},bulk{number}@example.com\n" for number in range(BULK))
    (folder / "bulk.csv").write_text("First name,E-mail\n" + rows, "utf-8")
    # A fork carries no open connection over: SQLite forbids it.
    total = {"kills": 0, "acknowledged": 0, "lost": 0, "half_done": 0, "integrity": 0}
    for number in range(kills):
        acknowledged = one_round(path, seed + number)
        total["kills"] += 1
        total["acknowledged"] = max(total["acknowledged"], acknowledged)
        for name, count in findings(path, acknowledged).items():
            total[name] += count
    return total


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))) + "\n")
