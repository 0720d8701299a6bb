"""Whether a shop file is sound: the file itself, its links, its sums, and the list that is derived from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain

from craftdesk.domain.findings import Finding
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import ShopFileProblem
from craftdesk.storage.figure_sums import COUNTED
from craftdesk.storage.listing_entries import COLUMNS, entries_of

_MOST = 20
_RUN = 2_000
_PARTS = "goods - discount + shipping + CASE WHEN tax_included THEN 0 ELSE tax END + adjustment"
_TOTAL = f"SELECT number, total, {_PARTS} AS parts FROM orders WHERE total <> {_PARTS}"
_GOODS = (
    "SELECT o.number, o.goods, sum(l.total) AS lines FROM orders o JOIN order_lines l ON l.order_id = o.id"
    " GROUP BY o.id HAVING o.goods <> sum(l.total)"
)
_PAID = (
    "SELECT o.number FROM orders o JOIN (SELECT order_id, sum(max(amount, 0)) AS paid, -sum(min(amount, 0)) AS back"
    " FROM payments GROUP BY order_id) p ON p.order_id = o.id WHERE o.paid <> p.paid OR o.refunded <> p.back"
)
_SUMS = (
    ("finding.order_total", _TOTAL, ("number", "total", "parts")),
    ("finding.order_goods", _GOODS, ("number", "goods", "lines")),
    ("finding.order_paid", _PAID, ("number",)),
)
_FIGURES = (
    (
        "SELECT day, currency, source, status, orders, total, refunded, paid FROM figure_days",
        (
            "SELECT ordered_on, currency, source, status, count(*), sum(total), sum(refunded), sum(paid) FROM orders"
            " GROUP BY 1, 2, 3, 4"
        ),
    ),
    (
        "SELECT month, currency, name, orders, quantity, value FROM figure_products",
        (
            "SELECT substr(o.ordered_on, 1, 7), o.currency, l.name, count(DISTINCT o.id), sum(l.quantity), sum(l.total)"
            f" FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.{COUNTED} GROUP BY 1, 2, 3"
        ),
    ),
    (
        "SELECT month, currency, customers FROM figure_buyers",
        (
            "SELECT substr(ordered_on, 1, 7), currency, count(DISTINCT customer_id) FROM orders"
            f" WHERE {COUNTED} AND customer_id IS NOT NULL GROUP BY 1, 2"
        ),
    ),
    (
        "SELECT day, customers FROM figure_newcomers",
        "SELECT first_order, count(*) FROM listing WHERE first_order <> '' GROUP BY 1",
    ),
)
"""What is kept of the shop's figures, and what it is worked out from."""
_DERIVED = (
    f"SELECT {', '.join(f'l.{name}' for name in COLUMNS)}, coalesce(w.words, '')"
    " FROM listing l LEFT JOIN listing_words w ON w.position = l.position WHERE l.customer_id BETWEEN ? AND ?"
)


def file_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """SQLite's own check of the file, and links that lead nowhere."""
    for (line,) in connection.execute(f"PRAGMA quick_check({_MOST})"):
        if line != "ok":
            yield Finding("finding.damaged", {"detail": line})
    broken: dict[str, int] = {}
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        broken[table] = broken.get(table, 0) + 1
    for table, count in sorted(broken.items()):
        yield Finding("finding.foreign_key", {"table": table, "count": count})


def paper_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Issued papers whose kept copy is not what was issued."""
    rows = connection.execute(
        "SELECT p.number, f.sha256, f.pdf FROM papers p LEFT JOIN paper_files f ON f.paper_id = p.id ORDER BY p.id"
    )
    for number, digest, pdf in rows:
        if pdf is None or sha256(pdf).hexdigest() != digest:
            yield Finding("finding.paper", {"number": number})


def sum_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Orders whose total is not the sum of their parts, and customers with two defaults."""
    for code, sql, names in _SUMS:
        for row in connection.execute(f"{sql} LIMIT {_MOST}"):
            yield Finding(code, dict(zip(names, row, strict=True)))
    (count,) = connection.execute(
        "SELECT count(*) FROM (SELECT customer_id FROM addresses GROUP BY customer_id"
        " HAVING sum(default_shipping) > 1 OR sum(default_billing) > 1)"
    ).fetchone()
    if count:
        yield Finding("finding.defaults", {"count": count})


def runs(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Ranges of customer ids to compare one after the other."""
    (low, high) = connection.execute(
        "SELECT min(id), max(id) FROM (SELECT id FROM customers UNION ALL SELECT customer_id FROM listing)"
    ).fetchone()
    if low is None:
        return []
    return [(start, min(start + _RUN - 1, high)) for start in range(low, high + 1, _RUN)]


def list_differs(connection: sqlite3.Connection, low: int, high: int, settings: ShopSettings) -> list[str]:
    """Numbers of the customers from `low` to `high` whose row in the list isn't what the book says."""
    mine = [row[0] for row in connection.execute("SELECT id FROM customers WHERE id BETWEEN ? AND ?", (low, high))]
    try:
        entries = entries_of(connection, mine, settings)
    except (KeyError, ValueError) as error:
        # A flipped bit made a word of a kind, a status or a day that no program wrote.
        raise ShopFileProblem("shop.damaged", path="") from error
    should = {number: (*entry.values, entry.words) for number, entry in entries.items()}
    stands = {row[0]: tuple(row) for row in connection.execute(_DERIVED, (low, high))}
    wrong = [number for number in {*should, *stands} if should.get(number) != stands.get(number)]
    return [str((should.get(number) or stands[number])[4]) for number in sorted(wrong)]


def figures_differ(connection: sqlite3.Connection) -> int:
    """How many sums of the shop's figures aren't what the orders add up to."""
    return sum(
        connection.execute(f"SELECT count(*) FROM ({one} EXCEPT {other})").fetchone()[0]
        for one, other in chain.from_iterable(((should, kept), (kept, should)) for kept, should in _FIGURES)
    )


def order_differs(connection: sqlite3.Connection) -> int:
    """How many neighbours in the list stand in the wrong order, or have no words."""
    (wrong,) = connection.execute(
        "SELECT count(*) FROM (SELECT sort_key, customer_id, lag(sort_key) OVER (ORDER BY position) AS before,"
        " lag(customer_id) OVER (ORDER BY position) AS other FROM listing)"
        " WHERE before IS NOT NULL AND (before, other) > (sort_key, customer_id)"
    ).fetchone()
    return int(wrong)
