"""SQLAlchemy Core over a connection that we opened: it builds and runs statements, we keep the transactions."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Connection, CursorResult, ExceptionContext, create_engine, event
from sqlalchemy.pool import StaticPool


def core_connection(raw: sqlite3.Connection) -> Connection:
    """A Core connection over `raw`, to be kept as long as `raw` lives.

    To be made outside a transaction, because connecting for the first time rolls back. It is never told to begin,
    commit or roll back, so it leaves transactions alone; asking it for AUTOCOMMIT would not, because the driver commits
    whenever its isolation level is set.
    """
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, pool_reset_on_return=None)
    event.listen(engine, "handle_error", _as_the_driver_said)
    return engine.connect()


def _as_the_driver_said(context: ExceptionContext) -> BaseException:
    """What the database said, without SQLAlchemy's wrapping: `failures` reads it for both ways to the file."""
    return context.original_exception


def new_id(done: CursorResult[Any]) -> int:
    """The id that an INSERT gave its row."""
    key = done.inserted_primary_key
    if key is None:
        raise ValueError("no row was inserted")
    return int(key[0])
