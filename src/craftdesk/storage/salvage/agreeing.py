"""Makes what was rescued agree with itself: sums of orders, default addresses, pairs, running numbers, the history."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping

from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.salvage.ledger import LOST, MENDED, Ledger
from craftdesk.storage.salvage.shapes import known_shapes

_PARTS = "goods - discount + shipping + CASE WHEN tax_included THEN 0 ELSE tax END + adjustment"
_GOODS = (
    "SELECT o.id, o.goods, sum(l.total) FROM orders o JOIN order_lines l ON l.order_id = o.id GROUP BY o.id"
    " HAVING o.goods <> sum(l.total)"
)
_PAID = (
    "SELECT o.id, o.paid - p.paid, o.refunded - p.back FROM orders o JOIN (SELECT order_id,"
    " sum(max(amount, 0)) AS paid, -sum(min(amount, 0)) AS back FROM payments GROUP BY order_id) p"
    " ON p.order_id = o.id WHERE o.paid <> p.paid OR o.refunded <> p.back"
)
_PAIRS = (
    ("group_members", "group_id, customer_id"), ("duplicate_decisions", "one_id, other_id"), ("papers", "kind, number"),
)  # fmt: skip
_DEFAULTS = ("default_shipping", "default_billing")


def agree_sums(connection: sqlite3.Connection, ledger: Ledger) -> None:
    """Lets goods be what the lines add up to, payments what was paid, and the rest stand in the adjustment.

    So what an order came to, and what is still open of it, stays what it was.
    """
    for order, goods, lines in connection.execute(_GOODS).fetchall():
        ledger.add(MENDED, "salvage.goods", "orders", order, difference=abs(goods - lines))
        connection.execute(
            "UPDATE orders SET goods = ?1, adjustment = adjustment + goods - ?1 WHERE id = ?2", (lines, order)
        )
    for order, paid, back in connection.execute(_PAID).fetchall():
        ledger.add(MENDED, "salvage.paid", "orders", order, difference=abs(paid) + abs(back))
        for amount in (paid, -back):
            if (amount > 0) == (amount is paid) and amount:
                connection.execute(
                    "INSERT INTO payments (order_id, position, amount) VALUES (?1, (SELECT max(position) + 1 FROM"
                    " payments WHERE order_id = ?1), ?2)", (order, amount),
                )  # fmt: skip
        connection.execute(
            "UPDATE orders SET paid = (SELECT sum(max(amount, 0)) FROM payments WHERE order_id = ?1),"
            " refunded = (SELECT -sum(min(amount, 0)) FROM payments WHERE order_id = ?1) WHERE id = ?1", (order,),
        )  # fmt: skip
    for (order,) in connection.execute(f"SELECT id FROM orders WHERE total <> {_PARTS}").fetchall():
        ledger.add(MENDED, "salvage.total", "orders", order)
        connection.execute(f"UPDATE orders SET adjustment = adjustment + total - ({_PARTS}) WHERE id = ?", (order,))


def agree_pairs(connection: sqlite3.Connection, ledger: Ledger) -> None:
    """Takes away what stands twice where once is the rule."""
    for table, columns in _PAIRS:
        where = f"id NOT IN (SELECT min(id) FROM {table} GROUP BY {columns})"
        for (row,) in connection.execute(f"SELECT id FROM {table} WHERE {where}").fetchall():
            ledger.add(LOST, "salvage.twice", table, row)
            ledger.kinds[table].left_out += 1
            ledger.kinds[table].kept -= 1
            if table == "papers":
                connection.execute("DELETE FROM paper_files WHERE paper_id = ?", (row,))
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
    for column in _DEFAULTS:
        where = f"{column} = 1 AND id NOT IN (SELECT min(id) FROM addresses WHERE {column} = 1 GROUP BY customer_id)"
        for row, customer in connection.execute(f"SELECT id, customer_id FROM addresses WHERE {where}").fetchall():
            ledger.add(MENDED, "salvage.mended", "addresses", row, ("customers", customer), fields=[column])
            connection.execute(f"UPDATE addresses SET {column} = 0 WHERE id = ?", (row,))


def agree_papers(connection: sqlite3.Connection, ledger: Ledger) -> None:
    """An issued paper without its very bytes is none; what it cancels must be there."""
    without = "id NOT IN (SELECT paper_id FROM paper_files)"
    for row, number in connection.execute(f"SELECT id, number FROM papers WHERE {without}").fetchall():
        ledger.add(LOST, "salvage.paper_without_file", "papers", row, number=number)
        ledger.kinds["papers"].left_out += 1
        ledger.kinds["papers"].kept -= 1
    connection.execute(f"DELETE FROM papers WHERE {without}")
    connection.execute("UPDATE papers SET cancels = NULL WHERE cancels NOT IN (SELECT id FROM papers)")


def count_on(
    connection: sqlite3.Connection, settings: ShopSettings, bounds: Mapping[str, int], counters: Mapping[str, int]
) -> None:
    """Ids and running numbers go on above everything that was ever seen."""
    for shape in known_shapes().values():
        if shape.alias == "id":
            (largest,) = connection.execute(f"SELECT coalesce(max(id), 0) FROM {shape.name}").fetchone()
            largest = max(largest, bounds.get(shape.name, 0))
            connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (shape.name,))
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (shape.name, largest))
    seen = dict(counters)
    for name, table, prefix in (
        ("customer", "customers", settings.customer_prefix), ("order", "orders", settings.order_prefix),
        ("invoice", "papers", settings.invoice_prefix),
    ):  # fmt: skip
        found = [
            int(tail) + 1
            for (number,) in connection.execute(f"SELECT number FROM {table}")
            if number.startswith(prefix) and re.fullmatch("[0-9]{1,9}", tail := number[len(prefix) :])
        ]
        seen[name] = max([seen.get(name, 1), *found])
    connection.executemany(
        "INSERT INTO counters (name, next) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET"
        " next = max(next, excluded.next)",
        seen.items(),
    )


def agree_history(connection: sqlite3.Connection, *, is_whole: bool) -> str:
    """Keeps the history so that undo works, or only to look at; says which: whole, shown, none.

    Undo puts old rows back over what is there. That is right only when every entered row is what the newest operation
    left, and nothing newer than an operation is missing.
    """
    (count,) = connection.execute("SELECT count(*) FROM operations").fetchone()
    incomplete = connection.execute(
        "SELECT max(o.id) FROM operations o WHERE o.changes <>"
        " (SELECT count(*) FROM changes c WHERE c.operation_id = o.id)"
    ).fetchone()[0]
    gaps = connection.execute("SELECT max(id) - count(*) FROM operations").fetchone()[0]
    if is_whole and incomplete is None and not gaps:
        return "whole" if count else "none"
    if not count:
        return "none"
    connection.execute("UPDATE operations SET kind = 'issue' WHERE kind = 'do'")
    return "shown"
