"""Rows of a Shopify list written by hand: what an import is measured against.

It gets the parsed rows for nothing and writes them with `executemany` into the same tables with the same indexes and
the same full-text table; it looks for nobody, remembers nothing for an undo and cleans nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random

from benchmarks.figures import Once
from benchmarks.harness import timed

_ROOM = 1 << 16
"""Between two neighbours of a new list, as the program leaves it."""


def write_by_hand(path: Path, rows: Sequence[Sequence[str]]) -> Once:
    """Write parsed rows into a shop file, which may have customers; its triggers are taken away first."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "secure_delete = ON", "cache_size = -32000"):
            raw.execute(f"PRAGMA {pragma}")
        (last,) = raw.execute("SELECT ifnull(max(id), 0) FROM customers").fetchone()
        places = _places(raw, len(rows))
        return timed(lambda: _write(raw, rows, last, places))


def _places(raw: sqlite3.Connection, wanted: int) -> list[int]:
    """Free places in the list, upwards: beside those who are there, anywhere among them."""
    taken = [place for (place,) in raw.execute("SELECT position FROM listing ORDER BY position")]
    if not taken:
        return list(range(_ROOM, (wanted + 1) * _ROOM, _ROOM))
    there = set(taken)
    beside = Random(7).choices(taken, k=wanted)  # noqa: S311 - always the same places
    for at, place in enumerate(beside):
        beside[at] = next(free for free in count(place + 1) if free not in there)
        there.add(beside[at])
    return sorted(beside)


def _write(raw: sqlite3.Connection, rows: Sequence[Sequence[str]], last: int, free: Sequence[int]) -> None:
    """Write the columns of a Shopify export: id, first, last, e-mail, consent, company, street and so on."""
    numbered = list(enumerate(rows, start=last + 1))
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(
        "INSERT INTO customers (id, number, type, first_name, last_name, company, note, created_at, match_name)"
        " VALUES (?, ?, 'individual', ?, ?, ?, ?, '2026-11-22T08:00:00Z', ?)",
        [(n, f"H-{n:05d}", row[1], row[2], row[5], row[17], f"{row[1]} {row[2]}".lower()) for n, row in numbered],
    )
    raw.executemany(
        "INSERT INTO customer_emails (customer_id, text, match_text) VALUES (?, ?, ?)",
        [(n, row[3], row[3].lower()) for n, row in numbered if row[3]],
    )
    raw.executemany(
        "INSERT INTO customer_phones (customer_id, text, match_digits) VALUES (?, ?, ?)",
        [(n, row[13], row[13][-10:]) for n, row in numbered if row[13]],
    )
    raw.executemany(
        "INSERT INTO external_numbers (customer_id, system, number) VALUES (?, 'by hand', ?)",
        [(n, row[0]) for n, row in numbered],
    )
    raw.executemany(
        "INSERT INTO customer_tags (customer_id, name) VALUES (?, ?)",
        [(n, tag.strip()) for n, row in numbered for tag in row[19].split(",") if tag],
    )
    raw.executemany(
        "INSERT INTO addresses (customer_id, use, street, street2, city, region, country, postcode, default_billing)"
        " VALUES (?, 'billing', ?, ?, ?, ?, ?, ?, 1)",
        [(n, row[6], row[7], row[8], row[9], row[10], row[11]) for n, row in numbered],
    )
    ordered = sorted(numbered, key=lambda pair: (pair[1][2].lower(), pair[0]))
    places = [(place, n, row) for place, (n, row) in zip(free, ordered, strict=True)]
    raw.executemany(
        "INSERT INTO listing (position, customer_id, sort_key, name, number, type, phone, email, city)"
        " VALUES (?, ?, ?, ?, ?, 'individual', ?, ?, ?)",
        [
            (place, n, row[2].lower(), f"{row[1]} {row[2]}", f"H-{n:05d}", row[13], row[3], row[8])
            for place, n, row in places
        ],
    )
    words = [
        (place, " ".join([*row[1:4], *row[5:9], row[11], row[13], row[17], row[19]]).lower())
        for place, _, row in places
    ]
    raw.executemany("INSERT INTO listing_words (position, words) VALUES (?, ?)", words)
    raw.executemany("INSERT INTO search (rowid, words) VALUES (?, ?)", words)
    raw.execute("COMMIT")
