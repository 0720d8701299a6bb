"""What a sound copy has that the rescued shop has not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from craftdesk.storage.failures import failures
from craftdesk.storage.file.gate import check_schema, read_header


def numbers_missing(copy: Path, rescued: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers of customers and of orders that are only in `copy`, in its order; it passes the gate first."""
    with failures(str(copy)):
        read_header(copy)
        check_schema(copy)
        there, here = _numbers(copy), _numbers(rescued)
    return tuple(one for one in there[0] if one not in here[0]), tuple(one for one in there[1] if one not in here[1])


def _numbers(path: Path) -> tuple[dict[str, None], dict[str, None]]:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        customers = connection.execute("SELECT number FROM customers ORDER BY id").fetchall()
        orders = connection.execute("SELECT number FROM orders ORDER BY id").fetchall()
    finally:
        connection.close()
    return dict.fromkeys(row[0] for row in customers), dict.fromkeys(row[0] for row in orders)
