"""Conditions on orders that lists ask and that partial indexes are made for; both must be written the same.

SQLite uses a partial index only for a query that holds the very terms of its condition.
"""

from __future__ import annotations

from craftdesk.domain.order_status import NOT_COUNTED, OPEN_STATUSES


def _one_of(statuses: frozenset[str]) -> str:
    return "('" + "', '".join(sorted(statuses)) + "')"


COUNTED = f"status NOT IN {_one_of(NOT_COUNTED)}"
"""The order counts as bought (spec §5)."""
OPEN = f"status IN {_one_of(OPEN_STATUSES)}"
"""The order is still to be made, handed over or sent."""
UNPAID = f"total > paid AND {COUNTED}"
"""The order counts, and money is still to come."""
NOTED = "(customer_note <> '' OR shop_note <> '')"
"""Somebody wrote something about the order."""
