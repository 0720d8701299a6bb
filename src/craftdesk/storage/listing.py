"""The list as it is read: one derived row a customer, its words for the search, and its place in the alphabet.

Whatever an operation touched is worked out anew in the same transaction, from the tables alone; so list, search and
sums can't disagree with the book, and an undo needs no care of its own. Rows are worked out a few thousand at a time
and written in the order of their places, as the full-text index likes it; until then they wait in a private file.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext

from craftdesk.domain.shop import ShopSettings
from craftdesk.storage.listing_entries import COLUMNS, entries_of, standings
from craftdesk.storage.positions import Row, places
from craftdesk.storage.staged_list import StagedList
from craftdesk.storage.word_index import Worded, take_in, take_out, words_at

_CHUNK = 1_000
_INSERT = f"INSERT INTO listing (position, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
_STANDING = (
    f"SELECT l.position, w.words, {', '.join(f'l.{name}' for name in COLUMNS)}"
    " FROM listing l LEFT JOIN listing_words w ON w.position = l.position"
)


def refresh(connection: sqlite3.Connection, settings: ShopSettings) -> None:
    """Works out the rows of the customers in `temp.touched` anew; the caller holds the transaction."""
    for _ in refreshing(connection, settings):
        pass


def refreshing(
    connection: sqlite3.Connection, settings: ShopSettings, staged: StagedList | None = None
) -> Iterator[tuple[int, int]]:
    """The same in portions of a tenth of a second, each with (done, total): time to think better of it.

    Entries of newcomers that are `staged` already are taken as they are.
    """
    (total,) = connection.execute("SELECT count(*) FROM temp.touched").fetchone()
    yield from ((0, total) for _ in _drop_vanished(connection))
    with nullcontext(staged) if staged is not None else closing(StagedList()) as waiting:
        moved = array("q")
        for _ in _work_out(connection, settings, waiting, moved):
            yield 0, total
        yield from ((0, total) for _ in _forget(connection, sorted(moved)))
        done = 0
        for some in waiting.staying():
            _update(connection, some, settings)
            done += len(some)
            yield done, total
        for placed in _place(connection, waiting):
            yield done + placed, total


def _work_out(
    connection: sqlite3.Connection, settings: ShopSettings, waiting: StagedList, moved: array[int]
) -> Iterator[None]:
    """Stages whoever has no place or another one, and notes who keeps theirs; `moved` gets the places left."""
    low = -1
    while True:
        some = connection.execute("SELECT id FROM temp.touched WHERE id > ? ORDER BY id LIMIT ?", (low, _CHUNK))
        ids = [row[0] for row in some]
        if not ids:
            return
        low = ids[-1]
        known = waiting.known(ids)
        if len(known) < len(ids):
            _stage(connection, settings, waiting, moved, [one for one in ids if one not in known])
        yield


def _stage(
    connection: sqlite3.Connection, settings: ShopSettings, waiting: StagedList, moved: array[int], ids: list[int]
) -> None:
    keys: dict[int, str] = {}
    stay: list[tuple[int, int]] = []
    for customer, key, old_key, position in standings(connection, ids, settings):
        if position is not None and key == old_key:
            stay.append((position, customer))
            continue
        keys[customer] = key
        if position is not None:
            moved.append(position)
    waiting.stay(stay)
    if keys:
        waiting.add(entries_of(connection, list(keys), settings, keys).values())


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
        take_out(connection, words_at(connection, some))
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
    former: list[Worded] = []
    reworded: list[Worded] = []
    for position, customer in some:
        entry, (values, words) = entries[customer], standing[position]
        news = {name: new for name, new, old in zip(COLUMNS, entry.values, values, strict=True) if new != old}
        if news:
            changed[tuple(news)].append((*news.values(), position))
        if words != entry.words:
            if words is not None:
                former.append((position, words))
            reworded.append((position, entry.words))
    for names, rows in changed.items():
        connection.executemany(f"UPDATE listing SET {' = ?, '.join(names)} = ? WHERE position = ?", rows)
    take_out(connection, former)
    connection.executemany("UPDATE listing_words SET words = ?2 WHERE position = ?1", reworded)
    take_in(connection, reworded)


def _place(connection: sqlite3.Connection, newcomers: StagedList) -> Iterator[int]:
    """Gives newcomers their places, and writes them in portions in the order of these; how many are written."""
    waiting: list[tuple[int, Row]] = []

    def write_all() -> None:
        _insert(connection, waiting)
        waiting.clear()

    done = 0
    for run, room in places(connection, newcomers, before_spreading=write_all):
        waiting += zip(room, run, strict=True)
        done += len(run)
        if len(waiting) >= _CHUNK:
            write_all()
            yield done
    write_all()
    yield done


def _insert(connection: sqlite3.Connection, placed: Sequence[tuple[int, Row]]) -> None:
    """Writes rows of a staged list, each with its place."""
    connection.executemany(_INSERT, [(place, *row[2]) for place, row in placed])
    words = [(place, row[-1]) for place, row in placed]
    connection.executemany("INSERT INTO listing_words (position, words) VALUES (?, ?)", words)
    take_in(connection, words)
