"""The list of customers, read for the window and the command line.

It serves the first painted list, so nothing here may load SQLAlchemy (a test watches).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from traceback import clear_frames

from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.filter_choices import FilterChoices
from craftdesk.domain.query import CustomerQuery, CustomerRow
from craftdesk.storage.failures import failures
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.filter_choices import filter_choices, group_names
from craftdesk.storage.list_reader import ListReader

_STEPS = 20_000
"""Steps of SQLite's machine between two looks whether anybody still waits: about a thousandth of a second."""


class ListConnection:
    """A read-only connection for a list's questions; one thread at a time, but see `interrupt`."""

    def __init__(self, shop: ShopFile, *, busy_ms: int) -> None:
        self._shop = shop
        self._path = str(shop.path)
        self._connection = shop.reader(busy_ms=busy_ms)
        self._closed = False
        self._stopped = False
        # Not by SQLite's own interruption: that goes on to hit new questions while any old statement is left.
        self._connection.set_progress_handler(lambda: self._stopped, _STEPS)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        self._stopped = False
        with failures(self._path, stopped=lambda: self._stopped):
            try:
                yield
            except BaseException as problem:
                # It would keep what it came through, and with it statements that hold up whoever saves.
                clear_frames(problem.__traceback__)
                raise

    def interrupt(self) -> None:
        """Stops the question that is asked in another thread, which then raises Cancelled."""
        self._stopped = True

    def close(self) -> None:
        """Closes the connection; closing twice is harmless."""
        if not self._closed:
            self._closed = True
            self._shop.close_reader(self._connection)


class CustomerList(ListConnection):
    """The questions of the list of customers."""

    def __init__(self, shop: ShopFile, today: Callable[[], date], *, busy_ms: int = 5_000) -> None:
        super().__init__(shop, busy_ms=busy_ms)
        self._today = today
        self._reader = ListReader(self._connection)

    def count(self, query: CustomerQuery) -> int:
        """How many customers a query finds."""
        with self._asking():
            return self._reader.count(query, self._today())

    def first(self, query: CustomerQuery, count: int) -> list[CustomerRow]:
        """The first rows of a query, without waiting for all of it."""
        with self._asking():
            return self._reader.first(query, self._today(), count)

    def begin(self, query: CustomerQuery, count: int) -> tuple[list[CustomerRow], bool]:
        """The first rows of a query, and whether they are all of them."""
        rows = self.first(query, count)
        return rows, len(rows) < count

    def spine(self, query: CustomerQuery) -> array[int]:
        """The ids of all customers that a query finds, in order."""
        with self._asking():
            return self._reader.spine(query, self._today())

    def answer(self, query: CustomerQuery) -> tuple[array[int], int]:
        """The ids of all customers that a query finds, in order, and how many there are of its state."""
        spine = self.spine(query)
        return spine, self.count(CustomerQuery(state=query.state)) if query.narrowed else len(spine)

    def rows(self, ids: Sequence[int]) -> dict[int, CustomerRow]:
        """Rows by id; a customer that is no longer there is left out."""
        with self._asking():
            return self._reader.rows(ids)

    def fields(self) -> tuple[CustomField, ...]:
        """The fields of the shop's own that are in use, in its order."""
        with self._asking():
            return self._reader.fields()

    def has_letters(self, first: str, last: str) -> bool:
        """Whether anybody is found by a word that begins with a letter from the first to the last."""
        with self._asking():
            return self._reader.has_letters(first, last)

    def groups(self) -> dict[int, str]:
        """The names of the shop's groups by id."""
        with self._asking():
            return group_names(self._connection)

    def choices(self) -> FilterChoices:
        """What there is to choose from when a filter is made; looks at everybody once."""
        with self._asking():
            return filter_choices(self._connection)

    def similar(self, query: CustomerQuery, count: int) -> tuple[str, list[CustomerRow]]:
        """What was perhaps meant by a text without hits, and the first rows of that; ('', []) for nothing like it."""
        with self._asking():
            return self._reader.similar(query, self._today(), count)
