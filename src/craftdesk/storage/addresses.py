"""Addresses of customers in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from craftdesk.domain.address import Address
from craftdesk.domain.ids import AddressId, CustomerId
from craftdesk.errors import NotFound
from craftdesk.storage.parts import insert_many
from craftdesk.storage.rows import address_of, address_values
from craftdesk.storage.statements import delete_rows, differing, insert_row, rows_of, update_row
from craftdesk.storage.tables import addresses


class Addresses:
    """get, of, add, save, remove: addresses over one connection."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def get(self, number: AddressId) -> Address:
        """One address; NotFound when there is none of that id."""
        found = rows_of(self._raw, addresses, "id", [number])
        if not found:
            raise NotFound("address.not_found", id=number)
        return address_of(found[0])

    def of(self, customer: CustomerId) -> list[Address]:
        """A customer's addresses: defaults first, then in the order they were added."""
        return self.of_many([customer])[customer]

    def of_many(self, customers: Sequence[CustomerId]) -> dict[CustomerId, list[Address]]:
        """The addresses of several customers; each of them is a key."""
        found: dict[CustomerId, list[Address]] = {customer: [] for customer in customers}
        defaults_first = "default_shipping + default_billing DESC, id"
        for row in rows_of(self._raw, addresses, "customer_id", customers, defaults_first):
            found[CustomerId(row["customer_id"])].append(address_of(row))
        return found

    def add(self, address: Address) -> Address:
        """Adds an address to its customer."""
        return replace(address, id=AddressId(insert_row(self._raw, addresses, address_values(address))))

    def add_many(self, drafts: Sequence[Address]) -> None:
        """Adds many addresses at once."""
        insert_many(self._raw, addresses, [address_values(draft) for draft in drafts])

    def add_for(self, drafts: Iterable[tuple[CustomerId, Iterable[Address]]]) -> None:
        """Adds many addresses, each to the customer it is given with, whoever it names itself."""
        rows = [{**address_values(one), "customer_id": customer} for customer, some in drafts for one in some]
        insert_many(self._raw, addresses, rows)

    def save(self, address: Address) -> None:
        """Writes a changed address."""
        for standing in rows_of(self._raw, addresses, "id", [address.id]):
            update_row(self._raw, addresses, address.id, differing(standing, address_values(address)))

    def remove(self, number: AddressId) -> None:
        """Removes an address; orders keep their own copies."""
        delete_rows(self._raw, addresses, [number])
