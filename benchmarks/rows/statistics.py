"""The figures of one customer and of the whole shop, beside the same sums by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.figures import Budget, Figure
from benchmarks.harness import Bench
from benchmarks.shops import TODAY, busy_customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.period import Period
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile

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
        "SELECT count(*), sum(total - refunded), sum(total - paid), min(ordered_on), max(ordered_on) FROM orders"
        f" WHERE {_COUNTED} AND {{period}}"
    ),
    "SELECT status, count(*), sum(total) FROM orders WHERE currency = 'EUR' AND {period} GROUP BY 1",
    f"SELECT source, count(*), sum(total - refunded) FROM orders WHERE {_COUNTED} AND {{period}} GROUP BY 1",
    (
        "SELECT substr(ordered_on, 1, 7), count(*), sum(total - refunded), count(DISTINCT customer_id) FROM orders"
        f" WHERE {_COUNTED} AND {{period}} GROUP BY 1"
    ),
    (
        f"SELECT customer_id, sum(total - refunded) FROM orders WHERE {_COUNTED} AND {{period}}"
        " GROUP BY 1 ORDER BY 2 DESC LIMIT 10"
    ),
    (
        "SELECT l.city, count(*), sum(o.total - o.refunded) FROM orders o JOIN listing l"
        f" ON l.customer_id = o.customer_id WHERE {_COUNTED.replace('currency', 'o.currency')} AND {{period}}"
        " GROUP BY 1 ORDER BY 3 DESC LIMIT 20"
    ),
    (
        "SELECT l.name, sum(quantity), sum(l.total) FROM orders o JOIN order_lines l ON l.order_id = o.id"
        f" WHERE {_COUNTED} AND {{period}} GROUP BY 1 ORDER BY 3 DESC LIMIT 20"
    ),
)
_YEAR = Period(date(2025, 12, 1), date(2026, 11, 30))
_PERIODS = (
    ("of all time", Period(), "1 = 1"),
    ("of twelve months", _YEAR, f"ordered_on BETWEEN '{_YEAR.bounds[0]}' AND '{_YEAR.bounds[1]}'"),
)
_MANY = 10_000


def measure(bench: Bench) -> list[Figure]:
    """One customer, one with very many orders, and everybody."""
    figures = [figure for name, path in bench.each("T", "S", "M", "L") for figure in _shop(bench, name, path)]
    if "T" not in bench.shops:
        figures += _customer(bench, "busy", busy_customer(_MANY), f"one customer with {_MANY:,} orders")
    return figures


def _customer(bench: Bench, name: str, path: Path, what: str) -> list[Figure]:
    with ShopFile.open(path, read_only=True) as shop, closing(_plain(path)) as raw:
        desk = Desk.open(shop)
        (number,) = raw.execute("SELECT customer_id FROM listing ORDER BY orders DESC LIMIT 1").fetchone()
        customer = CustomerId(number)

        def by_hand() -> None:
            for sql in _ONE:
                raw.execute(sql, (customer,)).fetchall()

        ours, beside = bench.in_turn(lambda: desk.figures.of(customer), by_hand, bench.rounds * 4)
    budget = Budget(most=200 if name == "busy" else 20)
    return [Figure(row="statistics", what=f"statistics of {what}", shop=name, ours=ours, yardstick=beside,
                   beside="the same SQL by hand", budget=budget)]  # fmt: skip


def _shop(bench: Bench, name: str, path: Path) -> list[Figure]:
    figures = _customer(bench, name, path, "one customer")
    budget = Budget(most=1_500 if name == "L" else 300)
    duck = _duck(path)
    with ShopFile.open(path, read_only=True) as shop, closing(_plain(path)) as raw:
        desk = Desk.open(shop)
        for words, period, where in _PERIODS:
            asked = [sql.format(period=where) for sql in _ALL]
            yardsticks: list[tuple[str, Callable[[str], object]]] = [("the same SQL by hand", _through(raw))]
            if duck is not None and name != "L":  # it would take half a minute, and reads most of the file each time
                yardsticks.append(("DuckDB over the same file", duck))
            for beside, ask in yardsticks:
                ours, theirs = bench.in_turn(partial(_figures, desk, period), partial(_ask_all, ask, asked))
                figures.append(
                    Figure(row="statistics", what=f"statistics of the shop, {words}", shop=name, ours=ours,
                           yardstick=theirs, beside=beside, budget=budget)
                )  # fmt: skip
    return figures


def _figures(desk: Desk, period: Period) -> object:
    return run(desk.figures.period(period, TODAY))


def _ask_all(ask: Callable[[str], object], questions: Sequence[str]) -> None:
    for sql in questions:
        ask(sql)


def _plain(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def _through(raw: sqlite3.Connection) -> Callable[[str], object]:
    return lambda sql: raw.execute(sql).fetchall()


def _duck(path: Path) -> Callable[[str], object] | None:
    """A question to DuckDB over the shop file itself; None where it isn't installed with its extension for SQLite."""
    try:
        duckdb = import_module("duckdb")
        home = import_module("duckdb_extension_sqlite_scanner").__path__[0]
    except ImportError:
        return None
    (extension,) = Path(home).rglob("*.duckdb_extension")
    connection = duckdb.connect()
    connection.execute(f"LOAD '{extension}'")
    connection.execute(f"ATTACH '{path}' AS shop (TYPE sqlite, READ_ONLY)")
    connection.execute("USE shop")
    return lambda sql: connection.execute(sql).fetchall()
