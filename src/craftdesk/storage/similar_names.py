"""Customers with a name like a given one in a town: the quick look while somebody types."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from craftdesk.domain.collation import beyond
from craftdesk.domain.folding import fold
from craftdesk.domain.ids import CustomerId

_BEGINNING = 3
_MOST_READ = 6_000
_MOST_ALIKE = 400
_LIKENESS = 80
_BY_FIRST = "SELECT id, match_name FROM customers WHERE match_name >= ? AND match_name < ? LIMIT ?"
_BY_LAST = "SELECT customer_id, sort_key FROM listing WHERE sort_key >= ? AND sort_key < ? LIMIT ?"


def similar_in_town(
    raw: sqlite3.Connection, first: str, last: str, towns: Iterable[str], limit: int
) -> list[CustomerId]:
    """Those whose name resembles the folded one and who live in one of the folded towns, the likest first.

    One of the two names, or a business's, has to begin with the same letters: that is what an index can answer.
    """
    # 2 MB that only whoever types a new customer needs.
    from rapidfuzz import fuzz, process

    found: dict[int, float] = {}
    for sql, name in ((_BY_FIRST, f"{first} {last}".strip()), (_BY_LAST, f"{last} {first}".strip())):
        start = name[:_BEGINNING]
        if len(name) < _BEGINNING:
            continue
        known = dict(raw.execute(sql, (start, beyond(start), _MOST_READ)).fetchall())
        for _, likeness, number in process.extract(
            name, known, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=_MOST_ALIKE
        ):
            found[number] = max(likeness, found.get(number, 0))
    best = sorted(found, key=lambda number: (-found[number], number))[:_MOST_ALIKE]
    marks = ", ".join("?" * len(best))
    cities = dict(raw.execute(f"SELECT customer_id, city FROM listing WHERE customer_id IN ({marks})", best).fetchall())
    wanted = set(towns)
    return [CustomerId(number) for number in best if fold(cities.get(number, "")) in wanted][:limit]
