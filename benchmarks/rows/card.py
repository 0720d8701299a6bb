"""Opening a customer's card: everything that it shows, read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Budget, Figure
from benchmarks.harness import Bench
from benchmarks.shops import busy_customer
from craftdesk.controllers.card import read_card
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
            (customer,) = raw.execute(
                "SELECT customer_id FROM listing ORDER BY abs(orders - ?), customer_id LIMIT 1", (_ORDINARY,)
            ).fetchone()
        figures.append(_card(bench, path, CustomerId(customer), name, "a card with 20 orders", 50))
    if "T" not in bench.shops:
        busy = busy_customer(_MANY)
        figures.append(_card(bench, busy, CustomerId(1), "busy", "a card with 10,000 orders", 200))
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
