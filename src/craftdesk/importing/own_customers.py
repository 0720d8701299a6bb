"""Customers in a table that CraftDesk wrote itself: they come back as they went out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from craftdesk.domain.address_defaults import settle
from craftdesk.domain.cells import BadCell
from craftdesk.domain.export_columns import customer_from_cells
from craftdesk.domain.validation import clean_address, clean_customer, customer_problems
from craftdesk.importing.custom_columns import OwnFields
from craftdesk.importing.outcome import RowMessage, Tidings
from craftdesk.importing.people_reader import Row
from craftdesk.importing.person import Person
from craftdesk.importing.table import Chunk


class OwnCustomers:
    """Reads the customers of chunks."""

    def __init__(
        self, names: Sequence[str], currency: str, cell: Callable[[str], str], own: OwnFields, tidings: Tidings
    ) -> None:
        self._cell = cell
        self._names = names
        self._currency = currency
        self._own = own
        self._tidings = tidings

    def read(self, chunk: Chunk) -> list[Row]:
        """A person, or a rejection, for each row of the chunk."""
        return [
            self._person(row, list(map(self._cell, cells)))
            for row, cells in zip(chunk.rows, zip(*chunk.columns, strict=True), strict=True)
        ]

    def _person(self, row: int, cells: list[str]) -> Row:
        try:
            record = customer_from_cells(dict(zip(self._names, cells, strict=True)), self._currency)
        except BadCell as bad:
            return RowMessage(row, "import.own.cell", {"column": bad.header, "value": bad.text[:80]})
        own = self._own.exact(row, cells, self._tidings)
        customer = clean_customer(replace(record.customer, custom=own) if own else record.customer)
        for problem in customer_problems(customer):
            if not problem.warning:
                return RowMessage(row, problem.code, problem.params)
        addresses = tuple(clean_address(one) for one in record.addresses if not one.place.is_empty)
        return Person(customer, tuple(settle(addresses)), row, referred_by=record.referred_by)
