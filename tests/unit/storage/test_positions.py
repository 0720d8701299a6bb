"""The law of places: whatever comes, in whatever portions, the list by place is the list by key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from craftdesk.storage import positions
from craftdesk.storage.migrations import schema_script

PORTIONS = st.lists(
    st.lists(st.text(alphabet="abc", min_size=0, max_size=3), min_size=1, max_size=40), min_size=1, max_size=12
)


class Listed:
    """Sorted keys as newcomers, a few at a time."""

    def __init__(self, keys: list[positions.Key]) -> None:
        self._keys = keys

    def rows(self) -> Iterator[list[positions.Row]]:
        for start in range(0, len(self._keys), 7):
            yield list(self._keys[start : start + 7])

    def count(self, first: positions.Key, limit: positions.Key | None) -> int:
        return sum(first <= key and (limit is None or key < limit) for key in self._keys)


def _write(connection: sqlite3.Connection, keys: list[positions.Key]) -> None:
    waiting: list[tuple[positions.Row, int]] = []

    def write() -> None:
        for (key, customer), place in waiting:
            connection.execute(
                "INSERT INTO listing (position, customer_id, sort_key) VALUES (?, ?, ?)", (place, customer, key)
            )
            words = f"w{customer}"
            connection.execute("INSERT INTO listing_words (position, words) VALUES (?, ?)", (place, words))
            connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (place, words))
        waiting.clear()

    for run, room in positions.places(connection, Listed(keys), before_spreading=write):
        waiting += zip(run, room, strict=True)
    write()


def _check(connection: sqlite3.Connection) -> None:
    by_place = connection.execute("SELECT sort_key, customer_id FROM listing ORDER BY position").fetchall()
    assert by_place == sorted(by_place)
    for position, customer in connection.execute("SELECT position, customer_id FROM listing").fetchall():
        found = connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (f"w{customer}",)).fetchall()
        assert found == [(position,)]


@given(PORTIONS)
def test_places_follow_the_keys(portions: list[list[str]]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema_script())
        number = 0
        for portion in portions:
            keys = []
            for key in portion:
                number += 1
                keys.append((key, number))
            _write(connection, sorted(keys))
        _check(connection)


def test_a_crowd_before_the_same_neighbour_is_given_room() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema_script())
        _write(connection, [("a", 1), ("z", 2)])
        for number in range(3, 203):
            # Each newcomer falls right before the last one: the gap is halved until it is used up.
            _write(connection, [("m", 1000 - number)])
        _write(connection, [("b", 2000 + number) for number in range(70_000)])
        assert connection.execute("SELECT count(*) FROM listing").fetchone() == (70_202,)
        by_place = connection.execute("SELECT sort_key, customer_id FROM listing ORDER BY position").fetchall()
        assert by_place == sorted(by_place)
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
