"""Saving a change and an order, and undoing one, beside one raw commit with the same settings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.figures import Budget, Clock, Figure
from benchmarks.harness import Bench, Step
from benchmarks.shops import copied
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile

_BUDGET = Budget(beyond=10)
_BESIDE = "one raw commit"


def measure(bench: Bench) -> list[Figure]:
    """In a copy of each shop."""
    return [figure for name, path in bench.each("T", "S", "M", "L") for figure in _shop(bench, name, path)]


def _shop(bench: Bench, name: str, path: Path) -> list[Figure]:
    copy, figures = copied(path, bench.scratch / "save.craftdesk"), []
    with ShopFile.open(copy) as shop, _commit(bench.scratch / "save.sqlite") as by_hand:
        for what, save in _saves(Desk.open(shop)).items():
            ours, beside = bench.in_turn(save, by_hand, bench.rounds * 4)
            figures.append(
                Figure(row="save", what=what, shop=name, ours=ours, yardstick=beside, beside=_BESIDE, budget=_BUDGET)
            )
    copy.unlink()
    waited = replace(figures[0], what="save a change, as waited for with the disk", clock=Clock.WALL, budget=Budget())
    return [*figures, waited]


def _saves(desk: Desk) -> dict[str, Step]:
    numbers = count()

    def change() -> None:
        customer = desk.customers.get(CustomerId(7))
        desk.customers.change(replace(customer, note=f"Change {next(numbers)}"))

    change()
    order = desk.order_entry.copy(OrderId(1)).draft
    # Each undo takes back what the saves before it left: there are more of them.
    return {
        "save a change": change,
        "save an order": partial(desk.order_entry.add, order),
        "undo one change": desk.history.undo,
    }


@contextmanager
def _commit(plain: Path) -> Iterator[Step]:
    """The yardstick: a row of a small file, changed."""
    plain.unlink(missing_ok=True)
    numbers = count()
    with closing(sqlite3.connect(plain, isolation_level=None)) as raw:
        for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT)")
        raw.execute("INSERT INTO notes VALUES (1, '')")

        def by_hand() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE notes SET note = ?", (f"Change {next(numbers)}",))
            raw.execute("COMMIT")

        yield by_hand
