"""Places in the alphabetical list that leave room between them.

A customer's place is a whole number; the list in name order is the list by place, and the full-text table uses the
same number, so hits come in list order without sorting. A newcomer gets a number between its neighbours; where there
is no room left, the neighbourhood is spread out, in windows that double until it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

GAP = 1 << 16
"""Room left between two neighbours that are written together."""

Key = tuple[str, int]
"""(sort key, customer id): the order of the list, without ties."""


def places(
    connection: sqlite3.Connection, keys: list[Key], *, before_spreading: Callable[[], None]
) -> Iterator[tuple[list[Key], range]]:
    """Sorted newcomers in runs that fall between the same two neighbours, each with the room they are to share.

    The range holds exactly one number for each newcomer. Runs may be written later and together; but a run without
    room spreads out its neighbours, and before that, `before_spreading` has to write what is still waiting.
    """
    start = 0
    while start < len(keys):
        low, high, stop = _neighbours(connection, keys, start)
        run = keys[start:stop]
        if high is not None and high - low <= len(run):
            before_spreading()
            _spread(connection, low, len(run))
            continue
        step = GAP if high is None else min(GAP, (high - low) // (len(run) + 1))
        first = low + step if high is None else low + (high - low - step * (len(run) - 1)) // 2
        yield run, range(first, first + step * len(run), step)
        start = stop


def _neighbours(connection: sqlite3.Connection, keys: list[Key], start: int) -> tuple[int, int | None, int]:
    """Place before, place behind (None at the end), and where the run of newcomers between them stops."""
    before = connection.execute(
        "SELECT position FROM listing WHERE (sort_key, customer_id) < (?, ?)"
        " ORDER BY sort_key DESC, customer_id DESC LIMIT 1",
        keys[start],
    ).fetchone()
    behind = connection.execute(
        "SELECT position, sort_key, customer_id FROM listing WHERE (sort_key, customer_id) > (?, ?)"
        " ORDER BY sort_key, customer_id LIMIT 1",
        keys[start],
    ).fetchone()
    low = before[0] if before else 0
    if behind is None:
        return low, None, len(keys)
    limit = (behind[1], behind[2])
    low_stop, high_stop = start + 1, len(keys)
    while low_stop < high_stop:
        middle = (low_stop + high_stop) // 2
        if keys[middle] < limit:
            low_stop = middle + 1
        else:
            high_stop = middle
    return low, behind[0], low_stop


def _spread(connection: sqlite3.Connection, around: int, wanted: int) -> None:
    """Spreads the rows around a place evenly, in the smallest window that gets room for `wanted` more each."""
    size = 64
    while True:
        rows = [
            row[0]
            for row in connection.execute(
                "SELECT position FROM (SELECT position FROM listing WHERE position <= ? ORDER BY position DESC LIMIT ?)"
                " UNION ALL SELECT position FROM"
                " (SELECT position FROM listing WHERE position > ? ORDER BY position LIMIT ?) ORDER BY position",
                (around, size, around, size),
            )
        ]
        low_row = connection.execute("SELECT max(position) FROM listing WHERE position < ?", (rows[0],)).fetchone()
        high_row = connection.execute("SELECT min(position) FROM listing WHERE position > ?", (rows[-1],)).fetchone()
        low = low_row[0] or 0
        need = (wanted + 2) * 16
        if high_row[0] is None:
            step = max(GAP, need)
            break
        step = (high_row[0] - low) // (len(rows) + 1)
        if step >= need:
            break
        size *= 2
    _move(connection, rows, [low + step * (index + 1) for index in range(len(rows))])


def _move(connection: sqlite3.Connection, old: list[int], new: list[int]) -> None:
    moved = [(one, two) for one, two in zip(old, new, strict=True) if one != two]
    # Through negative places: a new place may still be another row's old one.
    for table in ("listing", "listing_words"):
        connection.executemany(f"UPDATE {table} SET position = -? WHERE position = ?", [(b, a) for a, b in moved])
    connection.executemany(
        "INSERT INTO search (search, rowid, words) SELECT 'delete', ?, words FROM listing_words WHERE position = -?",
        moved,
    )
    connection.executemany(
        "INSERT INTO search (rowid, words) SELECT ?, words FROM listing_words WHERE position = -?",
        [(b, b) for _, b in moved],
    )
    for table in ("listing", "listing_words"):
        connection.execute(f"UPDATE {table} SET position = -position WHERE position < 0")
