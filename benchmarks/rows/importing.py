"""Importing Shopify customers with detection, plan, matching, search index and undo journal; and undoing it.

The yardstick is `benchmarks.import_by_hand`. A list that is there is dearer for it, too: its rows go to places anywhere
in a dozen indexes, and each page on the way is read, journalled and written.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Budget, Figure, Once, Taken
from benchmarks.harness import Bench, timed
from benchmarks.import_by_hand import write_by_hand
from benchmarks.memory import forget_peak, peak
from benchmarks.shopify_file import write_customers, write_orders
from benchmarks.shops import copied
from craftdesk.domain.shop import ShopSettings
from craftdesk.importing.session import apply_import, plan_import
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile

_SIZES = {"T": 60, "S": 10_000, "M": 100_000}
_NEW_SHOP = Budget(ratio=2.5)
_SETTINGS = ShopSettings(name="Import", currency="USD", country="US")


class _Import(NamedTuple):
    """An import, its undo, and the MB that it held above what was there before."""

    taken: Once
    undone: Once
    held: float


def measure(bench: Bench) -> list[Figure]:
    """As many customers as the shop's size stands for, into an empty shop."""
    figures = []
    for name, _ in bench.each(*_SIZES):
        count = _SIZES[name]
        path = bench.scratch / "customers.csv"
        write_customers(path, count)
        rows = _parsed(path)
        rounds = min(bench.rounds, 3 if count <= 10_000 else 1)
        taken = [(_ours(bench.scratch, path, count), _by_hand(bench.scratch, rows)) for _ in range(rounds)]
        ours, undo = Taken.of([one.taken for one, _ in taken]), Taken.of([one.undone for one, _ in taken])
        beside, held = Taken.of([one for _, one in taken]), Taken.values([one.held for one, _ in taken])
        figures += [
            Figure(row="import", what="import Shopify customers (S 10,000, M 100,000) into a new shop", shop=name,
                   ours=ours, yardstick=beside, beside="executemany by hand", budget=_NEW_SHOP),
            Figure(row="import", what="undo that import", shop=name, ours=undo, yardstick=ours,
                   beside="the import", budget=Budget(ratio=1.0)),
            Figure(row="import", what="memory above idle while it comes in", shop=name, ours=held,
                   budget=Budget(most=300), unit="MB"),
        ]  # fmt: skip
    figures += [figure for name, path in bench.each("T", "M", "L") for figure in _into(bench, name, path)]
    customers = {one.shop: one.ours for one in figures if one.budget is _NEW_SHOP}
    return figures + [
        figure for name, _ in bench.each("T", "M") for figure in _order_rows(bench, name, customers[name])
    ]


def _order_rows(bench: Bench, name: str, customers: Taken) -> list[Figure]:
    """Rows of orders, two an order, beside as many customers, by a program of its own that tells of its memory."""
    file, shop = bench.scratch / "orders.csv", bench.scratch / "orders.craftdesk"
    write_orders(file, _SIZES[name])
    command = [sys.executable, "-m", "benchmarks.probes.importing", str(shop), str(file)]
    said = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    shop.unlink()
    return [
        Figure(row="import", what="import 100,000 order rows into a new shop", shop=name,
               ours=Taken.of([Once(said["import"], said["import"])]), yardstick=customers,
               beside="as many customers"),
        Figure(row="import", what="memory above idle while they come in", shop=name,
               ours=Taken.values([said["memory"]]), budget=Budget(most=300), unit="MB"),
    ]  # fmt: skip


def _into(bench: Bench, name: str, path: Path) -> list[Figure]:
    """The same customers into a new shop and into one that is there; its backup is made before and not measured."""
    file, count = bench.scratch / "more.csv", _SIZES["T" if name == "T" else "S"]
    write_customers(file, count)
    copy = copied(path, bench.scratch / "into.craftdesk")
    with ShopFile.open(copy) as shop:
        desk = Desk.open(shop)
        run(desk.backups.back_up())
        ours, undo = timed(lambda: run(apply_import(desk, run(plan_import(desk, file))))), timed(desk.history.undo)
    copy.unlink()
    rows = _parsed(file)
    by_hand = write_by_hand(copied(path, copy), rows)
    copy.unlink()
    alone, alone_by_hand = _ours(bench.scratch, file, count).taken, _by_hand(bench.scratch, rows)
    return [
        Figure(row="import", what="import 10,000 customers with a shop there", shop=name, ours=Taken.of([ours]),
               yardstick=Taken.of([alone]), beside="into a new shop", budget=Budget(ratio=1.2)),
        Figure(row="import", what="undo 10,000 customers with a shop there", shop=name, ours=Taken.of([undo]),
               yardstick=Taken.of([ours]), beside="the import", budget=Budget(ratio=1.0)),
        Figure(row="import", what="10,000 rows by hand with a shop there", shop=name, ours=Taken.of([by_hand]),
               yardstick=Taken.of([alone_by_hand]), beside="by hand into a new shop"),
    ]  # fmt: skip


def _parsed(file: Path) -> list[list[str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.reader(lines))[1:]


def _by_hand(scratch: Path, rows: list[list[str]]) -> Once:
    path = scratch / "by-hand.craftdesk"
    ShopFile.create(path, _SETTINGS).close()
    taken = write_by_hand(path, rows)
    path.unlink()
    return taken


def _ours(scratch: Path, file: Path, count: int) -> _Import:
    path = scratch / "import.craftdesk"
    with ShopFile.create(path, _SETTINGS) as shop:
        desk = Desk.open(shop)
        before = forget_peak()
        taken = timed(lambda: run(apply_import(desk, run(plan_import(desk, file)))))
        held = peak() - before
        with desk.store.reading() as book:
            (found,) = book.raw.execute("SELECT count(*) FROM listing").fetchone()
        assert found == count, found
        undone = timed(desk.history.undo)
    path.unlink()
    return _Import(taken, undone, held)
