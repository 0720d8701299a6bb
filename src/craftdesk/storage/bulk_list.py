"""The derived list of a fresh shop, worked out for everybody at once and without keeping everybody in memory.

Rows are staged in a temporary table in the order of ids, put into the alphabet by SQLite's own sorter, and the
full-text table reads its content last, in its own order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from craftdesk.domain.progress import Progress
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.listing_entries import entries_of
from craftdesk.storage.positions import GAP

_CHUNK = 5_000


def fill_list(connection: sqlite3.Connection, settings: ShopSettings) -> Iterator[Progress]:
    """Writes list, words and full-text table, which are empty; the caller holds no transaction."""
    names = [row[1] for row in connection.execute("PRAGMA table_info(listing)")][1:]
    columns = ", ".join(names)
    marks = ", ".join("?" * (len(names) + 1))
    connection.execute(f"CREATE TEMP TABLE staged (customer_id INTEGER PRIMARY KEY, {', '.join(names[1:])}, words)")
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM customers").fetchone()
    for low in range(1, last + 1, _CHUNK):
        high = low + _CHUNK - 1
        yield Progress(low, last, "sample.list")
        connection.execute("BEGIN")
        mine = [row[0] for row in connection.execute("SELECT id FROM customers WHERE id BETWEEN ? AND ?", (low, high))]
        rows = ((*entry.values, entry.words) for entry in entries_of(connection, mine, settings).values())
        connection.executemany(f"INSERT INTO temp.staged ({columns}, words) VALUES ({marks})", rows)
        connection.execute("COMMIT")
    connection.execute("CREATE TEMP TABLE placed (position INTEGER PRIMARY KEY, customer_id INTEGER)")
    for statement in _into_the_alphabet(columns):
        yield Progress(last, last, "sample.list")
        connection.execute("BEGIN")
        connection.execute(statement)
        connection.execute("COMMIT")
    for table in ("staged", "placed"):
        connection.execute(f"DROP TABLE temp.{table}")


def _into_the_alphabet(columns: str) -> list[str]:
    by_place = "FROM temp.placed p CROSS JOIN temp.staged s ON s.customer_id = p.customer_id ORDER BY p.position"
    staged = ", ".join(f"s.{name}" for name in columns.split(", "))
    place = f"row_number() OVER (ORDER BY sort_key, customer_id) * {GAP}"
    return [
        f"INSERT INTO temp.placed SELECT {place}, customer_id FROM temp.staged ORDER BY sort_key, customer_id",
        f"INSERT INTO listing (position, {columns}) SELECT p.position, {staged} {by_place}",
        f"INSERT INTO listing_words (position, words) SELECT p.position, s.words {by_place}",
        "INSERT INTO search (search) VALUES ('rebuild')",
    ]
