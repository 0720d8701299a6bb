"""Importing Shopify customers with detection, plan, matching, search index and undo journal; and undoing it.

The yardstick gets the parsed rows for nothing and writes them with `executemany` into the same tables with the same
indexes and the same full-text table; it looks for nobody, remembers nothing for an undo and cleans nothing.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Budget, Figure, Once, Taken
from benchmarks.harness import Bench, timed
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
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))[1:]
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
    alone = _ours(bench.scratch, file, count).taken
    return [
        Figure(row="import", what="import 10,000 customers with a shop there", shop=name, ours=Taken.of([ours]),
               yardstick=Taken.of([alone]), beside="into a new shop", budget=Budget(ratio=1.2)),
        Figure(row="import", what="undo 10,000 customers with a shop there", shop=name, ours=Taken.of([undo]),
               yardstick=Taken.of([ours]), beside="the import", budget=Budget(ratio=1.0)),
    ]  # fmt: skip


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


def _by_hand(scratch: Path, rows: list[list[str]]) -> Once:
    path = scratch / "by-hand.craftdesk"
    ShopFile.create(path, _SETTINGS).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON", "cache_size = -32000"):
            raw.execute(f"PRAGMA {pragma}")
        taken = timed(lambda: _write(raw, rows))
    path.unlink()
    return taken


def _write(raw: sqlite3.Connection, rows: list[list[str]]) -> None:
    """Write the columns of a Shopify export: id, first, last, e-mail, consent, company, street and so on."""
    numbered = list(enumerate(rows, start=1))
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(
        "INSERT INTO customers (id, number, type, first_name, last_name, company, note, created_at, match_name)"
        " VALUES (?, ?, 'individual', ?, ?, ?, ?, '2026-11-22T08:00:00Z', ?)",
        [(n, f"C-{n:05d}", row[1], row[2], row[5], row[17], f"{row[1]} {row[2]}".lower()) for n, row in numbered],
    )
    raw.executemany(
        "INSERT INTO customer_emails (customer_id, text, match_text) VALUES (?, ?, ?)",
        [(n, row[3], row[3].lower()) for n, row in numbered if row[3]],
    )
    raw.executemany(
        "INSERT INTO customer_phones (customer_id, text, match_digits) VALUES (?, ?, ?)",
        [(n, row[13], row[13][-10:]) for n, row in numbered if row[13]],
    )
    raw.executemany(
        "INSERT INTO external_numbers (customer_id, system, number) VALUES (?, 'shopify', ?)",
        [(n, row[0]) for n, row in numbered],
    )
    raw.executemany(
        "INSERT INTO customer_tags (customer_id, name) VALUES (?, ?)",
        [(n, tag.strip()) for n, row in numbered for tag in row[19].split(",") if tag],
    )
    raw.executemany(
        "INSERT INTO addresses (customer_id, use, street, street2, city, region, country, postcode, default_billing)"
        " VALUES (?, 'billing', ?, ?, ?, ?, ?, ?, 1)",
        [(n, row[6], row[7], row[8], row[9], row[10], row[11]) for n, row in numbered],
    )
    ordered = sorted(numbered, key=lambda pair: (pair[1][2].lower(), pair[0]))
    places = [(place << 16, n, row) for place, (n, row) in enumerate(ordered, start=1)]
    raw.executemany(
        "INSERT INTO listing (position, customer_id, sort_key, name, number, type, phone, email, city)"
        " VALUES (?, ?, ?, ?, ?, 'individual', ?, ?, ?)",
        [
            (place, n, row[2].lower(), f"{row[1]} {row[2]}", f"C-{n:05d}", row[13], row[3], row[8])
            for place, n, row in places
        ],
    )
    words = [
        (place, " ".join([*row[1:4], *row[5:9], row[11], row[13], row[17], row[19]]).lower())
        for place, _, row in places
    ]
    raw.executemany("INSERT INTO listing_words (position, words) VALUES (?, ?)", words)
    raw.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", words)
    raw.execute("COMMIT")
