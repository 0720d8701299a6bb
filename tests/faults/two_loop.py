"""Two programs on one shop file: `python -m tests.faults.two_loop FOLDER INCREMENTS SEED` prints JSON."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.errors import EnvironmentFailure, ShopLocked
from craftdesk.services.desk import Desk
from craftdesk.storage.book import Store
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import frozen_clock, new_store

_LABEL = OperationLabel("customer.changed", {"name": "Anna"})
_ANNA, _BEN = CustomerId(1), CustomerId(2)
_SITTING = 8
"""At most so many changes are made before a program closes the shop and lets the other one in."""
_HOLDERS = 10


def _open(path: Path) -> ShopFile:
    return ShopFile.open(path, clock=frozen_clock)


def _increase(store: Store) -> None:
    """Anna and Ben both count one further, in one operation."""
    with store.begin(_LABEL) as unit:
        for who in (_ANNA, _BEN):
            known = unit.customers.get(who)
            unit.customers.save(replace(known, note=str(int(known.note) + 1)))
        unit.commit()


def _by_turns(path: Path, increments: int, chance: random.Random) -> Counter[str]:
    """Increases as the program does: whoever finds the shop locked is told by whom, and tries again."""
    told: Counter[str] = Counter()
    done = 0
    while done < increments:
        try:
            shop = _open(path)
        except ShopLocked as locked:
            told["refused"] += 1
            told["named"] += locked.code == "shop.locked" and locked.params["host"] == os.uname().nodename
            time.sleep(chance.uniform(0.001, 0.02))
            continue
        with shop:
            store = Store(shop)
            for _ in range(min(chance.randint(1, _SITTING), increments - done)):
                _increase(store)
                done += 1
        time.sleep(chance.uniform(0, 0.01))
    return told


def _at_once(path: Path, increments: int, _: random.Random) -> Counter[str]:
    """Increases beside another connection of the program, with nothing between them but SQLite's own lock."""
    shop = ShopFile(path, lock=None, read_only="", clock=frozen_clock)
    told: Counter[str] = Counter()
    done = 0
    while done < increments:
        try:
            with shop.transaction() as writer:
                (count,) = writer.execute("SELECT next FROM counters WHERE name = 'tried'").fetchone()
                writer.execute("UPDATE counters SET next = ? WHERE name = 'tried'", (count + 1,))
        except EnvironmentFailure as failed:
            if failed.code != "shop.busy":
                raise
            told["busy"] += 1
        else:
            done += 1
    shop.close()
    return told


def _both(work: Callable[[Path, int, random.Random], Counter[str]], path: Path, each: int, seed: int) -> Counter[str]:
    """Two processes do the same work at the same time; what they were told is added up."""
    told: Counter[str] = Counter()
    readers = []
    for number in (0, 1):
        reading, writing = os.pipe()
        if os.fork() == 0:
            try:
                found = work(path, each, random.Random(f"{seed} {number}"))
                os.write(writing, json.dumps(found).encode())
                os._exit(0)
            finally:
                os._exit(1)
        os.close(writing)
        readers.append(reading)
    for reading in readers:
        with os.fdopen(reading, "rb") as pipe:
            told.update(json.loads(pipe.read() or b'{"died": 1}'))
        os.wait()
    return told


def _read_beside(path: Path, changes: int) -> Counter[str]:
    """Somebody looks read-only at a shop in which somebody else saves: never half of an operation."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with _open(path) as shop:
            store = Store(shop)
            os.write(writing, b"r")
            for _ in range(changes):
                _increase(store)
        os._exit(0)
    os.close(writing)
    os.read(reading, 1)
    seen: Counter[str] = Counter()
    values: set[str] = set()
    with ShopFile.open(path, read_only=True, clock=frozen_clock) as shop:
        desk = Desk.open(shop)
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            with desk.store.reading() as book:
                pair = book.customers.get(_ANNA).note, book.customers.get(_BEN).note
                (done,) = book.raw.execute("SELECT changes FROM operations ORDER BY id DESC LIMIT 1").fetchone()
            seen["looks"] += 1
            seen["halves"] += pair[0] != pair[1] or not done
            values.add(pair[0])
    os.close(reading)
    return seen + Counter(states=len(values))


def _killed_holders(path: Path) -> Counter[str]:
    """Whoever has the shop is killed: the next one gets in at the first try."""
    found: Counter[str] = Counter()
    for _ in range(_HOLDERS):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            shop = _open(path)
            _increase(Store(shop))
            os.write(writing, b"r")
            signal.pause()
        os.read(reading, 1)
        try:
            _open(path).close()
        except ShopLocked as locked:
            found["named"] += locked.code == "shop.locked"
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
        os.close(writing)
        _open(path).close()
        found["holders"] += 1
    return found


def main(folder: Path, increments: int, seed: int) -> dict[str, int]:
    """All of it, one after the other; the count in the shop has to be the number of increments."""
    os.environ["CRAFTDESK_HOME"] = str(folder / "home")
    path = folder / "shop.craftdesk"
    store = new_store(path)
    with store.begin(_LABEL) as unit:
        unit.customers.add_many([Customer(first_name=name, note="0") for name in ("Anna", "Ben")])
        unit.raw.execute("INSERT INTO counters (name, next) VALUES ('tried', 0)")
        unit.commit()
    store.shop.close()
    turns = _both(_by_turns, path, increments // 2, seed)
    by_turns = _count(path)
    once = _both(_at_once, path, increments // 2, seed)
    beside = _read_beside(path, increments // 8)
    holders = _killed_holders(path)
    with _open(path) as shop:
        (raw,) = shop.reader().execute("SELECT next FROM counters WHERE name = 'tried'").fetchone()
    expected = increments + increments // 8 + _HOLDERS
    return {
        "increments": 2 * increments, "lost": increments - by_turns + increments - raw + (expected - _count(path)),
        "refused": turns["refused"], "named": turns["named"], "busy": once["busy"],
        "died": turns["died"] + once["died"],
        "looks": beside["looks"], "halves": beside["halves"], "states": beside["states"],
        "holders": holders["holders"], "holders_named": holders["named"],
    }  # fmt: skip


def _count(path: Path) -> int:
    with _open(path) as shop:
        return int(Desk.open(shop).customers.get(_ANNA).note)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))) + "\n")
