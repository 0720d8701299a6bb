"""Of which shop a file is: two files with one first operation are of one shop, however they went on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

_FIRST = 'SELECT id, kind, label, params, at, "by" FROM operations ORDER BY id LIMIT 1'
"""What of an operation never changes again; `params` tells two apart that were begun in the same second."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What the shop is called, and when and how it began."""

    name: str
    beginning: tuple[object, ...]


def origin(path: Path) -> Origin | None:
    """The origin of a shop file; None where it can't be read, or where nothing was ever done in it."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            first = connection.execute(_FIRST).fetchone()
            name = connection.execute("SELECT value FROM settings WHERE key = 'name'").fetchone()
    except (sqlite3.Error, OSError, ValueError):
        return None
    return None if first is None else Origin(name=str(name[0]) if name else "", beginning=tuple(first))
