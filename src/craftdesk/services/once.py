"""Adding something once, also when nobody saw how its saving ended: whoever tries again is not to have it twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from craftdesk.errors import EnvironmentFailure
from craftdesk.storage.book import Store
from craftdesk.storage.file.outcome import Outcome
from craftdesk.storage.newest_rows import Kind, first_above, highest

Result = TypeVar("Result")


class Once:
    """What one form adds of one kind; used by the thread that writes."""

    def __init__(self, store: Store, kind: Kind) -> None:
        self._store, self._kind = store, kind
        self._before: int | None = None
        self._asked: object = None

    def forget(self) -> None:
        """The form begins with something else."""
        self._before = self._asked = None

    def kept(self) -> int | None:
        """The number of what was kept though nobody saw it; `save.unknown` while that can't be looked at."""
        if self._before is None:
            return None
        shop = self._store.shop
        if shop.acknowledge() is Outcome.UNKNOWN:
            raise EnvironmentFailure("save.unknown", path=str(shop.path))
        with self._store.reading() as book:
            return first_above(book, self._kind, self._before)

    def is_what_was_asked(self, asked: object) -> bool:
        """Whether what was kept is what is to be saved now."""
        return asked == self._asked

    def add(self, asked: object, add: Callable[[], Result]) -> Result:
        """Add what is asked for, and remember how things stood if nobody sees the end."""
        with self._store.reading() as book:
            before = highest(book, self._kind)
        try:
            return add()
        except EnvironmentFailure as problem:
            if problem.code == "save.unknown":
                self._before, self._asked = before, asked
            raise
