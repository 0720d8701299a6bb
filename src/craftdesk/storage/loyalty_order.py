"""The list in the order of loyalty, and its first rows without finding out the class of everybody.

Loyalty depends on the day, so no index holds it. But among equals the list stays in the order of names: whoever is
first in a class of many is met soon, and a class of few is led to by an index of what its rule asks for.
"""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from craftdesk.domain.loyalty import Loyalty, LoyaltyRules
from craftdesk.storage.loyalty_sql import loyalty_expression

_RANKS = (Loyalty.BEST, Loyalty.REGULAR, Loyalty.NEW, Loyalty.OCCASIONAL, Loyalty.SLIPPING, Loyalty.LOST, Loyalty.NONE)
_WALKED = 20_000
"""So many are looked at in the order of names, a frame or less."""
_FEW = 5_000
"""So few are quicker fetched by way of an index."""


def rank_expression(rules: LoyaltyRules, today: date) -> str:
    """SQL to sort by: the best first, those who never bought last."""
    ranks = " ".join(f"WHEN '{one}' THEN {place}" for place, one in enumerate(_RANKS))
    return f"CASE {loyalty_expression(rules, today)} {ranks} END"


class LoyaltyOrder:
    """Finds who comes first by loyalty, over one connection."""

    def __init__(self, connection: sqlite3.Connection, rules: LoyaltyRules, today: date, state: int) -> None:
        self._connection = connection
        self._class = loyalty_expression(rules, today)
        self._state = state
        self._led_to = {
            Loyalty.BEST: ("listing_spent", f"spent >= {rules.best_spent:d}"),
            Loyalty.REGULAR: ("listing_orders", f"orders >= {rules.regular_orders:d}"),
            Loyalty.SLIPPING: ("listing_orders", f"orders >= {rules.regular_orders:d}"),
        }

    def first(self, columns: str, count: int, *, descending: bool) -> list[Any] | None:
        """The first rows of the list; None where everybody has to be looked at for them."""
        rows: list[Any] = []
        for one in reversed(_RANKS) if descending else _RANKS:
            found = self._of_few(one, columns, count - len(rows))
            if found is None:
                found = self._met(one, columns, count - len(rows))
                if len(rows) + len(found) < count:
                    return None
            rows += found
            if len(rows) == count:
                break
        return rows

    def _of_few(self, one: Loyalty, columns: str, count: int) -> list[Any] | None:
        """The first of a class of which an index shows that it is small; None for other classes."""
        if one not in self._led_to:
            return None
        index, condition = self._led_to[one]
        source = f"FROM listing INDEXED BY {index} WHERE state = ? AND {condition}"
        (some,) = self._connection.execute(
            f"SELECT count(*) FROM (SELECT 1 {source} LIMIT ?)", (self._state, _FEW + 1)
        ).fetchone()
        if some > _FEW:
            return None
        sql = f"SELECT {columns} {source} AND {self._class} = ? ORDER BY position LIMIT ?"
        return self._connection.execute(sql, (self._state, one.value, count)).fetchall()

    def _met(self, one: Loyalty, columns: str, count: int) -> list[Any]:
        # Without an order of its own the outer question stops at the last row that it needs.
        sql = (
            f"SELECT {columns} FROM (SELECT * FROM listing NOT INDEXED WHERE state = ? ORDER BY position LIMIT ?)"
            f" WHERE {self._class} = ? LIMIT ?"
        )
        return self._connection.execute(sql, (self._state, _WALKED, one.value, count)).fetchall()
