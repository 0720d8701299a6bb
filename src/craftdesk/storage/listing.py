"""The list as it is read: one derived row a customer, its words for the search, and its place in the alphabet.

Whatever an operation touched is worked out anew in the same transaction, from the tables alone; so list, search and
sums can't disagree with the book, and an undo needs no care of its own. Rows are worked out a few thousand at a time
and written in the order of their places, as the full-text index likes it; only sort keys of all are held at once.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.listing_entries import COLUMNS, Entry, entries_of, standings
from craftdesk.storage.positions import places

_CHUNK = 1_000
_KEYS_A_PORTION = 4_000
_INSERT = f"INSERT INTO listing (position, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
_STANDING = (
    f"SELECT l.position, w.words, {', '.join(f'l.{name}' for name in COLUMNS)}"
    " FROM listing l LEFT JOIN listing_words w ON w.position = l.position"
)
_UNINDEX = (
    "INSERT INTO search (search, rowid, words) SELECT 'delete', position, words FROM listing_words WHERE position = ?"
)


def refresh(connection: sqlite3.Connection, settings: ShopSettings) -> None:
    """Works out the rows of the customers in `temp.touched` anew; the caller holds the transaction."""
    for _ in refreshing(connection, settings):
        pass


def refreshing(connection: sqlite3.Connection, settings: ShopSettings) -> Iterator[tuple[int, int]]:
    """The same in portions of a tenth of a second, each with (done, total): time to think better of it."""
    (total,) = connection.execute("SELECT count(*) FROM temp.touched").fetchone()
    yield from ((0, total) for _ in _drop_vanished(connection))
    newcomers: list[tuple[str, int]] = []
    stay: list[tuple[int, int]] = []
    moved: list[int] = []
    for number, (customer, key, old_key, position) in enumerate(standings(connection, settings)):
        if number % _KEYS_A_PORTION == 0:
            yield 0, total
        if position is not None and key == old_key:
            stay.append((position, customer))
            continue
        newcomers.append((key, customer))
        if position is not None:
            moved.append(position)
    yield from ((0, total) for _ in _forget(connection, sorted(moved)))
    stay.sort()
    for start in range(0, len(stay), _CHUNK):
        _update(connection, stay[start : start + _CHUNK], settings)
        yield start, total
    for done in _place(connection, sorted(newcomers), settings):
        yield len(stay) + done, total


def rebuild(connection: sqlite3.Connection, settings: ShopSettings) -> None:
    """Works out the whole list anew; the caller holds the transaction."""
    connection.execute("CREATE TABLE IF NOT EXISTS temp.touched (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.touched")
    connection.execute("DELETE FROM listing")
    connection.execute("DELETE FROM listing_words")
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
    connection.execute("INSERT INTO temp.touched (id) SELECT id FROM customers")
    refresh(connection, settings)


def _drop_vanished(connection: sqlite3.Connection) -> Iterator[None]:
    # Always from the few who were touched to the rest, whatever the planner knows of the temporary table: CROSS JOIN.
    gone = (
        "SELECT l.position FROM temp.touched t CROSS JOIN listing l ON l.customer_id = t.id"
        " WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = t.id) ORDER BY l.position"
    )
    positions = [row[0] for row in connection.execute(gone)]
    if len(positions) <= _CHUNK or not _are_most(connection, len(positions)):
        yield from _forget(connection, positions)
        return
    # When most are gone, indexing those who are left is less work than taking each word of the others out.
    yield from _delete(connection, positions)
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def _are_most(connection: sqlite3.Connection, some: int) -> bool:
    (known,) = connection.execute("SELECT count(*) FROM listing").fetchone()
    return some > int(known) // 2


def _forget(connection: sqlite3.Connection, positions: Sequence[int]) -> Iterator[None]:
    for start in range(0, len(positions), _CHUNK):
        some = positions[start : start + _CHUNK]
        connection.executemany(_UNINDEX, [(position,) for position in some])
        yield from _delete(connection, some)


def _delete(connection: sqlite3.Connection, positions: Sequence[int]) -> Iterator[None]:
    for start in range(0, len(positions), _CHUNK):
        rows = [(position,) for position in positions[start : start + _CHUNK]]
        connection.executemany("DELETE FROM listing_words WHERE position = ?", rows)
        connection.executemany("DELETE FROM listing WHERE position = ?", rows)
        yield


def _update(connection: sqlite3.Connection, some: Sequence[tuple[int, int]], settings: ShopSettings) -> None:
    """Updates what differs in the rows of customers who keep their place; (place, customer) pairs in order.

    Only columns that differ: SQLite takes every index of a column that it is given apart and together again.
    """
    entries = entries_of(connection, [customer for _, customer in some], settings)
    marks = ", ".join("?" * len(some))
    standing = {
        position: (values, words)
        for position, words, *values in connection.execute(
            f"{_STANDING} WHERE l.position IN ({marks})", [position for position, _ in some]
        )
    }
    changed: dict[tuple[str, ...], list[tuple[int | str, ...]]] = defaultdict(list)
    reworded: list[tuple[int, str]] = []
    for position, customer in some:
        entry, (values, words) = entries[customer], standing[position]
        news = {name: new for name, new, old in zip(COLUMNS, entry.values, values, strict=True) if new != old}
        if news:
            changed[tuple(news)].append((*news.values(), position))
        if words != entry.words:
            reworded.append((position, entry.words))
    for names, rows in changed.items():
        connection.executemany(f"UPDATE listing SET {' = ?, '.join(names)} = ? WHERE position = ?", rows)
    connection.executemany(_UNINDEX, [(position,) for position, _ in reworded])
    connection.executemany("UPDATE listing_words SET words = ?2 WHERE position = ?1", reworded)
    connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", reworded)


def _place(connection: sqlite3.Connection, newcomers: list[tuple[str, int]], settings: ShopSettings) -> Iterator[int]:
    """Gives newcomers their places, and writes them in portions in the order of these; how many are written."""
    waiting: list[tuple[int, int, str]] = []

    def write(some: Sequence[tuple[int, int, str]]) -> None:
        if not some:
            return
        keys = {customer: key for _, customer, key in some}
        entries = entries_of(connection, list(keys), settings, keys)
        _insert(connection, [(place, entries[customer]) for place, customer, _ in some])

    def write_all() -> None:
        write(waiting)
        waiting.clear()

    done = 0
    for run, room in places(connection, newcomers, before_spreading=write_all):
        waiting += [(place, customer, key) for place, (key, customer) in zip(room, run, strict=True)]
        done += len(run)
        while len(waiting) >= _CHUNK:
            write(waiting[:_CHUNK])
            del waiting[:_CHUNK]
            yield done - len(waiting)
    write_all()
    yield done


def _insert(connection: sqlite3.Connection, placed: Sequence[tuple[int, Entry]]) -> None:
    connection.executemany(_INSERT, [(place, *entry.values) for place, entry in placed])
    words = [(place, entry.words) for place, entry in placed]
    connection.executemany("INSERT INTO listing_words (position, words) VALUES (?, ?)", words)
    connection.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", words)
