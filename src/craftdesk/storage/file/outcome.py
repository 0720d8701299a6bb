"""After a save that failed: what became of it. «Error» is not «not saved», so the program looks before it says.

SQLite may report an error after the change is on the disk for good, and a stick that was pulled out answers nothing at
all. Every operation, setting and remembered import leaves a mark in the file; on a new connection the mark of before
says that nothing was saved, the mark of after that everything was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

Mark = tuple[object, ...]
_MARK = (
    "SELECT (SELECT max(id) FROM operations), (SELECT group_concat(key || '=' || value, char(10)) FROM settings),"
    " (SELECT count(*) || max(used_at) FROM import_mappings)"
)


class Outcome(Enum):
    """What became of a save that failed."""

    SAVED = "saved"
    NOT_SAVED = "not_saved"
    UNKNOWN = "unknown"


class Attempt(NamedTuple):
    """A save whose end nobody saw."""

    before: Mark
    after: Mark


def mark(connection: sqlite3.Connection) -> Mark:
    """What a change leaves in the file, as it stands now."""
    return tuple(connection.execute(_MARK).fetchone())


def outcome(attempt: Attempt, connect: Callable[[], sqlite3.Connection]) -> Outcome:
    """Looks with a new connection, which puts right what was cut off, and is closed by the caller."""
    try:
        found = mark(connect())
    except (sqlite3.Error, OSError):
        return Outcome.UNKNOWN
    if found == attempt.before:
        return Outcome.NOT_SAVED
    return Outcome.SAVED if found == attempt.after else Outcome.UNKNOWN
