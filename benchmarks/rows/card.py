"""Opening a customer's card: everything that it shows, read; the same painted in the window; and its form."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Budget, Figure, Once, Taken
from benchmarks.harness import Bench
from benchmarks.shops import busy_customer
from craftdesk.controllers.card import read_card
from craftdesk.controllers.customer_form import read_form
from craftdesk.domain.ids import CustomerId
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile

_ORDINARY = 20
_MANY = 10_000


def measure(bench: Bench) -> list[Figure]:
    """A customer with about twenty orders of each shop, and one with ten thousand."""
    figures = []
    for name, path in bench.each("T", "S", "M", "L"):
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw:
            found = raw.execute(
                "SELECT customer_id FROM listing ORDER BY abs(orders - ?), customer_id LIMIT 2", (_ORDINARY,)
            ).fetchall()
        some = [CustomerId(row[0]) for row in found]
        figures.append(_card(bench, path, some[0], name, "a card with 20 orders", 50))
        figures.append(_painted(bench, path, some, name, "a card with 20 orders", 50))
        figures.append(_form(bench, path, some[0], name))
    if "T" not in bench.shops:
        busy = busy_customer(_MANY)
        figures.append(_card(bench, busy, CustomerId(1), "busy", "a card with 10,000 orders", 200))
        figures.append(_painted(bench, busy, [CustomerId(1)], "busy", "a card with 10,000 orders", 200))
    return figures


def _card(bench: Bench, path: Path, customer: CustomerId, name: str, what: str, most: float) -> Figure:
    with (
        ShopFile.open(path, read_only=True) as shop,
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw,
    ):
        desk = Desk.open(shop)

        def by_hand() -> None:
            for table in ("orders", "addresses", "timeline", "customer_phones", "customer_emails"):
                raw.execute(f"SELECT * FROM {table} WHERE customer_id = ?", (customer,)).fetchall()
            raw.execute("SELECT * FROM customers WHERE id = ?", (customer,)).fetchone()

        read_card(desk, customer)
        ours, beside = bench.in_turn(lambda: read_card(desk, customer), by_hand, bench.rounds * 4)
    return Figure(
        row="card", what=f"open {what}: its data", shop=name, ours=ours, yardstick=beside,
        beside="the same rows by hand", budget=Budget(most=most),
    )  # fmt: skip


def _painted(bench: Bench, path: Path, customers: Sequence[CustomerId], name: str, what: str, most: float) -> Figure:
    command = [sys.executable, "-m", "benchmarks.probes.card", str(path), str(bench.scratch), str(bench.rounds * 4)]
    command += [str(customer) for customer in customers]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=os.environ)
    taken: dict[str, list[tuple[float, float]]] = json.loads(done.stdout)
    ours, beside = (Taken.of([Once(*pair) for pair in taken[step]]) for step in ("card", "painting"))
    return Figure(
        row="card", what=f"open {what}: read and painted", shop=name, ours=ours, yardstick=beside,
        beside="painting alone", budget=Budget(most=most),
    )  # fmt: skip


def _form(bench: Bench, path: Path, customer: CustomerId, name: str) -> Figure:
    with ShopFile.open(path, read_only=True) as shop:
        desk = Desk.open(shop)
        ours, beside = bench.in_turn(lambda: read_form(desk, customer), lambda: read_card(desk, customer))
    return Figure(
        row="card", what="change a customer: what the form opens with", shop=name, ours=ours, yardstick=beside,
        beside="reading the card", budget=Budget(most=50),
    )  # fmt: skip
