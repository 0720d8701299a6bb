"""Addresses of customers in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from craftdesk.domain.address import Address
from craftdesk.domain.ids import AddressId, CustomerId
from craftdesk.errors import NotFound
from craftdesk.storage.database import new_id
from craftdesk.storage.parts import insert_many
from craftdesk.storage.rows import address_of, address_values
from craftdesk.storage.tables import addresses

_DEFAULTS = addresses.c.default_shipping + addresses.c.default_billing


class Addresses:
    """get, of, add, save, remove: addresses over one connection."""

    def __init__(self, connection: Connection, raw: sqlite3.Connection) -> None:
        self._connection = connection
        self._raw = raw

    def get(self, number: AddressId) -> Address:
        """One address; NotFound when there is none of that id."""
        row = self._connection.execute(select(addresses).where(addresses.c.id == number)).mappings().first()
        if row is None:
            raise NotFound("address.not_found", id=number)
        return address_of(row)

    def of(self, customer: CustomerId) -> list[Address]:
        """A customer's addresses: defaults first, then in the order they were added."""
        return self.of_many([customer])[customer]

    def of_many(self, customers: Sequence[CustomerId]) -> dict[CustomerId, list[Address]]:
        """The addresses of several customers; each of them is a key."""
        found: dict[CustomerId, list[Address]] = {customer: [] for customer in customers}
        for start in range(0, len(customers), 500):
            some = customers[start : start + 500]
            rows = self._connection.execute(
                select(addresses)
                .where(addresses.c.customer_id.in_(some))
                .order_by(addresses.c.customer_id, -_DEFAULTS, addresses.c.id)
            ).mappings()
            for row in rows:
                found[CustomerId(row["customer_id"])].append(address_of(row))
        return found

    def add(self, address: Address) -> Address:
        """Adds an address to its customer."""
        done = self._connection.execute(insert(addresses).values(address_values(address)))
        return replace(address, id=AddressId(new_id(done)))

    def add_many(self, drafts: Sequence[Address]) -> None:
        """Adds many addresses at once."""
        insert_many(self._raw, addresses, [address_values(draft) for draft in drafts])

    def add_for(self, drafts: Iterable[tuple[CustomerId, Iterable[Address]]]) -> None:
        """Adds many addresses, each to the customer it is given with, whoever it names itself."""
        rows = [{**address_values(one), "customer_id": customer} for customer, some in drafts for one in some]
        insert_many(self._raw, addresses, rows)

    def save(self, address: Address) -> None:
        """Writes a changed address."""
        self._connection.execute(update(addresses).where(addresses.c.id == address.id).values(address_values(address)))

    def remove(self, number: AddressId) -> None:
        """Removes an address; orders keep their own copies."""
        self._connection.execute(delete(addresses).where(addresses.c.id == number))
