"""Places in the alphabetical list that leave room between them.

A customer's place is a whole number; the list in name order is the list by place, and the full-text table uses the
same number, so hits come in list order without sorting. A newcomer gets a number between its neighbours; where there
is no room left, the neighbourhood is spread out, in windows that double until it is.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from craftdesk.storage.word_index import take_in, take_out, words_at

GAP = 1 << 16
"""Room left between two neighbours that are written together."""
_CHUNK = 1_000

Key = tuple[str, int]
"""(sort key, customer id): the order of the list, without ties."""
Row = tuple[Any, ...]
"""A key, with whatever belongs to it behind."""


class Newcomers(Protocol):
    """Those who want a place: rows in the order of their keys, each beginning with its key."""

    def rows(self) -> Iterator[list[Row]]:
        """The rows, some at a time."""
        ...

    def count(self, first: Key, limit: Key | None) -> int:
        """How many rows there are from one key on, as far as another one or the end."""
        ...


def places(
    connection: sqlite3.Connection, newcomers: Newcomers, *, before_spreading: Callable[[], None]
) -> Iterator[tuple[list[Row], range]]:
    """Newcomers in runs that fall between the same two neighbours, each with the room that is theirs.

    The range holds exactly one number for each newcomer. Runs may be written later and together; but a run without
    room spreads out its neighbours, and before that, `before_spreading` has to write what is still waiting.
    """
    room = range(0)
    for rows in newcomers.rows():
        start = 0
        while start < len(rows):
            if not room:
                room = _room(connection, newcomers, rows, start, before_spreading)
            stop = min(len(rows), start + len(room))
            yield rows[start:stop], room[: stop - start]
            room, start = room[stop - start :], stop


def _room(
    connection: sqlite3.Connection, newcomers: Newcomers, rows: list[Row], start: int, before: Callable[[], None]
) -> range:
    """The places of all newcomers from one on who fall before the same neighbour."""
    first = (rows[start][0], rows[start][1])
    while True:
        low, high, limit = _neighbours(connection, first)
        stop = len(rows) if limit is None else bisect_left(rows, limit, start)
        count = stop - start if stop < len(rows) else newcomers.count(first, limit)
        if high is None or high - low > count:
            break
        before()
        _spread(connection, low, count)
    step = GAP if high is None else min(GAP, (high - low) // (count + 1))
    at = low + step if high is None else low + (high - low - step * (count - 1)) // 2
    return range(at, at + step * count, step)


def _neighbours(connection: sqlite3.Connection, key: Key) -> tuple[int, int | None, Key | None]:
    """Place before a key; place behind it and the key there, None at the end."""
    before = connection.execute(
        "SELECT position FROM listing WHERE (sort_key, customer_id) < (?, ?)"
        " ORDER BY sort_key DESC, customer_id DESC LIMIT 1",
        key,
    ).fetchone()
    behind = connection.execute(
        "SELECT position, sort_key, customer_id FROM listing WHERE (sort_key, customer_id) > (?, ?)"
        " ORDER BY sort_key, customer_id LIMIT 1",
        key,
    ).fetchone()
    low = before[0] if before else 0
    return (low, None, None) if behind is None else (low, behind[0], (behind[1], behind[2]))


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
    former = {-two: one for one, two in moved}
    for some in _portions(moved):
        take_out(connection, [(former[place], words) for place, words in reversed(words_at(connection, some))])
    for some in _portions(moved):
        take_in(connection, [(-place, words) for place, words in reversed(words_at(connection, some))])
    for table in ("listing", "listing_words"):
        connection.execute(f"UPDATE {table} SET position = -position WHERE position < 0")


def _portions(moved: list[tuple[int, int]]) -> Iterator[list[int]]:
    """The places where the moved wait, a thousand at a time."""
    for start in range(0, len(moved), _CHUNK):
        yield [-new for _, new in moved[start : start + _CHUNK]]
