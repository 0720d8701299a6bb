"""Long questions to SQLite that end soon after somebody cancels the work that asks them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from craftdesk.domain.stopping import current
from craftdesk.errors import Cancelled, CraftDeskError

_STEPS = 20_000
"""Steps of SQLite's machine between two looks: about a thousandth of a second."""


@contextmanager
def stoppable(connection: sqlite3.Connection) -> Iterator[None]:
    """What is asked in the block ends as Cancelled when the work of this thread is stopped."""
    stop = current()

    def interrupt() -> None:
        # It may have been closed since this was called.
        with suppress(sqlite3.ProgrammingError):
            connection.interrupt()

    connection.set_progress_handler(stop, _STEPS)
    try:
        # While it looks at pages SQLite asks nobody: only from outside is that ended.
        with stop.ending(interrupt):
            yield
    except (sqlite3.Error, CraftDeskError) as problem:
        # A check that was interrupted may call what it has not seen damaged.
        if stop():
            raise Cancelled from problem
        raise
    finally:
        connection.set_progress_handler(None, 0)
