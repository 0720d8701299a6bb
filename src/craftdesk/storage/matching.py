"""Who in the book a row of an import may be: look-ups in batches by e-mail, phone, external number and name.

Each answers: key → ids of customers, in the order of their ids; deleted customers are not among them.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from craftdesk.domain.ids import CustomerId, OrderId, ProductId
from craftdesk.domain.merging import MERGED

_KEYS_A_QUESTION = 500
Found = dict[str, list[CustomerId]]


class Matching:
    """Batch look-ups over one connection."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def by_email(self, emails: Iterable[str]) -> Found:
        """Customers by case-folded e-mail address."""
        return self._customers(
            "SELECT e.match_text, c.id FROM customer_emails e JOIN customers c ON c.id = e.customer_id"
            " WHERE e.match_text IN ({keys}) AND c.deleted_at IS NULL ORDER BY c.id",
            emails,
        )

    def by_phone(self, phones: Iterable[str]) -> Found:
        """Customers by the last ten digits of a phone number (`phone.comparable`)."""
        return self._customers(
            "SELECT p.match_digits, c.id FROM customer_phones p JOIN customers c ON c.id = p.customer_id"
            " WHERE p.match_digits IN ({keys}) AND c.deleted_at IS NULL ORDER BY c.id",
            phones,
        )

    def by_external_number(self, system: str, numbers: Iterable[str]) -> Found:
        """Customers by the number that another system gives them."""
        return self._customers(
            "SELECT x.number, c.id FROM external_numbers x JOIN customers c ON c.id = x.customer_id"
            " WHERE x.number IN ({keys}) AND x.system = ? AND c.deleted_at IS NULL ORDER BY c.id",
            numbers,
            (system,),
        )

    def by_number(self, numbers: Iterable[str]) -> Found:
        """Customers by customer number; by that of somebody merged into them where nobody has it now."""
        wanted = list(numbers)
        return self.by_external_number(MERGED, wanted) | self._customers(
            "SELECT number, id FROM customers WHERE number IN ({keys}) AND deleted_at IS NULL ORDER BY id", wanted
        )

    def by_name(self, names: Iterable[str]) -> Found:
        """Customers by folded full name, or company name without a person (`rows.match_name`)."""
        return self._customers(
            "SELECT match_name, id FROM customers WHERE match_name IN ({keys}) AND deleted_at IS NULL ORDER BY id",
            names,
        )

    def namesakes(self, names: Iterable[str], most: int) -> Found:
        """The first few customers of each folded full name: in a large shop hundreds share one."""
        sql = "SELECT id FROM customers WHERE match_name = ? AND deleted_at IS NULL ORDER BY id LIMIT ?"
        found: Found = {}
        for name in dict.fromkeys(names) if self._knows_anybody() else ():
            if name and (ids := [CustomerId(row[0]) for row in self._raw.execute(sql, (name, most))]):
                found[name] = ids
        return found

    def shown_names(self, customers: Iterable[CustomerId]) -> dict[CustomerId, str]:
        """What the list calls some customers."""
        sql = "SELECT customer_id, name FROM listing WHERE customer_id = ?"
        return dict(row for one in customers for row in self._raw.execute(sql, (one,)))

    def orders_by_external(self, system: str, numbers: Iterable[str]) -> dict[str, OrderId]:
        """Orders by the number that another system gives them."""
        return {
            key: OrderId(found)
            for key, found in self._pairs(
                "SELECT external_id, id FROM orders WHERE external_id IN ({keys}) AND system = ? ORDER BY id DESC",
                numbers,
                (system,),
            )
        }

    def orders_by_number(self, numbers: Iterable[str]) -> dict[str, list[OrderId]]:
        """Orders by their number in the book, the oldest first."""
        found: dict[str, list[OrderId]] = defaultdict(list)
        for key, number in self._pairs("SELECT number, id FROM orders WHERE number IN ({keys}) ORDER BY id", numbers):
            found[key].append(OrderId(number))
        return dict(found)

    def products(self, skus: Iterable[str], names: Iterable[str]) -> tuple[dict[str, ProductId], dict[str, ProductId]]:
        """Products by article number, and by folded name."""
        by_sku = self._pairs("SELECT sku, id FROM products WHERE sku IN ({keys}) ORDER BY id DESC", skus)
        by_name = self._pairs(
            "SELECT match_name, id FROM products WHERE match_name IN ({keys}) ORDER BY id DESC", names
        )
        return (
            {key: ProductId(found) for key, found in by_sku},
            {key: ProductId(found) for key, found in by_name},
        )

    def _knows_anybody(self) -> bool:
        """Whether there is any customer: the first import of a shop need not ask for each."""
        return self._raw.execute("SELECT 1 FROM customers LIMIT 1").fetchone() is not None

    def _customers(self, sql: str, keys: Iterable[str], more: Sequence[str] = ()) -> Found:
        if not self._knows_anybody():
            return {}
        found: Found = defaultdict(list)
        for key, number in self._pairs(sql, keys, more):
            if not found[key] or found[key][-1] != number:
                found[key].append(CustomerId(number))
        return dict(found)

    def _pairs(self, sql: str, keys: Iterable[str], more: Sequence[str] = ()) -> list[tuple[str, int]]:
        wanted = [key for key in dict.fromkeys(keys) if key]
        pairs: list[tuple[str, int]] = []
        for start in range(0, len(wanted), _KEYS_A_QUESTION):
            some = wanted[start : start + _KEYS_A_QUESTION]
            marks = ", ".join("?" * len(some))
            pairs += self._raw.execute(sql.format(keys=marks), (*some, *more)).fetchall()
        return pairs
