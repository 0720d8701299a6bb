"""Which rows are the newest, by their numbers: what a save whose end nobody saw may have added."""

from __future__ import annotations

from typing import Literal

from craftdesk.storage.book import Book

Kind = Literal["customers", "orders"]


def highest(book: Book, kind: Kind) -> int:
    """The highest number of a row; 0 when there is none."""
    found = book.raw.execute(f"SELECT max(id) FROM {kind}").fetchone()[0]
    return int(found or 0)


def first_above(book: Book, kind: Kind, number: int) -> int | None:
    """The lowest number above another one; None when there is none."""
    found = book.raw.execute(f"SELECT min(id) FROM {kind} WHERE id > ?", (number,)).fetchone()[0]
    return None if found is None else int(found)
