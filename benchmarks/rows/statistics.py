"""The figures of one customer and of the whole shop, beside the same sums by hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.harness import Bench, Figure, in_turn
from craftdesk.domain.ids import CustomerId
from craftdesk.services.desk import Desk
from craftdesk.storage.shop_file import ShopFile

_COUNTED = "status NOT IN ('unconfirmed', 'cancelled') AND currency = 'EUR'"
_ONE = (
    (
        f"SELECT count(*), sum(total - refunded), sum(total - paid), min(ordered_on), max(ordered_on) FROM orders"
        f" WHERE customer_id = ? AND {_COUNTED}"
    ),
    (
        f"SELECT substr(ordered_on, 1, 7), count(*), sum(total - refunded) FROM orders WHERE customer_id = ?"
        f" AND {_COUNTED} GROUP BY 1"
    ),
    f"SELECT source, count(*), sum(total - refunded) FROM orders WHERE customer_id = ? AND {_COUNTED} GROUP BY 1",
    (
        f"SELECT l.name, sum(quantity), sum(l.total) FROM orders o JOIN order_lines l ON l.order_id = o.id"
        f" WHERE customer_id = ? AND {_COUNTED.replace('currency', 'o.currency')} GROUP BY 1 ORDER BY 3 DESC LIMIT 20"
    ),
)
_ALL = (
    (
        f"SELECT count(*), sum(total - refunded), sum(total - paid), min(ordered_on), max(ordered_on) FROM orders"
        f" WHERE {_COUNTED}"
    ),
    f"SELECT substr(ordered_on, 1, 7), count(*), sum(total - refunded) FROM orders WHERE {_COUNTED} GROUP BY 1",
    f"SELECT customer_id, sum(total - refunded) FROM orders WHERE {_COUNTED} GROUP BY 1 ORDER BY 2 DESC LIMIT 10",
    (
        f"SELECT l.name, sum(quantity), sum(l.total) FROM orders o JOIN order_lines l ON l.order_id = o.id"
        f" WHERE {_COUNTED} GROUP BY 1 ORDER BY 3 DESC LIMIT 20"
    ),
)


def measure(bench: Bench) -> list[Figure]:
    """One customer with many orders, and everybody."""
    return [figure for name, path in bench.each("T", "S", "M", "L") for figure in _shop(bench, name, path)]


def _shop(bench: Bench, name: str, path: Path) -> list[Figure]:
    with (
        ShopFile.open(path, read_only=True) as shop,
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw,
    ):
        desk = Desk.open(shop)
        (number,) = raw.execute("SELECT customer_id FROM listing ORDER BY orders DESC LIMIT 1").fetchone()
        customer = CustomerId(number)

        def by_hand(questions: tuple[str, ...], *values: int) -> None:
            for sql in questions:
                raw.execute(sql, values).fetchall()

        desk.figures.of(customer)
        runs = bench.rounds * 4
        one, one_beside = in_turn(lambda: desk.figures.of(customer), lambda: by_hand(_ONE, customer), runs)
        everything, all_beside = in_turn(desk.figures.shop, lambda: by_hand(_ALL), bench.rounds)
    return [
        Figure(row="statistics", what="statistics of one customer", shop=name, ours=one, yardstick=one_beside,
               beside="the same SQL by hand", budget="≤ 20 ms", runs=runs),
        Figure(row="statistics", what="statistics of the shop, the first time", shop=name, ours=everything,
               yardstick=all_beside, beside="the same SQL by hand",
               budget="≤ 1,500 ms" if name == "L" else "≤ 300 ms", runs=bench.rounds),
    ]  # fmt: skip
