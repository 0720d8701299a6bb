"""Everything that is in a shop file, as plain values that can be compared and kept as text."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

Dump = dict[str, list[list[object]]]


def dump(path: Path) -> Dump:
    """Every row of every table in the order of its text, blobs as their SHA-256; nobody may be writing."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name
            for name, kind in connection.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
            if kind == "table" and not name.startswith("sqlite_stat")
        ]
        found: Dump = {"user_version": [list(connection.execute("PRAGMA user_version").fetchone())]}
        for table in sorted(tables):
            cursor = connection.execute(f"SELECT * FROM {table}")
            heads: list[object] = [column[0] for column in cursor.description]
            found[table] = [heads, *sorted(([_plain(value) for value in row] for row in cursor), key=json.dumps)]
    return found


def as_text(found: Dump) -> str:
    """One row a line, so that a difference can be read."""
    parts = [
        f'"{table}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"
        for table, rows in found.items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _plain(value: object) -> object:
    return f"sha256:{sha256(value).hexdigest()}" if isinstance(value, bytes) else value
