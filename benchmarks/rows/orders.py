"""All orders: first rows by every column and quick choice, a keystroke, all ids, the sums, a jump to the end.

Beside each the same statement by hand over the orders themselves, as SQLite answers it without the list's index, and,
where duckdb can be imported, by DuckDB over the same orders in its own memory.
"""

from __future__ import annotations

import csv
import importlib
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.figures import ANY, Budget, Figure, Once, Taken, slowest
from benchmarks.harness import Bench, timed
from benchmarks.shops import TODAY
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.orders_query import OrdersChip, OrdersQuery, OrdersSort, week_of
from craftdesk.services.orders_list import OrdersList
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.models.row_windows import RowWindows

_ROWS = 64
_TYPED = ("m", "mug", "mug a", "mug an", "an", "anna", "O-12", "1234", "12", "gift")
_OPEN = "status IN ('unconfirmed', 'confirmed', 'in_progress', 'ready')"
_COUNTED = "status NOT IN ('unconfirmed', 'cancelled')"
_PLACE = "(SELECT position FROM listing l WHERE l.customer_id = orders.customer_id)"
_COPIED = (
    "id", "number", "customer_id", "customer_name", "ordered_on", "due_on", "status", "source", "currency", "total",
    "paid", "refunded", "customer_note", "shop_note",
)  # fmt: skip
_BY_HAND = {
    OrdersSort.NUMBER: "number",
    OrdersSort.ORDERED: "ordered_on",
    OrdersSort.DUE: "due_on",
    OrdersSort.CUSTOMER: _PLACE,
    OrdersSort.STATUS: "status",
    OrdersSort.PAYMENT: "paid >= total",
    OrdersSort.SOURCE: "source",
    OrdersSort.TOTAL: "total",
    OrdersSort.OPEN: f"CASE WHEN {_COUNTED} THEN total - paid ELSE 0 END",
}
_Ask = Callable[[str], object]


def measure(bench: Bench) -> list[Figure]:
    """Everything that the list of all orders is asked."""
    return [figure for name, path in bench.each("T", "S", "M", "L") for figure in _shop(bench, name, path)]


def _shop(bench: Bench, name: str, path: Path) -> list[Figure]:
    with (
        ShopFile.open(path, read_only=True) as shop,
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw,
    ):
        peers: list[tuple[str, _Ask]] = [("SQL by hand", lambda sql: raw.execute(sql).fetchall())]
        duck = _duckdb(raw, bench.scratch)
        if duck is not None:
            peers.append(("DuckDB", lambda sql: duck.execute(sql).fetchall()))
        orders = OrdersList(shop, lambda: TODAY)
        briefly = replace(bench, seconds=bench.seconds / 6)  # fifty questions, each through all orders by hand
        figures = []
        for peer, ask in peers:
            figures += _sorting(briefly, name, orders, peer, ask)
            figures += _choosing(briefly, name, orders, peer, ask)
        figures += _typing(bench, name, orders, raw)
        figures += _jumping(bench, name, orders, raw)
        orders.close()
        if duck is not None:
            duck.close()
    return figures


def _duckdb(raw: sqlite3.Connection, folder: Path) -> Any:
    """DuckDB with the orders in its own memory, or None where it is not installed."""
    try:
        duckdb = importlib.import_module("duckdb")
    except ImportError:
        return None
    path = folder / "orders.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = raw.execute(f"SELECT {', '.join(_COPIED)}, {_PLACE} FROM orders")
        writer = csv.writer(file)
        writer.writerow([*_COPIED, "place"])
        writer.writerows(rows)
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE orders AS SELECT * FROM read_csv('{path}', sample_size=-1)")
    path.unlink()
    return connection


def _sorting(bench: Bench, name: str, orders: OrdersList, peer: str, ask: _Ask) -> list[Figure]:
    figures = []
    for by in OrdersSort:
        sql = f"SELECT * FROM orders NOT INDEXED ORDER BY {_BY_HAND[by]} DESC, id DESC LIMIT {_ROWS}"
        query = OrdersQuery(sort=by)
        ours, beside = bench.in_turn(partial(orders.first, query, _ROWS), partial(ask, _plain(sql, peer)))
        what = f"all orders, sort by {by.value.replace('_', ' ')}: first rows"
        figures.append(
            Figure(row="orders", what=what, shop=name, ours=ours, yardstick=beside, beside=peer,
                   budget=Budget(most=400 if name == "L" else 100))
        )  # fmt: skip
    return figures + slowest(figures, called="all orders, sort by the slowest column: first rows")


def _choosing(bench: Bench, name: str, orders: OrdersList, peer: str, ask: _Ask) -> list[Figure]:
    monday, sunday = week_of(TODAY)
    chosen = {
        OrdersChip.ALL: "1 = 1",
        OrdersChip.OPEN: _OPEN,
        OrdersChip.DUE_TODAY: f"{_OPEN} AND due_on = '{TODAY}'",
        OrdersChip.THIS_WEEK: f"{_OPEN} AND due_on BETWEEN '{monday}' AND '{sunday}'",
        OrdersChip.OVERDUE: f"{_OPEN} AND due_on < '{TODAY}'",
        OrdersChip.UNPAID: f"{_COUNTED} AND paid < total",
    }
    figures = []
    for chip, where in chosen.items():
        source = f"FROM orders NOT INDEXED WHERE {where}"
        query = OrdersQuery(chip=chip)
        questions = (
            ("first rows", partial(orders.first, query, _ROWS), f"SELECT * {source} ORDER BY ordered_on DESC LIMIT 64"),
            ("all ids", partial(orders.spine, query), f"SELECT id {source} ORDER BY ordered_on DESC, id DESC"),
            (
                "sums",
                partial(orders.sums, query),
                f"SELECT currency, count(*), sum(total), sum(paid) {source} GROUP BY 1",
            ),
        )
        for what, step, sql in questions:
            ours, beside = bench.in_turn(step, partial(ask, _plain(sql, peer)))
            budget = Budget(most=400 if name == "L" else 100) if what == "first rows" else Budget()
            figures.append(
                Figure(row="orders", what=f"all orders, {chip.value.replace('_', ' ')}: {what}", shop=name, ours=ours,
                       yardstick=beside, beside=peer, budget=budget)
            )  # fmt: skip
    first = [one for one in figures if one.budget != ANY]
    return figures + slowest(first, called="all orders, the slowest quick choice: first rows")


def _typing(bench: Bench, name: str, orders: OrdersList, raw: sqlite3.Connection) -> list[Figure]:
    """Each text is new to its reader, as it is to a window while somebody types."""
    begun: list[Once] = []
    first: list[Once] = []
    whole: list[Once] = []
    beside: list[Once] = []
    until = time.monotonic() + bench.seconds
    for text in _TYPED:
        query = OrdersQuery(text=text)
        begun.append(timed(partial(orders.begin, query, _ROWS)))
        first.append(timed(partial(orders.first, query, _ROWS)))
        whole.append(timed(partial(orders.spine, query)))
        if not beside or time.monotonic() < until:
            beside.append(timed(partial(_like, raw, text)))
    return [
        Figure(row="orders", what=f"all orders, a keystroke: {what}, p{share}", shop=name, ours=Taken.of(times, share),
               yardstick=Taken.of(beside, share), beside="LIKE by hand",
               budget=Budget(most=40 if name == "L" else 20) if what == "first rows" else Budget())
        for what, times in (("first rows", begun), (f"{_ROWS} rows after them", first), ("all ids", whole))
        for share in (50, 99)
    ]  # fmt: skip


def _like(raw: sqlite3.Connection, text: str) -> None:
    sql = (
        "SELECT id FROM orders o WHERE number LIKE ?2 OR customer_note LIKE ?1 OR shop_note LIKE ?1"
        " OR EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id AND l.name LIKE ?1)"
        " OR EXISTS (SELECT 1 FROM listing n WHERE n.customer_id = o.customer_id AND n.name LIKE ?1)"
        " ORDER BY ordered_on DESC, id DESC"
    )
    raw.execute(sql, (f"%{text}%", f"{text}%")).fetchall()


def _jumping(bench: Bench, name: str, orders: OrdersList, raw: sqlite3.Connection) -> list[Figure]:
    spine = orders.spine(OrdersQuery())
    last = list(spine[-_ROWS:])
    sql = f"SELECT * FROM orders ORDER BY ordered_on DESC, id DESC LIMIT {_ROWS} OFFSET {max(len(spine) - _ROWS, 0)}"
    ours, beside = bench.in_turn(partial(orders.rows, last), lambda: raw.execute(sql).fetchall())
    windows: RowWindows[OrderRow] = RowWindows(orders.rows)
    windows.show(spine)
    place, by_one = bench.in_turn(partial(windows.place_of, spine[-1]), partial(spine.index, spine[-1]))
    return [
        Figure(row="orders", what="all orders, jump to the end: its rows", shop=name, ours=ours, yardstick=beside,
               beside="OFFSET by hand", budget=Budget(most=60 if name == "L" else 30)),
        Figure(row="orders", what="all orders, where the last row stands", shop=name, ours=place, yardstick=by_one,
               beside="one id after the other", budget=Budget(most=60 if name == "L" else 30)),
    ]  # fmt: skip


def _plain(sql: str, peer: str) -> str:
    """DuckDB has no indexes to leave alone, and the place of the customer in a column."""
    return sql if peer != "DuckDB" else sql.replace(" NOT INDEXED", "").replace(_PLACE, "place")
