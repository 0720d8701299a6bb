"""Groups in the file, and who is in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from craftdesk.domain.group import Group
from craftdesk.domain.group_rules import GroupSize
from craftdesk.domain.ids import CustomerId, GroupId
from craftdesk.errors import NotFound
from craftdesk.storage.pricing import groups_of

_COLUMNS = "g.id, g.name, g.price_level, g.discount, g.payment_term, g.note"
_LIVING = "SELECT m.group_id, count(*) AS n FROM group_members m JOIN customers c ON c.id = m.customer_id"
_Row = tuple[int, str, str, int, int | None, str]


class Groups:
    """get, all, of, members, add, save, remove, join, leave: groups over one connection."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def get(self, number: GroupId) -> Group:
        """One group; NotFound when there is none of that id."""
        row = self._raw.execute(f"SELECT {_COLUMNS} FROM groups g WHERE g.id = ?", (number,)).fetchone()
        if row is None:
            raise NotFound("group.not_found", id=number)
        return _group(row)

    def all(self) -> list[Group]:
        """Every group, as they were made."""
        return [_group(row) for row in self._raw.execute(f"SELECT {_COLUMNS} FROM groups g ORDER BY g.id")]

    def sizes(self) -> list[GroupSize]:
        """Every group with how many customers are in it; those in the bin don't count."""
        rows = self._raw.execute(
            f"SELECT {_COLUMNS}, coalesce(k.n, 0) FROM groups g LEFT JOIN"
            f" ({_LIVING} WHERE c.deleted_at IS NULL GROUP BY m.group_id) k ON k.group_id = g.id ORDER BY g.id"
        )
        return [GroupSize(group=_group(row[:6]), members=row[6]) for row in rows]

    def of(self, customer: CustomerId) -> list[Group]:
        """The groups that a customer is in, by name."""
        return groups_of(self._raw, customer)

    def members(self, number: GroupId) -> list[CustomerId]:
        """Who is in a group, those in the bin too."""
        rows = self._raw.execute("SELECT customer_id FROM group_members WHERE group_id = ? ORDER BY id", (number,))
        return [CustomerId(row[0]) for row in rows]

    def add(self, draft: Group) -> Group:
        """Adds a group."""
        (number,) = self._raw.execute(
            "INSERT INTO groups (name, price_level, discount, payment_term, note) VALUES (?, ?, ?, ?, ?) RETURNING id",
            tuple(group_values(draft).values()),
        ).fetchone()
        return replace(draft, id=GroupId(number))

    def save(self, group: Group) -> None:
        """Writes a changed group; one that is as it was is left alone."""
        if self.get(group.id) != group:
            self._raw.execute(
                "UPDATE groups SET name = ?, price_level = ?, discount = ?, payment_term = ?, note = ? WHERE id = ?",
                (*group_values(group).values(), group.id),
            )

    def remove(self, number: GroupId) -> None:
        """Removes a group; who was in it stays in the book."""
        self._raw.execute("DELETE FROM group_members WHERE group_id = ?", (number,))
        self._raw.execute("DELETE FROM groups WHERE id = ?", (number,))

    def join(self, number: GroupId, customers: Sequence[CustomerId]) -> int:
        """Puts customers into a group; how many were not in it."""
        return self._raw.execute(
            "INSERT OR IGNORE INTO group_members (group_id, customer_id)"
            " SELECT ?, value FROM json_each(?) WHERE value IN (SELECT id FROM customers)",
            (number, json.dumps(customers)),
        ).rowcount

    def leave(self, number: GroupId, customers: Sequence[CustomerId]) -> int:
        """Takes customers out of a group; how many were in it."""
        return self._raw.execute(
            "DELETE FROM group_members WHERE group_id = ? AND customer_id IN (SELECT value FROM json_each(?))",
            (number, json.dumps(customers)),
        ).rowcount


def group_values(group: Group) -> dict[str, str | int | None]:
    """The columns of `groups`, without id."""
    return {
        "name": group.name, "price_level": group.price_level, "discount": group.discount,
        "payment_term": group.payment_term, "note": group.note,
    }  # fmt: skip


def _group(row: _Row) -> Group:
    number, name, level, discount, term, note = row
    return Group(
        id=GroupId(number), name=name, price_level=level, discount=discount, payment_term=term, note=note
    )  # fmt: skip
