"""Saving a change of one customer, beside one raw commit with the same settings."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

from benchmarks.figures import Budget, Clock, Figure
from benchmarks.harness import Bench
from benchmarks.shops import copied
from craftdesk.domain.ids import CustomerId
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile


def measure(bench: Bench) -> list[Figure]:
    """Change a note in a copy of each shop."""
    return [_shop(bench, name, path) for name, path in bench.each("T", "S", "M", "L")]


def _shop(bench: Bench, name: str, path: Path) -> Figure:
    copy, plain = copied(path, bench.scratch / "save.craftdesk"), bench.scratch / "save.sqlite"
    plain.unlink(missing_ok=True)
    numbers = count()
    with ShopFile.open(copy) as shop, closing(sqlite3.connect(plain, isolation_level=None)) as raw:
        for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT)")
        raw.execute("INSERT INTO notes VALUES (1, '')")
        desk = Desk.open(shop)

        def save() -> None:
            customer = desk.customers.get(CustomerId(7))
            desk.customers.change(replace(customer, note=f"Change {next(numbers)}"))

        def by_hand() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE notes SET note = ?", (f"Change {next(numbers)}",))
            raw.execute("COMMIT")

        ours, beside = bench.in_turn(save, by_hand, bench.rounds * 4)
    copy.unlink()
    return Figure(
        row="save", what="save a change", shop=name, ours=ours, yardstick=beside, beside="one raw commit",
        budget=Budget(beyond=10), clock=Clock.WALL,
    )  # fmt: skip
